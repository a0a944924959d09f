"""From rows to Arrow tables with the columns that the Hub's schema and the harness ask for."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from fiel.benchmarks import Benchmark
from fiel.errors import FielError
from fiel.items import Row


def build_tables(benchmark: Benchmark, rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Put the rows of every split in a table; all tables have the same columns and types.

    The columns come in the order in which the rows first show them. A column of the benchmark's schema
    that the rows leave out is there too, at the end and null. A column beyond the schema passes through,
    with the type that its values have.

    Args:
        benchmark: Whose rows they are.
        rows: The rows by split.

    Raises:
        FielError: A value is not of its column's type.
    """
    together = [row for split in rows.values() for row in split]
    names = list(dict.fromkeys((*(name for row in together for name in row), *benchmark.columns)))
    schema = pa.schema([(name, _column_type(benchmark, name, together)) for name in names])
    return {
        split: pa.table([_array(name, schema.field(name).type, own) for name in names], schema=schema)
        for split, own in rows.items()
    }


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table as ``datasets`` does, with the features from which it is loaded again."""
    from datasets import Dataset  # seconds to import: only when it is used

    with _without_progress_bars():
        Dataset(table).to_parquet(path)


def arrow_type(name: str) -> pa.DataType:
    """Return the Arrow type of a column, from its name in ``datasets`` such as ``list<string>``."""
    if name.startswith("list<"):
        return pa.list_(arrow_type(name.removeprefix("list<").removesuffix(">")))
    return pa.type_for_alias(name)


def _column_type(benchmark: Benchmark, name: str, rows: Sequence[Row]) -> pa.DataType:
    if name in benchmark.columns:
        return arrow_type(benchmark.columns[name])
    return _array(name, None, rows).type


def _array(name: str, kind: pa.DataType | None, rows: Sequence[Row]) -> pa.Array:
    try:
        return pa.array([row.get(name) for row in rows], type=kind)
    except (TypeError, ValueError, OverflowError) as error:  # Arrow's own errors are two of these
        expected = f"of type {kind}" if kind else "of one type"
        raise FielError(f"column {name}: expected values {expected}, found: {error}") from None


@contextmanager
def _without_progress_bars() -> Iterator[None]:
    from datasets import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    disabled = are_progress_bars_disabled()
    disable_progress_bars()
    try:
        yield
    finally:
        if not disabled:
            enable_progress_bars()
