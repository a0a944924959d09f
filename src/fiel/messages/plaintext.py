"""What people wrote, where it could be read as something else than text."""

import re

_CONTROL_PICTURES = 0x2400  # Unicode's pictures of the control characters, in their order
_DELETE, _DELETE_PICTURE = 0x7F, 0x2421


def for_terminal(text: str) -> str:
    """Keep a text on its line, and from commanding the terminal."""
    return "".join(_picture(character) for character in text)


def lines_for_terminal(text: str) -> str:
    """Keep the lines of a text, and each from commanding the terminal."""
    return "\n".join(map(for_terminal, text.split("\n")))


def for_markdown(text: str) -> str:
    """Keep a text from being read as Markdown or HTML, also in a table."""
    return re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", " ".join(text.split()))


def for_spreadsheet(text: str) -> str:
    """Keep a text from being read as a formula, which could send away what is in the cells beside it.

    An apostrophe before it, which spreadsheets do not show, makes it text: see OWASP, "CSV Injection".
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
    return " " if 0x80 <= code < 0xA0 else character  # controls too, which have no picture


def count_of(count: int, noun: str, plural: str | None = None) -> str:
    """Write a number of things as a person reads it: ``1 answer``, ``2 answers``, ``1,000 people``.

    Args:
        count: How many there are.
        noun: What one of them is called.
        plural: What several are called; the noun with an s unless given.
    """
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"
