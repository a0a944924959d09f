"""Verify an export against its source, with the evaluation harness's own code."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from fiel.benchmarks import Benchmark
from fiel.campaign.sourceoptions import SourceOptions, read_options
from fiel.errors import FielError, describe_validation
from fiel.items import Item
from fiel.release.building import digest_rows
from fiel.release.harness import HARNESSES, MAIN, Harness, write_harness_files
from fiel.release.harness.environments import is_installed
from fiel.release.harnessreadings import ReadTask
from fiel.release.multilingual import is_multilingual, split_languages
from fiel.release.storedexport import (
    StoredExport,
    find_changed_files,
    find_other_configurations,
    find_other_texts,
    open_export,
)
from fiel.release.taskrecord import SourceRecord, TaskRecord
from fiel.release.verification import (
    TaskVerification,
    Verification,
    find_other_questions,
    find_unsaid,
    read_export,
    verify_rows,
)
from fiel.settings import Settings
from fiel.sources.loading import load_items
from fiel.sources.source import Source
from fiel.workflow.harnesses import read_with

MANIFEST = "manifest.json"
CAMPAIGNS = "campaigns"
_EARLIER = (
    "exported by an earlier version of Fiel: its rows are right, but its files for harnesses cannot be "
    "checked; export it again with this version"
)


def verify_export(
    settings: Settings, folder: Path, options: SourceOptions, *, harnesses: Sequence[str] | None = None
) -> Verification:
    """Compare an export, or one task's folder in it, with its source, as rows and as the harnesses read them.

    No code from the export is run: the harnesses get freshly written task files and the parsed rows. By
    default they are those that are installed; one that is named and not installed gets an environment of its
    own.

    A downloaded dataset with several languages is verified language by language.

    Raises:
        FielError: The export or its source cannot be read, or a harness cannot be installed.
    """
    chosen = choose_harnesses(harnesses)
    if is_multilingual(folder):
        return _verify_home(settings, folder, options, chosen)
    return _verify_one(settings, open_export(folder), options, chosen)


def _verify_home(
    settings: Settings, folder: Path, options: SourceOptions, harnesses: Sequence[Harness]
) -> Verification:
    """Verify each language of a downloaded dataset as the export that was published.

    Sources are given as ``LANG/TASK=PATTERN``, and tasks are named so.
    """
    tasks: dict[str, TaskVerification] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folders, problems = split_languages(folder, Path(temporary))
        for language, place in folders.items():
            export = replace(open_export(place), near=folder)
            found = _verify_one(settings, export, options.of_language(language), harnesses)
            problems += [f"{language}: {problem}" for problem in found.problems]
            tasks |= {f"{language}/{name}": task for name, task in found.tasks.items()}
    return Verification(tasks=tasks, problems=problems)


def _verify_one(
    settings: Settings, export: StoredExport, options: SourceOptions, harnesses: Sequence[Harness]
) -> Verification:
    problems = find_changed_files(export)
    if problems:  # nothing else in the export can be trusted
        return Verification(tasks={}, problems=problems)
    tasks = read_tasks(export, options)
    readable = {name: task for name, task in tasks.items() if not task.found.problems}
    for harness in harnesses:
        read_with(harness, settings, readable)
    for task in tasks.values():
        if task.record.is_earlier and not task.found.problems:
            task.found.problems.append(_EARLIER)
    return Verification(tasks={name: task.found for name, task in tasks.items()}, problems=())


def read_tasks(export: StoredExport, options: SourceOptions) -> dict[str, ReadTask]:
    """Read the tasks of an export and compare their rows with the source.

    Raises:
        FielError: The export or its source cannot be read.
    """
    sources = _load_sources(export, options)
    return {name: _verify_task(export, name, items) for name, items in sources.items()}


def choose_harnesses(names: Sequence[str] | None) -> list[Harness]:
    """Return the named harnesses; without names, those that this Python has.

    Raises:
        FielError: No name is given, and lm-evaluation-harness is not installed.
    """
    if names is not None:
        return [HARNESSES[name] for name in dict.fromkeys(names)]
    if not is_installed(MAIN):
        raise FielError(
            "fiel verify: expected lm-evaluation-harness, found that it is not installed. Install it with "
            "pip install 'fiel[harness]'"
        )
    return [harness for harness in HARNESSES.values() if is_installed(harness)]


def _load_sources(export: StoredExport, options: SourceOptions) -> dict[str, list[Item]]:
    manifest = export.manifest
    given, english = read_options(list(manifest.tasks), options)
    found = {}
    for name in export.tasks:
        record = manifest.tasks[name]
        benchmark = record.definition
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
    for folder in _folders(export.near or export.folder, source, named):
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


def _verify_task(export: StoredExport, name: str, source: Sequence[Item]) -> ReadTask:
    record, language, folder = export.manifest.tasks[name], export.manifest.language, export.task_folder(name)
    tables = read_export(folder, record, language=language)
    found, items = verify_rows(record, source, tables)
    if not found.problems:
        found.problems += find_unsaid(folder, items, record, language=language)
    if not found.problems and not record.is_earlier:
        found.problems += find_other_questions(folder, items, record, language=language)
    task = ReadTask(name, found, record, language, source, items, tables)
    if not found.problems and not record.is_earlier:
        files = [place for harness in HARNESSES.values() for place in harness.files]
        found.problems += find_other_texts(folder, write_harness_files(task.exported), under=files)
        found.problems += find_other_configurations(folder, task.benchmark, language=language)
    return task
