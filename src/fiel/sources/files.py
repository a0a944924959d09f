"""Read rows from JSON, JSONL, Parquet and tables, each with its place in the file."""

import codecs
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fiel.errors import FielError, did_you_mean
from fiel.items import Row
from fiel.reading.problems import Problems
from fiel.reading.sheets import TABLES, try_table
from fiel.reading.textfiles import decode_text, encoding_of
from fiel.sources.arrow import name_features, read_batch
from fiel.sources.rows import LocatedRow, check_row


def read_rows(path: Path, *, problems: Problems | None = None) -> Iterator[LocatedRow]:
    """Read the rows of one file in order; invalid rows are skipped and reported at the end.

    Args:
        path: A ``.json`` (a list of objects), ``.jsonl`` or ``.parquet`` file, or a table for `read_table`,
            whose values are all strings. Text is UTF-8, or UTF-16 with a byte order mark.
        problems: Collects the problems instead, for the caller to report.

    Raises:
        FielError: Unknown extension, unreadable or truncated file, no rows, a row that is not an object, or
            one that `check_row` refuses.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise FielError(
            f"{path}: expected a file with the extension {', '.join(_READERS)}, found {path.suffix!r}"
            f"{did_you_mean(path.suffix, _READERS)}"
        )
    found = Problems() if problems is None else problems
    empty = True
    name = str(path)
    try:
        types = _read_types(path)
        for place, row in reader(path):
            empty = False
            located = _check_located(LocatedRow(f"{name}: {place}", row, types), found)
            if located is not None:
                yield located
    except OSError as error:
        raise FielError(f"{path}: expected a readable file, found: {error}") from None
    if empty:
        raise FielError(f"{path}: expected one or more rows, found none")
    if problems is None:
        found.refuse()


def _check_located(located: LocatedRow, problems: Problems) -> LocatedRow | None:
    """Return a valid row, or add the problem and return None."""
    row: Any = located.row
    try:
        if isinstance(row, FielError):
            raise row
        if not isinstance(row, dict):
            raise FielError(f"{located.place}: expected an object, found {type(row).__name__}")
        return check_row(located)
    except FielError as error:
        problems.add(error)
        return None


_PlacedRows = Iterator[tuple[str, Any]]
"""Pairs of place in the file and row, with a `FielError` instead of an unreadable row."""


def _read_text(path: Path) -> str:
    """Read text; bytes that are not UTF-8 become lone surrogates, to be reported for their field."""
    content = path.read_bytes()
    if encoding_of(content) != "utf-8-sig" or b"\0" in content[:2]:
        return decode_text(content, where=str(path), what="rows")
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="surrogateescape")


def _json_rows(path: Path) -> _PlacedRows:
    rows = _parse_json(_read_text(path), str(path))
    if not isinstance(rows, list):
        raise FielError(f"{path}: expected a list of rows, found {type(rows).__name__}")
    for number, row in enumerate(rows, start=1):
        yield f"row {number}", row


def _jsonl_rows(path: Path) -> _PlacedRows:
    name = str(path)
    for number, line in enumerate(_read_text(path).split("\n"), start=1):
        if line and not line.isspace():
            yield f"line {number}", _parse_line(line, name, number)


def _parse_line(line: str, path: str, number: int) -> Any:
    try:
        return _parse_json(line, path, line=number)
    except FielError as error:
        return error


def _parse_json(text: str, path: str, *, line: int | None = None) -> Any:
    """Parse a JSON file, or the given line of a JSONL file."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        found, position = f"expected JSON: {error.msg}", error.pos
        if error.msg.startswith("Unterminated string") or not text[error.pos :].strip():
            position = len(text.rstrip())
            found = f"expected the rest of the JSON, found the end of the {'line' if line else 'file'}"
        row = (line or 1) + text.count("\n", 0, position)
        column = position - text.rfind("\n", 0, position)
        raise FielError(f"{path}: line {row}, column {column}: {found}") from None
    except (ValueError, RecursionError) as error:
        place = f"{path}: line {line}" if line else path
        raise FielError(f"{place}: expected JSON: {error}") from None


def _object_of(pairs: list[tuple[str, Any]]) -> Row:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        doubled = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {doubled!r} appears twice in one object")
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_object_of)


def _parquet_rows(path: Path) -> _PlacedRows:
    number = 0
    try:
        for batch in pq.ParquetFile(path).iter_batches():
            for row in _read_batch(path, batch):
                number += 1
                yield f"row {number}", row
    except pa.ArrowException as error:
        raise FielError(f"{path}: expected Parquet: {error}") from None


def _read_batch(path: Path, batch: pa.RecordBatch) -> list[Row]:
    try:
        return read_batch(batch)
    except FielError as error:
        raise FielError(f"{path}: {error}") from None


def _read_types(path: Path) -> pa.Schema | None:
    """Return the column types of a file, or None for an untyped format."""
    if path.suffix.lower() != ".parquet":
        return None
    try:
        return name_features(pq.read_schema(path))
    except pa.ArrowException as error:
        raise FielError(f"{path}: expected Parquet: {error}") from None


_READERS: Mapping[str, Callable[[Path], _PlacedRows]] = {
    ".json": _json_rows,
    ".jsonl": _jsonl_rows,
    ".parquet": _parquet_rows,
    **dict.fromkeys(TABLES, try_table),
}
