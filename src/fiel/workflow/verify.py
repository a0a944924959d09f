"""Verify an export against its source, with the evaluation harness's own code."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from pydantic import ValidationError

from fiel.benchmarks import Benchmark
from fiel.benchmarks.registry import find_benchmark
from fiel.campaign.work import SourceOptions, read_options
from fiel.errors import FielError, describe_validation
from fiel.items import Item
from fiel.release.building import build_splits, digest_rows, find_strata
from fiel.release.harness import documents as harness_script
from fiel.release.harness.tasks import data_path, harness_files
from fiel.release.manifest import SourceRecord, TaskRecord
from fiel.release.reading import StoredExport, find_changed_files, find_other_texts, open_export
from fiel.release.tables import write_parquet
from fiel.release.verification import (
    TaskVerification,
    Verification,
    compare_documents,
    find_damaged_texts,
    find_unsaid,
    read_export,
    verify_rows,
)
from fiel.settings import Settings, child_environment
from fiel.sources.loading import load_items
from fiel.sources.source import Source

MANIFEST = "manifest.json"
CAMPAIGNS = "campaigns"
_Documents = dict[str, dict[str, list[Any]]]
"""Text, choices and target of every document, by harness task and split."""


def verify_export(settings: Settings, folder: Path, options: SourceOptions) -> Verification:
    """Compare an export, or one task's folder in it, with its source, as rows and as the harness reads them.

    No code from the export is run: the harness gets freshly written task files and the parsed rows.

    Raises:
        FielError: The export or its source cannot be read, or the harness is not installed.
    """
    if importlib.util.find_spec("lm_eval") is None:
        raise FielError(
            "fiel verify: expected lm-evaluation-harness, found that it is not installed. Install it with "
            "pip install 'fiel[harness]'"
        )
    export = open_export(folder)
    problems = find_changed_files(export)
    if problems:  # nothing else in the export can be trusted
        return Verification(tasks={}, problems=problems)
    sources = _load_sources(export, options)
    tasks = {name: _verify_task(export, name, items) for name, items in sources.items()}
    readable = {name: task for name, task in tasks.items() if not task.found.problems}
    for name, both in _build_documents(settings, export.manifest.language, readable).items():
        _verify_documents(readable[name], *both)
    return Verification(tasks={name: task.found for name, task in tasks.items()}, problems=())


@dataclass(frozen=True, slots=True)
class _ReadTask:
    """One task: the findings so far, its source, and its rows from the export."""

    found: TaskVerification
    record: TaskRecord
    source: Sequence[Item]
    items: Sequence[Item]
    tables: Mapping[str, pa.Table]

    @property
    def benchmark(self) -> Benchmark:
        return find_benchmark(self.record.benchmark)


def _load_sources(export: StoredExport, options: SourceOptions) -> dict[str, list[Item]]:
    manifest = export.manifest
    given, english = read_options(list(manifest.tasks), options)
    found = {}
    for name in export.tasks:
        record = manifest.tasks[name]
        benchmark = find_benchmark(record.benchmark)
        source = given.get(name) or _read_source(name, record.source)
        original = english[name] if name in english else _read_source(name, record.english)
        originals = original if benchmark.bilingual else None
        by_manifest = ((source, name not in given), (originals, name not in english))
        named = [each for each, is_named in by_manifest if each is not None and is_named]
        try:
            found[name] = _load_source(export, benchmark, record, source, originals, named=named)
        except FielError as error:
            problem = str(error).rstrip(".")
            raise FielError(
                f"{problem}. Give the source of the export with --source {name}=PATTERN."
            ) from None
    return found


def _read_source(name: str, record: SourceRecord | None) -> Source | None:
    """Return the source that the untrusted manifest names."""
    if record is None:
        return None
    place = record.files or record.hub
    if place and place.startswith(("/", "~")):
        raise FielError(
            f"{MANIFEST}: tasks.{name}: expected a relative path for the source, found {place!r}. Give the "
            f"source of the export with --source {name}=PATTERN."
        )
    try:
        return Source.model_validate(record.model_dump())
    except ValidationError as error:
        raise FielError(describe_validation(f"{MANIFEST}: tasks.{name}", error)) from None


def _load_source(
    export: StoredExport,
    benchmark: Benchmark,
    record: TaskRecord,
    source: Source | None,
    english: Source | None,
    *,
    named: Sequence[Source],
) -> list[Item]:
    """Read the exported rows from the first folder whose rows match the manifest's digest.

    Source paths are relative to the campaign file's folder, which the manifest does not record. Paths
    ``named`` by the manifest must stay inside the folders searched.
    """
    assert source is not None  # every task has one
    first: list[Item] | None = None
    trouble: FielError | None = None
    for folder in _folders(export.folder, source, named):
        try:
            items = load_items(
                benchmark,
                source,
                folder=folder,
                language=export.manifest.language,
                english=english,
                splits=None if source.has_splits else record.splits,
            )
        except FielError as error:
            trouble = trouble or error
            continue
        if digest_rows(items) == record.source_sha256:
            return items
        first = first or items
    if first is None:
        raise trouble or FielError(
            f"{MANIFEST}: expected files here or next to the export, found files outside these folders: "
            f"{', '.join(_place_of(each) for each in named)}"
        )
    return first


def _folders(export: Path, source: Source, named: Sequence[Source]) -> list[Path]:
    """Return candidate folders of the campaign file: the current one and those around the export."""
    near = [Path.cwd().resolve(), *export.resolve().parents[:2]]
    folders = list(dict.fromkeys(each / name for each in near for name in (".", CAMPAIGNS)))
    inside = [each for each in folders if all(_is_within(each / _place_of(theirs), near) for theirs in named)]
    if source.hub is None:
        return inside
    return [each for each in inside if (each / source.hub).is_dir()] or inside[:1]


def _place_of(source: Source) -> str:
    return source.files or source.hub or ""


def _is_within(path: Path, folders: Sequence[Path]) -> bool:
    """Tell whether an untrusted path stays inside a folder, with symbolic links resolved."""
    found = path.resolve()
    return any(map(found.is_relative_to, folders))


def _verify_task(export: StoredExport, name: str, source: Sequence[Item]) -> _ReadTask:
    record, language, folder = export.manifest.tasks[name], export.manifest.language, export.task_folder(name)
    tables = read_export(folder, record, language=language)
    found, items = verify_rows(record, source, tables)
    if not found.problems:
        found.problems += find_unsaid(folder, items, record, language=language)
    task = _ReadTask(found, record, source, items, tables)
    if not found.problems:
        found.problems += find_other_texts(folder, _task_files(task, language), under="harness")
    return task


def _task_files(task: _ReadTask, language: str) -> dict[str, str]:
    """Generate the harness files for a task; those in the export could call any function."""
    strata = find_strata(task.benchmark, task.source)
    return harness_files(task.benchmark, language=language, splits=task.tables, strata=strata)


def _build_documents(
    settings: Settings, language: str, tasks: Mapping[str, _ReadTask]
) -> dict[str, tuple[_Documents, _Documents]]:
    """Build the documents of source and export for every task with harness files."""
    with tempfile.TemporaryDirectory() as beside:
        asked: list[tuple[str, list[str]]] = []
        known = []
        for name, task in tasks.items():
            files = _task_files(task, language)
            if not files:
                continue
            known.append(name)
            whole = [Path(path).stem for path in files if not path.startswith("harness/subjects/")]
            parts = [Path(path).stem for path in files if path.startswith("harness/subjects/")]
            own = build_splits(name, task.benchmark, task.source)
            before, after = Path(beside, "source", name), Path(beside, "export", name)
            _write_task(before, own, files, language)
            _write_task(after, task.tables, files, language)
            asked.append((str(before), whole))
            asked.append((str(after), [*whole, *(part for part in parts if not part.startswith("_"))]))
        answers = _run_harness(settings, asked, cache=Path(beside, "cache")) if asked else []
    return {name: (answers[2 * place], answers[2 * place + 1]) for place, name in enumerate(known)}


def _write_task(
    folder: Path, tables: Mapping[str, pa.Table], files: Mapping[str, str], language: str
) -> None:
    """Write a task in the layout of an export, from checked data."""
    (folder / language).mkdir(parents=True)
    for split, table in tables.items():
        write_parquet(table.replace_schema_metadata(), folder / data_path(split, configuration=language))
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _run_harness(
    settings: Settings, asked: Sequence[tuple[str, list[str]]], *, cache: Path
) -> list[_Documents]:
    command = [sys.executable, "-P", harness_script.__file__]  # -P: do not import from the script's folder
    environment = child_environment(settings) | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(cache)}
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        output = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise FielError(f"lm-evaluation-harness: expected documents from the export, found: {output}")
    found: list[_Documents] = json.loads(done.stdout.splitlines()[-1])
    return found


def _verify_documents(task: _ReadTask, before: _Documents, after: _Documents) -> None:
    found, items, benchmark = task.found, task.items, task.benchmark
    (whole,) = before
    for split, documents in after[whole].items():
        own = [item for item in items if item.split == split]
        problems = compare_documents(own, before[whole].get(split, []), documents, task.record.corrected)
        found.problems += [f"{whole}: {split}: {problem}" for problem in problems]
        if not problems:
            found.damaged += find_damaged_texts(benchmark, own, documents)
    for name, splits in after.items():
        found.documents[name] = sum(map(len, splits.values()))
        stratum = name.removeprefix(f"{whole}_")
        for split, documents in splits.items() if name != whole else ():
            own = [item for item in items if item.split == split]
            pairs = zip(own, after[whole].get(split, []), strict=True)
            if documents != [document for item, document in pairs if benchmark.stratum(item) == stratum]:
                found.problems.append(f"{name}: {split}: expected the documents of {whole} with this subject")
