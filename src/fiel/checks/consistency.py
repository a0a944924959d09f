"""Check that equal source texts have equal translations."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from fiel.checks.finding import Finding
from fiel.checks.words import find_sentences
from fiel.items import Item, Segment

Translations = Mapping[int, Mapping[str, int]]
"""Number of times that a source, by fingerprint, was translated in each way, if there are several ways."""

_CAPACITY = 2**17
_COMPARED = 80
_LONG, _ALIKE = 6, 0.6


@dataclass(slots=True)
class TranslationTally:
    """Counts the translations of each source, in bounded memory.

    It stores up to 131,072 pairs of source and translation, of up to 80 characters each: under 50 MB. Larger
    tasks (about 26,000 items or more) are sampled: whenever it is full, it drops the half of the sources with
    greater fingerprints and never counts them again. Counts of the rest are complete, so the order of the
    items makes no difference (adaptive sampling: Flajolet 1990).
    """

    _counts: dict[tuple[int, str], int] = field(default_factory=dict)
    _limit: int = 2**64
    _capacity: int = _CAPACITY

    def add(self, segment: Segment, language: str) -> None:
        """Count the sentences of one segment."""
        for sentence in _pair_sentences(segment, language):
            fingerprint = _fingerprint(sentence.source)
            if fingerprint < self._limit:
                pair = fingerprint, _fold(sentence.translation)
                self._counts[pair] = self._counts.get(pair, 0) + 1
        self._keep_within()

    def merge(self, later: "TranslationTally") -> None:
        """Add what another one counted; the result is the same as if this one had counted it."""
        for pair, count in later._counts.items():
            self._counts[pair] = self._counts.get(pair, 0) + count
        if self._limit != later._limit:
            self._limit = min(self._limit, later._limit)
            self._drop()
        self._keep_within()

    def _keep_within(self) -> None:
        while len(self._counts) > self._capacity:
            self._limit //= 2
            self._drop()

    def _drop(self) -> None:
        self._counts = {pair: count for pair, count in self._counts.items() if pair[0] < self._limit}

    def conflicts(self) -> Translations:
        """Return the sources that were translated in more than one way."""
        ways: dict[int, int] = defaultdict(int)
        for fingerprint, _ in self._counts:
            ways[fingerprint] += 1
        found: dict[int, dict[str, int]] = {}
        for (fingerprint, text), count in self._counts.items():
            if ways[fingerprint] > 1:
                found.setdefault(fingerprint, {})[text] = count
        return found


def find_inconsistent_translation(item: Item, *, translations: Translations) -> list[Finding]:
    """Find source sentences that are translated differently elsewhere in the task.

    Words have several meanings, so the shorter the source, the more often the other translation must occur:
    three times as often as this one for a single word, twice for two or three words, as often for more.
    Translations that differ only in articles or word endings count as equal. ``translations`` are the counts
    of its task.

    Returns:
        Findings weighted by how often the other translation occurs.
    """
    findings = []
    for segment in item.segments if translations else ():
        found = [
            _inconsistent(segment, sentence, usual, ways[usual])
            for sentence in _pair_sentences(segment, item.language)
            if (ways := translations.get(_fingerprint(sentence.source)))
            and (usual := _usual_other(ways, _fold(sentence.translation)))
            and ways[usual] >= _times(sentence.source) * ways.get(_fold(sentence.translation), 0)
        ]
        findings += sorted(found, key=lambda finding: -finding.weight)[:1]
    return findings


def _inconsistent(segment: Segment, sentence: "_Sentence", usual: str, count: int) -> Finding:
    return Finding(
        check="inconsistent-translation",
        severity="warning",
        segment=segment.name,
        span=sentence.span,
        values={"translation": usual},
        weight=float(count),
    )


class _Sentence(NamedTuple):
    """A sentence of the source and its translation, with the translation's place in its segment."""

    source: str
    translation: str
    span: tuple[int, int] | None = None


def _pair_sentences(segment: Segment, language: str) -> list[_Sentence]:
    """Pair the sentences if there are as many, otherwise the texts; pairs lacking words are omitted."""
    source, translation = segment.source or "", segment.translation
    sources = find_sentences(source, "en")
    places = find_sentences(translation, language) if len(sources) > 1 else ()
    if 1 < len(sources) == len(places):
        pairs = [
            _Sentence(source[slice(*there)], translation[slice(*here)], here)
            for there, here in zip(sources, places, strict=True)
            if " " in source[slice(*there)]  # one word is more likely an abbreviation
        ]
    else:
        pairs = [_Sentence(source, translation)]
    return [pair for pair in pairs if pair.translation and any(map(str.isalpha, pair.source))]


def _usual_other(ways: Mapping[str, int], mine: str) -> str | None:
    """Return the most frequent really different translation; ties are resolved alphabetically."""
    others = [(-count, text) for text, count in ways.items() if _differ(_stems(text), _stems(mine))]
    return min(others)[1] if others else None


def _differ(one: list[str], other: list[str]) -> bool:
    """Tell whether two translations differ in their words; if long, in a good part of them."""
    if min(len(one), len(other)) < _LONG:
        return one != other
    return len({*one} & {*other}) < _ALIKE * len({*one} | {*other})


def _stems(text: str) -> list[str]:
    words = [word[:5] for word in text.split() if len(word) > 3]
    return words or text.split()


def _times(source: str) -> int:
    words = len(source.split())
    return 3 if words == 1 else 2 if words <= 3 else 1


def _fold(text: str) -> str:
    """Return a text without differences that do not affect meaning: case, spaces, a final stop."""
    folded = " ".join(text.split()).casefold().rstrip(".:; ")
    return folded if len(folded) <= _COMPARED else f"{folded[: _COMPARED - 1]}…"


def _fingerprint(source: str) -> int:
    folded = " ".join(source.split()).casefold().rstrip(".:; ")
    return int.from_bytes(blake2b(folded.encode(errors="surrogatepass"), digest_size=8).digest(), "big")
