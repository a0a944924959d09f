"""The public dashboard: shows a snapshot and nothing else.

Start it with ``streamlit run dashboard/app.py``. It has no credentials and contacts no server: it only knows
the snapshot that ``fiel snapshot`` writes.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from fiel.messages.catalogue import choose_language
from findings import show_findings
from frame import (
    AREA,
    Visit,
    begin_visit,
    read_feed,
    show_header,
    show_nothing,
    show_notices,
    watch,
)
from markup import picture
from participate import show_participation
from people import show_people
from person import show_person
from progress import show_progress
from wording import words_in

PERSON = "nav-person"  # not linked in the header
PAGES = {
    "nav-progress": (show_progress, ""),
    "nav-people": (show_people, "people"),
    "nav-findings": (show_findings, "findings"),
    "nav-participate": (show_participation, "participate"),
    PERSON: (show_person, "person"),
}


def show_page() -> None:
    """Show the address's page in its language, in the browser's, or in Spanish."""
    language = choose_language(AREA, st.query_params.get("lang") or st.context.locale)
    words = words_in(AREA, language)
    reading = read_feed()
    visit = begin_visit(words, reading)
    pages = {
        key: st.Page(
            partial(show_content, show, visit), title=words.text(key), url_path=path, default=not path
        )
        for key, (show, path) in PAGES.items()
    }
    shown = st.navigation(list(pages.values()), position="hidden")
    here = next(key for key, (_, path) in PAGES.items() if path == shown.url_path)
    if "person" in st.query_params and here != PERSON:
        # Links to a person point to the first page, so that the header's links lead away from it.
        st.switch_page(pages[PERSON], query_params=st.query_params.to_dict())
    st.set_page_config(page_title=f"Fiel · {words.text(here)}", page_icon=picture("mark"), layout="centered")
    show_header(words, {key: pages[key] for key in pages if key != PERSON}, here, visit)
    if visit is None:
        show_nothing(words, reading)
    else:
        show_notices(visit, reading)
        shown.run()
    watch(words, reading)


def show_content(show: Callable[[Visit], None], visit: Visit | None) -> None:
    """Show a page, if there is something to show."""
    if visit is not None:
        show(visit)


show_page()
