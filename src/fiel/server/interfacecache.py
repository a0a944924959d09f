"""Finished copies of the interface, each made once for a version of Fiel and Argilla and used by all homes.

Making one takes as long as everything else in a start of the embedded server.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from fiel.server.compression import BUILD_QUALITY, START_QUALITY
from fiel.server.patches.argillafiles import installed_package

CACHE = Path("~/.cache/fiel/interfaces")

_MOST_CACHED = 3  # of 10 MB each


def place_interface(folder: Path) -> None:
    """Put the finished interface into a new folder, from the cache or, the first time, into both.

    The files of the folder may be those of the cache: whoever changes one has to put another in its place.

    Raises:
        FielError: The installed Argilla is not the version we have read.
    """
    try:
        shutil.copytree(_cached_interface(), folder, symlinks=True, copy_function=_link)
    except (OSError, RuntimeError):  # it cannot be written or was removed, or nobody's home is known
        shutil.rmtree(folder, ignore_errors=True)
        _make(folder, START_QUALITY)


def _cached_interface() -> Path:
    top = CACHE.expanduser().resolve()
    cached = top / _digest_versions()
    if not cached.is_dir():
        top.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="new-", dir=top, ignore_cleanup_errors=True) as making:
            _make(Path(making, "interface"), BUILD_QUALITY)
            with suppress(FileExistsError):  # another start was quicker
                _rename(Path(making, "interface"), cached)
        _remove_oldest(top)
    os.utime(cached)
    return cached


def _make(folder: Path, quality: int) -> None:
    from fiel.server.interface import write_interface  # imports the benchmarks and all their checks

    write_interface(folder, quality=quality)


def _rename(folder: Path, to: Path) -> None:
    try:
        folder.rename(to)
    except OSError as error:
        raise FileExistsError(to) if to.is_dir() else error from None


def _remove_oldest(top: Path) -> None:
    """Leave only those used last; a server that runs has its files in its home, too."""
    others = sorted((path for path in top.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for path in others[:-_MOST_CACHED]:
        shutil.rmtree(path, ignore_errors=True)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another disk, or one without links
        shutil.copyfile(source, target)


def _digest_versions() -> str:
    """Return a digest of what the interface is made from: all of Fiel, and Argilla's files."""
    digest = hashlib.sha256(str(BUILD_QUALITY).encode())
    for name, content in _read_package():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    static = installed_package() / "static"
    for path in sorted(static.rglob("*")):
        status = path.stat()
        digest.update(f"{path.relative_to(static)}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:16]


def _read_package() -> Iterator[tuple[str, bytes]]:
    package = Path(str(files("fiel")))
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield str(path.relative_to(package)), path.read_bytes()
