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


def compare_exports(earlier: Path, manifest: Manifest, releases: Sequence[Release], *, since: str) -> Changes:
    """Compare new releases with an earlier export, whose digest is ``since``."""
    language = releases[0].campaign.language
    before = {task: _read_texts(earlier / task, manifest.language) for task in manifest.tasks}
    after = {
        release.task.name: _texts_of(release.tables[validated_name(language)].values())
        for release in releases
    }
    names = list(dict.fromkeys((*after, *before)))
    return Changes(
        since=since, tasks={name: _compare(before.get(name, {}), after.get(name, {})) for name in names}
    )


def _compare(before: _Texts, after: _Texts) -> TaskChanges:
    return TaskChanges(
        validated=tuple(id for id in after if id not in before),
        corrected=tuple(id for id, row in after.items() if id in before and before[id] != row),
        withdrawn=tuple(id for id in before if id not in after),
    )


def _read_texts(folder: Path, language: str) -> _Texts:
    configuration = validated_name(language)
    splits = sorted((folder / configuration).glob("*.parquet"))
    return _texts_of(
        pq.read_table(folder / data_path(path.stem, configuration=configuration)) for path in splits
    )


def _texts_of(tables: Any) -> _Texts:
    found: dict[str, tuple[Any, ...]] = {}
    for table in tables:
        found |= _texts_by_id(table)
    return found


def _texts_by_id(table: pa.Table) -> _Texts:
    ids = table.column(f"{PREFIX}item_id").to_pylist()
    own = sorted(name for name in table.column_names if not name.startswith(PREFIX))
    rows = zip(*(table.column(name).to_pylist() for name in own), strict=True)
    return {
        id: tuple(tuple(value) if isinstance(value, list) else value for value in row)
        for id, row in zip(ids, rows, strict=True)
    }
