"""Which of the words that LanguageTool does not know are mistakes."""

import os
from collections.abc import Iterable

import regex as re
from rapidfuzz.distance import Levenshtein

from fiel.checks.folding import fold
from fiel.checks.proofread import Match
from fiel.checks.words import find_words

ONE_WORD = re.compile(r"[\p{L}\p{M}\u200c\u200d]+(?:['’·-][\p{L}\p{M}\u200c\u200d]+)*")
"""One word, also with an apostrophe, a point or a hyphen within."""
NOT_PROSE = re.compile(r"[\d_^\\={}<>|/+*]")
"""A sign that a text is a formula or code."""
_COGNATE = 0.5
"""An unknown word so similar to an English one, from 0 to 1, is taken for a term with the same root."""
_PREFIXES = frozenset(
    {
        *("anti", "auto", "bio", "electro", "extra", "hiper", "hyper", "infra", "inter", "intra", "macro"),
        *("mega", "meta", "micro", "mono", "multi", "nano", "neuro", "paleo", "poli", "poly", "post", "pre"),
        *("pseudo", "psico", "quasi", "semi", "sobre", "socio", "sub", "super", "supra", "termo", "ultra"),
    }
)
"""Prefixes that form new words at will, in folded letters."""
_LATIN = re.compile(r"[\p{Latin}\p{M}'’·-]+")


def is_typo(text: str, match: Match, known: frozenset[str], common: frozenset[str], *, joins: bool) -> bool:
    """Tell whether an unknown word is a mistake: names, symbols, terms and words of the original are none.

    Nor is any word far from a known one where the language ``joins`` words as it likes.
    """
    word = text[match.start : match.end]
    return (
        len(word) > 3
        and ONE_WORD.fullmatch(word) is not None
        and not NOT_PROSE.search(text[max(0, match.start - 1) : match.end + 1])
        and (word.islower() or (word.istitle() and _begins_sentence(text, match.start)))
        and not are_known(word, known)
        and word.lower() not in common
        and bool(match.corrections)
        and not _has_prefix(word, match.corrections[0])
        and (
            _is_slip(word, match.corrections[0])
            or (not joins and _is_strange(word, match.corrections[0], known))
        )
    )


def are_known(text: str, known: frozenset[str]) -> bool:
    """Tell whether all words of a text are known, which are in lower case."""
    return all(word.text.lower() in known for word in find_words(text))


def _has_prefix(word: str, correction: str) -> bool:
    """Tell whether a correction only cuts off a prefix that goes with any word: *quasi estático*."""
    first, _, rest = correction.replace("-", " ").partition(" ")
    return fold(first) in _PREFIXES and fold(first + rest) == fold(word)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“”«»¿¡([")
    return not before or before[-1] in ".?!。？！؟।:…"


def _is_slip(word: str, correction: str) -> bool:
    """Tell whether a word is one letter, or only accents, away from a correction in the same place.

    A term that the dictionary lacks is further away from any other word, or is cut in two by the correction.
    """
    one, other = fold(word), fold(correction)
    if one == other:
        return True
    start = len(os.path.commonprefix([one, other]))
    end = len(os.path.commonprefix([one[start:][::-1], other[start:][::-1]]))
    differing = (one[start : len(one) - end], other[start : len(other) - end])
    inflected = start >= 4 and end <= 1  # a form of a known word that the dictionary lacks
    return " " not in correction and max(map(len, differing)) <= 1 and not inflected


def _is_strange(word: str, correction: str, known: Iterable[str]) -> bool:
    """Tell whether a word resembles none of the English, so that it is no term with the same root.

    A known word with another ending is none either: *lisan*, where the dictionary has *lisa*.

    Likeness is the normalized Levenshtein similarity of the letters, so this is for Latin script only.
    """
    folded, other = fold(word), fold(correction)
    return (
        word.islower()
        and not folded.startswith(other)
        and not other.startswith(folded)
        and _LATIN.fullmatch(word) is not None
        and all(Levenshtein.normalized_similarity(folded, fold(each)) < _COGNATE for each in known)
    )
