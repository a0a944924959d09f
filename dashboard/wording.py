"""How values are written for people: ages, and names that must stay plain text."""

import string
from datetime import datetime

from fiel.catalogue import Catalogue

_ESCAPES = {ord(mark): f"\\{mark}" for mark in string.punctuation}
_AUTOMATIC = str.maketrans({mark: f"\u2060{mark}" for mark in ":@."})
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def escape_markdown(text: str) -> str:
    """Return a text that Streamlit's Markdown shows as it is.

    A backslash stops Markdown, directives, formulas and HTML. Emoji codes and bare addresses are found
    after it is gone, so an invisible word joiner breaks them.
    """
    return text.translate(_AUTOMATIC).translate(_ESCAPES)


def describe_age(catalogue: Catalogue, since: datetime, now: datetime) -> str:
    """Say how long ago something was, in its largest whole unit."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds < _MINUTE:
        return catalogue.text("age-seconds")
    if seconds < _HOUR:
        return catalogue.text("age-minutes", count=seconds // _MINUTE)
    if seconds < _DAY:
        return catalogue.text("age-hours", count=seconds // _HOUR)
    return catalogue.text("age-days", count=seconds // _DAY)
