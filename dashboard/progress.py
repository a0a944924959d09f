"""The page about the progress."""

from datetime import date
from typing import Any

import streamlit as st

from charts import Chart, calendar_chart, timeline_chart
from fiel.progress import (
    Progress,
    activity_calendar,
    answers_a_day,
    campaign_progress,
    estimate_campaign_end,
    overall_daily_answers,
    overall_progress,
    overall_subject_progress,
    split_progress,
)
from fiel.progress.forecast import Ending
from fiel.snapshots.tables import Tables
from frame import Visit, counts_twice
from invitation import show_invitation
from markup import show
from views import rows_of
from wording import Words

_SORTS = ("name", "most", "least")
_SHOWN = 12
_WEEKS = 20  # as many as fit on a phone


def show_progress(visit: Visit) -> None:
    """Show the progress, where to help, and the activity day by day."""
    progress = visit.view.of(overall_progress)
    _show_whole(visit, progress)
    show_invitation(visit)
    if len(visit.names) > 1:
        _show_campaigns(visit)
    _show_activity(visit)
    _show_parts(visit)
    if not visit.view.of(overall_subject_progress).empty:
        _show_subjects(visit)


def _show_whole(visit: Visit, progress: Progress) -> None:
    words = visit.words
    show(
        "progress",
        words,
        title=visit.titles[visit.campaign] if visit.campaign else words.text("progress-heading"),
        progress=progress,
        target=progress.target / progress.total if progress.total else 1.0,
        thanks=_thanks(visit, progress),
        tiles=_tiles(visit, progress),
    )


def _thanks(visit: Visit, progress: Progress) -> str:
    if not progress.missing and progress.total:
        return visit.words.text("finished-thanks")
    if visit.campaign and visit.view.tables.campaigns["closed"].all():
        return visit.words.text("closed-thanks")
    return ""


def _tiles(visit: Visit, progress: Progress) -> list[tuple[str, ...]]:
    words, view = visit.words, visit.view
    at_most = view.of(counts_twice)
    people = words.number(progress.people)
    tiles: list[tuple[str, ...]] = [
        (words.text("answers-label"), words.number(progress.answers)),
        (
            words.text("people-label"),
            words.text("people-at-most", count=people) if at_most else people,
            words.text("people-at-most-help") if at_most else "",
        ),
        (words.text("overlap-label"), words.percent(progress.overlap), words.text("overlap-note")),
    ]
    if progress.missing:
        end = describe_end(words, view.of(estimate_campaign_end, visit.today), visit.today)
        pace = words.number(view.of(answers_a_day, visit.today), 1)
        tiles.append(
            (words.text("pace-label"), words.text("pace-value", count=pace), words.text("pace-note"))
        )
        tiles.append((words.text("end-label"), *end))
    return tiles


def describe_end(words: Words, end: Ending | None, today: date) -> tuple[str, str]:
    """Describe briefly when the work may end, and the range; None means too little data."""
    if end is None:
        return words.text("end-unknown"), words.text("end-unknown-note")
    if end.expected == today and end.latest == today:
        return words.text("end-done"), ""
    days = [each and words.day_near(each, today) for each in (end.earliest, end.expected, end.latest)]
    earliest, expected, latest = days
    short = words.text("end-expected", day=expected) if expected else words.text("end-far")
    if earliest and latest:
        return short, words.text("end-range", earliest=earliest, latest=latest)
    if earliest:
        return short, words.text("end-range-open", earliest=earliest)
    return short, words.text("end-far-note")


def _show_campaigns(visit: Visit) -> None:
    words = visit.words
    rows = []
    for row in rows_of(visit.view.of(campaign_progress)):
        name = str(row.campaign)
        end = _short_end(visit, row)
        rows.append(
            {
                "href": visit.link(campaign=name),
                "title": visit.titles[name],
                "end": end,
                **row._asdict(),
            }
        )
    show("campaigns", words, rows=rows)


def _short_end(visit: Visit, row: Any) -> str:
    if row.done >= row.target:
        return visit.words.text("end-done")
    if row.closed:
        return visit.words.text("end-closed")
    ending = visit.views.campaign(row.campaign).of(estimate_campaign_end, visit.today)
    return describe_end(visit.words, ending, visit.today)[0]


def _show_activity(visit: Visit) -> None:
    words, view = visit.words, visit.view
    show("heading", words, level=2, text=words.text("activity-heading"), lead="")
    daily = view.of(overall_daily_answers)
    if daily.empty:
        show("muted", words, text=words.text("activity-empty"))
        return
    last, busiest = daily.iloc[-1], daily.iloc[int(daily["answers"].to_numpy().argmax())]
    show("heading", words, level=3, text=words.text("timeline-heading"), lead="")
    st.vega_lite_chart(
        spec=view.of(_timeline, words),
        alt=words.text(
            "timeline-description",
            first=words.day(daily["day"].iloc[0], year=True),
            last=words.day(last["day"], year=True),
            count=int(last["answers_so_far"]),
        ),
    )
    show("heading", words, level=3, text=words.text("calendar-heading"), lead="")
    st.vega_lite_chart(
        spec=view.of(_calendar, words, visit.today),
        width="content",
        alt=words.text(
            "calendar-description",
            day=words.day(busiest["day"], year=True),
            count=int(busiest["answers"]),
        ),
    )
    show(
        "details",
        words,
        caption=words.text("days-caption"),
        columns=[words.text(f"{name}-column") for name in ("day", "answers", "so-far")],
        rows=[
            (words.day(row.day, year=True), words.number(row.answers), words.number(row.answers_so_far))
            for row in rows_of(daily[daily["answers"] > 0].iloc[::-1])
        ],
    )


def _show_parts(visit: Visit) -> None:
    words = visit.words
    several = len(visit.names) > 1
    rows = [
        {
            "name": " · ".join((*([visit.titles[row.campaign]] if several else []), row.task, row.split)),
            **row._asdict(),
        }
        for row in rows_of(visit.view.of(split_progress))
    ]
    if rows:
        _show_shares(words, "parts", "part-column", rows)


@st.fragment
def _show_subjects(visit: Visit) -> None:
    words = visit.words
    rows = [
        {"name": words.named("subject", str(row.subject)), **row._asdict()}
        for row in rows_of(visit.view.of(overall_subject_progress))
    ]
    show("heading", words, level=2, text=words.text("subjects-heading"), lead="")
    order = st.segmented_control(
        words.text("sort-label"),
        _SORTS,
        default=_SORTS[0],
        format_func=lambda name: words.text(f"sort-{name}"),
        key="subject-order",
    )
    rows.sort(key=lambda row: str(row["name"]).casefold())
    if order in ("most", "least"):
        rows.sort(key=lambda row: row["validated"] / row["total"], reverse=order == "most")
    _show_shares(words, "subjects", "subject-column", rows, heading=False)


def _show_shares(
    words: Words, key: str, column: str, rows: list[dict[str, Any]], *, heading: bool = True
) -> None:
    show(
        "shares",
        words,
        heading=words.text(f"{key}-heading") if heading else "",
        caption=words.text(f"{key}-caption", count=len(rows)),
        column=words.text(column),
        rows=rows,
        shown=_SHOWN,
    )


def _timeline(tables: Tables, words: Words) -> Chart:
    return timeline_chart(words, overall_daily_answers(tables))


def _calendar(tables: Tables, words: Words, today: date) -> Chart:
    return calendar_chart(words, activity_calendar(tables, today, weeks=_WEEKS))
