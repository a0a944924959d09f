"""The annotation guide: what volunteers see, what the file says, and publishing it."""

import streamlit as st

from desk.place import Place, show_problem
from desk.rendering import show
from desk.steps import offer_step
from fiel.errors import FielError
from fiel.workflow.guide import compare_guides


def show_guide(place: Place) -> None:
    """Show each task's guide, and offer to publish a new version."""
    words = place.words
    try:
        guides = compare_guides(place.settings, place.file)
    except FielError as error:
        show_problem(error)
        return
    for each in guides:
        st.subheader(each.dataset)
        text = words.text(
            "guide-versions", published=str(each.published.version), file=str(each.file.version)
        )
        show("muted", words, text=text)
        for change in each.file.changes_in(each.file.version) if each.state == "newer" else ():
            show("muted", words, text=change)
        with st.expander(words.text("guide-preview")):
            st.markdown(each.file.text)
    offer_step(
        place,
        "guide-publish",
        *("guide", "update", "{}"),
        key="guide",
        disabled=all(each.state == "same" for each in guides),
    )
