"""Writing the dashboard's folder; see `fiel.snapshots.folder` for its content."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock

from fiel import __version__
from fiel.errors import FielError
from fiel.files import sync_path
from fiel.snapshots.folder import (
    FOLDER_NAME,
    LATEST,
    SCHEMA_VERSION,
    SCHEMAS,
    FileInfo,
    SnapshotInfo,
    parse_latest,
    read_latest,
)
from fiel.snapshots.tables import ADDRESS, Tables

_TEMPORARY = ".writing-"


def write_snapshot(tables: Tables, folder: Path, *, created_at: datetime, keep: int = 3) -> SnapshotInfo:
    """Make tables the current snapshot.

    The tables replace all earlier ones; to renew one campaign, pass them through
    `fiel.snapshots.tables.replace_campaigns` first. ``keep`` is the number of snapshots to keep, including
    this one; ``created_at`` has a time zone.

    Raises:
        FielError: A name or title contains an e-mail address, the time has no time zone, ``keep`` is less
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
    """Mark a snapshot as still up to date; its files stay unchanged.

    ``created_at`` is when it was confirmed, with a time zone.

    Returns:
        The new content of ``latest.json``, or None, without any change, when another snapshot is current or
        this one has an earlier schema version.

    Raises:
        FielError: The folder cannot be written.
    """
    with _writing(folder):
        try:
            found = parse_latest(read_latest(folder), where=str(folder / LATEST))
        except FielError:
            return None
        current = found.schema_version == SCHEMA_VERSION
        if current and (found.path, found.files) == (info.path, info.files):
            renewed = found.model_copy(update={"created_at": created_at.astimezone(UTC)})
            _write_latest(folder, renewed)
            return renewed
    return None


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Hold a folder's lock, removing unfinished files of this and earlier runs."""
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
        raise FielError(f"{folder}: expected a writable folder, found: {error}") from None


def lock_snapshot(folder: Path) -> FileLock:
    """Return the lock for writing a folder; it is reentrant."""
    return FileLock(folder / ".lock", is_singleton=True)


def _refuse_addresses(tables: Tables) -> None:
    public = {
        "contributor": [
            *tables.work["contributor"].unique(),
            *tables.people["contributor"].unique(),
        ],
        "variety": list(tables.varieties["variety"]),
        "titles": list(tables.campaigns["titles"]),
        "organizers": list(tables.campaigns["organizers"]),
    }
    for column, values in public.items():
        for value in values:
            if isinstance(value, str) and ADDRESS.search(value):
                raise FielError(f"{column}: expected no e-mail address, found one in {value!r}")


def _write_folder(tables: Tables, folder: Path, created_at: datetime) -> SnapshotInfo:
    temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder))
    files = {
        name: _write_table(temporary / f"{name}.parquet", frame, schema=SCHEMAS[name])
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
    others = [path for path in folder.iterdir() if FOLDER_NAME.fullmatch(path.name) and path.name != current]
    others.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for place, path in enumerate(others, start=1):
        if place >= keep or {file.stem for file in path.glob("*.parquet")} != set(SCHEMAS):
            shutil.rmtree(path)  # earlier schema versions contain non-public data
