"""What is written to a file system that fills up meanwhile: a real one where the tests may mount it."""

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fiel.annotation.cache import CachedCampaign, load_cached, save_cached
from fiel.annotation.fetched import FetchedDataset
from fiel.archive.file import open_archive
from fiel.errors import FielError
from fiel.release.dataset import write_release
from fiel.release.manifest import read_manifest
from fiel.snapshots.folder import parse_latest, read_latest, read_snapshot
from fiel.snapshots.writing import renew_snapshot, write_snapshot
from tests.archive.test_archive import make_record, write
from tests.dashboard.seeding import make_running_tables, make_tables
from tests.release.exports import build_demo, contents

TAKEN, LATER = datetime(2026, 3, 4, tzinfo=UTC), datetime(2026, 3, 5, tzinfo=UTC)
_ROOM = 8192  # bytes that a full disk has left: the first file of several still finds room


def archive(path: Path, *, larger: bool) -> None:
    write(path, [make_record(number) for number in range(5000 if larger else 5)])


def snapshot(path: Path, *, larger: bool) -> None:
    write_snapshot(make_running_tables() if larger else make_tables(), path, created_at=TAKEN)


def export(path: Path, *, larger: bool) -> None:
    write_release([build_demo(name) for name in (["dibt", "arc"] if larger else ["dibt"])], path)


def kept(path: Path, *, larger: bool) -> None:
    records = {str(number): {"id": str(number)} for number in range(5000 if larger else 5)}
    save_cached(
        path, "c", CachedCampaign("http://localhost", "e", 1, {"d": FetchedDataset("arc", records, {})})
    )


def read_archive(path: Path) -> object:
    with open_archive(path) as file:
        return list(file.records("arc"))


READ: dict[Callable[..., None], Callable[[Path], object]] = {
    archive: read_archive,
    snapshot: lambda path: str(read_snapshot(path).tables.frames()),
    export: read_manifest,
    kept: lambda path: load_cached(path, "c"),
}


@contextmanager
def small_disk(folder: Path, *, megabytes: int = 4) -> Iterator[bool]:
    """Mount a small file system if that is allowed; tell whether it was."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "fiel-test", str(folder)]
    allowed = os.geteuid() == 0 and shutil.which("mount") is not None
    mounted = allowed and subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def no_room(folder: Path, *, mounted: bool, left: int = _ROOM) -> Iterator[None]:
    """Fill the file system; where there is none to fill, have the system refuse all but short files."""
    if mounted:
        ballast = folder / "ballast"
        with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
            while True:
                file.write(bytes(65536))
        os.truncate(ballast, ballast.stat().st_size - left)
        try:
            yield
        finally:
            ballast.unlink()
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def found_in(folder: Path) -> tuple[set[str], dict[str, bytes]]:
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*")} - {"ballast"}
    return names, {name: text for name, text in contents(folder).items() if name in names}


@pytest.mark.parametrize("writes", [archive, snapshot, export, kept], ids=lambda each: each.__name__)
@pytest.mark.parametrize("mounting", [True, False], ids=["full", "limited"])
def test_what_finds_no_room_is_refused_and_what_was_there_stays(
    writes: Callable[..., None], mounting: bool, tmp_path: Path
) -> None:
    with small_disk(tmp_path) if mounting else _no_disk() as mounted:
        if mounting and not mounted:
            pytest.skip("no file system can be mounted here; files are limited instead")
        path = tmp_path / "out"
        writes(path, larger=False)
        before, read = found_in(tmp_path), READ[writes](path)
        reason = "No space left on device" if mounted else "File too large"
        with no_room(tmp_path, mounted=mounted):
            with pytest.raises(FielError, match=rf"^{path}.*{reason}"):
                writes(path, larger=True)
            assert found_in(tmp_path) == before
            assert READ[writes](path) == read
        writes(path, larger=True)
        assert READ[writes](path) != read


@contextmanager
def _no_disk() -> Iterator[bool]:
    yield False


def test_a_snapshot_that_cannot_be_renewed_for_lack_of_room_stays(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    info = write_snapshot(make_tables(), folder, created_at=TAKEN)
    before = found_in(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(FielError, match=rf"^{folder}: .*File too large"):
            renew_snapshot(folder, info, created_at=LATER)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert found_in(tmp_path) == before
    assert renew_snapshot(folder, info, created_at=LATER) == parse_latest(read_latest(folder))
