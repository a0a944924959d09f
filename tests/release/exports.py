"""Items, verdicts and exports for the tests of releases."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fiel.benchmarks.arc import ARC
from fiel.campaign import CampaignFile, Task, load_campaign
from fiel.items import Item
from fiel.release.building import build_release
from fiel.release.content import Release, TaskOutcome
from fiel.sources.loading import load_items
from fiel.sources.source import parse_source
from fiel.verdicts.consensus import Status, Verdict
from tests.helpers.campaigns import TOP

DEMO = TOP / "campaigns" / "demo.yaml"


def load_arc(okapi: Path, splits: list[str] | None = None) -> list[Item]:
    """The 2,585 real items of ARC-Challenge in Spanish."""
    return load_items(
        ARC,
        parse_source("okapi/m_arc_es_{split}.json"),
        folder=okapi,
        english=parse_source("paired/arc_challenge_{split}.jsonl#en"),
        splits=splits,
    )


def load_demo() -> dict[str, tuple[CampaignFile, Task, list[Item]]]:
    """The demonstration's tasks and items."""
    file = load_campaign(DEMO)
    return {
        task.name: (
            file,
            task,
            load_items(task.definition, task.source, folder=file.folder, english=task.english),
        )
        for task in file.campaign.tasks
    }


def validate(
    items: Sequence[Item], corrections: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, Verdict]:
    """Verdicts of ana and leo, who agree on all of it."""
    return {
        item.id: Verdict(
            item_id=item.id,
            status="validated",
            rule="unanimous",
            corrections=(corrections or {}).get(item.id, {}),
            annotators=("ana", "leo"),
        )
        for item in items
    }


def leave(item: Item, status: Status) -> Verdict:
    return Verdict(item_id=item.id, status=status, rule="tie-text", annotators=("ana", "leo"))


def release_of(
    file: CampaignFile, task: Task, items: Sequence[Item], verdicts: Mapping[str, Verdict], **more: Any
) -> Release:
    """What is released of verdicts."""
    outcome = TaskOutcome(file=file, task=task, items=items, verdicts=verdicts, **more)
    return build_release(outcome)


def build_demo(name: str, **changes: Mapping[str, str]) -> Release:
    """A task of the demonstration, all validated; corrections by the item's index, as ``i3``."""
    file, task, items = load_demo()[name]
    corrections = {items[int(key[1:])].id: texts for key, texts in changes.items()}
    return release_of(file, task, items, validate(items, corrections))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path within it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_nulls(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}
