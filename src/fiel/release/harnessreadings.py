"""What a harness reads of an export: the same items, the same keys, every correction, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from fiel.benchmarks import Benchmark
from fiel.benchmarks.multiple_choice import can_ask, find_keys
from fiel.items import Item
from fiel.release.building import find_strata
from fiel.release.documents import (
    HarnessReading,
    compare_documents,
    find_damaged_texts,
    find_lost_corrections,
    find_misplaced_choices,
    find_other_keys,
    is_evened_out,
    read_keys,
)
from fiel.release.harness import ExportedTask, Harness, HarnessTask
from fiel.release.questions import build_questions
from fiel.release.taskrecord import TaskRecord
from fiel.release.verification import TaskVerification

Documents = dict[str, dict[str, list[Any]]]
"""Text, choices and target of every document, by harness task and split."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One task: the findings so far, its source, and its rows from the export."""

    name: str
    found: TaskVerification
    record: TaskRecord
    language: str
    source: Sequence[Item]
    items: Sequence[Item]
    tables: Mapping[str, pa.Table]

    @property
    def benchmark(self) -> Benchmark:
        """The task's benchmark."""
        return self.record.definition

    @property
    def exported(self) -> ExportedTask:
        """What the files for harnesses are written from, here the verified rows."""
        return self.describe(self.tables, self.items)

    def describe(self, tables: Mapping[str, pa.Table], items: Sequence[Item]) -> ExportedTask:
        """Describe rows of this task for the harnesses."""
        return ExportedTask(
            benchmark=self.benchmark,
            language=self.language,
            splits=tuple(tables),
            strata=find_strata(self.benchmark, self.source),
            questions=build_questions(self.benchmark, items),
        )


def compare_reading(
    harness: Harness,
    asked: HarnessTask,
    task: ReadTask,
    before: Documents,
    after: Documents,
    *,
    version: str,
    own: bool,
) -> HarnessReading:
    """Compare the documents of one harness task, add problems to the task's findings, and count.

    Args:
        harness: The harness.
        asked: Its task.
        task: The exported task that it reads.
        before: What the harness makes of the source.
        after: What it makes of the export.
        version: Version of the harness.
        own: Whether it ran in an environment of its own.
    """
    found, documents, keys, texts, corrections = task.found, 0, 0, 0, 0
    for name, built in after[asked.name].items():
        split = asked.split or name
        items = [item for item in task.items if item.split == split and _reads(asked, task.benchmark, item)]
        problems, comparable = _compare_split(asked, task, items, before, after, name)
        documents += len(built)
        if comparable:
            damaged = list(find_damaged_texts(task.benchmark, items, built, exact=asked.keeps_texts))
            keys += sum(read_keys(each) == find_keys(item) for item, each in zip(items, built, strict=True))
            texts += len(items) - len({each.item_id for each in damaged})
            lost, unexplained = _find_lost(asked, task, items, before, built, name)
            corrections += sum(item.id in task.record.corrected for item in items) - lost
            problems += unexplained
            if asked.keeps_texts:
                problems += [
                    f"{each.item_id}: {each.segment}: expected {each.text!r}, found it changed"
                    for each in damaged
                ]
            elif harness.main and asked.part_of is None:
                found.damaged += damaged
        found.problems += [f"{harness.name}: {asked.name}: {split}: {problem}" for problem in problems]
    return HarnessReading(
        harness=harness.name,
        version=version,
        task=asked.name,
        documents=documents,
        keys=keys,
        texts=texts,
        corrections=corrections,
        own_environment=own,
    )


def _find_lost(
    asked: HarnessTask,
    task: ReadTask,
    items: Sequence[Item],
    before: Documents,
    built: Sequence[Any],
    name: str,
) -> tuple[int, list[str]]:
    """Count the corrections that a harness does not show, and describe those that nothing explains."""
    old = before[asked.part_of or asked.name].get(name, [])
    if asked.part_of is not None:
        old = _take_part(asked, task, name, old, strict=False)
    if len(old) != len(items):
        return 0, []  # already a problem
    lost = find_lost_corrections(items, old, built, task.record.corrected)
    source = {item.id: item for item in task.source}
    return len(lost), [
        f"{item.id}: expected the correction, found the document of the source"
        for item in lost
        if asked.keeps_texts or not is_evened_out(source[item.id], item)
    ]


def _reads(asked: HarnessTask, benchmark: Benchmark, item: Item) -> bool:
    """Tell whether a harness task reads an item."""
    here = asked.stratum is None or benchmark.stratum(item) == asked.stratum
    return here and _reads_whole(asked, benchmark, item)


def _reads_whole(asked: HarnessTask, benchmark: Benchmark, item: Item) -> bool:
    """Tell whether the task of which a harness task is a part reads an item."""
    return not asked.asks_questions or can_ask(benchmark, item)


def _take_part(
    asked: HarnessTask, task: ReadTask, split: str, documents: Sequence[Any], *, strict: bool
) -> list[Any]:
    """Return those documents of a whole task that are of items in a part of it."""
    whole = [item for item in task.items if item.split == split and _reads_whole(asked, task.benchmark, item)]
    pairs = zip(whole, documents, strict=strict)
    return [document for item, document in pairs if task.benchmark.stratum(item) == asked.stratum]


def _compare_split(
    asked: HarnessTask,
    task: ReadTask,
    items: Sequence[Item],
    before: Documents,
    after: Documents,
    name: str,
) -> tuple[list[str], bool]:
    """Return the problems, and whether each item has its document."""
    built = after[asked.name][name]
    if asked.part_of is None:
        problems = compare_documents(items, before[asked.name].get(name, []), built, task.record.corrected)
        comparable = len(items) == len(built)
    else:
        same = built == _take_part(asked, task, name, after[asked.part_of].get(name, []), strict=True)
        problems = [] if same else [f"expected the documents of {asked.part_of} with this subject"]
        comparable = same
    if comparable and (asked.asks_questions or task.benchmark.described):
        problems += find_other_keys(items, built)
    if comparable:
        problems += find_misplaced_choices(items, built, listed=asked.lists_choices)
    return problems, comparable
