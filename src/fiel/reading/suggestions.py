"""What somebody may have meant by a name that is not known."""

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

_ALIKE = 0.6
"""Share of the letters that may stay, from which a name counts as mistyped: two slips in a word of five."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``: did you mean X?`` with the known name that is most alike, or nothing when none is."""
    found = nearest(name, known)
    return f": did you mean {found}?" if found else ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like another, whatever their case; None when none is alike."""
    found = extractOne(
        name.casefold(),
        {each: each.casefold() for each in known},
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_ALIKE,
    )
    return found[2] if found else None
