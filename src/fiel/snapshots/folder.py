"""The dashboard's data: sanitized Parquet files on disk, replaced as a whole.

A snapshot is a folder that never changes once it has its name, and ``latest.json`` next to it names the
current one. A reader sees either the old or the new one, never a mixture.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import AwareDatetime, Field, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.reading.strict import StrictModel
from fiel.snapshots.earlier import EARLIER_COLUMNS, convert_tables
from fiel.snapshots.tables import COLUMNS, NULLABLE, TEXTS, Tables, typed_frame

SCHEMA_VERSION = 6

LATEST = "latest.json"

_ARROW_TYPES = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "datetime64[s]": pa.date32(),
    TEXTS: pa.list_(pa.field("element", pa.string(), nullable=False)),
}
_COLUMNS = {**EARLIER_COLUMNS, SCHEMA_VERSION: COLUMNS}


def _schemas_of(tables: Mapping[str, Mapping[str, str]]) -> dict[str, pa.Schema]:
    return {
        name: pa.schema(
            [
                pa.field(column, _ARROW_TYPES[kind], nullable=column in NULLABLE)
                for column, kind in columns.items()
            ]
        )
        for name, columns in tables.items()
    }


_SCHEMAS = {version: _schemas_of(tables) for version, tables in _COLUMNS.items()}
SCHEMAS = _SCHEMAS[SCHEMA_VERSION]
FOLDER_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}(-\d+)?")


class OutdatedSnapshot(FielError):
    """A snapshot of a version that is no longer read: it said who answered what."""


class FileInfo(StrictModel):
    """One Parquet file: SHA-256 of its bytes, and number of rows."""

    sha256: str
    rows: int


class SnapshotInfo(StrictModel):
    """The content of ``latest.json``: a record of the current snapshot.

    Attributes:
        schema_version: Version of the tables' columns and of this record.
        created_at: When the tables were taken, in UTC.
        fiel_version: The version of Fiel that wrote it.
        path: Name of its folder next to ``latest.json``.
        files: Its files by table name.
    """

    schema_version: int = SCHEMA_VERSION
    created_at: AwareDatetime
    fiel_version: str
    path: str = Field(pattern=f"^{FOLDER_NAME.pattern}$")
    files: dict[str, FileInfo]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Tables and when they were taken, in UTC."""

    tables: Tables
    created_at: datetime


def read_snapshot(folder: Path) -> Snapshot:
    """Read the current snapshot and check that it is complete.

    Raises:
        FielError: There is none, its schema version is not supported, or a file is missing or damaged.
    """
    info = parse_latest(read_latest(folder), where=str(folder / LATEST))
    frames = {}
    for name, schema in _SCHEMAS[info.schema_version].items():
        path = folder / info.path / f"{name}.parquet"
        table = _read_table(path, info.files[name])
        if not table.schema.equals(schema):
            raise FielError(
                f"{path}: expected the columns of schema version {info.schema_version}, "
                f"found {', '.join(table.column_names)}"
            )
        frames[name] = _read_frame(table, _COLUMNS[info.schema_version][name])
    current = info.schema_version == SCHEMA_VERSION
    tables = Tables(**frames) if current else convert_tables(frames, info.schema_version)
    return Snapshot(tables=tables, created_at=info.created_at.astimezone(UTC))


def has_snapshot(folder: Path) -> bool:
    """Return whether the folder has a snapshot."""
    return (folder / LATEST).exists()


def read_latest(folder: Path) -> bytes:
    """Return the bytes of ``latest.json``: while they are the same, so is the snapshot.

    Raises:
        FielError: There is no snapshot.
    """
    try:
        return (folder / LATEST).read_bytes()
    except OSError as error:
        raise FielError(
            f"{folder}: expected a snapshot, found none ({error}): take one with fiel snapshot"
        ) from None


def parse_latest(text: bytes, *, where: str = LATEST) -> SnapshotInfo:
    """Parse the record of a snapshot.

    ``text`` is from `read_latest`; ``where`` is the file in messages.

    Raises:
        FielError: It is not such a record, or its schema version is not supported.
    """
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FielError(f"{where}: expected JSON, found: {error}") from None
    version = values.get("schema_version") if isinstance(values, dict) else None
    if not isinstance(version, int) or version not in _SCHEMAS:
        outdated = isinstance(version, int) and version < min(_SCHEMAS)
        raise (OutdatedSnapshot if outdated else FielError)(
            f"{where}: schema_version: expected {' or '.join(map(str, _SCHEMAS))}, found {version!r}; "
            "take a new snapshot with this version of Fiel"
        )
    try:
        info = SnapshotInfo.model_validate(values)
    except ValidationError as error:
        raise FielError(describe_validation(where, error)) from None
    names = _SCHEMAS[info.schema_version]
    if set(info.files) != set(names):
        raise FielError(f"{where}: files: expected {', '.join(names)}, found {', '.join(info.files)}")
    return info


def list_outdated(folder: Path) -> frozenset[str]:
    """Return the names of the campaigns in a folder's outdated snapshot.

    Raises:
        FielError: It is incomplete.
    """
    try:
        latest = json.loads(read_latest(folder))
        table = pq.read_table(folder / Path(latest["path"]).name / "campaigns.parquet", columns=["campaign"])
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        raise FielError(f"{folder}: expected a whole snapshot, found: {error}.") from None
    return frozenset(table["campaign"].to_pylist())


def _read_table(path: Path, expected: FileInfo) -> pa.Table:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FielError(f"{path}: expected a file of the snapshot, found: {error}") from None
    found = hashlib.sha256(content).hexdigest()
    if found != expected.sha256:
        raise FielError(
            f"{path}: expected SHA-256 {expected.sha256}, found {found}: the file is damaged: take a new "
            "snapshot"
        )
    return pq.read_table(pa.BufferReader(content))


def _read_frame(table: pa.Table, columns: Mapping[str, str]) -> pd.DataFrame:
    frame = table.to_pandas(types_mapper={pa.string(): pd.StringDtype()}.get)
    for column, kind in columns.items():
        if kind == TEXTS:
            frame[column] = pd.Series(map(tuple, table[column].to_pylist()), dtype="object")
    return typed_frame(frame, columns)
