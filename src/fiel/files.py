"""Write files atomically; synced files survive a crash of the machine."""

import os
import secrets
from pathlib import Path


def write_private(path: Path, content: str | bytes) -> None:
    """Write or replace a file that only its owner can read (mode 600)."""
    _write(path, content.encode() if isinstance(content, str) else content, mode=0o600)


def write_public(path: Path, text: str) -> None:
    """Write or replace a file with the default permissions; lone surrogates become JSON escapes."""
    _write(path, text.encode(errors="backslashreplace"), mode=0o666)


def write_bytes(path: Path, content: bytes, *, sync: bool = True) -> None:
    """Write or replace a binary file; with ``sync``, wait for the disk, which takes most of the time."""
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
    """Flush a file's content, or a folder's entries, to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet.

    Raises:
        FileExistsError: It exists; it is not changed.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, path)  # unlike a move, a link never replaces
    finally:
        unfinished.unlink(missing_ok=True)
    sync_path(path.parent)
