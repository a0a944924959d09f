"""Read an export with an evaluation harness, by the harness's own code in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from fiel.benchmarks import Benchmark
from fiel.benchmarks.multiple_choice import can_ask, find_keys
from fiel.errors import FielError
from fiel.items import Item
from fiel.release.building import build_splits, find_strata
from fiel.release.card import write_front_matter
from fiel.release.configurations import JUDGEMENTS_SPLIT, describe_configurations, judgements_name
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
from fiel.release.harness import ExportedTask, Harness, HarnessTask, write_harness_files
from fiel.release.harness.environments import find_python
from fiel.release.layout import data_path, questions_name
from fiel.release.questions import build_questions
from fiel.release.storedexport import CARD
from fiel.release.tables import write_parquet
from fiel.release.taskrecord import TaskRecord
from fiel.release.verification import TaskVerification
from fiel.settings import Settings, child_environment

_OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
_ANSWERS = pa.schema({"item_id": pa.string()})
"""Stands for the answers, whose split is not one of the benchmark's: a harness could take it for that."""

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


def read_with(harness: Harness, settings: Settings, tasks: Mapping[str, ReadTask]) -> None:
    """Let a harness build the documents of source and export, and add what is found to the tasks.

    One that fails on several tasks reads them one by one, so that a task it cannot read is a problem of that
    task alone.

    Raises:
        FielError: The harness cannot be installed.
    """
    listed = {name: harness.list_tasks(task.exported) for name, task in tasks.items()}
    present = {name: tasks[name] for name, each in listed.items() if each}
    if not present:
        return
    environment = child_environment(settings)
    python = find_python(harness, environment=environment)
    try:
        version, found = build_documents(harness, present, python=python, environment=environment)
    except FielError as error:
        for name, task in present.items():
            if len(present) > 1:
                read_with(harness, settings, {name: task})
            else:
                task.found.problems.append(f"{harness.name}: {' '.join(str(error).split())}")
        return
    own = python != Path(sys.executable)
    for place, (name, task) in enumerate(present.items()):
        before, after = found[2 * place : 2 * place + 2]
        for each in listed[name]:
            reading = _compare_reading(harness, each, task, before, after, version=version, own=own)
            task.found.readings.append(reading)
            if harness.main and not each.asks_questions:
                task.found.documents[each.name] = reading.documents


def build_documents(
    harness: Harness, tasks: Mapping[str, ReadTask], *, python: Path, environment: Mapping[str, str]
) -> tuple[str, list[Documents]]:
    """Let a harness build the documents of source and export of each task, offline, in a process of its own.

    Returns:
        The version of the harness, and the documents of source and export of each task in turn.

    Raises:
        FielError: The harness fails.
    """
    with tempfile.TemporaryDirectory() as beside:
        asked = [
            # datasets names its cache after the last folder: one name for both would read the source twice
            (str(_write_folder(task, Path(beside, f"{name}-{state}"), state=state)), names)
            for name, task in tasks.items()
            for state, names in _name_asked(harness.list_tasks(task.exported))
        ]
        own = {**environment, **_OFFLINE, "HF_HOME": str(Path(beside, "cache"))}
        if python != Path(sys.executable):
            own.pop("PYTHONPATH", None)
        return _run(harness, python, asked, environment=own, folder=Path(beside))


def _name_asked(tasks: Sequence[HarnessTask]) -> list[tuple[str, list[str]]]:
    """Return the tasks to build from source and export; parts are compared within the export."""
    return [
        ("source", [task.name for task in tasks if task.part_of is None]),
        ("export", [task.name for task in tasks]),
    ]


def _write_folder(task: ReadTask, folder: Path, *, state: str) -> Path:
    """Write source or export in the layout of an export, from checked data."""
    items = task.source if state == "source" else task.items
    tables = build_splits(task.name, task.benchmark, items) if state == "source" else task.tables
    exported = task.describe(tables, items)
    configurations = {
        task.language: tables,
        questions_name(task.language): exported.questions,
        judgements_name(task.language): {JUDGEMENTS_SPLIT: _ANSWERS.empty_table()},
    }
    for name, splits in configurations.items():
        for split, table in splits.items():
            path = folder / data_path(split, configuration=name)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_parquet(table.replace_schema_metadata(), path)
    splits_of = {name: list(splits) for name, splits in configurations.items()}
    configs = describe_configurations(splits_of, benchmark=task.benchmark, language=task.language)
    texts = write_harness_files(exported) | {CARD: write_front_matter({"configs": configs}) + "\n"}
    for place, text in texts.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    return folder


def _run(
    harness: Harness,
    python: Path,
    asked: Sequence[tuple[str, list[str]]],
    *,
    environment: Mapping[str, str],
    folder: Path,
) -> tuple[str, list[Documents]]:
    # -P: do not import from the script's folder
    command = [str(python), "-P", str(harness.script), environment["HF_HOME"]]
    done = subprocess.run(
        command,
        cwd=folder,
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        env=dict(environment),
        check=False,
    )
    if done.returncode:
        output = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise FielError(f"expected documents from the export, found: {output}")
    answer = json.loads(done.stdout.splitlines()[-1])
    return answer["version"], answer["folders"]


def _compare_reading(
    harness: Harness,
    asked: HarnessTask,
    task: ReadTask,
    before: Documents,
    after: Documents,
    *,
    version: str,
    own: bool,
) -> HarnessReading:
    """Compare the documents of one harness task, add problems to the task's findings, and count."""
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
        whole = [item for item in task.items if item.split == name and _reads_whole(asked, task, item)]
        pairs = zip(whole, old, strict=False)
        old = [document for item, document in pairs if task.benchmark.stratum(item) == asked.stratum]
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
    return here and (not asked.asks_questions or can_ask(benchmark, item))


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
        whole = [item for item in task.items if item.split == name and _reads_whole(asked, task, item)]
        pairs = zip(whole, after[asked.part_of].get(name, []), strict=True)
        same = built == [
            document for item, document in pairs if task.benchmark.stratum(item) == asked.stratum
        ]
        problems = [] if same else [f"expected the documents of {asked.part_of} with this subject"]
        comparable = same
    if comparable and (asked.asks_questions or task.benchmark.described):
        problems += find_other_keys(items, built)
    if comparable:
        problems += find_misplaced_choices(items, built, listed=asked.lists_choices)
    return problems, comparable


def _reads_whole(asked: HarnessTask, task: ReadTask, item: Item) -> bool:
    return not asked.asks_questions or can_ask(task.benchmark, item)
