"""Progress: items and answers by campaign, task, split and subject."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from fiel.progress.forecast import wanted_items
from fiel.snapshots.tables import Tables, shape_frame
from fiel.verdicts.consensus import STATUSES

_DECIDED: list[str] = [*STATUSES[:3]]

CAMPAIGN_MILESTONES = (25, 50, 75, 100)
"""Percentages of completed items in a campaign that count as milestones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Progress in counts.

    Attributes:
        total: All items.
        target: Items that the campaigns want done.
        done: Items with as many answers as their campaign asks for.
        validated: Items whose text people agreed on, as far as decisions are shown; see `waiting_decisions`.
        unusable: Those that people agreed to leave out.
        disputed: Those that people disagree about.
        asked: Answers needed in all.
        given: Needed answers that were given, without those beyond what an item needs.
        one_away: Items that one more answer completes.
        people: Upper bound of distinct people: anonymous people in two campaigns count twice, because nothing
            identifies them.
        simulated: Usable answers simulated to show how Fiel works.
    """

    total: int
    target: int
    done: int
    validated: int
    unusable: int
    disputed: int
    answers: int
    asked: int
    given: int
    one_away: int
    people: int
    simulated: int

    @property
    def share(self) -> float:
        """Share of done items, from 0 to 1."""
        return self.done / self.total if self.total else 0.0

    @property
    def percent(self) -> int:
        """Share of done items in whole percent, rounded down: 100 means all."""
        return whole_percent(self.done, self.total)

    @property
    def target_share(self) -> float:
        """Share of the items that the campaigns want done, from 0 to 1; all without any item."""
        return self.target / self.total if self.total else 1.0

    @property
    def validated_share(self) -> float:
        """Share of validated items, from 0 to 1."""
        return self.validated / self.total if self.total else 0.0

    @property
    def validated_percent(self) -> int:
        """Share of validated items in whole percent, rounded down."""
        return whole_percent(self.validated, self.total)

    @property
    def overlap(self) -> float:
        """Share of needed answers that were given, from 0 to 1: the overlap reached."""
        return self.given / self.asked if self.asked else 0.0

    @property
    def missing(self) -> int:
        """Needed answers that are still missing."""
        return self.asked - self.given

    @property
    def reached(self) -> bool:
        """Whether as many items are done as the campaigns want."""
        return bool(self.total) and self.done >= self.target


def whole_percent(part: int, whole: int) -> int:
    """Return a share in whole percent, rounded down so that 100 means all."""
    return 100 * part // whole if whole else 0


def campaign_titles(tables: Tables, language: str) -> dict[str, str]:
    """Return the title of each campaign, by name, in a language or in the first one available."""
    titles = {}
    for name, text in zip(tables.campaigns["campaign"], tables.campaigns["titles"], strict=True):
        written: dict[str, str] = json.loads(text)
        titles[str(name)] = written.get(language) or next(iter(written.values()), str(name))
    return titles


def counts_twice(tables: Tables) -> bool:
    """Tell whether a person without a public name may be counted in two campaigns."""
    anonymous = tables.people[tables.people["contributor"].isna()]
    return bool(anonymous["campaign"].nunique() > 1)


def overall_progress(tables: Tables) -> Progress:
    """Count the progress of all the campaigns together."""
    items = _with_needs(tables)
    counts = items[["done", "answers", "asked", "given", "one_away"]].sum()
    statuses = _count_outcomes(tables)[_DECIDED].sum()
    return Progress(
        **{str(name): int(count) for name, count in [*counts.items(), *statuses.items()]},
        total=len(items),
        target=int(campaign_targets(tables).sum()),
        people=count_people(tables),
        simulated=int(simulated_answers(tables).sum()),
    )


def campaign_progress(tables: Tables) -> pd.DataFrame:
    """Count the progress of each campaign.

    Returns:
        One row per campaign: ``campaign``, ``total``, ``target``, ``done``, ``validated`` (items), ``share``
        (of done, 0 to 1), ``overlap`` (given among needed answers, 0 to 1), ``answers`` (usable),
        ``one_away`` (items), ``people`` (distinct), ``simulated`` (answers), ``closed``.
    """
    columns = {
        "campaign": "string",
        **dict.fromkeys(("total", "target", "done", "validated"), "int64"),
        **dict.fromkeys(("share", "overlap"), "float64"),
        **dict.fromkeys(("answers", "one_away", "people", "simulated"), "int64"),
        "closed": "bool",
    }
    counted = _group_items(tables, ["campaign"]).set_index("campaign")
    rows = counted.reindex(tables.campaigns["campaign"].to_numpy(), fill_value=0)
    rows = rows.assign(
        share=(rows["done"] / rows["total"]).fillna(0),
        overlap=(rows["given"] / rows["asked"]).fillna(0),
        target=campaign_targets(tables),
        people=tables.people.groupby("campaign").size(),
        simulated=simulated_answers(tables),
        closed=tables.campaigns.set_index("campaign")["closed"],
    ).fillna({"people": 0, "simulated": 0})
    return shape_frame(rows.rename_axis("campaign").reset_index(), columns)


def task_progress(tables: Tables) -> pd.DataFrame:
    """Count the progress of each task.

    Returns:
        One row per campaign and task: ``campaign``, ``task``, ``benchmark``, ``total``, ``done`` and
        ``validated`` (items), ``share`` (of done, 0 to 1), ``answers`` (usable).
    """
    keys = ["campaign", "task", "benchmark"]
    counted = _group_items(tables, keys)
    columns = {
        **dict.fromkeys(keys, "string"),
        **dict.fromkeys(("total", "done", "validated"), "int64"),
        "share": "float64",
        "answers": "int64",
    }
    return shape_frame(counted.assign(share=counted["done"] / counted["total"]), columns)


def subject_progress(tables: Tables) -> pd.DataFrame:
    """Count the progress of each split and subject, as far as decisions are shown.

    Returns:
        One row per campaign, task, split and subject: ``campaign``, ``task``, ``benchmark``, ``split``,
        ``subject`` (of MMLU, otherwise missing), ``total``, ``done`` and ``validated`` (items).
    """
    return _count_parts(tables, ["campaign", "task", "benchmark", "split", "subject"])


def split_progress(tables: Tables) -> pd.DataFrame:
    """Count the progress of each split, with all its subjects together.

    Returns:
        One row per campaign, task and split, sorted: ``campaign``, ``task``, ``split``, ``total``, ``done``
        and ``validated`` (items).
    """
    return _count_parts(tables, ["campaign", "task", "split"])


def overall_subject_progress(tables: Tables) -> pd.DataFrame:
    """Count the progress of each subject, in all campaigns and splits together.

    Returns:
        One row per subject, sorted, without items that have none: ``subject``, ``total``, ``done`` and
        ``validated`` (items).
    """
    counted = _count_parts(tables, ["subject"])
    return counted[counted["subject"].notna()].reset_index(drop=True)


def campaign_milestones(tables: Tables) -> pd.DataFrame:
    """Find when each campaign had 25, 50, 75 and 100 % of its items done.

    Returns:
        One row per campaign and milestone: ``campaign``, ``percent``, ``items`` (their number), ``day`` (UTC,
        missing when not reached yet).
    """
    finished = tables.days.loc[tables.days.index.repeat(tables.days["completing"])]
    days = {str(name): sorted(each) for name, each in finished.groupby("campaign")["day"]}
    totals = tables.items.groupby("campaign").size()
    rows = []
    for campaign, total in totals.items():
        reached = days.get(str(campaign), [])
        for percent in CAMPAIGN_MILESTONES:
            items = math.ceil(total * percent / 100)
            day = reached[items - 1] if items <= len(reached) else None
            rows.append({"campaign": campaign, "percent": percent, "items": items, "day": day})
    columns = {"campaign": "string", "percent": "int64", "items": "int64", "day": "datetime64[s]"}
    return shape_frame(pd.DataFrame(rows), columns)


def campaign_targets(tables: Tables) -> pd.Series:
    """Return how many items each campaign wants done, by campaign."""
    wanted = tables.campaigns.set_index("campaign")["target"]
    totals = tables.items.groupby("campaign").size().reindex(wanted.index, fill_value=0)
    return pd.Series(
        [wanted_items(total, share) for total, share in zip(totals, wanted, strict=True)],
        index=wanted.index,
        dtype="int64",
    )


def count_people(tables: Tables) -> int:
    """Return an upper bound of distinct people; a name in two campaigns counts as one person."""
    return int(tables.people["contributor"].isna().sum() + people_by_name(tables).sum())


def people_by_name(tables: Tables) -> pd.Series:
    """Return how many people share each name, by ``contributor`` and ``simulated``.

    People with one name in the same campaign are distinct; in different campaigns they can be the same.
    """
    named = tables.people[tables.people["contributor"].notna()]
    counted = named.groupby(["contributor", "simulated", "campaign"]).size()
    return counted.groupby(level=["contributor", "simulated"]).max()


def simulated_answers(tables: Tables) -> pd.Series:
    """Return the number of simulated answers by campaign, for campaigns that have some."""
    days = tables.days[tables.days["simulated"]]
    return days.groupby("campaign")["answers"].sum()


def waiting_decisions(tables: Tables) -> bool:
    """Tell whether some answers are counted whose decisions are not shown yet, or some shown are gone."""
    keys = ["campaign", "task"]
    given, shown = (each.groupby(keys)["answers"].sum() for each in (tables.items, tables.decisions))
    return bool(given.sub(shown, fill_value=0).any())


def _with_needs(tables: Tables) -> pd.DataFrame:
    items = tables.items
    asked = items["campaign"].map(tables.campaigns.set_index("campaign")["min_submitted"]).astype("int64")
    given = items["answers"].clip(upper=asked)
    return items.assign(asked=asked, given=given, one_away=given == asked - 1)


def _group_items(tables: Tables, keys: Sequence[str]) -> pd.DataFrame:
    grouped = _with_needs(tables).groupby(list(keys), sort=False)
    summed = grouped[["done", "answers", "asked", "given", "one_away"]].sum()
    validated = _count_parts(tables, keys).set_index(list(keys))["validated"]
    shown = validated.reindex(summed.index, fill_value=0)
    return summed.assign(total=grouped.size(), validated=shown).reset_index()


def _count_parts(tables: Tables, keys: Sequence[str]) -> pd.DataFrame:
    counted = _count_outcomes(tables).groupby(list(keys), dropna=False, as_index=False)
    columns = {**dict.fromkeys(keys, "string"), **dict.fromkeys(("total", "done", "validated"), "int64")}
    return shape_frame(counted[["total", "done", "validated"]].sum(), columns)


def _count_outcomes(tables: Tables) -> pd.DataFrame:
    """Count the items of each part by what was decided, so that all sums of parts agree.

    Items may have been taken out since the decisions that are shown: of no part more are counted than it has.
    Returns one row per row of ``parts``: ``total`` for ``items``, ``done``, and a column per decision.
    """
    keys = [name for name in tables.parts.columns if name != "items"]
    decided = tables.outcomes[keys].assign(**{each: tables.outcomes["status"] == each for each in _DECIDED})
    counted = decided.groupby(keys, dropna=False, as_index=False)[_DECIDED].sum()
    found = tables.parts.merge(counted, on=keys, how="left").fillna(dict.fromkeys(_DECIDED, 0))
    found = found.rename(columns={"items": "total"})
    left = found["total"]
    for name in _DECIDED:
        found[name] = found[name].clip(upper=left).astype("int64")
        left = left - found[name]
    return found.assign(done=found["total"] - left)
