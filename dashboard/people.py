"""The page about the people who take part."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from charts import Chart, lorenz_chart
from fiel.progress import (
    Effort,
    Period,
    campaign_milestones,
    effort,
    newcomers,
    person_milestones,
    rank_contributors,
)
from fiel.snapshots.tables import Tables
from frame import Visit, counts_twice
from markup import show
from views import rows_of
from wording import Words

_PERIODS: tuple[Period, ...] = ("week", "month", "all")
_SHOWN = 25
_MILESTONES = 8
_FEW = 5


def show_people(visit: Visit) -> None:
    """Show who takes part, most recent work first, and how the work is shared."""
    words = visit.words
    show("heading", words, level=1, text=words.text("people-heading"), lead=words.text("people-lead"))
    _show_newcomers(visit)
    tabs = st.tabs([words.text(f"period-{period}") for period in _PERIODS])
    for tab, period in zip(tabs, _PERIODS, strict=True):
        with tab:
            _show_ranking(visit, period)
    _show_milestones(visit)
    _show_effort(visit)


def _show_newcomers(visit: Visit) -> None:
    found = visit.view.of(newcomers, visit.today)
    if not found.empty:
        people = [
            {"name": visit.named(row.contributor, simulated=row.simulated), "href": _href(visit, row)}
            for row in rows_of(found)
        ]
        show("newcomers", visit.words, people=people)


def _show_ranking(visit: Visit, period: Period) -> None:
    words = visit.words
    ranked = visit.view.of(rank_contributors, period, visit.today)
    named = ranked[ranked["contributor"].notna()]
    people = [
        {
            **row._asdict(),
            "name": visit.named(row.contributor, simulated=row.simulated),
            "href": _href(visit, row),
        }
        for row in rows_of(named)
    ]
    show(
        "ranking",
        words,
        people=people,
        shown=_SHOWN,
        caption=words.text(f"period-caption-{period}"),
        empty=words.text("period-empty"),
        anonymous=_thank_anonymous(visit, ranked[ranked["contributor"].isna()]),
    )


def _thank_anonymous(visit: Visit, anonymous: pd.DataFrame) -> list[str]:
    words = visit.words
    if anonymous.empty or not anonymous["answers"].sum():
        return []
    row = anonymous.iloc[0]
    answers = int(row["answers"])
    if pd.isna(row["people"]):
        lines = [words.text("contributors-anonymous-answers", answers=answers)]
    else:
        several = visit.view.of(counts_twice)
        key = "contributors-anonymous-at-most" if several else "contributors-anonymous"
        lines = [words.text(key, people=int(row["people"]), answers=answers)]
    if row["simulated"]:
        lines.append(words.text("contributors-anonymous-simulated"))
    return lines


def _show_milestones(visit: Visit) -> None:
    words = visit.words
    lines: list[tuple[date, str]] = []
    for row in rows_of(visit.view.of(campaign_milestones)):
        if not pd.isna(row.day):
            share = words.percent(row.percent / 100)
            lines.append(
                (row.day, words.text("milestone-campaign", title=visit.titles[row.campaign], percent=share))
            )
    for row in rows_of(visit.view.of(person_milestones)):
        if row.milestone > 1:  # first answers are welcomed above
            name = visit.named(row.contributor, simulated=row.simulated)
            lines.append((row.day, words.text("milestone-person", name=name, count=row.milestone)))
    latest = sorted(lines, key=lambda line: line[0], reverse=True)[:_MILESTONES]
    if latest:
        shown = [(text, words.day_near(day, visit.today)) for day, text in latest]
        show("milestones", words, lines=shown)


def _show_effort(visit: Visit) -> None:
    words, found = visit.words, visit.view.of(effort)
    show("heading", words, level=2, text=words.text("effort-heading"), lead="")
    if found.people < _FEW:
        show("muted", words, text=words.text("effort-few"))
        return
    share, even = words.percent(found.top_share), words.percent(found.top_people / found.people)
    show(
        "sentences",
        words,
        sentences=[
            words.text("effort-text", top=found.top_people, share=share),
            words.text("effort-even", even=even),
            words.text("effort-reading"),
        ],
    )
    half = words.percent(_answers_of_half(found))
    st.vega_lite_chart(spec=visit.view.of(_lorenz, words), alt=words.text("effort-description", half=half))
    show(
        "details",
        words,
        caption=words.text("effort-caption"),
        columns=[words.text("lorenz-people"), words.text("lorenz-answers")],
        rows=[(words.percent(people), words.percent(answers)) for people, answers in _tenths(found)],
    )


def _tenths(found: Effort) -> list[tuple[float, float]]:
    """Return about ten points of the Lorenz curve, including the last one."""
    step = max(1, len(found.lorenz) // 10)
    return list(found.lorenz[step:-1:step]) + [found.lorenz[-1]]


def _answers_of_half(found: Effort) -> float:
    return max((answers for people, answers in found.lorenz if people <= 0.5), default=0.0)


def _lorenz(tables: Tables, words: Words) -> Chart:
    return lorenz_chart(words, effort(tables).lorenz)


def _href(visit: Visit, row: Any) -> str:
    return visit.link(person=row.contributor)
