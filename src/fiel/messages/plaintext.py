"""Escaping of text that people wrote, wherever it could be read as something other than text."""

import re
from collections.abc import Mapping
from typing import Any

_CONTROL_PICTURES = 0x2400  # Unicode's pictures of the control characters, in their order
_DELETE, _DELETE_PICTURE = 0x7F, 0x2421


def for_terminal(text: str) -> str:
    """Return a text on a single line, without characters that control the terminal."""
    return "".join(_picture(character) for character in text)


def lines_for_terminal(text: str) -> str:
    """Return a text with its lines, without characters that control the terminal."""
    return "\n".join(map(for_terminal, text.split("\n")))


def for_markdown(text: str) -> str:
    """Escape a text so that it is not read as Markdown or HTML, even in a table."""
    return re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", " ".join(text.split()))


def for_spreadsheet(text: str) -> str:
    """Escape a text so that it is not read as a formula, which could send neighbouring cells elsewhere.

    A leading apostrophe, which spreadsheets do not show, makes it text: see OWASP, "CSV Injection".
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def _picture(character: str) -> str:
    code = ord(character)
    if character == "\n":
        return "↵"
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return chr(_DELETE_PICTURE)
    return " " if 0x80 <= code < 0xA0 else character  # C1 controls, which have no picture


def count_of(count: int, noun: str, plural: str | None = None) -> str:
    """Format a count: ``1 answer``, ``2 answers``, ``1,000 people``; the plural defaults to an added s."""
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def describe_counts(counts: Mapping[str, Any]) -> str:
    """Write counts as ``4 validated, 1 disputed``, with nested counts in brackets."""
    return (
        ", ".join(
            f"{name} ({describe_counts(count)})" if isinstance(count, Mapping) else f"{count} {name}"
            for name, count in counts.items()
            if count
        )
        or "none"
    )
