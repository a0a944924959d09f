"""Finished copies of the interface, each made once for a version of Fiel and Argilla and used by all homes.

Making one takes as long as everything else in a start of the embedded server.
"""

import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from fiel.server.compression import BUILD_QUALITY, START_QUALITY
from fiel.server.patches.argillafiles import installed_package

CACHE = Path("~/.cache/fiel/interfaces")

_INTERFACE, _SIZES = "interface", "sizes.json"
_MAKING = "new-"
_MOST_CACHED = 3  # of 10 MB each
_ABANDONED_SECONDS = 24 * 3600


def place_interface(folder: Path) -> None:
    """Put the finished interface into a new folder, from the cache or, the first time, into both.

    The files are read-only, because they may be the very files of the cache.

    Raises:
        FielError: The installed Argilla is not the version we have read.
    """
    try:
        shutil.copytree(find_interface(), folder, symlinks=True, copy_function=_link)
    except OSError as error:  # shutil.Error is one, too: somebody removed it meanwhile
        text = "%s: expected a folder where the interface can be kept, found %s: each start takes longer"
        logging.getLogger(__name__).warning(text, CACHE, str(error)[:200])
        shutil.rmtree(folder, ignore_errors=True)
        _make(folder, START_QUALITY)


def find_interface() -> Path:
    """Return the folder in the cache with the finished interface; it is made if it is not there or not whole.

    Raises:
        OSError: Nothing can be kept there.
        FielError: The installed Argilla is not the version we have read.
    """
    top = _find_top()
    cached = top / _digest_versions()
    if not _is_whole(cached):
        with tempfile.TemporaryDirectory(prefix=_MAKING, dir=top, ignore_cleanup_errors=True) as making:
            made = Path(making, "made")
            _make(made / _INTERFACE, BUILD_QUALITY)
            _protect(made / _INTERFACE)
            (made / _SIZES).write_text(json.dumps(_list_sizes(made / _INTERFACE)), encoding="utf-8")
            if not _is_whole(cached):  # or another start was quicker
                with suppress(FileNotFoundError):
                    cached.rename(Path(making, "damaged"))
                made.rename(cached)
        with suppress(OSError):  # another start tidies up, too
            _remove_oldest(top)
    with suppress(OSError):
        os.utime(cached)
    return cached / _INTERFACE


def _find_top() -> Path:
    """Return the cache's folder, unless it would be somebody else's, as under ``sudo``.

    Raises:
        OSError: It cannot be used.
    """
    try:
        home = Path.home()
    except RuntimeError as error:
        raise OSError(str(error)) from None
    if home.stat().st_uid != os.geteuid():
        raise PermissionError(f"the home of somebody else, {home}")
    top = CACHE.expanduser().resolve()
    top.mkdir(mode=0o700, parents=True, exist_ok=True)
    return top


def _make(folder: Path, quality: int) -> None:
    from fiel.server.interface import write_interface  # imports the benchmarks and all their checks

    folder.parent.mkdir(parents=True, exist_ok=True)
    write_interface(folder, quality=quality)


def _protect(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)


def _list_sizes(folder: Path) -> dict[str, int]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.stat().st_size for path in paths}


def _is_whole(cached: Path) -> bool:
    """Tell whether nothing is missing: cleaners of caches delete old files one at a time."""
    try:
        sizes = json.loads((cached / _SIZES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(sizes == _list_sizes(cached / _INTERFACE))


def _remove_oldest(top: Path) -> None:
    """Leave only those used last; a server that runs has its files in its home, too."""
    ages = {path: time.time() - path.stat().st_mtime for path in top.iterdir() if path.is_dir()}
    made = sorted((path for path in ages if not path.name.startswith(_MAKING)), key=lambda path: ages[path])
    abandoned = [path for path in ages if path not in made and ages[path] > _ABANDONED_SECONDS]
    for path in (*made[_MOST_CACHED:], *abandoned):
        with tempfile.TemporaryDirectory(prefix=_MAKING, dir=top, ignore_cleanup_errors=True) as leaving:
            path.rename(Path(leaving, "old"))  # at once, so that no start finds a part of it


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
        if path.is_file() and "__pycache__" not in path.parts:
            yield str(path.relative_to(package)), path.read_bytes()
