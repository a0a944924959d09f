"""The badge and the card for sharing."""

from base64 import b64encode

import streamlit as st

from fiel.errors import FielError
from fiel.messages.catalogue import available_languages
from fiel.sharing.badge import draw_badge
from fiel.sharing.card import draw_card
from fiel.sharing.figures import Figures, count_figures
from fiel.snapshots.tables import Tables
from frame import Visit
from markup import show


def show_sharing(visit: Visit) -> None:
    """Show the badge and the card of the current selection, for sharing."""
    words, view = visit.words, visit.view
    language = words.language if words.language in available_languages("share") else "en"
    badge, card = view.of(_badge, language), view.of(_card, language)
    alone = visit.names[0] if len(visit.names) == 1 else ""
    show(
        "share",
        words,
        title=visit.titles[alone] if alone else words.text("campaign-all"),
        badge=f"data:image/svg+xml;base64,{b64encode(badge).decode('ascii')}",
        card=card and f"data:image/png;base64,{b64encode(card).decode('ascii')}",
    )
    name = "-".join(part for part in ("fiel", alone, language) if part)
    with st.container(horizontal=True):
        st.download_button(
            words.text("share-download-badge"), badge, f"{name}.svg", "image/svg+xml", on_click="ignore"
        )
        if card:
            st.download_button(
                words.text("share-download-card"), card, f"{name}.png", "image/png", on_click="ignore"
            )


def _badge(tables: Tables, language: str) -> bytes:
    return draw_badge(_figures(tables, language), language)


def _card(tables: Tables, language: str) -> bytes | None:
    try:
        return draw_card(_figures(tables, language), language)
    except FielError:  # without its font the page shows no card
        return None


def _figures(tables: Tables, language: str) -> Figures:
    return count_figures(tables, [language], together=len(tables.campaigns) > 1)[language]
