"""The last valid snapshot of a source, available immediately to all visitors."""

import logging
import time
import traceback
from dataclasses import dataclass
from threading import Condition, Thread

from fiel.errors import FielError
from fiel.messages.hiding import hide_secrets
from fiel.snapshots.folder import Snapshot
from fiel.snapshots.snapshotsource import NoSnapshot, SnapshotSource

_LOGGER = logging.getLogger("fiel.dashboard")
_FIRST_SECONDS = 2.0
_FIRST_LOCAL_SECONDS = 30.0  # a folder on a busy machine: "no data yet" would not be true
_LOCAL_SECONDS = 1.0
_REMOTE_INTERVAL = 30.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The data to show.

    Attributes:
        snapshot: The newest readable snapshot, or None.
        failed: Whether a newer one should exist but cannot be read.
    """

    snapshot: Snapshot | None
    failed: bool


class SnapshotFeed:
    """Polls a source in one thread for any number of readers, and keeps its last snapshot."""

    def __init__(self, source: SnapshotSource, *, interval: float | None = None) -> None:
        """Watch a source, without reading it yet.

        ``interval`` is in seconds between a reply and the next request; by default half a minute for a remote
        source and none for a folder.
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
        """Return the data to show; waits for a remote source only while there is none."""
        with self._changed:
            if not self._asking and time.monotonic() >= self._due:
                self._asking = True
                Thread(target=self._ask, daemon=True, name="fiel-snapshot").start()
            if self._reading.snapshot is None:
                self._changed.wait_for(
                    lambda: self._reading.snapshot is not None or not self._asking,
                    _FIRST_LOCAL_SECONDS if self._source.local else _FIRST_SECONDS,
                )
            elif self._source.local:
                self._changed.wait_for(lambda: not self._asking, _LOCAL_SECONDS)
            return self._reading

    def _ask(self) -> None:
        try:
            if not self._started:
                self._started = True
                self._show(self._source.read_local(), failed=False)
            self._show(self._source.renew(), failed=False)
            self._problem = ""
        except NoSnapshot as error:
            self._show(None, failed=self._reading.snapshot is not None)
            self._report(str(error))
        except FielError as error:
            self._show(None, failed=True)
            self._report(str(error))
        except Exception as error:  # only the thread would end: the page must show the failure
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
        if problem != self._problem:  # once, not for every request
            trace = "".join(traceback.format_exception(error)) if error else ""
            _LOGGER.warning("%s", hide_secrets(f"{problem}\n{trace}".rstrip()))
            self._problem = problem
