"""The last good snapshot of a source, at once, for all who watch."""

import logging
import time
import traceback
from dataclasses import dataclass
from threading import Condition, Thread

from fiel.errors import FielError
from fiel.messages.hiding import hide_secrets
from fiel.snapshots.folder import Snapshot
from fiel.snapshots.source import NoSnapshot, SnapshotSource

_LOGGER = logging.getLogger("fiel.dashboard")
_FIRST_SECONDS = 2.0
_LOCAL_SECONDS = 1.0
_REMOTE_INTERVAL = 30.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to show.

    Attributes:
        snapshot: The newest snapshot that could be read, or None.
        failed: Whether there should be a newer one, and it cannot be read.
    """

    snapshot: Snapshot | None
    failed: bool


class SnapshotFeed:
    """Asks the source in one thread, whoever and how many want to know, and keeps what it had."""

    def __init__(self, source: SnapshotSource, *, interval: float | None = None) -> None:
        """Watch a source.

        Args:
            source: The source; nothing is read yet.
            interval: Seconds from one answer of the source to the next question; unless given, half a
                minute for a source elsewhere and none for a folder.
        """
        self._source = source
        self._interval = interval if interval is not None else 0.0 if source.local else _REMOTE_INTERVAL
        self._changed = Condition()
        self._reading = Reading(snapshot=None, failed=False)
        self._asking = False
        self._started = False
        self._due = 0.0
        self._problem = ""

    def read(self) -> Reading:
        """Return what there is to show; nobody waits for a source elsewhere while there is something."""
        with self._changed:
            if not self._asking and time.monotonic() >= self._due:
                self._asking = True
                Thread(target=self._ask, daemon=True, name="fiel-snapshot").start()
            if self._reading.snapshot is None:
                self._changed.wait_for(
                    lambda: self._reading.snapshot is not None or not self._asking, _FIRST_SECONDS
                )
            elif self._source.local:
                self._changed.wait_for(lambda: not self._asking, _LOCAL_SECONDS)
            return self._reading

    def _ask(self) -> None:
        try:
            if not self._started:
                self._started = True
                self._show(self._source.read_kept(), failed=False)
            self._show(self._source.renew(), failed=False)
            self._problem = ""
        except NoSnapshot as error:
            self._show(None, failed=self._reading.snapshot is not None)
            self._report(str(error))
        except FielError as error:
            self._show(None, failed=True)
            self._report(str(error))
        except Exception as error:  # the thread is all that would end: the page must say that it failed
            self._show(None, failed=True)
            self._report(f"{type(error).__name__}: {error}", error)
        finally:
            with self._changed:
                self._asking = False
                self._due = time.monotonic() + self._interval
                self._changed.notify_all()

    def _show(self, snapshot: Snapshot | None, *, failed: bool) -> None:
        with self._changed:
            self._reading = Reading(snapshot or self._reading.snapshot, failed)
            self._changed.notify_all()

    def _report(self, problem: str, error: Exception | None = None) -> None:
        if problem != self._problem:  # once, not again for every question
            trace = "".join(traceback.format_exception(error)) if error else ""
            _LOGGER.warning("%s", hide_secrets(f"{problem}\n{trace}".rstrip()))
            self._problem = problem
