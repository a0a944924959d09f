"""Checks for capitals that were taken over from English: acronyms and the style of titles."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import regex as re

from fiel.checks.alltexts import join_translations
from fiel.checks.finding import Finding
from fiel.checks.language import load_language
from fiel.checks.words import find_words, list_words
from fiel.items import Item, Segment

_ACRONYM = re.compile(r"(?<![\p{L}\p{M}\d_'’.-])[A-Z]{2,6}(?![\p{L}\p{M}\d_'’.-])")
_NOT_ONE_PHRASE = re.compile(r"[,;:<>|/\d(→–-]")
_BEGINS = re.compile(r"(?:^|[.?!:¿¡\"'“”‘’«»„(\[\n—–…|])\s*$")
_ENOUGH_ACRONYMS = 5
_RARELY = 0.34
_ENOUGH_WORDS = 3
_LONG = 4

Translated = Mapping[str, tuple[int, int]]
"""In how many texts an acronym of the source stays, and in how many sources it is."""


@dataclass(slots=True)
class CapitalTally:
    """Counts acronyms that stay in the translation, and words within sentences by how they are written."""

    _kept: Counter[str] = field(default_factory=Counter)
    _all: Counter[str] = field(default_factory=Counter)
    _small: Counter[str] = field(default_factory=Counter)
    _capital: Counter[str] = field(default_factory=Counter)

    def add(self, segment: Segment, language: str) -> None:
        """Count what is in one segment."""
        for acronym in set(_ACRONYM.findall(segment.source or "")):
            self._all[acronym] += 1
            self._kept[acronym] += acronym in segment.translation  # also within a word: Swedish *RNA-virus*
        for word in _words_within(segment.translation, language):
            if word.islower():
                self._small[word] += 1
            elif word.istitle():
                self._capital[word.lower()] += 1

    def merge(self, later: "CapitalTally") -> None:
        """Add what another one counted."""
        self._kept.update(later._kept)
        self._all.update(later._all)
        self._small.update(later._small)
        self._capital.update(later._capital)

    def translated(self) -> Translated:
        """Return the acronyms that usually have another form in the translation."""
        return {
            acronym: (self._kept[acronym], count)
            for acronym, count in self._all.items()
            if count >= _ENOUGH_ACRONYMS and self._kept[acronym] <= _RARELY * count
        }

    def small(self) -> frozenset[str]:
        """Return the words that are usually written small within a sentence."""
        return frozenset(
            word
            for word, count in self._small.items()
            if count >= _ENOUGH_WORDS and count > self._capital[word]
        )


def find_english_acronyms(item: Item, *, acronyms: Translated) -> list[Finding]:
    """Find acronyms left as in English that the task's other items translate: RNA, where ARN is usual.

    ``acronyms`` are those of `CapitalTally.translated`.
    """
    if acronyms.keys().isdisjoint(_ACRONYM.findall(join_translations(item))):
        return []
    return [
        Finding(
            check="english-acronym",
            severity="warning",
            segment=segment.name,
            span=found.span(),
            values={"text": found[0]},
        )
        for segment in item.segments
        if segment.source
        for found in _ACRONYM.finditer(segment.translation)
        if found[0] in acronyms and found[0] in _ACRONYM.findall(segment.source)
    ]


def find_title_case(item: Item, *, small: frozenset[str]) -> list[Finding]:
    """Find options with a capital on every long word, as in English titles.

    Names have capitals too, so most of the words must be usually written ``small`` in the task, and options
    with an article are taken for names. One option alone is no finding; of more, the first is reported.
    """
    if load_language(item.language).capital_nouns:
        return []
    found = [option for option in item.options if _is_title(option.translation, small, item.language)]
    return [
        Finding(check="title-case", severity="warning", segment=option.name)
        for option in (found[:1] if len(found) > 1 else ())
    ]


def _is_title(text: str, small: frozenset[str], language: str) -> bool:
    words = list_words(text, language)
    if not words or not words[0].istitle() or len(words[0]) < _LONG or _NOT_ONE_PHRASE.search(text):
        return False
    long = [word for word in words[1:] if len(word) >= _LONG]
    return (
        bool(long)
        and all(map(str.istitle, long))
        and 2 * sum(word.lower() in small for word in long) > len(long)
    )


def _words_within(text: str, language: str) -> Iterator[str]:
    for word, start, _ in find_words(text, language):
        if len(word) >= _LONG and not _begins(text, start):
            yield word


def _begins(text: str, start: int) -> bool:
    """Tell whether a word begins a sentence or what is set apart like one."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # nine words in ten
    return _BEGINS.search(text, max(0, start - 4), start) is not None
