"""Arrow tables of rows, with the columns of the Hub's schema and the harness."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fiel.benchmarks import Benchmark
from fiel.errors import FielError, shorten
from fiel.items import Row
from fiel.release.parquet import describe_features, write_plain

_REFUSED = (TypeError, ValueError, OverflowError, NotImplementedError)  # Arrow's own errors are subclasses


def build_tables(
    benchmark: Benchmark,
    rows: Mapping[str, Sequence[Row]],
    *,
    types: pa.Schema | None = None,
    places: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, pa.Table]:
    """Build a table for each split; all tables have the same columns and types.

    Columns are in order of first appearance in the rows, with the source's types. Columns of the benchmark's
    schema that the rows lack are added at the end as nulls. Other columns of an untyped source have the type
    of their values. ``types`` are those of the source's columns; ``places`` tell, by split, where each row
    was read, for messages.

    Raises:
        FielError: A value does not have its column's type.
    """
    together = [row for split in rows.values() for row in split]
    where = [place for split in rows for place in (places or {}).get(split, [""] * len(rows[split]))]
    names = list(dict.fromkeys((*(name for row in together for name in row), *benchmark.columns)))
    found = [(name, _column_type(benchmark, name, types)) for name in names]
    columns = {name: _array(name, kind, together, where) for name, kind in found}
    schema = pa.schema(
        [(name, column.type) for name, column in columns.items()], metadata=types and types.metadata
    )
    whole = pa.table(list(columns.values()), schema=schema)
    starts = accumulate(map(len, rows.values()), initial=0)
    return {
        split: whole.slice(start, len(own)).combine_chunks()
        for start, (split, own) in zip(starts, rows.items(), strict=False)
    }


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table as ``datasets`` does, including the features for loading it again."""
    features = describe_features(table.schema)
    if features is not None:
        write_plain(table, path, features)
        return
    from datasets import Dataset  # seconds to import: only when used

    with without_progress_bars():
        dataset = Dataset(table, fingerprint="written")  # else it hashes a copy of everything; never written
        if not any("dictionary<" in str(kind) for kind in table.schema.types):
            dataset.to_parquet(path)
        else:  # datasets would convert a dictionary column to plain text
            described = table.replace_schema_metadata(dataset.features.arrow_schema.metadata)
            pq.write_table(described, path)


def arrow_type(name: str) -> pa.DataType:
    """Return the Arrow type for a ``datasets`` type name such as ``list<string>``."""
    if name.startswith("list<"):
        return pa.list_(arrow_type(name.removeprefix("list<").removesuffix(">")))
    return pa.type_for_alias(name)


def _column_type(benchmark: Benchmark, name: str, types: pa.Schema | None) -> pa.DataType | None:
    """Return the required type of a column; None when its values determine it."""
    place = -1 if types is None else types.get_field_index(name)
    if types is not None and place >= 0 and not pa.types.is_null(types.field(place).type):
        return types.field(place).type
    return arrow_type(benchmark.columns[name]) if name in benchmark.columns else None


def _array(name: str, kind: pa.DataType | None, rows: Sequence[Row], places: Sequence[str]) -> pa.Array:
    values = [row.get(name) for row in rows]
    try:
        return pa.array(values, type=kind)
    except _REFUSED as error:
        expected = f"of type {kind}" if kind else "of one type"
        where = _describe_misfit(values, kind, places)
        found = where or f"column {name}: expected values {expected}, found: {error}"
        raise FielError(found.replace("{column}", name, 1)) from None


def _describe_misfit(values: Sequence[Any], kind: pa.DataType | None, places: Sequence[str]) -> str:
    """Return a message, with ``{column}``, about a value that does not fit; empty if none is to blame."""
    seen: dict[pa.DataType, tuple[str, Any]] = {}
    for place, value in zip(places, values, strict=True):
        own = _type_of(value, kind)
        if own is None:
            return f"{place}: {{column}}: expected a value {_of_type(kind)}, found {shorten(value)}"
        if own in seen:
            continue
        for other, (first, before) in seen.items():
            if not _fit(before, value):
                return (
                    f"{place}: {{column}}: expected values of one type in a column, found {shorten(value)} "
                    f"({own}), and {shorten(before)} ({other}) in {first}"
                )
        seen[own] = (place, value)
    return ""


def _of_type(kind: pa.DataType | None) -> str:
    return f"of type {kind}" if kind else "that Parquet can hold"


def _type_of(value: Any, kind: pa.DataType | None) -> pa.DataType | None:
    try:
        return pa.array([value], type=kind).type
    except _REFUSED:
        return None


def _fit(one: Any, other: Any) -> bool:
    try:
        pa.array([one, other])
    except _REFUSED:
        return False
    return True


@contextmanager
def without_progress_bars() -> Iterator[None]:
    """Hide the progress bars of ``datasets`` during a block."""
    from datasets import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    disabled = are_progress_bars_disabled()
    disable_progress_bars()
    try:
        yield
    finally:
        if not disabled:
            enable_progress_bars()
