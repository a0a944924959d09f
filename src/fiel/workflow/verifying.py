"""Verifying an export against its source, with the evaluation harness's own code."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fiel.benchmarks.loading import load_items
from fiel.benchmarks.registry import find_benchmark
from fiel.benchmarks.sources import Source
from fiel.errors import FielError
from fiel.items import Item
from fiel.settings import Settings, child_environment
from fiel.work import SourceOptions, read_options

# pyarrow and datasets take seconds to import: the steps that use them import them.
if TYPE_CHECKING:
    from fiel.release.manifest import Manifest, TaskRecord
    from fiel.release.verification import TaskVerification, Verification

_Documents = dict[str, dict[str, list[Any]]]
"""By harness task and by split, the text, the choices and the target of every document."""


def verify_export(settings: Settings, folder: Path, options: SourceOptions) -> "Verification":
    """Compare an export with its source, row by row and as the evaluation harness reads both.

    Args:
        settings: Whose environment the harness is run in.
        folder: The export.
        options: Sources to use instead of those in the manifest, whose relative paths start from here.

    Raises:
        FielError: There is no export, its source cannot be read, or the harness is not installed.
    """
    from fiel.release.manifest import read_manifest
    from fiel.release.verification import Verification, find_changed_files

    if importlib.util.find_spec("lm_eval") is None:
        raise FielError(
            "fiel verify: expected lm-evaluation-harness, found it not installed. Install it with "
            "pip install 'fiel[harness]'"
        )
    manifest = read_manifest(folder)
    problems = find_changed_files(folder, manifest)
    if problems:  # then nothing that is read from it can be trusted
        return Verification(tasks={}, problems=problems)
    sources = _load_sources(manifest, options)
    tasks = {name: _verify_task(folder / name, manifest, name, items) for name, items in sources.items()}
    readable = {name: items for name, (found, items) in tasks.items() if not found.problems}
    for name, both in _build_documents(settings, folder, manifest, sources, list(readable)).items():
        _verify_documents(tasks[name][0], manifest.tasks[name], readable[name], *both)
    return Verification(tasks={name: found for name, (found, _) in tasks.items()}, problems=())


def _load_sources(manifest: "Manifest", options: SourceOptions) -> dict[str, list[Item]]:
    sources, english = read_options(list(manifest.tasks), options)
    loaded = {}
    for name, record in manifest.tasks.items():
        benchmark = find_benchmark(record.benchmark)
        originals = Source.model_validate(record.english.model_dump()) if record.english else None
        source = sources.get(name) or Source.model_validate(record.source.model_dump())
        try:
            loaded[name] = load_items(
                benchmark,
                source,
                folder=Path.cwd(),
                language=manifest.language,
                english=english.get(name, originals) if benchmark.bilingual else None,
                splits=None if source.has_splits else record.splits,
            )
        except FielError as error:
            problem = str(error).rstrip(".")
            raise FielError(
                f"{problem}. Name the source that was exported with --source {name}=PATTERN."
            ) from None
    return loaded


def _verify_task(
    folder: Path, manifest: "Manifest", name: str, source: Sequence[Item]
) -> "tuple[TaskVerification, list[Item]]":
    from fiel.release.verification import find_unsaid, read_export, verify_rows

    record, language = manifest.tasks[name], manifest.language
    found, items = verify_rows(record, source, read_export(folder, record, language=language))
    if not found.problems:
        found.problems += find_unsaid(folder, items, record, language=language)
    return found, items


def _build_documents(
    settings: Settings,
    folder: Path,
    manifest: "Manifest",
    sources: Mapping[str, Sequence[Item]],
    names: Sequence[str],
) -> dict[str, tuple[_Documents, _Documents]]:
    """Build the documents of every task that has some, of its source and of the export."""
    from fiel.release.building import build_splits
    from fiel.release.harness import data_path
    from fiel.release.tables import write_parquet

    with tempfile.TemporaryDirectory() as beside:
        asked: list[tuple[str, list[str]]] = []
        known = [name for name in names if (folder / name / "harness").is_dir()]
        for name in known:
            own = Path(beside, name)
            benchmark = find_benchmark(manifest.tasks[name].benchmark)
            (own / manifest.language).mkdir(parents=True)
            for split, table in build_splits(name, benchmark, sources[name]).items():
                write_parquet(table, own / data_path(split, configuration=manifest.language))
            (own / "harness").symlink_to((folder / name / "harness").resolve())
            whole = sorted(path.stem for path in (folder / name / "harness").glob("*.yaml"))
            parts = sorted(path.stem for path in (folder / name / "harness").glob("subjects/[!_]*.yaml"))
            asked += [(str(own), whole), (str((folder / name).resolve()), [*whole, *parts])]
        answers = _run_harness(settings, asked, cache=Path(beside, "cache")) if asked else []
    return {name: (answers[2 * place], answers[2 * place + 1]) for place, name in enumerate(known)}


def _run_harness(
    settings: Settings, asked: Sequence[tuple[str, list[str]]], *, cache: Path
) -> list[_Documents]:
    from fiel.release import documents

    command = [sys.executable, "-P", documents.__file__]  # its own folder is no place to import from
    environment = child_environment(settings) | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(cache)}
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        said = "\n".join(done.stderr.strip().splitlines()[-3:])
        raise FielError(f"lm-evaluation-harness: expected documents from the export, found: {said}")
    found: list[_Documents] = json.loads(done.stdout.splitlines()[-1])
    return found


def _verify_documents(
    found: "TaskVerification",
    record: "TaskRecord",
    items: Sequence[Item],
    before: _Documents,
    after: _Documents,
) -> None:
    from fiel.release.verification import compare_documents, find_damaged_texts

    benchmark = find_benchmark(record.benchmark)
    (whole,) = before
    for split, documents in after[whole].items():
        own = [item for item in items if item.split == split]
        problems = compare_documents(own, before[whole].get(split, []), documents, record.corrected)
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
