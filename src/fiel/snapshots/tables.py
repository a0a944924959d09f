"""What is known of campaigns, as tables that hold nothing but what the public may see.

A person who did not agree to be named leaves no name and no pseudonym, only about how much they did. Of who
did agree the tables tell when and how much, and never which items or decisions: an export holds every answer
to every item, and together the two would say what each person answered. `tabulation` fills the tables,
`folder` keeps them and `fiel.progress` reads numbers from them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
"""An e-mail address, which no table may hold."""

TEXTS = "object"
"""The type of a column of lists, each a tuple of texts."""

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "campaigns": {
        "campaign": "string",
        "language": "string",
        "titles": "string",
        "license": "string",
        "organizers": "string",
        "min_submitted": "int64",
        "target": "float64",
        "argilla_url": "string",
        "guide_url": "string",
        "video_url": "string",
        "ask_url": "string",
        "privacy_url": "string",
        "data_url": "string",
        "closed": "bool",
        "seconds_per_answer": "float64",
    },
    "items": {
        "campaign": "string",
        "task": "string",
        "benchmark": "string",
        "answers": "int64",
        "done": "bool",
    },
    "parts": {
        "campaign": "string",
        "task": "string",
        "benchmark": "string",
        "split": "string",
        "subject": "string",
        "items": "int64",
    },
    "outcomes": {
        "campaign": "string",
        "task": "string",
        "benchmark": "string",
        "split": "string",
        "subject": "string",
        "status": "string",
        "findings": TEXTS,
        "kinds": TEXTS,
    },
    "days": {
        "campaign": "string",
        "simulated": "bool",
        "day": "datetime64[s]",
        "answers": "int64",
        "advancing": "int64",
        "completing": "int64",
    },
    "work": {
        "campaign": "string",
        "task": "string",
        "contributor": "string",
        "simulated": "bool",
        "day": "datetime64[s]",
        "answers": "int64",
    },
    "people": {"campaign": "string", "contributor": "string", "simulated": "bool", "answers": "int64"},
    "varieties": {"campaign": "string", "variety": "string", "people": "int64"},
    "decisions": {
        "campaign": "string",
        "task": "string",
        "decision": "string",
        "reason": "string",
        "answers": "int64",
    },
    "patterns": {
        "campaign": "string",
        "task": "string",
        "correct": "int64",
        "corrected": "int64",
        "unusable": "int64",
        "alike": "int64",
        "items": "int64",
    },
    "corrections": {
        "campaign": "string",
        "task": "string",
        "benchmark": "string",
        "subject": "string",
        "rank": "int64",
        "segment": "string",
        "source": "string",
        "before": "string",
        "after": "string",
        "kind": "string",
    },
    "forms": {
        "campaign": "string",
        "task": "string",
        "url": "string",
        "items": "int64",
        "missing": "int64",
        "one_away": "int64",
    },
}
"""Columns and types of each table, in order."""

DECIDED = ("outcomes", "decisions", "patterns", "corrections")
"""The tables that say what was decided; see `fiel.snapshots.batches` for when they change."""

NULLABLE = frozenset(
    {
        "license",
        "organizers",
        "argilla_url",
        "guide_url",
        "video_url",
        "ask_url",
        "privacy_url",
        "data_url",
        "seconds_per_answer",
        "subject",
        "contributor",
        "variety",
        "reason",
        "source",
        "url",
    }
)
"""Columns in which a value may be missing."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of some campaigns, sorted by all columns from the left; lists are left out of the order.

    The tables in `DECIDED` lag behind the others, which count every answer at once.

    Attributes:
        campaigns: One row a campaign; ``titles`` is a JSON object of title by language, ``organizers``
            who runs it, ``target`` the share of the items that it wants done, and ``seconds_per_answer`` the
            median time between two consecutive answers of one person.
        items: One row an item, which nothing tells from others like it; ``answers`` counts its usable
            submitted answers, and ``done`` says whether they are as many as the campaign asks for.
        parts: How many items each split and subject of a task has.
        outcomes: One row an item that was done, which nothing tells from others like it; ``status`` is a
            `consensus.Status`. ``findings`` names the checks that found something, ``kinds`` what the agreed
            text corrects, in words of `fiel.verdicts.corrections.KINDS`; it is empty unless the item is
            validated with changes.
        days: One row a campaign and day (UTC) with usable answers, the simulated apart; ``advancing`` counts
            those without which an item would not be done, ``completing`` those with which one was.
        work: One row a day on which somebody who agreed to be named answered, for each task; ``contributor``
            is the name. Nothing says to which items, or what was decided.
        people: One row a person and campaign, with the person's usable answers; of somebody without a name
            they are rounded down to 1, 2, 5, 10, 20, 50…, so that nobody is known again by their number.
        varieties: One row a variety or country that people said they have, with about how many; without a
            text, all the others. `fiel.snapshots.varieties` fills and limits it.
        decisions: How many usable answers decided what, by task; ``reason`` is that of an unusable item.
        patterns: How many items were answered by two people or more in the same way: how often each choice
            was made, and how many pairs of the answers stand for one text (``alike``), which texts do that
            differ in Unicode form or white space only, or both say "unusable". A correction of nothing but
            these is no choice of another text.
        corrections: The most instructive agreed corrections: one row a segment; ``rank`` is 1 for the first
            of a task.
        forms: One row a form of Argilla; ``missing`` counts the answers that its items still need,
            ``one_away`` the items that one more answer completes.
    """

    campaigns: pd.DataFrame
    items: pd.DataFrame
    parts: pd.DataFrame
    outcomes: pd.DataFrame
    days: pd.DataFrame
    work: pd.DataFrame
    people: pd.DataFrame
    varieties: pd.DataFrame
    decisions: pd.DataFrame
    patterns: pd.DataFrame
    corrections: pd.DataFrame
    forms: pd.DataFrame

    @classmethod
    def empty(cls) -> Self:
        """Return tables without rows."""
        return cls.from_frames({name: pd.DataFrame() for name in COLUMNS})

    @classmethod
    def from_frames(cls, frames: Mapping[str, pd.DataFrame]) -> Self:
        """Bring frames by table name into the one order and the one type that tables have."""
        return cls(**{name: shape_frame(frames[name], columns) for name, columns in COLUMNS.items()})

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the tables by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def join_tables(parts: Sequence[Tables]) -> Tables:
    """Return the tables of different campaigns as one."""
    if not parts:
        return Tables.empty()
    return Tables(**{name: _join_frames([getattr(part, name) for part in parts]) for name in COLUMNS})


def replace_campaigns(old: Tables, new: Tables) -> Tables:
    """Return the old tables with the campaigns of the new ones in place of theirs."""
    renewed = set(new.campaigns["campaign"])
    kept = {name: frame[~frame["campaign"].isin(renewed)] for name, frame in old.frames().items()}
    return join_tables([Tables(**kept), new])


def select_campaign(tables: Tables, campaign: str) -> Tables:
    """Return the rows of one campaign."""
    frames = tables.frames().items()
    return Tables(
        **{name: frame[frame["campaign"] == campaign].reset_index(drop=True) for name, frame in frames}
    )


def name_people(tables: Tables) -> set[tuple[str, str]]:
    """Return who is named in which campaign: pairs of the campaign and the name."""
    named = tables.people[tables.people["contributor"].notna()]
    return set(zip(named["campaign"], named["contributor"], strict=True))


def typed_frame(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return the frame with these columns in this order, each of its type."""
    typed: pd.DataFrame = frame.reindex(columns=list(columns)).astype(dict(columns))
    return typed.reset_index(drop=True)


