"""The public dashboard: shows a snapshot and nothing else.

Start it with ``streamlit run dashboard/app.py``. It holds no credential and asks no server: all it knows
is in the snapshot that ``fiel snapshot`` writes.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from fiel.catalogue import choose_language
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

PAGES = {
    "nav-progress": (show_progress, ""),
    "nav-people": (show_people, "people"),
    "nav-findings": (show_findings, "findings"),
    "nav-participate": (show_participation, "participate"),
}


def show_page() -> None:
    """Show the page of the address in its language, that of the browser, or in Spanish."""
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
    page = st.navigation(list(pages.values()), position="hidden")
    here = next(key for key, (_, path) in PAGES.items() if path == page.url_path)
    st.set_page_config(page_title=f"Fiel · {words.text(here)}", page_icon=picture("mark"), layout="centered")
    show_header(words, pages, here=here, titles=visit.titles if visit else {})
    if visit is None:
        show_nothing(words, reading)
    else:
        show_notices(visit, reading)
        page.run()
    watch(words, reading)


def show_content(show: Callable[[Visit], None], visit: Visit | None) -> None:
    """Show a page, or the page of the person whom the address names."""
    if visit is None:
        return
    person = st.query_params.get("person")
    if person:
        show_person(visit, person)
    else:
        show(visit)


show_page()
