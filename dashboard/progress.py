"""The page that says how far it is."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import streamlit as st

from charts import calendar_chart, timeline_chart
from fiel.forecast import Ending
from fiel.progress import (
    Progress,
    activity_calendar,
    answers_a_day,
    campaign_progress,
    daily_answers,
    estimate_campaign_end,
    overall_progress,
    subject_progress,
    task_progress,
)
from fiel.tables import Tables
from frame import Visit
from invitation import show_invitation
from markup import show
from wording import Words

_SORTS = ("name", "most", "least")


def show_progress(visit: Visit) -> None:
    """Show how far it is, where to help, and how it went from day to day."""
    progress = visit.view.of(overall_progress)
    _show_whole(visit, progress)
    if not progress.missing:
        pass
    show_invitation(visit)
    if len(visit.names) > 1:
        _show_campaigns(visit)
    _show_activity(visit)
    _show_parts(visit)
    subjects = visit.view.of(_subjects)
    if not subjects.empty:
        _show_subjects(visit.words, subjects)


def _show_whole(visit: Visit, progress: Progress) -> None:
    words = visit.words
    show(
        "progress",
        words,
        title=visit.titles[visit.campaign] if visit.campaign else words.text("progress-heading"),
        progress=progress,
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
    at_most = view.of(_counts_twice)
    people = words.number(progress.people)
    pace = view.of(answers_a_day, visit.today)
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
        tiles.append((words.text("pace-label"), words.text("pace-value", count=words.number(pace, 1)), words.text("pace-note")))
        tiles.append((words.text("end-label"), *end))
    return tiles


def describe_end(words: Words, end: Ending | None, today: date) -> tuple[str, str]:
    """Say in a few words when it may end, and within which range.

    Args:
        words: The language.
        end: The estimate; None when there is not enough to tell.
        today: The day from which it looks ahead.
    """
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
    for row in visit.view.of(campaign_progress).itertuples(index=False):
        name = str(row.campaign)
        if row.done >= row.target:
            end = words.text("end-done")
        elif row.closed:
            end = words.text("end-closed")
        else:
            ending = visit.views.campaign(name).of(estimate_campaign_end, visit.today)
            end = describe_end(words, ending, visit.today)[0]
        rows.append(
            {
                "href": visit.link("", campaign=name),
                "title": visit.titles[name],
                "end": end,
                **row._asdict(),
            }
        )
    show("campaigns", words, rows=rows)


def _show_activity(visit: Visit) -> None:
    words, view = visit.words, visit.view
    show("heading", words, level=2, text=words.text("activity-heading"), lead="")
    daily = view.of(_daily)
    if daily.empty:
        show("muted", words, text=words.text("activity-empty"))
        return
    last, busiest = daily.iloc[-1], daily.loc[daily["answers"].idxmax()]
    show("heading", words, level=3, text=words.text("timeline-heading"), lead="")
    st.altair_chart(
        view.of(_timeline, words),
        alt=words.text(
            "timeline-description",
            first=words.day(daily["day"].iloc[0], year=True),
            last=words.day(last["day"], year=True),
            count=int(last["answers_so_far"]),
        ),
    )
    show("heading", words, level=3, text=words.text("calendar-heading"), lead="")
    st.altair_chart(
        view.of(_calendar, words, visit.today),
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
            for row in daily[daily["answers"] > 0].iloc[::-1].itertuples(index=False)
        ],
    )
