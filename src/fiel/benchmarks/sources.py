"""Where rows are read from: the Hub, or files in JSON, JSONL and Parquet."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict, model_validator

from fiel.errors import FielError
from fiel.items import Row


class Source(BaseModel):
    """Where the rows of one language are: on the Hub or in files, and not both.

    Attributes:
        hub: Dataset on the Hub, such as ``alexandrainst/m_arc``, or a local folder in its layout.
        config: The dataset's configuration, such as ``es``.
        revision: Branch, tag or commit on the Hub.
        files: Path with ``{split}`` where the split's name goes, relative to the campaign file.
        column: Column that holds the row, for files that keep two languages side by side.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    hub: str | None = None
    config: str | None = None
    revision: str | None = None
    files: str | None = None
    column: str | None = None

    @model_validator(mode="after")
    def _one_place(self) -> "Source":
        if (self.hub is None) == (self.files is None):
            raise ValueError("expected one of the keys hub and files")
        return self


@dataclass(frozen=True, slots=True)
class LocatedRow:
    """A row and where it was read, for messages: ``arc_test.json: row 3``."""

    place: str
    row: Row


def parse_source(text: str) -> Source:
    """Read a source given on the command line: ``PATH``, ``PATH#COLUMN``, with ``{split}`` in the path."""
    path, _, column = text.partition("#")
    return Source(files=path, column=column or None)


def read_splits(
    source: Source, *, splits: Mapping[str, tuple[str, ...]], folder: Path
) -> dict[str, list[LocatedRow]]:
    """Read the rows of every split that the source has.

    Args:
        source: Where they are.
        splits: The benchmark's splits, each with the other names to look for.
        folder: Folder that relative paths start from.

    Returns:
        Rows by the benchmark's own name of the split, in its order and in the source's order of rows.

    Raises:
        FielError: No split is there, or a file cannot be read.
    """
    read = _hub_splits(source) if source.hub else _file_splits(source, folder)
    found = {}
    for split, others in splits.items():
        for name in (split, *others):
            rows = read(name)
            if rows is not None:
                found[split] = list(rows)
                break
    if not found:
        place = source.hub or str(folder / str(source.files))
        raise FielError(f"{place}: found none of the splits {', '.join(splits)}")
    return found


_ReadSplit = Callable[[str], Iterator[LocatedRow] | None]


def _file_splits(source: Source, folder: Path) -> _ReadSplit:
    def read(split: str) -> Iterator[LocatedRow] | None:
        path = folder / str(source.files).replace("{split}", split)
        if not path.exists():
            return None
        return _column_of(read_rows(path), source.column)

    return read


def _hub_splits(source: Source) -> _ReadSplit:
    from datasets import get_dataset_split_names, load_dataset  # seconds to import: only when it is used

    arguments = {"path": str(source.hub), "revision": source.revision}
    try:
        names = get_dataset_split_names(config_name=source.config, **arguments)
    except Exception as error:  # the library raises what each of its back ends raises
        raise FielError(
            f"{source.hub}: expected a dataset with the configuration {source.config}, found "
            f"{type(error).__name__}: {error}. Without the Hub, give local files with --source."
        ) from error

    def read(split: str) -> Iterator[LocatedRow] | None:
        if split not in names:
            return None
        rows = load_dataset(name=source.config, split=split, **arguments)
        place = f"{source.hub} ({source.config}, {split})"
        located = (LocatedRow(f"{place}: row {number}", row) for number, row in enumerate(rows, start=1))
        return _column_of(located, source.column)

    return read


def _column_of(rows: Iterator[LocatedRow], column: str | None) -> Iterator[LocatedRow]:
    for located in rows:
        if column is None:
            yield located
            continue
        inner = located.row.get(column)
        if not isinstance(inner, dict):
            raise FielError(f"{located.place}: {column}: expected a row inside this column, found {inner!r}")
        shared = {key: value for key, value in located.row.items() if not isinstance(value, dict)}
        yield LocatedRow(located.place, {**shared, **inner})


def read_rows(path: Path) -> Iterator[LocatedRow]:
    """Read the rows of one file, in order.

    Args:
        path: A ``.json`` (a list of objects), ``.jsonl`` or ``.parquet`` file, in UTF-8.

    Raises:
        FielError: Another ending, an encoding that is not UTF-8, JSON cut short, or a row that is no object.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise FielError(f"{path}: expected a file ending in {', '.join(_READERS)}, found {path.suffix!r}")
    try:
        for place, row in reader(path):
            if not isinstance(row, dict):
                raise FielError(f"{path}: {place}: expected an object, found {type(row).__name__}")
            yield LocatedRow(f"{path}: {place}", row)
    except UnicodeDecodeError as error:
        raise FielError(
            f"{path}: expected UTF-8, found byte {error.object[error.start]:#x} at {error.start}"
        ) from None
    except json.JSONDecodeError as error:
        raise FielError(
            f"{path}: line {error.lineno}, column {error.colno}: expected JSON: {error.msg}"
        ) from None
    except pa.ArrowInvalid as error:
        raise FielError(f"{path}: expected Parquet: {error}") from None


_PlacedRows = Iterator[tuple[str, Any]]


def _json_rows(path: Path) -> _PlacedRows:
    rows = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(rows, list):
        raise FielError(f"{path}: expected a list of rows, found {type(rows).__name__}")
    for number, row in enumerate(rows, start=1):
        yield f"row {number}", row


def _jsonl_rows(path: Path) -> _PlacedRows:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    row = json.loads(line)
                except json.JSONDecodeError as error:
                    raise json.JSONDecodeError(
                        error.msg, "\n" * (number - 1) + error.doc, error.pos + number - 1
                    ) from None
                yield f"line {number}", row


def _parquet_rows(path: Path) -> _PlacedRows:
    number = 0
    for batch in pq.ParquetFile(path).iter_batches():
        for row in batch.to_pylist():
            number += 1
            yield f"row {number}", row


_READERS: Mapping[str, Callable[[Path], _PlacedRows]] = {
    ".json": _json_rows,
    ".jsonl": _jsonl_rows,
    ".parquet": _parquet_rows,
}
