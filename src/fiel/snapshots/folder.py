"""What the dashboard reads: sanitized Parquet files on disk, replaced as a whole.

A snapshot is a folder that never changes once it has its name, and ``latest.json`` beside it says which
one counts. A reader sees the old one or the new one and nothing between.
"""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from fiel import __version__
from fiel.errors import FielError, describe_validation
from fiel.files import sync_path
from fiel.snapshots.tables import COLUMNS, NULLABLE, TEXTS, Tables, typed_frame

SCHEMA_VERSION = 2
LATEST = "latest.json"

_ARROW_TYPES = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "datetime64[s]": pa.date32(),
    TEXTS: pa.list_(pa.field("element", pa.string(), nullable=False)),
}
_SCHEMAS = {
    name: pa.schema(
        [
            pa.field(column, _ARROW_TYPES[kind], nullable=column in NULLABLE)
            for column, kind in columns.items()
        ]
    )
    for name, columns in COLUMNS.items()
}
_TEMPORARY = ".writing-"
_FOLDER_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}(-\d+)?")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileInfo(_Record):
    """One Parquet file: the SHA-256 of its bytes and how many rows it holds."""

    sha256: str
    rows: int


class SnapshotInfo(_Record):
    """What ``latest.json`` says of the snapshot that counts.

    Attributes:
        schema_version: Version of the tables' columns and of this record.
        created_at: When the tables were taken, in UTC.
        fiel_version: The Fiel that wrote it.
        path: Name of its folder beside ``latest.json``.
        files: Its files by table name.
    """

    schema_version: int = SCHEMA_VERSION
    created_at: AwareDatetime
    fiel_version: str
    path: str = Field(pattern=f"^{_FOLDER_NAME.pattern}$")
    files: dict[str, FileInfo]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Tables and when they were taken, in UTC."""

    tables: Tables
    created_at: datetime


def write_snapshot(tables: Tables, folder: Path, *, created_at: datetime, keep: int = 3) -> SnapshotInfo:
    """Make tables the snapshot that the dashboard shows.

    The tables replace all that was there; to renew one campaign, pass them through
    `fiel.snapshots.tables.replace_campaigns` first.

    Args:
        tables: What to show.
        folder: The snapshots' folder; made when it is not there.
        created_at: When the tables were taken, with a time zone.
        keep: How many snapshots to keep, this one included.

    Raises:
        FielError: A name or a title holds an e-mail address, the time has no time zone, ``keep`` is less
            than 1, or the folder cannot be written.
    """
    if keep < 1:
        raise FielError(f"keep: expected 1 or more, found {keep}")
    if created_at.tzinfo is None:
        raise FielError(f"created_at: expected a time with its time zone, found {created_at}")
    _refuse_addresses(tables)
    with _writing(folder):
        info = _write_folder(tables, folder, created_at.astimezone(UTC))
        _write_latest(folder, info)
        _remove_older(folder, info.path, keep)
    return info


def renew_snapshot(folder: Path, info: SnapshotInfo, *, created_at: datetime) -> SnapshotInfo | None:
    """Say that a snapshot is as right now as it was; its files stay as they are.

    Args:
        folder: The snapshots' folder.
        info: The snapshot.
        created_at: When it was found to be right, with a time zone.

    Returns:
        What ``latest.json`` says now, or None, with nothing changed, when another snapshot counts by now.

    Raises:
        FielError: The folder cannot be written.
    """
    with _writing(folder):
        try:
            found = parse_latest(read_latest(folder), where=str(folder / LATEST))
        except FielError:
            return None
        if (found.path, found.files) == (info.path, info.files):
            renewed = found.model_copy(update={"created_at": created_at.astimezone(UTC)})
            _write_latest(folder, renewed)
            return renewed
    return None


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; what could not be finished, now or before, is removed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock_snapshot(folder):
            _remove_unfinished(folder)
            try:
                yield
            except BaseException:
                _remove_unfinished(folder)
                raise
    except OSError as error:
        raise FielError(f"{folder}: expected a folder that can be written, found: {error}") from None


def lock_snapshot(folder: Path) -> FileLock:
    """Return the lock under which a folder is written; who holds it may take it again."""
    return FileLock(folder / ".lock", is_singleton=True)


def read_snapshot(folder: Path) -> Snapshot:
    """Read the snapshot that counts and check that it is whole.

    Raises:
        FielError: There is none, it has another schema version, or a file is missing or damaged.
    """
    info = parse_latest(read_latest(folder), where=str(folder / LATEST))
    frames = {}
    for name, schema in _SCHEMAS.items():
        path = folder / info.path / f"{name}.parquet"
        table = _read_table(path, info.files[name])
        if not table.schema.equals(schema):
            raise FielError(
                f"{path}: expected the columns of schema version {SCHEMA_VERSION}, "
                f"found {', '.join(table.column_names)}"
            )
        frames[name] = _read_frame(table, COLUMNS[name])
    return Snapshot(tables=Tables(**frames), created_at=info.created_at.astimezone(UTC))


def has_snapshot(folder: Path) -> bool:
    """Return whether a snapshot was ever written to the folder."""
    return (folder / LATEST).exists()


def read_latest(folder: Path) -> bytes:
    """Return what ``latest.json`` holds: as long as it stays the same, so does the snapshot.

    Raises:
        FielError: There is no snapshot.
    """
    try:
        return (folder / LATEST).read_bytes()
    except OSError as error:
        raise FielError(f"{folder}: expected a snapshot, found none: {error}") from None


def parse_latest(text: bytes, *, where: str = LATEST) -> SnapshotInfo:
    """Read the record of a snapshot.

    Args:
        text: What `read_latest` returned.
        where: The file, for messages.

    Raises:
        FielError: It is no such record, or one of another schema version.
    """
    try:
        values = json.loads(text)
    except ValueError as error:
        raise FielError(f"{where}: expected JSON, found: {error}") from None
    version = values.get("schema_version") if isinstance(values, dict) else None
    if version != SCHEMA_VERSION:
        raise FielError(
            f"{where}: schema_version: expected {SCHEMA_VERSION}, found {version!r}; "
            "take a new snapshot with this version of Fiel"
        )
    try:
        info = SnapshotInfo.model_validate(values)
    except ValidationError as error:
        raise FielError(describe_validation(where, error)) from None
    if set(info.files) != set(_SCHEMAS):
        raise FielError(f"{where}: files: expected {', '.join(_SCHEMAS)}, found {', '.join(info.files)}")
    return info


def _read_table(path: Path, expected: FileInfo) -> pa.Table:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FielError(f"{path}: expected a file of the snapshot, found: {error}") from None
    found = hashlib.sha256(content).hexdigest()
    if found != expected.sha256:
        raise FielError(f"{path}: expected SHA-256 {expected.sha256}, found {found}: the file is damaged")
    return pq.read_table(pa.BufferReader(content))


def _read_frame(table: pa.Table, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return the frame as it was written, which was in order."""
    frame = table.to_pandas(types_mapper={pa.string(): pd.StringDtype()}.get)
    for column, kind in columns.items():
        if kind == TEXTS:
            frame[column] = pd.Series(map(tuple, table[column].to_pylist()), dtype="object")
    return typed_frame(frame, columns)


