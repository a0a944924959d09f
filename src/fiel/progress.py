"""How far a campaign is and who took it there: pure functions over tables."""

import json
from dataclasses import dataclass

import pandas as pd

from fiel.judgements import DECISIONS
from fiel.tables import Tables, select_campaign, shape_frame, typed_frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far something is, in counts.

    Attributes:
        total: Items there are.
        done: Items with as many answers as their campaign asks for.
        answers: Usable answers.
        people: Distinct people, at most: the anonymous of two campaigns count twice, for nothing tells
            them apart.
        simulated: Usable answers that were made up to show how Fiel works.
    """

    total: int
    done: int
    answers: int
    people: int
    simulated: int

    @property
    def share(self) -> float:
        """Done items of all items, from 0 to 1."""
        return self.done / self.total if self.total else 0.0

    @property
    def percent(self) -> int:
        """Done items of all items, in whole percent rounded down: 100 means all."""
        return 100 * self.done // self.total if self.total else 0


def campaign_titles(tables: Tables, language: str) -> dict[str, str]:
    """Return the title of each campaign, by name, in a language or in the first one that it has."""
    titles = {}
    for name, text in zip(tables.campaigns["campaign"], tables.campaigns["titles"], strict=True):
        written: dict[str, str] = json.loads(text)
        titles[str(name)] = written.get(language) or next(iter(written.values()), str(name))
    return titles


def overall_progress(tables: Tables) -> Progress:
    """Count how far all the campaigns of the tables are together."""
    return Progress(
        total=len(tables.items),
        done=int(tables.items["done"].sum()),
        answers=len(tables.judgements),
        people=int(rank_contributors(tables)["people"].sum()),
        simulated=int(tables.judgements["simulated"].sum()),
    )


def campaign_progress(tables: Tables) -> pd.DataFrame:
    """Count how far each campaign is.

    Returns:
        A row a campaign: ``campaign``, ``total`` and ``done`` (items), ``share`` (of done, 0 to 1),
        ``answers`` (usable), ``people`` (distinct), ``simulated`` (answers).
    """
    columns = {
        "campaign": "string",
        "total": "int64",
        "done": "int64",
        "share": "float64",
        "answers": "int64",
        "people": "int64",
        "simulated": "int64",
    }
    rows = []
    for campaign in tables.campaigns["campaign"]:
        progress = overall_progress(select_campaign(tables, campaign))
        rows.append({"campaign": campaign, **{name: getattr(progress, name) for name in list(columns)[1:]}})
    return shape_frame(pd.DataFrame(rows), columns)


def task_progress(tables: Tables) -> pd.DataFrame:
    """Count how far each task is.

    Returns:
        A row a campaign and task: ``campaign``, ``task``, ``benchmark``, ``total`` and ``done`` (items),
        ``share`` (of done, 0 to 1), ``answers`` (usable).
    """
    grouped = tables.items.groupby(["campaign", "task", "benchmark"], as_index=False).agg(
        total=("item_id", "size"), done=("done", "sum"), answers=("answers", "sum")
    )
    grouped["share"] = grouped["done"] / grouped["total"]
    return shape_frame(
        grouped,
        {
            "campaign": "string",
            "task": "string",
            "benchmark": "string",
            "total": "int64",
            "done": "int64",
            "share": "float64",
            "answers": "int64",
        },
    )


def rank_contributors(tables: Tables, campaign: str | None = None) -> pd.DataFrame:
    """Rank the people who agreed to be named by how many answers they gave.

    Args:
        tables: The tables.
        campaign: Name of the one campaign to look at; all when left out.

    Returns:
        ``rank`` (1 is the first, ties share one), ``contributor``, ``simulated``, ``answers``,
        ``corrected`` (answers that changed a text), ``people`` (behind the row). The anonymous are one
        last row without rank and name, simulated only if all of them are; in two campaigns they count twice.
    """
    if campaign is not None:
        tables = select_campaign(tables, campaign)
    named = tables.judgements["contributor"].notna()
    ranked = _count_contributors(tables.judgements[named], tables.people)
    ranked["rank"] = ranked["answers"].rank(method="min", ascending=False)
    order = ranked["contributor"].str.casefold().rename("order")
    ranked = ranked.assign(order=order).sort_values(
        ["rank", "order", "contributor", "simulated"], ignore_index=True
    )
    rows = pd.concat([ranked, _anonymous_row(tables)], ignore_index=True)
    return typed_frame(
        rows,
        {
            "rank": "Int64",
            "contributor": "string",
            "simulated": "bool",
            "answers": "int64",
            "corrected": "int64",
            "people": "int64",
        },
    )


def decision_counts(tables: Tables) -> pd.DataFrame:
    """Count what people decided.

    Returns:
        A row a campaign, task and decision, also of those that nobody took: ``campaign``, ``task``,
        ``decision``, ``answers``. Decisions are in the order of `DECISIONS`.
    """
    counts = tables.judgements.groupby(["campaign", "task", "decision"]).size()
    tasks = tables.items[["campaign", "task"]].drop_duplicates().itertuples(index=False, name=None)
    rows = [
        {
            "campaign": campaign,
            "task": task,
            "decision": decision,
            "answers": counts.get((campaign, task, decision), 0),
        }
        for campaign, task in tasks
        for decision in DECISIONS
    ]
    return typed_frame(
        pd.DataFrame(rows),
        {
            "campaign": "string",
            "task": "string",
            "decision": "string",
            "answers": "int64",
        },
    )


def daily_answers(tables: Tables) -> pd.DataFrame:
    """Count the answers of each day.

    Returns:
        A row a campaign and day that has answers: ``campaign``, ``day`` (UTC), ``answers`` (that day),
        ``answers_so_far``.
    """
    counted = tables.judgements.groupby(["campaign", "day"], as_index=False).agg(answers=("item_id", "size"))
    counted["answers_so_far"] = counted.groupby("campaign")["answers"].cumsum()
    return shape_frame(
        counted, {"campaign": "string", "day": "datetime64[s]", "answers": "int64", "answers_so_far": "int64"}
    )


def _count_contributors(judgements: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    key = ["contributor", "simulated"]
    counted = (
        judgements.assign(corrected=judgements["decision"] == "corrected")
        .groupby(key, as_index=False)
        .agg(answers=("item_id", "size"), corrected=("corrected", "sum"))
    )
    behind = people[people["contributor"].notna()].groupby(key, as_index=False).agg(people=("people", "max"))
    return counted.merge(behind, on=key)


def _anonymous_row(tables: Tables) -> pd.DataFrame:
    people = tables.people[tables.people["contributor"].isna()]
    answers = tables.judgements[tables.judgements["contributor"].isna()]
    row = {
        "simulated": people["simulated"].all(),
        "answers": len(answers),
        "corrected": (answers["decision"] == "corrected").sum(),
        "people": people["people"].sum(),
    }
    return pd.DataFrame([row] if len(people) else [])
