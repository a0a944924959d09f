"""The HTML of the desk: templates that show every value as text, whatever it contains."""

import string
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from fiel.front.wording import Words, words_in
from fiel.messages.pages import load_templates

__all__ = ["Words", "escape_markdown", "load_style", "render", "show", "words_in"]

_ESCAPES = {ord(mark): f"\\{mark}" for mark in string.punctuation}
_AUTOMATIC = str.maketrans({mark: f"\u2060{mark}" for mark in ":@."})
_FOLDER = Path(__file__).parent / "templates"


def render(template: str, words: Words, **values: Any) -> str:
    """Render ``templates/NAME.html`` with the language as ``w`` and its texts as ``t``, escaping values."""
    return load_templates(_FOLDER).get_template(f"{template}.html").render(w=words, t=words.text, **values)


def show(template: str, words: Words, **values: Any) -> None:
    """Render a template onto the page, in its language: Streamlit's own page always says English."""
    st.html(f'<div lang="{words.language}">{render(template, words, **values)}</div>')


@cache
def load_style() -> str:
    """Return the pages' style as an HTML element."""
    return f"<style>{(_FOLDER / 'style.css').read_text(encoding='utf-8')}</style>"


def escape_markdown(text: str) -> str:
    """Escape a text so that Streamlit's Markdown shows it literally.

    A backslash prevents Markdown, directives, formulas and HTML. Emoji codes and bare addresses are detected
    after its removal, so an invisible word joiner breaks them up.
    """
    return text.translate(_AUTOMATIC).translate(_ESCAPES)
