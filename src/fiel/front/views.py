"""What the pages show of a snapshot, computed once for all visitors.

A snapshot's tables never change, so each result is computed when the first visitor needs it, and shared until
there is a newer snapshot.
"""

from collections.abc import Callable
from threading import RLock
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

from fiel.snapshots.folder import Snapshot
from fiel.snapshots.tables import Tables, select_campaign

T = TypeVar("T")
P = ParamSpec("P")


class View:
    """The tables of one or all campaigns, and results computed from them."""

    def __init__(self, tables: Tables) -> None:
        """Show these tables, which must not change."""
        self.tables = tables
        self._known: dict[tuple[Any, ...], Any] = {}
        self._lock = RLock()

    def of(self, compute: Callable[Concatenate[Tables, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return a pure function's result, computed once: do not modify it. Arguments must be hashable."""
        key = (compute, args, tuple(sorted(kwargs.items())))
        with self._lock:  # simultaneous callers wait for one computation
            if key not in self._known:
                self._known[key] = compute(self.tables, *args, **kwargs)
            known: T = self._known[key]
            return known


class Views:
    """The views of one snapshot: of all its campaigns, and of each one."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Show this snapshot."""
        self.snapshot = snapshot
        self.all = View(snapshot.tables)

    def campaign(self, name: str) -> View:
        """Return the view of one campaign."""
        return self.all.of(_campaign_view, name)


def _campaign_view(tables: Tables, name: str) -> View:
    return View(select_campaign(tables, name))


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """Return the rows of a table as tuples with the names of its columns."""
    return list(frame.itertuples(index=False))
