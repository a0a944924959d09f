"""The annotation guide in Argilla: what volunteers see, and how a new version is published."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from fiel.annotation.client import Argilla, call
from fiel.annotation.form.shapes import names_of_task
from fiel.annotation.records import find_datasets, note_on_dataset
from fiel.campaign import Campaign, CampaignFile, Task
from fiel.campaign.guide import Guide, load_guide, parse_guide, refuse_unfinished
from fiel.campaign.publishedguide import PublishedGuide
from fiel.errors import FielError

_METADATA_KEY = "guide"  # in the dataset's metadata, which only organizers see


def launched_datasets(client: Argilla, campaign: Campaign) -> Iterator[tuple[Task, str, str]]:
    """Yield the datasets of a campaign: task, name and id.

    Raises:
        FielError: A task was not launched.
    """
    datasets = {
        name: each["id"] for name, each in find_datasets(client, campaign.name).items() if each["ready"]
    }
    for task in campaign.tasks:
        found = sorted(names_of_task(task, list(datasets)))
        if not found:
            raise FielError(
                f"{campaign.name}: {task.name}: expected its dataset in Argilla, found none: "
                "launch the campaign first"
            )
        for name in found:
            yield task, name, datasets[name]


def fetch_guides(client: Argilla, file: CampaignFile) -> list[PublishedGuide]:
    """Fetch the guides that volunteers see, and read the files.

    Raises:
        FielError: The campaign was not launched, or a guide cannot be read.
    """
    guides = []
    for task, name, identifier in launched_datasets(client, file.campaign):
        dataset = call(client, "GET", f"datasets/{identifier}")
        where = f"{file.campaign.name}: {name}: the guidelines in Argilla"
        guides.append(
            PublishedGuide(
                task=task.name,
                dataset=name,
                dataset_id=identifier,
                published=parse_guide(dataset["guidelines"] or f"# {name}", where),
                published_at=_read_time(dataset.get("metadata")),
                file=load_guide(file.folder / task.guide),
            )
        )
    return guides


def _read_time(metadata: Mapping[str, Any] | None) -> datetime | None:
    noted = (metadata or {}).get(_METADATA_KEY)
    return datetime.fromisoformat(noted["published_at"]) if noted else None


def update_guides(client: Argilla, guides: Sequence[PublishedGuide]) -> list[PublishedGuide]:
    """Publish the guides with newer files, all or none; return these as they were before.

    Raises:
        FielError: A text was changed without a new version, lacks a version or a note of what changed, or
            volunteers already see a later version.
    """
    refuse_unfinished(guide.file for guide in guides if guide.state == "newer")
    for guide in guides:
        _refuse_update(guide)
    newer = [guide for guide in guides if guide.state == "newer"]
    for guide in newer:
        _refuse_moved(client, guide)
        publish_guidelines(client, guide.dataset_id, guide.file, at=datetime.now(UTC))
    return newer


def _refuse_moved(client: Argilla, guide: PublishedGuide) -> None:
    """Refuse guidelines that an organizer changed in Argilla since they were read."""
    seen = call(client, "GET", f"datasets/{guide.dataset_id}")["guidelines"] or f"# {guide.dataset}"
    if seen.strip() != guide.published.text.strip():
        raise FielError(
            f"{guide.dataset}: expected the guidelines that were read a moment ago, found that someone "
            "changed them in Argilla meanwhile. They were left alone: compare both with fiel guide show."
        )


def publish_guidelines(client: Argilla, dataset_id: str, guide: Guide, *, at: datetime) -> None:
    """Replace a dataset's guidelines, recording the guide's version and time."""
    call(client, "PATCH", f"datasets/{dataset_id}", json={"guidelines": guide.text})
    note_on_dataset(
        client, dataset_id, _METADATA_KEY, {"version": guide.version, "published_at": at.isoformat()}
    )


def _refuse_update(guide: PublishedGuide) -> None:
    file, seen = guide.file, guide.published.version
    place = f"{file.where}: {guide.dataset}"
    if guide.state == "missing":
        raise FielError(
            f"{file.where}: expected a line after the title like Version {seen + 1} · 2026-11-24, found none"
        )
    if guide.state == "unversioned":
        raise FielError(
            f"{place}: expected a version of {seen + 1} or more, since the text was changed, found "
            f"{file.version}, which volunteers see with another text. Nothing was published."
        )
    if guide.state == "older":
        raise FielError(
            f"{place}: expected a version of {seen + 1} or more, found {file.version}: volunteers already "
            f"see version {seen}. To go back, give the old text a new number. Nothing was published."
        )
    if guide.state == "newer" and not file.changes_in(file.version):
        raise FielError(
            f"{file.where}: expected a line in its last section saying what changed in version "
            f"{file.version}, such as - Version {file.version} (2026-11-24): what and why, found none. "
            "Nothing was published."
        )
