"""Which of the words that a dictionary lacks are mistakes."""

import pytest

from fiel.checks.proofread import Match
from fiel.checks.typos import is_typo


@pytest.mark.parametrize(
    ("word", "correction", "expected"),
    [
        ("quasiestàtica", "quasi estàtica", False),  # a prefix that goes with any word
        ("semiconectado", "semi-conectado", False),
        ("extraendo", "extrayendo", True),
        ("amablegente", "amable gente", True),  # no prefix
        ("quasiestatja", "quasi estàtica", True),  # the rest is another word
    ],
)
def test_a_prefix_alone_is_no_mistake(word: str, correction: str, expected: bool) -> None:
    text = f"Es un {word} largo."
    match = Match(6, 6 + len(word), "MORFOLOGIK", "TYPOS", "misspelling", (correction,))
    assert is_typo(text, match, frozenset(), frozenset(), joins=False) is expected
