"""The views of the current snapshot, shared by all visitors: Streamlit reruns a page at each click."""

from threading import Lock

import streamlit as st

from fiel.front.views import Views
from fiel.snapshots.folder import Snapshot


class _Shelf:
    def __init__(self) -> None:
        self._lock = Lock()
        self._views: Views | None = None

    def views(self, snapshot: Snapshot) -> Views:
        with self._lock:
            if self._views is None or self._views.snapshot is not snapshot:
                self._views = Views(snapshot)
            return self._views


@st.cache_resource
def _shelf() -> _Shelf:
    return _Shelf()


def open_views(snapshot: Snapshot) -> Views:
    """Return the views of a snapshot, shared by all visitors; earlier ones are dropped."""
    return _shelf().views(snapshot)
