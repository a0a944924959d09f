"""Items for the tests of the checks."""

from typing import Any

from fiel.checks import Check, Finding
from fiel.items import Item, Segment

Text = tuple[str, str | None]
"""A translation and its source."""


def make_item(language: str, *, correct: Any = "option_a", **texts: Text) -> Item:
    """Return an item of the segments that are named, in that order; ``correct`` is one of them or None."""
    return Item(
        id="1",
        benchmark="arc",
        split="test",
        position=0,
        segments=tuple(Segment(name, text, source) for name, (text, source) in texts.items()),
        answer="A",
        correct=correct,
        row={},
        pairing="paired",
        language=language,
    )


def check_text(
    check: Check, language: str, text: str, source: str | None, *, segment: str = "instruction"
) -> list[Finding]:
    """Run a check on an item of one text."""
    return check(make_item(language, **{segment: (text, source)}))


def places(findings: list[Finding], text: str) -> list[str]:
    """Return what the findings point at in a text."""
    return [text[slice(*finding.span)] for finding in findings if finding.span is not None]
