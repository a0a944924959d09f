"""Rows with the types of their columns, as Parquet and the Hub give them, and what cannot be kept of them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from fiel.errors import FielError
from fiel.items import Row

FEATURES = b"huggingface"
"""Where ``datasets`` keeps in a schema's metadata what Arrow has no type for, such as the names of labels."""


def read_batch(batch: pa.RecordBatch) -> list[Row]:
    """Return the rows of a batch as Python has them.

    Raises:
        FielError: A column is there twice, or holds what Python has no equal for, such as a time with
            nanoseconds: it could not be written again as it was.
    """
    names = batch.schema.names
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise FielError(f"{doubled[0]}: expected each column once, found {names.count(doubled[0])} of it")
    columns = {name: _read_column(name, column) for name, column in zip(names, batch.columns, strict=True)}
    if not columns:
        return [{} for _ in range(batch.num_rows)]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _read_column(name: str, column: pa.Array) -> list[Any]:
    try:
        values: list[Any] = column.to_pylist()
        kept = "[ns" not in str(column.type) or pa.array(values, type=column.type).equals(column)
    except (ValueError, TypeError, OverflowError, pa.ArrowException) as error:
        raise FielError(f"{name}: {_describe_lost(column.type)}: {error}") from None
    if not kept:
        raise FielError(f"{name}: {_describe_lost(column.type)} finer than a microsecond")
    return values


def _describe_lost(kind: pa.DataType) -> str:
    return f"expected values that can be written again as they are, found some of type {kind}"


def name_features(schema: pa.Schema) -> pa.Schema:
    """Return a schema without other metadata than the features that ``datasets`` wrote into it."""
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
    """Return the types of rows that were taken out of a column or renamed; see `fiel.sources.source`.

    Args:
        types: The source's; None for a source without types.
        column: The column that held the rows.
        columns: The source's name by the codec's.
        known: The type of each column of the benchmark, as ``datasets`` writes it.
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
    kept = {name: kind for name, kind in fields.items() if name not in retyped}
    return pa.schema(list(kept.items()), metadata=types.metadata if not (column or columns) else None)


def unify_types(schemas: Iterable[tuple[str, pa.Schema | None]]) -> pa.Schema | None:
    """Return the types that the rows of several splits have in common.

    Args:
        schemas: By split, the types of its rows; None for rows without.

    Raises:
        FielError: A column has types that cannot be one, as a date in one split and a text in another.
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
            f"{name}: expected a column of one type in all splits, found {one[1]} in {one[0]} and "
            f"{other[1]} in {other[0]}"
        ) from None


def _is_text(kind: pa.DataType | None) -> bool:
    return kind is not None and (pa.types.is_string(kind) or pa.types.is_large_string(kind))
