"""Changes from one export of a campaign to the next."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fiel.reading.strict import StrictModel
from fiel.release.configurations import PREFIX, validated_name
from fiel.release.content import Release
from fiel.release.layout import data_path
from fiel.release.manifest import Manifest

CHANGES = "changes.json"


class TaskChanges(StrictModel):
    """Ids of the items that changed, in source order.

    Attributes:
        validated: Newly validated.
        corrected: Validated in both exports, with different texts.
        withdrawn: Validated in the earlier export, but no longer.
    """

    validated: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


class Changes(StrictModel):
    """What changed since an earlier export.

    Attributes:
        since: SHA-256 of the earlier export's manifest.
        tasks: The changes by task name; for a task in only one of the exports, all its validated items.
    """

    since: str
    tasks: dict[str, TaskChanges]


_Texts = Mapping[str, tuple[Any, ...]]
"""The validated rows by item id."""


def compare_exports(
    earlier: Path, manifest: Manifest, folder: Path, releases: Sequence[Release], *, since: str
) -> Changes:
    """Compare releases whose rows are in a folder with an earlier export, whose digest is ``since``."""
    language = releases[0].campaign.language
    splits = {release.task.name: [*release.sizes[validated_name(language)]] for release in releases}
    tasks = {
        name: _compare(
            _read_texts(earlier / name, manifest.language),
            _read_texts(folder / name, language, splits.get(name, [])),
        )
        for name in dict.fromkeys((*splits, *manifest.tasks))
    }
    return Changes(since=since, tasks=tasks)


def _compare(before: _Texts, after: _Texts) -> TaskChanges:
    return TaskChanges(
        validated=tuple(id for id in after if id not in before),
        corrected=tuple(id for id, row in after.items() if id in before and before[id] != row),
        withdrawn=tuple(id for id in before if id not in after),
    )


def _read_texts(folder: Path, language: str, splits: Sequence[str] | None = None) -> _Texts:
    """Read the validated rows of some splits, by default of all."""
    configuration = validated_name(language)
    if splits is None:
        splits = sorted(path.stem for path in (folder / configuration).glob("*.parquet"))
    found: dict[str, tuple[Any, ...]] = {}
    for split in splits:
        found |= _texts_by_id(pq.read_table(folder / data_path(split, configuration=configuration)))
    return found


def _texts_by_id(table: pa.Table) -> _Texts:
    ids = table.column(f"{PREFIX}item_id").to_pylist()
    own = sorted(name for name in table.column_names if not name.startswith(PREFIX))
    rows = zip(*(table.column(name).to_pylist() for name in own), strict=True)
    return {
        id: tuple(tuple(value) if isinstance(value, list) else value for value in row)
        for id, row in zip(ids, rows, strict=True)
    }
