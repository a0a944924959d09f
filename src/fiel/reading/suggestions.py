"""Suggest a known name for a misspelt one."""

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

_ALIKE = 0.6
"""Minimum similarity of a misspelling: two slips in a word of five letters."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``: did you mean X?`` with the most similar known name, or an empty string."""
    found = nearest(name, known)
    return f": did you mean {found}?" if found else ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the most similar known name, ignoring case, or None if none is similar enough."""
    found = extractOne(
        name.casefold(),
        {each: each.casefold() for each in known},
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_ALIKE,
    )
    return found[2] if found else None
