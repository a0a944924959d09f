"""Local copies of the last valid snapshots of a remote source."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from fiel.errors import FielError
from fiel.files import sync_path, write_public
from fiel.snapshots.folder import LATEST, Snapshot, parse_latest, read_snapshot

_NOTE = "source.json"
_TEMPORARY = ".writing-"
_KEPT = 2


class SnapshotMirror:
    """A folder with a snapshot's layout, and a note of where its newest snapshot came from."""

    def __init__(self, home: Path, address: str) -> None:
        """Keep an address's snapshots under a home; nothing is written before there is one."""
        self.folder = home / "mirrors" / hashlib.sha256(address.encode()).hexdigest()[:16]

    def read(self) -> Snapshot | None:
        """Return the last valid snapshot, or None if there is no complete one."""
        try:
            return read_snapshot(self.folder)
        except FielError:
            return None  # it can be downloaded again; failures are reported then

    def read_latest(self) -> bytes:
        """Return the bytes of the source's ``latest.json``, or none."""
        with suppress(OSError):
            return (self.folder / LATEST).read_bytes()
        return b""

    def read_note(self) -> dict[str, str]:
        """Return the note that was stored with the last valid snapshot."""
        with suppress(OSError, ValueError):
            return {
                str(key): str(value) for key, value in json.loads((self.folder / _NOTE).read_text()).items()
            }
        return {}

    def find_file(self, name: str, sha256: str) -> bytes | None:
        """Return a table's file from the last valid snapshot if it has this SHA-256."""
        with suppress(OSError):
            content = (self.folder / self._current() / f"{name}.parquet").read_bytes()
            return content if hashlib.sha256(content).hexdigest() == sha256 else None
        return None

    def keep(self, latest: bytes, files: Mapping[str, bytes], note: Mapping[str, str]) -> Snapshot:
        """Check a snapshot and make it the last valid one.

        ``files`` are by table name; ``note`` is data for the next request to the source.

        Raises:
            FielError: It is incomplete, has another schema version, or cannot be written; the earlier one
                stays.
        """
        path = parse_latest(latest).path
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / ".lock"):
                self._clean()
                return self._replace(path, latest, files, note)
        except OSError as error:
            raise FielError(f"{self.folder}: expected a writable folder, found: {error}") from None

    def write_note(self, note: Mapping[str, str]) -> None:
        """Replace the note when the source describes the same snapshot differently."""
        write_public(self.folder / _NOTE, json.dumps(dict(note)))

    def _replace(
        self, path: str, latest: bytes, files: Mapping[str, bytes], note: Mapping[str, str]
    ) -> Snapshot:
        temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=self.folder))
        (temporary / path).mkdir()
        for name, content in files.items():
            (temporary / path / f"{name}.parquet").write_bytes(content)
            sync_path(temporary / path / f"{name}.parquet")
        (temporary / LATEST).write_bytes(latest)
        snapshot = read_snapshot(temporary)
        if (self.folder / path).exists():  # its name includes its digest, but the disk may have damaged it
            shutil.rmtree(self.folder / path)
        (temporary / path).rename(self.folder / path)
        (self.folder / _NOTE).unlink(missing_ok=True)  # no note is safe; another snapshot's note is not
        (temporary / LATEST).replace(self.folder / LATEST)
        self.write_note(note)
        self._clean()
        return snapshot

    def _clean(self) -> None:
        folders = [path for path in self.folder.iterdir() if path.is_dir()]
        unfinished = [path for path in folders if path.name.startswith(_TEMPORARY)]
        whole = sorted(
            (path for path in folders if path not in unfinished),
            key=lambda path: (path.name == self._current(), path.stat().st_mtime_ns),
        )
        for path in (*unfinished, *whole[:-_KEPT]):
            shutil.rmtree(path)

    def _current(self) -> str:
        with suppress(FielError):
            return parse_latest(self.read_latest()).path
        return ""
