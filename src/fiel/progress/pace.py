"""How much was done on each day, and when it may end."""

from datetime import date

import pandas as pd

from fiel.forecast import Ending
from fiel.tables import Tables


def daily_answers(tables: Tables) -> pd.DataFrame:
    """Count the answers of each day.

    Returns:
        A row a campaign and day, from its first day with answers to its last, also of those between that have
        none: ``campaign``, ``day`` (UTC), ``answers`` (that day), ``answers_so_far``.
    """
    raise NotImplementedError


def activity_calendar(tables: Tables, today: date, *, weeks: int = 26) -> pd.DataFrame:
    """Lay the answers out as a calendar: weeks by days.

    Args:
        tables: The tables; the answers of all their campaigns count.
        today: The last day, in UTC.
        weeks: How many weeks, the present one included; those before the first answer are left out.

    Returns:
        A row a day up to today: ``week`` (its Monday), ``weekday`` (0 is Monday), ``day``, ``answers``.
    """
    raise NotImplementedError


def answers_a_day(tables: Tables, today: date) -> float:
    """Return the mean of usable answers a day over the last 7 days, today included."""
    raise NotImplementedError


def estimate_campaign_end(tables: Tables, today: date) -> Ending | None:
    """Estimate when the open campaigns will have as many items done as they want; see `fiel.forecast`.

    Returns:
        The range; today when they have; None when there is not enough to tell, or no campaign is open.
    """
    raise NotImplementedError
