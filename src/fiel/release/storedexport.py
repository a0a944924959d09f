"""Reading exports made by others as data only: nothing is executed, and nothing outside them is opened."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fiel.benchmarks.benchmark import Benchmark
from fiel.errors import FielError
from fiel.release.configurations import (
    JUDGEMENTS_SPLIT,
    describe_configurations,
    judgements_name,
    validated_name,
)
from fiel.release.layout import data_path, questions_name
from fiel.release.manifest import MANIFEST, Manifest, read_manifest

MOST_ROWS = 10_000_000
MOST_BYTES = 1 << 30
"""A larger table is no benchmark: a few bytes of Parquet can expand beyond a machine's memory."""

CARD = "README.md"

_CARD_BYTES = 4 << 20
_BATCH_ROWS = 256
_HUB_ENTRIES = (".gitattributes", ".git", ".cache")
"""Entries that the Hub and its tools add to a dataset's folder."""


@dataclass(frozen=True, slots=True)
class StoredExport:
    """An export in a folder.

    Attributes:
        folder: The folder of its manifest.
        tasks: The selected tasks: all, or the one whose folder was given.
        near: The folder near which its sources are, if not its own.
    """

    folder: Path
    manifest: Manifest
    tasks: tuple[str, ...]
    near: Path | None = None

    def task_folder(self, task: str) -> Path:
        """Return the folder of a task: for a dataset of the Hub, the export's own folder."""
        inside = any(path.startswith(f"{task}/") for path in self.manifest.files)
        return self.folder / task if inside or len(self.manifest.tasks) > 1 else self.folder


def find_export(folder: Path) -> tuple[Path, str | None]:
    """Return the folder of an export, and the selected task if the given folder is a task's."""
    place = folder.resolve()
    if not (place / MANIFEST).exists() and (place.parent / MANIFEST).exists():
        return place.parent, place.name
    return folder, None


def open_export(folder: Path) -> StoredExport:
    """Open an export from its folder or from a task's folder.

    Raises:
        FielError: There is no export, or no such task.
    """
    export, task = find_export(folder)
    manifest = read_manifest(export)
    if task is not None and task not in manifest.tasks:
        raise FielError(f"{folder}: expected the folder of a task: {', '.join(manifest.tasks)}")
    return StoredExport(export, manifest, (task,) if task else tuple(manifest.tasks))


def find_changed_files(export: StoredExport) -> list[str]:
    """Find files that contradict the manifest: changed, missing, extra, or not regular files."""
    present, odd = list_files(export.folder)
    problems = [f"{name}: expected a file, found a link or a device" for name in sorted(odd)]
    problems += [
        f"{name}: expected the file that was exported, found {'another' if name in present else 'none'}"
        for name, digest in export.manifest.files.items()
        if name not in odd and (name not in present or _digest(present[name]) != digest)
    ]
    strangers = sorted(present.keys() - export.manifest.files.keys() - {MANIFEST})
    return problems + [f"{name}: expected no such file, found one" for name in strangers]


def list_files(folder: Path) -> tuple[dict[str, Path], set[str]]:
    """Return a folder's files by path without those of Git and the Hub, and the paths that are no files."""
    files: dict[str, Path] = {}
    odd: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=False):
        if Path(place) == folder:
            folders[:] = [name for name in folders if name not in _HUB_ENTRIES]
            names = [name for name in names if name not in _HUB_ENTRIES]
        for name in (*names, *(each for each in folders if Path(place, each).is_symlink())):
            path = Path(place, name)
            known = path.relative_to(folder).as_posix()
            if path.is_symlink() or not path.is_file():
                odd.add(known)
            else:
                files[known] = path
    return files, odd


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_other_texts(folder: Path, texts: Mapping[str, str], *, under: Sequence[str]) -> list[str]:
    """Find files other than Fiel's ``texts``; ``under`` are files, and folders with a slash."""
    present, _ = list_files(folder)
    names = {name for name in present if name in under or name.startswith(tuple(_folders(under)))}
    problems = [
        f"{name}: expected the file that Fiel writes, found {'another' if name in names else 'none'}"
        for name, text in texts.items()
        if name not in names or (folder / name).read_bytes() != text.encode()
    ]
    more = [f"{name}: expected no such file, found one" for name in sorted(names - texts.keys())]
    return problems + more


