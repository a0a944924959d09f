"""What people mended in a text: word by word, in one word for it, and which corrections teach most."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from fiel.checks.folding import fold
from fiel.checks.negation import count_negations

Kind = Literal[
    "number",
    "negation",
    "wording",
    "omission",
    "addition",
    "order",
    "spelling",
    "rewritten",
    "punctuation",
]
"""What was mended: a number; a negation or exception lost or invented; a few words; words that were missing;
words that were too many; the order of the same words; the spelling of words; nearly all of the text; or
nothing but punctuation, capitals and spaces."""

KINDS: tuple[Kind, ...] = (
    "number",
    "negation",
    "wording",
    "omission",
    "addition",
    "order",
    "spelling",
    "rewritten",
    "punctuation",
)
"""The kinds, those that change the meaning first."""

Change = Literal["same", "removed", "added"]


class Piece(NamedTuple):
    """A part of two texts: in both, in the first alone, or in the second alone."""

    text: str
    change: Change


_PUNCTUATION = r"!-/:-@\[-`{-~¡¿«»‹›“”„‘’…–—−、。！？：；，「」『』（）।॥،؛؟·"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
_LETTER = rf"[^\s{_PUNCTUATION}{_UNSPACED}]"
_WORD = rf"\d+(?:[.,]\d+)+|{_LETTER}+(?:['’\-]{_LETTER}+)*|[{_UNSPACED}][{_MARKS}]*"
_TOKENS = re.compile(rf"\s+|{_WORD}|[^\s]")
_WORDS = re.compile(_WORD)
_NUMBERS = re.compile(r"(?<!\w)[-−]?\d+(?:[.,]\d+)*")

_ALIKE = 0.75
_FEW_WORDS = 3
_CARD_LENGTH = 400


def word_differences(before: str, after: str) -> list[Piece]:
    """Return what two texts have in common and not, in reading order.

    Words are compared, and characters in scripts without spaces. What was removed stands before what was
    added in its place; a space between two changes belongs to both. The pieces that are the same or removed
    make the first text, those that are the same or added the second.
    """
    first, second = _TOKENS.findall(before), _TOKENS.findall(after)
    pieces: list[Piece] = []
    removed = added = ""
    for same, old, new in _compare(first, second):
        if same and not (same.isspace() and (removed or added)):
            pieces += _pieces(removed, added)
            removed = added = ""
            pieces.append(Piece(same, "same"))
        elif same:
            removed, added = removed + same, added + same
        removed, added = removed + old, added + new
    return pieces + _pieces(removed, added)


def classify_correction(before: str, after: str, *, language: str = "und") -> Kind:
    """Say in one word what was mended.

    The first of these rules that holds decides; words are compared without capitals:

    1. ``punctuation``: the words are the same; a decimal comma for a point is punctuation too.
    2. ``rewritten``: of five words or more, fewer than two in five were kept.
    3. ``number``: a number in digits gave way to another one.
    4. ``negation``: there are more or fewer negations and exceptions, of those that we know the language for.
    5. ``order``: the words are the same in another order.
    6. ``spelling``: each changed word is at least three quarters the same as before, or was split or joined.
    7. ``omission``: words were added and none removed; ``addition``: the other way round.
    8. ``wording``: at most three words gave way to at most three, or half of the words were kept;
       ``rewritten`` is what is left.

    Args:
        before: The text as it was shown.
        after: The text that people agreed on.
        language: Code of their language, for its negations.
    """
    raise NotImplementedError


def rank_corrections(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Put the corrections first that teach most.

    Texts that fit on a card come before long ones. Then the kinds take turns, in the order of `KINDS`, and
    within a kind the benchmarks and segments do, the ones with the fewest changed words first. Further
    corrections of an item, and those that were made elsewhere in the same words, come after all others.

    Args:
        rows: Rows of `fiel.tables.Tables.corrections`, in any order.
    """
    raise NotImplementedError
