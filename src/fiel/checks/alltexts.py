"""All texts of an item as one, so that a check can look once whether any has what it searches each for.

Most items have nothing of what a check looks for, and one search in a long text costs much less than ten in
short ones.
"""

from functools import lru_cache

from fiel.items import Item

_KEPT = 16  # texts: all checks look at the same item one after the other
_BETWEEN = "\n\0\n"
"""Stands between two texts: ``^`` and ``$`` match next to it if there may be lines; no word crosses it."""


def join_sources(item: Item) -> str:
    """Return the English texts of an item as one."""
    return _BETWEEN.join([segment.source or "" for segment in item.segments])


def join_translations(item: Item) -> str:
    """Return the translations of an item as one."""
    return _BETWEEN.join([segment.translation for segment in item.segments])


_NO_WORD = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}


@lru_cache(_KEPT)
def list_plain_words(text: str) -> frozenset[str]:
    r"""Return what ``\w+`` finds in a text of ASCII only, in lower case, much quicker; "don't" is two.

    Whether such a text may have one of some words is then told by `frozenset.isdisjoint`.
    """
    return frozenset(text.lower().translate(_NO_WORD).split())
