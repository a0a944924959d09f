"""A trial export without answers, to see whether the data can be exported before anyone works on it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from fiel.campaign import CampaignFile, Task
from fiel.errors import FielError
from fiel.items import Item
from fiel.reading.problems import Problems
from fiel.release.building import build_release
from fiel.release.card import write_card
from fiel.release.citation import write_citation
from fiel.release.configurations import PREFIX
from fiel.release.content import TaskOutcome
from fiel.release.harness import write_harness_files
from fiel.release.parquet import is_plain
from fiel.release.tables import without_progress_bars, write_parquet


def rehearse_release(file: CampaignFile, task: Task, items: Sequence[Item]) -> None:
    """Build a task's export with every row of its source but no answers, writing nothing.

    ``items`` are all items of its source.

    Raises:
        FielError: The data cannot be exported, or ``datasets`` cannot read it back.
    """
    _refuse_own_columns(items)
    release = build_release(TaskOutcome(file=file, task=task, items=items, verdicts={}))
    write_card(release, plots={})
    write_citation(release, version="rehearsal")
    write_harness_files(release.exported)
    whole = pa.concat_tables(release.splits.values())
    problems = Problems()
    for name in whole.column_names:
        if not name or not is_plain(whole.schema.field(name).type):
            _rehearse_column(whole.select([name]), f"{items[0].place}: {name}", problems)
    problems.refuse()


def _refuse_own_columns(items: Sequence[Item]) -> None:
    problems: dict[str, str] = {}
    for item in items:
        for name in item.row:
            if name.startswith(PREFIX) and name not in problems:
                problems[name] = (
                    f"{item.place}: {name}: expected no column whose name begins with {PREFIX}, the prefix "
                    "of the columns that an export adds: rename it"
                )
    found = Problems()
    for problem in problems.values():
        found.add(problem)
    found.refuse()


def _rehearse_column(table: pa.Table, place: str, problems: Problems) -> None:
    """Write a column, load it as the evaluation harness does, and compare."""
    from datasets import Dataset  # seconds to import: only for unusual types

    kind = table.schema.types[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "column.parquet")
        try:
            table.take([*range(table.num_rows)])  # as an export selects validated rows
            write_parquet(table, path)
            with without_progress_bars():
                loaded = Dataset.from_parquet(str(path), cache_dir=folder, keep_in_memory=True)
                loaded.map(_rehearse_row, load_from_cache_file=False, keep_in_memory=True)
            same = loaded.data.column(0).to_pylist() == table.column(0).to_pylist()
        except Exception as error:  # Arrow, datasets and their dependencies can raise anything
            reason = str(error).split("\n")[0].rstrip(".")
            problems.add(_describe_unwritable(place, kind, f"{type(error).__name__}: {reason}"))
            return
    if not same:
        problems.add(_describe_unwritable(place, kind, "different values when they are read back"))


def _rehearse_row(row: dict[str, Any]) -> dict[str, Any]:
    return {"fiel_rehearsed": True}


def _describe_unwritable(place: str, kind: pa.DataType, found: str) -> str:
    return str(
        FielError(
            f"{place}: expected values that datasets can write and read back, found a column of type {kind}: "
            f"{found}. Change its type, or remove it"
        )
    )
