"""Read tables: CSV and TSV as spreadsheets save them, and XLSX.

All values are strings; callers convert columns to the types they need.
"""

import codecs
import csv
import io
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fiel.errors import FielError, FielWarning
from fiel.messages.plaintext import count_of
from fiel.reading.problems import Problems
from fiel.reading.textfiles import HOW_TO_SAVE, decode_text, describe_unwritable, encoding_of, is_writable
from fiel.reading.windows1252 import read_windows_1252

if TYPE_CHECKING:
    from fiel.reading.workbooks import Cells

PlacedRows = Iterator[tuple[str, dict[str, str]]]
"""Rows, each preceded by its place, such as ``line 3`` or ``row 3``."""

PlacedRowsOrErrors = Iterator[tuple[str, dict[str, str] | FielError]]
"""The same, with an error in place of each invalid row."""

_DELIMITERS = ";\t"
_ANNOUNCED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def is_table(path: Path | str) -> bool:
    """Tell whether a file is a table, by its extension."""
    return Path(path).suffix.lower() in _READERS


def read_table(path: Path, *, problems: Problems | None = None) -> PlacedRows:
    """Read the rows of a table in order, without empty rows.

    Invalid rows are skipped and reported together at the end.

    Args:
        path: A ``.csv``, ``.tsv`` or ``.txt`` file with a header line, or an ``.xlsx`` file with one filled
            sheet. Text is UTF-8, UTF-16 with a byte order mark, or unmistakable Windows-1252 (with a
            warning). Columns are separated by commas, or by semicolons or tabs if the header has only those
            or the file starts with ``sep=``.
        problems: Collects the problems instead, for the caller to report.

    Raises:
        FielError: Unknown extension, unreadable file, or invalid rows.
    """
    found = Problems() if problems is None else problems
    for place, row in try_table(path):
        if isinstance(row, FielError):
            found.add(row)
        else:
            yield place, row
    if problems is None:
        found.refuse()


def try_table(path: Path) -> PlacedRowsOrErrors:
    """Read a table like `read_table`, but yield an error in place of each invalid row."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise FielError(
            f"{path}: expected a table with the extension {', '.join(_READERS)}, found {path.suffix!r}: save "
            "it as one of these"
        )
    try:
        for place, row in reader(path):
            yield place, row if isinstance(row, FielError) else _check_texts(f"{path}: {place}", row)
    except OSError as error:
        raise FielError(f"{path}: expected a readable file, found: {error.strerror or error}") from None


def _check_texts(place: str, row: dict[str, str]) -> dict[str, str] | FielError:
    for name, value in row.items():
        for text, label in ((name, ascii(name)), (value, name)):
            if not is_writable(text):
                return FielError(f"{place}: {label}: {describe_unwritable(text)}")
    return row


def _delimited_rows(path: Path) -> PlacedRowsOrErrors:
    csv.field_size_limit(sys.maxsize)  # benchmarks check text lengths themselves, with a better message
    text, delimiter, start = _split_announcement(_read_delimited(path))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    line = start
    try:
        header = next(reader, [])
        _check_header(f"{path}: line {line}", header)
        line = reader.line_num + start
        for values in reader:
            if len(values) not in (0, len(header)):
                text = _describe_length(f"{path}: line {line}", header, len(values), delimiter)
                yield f"line {line}", FielError(text)
            elif any(values):
                yield f"line {line}", dict(zip(header, values, strict=True))
            line = reader.line_num + start
    except csv.Error as error:
        raise FielError(f"{path}: line {line}: expected CSV, found: {error}") from None


def _read_delimited(path: Path) -> str:
    """Read text; undecodable bytes become lone surrogates, to be reported for their field."""
    content = path.read_bytes()
    if encoding_of(content) != "utf-8-sig" or b"\0" in content[:2]:
        return decode_text(content, where=str(path), what="a table")
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError:
        text = read_windows_1252(content)
    if text is None:
        return content.decode(errors="surrogateescape")
    message = (
        f"{path}: read as Windows-1252, because it is not UTF-8. To be sure of every letter, {HOW_TO_SAVE}"
    )
    warnings.warn(FielWarning(message), stacklevel=2)
    return text


def _split_announcement(text: str) -> tuple[str, str, int]:
    """Return the text without Excel's ``sep=`` line, the delimiter, and the number of its first line."""
    announced = _ANNOUNCED.match(text)
    if announced:
        return text[announced.end() :], announced[1], 2
    names = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    return text, next((mark for mark in _DELIMITERS if mark in names and "," not in names), ","), 1


def _check_header(place: str, header: Sequence[str]) -> None:
    if not any(header):
        raise FielError(f"{place}: expected column names, found nothing")
    doubled = [name for name in header if header.count(name) > 1]
    if doubled:
        raise FielError(f"{place}: expected each column once, found {doubled[0]!r} twice")


def _describe_length(place: str, header: Sequence[str], length: int, delimiter: str) -> str:
    end = f", up to {header[length - 1]}" if length < len(header) else ""
    more = f": put text that contains {delimiter!r} in quotes" if delimiter and length > len(header) else ""
    return (
        f"{place}: expected {count_of(len(header), 'value')}, as in the first line, found {length}{end}{more}"
    )


def _sheet_rows(path: Path) -> PlacedRowsOrErrors:
    from fiel.reading.workbooks import read_sheet  # openpyxl is slow to import

    rows = read_sheet(path)
    number, names = next(rows, (1, []))
    for _, error in _bad_cells(path, number, names, ()):
        raise error
    header = [str(name) for name in names]
    _check_header(f"{path}: row {number}", header)
    for number, cells in rows:
        bad = [*_bad_cells(path, number, cells, header)]
        if bad:
            yield from bad
            continue
        values = [str(cell) for cell in cells]
        if len(values) > len(header):
            text = _describe_length(f"{path}: row {number}", header, len(values), "")
            yield f"row {number}", FielError(text)
            continue
        padded = [*values, *[""] * (len(header) - len(values))]
        yield f"row {number}", dict(zip(header, padded, strict=True))


def _bad_cells(
    path: Path, number: int, cells: "Cells", header: Sequence[str]
) -> Iterator[tuple[str, FielError]]:
    from fiel.reading.workbooks import name_column

    for index, cell in enumerate(cells):
        if isinstance(cell, FielError):
            key = f" ({header[index]})" if index < len(header) else ""
            place = f"row {number}, column {name_column(index)}{key}"
            yield place, FielError(f"{path}: {place}: {cell}")


_READERS: Mapping[str, Callable[[Path], PlacedRowsOrErrors]] = {
    ".csv": _delimited_rows,
    ".tsv": _delimited_rows,
    ".txt": _delimited_rows,
    ".xlsx": _sheet_rows,
}
TABLES = tuple(_READERS)
"""Extensions of tables."""
