"""Who took it there: people, their milestones, and how the work is shared."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from fiel.tables import Tables

Period = Literal["week", "month", "all"]
"""The last 7 days, the last 30, today included, or all time."""

MILESTONES = (1, 10, 50, 100, 250, 500, 1000, 2500)
"""Answers of one person that are worth a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """What one named person did.

    Attributes:
        name: The name that the person agreed to.
        simulated: Whether the person was made up to show how Fiel works.
        people: How many people share the name; the numbers are theirs together.
        answers: Usable answers.
        correct: Those that kept the text.
        corrected: Those that changed it.
        unusable: Those that said that the item is beyond repair.
        campaigns: Names of the campaigns.
        tasks: A row a campaign and task: ``campaign``, ``task``, ``benchmark``, ``answers``, ``corrected``.
        days: A row a day with answers: ``day`` (UTC), ``answers``.
        active_days: How many days those are.
        first_day: The first of them.
        last_day: The last of them.
        longest_streak: Most days in a row.
        reached: Milestones reached, of `MILESTONES`.
        next_milestone: The next one, or None.
        compared: Answers to items that others answered too.
        agreement: How often another answer to such an item had the same decision, from 0 to 1; None when
            there is none to compare with.
    """

    name: str
    simulated: bool
    people: int
    answers: int
    correct: int
    corrected: int
    unusable: int
    campaigns: tuple[str, ...]
    tasks: pd.DataFrame
    days: pd.DataFrame
    active_days: int
    first_day: date
    last_day: date
    longest_streak: int
    reached: tuple[int, ...]
    next_milestone: int | None
    compared: int
    agreement: float | None


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
        ``rank`` (1 is the first, ties share one), ``contributor``, ``simulated``, ``answers``,
        ``corrected`` (answers that changed a text), ``people`` (behind the row), ``first_day`` (of all
        time). The anonymous are one last row without rank and name, simulated only if all of them are; in two
        campaigns they count twice, and how many of them were active in a week or month is not known: their
        ``people`` is missing then, and so is always their ``first_day``.
    """
    raise NotImplementedError


def newcomers(tables: Tables, today: date) -> pd.DataFrame:
    """Find the named people whose first answer was in the last 7 days, today included.

    Returns:
        ``contributor``, ``simulated``, ``first_day`` (UTC), ``answers``; the newest first.
    """
    raise NotImplementedError


def person_page(tables: Tables, name: str) -> PersonPage | None:
    """Tell what a named person did; None when there is nobody of that name.

    A made-up person who shares a name with a real one is left aside.
    """
    raise NotImplementedError


def reached_milestones(answers: int) -> tuple[int, ...]:
    """Return the milestones that a person with so many answers has reached."""
    return tuple(milestone for milestone in MILESTONES if milestone <= answers)


def next_milestone(answers: int) -> int | None:
    """Return the next milestone of a person with so many answers, None after the last one."""
    return next((milestone for milestone in MILESTONES if milestone > answers), None)


def person_milestones(tables: Tables) -> pd.DataFrame:
    """Say when each named person reached each milestone.

    Returns:
        A row a person and milestone reached: ``contributor``, ``simulated``, ``milestone``, ``day`` (UTC); the
        latest first.
    """
    raise NotImplementedError


def effort(tables: Tables) -> Effort:
    """Measure how the work is shared between people; a name in two campaigns is one person."""
    raise NotImplementedError
