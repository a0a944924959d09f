"""What was done when: bars by day or week, which need no script."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from fiel.front.rendering import render
from fiel.front.views import rows_of
from fiel.front.visit import Visit
from fiel.progress import answers_by_week, overall_daily_answers

_MOST_DAYS = 42
_WIDTH, _HEIGHT, _GAP = 720, 150, 0.2


class ChartBar(NamedTuple):
    """A bar of a chart: its label, its value, and its place in a picture of `_WIDTH` by `_HEIGHT`."""

    label: str
    value: str
    x: float
    y: float
    width: float
    height: float


def show_activity(visit: Visit) -> list[Markup]:
    """Show how much was answered, from the first day on: by day for six weeks, then by week."""
    words = visit.words
    heading = render("heading", words, level=2, text=words.text("activity-heading"), lead="")
    daily = visit.view.of(overall_daily_answers)
    if daily.empty:
        return [heading, render("muted", words, text=words.text("activity-empty"))]
    weeks = rows_of(visit.view.of(answers_by_week))
    first, last = daily["day"].iloc[0], daily["day"].iloc[-1]
    if len(daily) <= _MOST_DAYS:
        points = [(words.day(row.day, year=True), int(row.answers)) for row in rows_of(daily)]
        caption = words.text("bars-by-day")
    else:
        points = [(name_week(visit, row.week.date()), int(row.answers)) for row in weeks]
        caption = words.text("bars-by-week")
    return [
        heading,
        render(
            "bars",
            words,
            caption=caption,
            bars=_place_bars(visit, points),
            size=(_WIDTH, _HEIGHT),
            most=words.number(max(count for _, count in points)),
            ends=(words.day(first, year=True), words.day(last, year=True)),
            description=words.text(
                "timeline-description",
                first=words.day(first, year=True),
                last=words.day(last, year=True),
                count=int(daily["answers_so_far"].iloc[-1]),
            ),
        ),
        render(
            "details",
            words,
            caption=words.text("weeks-caption"),
            columns=[words.text(f"{name}-column") for name in ("week", "answers", "completed")],
            rows=[
                (name_week(visit, row.week.date()), words.number(row.answers), words.number(row.completing))
                for row in reversed(weeks)
            ],
        ),
    ]


def name_week(visit: Visit, monday: date) -> str:
    """Write a week by its first and last day."""
    last = monday + timedelta(days=6)
    return visit.words.text(
        "week-from-to", first=visit.words.day(monday), last=visit.words.day(last, year=True)
    )


def _place_bars(visit: Visit, points: Sequence[tuple[str, int]]) -> list[ChartBar]:
    """Place a bar for each point; a few are not wider than a tenth of the picture."""
    most = max(count for _, count in points) or 1
    step = min(_WIDTH / len(points), _WIDTH / 10)
    return [
        ChartBar(
            label,
            visit.words.number(count),
            x=step * number + step * _GAP / 2,
            y=_HEIGHT - _HEIGHT * count / most,
            width=step * (1 - _GAP),
            height=_HEIGHT * count / most,
        )
        for number, (label, count) in enumerate(points)
    ]
