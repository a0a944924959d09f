"""Keeping a campaign: archive it, close it with an archive and a last snapshot, and open it again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fiel import __version__
from fiel.archive.content import ContentSum, DatasetInfo, Manifest, to_json
from fiel.archive.file import PEOPLE, PSEUDONYMS, ArchiveWriter, writing_archive
from fiel.campaign import CampaignFile
from fiel.feedback import answers_path
from fiel.release.pseudonyms import load_secret, secret_path
from fiel.settings import Settings
from fiel.work import Work
from fiel.workflow.collecting import take_snapshot
from fiel.workflow.connection import connected_argilla

# argilla takes seconds to import: the steps that use it import it.
if TYPE_CHECKING:
    from fiel.annotation.archive import StoredCampaign, StoredDataset

Advance = Callable[[int], None]
"""Told how many more records are done."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing a campaign did.

    Attributes:
        left: How many people left the workspace; 0 when it was closed already.
        snapshot: Folder of the snapshot.
        archive: What the archive holds.
    """

    left: int
    snapshot: Path
    archive: Manifest


def archive(
    settings: Settings, file: CampaignFile, out: Path, *, progress: Advance = lambda count: None
) -> Manifest:
    """Write a whole campaign to an archive; see `fiel.archive.file` for what it holds.

    Raises:
        FielError: The campaign was not launched, changed while it was read, or the file cannot be written.
    """
    from fiel.annotation.archive import StoredCampaign

    with connected_argilla(settings) as client:
        stored = StoredCampaign(client, file.campaign.name)
        with writing_archive(out) as writer:
            datasets = {
                dataset.settings.name: _archive_dataset(writer, stored, dataset, progress)
                for dataset in stored.datasets
            }
            people = stored.people()
            writer.add(PEOPLE, (to_json(person.model_dump()) + b"\n" for person in people))
            for name, path in sorted(_files_of(file, settings.home).items()):
                writer.add(name, [path.read_bytes()])
            manifest = Manifest(
                fiel=__version__,
                argilla=stored.argilla,
                campaign=file.campaign.name,
                people=len(people),
                datasets=datasets,
                members=dict(writer.members),
            )
            writer.finish(manifest)
    return manifest


def _archive_dataset(
    writer: ArchiveWriter, stored: "StoredCampaign", dataset: "StoredDataset", progress: Advance
) -> DatasetInfo:
    name = dataset.settings.name
    total = ContentSum(dataset.settings)

    def lines() -> Iterator[bytes]:
        for record in stored.records(dataset):
            total.add(record)
            progress(1)
            yield to_json(record.model_dump()) + b"\n"

    writer.add(f"datasets/{name}/settings.json", [to_json(dataset.settings.model_dump())])
    writer.add(f"datasets/{name}/records.jsonl", lines())
    return total.info()


def _files_of(file: CampaignFile, home: Path) -> dict[str, Path]:
    """Return the files of a campaign that are not in Argilla, by their names in the archive."""
    found = {"files/campaign.yaml": file.path}
    for task in file.campaign.tasks:
        named = {"guide": task.guide, "glossary": task.glossary, "ids": task.ids_file}
        for kind, path in named.items():
            if path is not None:
                found[f"files/{task.name}/{kind}{path.suffix}"] = file.folder / path
    if (answers := answers_path(file.path)).exists():
        found["files/feedback.jsonl"] = answers
    load_secret(home, file.campaign.name)  # made here, if nothing was exported yet: both sides have the same
    found[PSEUDONYMS] = secret_path(home, file.campaign.name)
    for path in sorted((home / "launches").glob(f"{file.campaign.name}.*")):
        found[f"notes/launches{path.name.removeprefix(file.campaign.name)}"] = path
    return found


def close(settings: Settings, work: Work, out: Path, *, progress: Advance = lambda count: None) -> Closed:
    """Take no more answers, then write the last snapshot and an archive; see `fiel.annotation.closing`.

    What fails after the people left can be run again: closing twice does nothing more.

    Raises:
        FielError: The campaign was not launched, or a file cannot be written.
    """
    from fiel.annotation.closing import close_campaign

    folder = settings.snapshot_folder  # refused here, before anybody leaves
    with connected_argilla(settings) as client:
        left = close_campaign(client, work.campaign.name)
    info = take_snapshot(settings, [work])
    manifest = archive(settings, work.file, out, progress=progress)
    return Closed(left, folder / info.path, manifest)


def reopen(settings: Settings, file: CampaignFile) -> int:
    """Open a closed campaign for the people who belonged to it, and return how many came back.

    Raises:
        FielError: The campaign was not launched.
    """
    from fiel.annotation.closing import reopen_campaign

    with connected_argilla(settings) as client:
        return reopen_campaign(client, file.campaign.name)
