"""Where words and sentences begin and end, in any language and script.

Words are cut by the rules of Unicode Standard Annex 29, as ICU (``icu4py``) carries them out; its
dictionaries also find the words of Chinese, Japanese, Thai, Lao, Khmer and Burmese, which have no spaces
between them.
Sentences are cut by ``sentencex``, which knows the marks and the abbreviations of many languages.
"""

import re as stdlib_re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex as re
from icu4py.breakers import WordBreaker
from sentencex import get_sentence_boundaries

from fiel.checks.alltexts import ONLY_WORDS
from fiel.checks.language import load_language

_KEPT = 64  # texts: all checks look at the same item one after the other
_APOSTROPHE = re.compile("['’]")
_BEYOND_LATIN = stdlib_re.compile("[^\x00-\xac\xae-\xb7\xb9-\xff“”„‘’–—…−]")
_JOINED = stdlib_re.compile(r"[.,:;·'‘’](?<=\w.)(?=\w)")
"""In a text with neither of these, words are simply what is between signs other than letters and digits."""
_CLAUSE_END = re.compile(r"(?<=:)\s+|(?<=：)|\n+")
_PARTICIPLE = re.compile(r"\s+\p{Ll}+nd(?:e[mnrs]?)?\b")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ONE_SENTENCE = re.compile(r"\s*+[\p{L}\p{Nd} ,()'’%/+=-]*+[.?]?+\s*+")
"""A text without anything that ends a sentence before its end, as most options are: nothing is to be cut."""


class Word(NamedTuple):
    """A word of a text, with its place in characters."""

    text: str
    start: int
    end: int


@lru_cache(_KEPT)
def list_words(text: str, language: str = "und") -> tuple[str, ...]:
    """Return the words of a text that have a letter.

    Numbers are no words, parts joined by a hyphen are words of their own, and an apostrophe joins, except in
    languages that shorten articles before it: "don't" is one word, "l'acqua" is two.
    """
    plain = _split_plain(text)
    if plain is not None:
        return _keep_words(plain)
    words = _keep_words(WordBreaker(_without_surrogates(text), language))
    if ("'" in text or "’" in text) and load_language(language).elides:
        words = _keep_words(part for word in words for part in _APOSTROPHE.split(word))
    return words


def _split_plain(text: str) -> list[str] | None:
    """Cut a text of Latin letters as ICU does, but much quicker; return None for any other."""
    if _BEYOND_LATIN.search(text) or _JOINED.search(text):
        return None
    return text.encode("latin-1", "replace").translate(ONLY_WORDS).decode("latin-1").split()


def _keep_words(pieces: Iterable[str]) -> tuple[str, ...]:
    """Leave out what has no letter: numbers, spaces and marks, which are half of the pieces."""
    return tuple([each for each in pieces if each.isalpha() or (len(each) > 1 and _has_letter(each))])


@lru_cache(_KEPT)
def find_words(text: str, language: str = "und") -> tuple[Word, ...]:
    """Return the words of `list_words` with their places."""
    found = []
    end = 0
    for word in list_words(text, language):
        start = text.index(word, end)  # what is between words has no letter, and so none of them
        end = start + len(word)
        found.append(Word(word, start, end))
    return tuple(found)


@lru_cache(_KEPT)
def find_sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the places of a text's sentences that have a letter; a colon and a new line end one too."""
    if _ONE_SENTENCE.fullmatch(text):
        return (_strip(text, 0, len(text)),) if _has_letter(text) else ()
    found = []
    divided = ":" in text or "：" in text or "\n" in text
    for each in get_sentence_boundaries(language.split("-")[0], _without_surrogates(text)):
        start, end = each["start_index"], each["end_index"]
        clauses = _CLAUSE_END.finditer(text, start, end) if divided else ()
        for gap in (*(clause.span() for clause in clauses), (end, end)):
            place = _strip(text, start, gap[0])
            if _has_letter(text[slice(*place)]):
                found.append(place)
            start = gap[1]
    return tuple(found)


def list_sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a text; see `find_sentences`."""
    return [text[slice(*place)] for place in find_sentences(text, language)]


def is_within_word(text: str, begin: int, end: int) -> bool:
    """Tell whether a place, which must not be empty, begins or ends within a word or number."""
    return not {begin, end} <= _boundaries(text)


@lru_cache(_KEPT)
def _boundaries(text: str) -> frozenset[int]:
    """Where words begin or end; an apostrophe is a boundary on both sides, whatever the language."""
    marks = [each.span() for each in _APOSTROPHE.finditer(text)]
    return frozenset(
        (len(text), *(start for _, start in _cut(text, "und")), *(place for span in marks for place in span))
    )


def is_object(text: str, end: int) -> bool:
    """Tell whether the German noun that ends there is a participle's object: "ein Nahrung suchendes Tier"."""
    return bool(_PARTICIPLE.match(text, end))


def _has_letter(piece: str) -> bool:
    return piece.isalpha() or any(map(str.isalpha, piece))


def _cut(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Cut a text into words and what is between them, each with its start."""
    start = 0
    for piece in WordBreaker(_without_surrogates(text), language):
        yield piece, start
        start += len(piece)


def _without_surrogates(text: str) -> str:
    """Replace halves of characters, which no library for UTF-8 takes, by a sign of the same length."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    own = text[start:end]
    return start + len(own) - len(own.lstrip()), start + len(own.rstrip())
