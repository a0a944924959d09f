"""Where a few minutes help most."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from fiel.progress.counts import overall_progress
from fiel.snapshots.tables import Tables, select_campaign, shape_frame

USUAL_SECONDS = 45.0
"""Assumed time per answer until one has been measured."""


@dataclass(frozen=True, slots=True)
class NextForm:
    """A form in Argilla that needs answers.

    Attributes:
        url: Where to help; None where a stranger can only ask for an invitation.
        task: Its task; None when the address is Argilla's own, or there is none.
        items: Estimated number of items that a person answers in the given minutes: at least 1, and at most
            the open items, because each person answers an item once.
        one_away: How many of those one more answer completes.
        measured: Whether that was measured in this campaign; otherwise it is the usual time.
    """

    url: str | None
    task: str | None
    items: int
    one_away: int
    seconds_per_answer: float
    measured: bool


def one_away(tables: Tables) -> pd.DataFrame:
    """Return rows of ``campaign``, ``task``, ``benchmark`` and ``items`` that one more answer completes."""
    needed = tables.items["campaign"].map(tables.campaigns.set_index("campaign")["min_submitted"])
    keys = ["campaign", "task", "benchmark"]
    one = tables.items[keys].assign(items=tables.items["answers"] == needed.astype("int64") - 1)
    counted = one.groupby(keys, as_index=False).agg(items=("items", "sum"))
    return shape_frame(counted, {**dict.fromkeys(keys, "string"), "items": "int64"})


def next_form(tables: Tables, campaign: str, *, minutes: float = 10) -> NextForm | None:
    """Choose where someone with a few minutes helps most.

    That is the form with the most items that one more answer completes, then the one that lacks most answers.

    Returns:
        The form; Argilla's address, or none, if no form's is known; None when the campaign is closed or
        complete.
    """
    chosen = select_campaign(tables, campaign)
    if chosen.campaigns.empty or chosen.campaigns["closed"].all() or chosen.items["done"].all():
        return None
    (row,) = chosen.campaigns.to_dict("records")
    measured = not pd.isna(row["seconds_per_answer"])
    seconds = float(row["seconds_per_answer"]) if measured else USUAL_SECONDS
    form = _choose_form(chosen, row["argilla_url"] if isinstance(row["argilla_url"], str) else None)
    items = max(1, min(int(60 * minutes / seconds), _count_open(form, int(row["min_submitted"]))))
    return NextForm(
        url=form["url"],
        task=form["task"],
        items=items,
        one_away=min(items, int(form["one_away"])),
        seconds_per_answer=seconds,
        measured=measured,
    )


def _count_open(form: Mapping[str, Any], needed: int) -> int:
    """Count the items that need answers; the minimum possible when items lack three or more."""
    one_away = int(form["one_away"])
    return one_away + math.ceil((int(form["missing"]) - one_away) / needed)


def _choose_form(tables: Tables, argilla_url: str | None) -> dict[str, Any]:
    waiting = tables.forms[(tables.forms["missing"] > 0) & tables.forms["url"].notna()]
    if len(waiting):
        order = ["one_away", "missing", "task", "url"]
        ranked = waiting.sort_values(order, ascending=[False, False, True, True])
        return {str(name): value for name, value in ranked.iloc[0].items()}
    progress = overall_progress(tables)
    return {"url": argilla_url, "task": None, "missing": progress.missing, "one_away": progress.one_away}