def _refuse_addresses(tables: Tables) -> None:
    public = {
        "contributor": [
            *tables.judgements["contributor"].unique(),
            *tables.people["contributor"].unique(),
        ],
        "titles": list(tables.campaigns["titles"]),
    }
    for column, values in public.items():
        for value in values:
            if isinstance(value, str) and _ADDRESS.search(value):
                raise FielError(f"{column}: expected no e-mail address, found one in {value!r}")


def _write_folder(tables: Tables, folder: Path, created_at: datetime) -> SnapshotInfo:
    temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder))
    files = {
        name: _write_table(temporary / f"{name}.parquet", frame, schema=_SCHEMAS[name])
        for name, frame in tables.frames().items()
    }
    temporary.chmod(0o755)
    sync_path(temporary)
    path = _free_name(folder, created_at, files)
    temporary.rename(folder / path)
    sync_path(folder)
    return SnapshotInfo(created_at=created_at, fiel_version=__version__, path=path, files=files)


def _write_table(path: Path, frame: pd.DataFrame, *, schema: pa.Schema) -> FileInfo:
    table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False).replace_schema_metadata()
    pq.write_table(table, path, compression="zstd")
    sync_path(path)
    return FileInfo(sha256=hashlib.sha256(path.read_bytes()).hexdigest(), rows=table.num_rows)


def _free_name(folder: Path, created_at: datetime, files: dict[str, FileInfo]) -> str:
    content = "".join(files[name].sha256 for name in sorted(files))
    name = f"{created_at:%Y%m%dT%H%M%SZ}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"
    path, number = name, 1
    while (folder / path).exists():
        number += 1
        path = f"{name}-{number}"
    return path


def _write_latest(folder: Path, info: SnapshotInfo) -> None:
    temporary = folder / f"{_TEMPORARY}{LATEST}"
    temporary.write_text(info.model_dump_json(indent=2) + "\n", encoding="utf-8")
    sync_path(temporary)
    temporary.replace(folder / LATEST)
    sync_path(folder)


def _remove_unfinished(folder: Path) -> None:
    for path in folder.glob(f"{_TEMPORARY}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _remove_older(folder: Path, current: str, keep: int) -> None:
    others = [path for path in folder.iterdir() if _FOLDER_NAME.fullmatch(path.name) and path.name != current]
    others.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for path in others[keep - 1 :]:
        shutil.rmtree(path)
