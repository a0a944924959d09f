"""Items that people asked to look at again, one after another: decided, or their comment answered."""

import streamlit as st

from desk.comments import open_comments, show_comment
from desk.disputes import offer_skip, order_skipped, show_item
from desk.place import Place
from desk.rendering import show
from fiel.workflow.secondlooks import SecondLook
from fiel.workflow.today import Today


def show_second_looks(place: Place, known: Today, *, keys: bool) -> None:
    """Show the first item that is left, with its comments; ``keys`` are for one item of the page only."""
    looks = open_looks(place, known)
    if not looks:
        return
    words = place.words
    st.subheader(words.text("today-looks"))
    show("muted", words, text=words.text("looks-text"))
    order = order_skipped(place, list(looks))
    done = len(known.second_looks) - len(looks)
    st.progress(done / len(known.second_looks), text=words.text("looks-left", count=len(looks)))
    look = looks[order[0]]
    show_item(place, look.opened, known, keys=keys)
    unanswered = open_comments(place, known)
    for comment in look.comments:
        if comment in unanswered:
            show_comment(place, comment)
    if len(order) > 1:
        offer_skip(place, look.opened.name, keys=keys)


def open_looks(place: Place, known: Today) -> dict[str, SecondLook]:
    """Return the items that were neither decided nor answered here since they were read, by name.

    Of a closed campaign there are none: nothing can be decided.
    """
    if known.status.closed_at:
        return {}
    decided = st.session_state.setdefault(f"decided {place.name}", {})
    unanswered = open_comments(place, known)
    return {
        each.opened.name: each
        for each in known.second_looks
        if each.opened.name not in decided and any(comment in unanswered for comment in each.comments)
    }
