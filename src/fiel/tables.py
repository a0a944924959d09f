"""What is known of campaigns, as tables that hold nothing but what the public may see.

A person who did not agree to be named leaves no name and no pseudonym, only a count.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC
from typing import Any, Self
from urllib.parse import urlsplit

import pandas as pd

from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Judgement

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "campaigns": {
        "campaign": "string",
        "language": "string",
        "titles": "string",
        "min_submitted": "int64",
        "argilla_url": "string",
    },
    "items": {
        "campaign": "string",
        "task": "string",
        "benchmark": "string",
        "split": "string",
        "item_id": "string",
        "answers": "int64",
        "done": "bool",
    },
    "judgements": {
        "campaign": "string",
        "task": "string",
        "item_id": "string",
        "contributor": "string",
        "simulated": "bool",
        "decision": "string",
        "corrected_segments": "int64",
        "day": "datetime64[s]",
    },
    "people": {"campaign": "string", "contributor": "string", "simulated": "bool", "people": "int64"},
}


"""Columns and types of each table, in order."""


_INVISIBLE = {"Cc", "Zl", "Zp"}


_DIRECTION_MARKS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of some campaigns, sorted by all columns from the left.

    Attributes:
        campaigns: One row a campaign; ``titles`` is a JSON object of title by language.
        items: One row an item; ``answers`` counts its usable submitted answers and ``done`` says whether
            they are as many as the campaign asks for.
        judgements: One row a usable answer. ``contributor`` is the name that the person agreed to, or
            missing; ``corrected_segments`` counts the texts changed; ``day`` is the day in UTC.
        people: How many distinct people stand behind one ``contributor`` of one campaign.
    """

    campaigns: pd.DataFrame
    items: pd.DataFrame
    judgements: pd.DataFrame
    people: pd.DataFrame

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


def tabulate_campaign(
    campaign: Campaign,
    items: Mapping[str, Sequence[Item]],
    judgements: Mapping[str, Sequence[Judgement]],
    *,
    argilla_url: str | None = None,
) -> Tables:
    """Put what the public may see of a campaign into tables.

    Args:
        campaign: The campaign.
        items: Items by task name.
        judgements: Judgements by task name. Not counted: those with a problem, and those of items that
            are not among the task's items.
        argilla_url: Where to help. Only scheme, host, port and path of it are kept.

    Raises:
        FielError: There are items or judgements of a task that the campaign does not have.
    """
    tasks = [task.name for task in campaign.tasks]
    for name in (*items, *judgements):
        if name not in tasks:
            raise FielError(f"{campaign.name}: tasks: expected one of {', '.join(tasks)}, found {name!r}")
    usable = {name: _usable_judgements(items.get(name, ()), judgements.get(name, ())) for name in tasks}
    names = {user: _clean_name(name) for user, name in campaign.credits.items()}
    return Tables.from_frames(
        {
            "campaigns": pd.DataFrame([_campaign_row(campaign, argilla_url)]),
            "items": pd.DataFrame(
                [
                    row
                    for task in tasks
                    for row in _item_rows(campaign, task, items.get(task, ()), usable[task])
                ]
            ),
            "judgements": pd.DataFrame(
                [
                    _judgement_row(campaign.name, task, judgement, names.get(judgement.annotator))
                    for task, each in usable.items()
                    for judgement in each
                ]
            ),
            "people": pd.DataFrame(_people_rows(campaign.name, usable, names)),
        }
    )


def join_tables(parts: Sequence[Tables]) -> Tables:
    """Return the tables of different campaigns as one."""
    return Tables.from_frames(
        {
            name: pd.concat([getattr(part, name) for part in (Tables.empty(), *parts)], ignore_index=True)
            for name in COLUMNS
        }
    )


def replace_campaigns(old: Tables, new: Tables) -> Tables:
    """Return the old tables with the campaigns of the new ones in place of theirs."""
    renewed = set(new.campaigns["campaign"])
    kept = {name: frame[~frame["campaign"].isin(renewed)] for name, frame in old.frames().items()}
    return join_tables([Tables.from_frames(kept), new])


def select_campaign(tables: Tables, campaign: str) -> Tables:
    """Return the rows of one campaign."""
    frames = tables.frames().items()
    return Tables.from_frames({name: frame[frame["campaign"] == campaign] for name, frame in frames})


def typed_frame(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return the frame with these columns in this order, each of its type."""
    typed: pd.DataFrame = frame.reindex(columns=list(columns)).astype(dict(columns))
    return typed.reset_index(drop=True)


def shape_frame(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return the typed frame, sorted by all columns from the left."""
    return typed_frame(frame, columns).sort_values(list(columns), ignore_index=True)


def _usable_judgements(items: Sequence[Item], judgements: Sequence[Judgement]) -> list[Judgement]:
    known = {item.id for item in items}
    return [each for each in judgements if each.problem is None and each.item_id in known]


def _campaign_row(campaign: Campaign, argilla_url: str | None) -> dict[str, Any]:
    return {
        "campaign": campaign.name,
        "language": campaign.language,
        "titles": json.dumps(campaign.title, ensure_ascii=False, sort_keys=True),
        "min_submitted": campaign.annotation.min_submitted,
        "argilla_url": _public_url(argilla_url),
    }


def _item_rows(
    campaign: Campaign, task: str, items: Sequence[Item], usable: Sequence[Judgement]
) -> list[dict[str, Any]]:
    benchmark = next(each.benchmark for each in campaign.tasks if each.name == task)
    answers = Counter(judgement.item_id for judgement in usable)
    return [
        {
            "campaign": campaign.name,
            "task": task,
            "benchmark": benchmark,
            "split": item.split,
            "item_id": item.id,
            "answers": answers[item.id],
            "done": answers[item.id] >= campaign.annotation.min_submitted,
        }
        for item in items
    ]


def _judgement_row(campaign: str, task: str, judgement: Judgement, name: str | None) -> dict[str, Any]:
    submitted = judgement.submitted_at
    return {
        "campaign": campaign,
        "task": task,
        "item_id": judgement.item_id,
        "contributor": name,
        "simulated": judgement.simulated,
        "decision": judgement.decision,
        "corrected_segments": len(judgement.corrections),
        "day": (submitted.astimezone(UTC) if submitted.tzinfo else submitted).strftime("%Y-%m-%d"),
    }


def _people_rows(
    campaign: str, usable: Mapping[str, Sequence[Judgement]], names: Mapping[str, str | None]
) -> list[dict[str, Any]]:
    people = {(each.annotator, each.simulated) for judgements in usable.values() for each in judgements}
    counts = Counter((names.get(user), simulated) for user, simulated in people)
    return [
        {"campaign": campaign, "contributor": name, "simulated": simulated, "people": count}
        for (name, simulated), count in counts.items()
    ]


def _clean_name(name: str) -> str | None:
    visible = "".join(
        " " if unicodedata.category(letter) in _INVISIBLE else letter
        for letter in name
        if letter not in _DIRECTION_MARKS
    )
    return " ".join(visible.split()) or None


def _public_url(url: str | None) -> str | None:
    parts = urlsplit(url or "")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{f':{parts.port}' if parts.port else ''}{parts.path}"
