"""Convert Arrow data from Parquet and the Hub to rows, and keep the column types."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from fiel.errors import FielError
from fiel.items import Row

FEATURES = b"huggingface"
"""Metadata key where ``datasets`` stores features that Arrow has no type for, such as label names."""


def read_batch(batch: pa.RecordBatch) -> list[Row]:
    """Return the rows of a batch as Python values.

    Raises:
        FielError: A column is duplicated, or Python cannot represent its values without loss, such as
            times with nanoseconds.
    """
    names = batch.schema.names
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise FielError(f"{doubled[0]}: expected each column once, found {names.count(doubled[0])}")
    columns = {name: _read_column(name, column) for name, column in zip(names, batch.columns, strict=True)}
    if not columns:
        return [{} for _ in range(batch.num_rows)]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _read_column(name: str, column: pa.Array) -> list[Any]:
    try:
        values: list[Any] = column.to_pylist()
        lossless = "[ns" not in str(column.type) or pa.array(values, type=column.type).equals(column)
    except (ValueError, TypeError, OverflowError, pa.ArrowException) as error:
        raise FielError(f"{name}: {_describe_lost(column.type)}: {error}") from None
    if not lossless:
        raise FielError(f"{name}: {_describe_lost(column.type)} finer than a microsecond")
    return values


def _describe_lost(kind: pa.DataType) -> str:
    return f"expected values that can be written back unchanged, found values of type {kind}"


def name_features(schema: pa.Schema) -> pa.Schema:
    """Return a schema with no metadata except the features that ``datasets`` wrote."""
    found = (schema.metadata or {}).get(FEATURES)
    if found is None:
        return schema.remove_metadata()
    try:
        features = json.loads(found)["info"]["features"]
    except (ValueError, KeyError, TypeError):
        return schema.remove_metadata()
    return schema.with_metadata({FEATURES: json.dumps({"info": {"features": features}})})


def take_types(
    types: pa.Schema | None,
    *,
    column: str | None,
    columns: Mapping[str, str],
    known: Mapping[str, str],
) -> pa.Schema | None:
    """Return the column types of rows after extraction from a column and renaming.

    Args:
        types: The types in the source; None for an untyped source.
        column: The column that contains the rows, if any; see `fiel.sources.source.Source`.
        columns: Column names in the source by the benchmark's names.
        known: Types of the benchmark's columns, as ``datasets`` writes them.
    """
    if types is None:
        return None
    fields = {field.name: field.type for field in types}
    if column is not None:
        inner = fields.get(column)
        shared = {name: kind for name, kind in fields.items() if not pa.types.is_struct(kind)}
        own = {field.name: field.type for field in inner} if inner and pa.types.is_struct(inner) else {}
        fields = shared | own
    names = {theirs: ours for ours, theirs in columns.items()}
    fields = {
        names.get(name, name): kind for name, kind in fields.items() if name in names or name not in columns
    }
    retyped = {name for name in columns if known.get(name) != "string" and _is_text(fields.get(name))}
    unchanged = {name: kind for name, kind in fields.items() if name not in retyped}
    return pa.schema(list(unchanged.items()), metadata=types.metadata if not (column or columns) else None)


def unify_types(schemas: Iterable[tuple[str, pa.Schema | None]]) -> pa.Schema | None:
    """Return the common types of pairs of split and types; untyped splits are ignored.

    Raises:
        FielError: A column has incompatible types, such as a date in one split and text in another.
    """
    known = [(split, schema) for split, schema in schemas if schema is not None]
    if not known:
        return None
    first: dict[str, tuple[str, pa.DataType]] = {}
    for split, schema in known:
        for field in schema:
            other, kind = first.setdefault(field.name, (split, field.type))
            first[field.name] = (other, _promote(field.name, (other, kind), (split, field.type)))
    metadata = next((schema.metadata for _, schema in known if schema.metadata), None)
    return pa.schema([(name, kind) for name, (_, kind) in first.items()], metadata=metadata)


def _promote(name: str, one: tuple[str, pa.DataType], other: tuple[str, pa.DataType]) -> pa.DataType:
    if one[1] == other[1]:
        return one[1]
    try:
        both = [pa.schema([(name, kind)]) for _, kind in (one, other)]
        return pa.unify_schemas(both, promote_options="permissive").field(name).type
    except pa.ArrowException:
        raise FielError(
            f"{name}: expected the same column type in all splits, found {one[1]} in {one[0]} and {other[1]} "
            f"in {other[0]}"
        ) from None


def _is_text(kind: pa.DataType | None) -> bool:
    return kind is not None and (pa.types.is_string(kind) or pa.types.is_large_string(kind))
