"""Parquet files as ``datasets`` writes them, byte for byte.

Its import takes a second and 45 MB, so tables of the usual types are written without it.
"""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fiel.sources.arrow import FEATURES

_CHUNKING = {"min_chunk_size": 262144, "max_chunk_size": 1048576, "norm_level": 0}
_GROUP_BYTES = 100 * 10**6  # of a row group in memory
_NUMBERS = {pa.float32(): "float32", pa.float64(): "float64"}  # Arrow says "float" and "double"


def is_plain(kind: pa.DataType) -> bool:
    """Tell whether a type is supported by every reader of Parquet, so that it needs no trial."""
    if pa.types.is_list(kind):
        return not pa.types.is_null(kind.value_type) and is_plain(kind.value_type)
    if pa.types.is_struct(kind):
        return bool(kind.num_fields) and all(field.name and is_plain(field.type) for field in kind)
    plain = (pa.types.is_boolean, pa.types.is_integer, pa.types.is_string, pa.types.is_null)
    return any(is_kind(kind) for is_kind in plain) or kind in _NUMBERS


def describe_features(schema: pa.Schema) -> dict[str, Any] | None:
    """Return the features that ``datasets`` gives a schema.

    None if only ``datasets`` knows them: a type is not plain, or the source has features of its own.
    """
    if not all(is_plain(field.type) for field in schema):
        return None
    features = {field.name: _describe_feature(field.type) for field in schema}
    stored = (schema.metadata or {}).get(FEATURES)
    own = json.loads(stored)["info"]["features"] if stored else {}
    return None if any(own.get(name, each) != each for name, each in features.items()) else features


def write_plain(table: pa.Table, path: Path, features: dict[str, Any]) -> None:
    """Write a table with features of `describe_features`."""
    metadata = {FEATURES: json.dumps({"info": {"features": features}})}
    fields = [(field.name, _strip_type(field.type)) for field in table.schema]
    schema = pa.schema(fields, metadata=metadata)
    table = table.replace_schema_metadata(metadata) if table.schema == schema else table.cast(schema)
    rows = max(1, len(table) * _GROUP_BYTES // table.nbytes) if table.nbytes else 1
    with pq.ParquetWriter(
        path,
        schema,
        use_content_defined_chunking=_CHUNKING,
        write_page_index=True,
        compression=dict.fromkeys(features, "snappy"),
        use_dictionary=list(features),
        column_encoding={},
    ) as writer:
        for start in range(0, len(table), rows):
            writer.write_table(table.slice(start, rows))
        writer.add_key_value_metadata({"content_defined_chunking": json.dumps(_CHUNKING)})


def _describe_feature(kind: pa.DataType) -> dict[str, Any]:
    if pa.types.is_struct(kind):
        return {field.name: _describe_feature(field.type) for field in kind}
    if pa.types.is_list(kind):
        return {"feature": _describe_feature(kind.value_type), "_type": "List"}
    return {"dtype": _NUMBERS.get(kind, str(kind)), "_type": "Value"}


def _strip_type(kind: pa.DataType) -> pa.DataType:
    """Return a type with Arrow's usual names and nullability inside it, as ``datasets`` does."""
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _strip_type(field.type)) for field in kind])
    return pa.list_(_strip_type(kind.value_type)) if pa.types.is_list(kind) else kind
