"""The texts that people stand for, and which of them mean the same or nearly so."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from fiel.items import Item

Version = tuple[str, ...]
"""The text of every segment of an item, in the item's order."""

SIMILAR = 0.9
"""How similar every segment of two versions has to be for them to be nearly the same: 1 less the share of
characters to insert, delete or replace (Levenshtein, 1966, over the length of the longer text). At 0.9 a
sentence of 60 characters may differ in a word of six; an option of one or two words may not differ in any."""

COMPARED = 5_000
"""How many characters of one text are compared with as many of another; see `measure_distance`."""

_MARKS = re.compile(r"""(?<!\d)[¿?¡!«»“”‘’"'….,;:](?!\d)""")  # beside a digit they may be mathematics


def version_of(item: Item, corrections: Mapping[str, str]) -> Version:
    """Return the text of every segment with the corrections, by segment name, in their places."""
    return tuple([corrections.get(segment.name, segment.translation) for segment in item.segments])


def corrections_of(item: Item, version: Version) -> dict[str, str]:
    """Return the texts that differ from the item's own, by segment name."""
    return {
        segment.name: text
        for segment, text in zip(item.segments, version, strict=True)
        if text != segment.translation
    }


@lru_cache(maxsize=1024)  # the texts of one item are compared with each other several times
def normalize_text(text: str) -> str:
    """Put a text in Unicode NFC with single spaces, the form in which two texts are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def normalize_version(version: Version) -> Version:
    """Put every text in the form in which two texts are compared."""
    return tuple([normalize_text(text) for text in version])


def is_respelled(before: str, after: str) -> bool:
    """Say whether two texts differ, and in nothing but white space and Unicode form."""
    return before != after and normalize_text(before) == normalize_text(after)


def choose_spelling(votes: Mapping[Version, int], shown: Version) -> Version:
    """Choose among texts that differ in nothing but white space and Unicode form.

    It is the one that most people wrote. Of those that as many wrote, the one that leaves most segments as
    they were shown wins, for nobody meant to change anything there; then the first by its characters.

    Args:
        votes: How many people stand for each version.
        shown: The text that people were shown.
    """

    def rank(version: Version) -> tuple[int, int, Version]:
        changed = sum(mine != theirs for mine, theirs in zip(version, shown, strict=True))
        return -votes[version], changed, version

    return min(votes, key=rank)


def strip_marks(text: str) -> str:
    """Return a text without what does not change its words: punctuation, spaces, a first capital."""
    bare = normalize_text(_MARKS.sub(" ", text))
    return bare[:1].lower() + bare[1:]


def measure_similarity(one: Version, other: Version) -> float:
    """Return the similarity of the two texts' least similar segments, from 0 to 1; see `SIMILAR`."""
    return min((_similarity(*pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]), default=1)


def measure_text_similarity(one: Version, other: Version) -> float:
    """Return the share of characters that two versions have in common, over all segments, from 0 to 1."""
    pairs = list(zip(normalize_version(one), normalize_version(other), strict=True))
    longest = sum(max(map(len, pair)) for pair in pairs)
    return 1 - sum(measure_distance(*pair) for pair in pairs) / longest if longest else 1.0


def find_central(
    votes: Mapping[Version, int], candidates: Collection[Version], *, shown: Version
) -> Version | None:
    """Find the text in the middle of others that are nearly the same: their medoid.

    It is the candidate with the smallest number of characters between it and the texts that all people
    stand for, each of which has to be nearly the same. When several are as central, one word may be all that
    differs, and nobody knows which is right: only if they differ in nothing but punctuation is one taken, a
    text that somebody mended before the text as it was shown, then the first in the order of characters.

    Args:
        votes: How many people stand for each version.
        candidates: Which of them may be chosen.
        shown: The text that people were shown.

    Returns:
        The version, or None when there is none in the middle or the texts are too far apart.
    """
    near = [each for each in candidates if all(_nearly_same(each, other) for other in votes)]
    distances = {candidate: _distance(candidate, votes) for candidate in near}
    central = [candidate for candidate in near if distances[candidate] == min(distances.values())]
    if not central or any(_differ_in_words(central[0], other) for other in central[1:]):
        return None
    return min(central, key=lambda version: (version == shown, version))


def measure_distance(one: str, other: str) -> int:
    """Return how many characters to insert, delete or replace make one text the other (Levenshtein, 1966).

    To compare each character with each is too much for texts of hundreds of thousands. So where some
    `COMPARED` characters of each stand between what both begin and end with, all of these count as different:
    nobody rewrites that much by way of a correction.
    """
    start = _count_common(one, other)
    end = _count_common(one[start:][::-1], other[start:][::-1])
    first, second = one[start : len(one) - end], other[start : len(other) - end]
    if len(first) * len(second) > COMPARED**2:
        return max(len(first), len(second))
    return Levenshtein.distance(first, second)


def _count_common(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # halving, as comparing two long texts is quick
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _similarity(one: str, other: str) -> float:
    one, other = normalize_text(one), normalize_text(other)
    longest = max(len(one), len(other))
    return 1 - measure_distance(one, other) / longest if longest else 1.0


def _nearly_same(one: Version, other: Version) -> bool:
    return measure_similarity(one, other) >= SIMILAR or not _differ_in_words(one, other)


def _differ_in_words(one: Version, other: Version) -> bool:
    pairs = zip(one, other, strict=True)
    return any(mine != theirs and strip_marks(mine) != strip_marks(theirs) for mine, theirs in pairs)


def _distance(version: Version, votes: Mapping[Version, int]) -> int:
    return sum(
        count * measure_distance(normalize_text(mine), normalize_text(theirs))
        for other, count in votes.items()
        for mine, theirs in zip(version, other, strict=True)
        if mine != theirs
    )
