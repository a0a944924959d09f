"""The frame of every page: the header, the selectors, the notices, and the check for newer data."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import streamlit as st

from feed import Reading, open_feed
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.progress import campaign_titles, overall_progress
from fiel.snapshots.tables import Tables
from markup import load_style, picture, render, show
from views import View, Views, open_views
from wording import Words

AREA = "dashboard"
ALL = ""
WATCH_SECONDS = 45


@dataclass(frozen=True)
class Visit:
    """What a visitor is looking at.

    Attributes:
        titles: Titles of the campaigns in that language, by name.
        campaign: Name of the selected campaign, or `ALL`.
        today: The current day in UTC, like all days.
    """

    words: Words
    views: Views
    titles: dict[str, str]
    campaign: str
    today: date

    @property
    def view(self) -> View:
        """The rows of the selection."""
        return self.views.campaign(self.campaign) if self.campaign else self.views.all

    @property
    def names(self) -> list[str]:
        """The campaigns that are shown."""
        return [self.campaign] if self.campaign else list(self.titles)

    def link(self, **parameters: str) -> str:
        """Return an address that keeps language and campaign, adding or replacing ``parameters``."""
        return f"./?{urlencode({**_kept_parameters(), **parameters})}"

    def named(self, name: str, *, simulated: bool) -> str:
        """Write a person's name, marked if the person is simulated."""
        return self.words.text("simulated-name", name=name) if simulated else name


def begin_visit(words: Words, reading: Reading) -> Visit | None:
    """Return what can be shown; None when there are no campaigns."""
    if reading.snapshot is None or reading.snapshot.tables.campaigns.empty:
        return None
    views = open_views(reading.snapshot)
    titles = views.all.of(campaign_titles, words.language)
    return Visit(words, views, titles, chosen_campaign(titles), datetime.now(UTC).date())


def read_feed() -> Reading:
    """Read the current snapshot."""
    return open_feed().read()


def show_header(words: Words, pages: dict[str, st.Page], here: str, visit: Visit | None) -> None:
    """Show brand, links and selectors; ``pages`` and ``here`` go by the key of a page's title."""
    st.html(load_style())
    with st.container(key="fiel-header", horizontal=True, vertical_alignment="center"):
        show("brand", words, mark=picture("mark"))
        with st.container(key="fiel-choices", horizontal=True, width="content"):
            if visit and len(visit.titles) > 1:
                _choose_campaign(words, visit.titles)
            _choose_language(words)
    with st.container(key="fiel-nav", horizontal=True, vertical_alignment="center"):
        for key, page in pages.items():
            if key == here:
                st.html(render("here", words, title=words.text(key)), width="content")
            else:
                st.page_link(page, label=words.text(key), query_params=_kept_parameters())


def chosen_campaign(titles: dict[str, str]) -> str:
    """Return the address's campaign, or `ALL`; a single campaign is always selected."""
    if len(titles) == 1:
        return next(iter(titles))
    asked = st.query_params.get("campaign", ALL)
    return asked if asked in titles else ALL


def show_notices(visit: Visit, reading: Reading) -> None:
    """Show notices about stale or simulated data."""
    words = visit.words
    if reading.failed:
        age = words.age(visit.views.snapshot.created_at, datetime.now(UTC))
        show("notice", words, kind="warning", text=words.text("problem-stale", age=age))
    simulated = visit.view.of(overall_progress).simulated
    if simulated:
        show("notice", words, kind="note", text=words.text("simulated-banner", simulated=simulated))


def counts_twice(tables: Tables) -> bool:
    """Tell whether a person without a public name may be counted in two campaigns."""
    anonymous = tables.people[tables.people["contributor"].isna()]
    return bool(anonymous["campaign"].nunique() > 1)


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


def _choose_campaign(words: Words, titles: dict[str, str]) -> None:
    names = [ALL, *titles]
    st.selectbox(
        words.text("campaign-label"),
        names,
        index=names.index(chosen_campaign(titles)),
        format_func=lambda name: titles.get(name) or words.text("campaign-all"),
        key="campaign",
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
        on_change=_keep_language,
        label_visibility="collapsed",
    )


def _keep_language() -> None:
    st.query_params["lang"] = st.session_state["language"]
