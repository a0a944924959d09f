"""Verification of an export: row by row against its source, and as the harness reads it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from fiel.benchmarks.benchmark import Benchmark
from fiel.items import Item, Row, correct_item
from fiel.messages.plaintext import count_of
from fiel.release.building import build_splits, digest_rows
from fiel.release.configurations import JUDGEMENTS_SPLIT, judgements_name, withhold_addresses
from fiel.release.documents import Damage, HarnessReading
from fiel.release.layout import data_path, questions_name
from fiel.release.questions import build_questions
from fiel.release.storedexport import has_other_features, read_table
from fiel.release.taskrecord import TaskRecord


@dataclass(slots=True, kw_only=True)
class TaskVerification:
    """What was found in one task.

    Attributes:
        rows: Rows that were compared with the source's.
        corrected: Rows that differ from the source's.
        documents: Number of documents that lm-evaluation-harness built, by its task.
        damaged: Texts that its task on the source's columns changes.
        readings: What each harness read, by task.
        problems: Failed checks; empty when the export is right.
    """

    rows: int = 0
    corrected: int = 0
    documents: dict[str, int] = field(default_factory=dict)
    damaged: list[Damage] = field(default_factory=list)
    readings: list[HarnessReading] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found in an export.

    Attributes:
        tasks: Verifications by task name.
        problems: Failed checks of the export as a whole.
    """

    tasks: Mapping[str, TaskVerification]
    problems: Sequence[str]

    @property
    def holds(self) -> bool:
        """Whether the export passes every check."""
        return not self.problems and not any(task.problems for task in self.tasks.values())

    def as_dict(self) -> dict[str, Any]:
        """Return JSON-compatible values."""
        return {"holds": self.holds, **asdict(self)}


def read_export(folder: Path, record: TaskRecord, *, language: str) -> dict[str, pa.Table]:
    """Read the existing splits of a task's drop-in configuration.

    Raises:
        FielError: A file cannot be read within limits.
    """
    paths = {split: folder / data_path(split, configuration=language) for split in record.definition.splits}
    return {split: read_table(path) for split, path in paths.items() if path.is_file()}


def same_columns(found: pa.Schema, expected: pa.Schema) -> bool:
    """Tell whether column names and types match the source's, apart from dictionary index types."""
    return bool(pa.schema(map(_widen, found)).equals(pa.schema(map(_widen, expected))))


def _widen(field: pa.Field) -> pa.Field:
    kind = field.type
    if not pa.types.is_dictionary(kind):
        return field
    return field.with_type(pa.dictionary(pa.int64(), kind.value_type, kind.ordered))


def verify_rows(
    record: TaskRecord, source: Sequence[Item], exported: Mapping[str, pa.Table]
) -> tuple[TaskVerification, list[Item]]:
    """Compare the exported rows with those of the source.

    Each must be the source's row in the same place, encoded again with other texts in exactly the segments
    that the manifest names.

    Returns:
        What was found, and the readable items of the export.
    """
    benchmark = record.definition
    found = TaskVerification()
    if digest_rows(source) != record.source_sha256:
        found.problems.append(
            "source: expected the rows that were exported from, found others: give the source of this export"
        )
        return found, []
    expected = build_splits(record.benchmark, benchmark, source)
    items: list[Item] = []
    for split, table in expected.items():
        own = [item for item in source if item.split == split]
        if split not in exported:
            found.problems.append(f"{split}: expected {count_of(len(own), 'row')}, found no such split")
        elif not same_columns(exported[split].schema, table.schema):
            found.problems.append(
                f"{split}: expected the columns of the source, with their types, found others"
            )
        elif has_other_features(exported[split]):
            found.problems.append(
                f"{split}: expected features that match its columns, found that the file declares others"
            )
        elif len(exported[split]) != len(own):
            found.problems.append(
                f"{split}: expected {count_of(len(own), 'row')}, found {len(exported[split])}"
            )
        else:
            items += _compare_rows(
                found, record, benchmark, own, exported[split].to_pylist(), table.to_pylist()
            )
    return found, items


