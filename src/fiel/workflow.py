"""The steps of a campaign's life, each one function, for the command line and the demo alike."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from fiel.campaign import Task
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.work import Work, load_whole_task, note_sources

# argilla, datasets and pandas take seconds to import: the steps that use them import them.
if TYPE_CHECKING:
    import argilla as rg

    from fiel.annotation.launch import TaskLaunch
    from fiel.release.dataset import ReleaseInfo
    from fiel.snapshot import SnapshotInfo


@contextmanager
def connected_argilla(settings: Settings) -> "Iterator[rg.Argilla]":
    """Connect to the Argilla of the settings, or to the embedded one that runs on the home, for a block.

    Raises:
        FielError: None runs, none was named, or it refuses.
    """
    from fiel.annotation.client import connect
    from fiel.server.credentials import load_credentials
    from fiel.server.process import server_url

    url = settings.api_url or server_url(settings.home)
    if url is None:
        raise FielError(
            f"{settings.home}: expected a running Argilla, found none. Start it with fiel up, or "
            "set ARGILLA_API_URL and ARGILLA_API_KEY."
        )
    key = settings.api_key
    if key is None and not settings.api_url:
        credentials = load_credentials(settings.home)
        key = credentials.api_key if credentials else None
    if key is None:
        raise FielError("ARGILLA_API_KEY: expected the API key of an owner, found nothing")
    client = connect(url, key.get_secret_value())
    try:
        yield client
    finally:
        client.http_client.close()


def launch(
    settings: Settings, work: Work, *, progress: Callable[[int], None] = lambda count: None
) -> "list[TaskLaunch]":
    """Put the campaign into Argilla; see `fiel.annotation.launch.launch_campaign`."""
    from fiel.annotation.launch import launch_campaign

    guidelines = {
        task.name: (work.file.folder / task.guide).read_text(encoding="utf-8") for task in work.campaign.tasks
    }
    with connected_argilla(settings) as client:
        done = launch_campaign(client, work.campaign, work.items, guidelines=guidelines, progress=progress)
    note_sources(work, settings.home)
    return done


def snapshot(settings: Settings, works: Sequence[Work]) -> "SnapshotInfo":
    """Collect the answers to campaigns and write the dashboard's snapshot; other campaigns stay in it."""
    from fiel.annotation.collect import collect_judgements
    from fiel.snapshot import has_snapshot, read_snapshot, write_snapshot
    from fiel.tables import join_tables, replace_campaigns, tabulate_campaign

    now = datetime.now(UTC)
    with connected_argilla(settings) as client:
        parts = []
        for work in works:
            judgements = collect_judgements(client, work.campaign, work.items)
            parts.append(tabulate_campaign(work.campaign, work.items, judgements, argilla_url=client.api_url))
    tables = join_tables(parts)
    folder = settings.snapshot_folder
    if has_snapshot(folder):
        try:
            tables = replace_campaigns(read_snapshot(folder).tables, tables)
        except FielError as error:
            raise FielError(
                f"{error} The answers are in Argilla: remove {folder} to start it anew."
            ) from None
    return write_snapshot(tables, folder, created_at=now)


def export(
    settings: Settings, work: Work, out: Path, *, include: Literal["all", "validated"] = "all"
) -> "ReleaseInfo":
    """Collect the answers, decide every item and write the dataset."""
    from fiel.annotation.collect import collect_judgements
    from fiel.consensus import decide_items
    from fiel.release.dataset import build_release, write_release

    with connected_argilla(settings) as client:
        judgements = collect_judgements(client, work.campaign, work.items)
    releases = [
        build_release(
            work.file,
            task,
            load_whole_task(work.file, task),
            decide_items(
                work.items[task.name],
                judgements[task.name],
                min_submitted=work.campaign.annotation.min_submitted,
            ),
            include=include,
        )
        for task in work.campaign.tasks
    ]
    return write_release(releases, out)


def summarize(work: Work) -> dict[str, Any]:
    """Say what a launch would put into Argilla.

    Returns:
        By task: items by split, by dataset, by pairing, and findings by check, ready for JSON.
    """
    from fiel.annotation.form import dataset_name, group_shapes
    from fiel.checks import check_item

    def summarize_task(task: Task) -> dict[str, Any]:
        items = work.items[task.name]
        shapes = group_shapes(task.definition, items)
        return {
            "task": task.name,
            "benchmark": task.benchmark,
            "items": len(items),
            "splits": Counter(item.split for item in items),
            "datasets": {dataset_name(task, shape): len(group) for shape, group in shapes.items()},
            "english": Counter(item.pairing for item in items),
            "findings": Counter(finding.check for item in items for finding in check_item(item)),
        }

    return {
        "campaign": work.campaign.name,
        "language": work.campaign.language,
        "license": work.campaign.license,
        "min_submitted": work.campaign.annotation.min_submitted,
        "items": work.total,
        "tasks": [summarize_task(task) for task in work.campaign.tasks],
    }


def describe_counts(counts: Mapping[str, Any]) -> str:
    """Write counts as a person reads them: ``4 validated, 1 disputed``; those of a table in brackets."""
    return (
        ", ".join(
            f"{name} ({describe_counts(count)})" if isinstance(count, Mapping) else f"{count} {name}"
            for name, count in counts.items()
            if count
        )
        or "none"
    )
