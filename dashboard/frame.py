"""The frame of every page: the header, the selectors, the notices, and the check for newer data."""

from datetime import UTC, datetime

import streamlit as st

from feed import Reading, open_feed
from fiel.front.addresses import LIVE
from fiel.front.rendering import picture, render
from fiel.front.visit import ALL, AREA, Visit, begin_visit
from fiel.front.wording import Words
from fiel.messages.catalogue import Catalogue, accepted_languages, available_languages
from fiel.messages.languages import nearest_language
from fiel.progress import overall_progress
from markup import load_style, show, translate_frame
from views import open_views

WATCH_SECONDS = 45


def open_visit(words: Words, reading: Reading) -> Visit | None:
    """Return what can be shown; None when there are no campaigns."""
    if reading.snapshot is None:
        return None
    views = open_views(reading.snapshot)
    accepted = accepted_languages(st.context.headers.get("Accept-Language"))
    return begin_visit(
        views,
        words.language,
        campaign=st.query_params.get("campaign", ALL),
        today=datetime.now(UTC).date(),
        root=find_root(),
        spoken=nearest_language({*views.all.tables.campaigns["language"]}, accepted),
    )


def find_root() -> str:
    """Return the path of the front, which is before this dashboard."""
    return f"/{str(st.get_option('server.baseUrlPath')).strip('/').removesuffix(LIVE)}"


def read_feed() -> Reading:
    """Read the current snapshot."""
    return open_feed().read()


def show_header(words: Words, pages: dict[str, st.Page], here: str, visit: Visit | None) -> None:
    """Show brand, links and selectors; ``pages`` and ``here`` go by the key of a page's title."""
    st.html(load_style())
    translate_frame(words)
    with st.container(key="fiel-header", horizontal=True, vertical_alignment="center"):
        show("brand", words, mark=picture("mark"), href=f"{find_root()}{words.language}/")
        with st.container(key="fiel-choices", horizontal=True, width="content"):
            if visit and len(visit.titles) > 1:
                _choose_campaign(visit)
            _choose_language(words)
    with st.container(key="fiel-nav", horizontal=True, vertical_alignment="center"):
        for key, page in pages.items():
            if key == here:
                piece = render("here", words, title=words.text(key))
                st.html(f'<div lang="{words.language}">{piece}</div>', width="content")
            else:
                st.page_link(page, label=words.text(key), query_params=_kept_parameters())


def show_notices(visit: Visit, reading: Reading) -> None:
    """Show notices about stale or simulated data."""
    words = visit.words
    if reading.failed:
        age = words.age(visit.views.snapshot.created_at, datetime.now(UTC))
        show("notice", words, kind="warning", text=words.text("problem-stale", age=age))
    simulated = visit.view.of(overall_progress).simulated
    if simulated:
        show("notice", words, kind="note", text=words.text("simulated-banner", simulated=simulated))


def show_nothing(words: Words, reading: Reading) -> None:
    """Say that there is nothing to show yet, or that the data cannot be read."""
    if reading.failed:
        heading, text = "problem-heading", "problem-none"
    else:
        heading, text = "empty-heading", "empty-text" if reading.snapshot is None else "no-campaigns"
    show("empty", words, mark=picture("mark"), heading=words.text(heading), text=words.text(text))


@st.fragment(run_every=WATCH_SECONDS)
def watch(words: Words, shown: Reading) -> None:
    """Show the age of the data, and reload the page when there is newer data."""
    reading = read_feed()
    if reading.snapshot is not shown.snapshot or reading.failed != shown.failed:
        st.rerun()
    if shown.snapshot is not None:
        taken = shown.snapshot.created_at.astimezone(UTC)
        day, time = words.day(taken.date(), year=True), f"{taken:%H:%M}"
        age = words.age(taken, datetime.now(UTC))
        show("footer", words, text=words.text("taken-at", day=day, time=time, age=age))


def _kept_parameters() -> dict[str, str]:
    return {name: st.query_params[name] for name in ("lang", "campaign") if name in st.query_params}


def _choose_campaign(visit: Visit) -> None:
    words, names = visit.words, [ALL, *visit.titles]
    st.selectbox(
        words.text("campaign-label"),
        names,
        index=names.index(visit.campaign),
        format_func=lambda name: visit.titles.get(name) or words.text("campaign-all"),
        key="campaign",
        placeholder=words.text("campaign-label"),
        on_change=_keep_campaign,
        label_visibility="collapsed",
    )


def _keep_campaign() -> None:
    chosen = st.session_state["campaign"]
    if chosen == ALL:
        st.query_params.pop("campaign", None)
    else:
        st.query_params["campaign"] = chosen


def _choose_language(words: Words) -> None:
    languages = available_languages(AREA)
    st.selectbox(
        words.text("language-label"),
        languages,
        index=languages.index(words.language),
        format_func=lambda language: Catalogue(AREA, language).text("language-name"),
        key="language",
        placeholder=words.text("language-label"),
        on_change=_keep_language,
        label_visibility="collapsed",
    )


def _keep_language() -> None:
    st.query_params["lang"] = st.session_state["language"]
