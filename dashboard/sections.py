"""The parts of the page. Every number comes from `fiel.progress`."""

import altair as alt
import pandas as pd
import streamlit as st

from fiel.catalogue import Catalogue
from fiel.progress import Progress, overall_progress, rank_contributors, task_progress
from fiel.tables import Tables
from wording import escape_markdown

_ROW_HEIGHT, _BAR_WIDTH = 34, 14
_TRACK_COLOUR = "#80808040"  # readable on light and on dark


def show_overall(catalogue: Catalogue, tables: Tables) -> None:
    """Show how far all campaigns are together."""
    st.subheader(catalogue.text("overall-heading"), anchor=False)
    _show_counts(catalogue, overall_progress(tables), at_most=_counts_twice(tables))


def show_campaign(catalogue: Catalogue, tables: Tables, *, title: str) -> None:
    """Show one campaign: how far it is, its tasks, and where to help.

    Args:
        catalogue: The texts.
        tables: The rows of the campaign.
        title: What people call it.
    """
    st.subheader(escape_markdown(title), anchor=False)
    _show_counts(catalogue, overall_progress(tables), at_most=False)
    url = tables.campaigns["argilla_url"].iloc[0]
    if isinstance(url, str):
        st.link_button(
            catalogue.text("help-link"),
            url,
            icon=":material/open_in_new:",
            type="primary",
            key=f"help-{tables.campaigns['campaign'].iloc[0]}",
        )
    _show_tasks(catalogue, task_progress(tables))


def show_contributors(catalogue: Catalogue, tables: Tables) -> None:
    """Show who contributed how much, and how many did without a name."""
    st.subheader(catalogue.text("contributors-heading"), anchor=False)
    ranked = rank_contributors(tables)
    named = ranked[ranked["contributor"].notna()]
    if named.empty:
        st.text(catalogue.text("contributors-empty"))
    else:
        _show_names(catalogue, named)
    _show_anonymous(catalogue, ranked[ranked["contributor"].isna()], at_most=_counts_twice(tables))


def _counts_twice(tables: Tables) -> bool:
    anonymous = tables.people[tables.people["contributor"].isna()]
    return bool(anonymous["campaign"].nunique() > 1)


def _show_counts(catalogue: Catalogue, progress: Progress, *, at_most: bool) -> None:
    done = catalogue.text("items-done", done=progress.done, total=progress.total, percent=progress.percent)
    st.progress(progress.share, text=done)
    answers = catalogue.text("count", count=progress.answers)
    people = catalogue.text("people-at-most" if at_most else "count", count=progress.people)
    with st.container(horizontal=True):
        st.metric(catalogue.text("answers-label"), answers, border=True)
        st.metric(
            catalogue.text("people-label"),
            people,
            border=True,
            help=catalogue.text("people-at-most-help") if at_most else None,
        )


def _show_tasks(catalogue: Catalogue, tasks: pd.DataFrame) -> None:
    st.markdown(f"**{catalogue.text('tasks-heading')}**")
    if len(tasks) > 1:
        st.altair_chart(_task_chart(catalogue, tasks), alt=catalogue.text("chart-description"))
    columns = ("task", "done", "total", "answers", "benchmark")
    st.dataframe(
        tasks,
        hide_index=True,
        column_order=columns,
        column_config={name: catalogue.text(f"{name}-column") for name in columns},
    )


def _task_chart(catalogue: Catalogue, tasks: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    tooltip = [
        alt.Tooltip(f"{name}:{kind}", title=catalogue.text(f"{name}-column"))
        for name, kind in (("task", "N"), ("done", "Q"), ("total", "Q"))
    ]
    base = (
        alt.Chart(tasks.assign(whole=1.0))
        .mark_bar(size=_BAR_WIDTH)
        .encode(y=alt.Y("task:N", title=None, axis=alt.Axis(labelLimit=140)), tooltip=tooltip)
    )
    axis = alt.X(
        "share:Q",
        title=catalogue.text("chart-axis"),
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%", tickCount=5),
    )
    track = base.encode(x="whole:Q", color=alt.value(_TRACK_COLOUR))
    return alt.layer(track, base.encode(x=axis)).properties(height=_ROW_HEIGHT * len(tasks) + 50)


def _show_anonymous(catalogue: Catalogue, anonymous: pd.DataFrame, *, at_most: bool) -> None:
    if anonymous.empty:
        return
    key = "contributors-anonymous-at-most" if at_most else "contributors-anonymous"
    people, answers = (int(anonymous[column].sum()) for column in ("people", "answers"))
    st.text(catalogue.text(key, people=people, answers=answers))
    if anonymous["simulated"].all():
        st.text(catalogue.text("contributors-anonymous-simulated"))


def _show_names(catalogue: Catalogue, named: pd.DataFrame) -> None:
    names = [
        catalogue.text("simulated-name", name=str(row.contributor)) if row.simulated else str(row.contributor)
        for row in named.itertuples(index=False)
    ]
    columns = {"rank": "rank", "contributor": "name", "answers": "answers", "corrected": "corrected"}
    st.dataframe(
        named.assign(contributor=names),
        hide_index=True,
        column_order=list(columns),
        column_config={name: catalogue.text(f"{key}-column") for name, key in columns.items()},
    )
