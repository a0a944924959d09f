"""Progress of long work: the interface between workflow steps and commands."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from fiel.files import write_bytes

_PAUSE_SECONDS = 0.5

Advance = Callable[[int], None]
"""Called with the number of newly finished steps."""

Note = Callable[[str], None]
"""Called with a message for the organizer."""


class Bar(Protocol):
    """Receives the progress of work."""

    def expect(self, more: int) -> None:
        """Add to the expected number of steps."""

    def __call__(self, done: int) -> None:
        """Add to the number of finished steps."""


class _NoBar:
    def expect(self, more: int) -> None:
        """Show nothing."""

    def __call__(self, done: int) -> None:
        """Show nothing."""


NO_BAR: Bar = _NoBar()
"""A bar that shows nothing."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a command is; ``total`` is None while nobody knows it."""

    title: str
    done: int
    total: int | None


class WrittenBar:
    """A bar in a file, for another process to read with `read_progress`."""

    def __init__(self, path: Path, title: str, total: int | None) -> None:
        """Begin at nothing."""
        self._path = path
        self._reached = Reached(title, 0, total)
        self._written_at = float("-inf")
        self.write()

    def expect(self, more: int) -> None:
        """Add to the expected number of steps."""
        reached = self._reached
        self._reached = Reached(reached.title, reached.done, (reached.total or 0) + more)

    def __call__(self, done: int) -> None:
        """Add to the number of finished steps."""
        reached = self._reached
        self._reached = Reached(reached.title, reached.done + done, reached.total)
        if time.monotonic() - self._written_at >= _PAUSE_SECONDS:
            self.write()

    def write(self) -> None:
        """Write how far it is now; it does so by itself twice a second."""
        self._written_at = time.monotonic()
        write_bytes(self._path, json.dumps(asdict(self._reached)).encode(), sync=False)


def read_progress(path: Path) -> Reached | None:
    """Read how far a command is, None before its first bar."""
    return Reached(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None
