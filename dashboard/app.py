"""The public dashboard: shows a snapshot and nothing else.

Start it with ``streamlit run dashboard/app.py``. It holds no credential and asks no server: all it knows
is in the folder that ``fiel snapshot`` writes.
"""

from datetime import UTC, datetime

import streamlit as st

from feed import Reading, open_feed
from fiel.catalogue import Catalogue, available_languages, choose_language
from fiel.progress import campaign_titles, overall_progress
from fiel.snapshot import Snapshot
from fiel.tables import Tables, select_campaign
from sections import show_campaign, show_contributors, show_overall
from wording import describe_age

AREA = "dashboard"
REFRESH_SECONDS = 5
ALL = ""


def show_page() -> None:
    """Show the page in the language of the address, of the browser, or in Spanish."""
    st.set_option("client.showErrorDetails", "none")  # no path of this server in front of the public
    language = choose_language(AREA, st.query_params.get("lang") or st.context.locale)
    catalogue = Catalogue(AREA, language)
    st.set_page_config(page_title=catalogue.text("page-title"), page_icon="🪶", layout="centered")
    heading, selector = st.columns([3, 1], vertical_alignment="center")
    heading.title(catalogue.text("heading"), anchor=False)
    with selector:
        _choose_language(catalogue)
    st.write(catalogue.text("introduction"))
    show_progress(language)


@st.fragment(run_every=REFRESH_SECONDS)
def show_progress(language: str) -> None:
    """Show the newest snapshot, again every few seconds.

    Args:
        language: Language of the texts.
    """
    catalogue = Catalogue(AREA, language)
    reading = open_feed().read()
    if reading.snapshot is None:
        _show_nothing(catalogue, reading)
        return
    _show_notices(catalogue, reading, reading.snapshot)
    if reading.snapshot.tables.campaigns.empty:
        st.info(catalogue.text("no-campaigns"))
    else:
        _show_tables(catalogue, reading.snapshot.tables)
    _show_age(catalogue, reading.snapshot)


def _choose_language(catalogue: Catalogue) -> None:
    languages = available_languages(AREA)
    st.selectbox(
        catalogue.text("language-label"),
        languages,
        index=languages.index(catalogue.language),
        format_func=lambda language: Catalogue(AREA, language).text("language-name"),
        key="language",
        on_change=_keep_language,
    )


def _keep_language() -> None:
    st.query_params["lang"] = st.session_state["language"]


def _show_nothing(catalogue: Catalogue, reading: Reading) -> None:
    if reading.failed:
        st.warning(catalogue.text("problem-none"), icon=":material/warning:")
        return
    st.subheader(catalogue.text("empty-heading"), anchor=False)
    st.info(catalogue.text("empty-text"))


def _show_notices(catalogue: Catalogue, reading: Reading, snapshot: Snapshot) -> None:
    if reading.failed:
        age = describe_age(catalogue, snapshot.created_at, datetime.now(UTC))
        st.warning(catalogue.text("problem-stale", age=age), icon=":material/warning:")
    simulated = overall_progress(snapshot.tables).simulated
    if simulated:
        st.warning(catalogue.text("simulated-banner", simulated=simulated), icon=":material/science:")


def _show_tables(catalogue: Catalogue, tables: Tables) -> None:
    titles = campaign_titles(tables, catalogue.language)
    chosen = _choose_campaign(catalogue, titles)
    shown = tables if chosen == ALL else select_campaign(tables, chosen)
    if len(shown.campaigns) > 1:
        show_overall(catalogue, shown)
    for name in shown.campaigns["campaign"]:
        show_campaign(catalogue, select_campaign(shown, name), title=titles[name])
    show_contributors(catalogue, shown)


def _choose_campaign(catalogue: Catalogue, titles: dict[str, str]) -> str:
    if len(titles) == 1:
        return ALL
    chosen = st.selectbox(
        catalogue.text("campaign-label"),
        [ALL, *titles],
        format_func=lambda name: titles.get(name) or catalogue.text("campaign-all"),
        key="campaign",
    )
    return chosen if chosen in titles else ALL


def _show_age(catalogue: Catalogue, snapshot: Snapshot) -> None:
    taken = snapshot.created_at
    st.caption(
        catalogue.text(
            "taken-at",
            day=f"{taken:%Y-%m-%d}",
            time=f"{taken:%H:%M}",
            age=describe_age(catalogue, taken, datetime.now(UTC)),
        )
    )


show_page()
