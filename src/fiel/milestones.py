"""What counts in one person's work: numbers worth a word, and days in a row."""

from collections.abc import Collection
from datetime import date, timedelta

MILESTONES = (1, 10, 50, 100, 250, 500, 1000, 2500)
"""Answers of one person that are worth a word."""


def reached_milestones(answers: int) -> tuple[int, ...]:
    """Return the milestones that a person with so many answers has reached."""
    return tuple(milestone for milestone in MILESTONES if milestone <= answers)


def next_milestone(answers: int) -> int | None:
    """Return the next milestone of a person with so many answers, None after the last one."""
    return next((milestone for milestone in MILESTONES if milestone > answers), None)


def current_streak(days: Collection[date], today: date) -> int:
    """Return how many days in a row had answers, up to today; a day that is not over does not break it."""
    day = today if today in days else today - timedelta(days=1)
    streak = 0
    while day in days:
        streak, day = streak + 1, day - timedelta(days=1)
    return streak
