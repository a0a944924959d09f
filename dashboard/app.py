"""The public dashboard: shows a snapshot and nothing else.

`server` starts it, behind the front. It has no credentials and contacts no server: it only knows
the snapshot that ``fiel snapshot`` writes.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from fiel.front.rendering import picture
from fiel.front.visit import AREA, Visit
from fiel.front.wording import words_in
from fiel.messages.catalogue import accepted_languages, choose_language
from frame import (
    open_visit,
    read_feed,
    show_header,
    show_nothing,
    show_notices,
    watch,
)
from people import show_people
from progress import show_progress

PAGES = {
    "nav-progress": (show_progress, ""),
    "nav-people": (show_people, "people"),
}


def show_page() -> None:
    """Show the address's page in its language, in one of the browser's, or in Spanish."""
    browsers = accepted_languages(st.context.headers.get("Accept-Language"))
    language = choose_language(AREA, st.query_params.get("lang") or st.context.locale, *browsers)
    words = words_in(AREA, language)
    reading = read_feed()
    visit = open_visit(words, reading)
    pages = {
        key: st.Page(
            partial(show_content, show, visit), title=words.text(key), url_path=path, default=not path
        )
        for key, (show, path) in PAGES.items()
    }
    shown = st.navigation(list(pages.values()), position="hidden")
    here = next(key for key, (_, path) in PAGES.items() if path == shown.url_path)
    st.set_page_config(page_title=f"Fiel · {words.text(here)}", page_icon=picture("mark"), layout="centered")
    show_header(words, pages, here, visit)
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
