"""The last good snapshot of a folder, shared by all who watch."""

import logging
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import streamlit as st

from fiel.errors import FielError
from fiel.snapshot import Snapshot, has_snapshot, read_latest, read_snapshot

_LOGGER = logging.getLogger("fiel.dashboard")


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to show.

    Attributes:
        snapshot: The newest snapshot that could be read, or None.
        failed: Whether there is a newer one that cannot be read.
    """

    snapshot: Snapshot | None
    failed: bool


class SnapshotFeed:
    """Reads a snapshot once, whoever asks, and keeps it while the next one cannot be read."""

    def __init__(self, folder: Path) -> None:
        """Watch a folder that ``fiel snapshot`` writes; it need not exist yet."""
        self._folder = folder
        self._lock = Lock()
        self._latest = b""
        self._good: Snapshot | None = None
        self._problem = ""

    def read(self) -> Reading:
        """Return the newest snapshot that can be read."""
        with self._lock:
            if self._good is None and not has_snapshot(self._folder):
                return Reading(snapshot=None, failed=False)
            try:
                self._renew()
            except FielError as error:
                self._report(str(error))
                return Reading(snapshot=self._good, failed=True)
            self._problem = ""
            return Reading(snapshot=self._good, failed=False)

    def _renew(self) -> None:
        latest = read_latest(self._folder)
        if self._good is None or latest != self._latest:
            self._good = read_snapshot(self._folder)
            self._latest = latest

    def _report(self, problem: str) -> None:
        if problem != self._problem:  # once, not every few seconds for everyone who watches
            _LOGGER.warning("%s", problem)
            self._problem = problem


@st.cache_resource
def open_feed(folder: str) -> SnapshotFeed:
    """Return the one feed of a folder."""
    return SnapshotFeed(Path(folder))
