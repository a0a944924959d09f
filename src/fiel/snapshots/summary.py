"""From what is known of every item and answer to the public tables, which link no name to an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from fiel.judgements import DECISIONS, Decision
from fiel.snapshots.rounding import round_down
from fiel.snapshots.tables import COLUMNS, TEXTS, Tables, build_sorted, shape_frame
from fiel.verdicts.corrections import rank_corrections

SHOWN_CORRECTIONS = 300
"""Agreed corrections of a task that are published, the most instructive ones."""


DETAIL_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "campaigns": COLUMNS["campaigns"],
    "items": {
        "campaign": "string",
        "task": "string",
        "benchmark": "string",
        "split": "string",
        "subject": "string",
        "item_id": "string",
        "answers": "int64",
        "done": "bool",
        "status": "string",
        "findings": TEXTS,
        "kinds": TEXTS,
    },
    "judgements": {
        "campaign": "string",
        "task": "string",
        "item_id": "string",
        "contributor": "string",
        "simulated": "bool",
        "decision": "string",
        "reason": "string",
        "corrected_segments": "int64",
        "version": "int64",
        "day": "datetime64[s]",
    },
    "people": COLUMNS["people"],
    "corrections": {
        "campaign": "string",
        "task": "string",
        "benchmark": "string",
        "subject": "string",
        "item_id": "string",
        "segment": "string",
        "source": "string",
        "before": "string",
        "after": "string",
        "kind": "string",
        "day": "datetime64[s]",
    },
    "forms": COLUMNS["forms"],
}
"""Columns and types of the tables that details come in."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of every item and answer, which is not for the public.

    Attributes:
        campaigns: As in the public tables.
        items: One row an item.
        judgements: One row a usable answer. ``contributor`` is the name that the person agreed to, or
            missing; ``version`` is 0 when it stands for the text that was shown, -1 when it says "unusable",
            and otherwise numbers the corrected texts of the item, which are one when they differ in Unicode
            form or white space only; ``day`` is in UTC.
        people: One row a person and campaign, with the person's usable answers.
        corrections: The agreed corrections: one row a segment.
        forms: As in the public tables.
    """

    campaigns: pd.DataFrame
    items: pd.DataFrame
    judgements: pd.DataFrame
    people: pd.DataFrame
    corrections: pd.DataFrame
    forms: pd.DataFrame


def summarize_details(details: Details) -> Tables:
    """Leave behind what would link a person to an answer."""
    needed = details.campaigns.set_index("campaign")["min_submitted"]
    answers, items = details.judgements, details.items
    place = [*COLUMNS["parts"]][:-1]
    frames = {
        "campaigns": details.campaigns,
        "items": items,
        "parts": items.groupby(place, dropna=False, sort=False).size().reset_index(name="items"),
        "outcomes": _shuffle_alike(items[items["status"] != "pending"]),
        "days": _count_days(answers, needed),
        "work": _count(answers[answers["contributor"].notna()], [*COLUMNS["work"]][:-1]),
        "people": _blur_unnamed(details.people),
        "varieties": pd.DataFrame(),  # counted apart: nobody's row may be seen to come or go
        "decisions": _count(answers, [*COLUMNS["decisions"]][:-1]),
        "patterns": _find_patterns(answers),
        "forms": details.forms,
    }
    shaped = {name: shape_frame(frame, COLUMNS[name]) for name, frame in frames.items()}
    return Tables(**shaped, corrections=_choose_corrections(details.corrections))


def _shuffle_alike(items: pd.DataFrame) -> pd.DataFrame:
    """Bring items into an order that their ids have no part in."""
    keys = items[["findings", "kinds"]].map(",".join)
    return items.loc[keys.sort_values(["findings", "kinds"], kind="stable").index]


def _count(answers: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    counted: pd.DataFrame = answers.groupby(keys, dropna=False, sort=False).size().reset_index(name="answers")
    return counted


def _count_days(answers: pd.DataFrame, needed: pd.Series) -> pd.DataFrame:
    ordered = answers[["campaign", "task", "item_id", "simulated", "day"]].sort_values("day", kind="stable")
    place = ordered.groupby(["campaign", "task", "item_id"], sort=False).cumcount() + 1
    wanted = ordered["campaign"].map(needed).astype("int64")
    marked = ordered.assign(answers=1, advancing=place <= wanted, completing=place == wanted)
    keys = ["campaign", "simulated", "day"]
    summed: pd.DataFrame = marked.groupby(keys, as_index=False)[["answers", "advancing", "completing"]].sum()
    return summed


def _find_patterns(answers: pd.DataFrame) -> pd.DataFrame:
    item = ["campaign", "task", "item_id"]
    place = answers.groupby(item, sort=False).ngroup().rename("place")
    counted = pd.DataFrame(_tell_choices(answers["version"])).astype("int64")
    patterns = counted.groupby(place).sum()
    versions = answers.groupby([place, answers["version"]]).size()
    pairs = versions * (versions - 1) // 2
    patterns["alike"] = pairs.groupby(level="place").sum()
    patterns[item[:2]] = answers.groupby(place)[item[:2]].first()
    patterns = patterns[patterns[[*DECISIONS]].sum(axis=1) >= 2]
    keys = [name for name in COLUMNS["patterns"] if name != "items"]
    found: pd.DataFrame = patterns.groupby(keys).size().reset_index(name="items")
    return found


def _tell_choices(version: pd.Series) -> dict[Decision, pd.Series]:
    """Tell from the numbers of texts what people chose, as `fiel.judgements.Judgement.choice` does."""
    return {"correct": version == 0, "corrected": version > 0, "unusable": version < 0}


def _blur_unnamed(people: pd.DataFrame) -> pd.DataFrame:
    rounded = people["answers"].map(round_down).astype("int64")
    return people.assign(answers=people["answers"].where(people["contributor"].notna(), rounded))


def _choose_corrections(corrections: pd.DataFrame) -> pd.DataFrame:
    """Take the most instructive corrections of each task."""
    by_task: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for record in corrections.to_dict("records"):
        row = {str(name): value for name, value in record.items()}
        by_task.setdefault((row["campaign"], row["task"]), []).append(row)
    chosen: list[dict[str, Any]] = []
    for rows in by_task.values():
        ranked = rank_corrections(rows)[:SHOWN_CORRECTIONS]
        chosen += [{**row, "rank": rank} for rank, row in enumerate(ranked, start=1)]
    for row in chosen:
        row.update({name: None for name in ("subject", "source") if pd.isna(row[name])})
    return build_sorted(chosen, COLUMNS["corrections"])
