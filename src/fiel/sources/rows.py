"""Rows with their place in the source, and the checks and conversions before they are decoded."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fiel.errors import FielError, describe_place
from fiel.items import Row
from fiel.reading.textfiles import describe_unwritable, is_writable

if TYPE_CHECKING:
    import pyarrow as pa

_DEEPEST = 30  # levels of nested lists and mappings; both Parquet and Python can handle them
_USUAL_DEPTH = 2


@dataclass(frozen=True, slots=True)
class LocatedRow:
    """A row with its place for messages, ``arc_test.json: row 3``, and the column types of a typed source."""

    place: str
    row: Row
    types: "pa.Schema | None" = None


def check_row(located: LocatedRow) -> LocatedRow:
    """Return the row if it can be stored and written back.

    Raises:
        FielError: A text has a NUL or a lone surrogate, which databases refuse; a number is not finite, and
            NaN never equals itself; or lists are nested too deep.
    """
    if not _is_plain(located.row):
        for field, problem in _problems(located.row):
            raise FielError(f"{located.place}: {field}: {problem}")
    return located


def _is_plain(row: Row, depth: int = 0) -> bool:
    """Tell whether a row plainly has no problem: texts that are writable together, and little else."""
    texts = list(row)
    for value in row.values():
        kind = type(value)
        if kind is str:
            texts.append(value)
        elif kind is list and all([type(inner) is str for inner in value]):
            texts += value
        elif kind is dict and depth < _USUAL_DEPTH and _is_plain(value, depth + 1):
            continue
        elif value is not None and kind is not int and kind is not bool:
            return False
    return is_writable("".join(texts))


def rename_columns(
    located: LocatedRow, columns: Mapping[str, str], *, optional: frozenset[str]
) -> LocatedRow:
    """Rename columns, given by the benchmark's names; other columns with these names are dropped.

    Raises:
        FielError: The row lacks a column that is not optional.
    """
    row = located.row
    for ours, theirs in columns.items():
        if theirs not in row and ours not in optional:
            raise FielError(
                f"{located.place}: {theirs}: expected this column for {ours}, found {', '.join(row)}"
            )
    names = {theirs: ours for ours, theirs in columns.items()}
    renamed = {names.get(key, key): value for key, value in row.items() if key in names or key not in columns}
    return LocatedRow(located.place, renamed, located.types)


def type_texts(row: Row, columns: Mapping[str, str], *, optional: frozenset[str]) -> Row:
    """Convert strings from an untyped source, such as CSV, to the types in `Benchmark.columns`.

    A string that cannot be converted stays, so that decoding reports its column. An empty string becomes null
    only in an optional column.
    """
    return {
        name: _typed(value, columns[name], optional=name in optional) if name in columns else value
        for name, value in row.items()
    }


def _typed(value: Any, kind: str, *, optional: bool) -> Any:
    if not isinstance(value, str):
        return value
    if optional and not value:
        return None
    if kind.startswith("int") and re.fullmatch(r"-?[0-9]{1,19}", value):
        return int(value)
    if kind.startswith("list<"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _problems(value: Any, field: str = "", column: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        yield column, f"expected up to {_DEEPEST} levels of nested values, found more"
    elif isinstance(value, str):
        if not is_writable(value):
            yield field, describe_unwritable(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            name = f"{field}.{key}" if field else str(key)
            if not is_writable(name):
                yield ascii(name), describe_unwritable(name)
            yield from _problems(inner, name, column or name, depth + 1)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _problems(inner, describe_place((field, index)), column, depth + 1)
    elif isinstance(value, float) and not math.isfinite(value):
        yield field, f"expected text or a number, found {value}"
