"""The texts that people support, and which of them are the same or nearly so."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from fiel.items import Item

Version = tuple[str, ...]
"""The text of every segment of an item, in order."""

SIMILAR = 0.9
"""Minimum similarity of every segment for two versions to be nearly the same: 1 minus the share of characters
to insert, delete or replace (Levenshtein, 1966, over the length of the longer text). At 0.9, sentences of 60
characters can differ in a six-letter word; options of one or two words cannot differ in any."""

COMPARED = 5_000
"""How many characters of one text are compared with as many of another; see `measure_distance`."""

_MARKS = re.compile(r"""(?<!\d)[¿?¡!«»“”‘’"'….,;:](?!\d)""")  # next to a digit they may be mathematics


def version_of(item: Item, corrections: Mapping[str, str]) -> Version:
    """Return the text of every segment after applying corrections by segment name."""
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
    """Normalize a text for comparison: Unicode NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def normalize_version(version: Version) -> Version:
    """Normalize every text for comparison."""
    return tuple([normalize_text(text) for text in version])


def is_respelled(before: str, after: str) -> bool:
    """Tell whether two texts differ only in white space or Unicode form."""
    return before != after and normalize_text(before) == normalize_text(after)


def choose_spelling(votes: Mapping[Version, int], shown: Version) -> Version:
    """Choose among texts that differ only in white space and Unicode form.

    The most common one wins. Among ties, the one that leaves most segments as shown wins, because nobody
    meant to change anything there; then the first by code points. ``votes`` is the number of people who
    support each version.
    """

    def rank(version: Version) -> tuple[int, int, Version]:
        changed = sum(mine != theirs for mine, theirs in zip(version, shown, strict=True))
        return -votes[version], changed, version

    return min(votes, key=rank)


def strip_marks(text: str) -> str:
    """Return a text without parts that do not affect its words: punctuation, spaces, a first capital."""
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
    """Find the medoid of texts that are nearly the same.

    It is the candidate with the smallest total distance in characters to the texts that all people support,
    each of which must be nearly the same. When several are equally central, they may differ in a single word,
    and nobody knows which is right: only if they differ just in punctuation is one chosen, preferring an
    edited text over the shown one, then the first by code points. ``votes`` is the number of people who
    support each version, and only ``candidates`` can be chosen.

    Returns:
        The version, or None when no single one is central or the texts are too far apart.
    """
    near = [each for each in candidates if all(_nearly_same(each, other) for other in votes)]
    distances = {candidate: _distance(candidate, votes) for candidate in near}
    central = [candidate for candidate in near if distances[candidate] == min(distances.values())]
    if not central or any(_differ_in_words(central[0], other) for other in central[1:]):
        return None
    return min(central, key=lambda version: (version == shown, version))


def measure_distance(one: str, other: str) -> int:
    """Return the Levenshtein distance (1966) of two texts in characters.

    It takes quadratic time, too much for hundreds of thousands of characters. So when about `COMPARED`
    characters of each are left after removing the common beginning and end, all of these count as different:
    nobody rewrites that much in a correction.
    """
    start = _count_common(one, other)
    end = _count_common(one[start:][::-1], other[start:][::-1])
    first, second = one[start : len(one) - end], other[start : len(other) - end]
    if len(first) * len(second) > COMPARED**2:
        return max(len(first), len(second))
    return Levenshtein.distance(first, second)


def _count_common(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:  # binary search, as comparing two long texts is fast
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
