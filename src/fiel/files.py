"""Files that are there whole or not at all, even when the machine stops in between if they are synced."""

import os
import secrets
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads (mode 600), in place of what was there."""
    _write(path, text.encode(), mode=0o600)


def write_public(path: Path, text: str) -> None:
    """Write a file with the usual permissions, in place of what was there.

    What is half of a character, as bad JSON may hold, is written as the code that JSON has for it.
    """
    _write(path, text.encode(errors="backslashreplace"), mode=0o666)


def write_bytes(path: Path, content: bytes, *, sync: bool = True) -> None:
    """Write a file of bytes with the usual permissions, in place of what was there.

    Args:
        path: The file.
        content: What it shall hold.
        sync: Whether to wait until the disk has it, which takes most of the time.
    """
    _write(path, content, mode=0o666, sync=sync)


def _write(path: Path, content: bytes, *, mode: int, sync: bool = True) -> None:
    name = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        name.unlink(missing_ok=True)
        raise
    if sync:
        sync_path(path.parent)


def sync_path(path: Path) -> None:
    """Have the system write a file's content, or a folder's list of names, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet.

    Raises:
        FileExistsError: It is there; it stays as it was.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, path)  # unlike a move, it never replaces
    finally:
        unfinished.unlink(missing_ok=True)
    sync_path(path.parent)
