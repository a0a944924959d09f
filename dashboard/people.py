"""The page about the people who take part, with a chart of how they share the work."""

import streamlit as st

from charts import Chart, lorenz_chart
from fiel.front.people import (
    FEW,
    PERIODS,
    show_effort,
    show_lead,
    show_milestones,
    show_newcomers,
    show_ranking,
    show_varieties,
)
from fiel.front.visit import Visit
from fiel.front.wording import Words
from fiel.progress import Effort, effort
from fiel.snapshots.tables import Tables
from markup import show, show_piece


def show_people(visit: Visit) -> None:
    """Show who takes part, most recent work first, and how the work is shared."""
    words = visit.words
    show_piece(words, show_lead(visit))
    show_piece(words, show_newcomers(visit))
    tabs = st.tabs([words.text(f"period-{period}") for period in PERIODS])
    for tab, period in zip(tabs, PERIODS, strict=True):
        with tab:
            show_piece(words, show_ranking(visit, period))
    show_piece(words, show_milestones(visit))
    show_piece(words, show_varieties(visit))
    show_piece(words, show_effort(visit))
    found = visit.view.of(effort)
    if found.people >= FEW:
        _show_curve(visit, found)


def _show_curve(visit: Visit, found: Effort) -> None:
    words = visit.words
    half = words.percent(_answers_of_half(found))
    show("sentences", words, sentences=[words.text("effort-reading")])
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