def _compare_rows(
    found: TaskVerification,
    record: TaskRecord,
    benchmark: Benchmark,
    source: Sequence[Item],
    exported: Sequence[Row],
    expected: Sequence[Row],
) -> Iterator[Item]:
    for item, row, before in zip(source, exported, expected, strict=True):
        found.rows += 1
        changed: tuple[str, ...] = ()
        if row != before:
            found.corrected += 1
            after = _decode_as(benchmark, item, row)
            if after is None:
                found.problems.append(
                    f"{item.id}: expected a row that differs only in its texts, found {row}"
                )
                continue
            changed = tuple(
                new.name
                for new, old in zip(after.segments, item.segments, strict=True)
                if new.translation != old.translation
            )
            item = after
        named = record.corrected.get(item.id, ())
        if set(changed) != set(named):
            found.problems.append(
                f"{item.id}: expected corrections in {_listed(named)}, as the manifest says, found them in "
                f"{_listed(changed)}"
            )
        yield item


def _decode_as(benchmark: Benchmark, item: Item, row: Row) -> Item | None:
    """Return the item with the texts of an exported row; None when more than its texts differ."""
    try:
        read = benchmark.decode(row, split=item.split, position=item.position)
    except ValueError:
        return None
    texts = {segment.name: segment.translation for segment in read.segments}
    if set(texts) != set(item.shape):
        return None
    corrected = correct_item(item, texts)
    again = benchmark.encode(corrected)
    same = all(row[name] == again.get(name) for name in row)
    return corrected if same and read.id == item.id and read.answer == item.answer else None


def find_unsaid(folder: Path, items: Sequence[Item], record: TaskRecord, *, language: str) -> list[str]:
    """Find the corrected texts of an export that appear in no answer of its judgements."""
    path = folder / data_path(JUDGEMENTS_SPLIT, configuration=judgements_name(language))
    if not path.is_file():
        return (
            [f"{path.name}: expected the answers behind the corrections, found none"]
            if record.corrected
            else []
        )
    table = read_table(path, columns=["item_id", "segments"])
    said = {
        (id, segment["name"], segment["after"])
        for id, segments in zip(*(table.column(name).to_pylist() for name in table.column_names), strict=True)
        if id in record.corrected
        for segment in segments
    }
    settled = {(id, each.text) for each in record.settled for id in each.items}
    shown = {item.id: item for item in items}
    return [
        f"{id}: {segment.name}: expected a text that someone wrote, found another"
        for id, names in record.corrected.items()
        if id in shown
        for segment in shown[id].segments
        if segment.name in names
        and (id, segment.name, withhold_addresses(segment.translation, shown="")) not in said
        and (id, segment.name, segment.translation) not in said
        and (id, segment.translation) not in settled
    ]


def find_other_questions(
    folder: Path, items: Sequence[Item], record: TaskRecord, *, language: str
) -> list[str]:
    """Find the splits of the multiple-choice questions that are not those of the exported items."""
    name = questions_name(language)
    benchmark = record.definition
    expected = build_questions(benchmark, items)
    problems = []
    for split in benchmark.splits:
        path = folder / data_path(split, configuration=name)
        found = read_table(path) if path.is_file() else None
        if found is None and split not in expected:
            continue
        if found is None or split not in expected or has_other_features(found):
            problems.append(f"{name}: {split}: expected the items of the split as questions, found others")
        elif not found.equals(expected[split]):
            rows = zip(found.to_pylist(), expected[split].to_pylist(), strict=False)
            ids = [row["id"] for other, row in rows if other != row]
            problems.append(
                f"{name}: {split}: expected {count_of(len(expected[split]), 'item')} as exported, found "
                f"{len(found)}, others from {ids[0] if ids else 'the end'}"
            )
    return problems


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
