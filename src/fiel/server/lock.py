"""Which server runs on a home: a lock released when its process ends, and a note of its address."""

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from fiel.errors import FielError
from fiel.files import write_private

LOCK_NAME = "server.lock"
NOTE_NAME = "server.json"

# ``server_url`` briefly takes the lock to see whether it is free; a starting server waits for that.
_PATIENCE_SECONDS = 2.0


@contextlib.contextmanager
def hold_home(home: Path) -> Iterator[None]:
    """Lock a home for this process during a block, and remove the server's note at its end.

    Raises:
        FielError: Another server runs on the home.
    """
    lock = FileLock(home / LOCK_NAME)
    try:
        lock.acquire(timeout=_PATIENCE_SECONDS)
    except Timeout:
        raise FielError(_taken_message(home)) from None
    try:
        forget_server(home)  # a killed server could not do it
        yield
    finally:
        forget_server(home)
        lock.release()


def note_server(home: Path, url: str) -> None:
    """Write the address of this process's server."""
    write_private(home / NOTE_NAME, json.dumps({"url": url, "pid": os.getpid()}) + "\n")


def forget_server(home: Path) -> None:
    """Remove the note, if there is one."""
    (home / NOTE_NAME).unlink(missing_ok=True)


def server_url(home: Path) -> str | None:
    """Return the URL of the server running on a home, or None; a killed server's note is ignored."""
    home = home.expanduser().absolute()
    note = _read_note(home)
    if note is None or not is_held(home / LOCK_NAME):
        return None
    return note[0]


def is_held(path: Path) -> bool:
    """Tell whether a process holds the lock of this path."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


def _read_note(home: Path) -> tuple[str, int] | None:
    try:
        note = json.loads((home / NOTE_NAME).read_text(encoding="utf-8"))
        return str(note["url"]), int(note["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no note, or not ours: no known server


def _taken_message(home: Path) -> str:
    note = _read_note(home)
    if note is None:
        return f"home {home} is in use: a server is starting or stopping on it, try again in a moment"
    url, pid = note
    return f"home {home} is in use: a server already runs on it at {url} (pid {pid})"
