"""Who took it there: people, their milestones, and how the work is shared."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from fiel.errors import FielError
from fiel.milestones import MILESTONES, next_milestone, reached_milestones
from fiel.progress.counts import people_by_name
from fiel.progress.inequality import lorenz_curve, measure_inequality, share_of_top, top_people
from fiel.progress.pace import Period, within_period
from fiel.snapshots.tables import Tables, shape_frame, typed_frame

_PERSON = ["contributor", "simulated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """What one named person did.

    Attributes:
        name: The name that the person agreed to.
        simulated: Whether the person was made up to show how Fiel works.
        people: How many people share the name; the numbers are theirs together.
        answers: Usable answers.
        campaigns: Names of the campaigns.
        tasks: A row a campaign and task: ``campaign``, ``task``, ``benchmark``, ``answers``.
        days: A row a day with answers: ``day`` (UTC), ``answers``.
        active_days: How many days those are.
        first_day: The first of them.
        last_day: The last of them.
        longest_streak: Most days in a row.
        reached: Milestones reached, of `MILESTONES`.
        next_milestone: The next one, or None.
    """

    name: str
    simulated: bool
    people: int
    answers: int
    campaigns: tuple[str, ...]
    tasks: pd.DataFrame
    days: pd.DataFrame
    active_days: int
    first_day: date
    last_day: date
    longest_streak: int
    reached: tuple[int, ...]
    next_milestone: int | None


@dataclass(frozen=True, slots=True)
class Effort:
    """How the work is shared between people.

    Attributes:
        people: How many, at most; see `fiel.progress.Progress.people`.
        answers: Their usable answers.
        top_people: The most active tenth, rounded up to whole people.
        top_share: Share of the answers that they gave, from 0 to 1.
        inequality: Gini coefficient: 0 when all gave as many, near 1 when one gave all.
        lorenz: Points of the Lorenz curve from (0, 0) to (1, 1): the share of the people, the least active
            first, and the share of the answers that they gave.
    """

    people: int
    answers: int
    top_people: int
    top_share: float
    inequality: float
    lorenz: tuple[tuple[float, float], ...]


def rank_contributors(tables: Tables, period: Period = "all", today: date | None = None) -> pd.DataFrame:
    """Rank the people who agreed to be named by how many answers they gave.

    Args:
        tables: The tables.
        period: Which answers count. A week or a month lets newcomers appear.
        today: The last day of the week or month, in UTC; not needed for all time.

    Returns:
        ``rank`` (1 is the first, ties share one), ``contributor``, ``simulated``, ``answers``, ``people``
        (behind the row), ``first_day`` (of all time). The anonymous are one last row without rank and name,
        simulated only if all of them are; in two campaigns they count twice, and how many of them were active
        in a week or month is not known: their ``people`` is missing then, and so is always their
        ``first_day``.
    """
    work, days = tables.work, tables.days
    if period != "all":
        if today is None:
            raise FielError(f"today: expected the last day of the {period}, found none")
        work, days = (each[within_period(each["day"], period, today)] for each in (work, days))
    ranked = work.groupby(_PERSON, as_index=False)[["answers"]].sum()
    ranked = ranked.merge(people_by_name(tables).rename("people").reset_index(), on=_PERSON)
    ranked = ranked.merge(_first_days(tables)[[*_PERSON, "first_day"]], on=_PERSON)
    ranked["rank"] = ranked["answers"].rank(method="min", ascending=False)
    ranked["order"] = ranked["contributor"].str.casefold()
    ranked = ranked.sort_values(["rank", "order", "contributor", "simulated"])
    rows: list[Any] = [*ranked.to_dict("records"), *_anonymous_row(tables, work, days, known=period == "all")]
    columns = {
        "rank": "Int64",
        "contributor": "string",
        "simulated": "bool",
        "answers": "int64",
        "people": "Int64",
        "first_day": "datetime64[s]",
    }
    return typed_frame(pd.DataFrame.from_records(rows, columns=list(columns)), columns)


def newcomers(tables: Tables, today: date) -> pd.DataFrame:
    """Find the named people whose first answer was in the last 7 days, today included.

    Returns:
        ``contributor``, ``simulated``, ``first_day`` (UTC), ``answers``; the newest first.
    """
    first = _first_days(tables)
    new = first[within_period(first["first_day"], "week", today)]
    new = new.sort_values(["first_day", "answers", "contributor"], ascending=[False, False, True])
    return typed_frame(
        new, {"contributor": "string", "simulated": "bool", "first_day": "datetime64[s]", "answers": "int64"}
    )


def person_page(tables: Tables, name: str) -> PersonPage | None:
    """Tell what a named person did; None when there is nobody of that name.

    A made-up person who shares a name with a real one is left aside.
    """
    work = tables.work[tables.work["contributor"] == name]
    if work.empty:
        return None
    simulated = bool(work["simulated"].all())
    work = work[work["simulated"] == simulated]
    answers = int(work["answers"].sum())
    days = work.groupby("day", as_index=False)[["answers"]].sum()
    return PersonPage(
        name=name,
        simulated=simulated,
        people=int(people_by_name(tables)[(name, simulated)]),
        answers=answers,
        campaigns=tuple(work["campaign"].unique()),
        tasks=_tasks_of(tables, work),
        days=days,
        active_days=len(days),
        first_day=days["day"].iloc[0].date(),
        last_day=days["day"].iloc[-1].date(),
        longest_streak=_longest_streak(days["day"]),
        reached=reached_milestones(answers),
        next_milestone=next_milestone(answers),
    )


def person_milestones(tables: Tables) -> pd.DataFrame:
    """Say when each named person reached each milestone.

    Returns:
        A row a person and milestone reached: ``contributor``, ``simulated``, ``milestone``, ``day`` (UTC);
        the latest first.
    """
    days = tables.work.groupby([*_PERSON, "day"], as_index=False)[["answers"]].sum()
    after = days.groupby(_PERSON)["answers"].cumsum()
    before = after - days["answers"]
    reached = pd.concat(
        [
            days[(before < milestone) & (milestone <= after)].assign(milestone=milestone)
            for milestone in MILESTONES
        ]
    )
    reached = reached.sort_values(
        ["day", "milestone", "contributor", "simulated"], ascending=[False, False, True, True]
    )
    return typed_frame(
        reached, {"contributor": "string", "simulated": "bool", "milestone": "int64", "day": "datetime64[s]"}
    )


def variety_counts(tables: Tables) -> pd.DataFrame:
    """Return of how many people at least it is known which variety or country they have, by campaign.

    Returns:
        A row a group: ``campaign``, ``variety``, ``people``; the largest first, and the others, which have no
        ``variety``, last.
    """
    order = tables.varieties.assign(others=tables.varieties["variety"].isna())
    columns = ["others", "people", "variety"]
    return order.sort_values(columns, ascending=[True, False, True]).drop(columns="others")


def effort(tables: Tables) -> Effort:
    """Measure how the work is shared between people; a name in two campaigns is one person."""
    people = tables.people.sort_values("answers", ascending=False, kind="stable")
    named = people[people["contributor"].notna()]
    # Who shares a name within a campaign is told apart there; the busiest of each campaign are taken for one.
    twin = named.groupby(["campaign", *_PERSON]).cumcount()
    merged = named.groupby([*_PERSON, twin])["answers"].sum()
    total = int(tables.days["answers"].sum())
    unnamed = people.loc[people["contributor"].isna(), "answers"]
    # Of who has no name it is known about how much they did: it is scaled to what they did together.
    scale = (total - int(merged.sum())) / max(1, int(unnamed.sum()))
    counts = [*map(float, merged), *(scale * count for count in unnamed)]
    return Effort(
        people=len(counts),
        answers=total,
        top_people=top_people(len(counts)),
        top_share=share_of_top(counts),
        inequality=measure_inequality(counts),
        lorenz=lorenz_curve(counts),
    )


def _first_days(tables: Tables) -> pd.DataFrame:
    return tables.work.groupby(_PERSON, as_index=False).agg(
        first_day=("day", "min"), answers=("answers", "sum")
    )


def _anonymous_row(
    tables: Tables, work: pd.DataFrame, days: pd.DataFrame, *, known: bool
) -> list[dict[str, object]]:
    given, named = (each.groupby("simulated")["answers"].sum() for each in (days, work))
    unnamed = given.sub(named, fill_value=0)
    unnamed = unnamed[unnamed > 0]
    if unnamed.empty:
        return []
    return [
        {
            "simulated": bool(unnamed.index.all()),
            "answers": int(unnamed.sum()),
            "people": int(tables.people["contributor"].isna().sum()) if known else None,
        }
    ]


def _tasks_of(tables: Tables, work: pd.DataFrame) -> pd.DataFrame:
    keys = ["campaign", "task", "benchmark"]
    benchmarks = tables.items[keys].drop_duplicates()
    counted = work.groupby(keys[:2], as_index=False)[["answers"]].sum()
    return shape_frame(
        counted.merge(benchmarks, on=keys[:2]), {**dict.fromkeys(keys, "string"), "answers": "int64"}
    )


def _longest_streak(days: pd.Series) -> int:
    """Return the most days in a row, of distinct days in order."""
    breaks = days.diff() != pd.Timedelta(days=1)
    return int(breaks.cumsum().value_counts().max())
