"""Putting the front's HTML onto a page of Streamlit."""

import json
from functools import cache
from typing import Any

import streamlit as st
from markupsafe import Markup

from fiel.front.rendering import read_script, read_style, render
from fiel.front.wording import Words


def show(template: str, words: Words, **values: Any) -> None:
    """Render a template onto the page; see `fiel.front.rendering.render`."""
    show_piece(words, render(template, words, **values))


def show_piece(words: Words, piece: Markup) -> None:
    """Show a piece of the front, in the page's language: Streamlit's own page always says English."""
    if piece:
        st.html(f'<div class="fiel" lang="{words.language}" dir="{words.direction}">{piece}</div>')


def translate_frame(words: Words) -> None:
    """Put what Streamlit itself says, such as the link to the contents, into the page's language."""
    said = {
        "lang": words.language,
        "dir": words.direction,
        "skip": words.text("skip-link"),
        "open": words.text("campaign-show"),
    }
    script = f"const WORDS = {json.dumps(said)};{read_script('live')}"
    st.html(f"<script>{{{script}}}</script>", unsafe_allow_javascript=True)


@cache
def load_style() -> str:
    """Return the pages' style as an HTML element."""
    return f"<style>{read_style('style')}{read_style('live')}</style>"