def build_frame(values: Mapping[str, Sequence[Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Return values by column, which are in the order that tables have, as a typed frame."""
    return pd.DataFrame({name: _build_column(values[name], kind) for name, kind in columns.items()})


def build_sorted(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Return a few rows as a typed frame, sorted by all columns from the left, what is missing last."""
    ordered = sorted([tuple([row[name] for name in columns]) for row in rows], key=missing_last)
    return build_frame({name: [row[at] for row in ordered] for at, name in enumerate(columns)}, columns)


def missing_last(values: Sequence[Any]) -> tuple[Any, ...]:
    """Return what to sort a row by, from the left, so that missing values come last."""
    return tuple([(value is None, value) for value in values])


def _build_column(values: Sequence[Any], kind: str) -> Any:
    if kind == TEXTS:
        return pd.Series(values, dtype=TEXTS)
    if kind == "string":
        return pd.array(pa.array(values, pa.string()), dtype=pd.StringDtype())
    if kind == "datetime64[s]":
        return pa.array(values, pa.date32()).to_numpy(zero_copy_only=False).astype(kind)
    return np.array(values, dtype=kind)


def shape_frame(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return the typed frame, sorted by all columns from the left but those of lists."""
    typed = typed_frame(frame, columns)
    keys = [column for column, kind in columns.items() if kind != TEXTS]
    table = pa.Table.from_pandas(typed[keys], preserve_index=False)  # many times as fast as pandas at it
    order = pc.sort_indices(table, sort_keys=[(key, "ascending") for key in keys])
    return typed.take(order.to_numpy()).reset_index(drop=True)


def _join_frames(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Join frames of different campaigns, each in order, of which only the campaigns are to be sorted."""
    filled = [frame for frame in frames if len(frame)]
    if len(filled) < 2:
        return (filled or list(frames))[0].reset_index(drop=True)
    filled.sort(key=lambda frame: str(frame["campaign"].iat[0]))
    joined = pd.concat(filled, ignore_index=True)
    ends = [str(frame["campaign"].iat[place]) for frame in filled for place in (0, -1)]
    if ends == sorted(ends):
        return joined
    return joined.sort_values("campaign", kind="stable", ignore_index=True)