def _folders(places: Sequence[str]) -> list[str]:
    return [place for place in places if place.endswith("/")]


def find_other_configurations(folder: Path, benchmark: Benchmark, *, language: str) -> list[str]:
    """Find configurations in a card that are not those of the files, from which harnesses load the data."""
    from huggingface_hub.repocard import metadata_load  # slow to import: only when used

    names = (language, questions_name(language), validated_name(language), judgements_name(language))
    splits = {
        name: [
            split
            for split in dict.fromkeys((*benchmark.splits, JUDGEMENTS_SPLIT))
            if (folder / data_path(split, configuration=name)).is_file()
        ]
        for name in names
    }
    path = folder / CARD
    try:
        said = (metadata_load(path) or {}).get("configs") if path.stat().st_size <= _CARD_BYTES else None
    except Exception:  # a stranger's YAML can raise anything
        said = None
    expected = describe_configurations(splits, benchmark=benchmark, language=language)
    if _sorted(said) == _sorted(expected):
        return []
    return [f"{CARD}: configs: expected the configurations that Fiel writes, found others"]


def _sorted(configurations: Any) -> str:
    """Write configurations in an order that does not depend on that of the rows."""
    if not isinstance(configurations, list):
        return ""
    texts = []
    for each in configurations:
        files = each.get("data_files") if isinstance(each, dict) else None
        if isinstance(files, list):
            each = {**each, "data_files": sorted(json.dumps(file, sort_keys=True) for file in files)}
        texts.append(json.dumps(each, sort_keys=True, default=str))
    return "\n".join(sorted(texts))


def read_table(path: Path, *, columns: Sequence[str] | None = None) -> pa.Table:
    """Read a Parquet file of an export within limits.

    Raises:
        FielError: It is not Parquet, is damaged or too large, or lacks a column.
    """
    try:
        with pq.ParquetFile(path) as file:
            if file.metadata.num_rows > MOST_ROWS:
                raise FielError(
                    f"{path}: expected {MOST_ROWS:,} rows or fewer, found {file.metadata.num_rows:,}"
                )
            schema = file.schema_arrow
            if columns is not None:
                schema = pa.schema([schema.field(name) for name in columns])
            return pa.Table.from_batches(_read_batches(path, file, schema.names), schema)
    except (pa.ArrowException, OSError, KeyError, OverflowError) as error:
        raise FielError(f"{path}: expected Parquet as Fiel writes it, found: {error}") from None


def _read_batches(path: Path, file: pq.ParquetFile, names: Sequence[str]) -> list[pa.RecordBatch]:
    batches, size = [], 0
    for batch in file.iter_batches(_BATCH_ROWS, columns=list(names)):
        size += batch.nbytes
        if size > MOST_BYTES:
            raise FielError(f"{path}: expected {MOST_BYTES:,} bytes or fewer, found more")
        batches.append(batch)
    return batches


def has_other_features(table: pa.Table) -> bool:
    """Tell whether a file declares column features to ``datasets`` that contradict the column types.

    Loading the export applies the declared features: a text could be declared an image to open.
    """
    from datasets import Features

    said = (table.schema.metadata or {}).get(b"huggingface")
    if said is None:
        return False
    try:
        declared = json.loads(said)["info"].get("features")
        if declared is None:
            return False
        plain = Features.from_arrow_schema(table.schema.remove_metadata())
        # compared as declared: another version of the library may apply what this one ignores
        return bool(Features.from_dict(declared) != plain)
    except Exception:  # the library's types can raise anything
        return True
