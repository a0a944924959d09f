"""The page about the progress, with charts that answer."""

from datetime import date

import streamlit as st

from charts import Chart, calendar_chart, timeline_chart
from fiel.front.invitation import show_invitation
from fiel.front.progress import name_subjects, show_campaigns, show_parts, show_subjects, show_whole
from fiel.front.views import rows_of
from fiel.front.visit import Visit
from fiel.front.wording import Words
from fiel.progress import activity_calendar, overall_daily_answers, overall_subject_progress
from fiel.snapshots.tables import Tables
from markup import show, show_piece

_SORTS = ("name", "most", "least")
_WEEKS = 20  # as many as fit on a phone


def show_progress(visit: Visit) -> None:
    """Show the progress, where to help, and the activity day by day."""
    show_piece(visit.words, show_whole(visit))
    show_piece(visit.words, show_invitation(visit))
    if len(visit.names) > 1:
        show_piece(visit.words, show_campaigns(visit))
    _show_activity(visit)
    show_piece(visit.words, show_parts(visit))
    if not visit.view.of(overall_subject_progress).empty:
        _show_sorted(visit)


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


@st.fragment
def _show_sorted(visit: Visit) -> None:
    words, rows = visit.words, name_subjects(visit)
    show("heading", words, level=2, text=words.text("subjects-heading"), lead="")
    order = st.segmented_control(
        words.text("sort-label"),
        _SORTS,
        default=_SORTS[0],
        format_func=lambda name: words.text(f"sort-{name}"),
        key="subject-order",
    )
    if order in ("most", "least"):
        rows.sort(key=lambda row: float(row["validated"] / row["total"]), reverse=order == "most")
    show_piece(words, show_subjects(visit, rows, heading=False))


def _timeline(tables: Tables, words: Words) -> Chart:
    return timeline_chart(words, overall_daily_answers(tables))


def _calendar(tables: Tables, words: Words, today: date) -> Chart:
    return calendar_chart(words, activity_calendar(tables, today, weeks=_WEEKS))
