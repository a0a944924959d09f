"""Private files of a home: only their owner reads them, and no reader ever sees half of one."""

import os
import tempfile
from pathlib import Path

from fiel.errors import FielError


def prepare_home(home: Path) -> Path:
    """Create the home if needed, close it to other people and return its absolute path.

    The database inside holds API keys in the clear, so the folder is always mode 700.

    Raises:
        FielError: The path cannot be used as a home.
    """
    home = home.expanduser().absolute()
    if any(sign in str(home) for sign in "?%#"):
        raise FielError(f"home: expected a path without '?', '%' and '#', found {home}")
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if home.stat().st_mode & 0o077:
            home.chmod(0o700)
    except OSError as error:
        raise FielError(f"home: cannot use the folder {home}: {error.strerror}") from error
    return home


def write_private(path: Path, text: str) -> None:
    """Write a file of mode 600 whole or not at all, even when the machine stops in between."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made with mode 600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
