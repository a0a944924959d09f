"""A row on its way from a source to a codec: where it was read, and what no source may hold."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from fiel.errors import FielError, describe_place
from fiel.items import Row
from fiel.reading.textfiles import describe_unwritable, is_writable

if TYPE_CHECKING:
    import pyarrow as pa

_DEEPEST = 30  # lists and tables within each other, which Parquet and Python both write and read
LONGEST_TEXT = 100_000
"""Most characters of a segment: 25 times the longest of Okapi's, and more than a person reads at once."""

Text = Annotated[str, Field(strict=True, max_length=LONGEST_TEXT)]
"""A text that people read: the type of every segment."""

Index = Annotated[int, Field(strict=True, ge=0, lt=2**63)]
"""A row's number in the benchmark."""


@dataclass(frozen=True, slots=True)
class LocatedRow:
    """A row and where it was read, for messages: ``arc_test.json: row 3``.

    Attributes:
        place: Where.
        row: The row.
        types: The types of its columns in a source that has types; None in any other.
    """

    place: str
    row: Row
    types: "pa.Schema | None" = None


def check_row(located: LocatedRow) -> LocatedRow:
    """Return the row when all that it holds can be stored and written again.

    Raises:
        FielError: A text has a NUL or a half of a surrogate pair, or a number is none; no database takes
            the former, and with the latter no row equals itself. Or lists are nested too deep.
    """
    for field, problem in _problems(located.row):
        raise FielError(f"{located.place}: {field}: {problem}")
    return located


def rename_columns(
    located: LocatedRow, columns: Mapping[str, str], *, optional: frozenset[str]
) -> LocatedRow:
    """Give the columns of a source the names that the codec knows.

    Args:
        located: The row.
        columns: The source's name by the codec's; a column that had the codec's name gives way.
        optional: Columns, by the codec's names, that need not be there.

    Raises:
        FielError: The row has not got one of the columns.
    """
    row = located.row
    for ours, theirs in columns.items():
        if theirs not in row and ours not in optional:
            raise FielError(
                f"{located.place}: {theirs}: expected this column, with the {ours}, found {', '.join(row)}"
            )
    names = {theirs: ours for ours, theirs in columns.items()}
    renamed = {names.get(key, key): value for key, value in row.items() if key in names or key not in columns}
    return replace(located, row=renamed)


def type_texts(row: Row, columns: Mapping[str, str], *, optional: frozenset[str]) -> Row:
    """Give texts from a source without types, such as CSV, the type of their column.

    A text that is not of that type stays, for the codec to refuse by name. An empty text is null only in a
    column that may be.

    Args:
        row: The row.
        columns: The type of each column, as in `Benchmark.columns`; others stay as they are.
        optional: Columns that may be null.
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
        yield column, f"expected lists and tables up to {_DEEPEST} levels deep, found more"
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
        yield field, f"expected a text or a number, found {value}"
