"""The HTML of the pages: templates that show every value as text, whatever it contains."""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wording import Words

_FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(template: str, words: Words, **values: Any) -> str:
    """Render ``templates/NAME.html`` with the language as ``w`` and its texts as ``t``, escaping values."""
    return _environment().get_template(f"{template}.html").render(w=words, t=words.text, **values)


def show(template: str, words: Words, **values: Any) -> None:
    """Render a template onto the page."""
    st.html(render(template, words, **values))


@cache
def load_style() -> str:
    """Return the pages' style as an HTML element."""
    return f"<style>{(_FOLDER / 'style.css').read_text(encoding='utf-8')}</style>"


@cache
def picture(name: str) -> str:
    """Return a drawing from ``templates/`` as a data URL."""
    drawn = (_FOLDER / f"{name}.svg").read_bytes()
    return f"data:image/svg+xml;base64,{b64encode(drawn).decode('ascii')}"
