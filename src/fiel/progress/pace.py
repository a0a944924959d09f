"""The activity of each day, and the estimated end."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from fiel.progress.forecast import WINDOW_DAYS, Ending, count_remaining, estimate_from_days
from fiel.snapshots.tables import Tables, shape_frame, typed_frame

Period = Literal["week", "month", "all"]
"""The last 7 days or the last 30, including today, or all time."""

PERIOD_DAYS: Mapping[str, int] = {"week": 7, "month": 30}


def daily_answers(tables: Tables) -> pd.DataFrame:
    """Count the answers of each day.

    Returns:
        One row per campaign and day, from its first to its last day with answers, including days without any:
        ``campaign``, ``day`` (UTC), ``answers`` (that day), ``answers_so_far``.
    """
    counted = tables.days.groupby(["campaign", "day"])["answers"].sum()
    parts = []
    for name, each in counted.groupby(level="campaign"):
        days = each.droplevel("campaign").asfreq("D", fill_value=0).rename("answers")
        parts.append(days.reset_index().assign(campaign=name, answers_so_far=days.cumsum().to_numpy()))
    daily = pd.concat(parts) if parts else pd.DataFrame()
    return shape_frame(
        daily, {"campaign": "string", "day": "datetime64[s]", "answers": "int64", "answers_so_far": "int64"}
    )


def overall_daily_answers(tables: Tables) -> pd.DataFrame:
    """Count the answers of each day, in all campaigns together.

    Returns:
        One row per day between the first and last answer of some campaign: ``day`` (UTC), ``answers`` (that
        day), ``answers_so_far``.
    """
    daily: pd.DataFrame = daily_answers(tables).groupby("day", as_index=False)[["answers"]].sum()
    daily["answers_so_far"] = daily["answers"].cumsum()
    return daily


def activity_calendar(tables: Tables, today: date, *, weeks: int = 26) -> pd.DataFrame:
    """Arrange the answers as a calendar: weeks by days.

    ``weeks`` includes the current one, and those before the first answer are omitted; ``today`` is in UTC.

    Returns:
        One row per day up to today: ``week`` (its Monday), ``weekday`` (0 is Monday), ``day``, ``answers``.
    """
    monday = today - timedelta(days=today.weekday())
    days = tables.days.groupby("day")["answers"].sum()
    first = days.index.min().date() if len(days) else today
    start = max(monday - timedelta(weeks=weeks - 1), min(monday, first - timedelta(days=first.weekday())))
    every = pd.date_range(start, today, freq="D", unit="s")
    frame = pd.DataFrame({"day": every, "answers": days.reindex(every, fill_value=0).to_numpy()})
    frame["weekday"] = frame["day"].dt.day_of_week
    frame["week"] = _mondays(frame["day"])
    return typed_frame(
        frame, {"week": "datetime64[s]", "weekday": "int64", "day": "datetime64[s]", "answers": "int64"}
    )


def answers_a_day(tables: Tables, today: date) -> float:
    """Return the mean number of usable answers per day over `pace_days`, including today."""
    week = tables.days[within_period(tables.days["day"], "week", today)]
    return int(week["answers"].sum()) / pace_days(tables, today)


def pace_days(tables: Tables, today: date) -> int:
    """Return how many days the pace is measured over: the last 7, or those since the first answer."""
    first = tables.days["day"].min()
    return PERIOD_DAYS["week"] if pd.isna(first) else max(1, min(7, (today - first.date()).days + 1))


def is_idle(tables: Tables, today: date) -> bool:
    """Tell whether there were answers, and none within the days from which an end is estimated."""
    last = tables.days["day"].max()
    return not pd.isna(last) and (today - last.date()).days > WINDOW_DAYS


def answers_by_week(tables: Tables) -> pd.DataFrame:
    """Count the answers of each week.

    Returns:
        One row per week between the first and last answer, including weeks without any: ``week`` (its Monday,
        UTC), ``answers``, ``completing`` (answers that completed an item).
    """
    days = tables.days.assign(week=_mondays(tables.days["day"]))
    counted = days.groupby("week")[["answers", "completing"]].sum().asfreq("7D", fill_value=0)
    columns = {"week": "datetime64[s]", "answers": "int64", "completing": "int64"}
    return typed_frame(counted.rename_axis("week").reset_index(), columns)


def _mondays(days: pd.Series) -> pd.Series:
    mondays: pd.Series = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    return mondays


def estimate_campaign_end(tables: Tables, today: date) -> Ending | None:
    """Estimate when the open campaigns will have as many items done as they want, by `forecast`.

    Returns:
        The range; today if they already have; None when there is too little data or no open campaign.
    """
    wanted = tables.campaigns.loc[~tables.campaigns["closed"], ["campaign", "min_submitted", "target"]]
    if wanted.empty:
        return None
    remaining = 0
    for name, needed, target in wanted.itertuples(index=False, name=None):
        answers = tables.items.loc[tables.items["campaign"] == name, "answers"]
        remaining += count_remaining((needed - answers).clip(lower=0), target)
    forward = tables.days[(tables.days["advancing"] > 0) & tables.days["campaign"].isin(wanted["campaign"])]
    days = forward.groupby("day")["advancing"].sum()
    counts = {day.date(): int(count) for day, count in zip(days.index, days, strict=True)}
    return estimate_from_days(counts, remaining, today=today)


def within_period(days: pd.Series, period: str, today: date) -> pd.Series:
    """Return which days are in the week or month that ends today."""
    last = pd.Timestamp(today)
    return (days > last - pd.Timedelta(days=PERIOD_DAYS[period])) & (days <= last)
