"""From verdicts to a dataset on disk: rows, card, harness task and a manifest of all of it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

import fiel
from fiel.campaign import Campaign, CampaignFile, Task
from fiel.consensus import STATUSES, Verdict
from fiel.errors import FielError
from fiel.items import Item, Row, correct_item
from fiel.judgements import SIMULATED_PREFIX
from fiel.release.card import write_card
from fiel.release.content import Errors, Include, Release
from fiel.release.folder import FORMAT, MANIFEST, replace_folder
from fiel.release.harness import data_path, harness_task, harness_task_name
from fiel.release.tables import build_tables, write_parquet


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseInfo:
    """What was written.

    Attributes:
        path: The folder.
        replaced: Whether an earlier export was there and gave way.
        counts: By task: how many items, of which status, corrected, and rows of each split.
        files: Paths within the folder.
    """

    path: Path
    replaced: bool
    counts: Mapping[str, Mapping[str, Any]]
    files: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        counts = {task: dict(count) for task, count in self.counts.items()}
        return {
            "path": str(self.path),
            "replaced": self.replaced,
            "counts": counts,
            "files": list(self.files),
        }


def build_release(
    campaign_file: CampaignFile,
    task: Task,
    items: Sequence[Item],
    verdicts: Mapping[str, Verdict],
    *,
    include: Include,
    unresolved: Errors | None = None,
    suspicious: Errors | None = None,
) -> Release:
    """Put the agreed texts into the rows of a task.

    Args:
        campaign_file: The campaign.
        task: One of its tasks.
        items: The task's items in the order of its source.
        verdicts: Verdict by item id; an item without one is pending.
        include: All items, those that are not validated just as the source has them, or the validated only.
        unresolved: See `fiel.release.unresolved.find_unresolved`; none unless given.
        suspicious: See `fiel.release.unresolved.find_suspicious`; none unless given.

    Raises:
        FielError: A row holds a value that its column cannot.
    """
    decided = [(item, _verdict_of(item, verdicts)) for item in items]
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for item, verdict in decided:
        if include == "all" or verdict.status == "validated":
            rows[item.split].append(task.definition.encode(correct_item(item, verdict.corrections)))
    try:
        tables = build_tables(task.definition, rows)
    except FielError as error:
        raise FielError(f"{task.name}: {error}") from None
    annotators = {name for _, verdict in decided for name in verdict.annotators}
    return Release(
        campaign=campaign_file.campaign,
        task=task,
        include=include,
        tables=tables,
        left_out=tuple(dict.fromkeys(item.split for item in items if item.split not in tables)),
        counts=_count(decided, tables),
        corrected={item.id: tuple(verdict.corrections) for item, verdict in decided if verdict.corrections},
        annotators=tuple(sorted(annotators)),
        unresolved=unresolved or {},
        suspicious=suspicious or {},
    )


def write_release(releases: Sequence[Release], out: Path) -> ReleaseInfo:
    """Write the tasks of a campaign as a folder that is there whole or not at all.

    Args:
        releases: What was built of each task, in order.
        out: The folder: new, empty, or an earlier export, which gives way to this one.

    Raises:
        FielError: The folder holds something else, or cannot be written; it is left as it was.
    """
    if not releases:
        raise FielError(f"{out}: expected one task or more to write, found none")
    manifest: dict[str, Any] = {}

    def fill(folder: Path) -> None:
        for release in releases:
            _write_task(release, folder / release.task.name)
        manifest.update(_manifest(releases, folder))
        text = json.dumps(manifest, ensure_ascii=False, indent=2)
        (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")

    replaced = replace_folder(out, fill)
    return ReleaseInfo(
        path=out,
        replaced=replaced,
        counts={release.task.name: release.counts for release in releases},
        files=(MANIFEST, *manifest["files"]),
    )


def _verdict_of(item: Item, verdicts: Mapping[str, Verdict]) -> Verdict:
    return verdicts.get(item.id) or Verdict(item_id=item.id, status="pending", rule="no-answers")


def _count(
    decided: Sequence[tuple[Item, Verdict]], tables: Mapping[str, pa.Table]
) -> dict[str, int | dict[str, int]]:
    statuses = [verdict.status for _, verdict in decided]
    rows = {item.split: 0 for item, _ in decided} | {name: len(table) for name, table in tables.items()}
    return {
        "items": len(decided),
        **{status: statuses.count(status) for status in STATUSES},
        "corrected": sum(bool(verdict.corrections) for _, verdict in decided),
        "rows": rows,
    }


def _write_task(release: Release, folder: Path) -> None:
    language = release.campaign.language
    (folder / language).mkdir(parents=True)
    for split, table in release.tables.items():
        write_parquet(table, folder / data_path(split, language=language))
    evaluation = harness_task(release.task, language=language, splits=release.tables)
    name = harness_task_name(release.task, language=language)
    if evaluation is not None:
        (folder / "harness").mkdir()
        (folder / "harness" / f"{name}.yaml").write_text(evaluation, encoding="utf-8")
    card = write_card(release, evaluated_as=name if evaluation is not None else None)
    (folder / "README.md").write_text(card, encoding="utf-8")


def _manifest(releases: Sequence[Release], folder: Path) -> dict[str, Any]:
    campaign: Campaign = releases[0].campaign
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        "format": FORMAT,
        "fiel": fiel.__version__,
        "campaign": campaign.name,
        "title": campaign.title,
        "language": campaign.language,
        "license": campaign.license,
        "tasks": {release.task.name: _manifest_of_task(release) for release in releases},
        "files": {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in paths
        },
    }


def _manifest_of_task(release: Release) -> dict[str, Any]:
    task = release.task
    english = task.english.model_dump(exclude_none=True) if task.english else None
    return {
        "benchmark": task.benchmark,
        "source": task.source.model_dump(exclude_none=True),
        "english": english,
        **task.model_dump(mode="json", include=set(Task.SUBSET_KEYS)),
        "include": release.include,
        "min_submitted": release.campaign.annotation.min_submitted,
        "counts": release.counts,
        "annotators": len(release.annotators),
        "simulated_annotators": sum(name.startswith(SIMULATED_PREFIX) for name in release.annotators),
        "corrected": {item: list(segments) for item, segments in release.corrected.items()},
        "unresolved": {item: list(checks) for item, checks in release.unresolved.items()},
        "suspicious": {item: list(checks) for item, checks in release.suspicious.items()},
    }
