"""Read an export with an evaluation harness, by the harness's own code in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from fiel.errors import FielError
from fiel.release.building import build_splits
from fiel.release.card import write_front_matter
from fiel.release.configurations import JUDGEMENTS_SPLIT, describe_configurations, judgements_name
from fiel.release.harness import Harness, HarnessTask, write_harness_files
from fiel.release.harness.environments import find_python
from fiel.release.harnessreadings import Documents, ReadTask, compare_reading
from fiel.release.layout import data_path, questions_name
from fiel.release.storedexport import CARD
from fiel.release.tables import write_parquet
from fiel.settings import Settings, child_environment

_OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
_ANSWERS = pa.schema({"item_id": pa.string()})
"""Stands for the answers, whose split is not one of the benchmark's: a harness could take it for that."""


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
            reading = compare_reading(harness, each, task, before, after, version=version, own=own)
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
