"""All texts of an item as one, so that a check can look once whether any has what it searches each for.

Most items have nothing of what a check looks for, and one search in a long text costs much less than ten in
short ones.
"""

from functools import lru_cache

import regex as re

from fiel.items import Item

_KEPT = 16  # texts: all checks look at the same item one after the other
BETWEEN = "\n\0\n"
"""Stands between two texts: ``^`` and ``$`` match next to it if there may be lines; no word crosses it."""


def join_sources(item: Item) -> str:
    """Return the English texts of an item as one."""
    return BETWEEN.join([segment.source or "" for segment in item.segments])


def join_translations(item: Item) -> str:
    """Return the translations of an item as one."""
    return BETWEEN.join([segment.translation for segment in item.segments])


ONLY_WORDS = bytes(code if re.match(r"\w", chr(code)) else 32 for code in range(256))
"""What `bytes.translate` needs to leave only the words of a text in Latin-1, with spaces between."""


@lru_cache(_KEPT)
def list_plain_words(text: str) -> frozenset[str] | None:
    r"""Return what ``\w+`` finds in a text of Latin-1 only, case-folded, much quicker; "don't" is two.

    For any other text it returns None.
    """
    try:
        latin = text.casefold().encode("latin-1")
    except UnicodeEncodeError:
        return None
    return frozenset(latin.translate(ONLY_WORDS).decode("latin-1").split())


def may_have(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text may have one of some words in lower case, letters and digits only: cheaply."""
    plain = list_plain_words(text)
    return plain is None or not words.isdisjoint(plain)
