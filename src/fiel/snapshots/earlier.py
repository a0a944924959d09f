"""The tables of snapshots with earlier schema versions.

Those of version 5 counted no varieties, those of version 4 did not say who runs a campaign, and those of
version 3 said of each item what was decided.
"""

from collections.abc import Mapping

import pandas as pd

from fiel.snapshots.tables import COLUMNS, TEXTS, Tables

_NEW = ("license", "organizers", "privacy_url", "data_url")
_FIFTH = {name: columns for name, columns in COLUMNS.items() if name != "varieties"}
_FOURTH: Mapping[str, Mapping[str, str]] = {
    **_FIFTH,
    "campaigns": {name: kind for name, kind in COLUMNS["campaigns"].items() if name not in _NEW},
}
_THIRD: Mapping[str, Mapping[str, str]] = {
    **{name: columns for name, columns in _FOURTH.items() if name not in ("parts", "outcomes")},
    "items": {
        "campaign": "string",
        "task": "string",
        "benchmark": "string",
        "split": "string",
        "subject": "string",
        "answers": "int64",
        "done": "bool",
        "status": "string",
        "findings": TEXTS,
        "kinds": TEXTS,
    },
    "patterns": {name: kind for name, kind in COLUMNS["patterns"].items() if name != "task"},
}

EARLIER_COLUMNS: Mapping[int, Mapping[str, Mapping[str, str]]] = {3: _THIRD, 4: _FOURTH, 5: _FIFTH}
"""Columns and types of these tables, in order, by version."""


def convert_tables(frames: Mapping[str, pd.DataFrame], version: int) -> Tables:
    """Return tables of an earlier version as they are now.

    The patterns of version 3 did not name their task: those of a campaign with several tasks are lost.
    """
    known = frames if version > 3 else _convert_third(frames)
    return Tables.from_frames({name: known.get(name, pd.DataFrame()) for name in COLUMNS})


def _convert_third(frames: Mapping[str, pd.DataFrame]) -> Mapping[str, pd.DataFrame]:
    items = frames["items"]
    place = [*COLUMNS["parts"]][:-1]
    tasks = items.groupby("campaign")["task"].unique()
    only = {campaign: names[0] for campaign, names in tasks.items() if len(names) == 1}
    patterns = frames["patterns"].assign(task=frames["patterns"]["campaign"].map(only))
    return {
        **frames,
        "parts": items.groupby(place, dropna=False).size().reset_index(name="items"),
        "outcomes": items[items["status"] != "pending"],
        "patterns": patterns[patterns["task"].notna()],
    }
