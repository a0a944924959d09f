"""Comparable forms of texts: what comparisons ignore."""

import unicodedata
from collections.abc import Iterable

import regex as re

_POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    "\u0610-\u061a\u0640\u064b-\u0652\u0670\u06d6-\u06dc]"  # Arabic, including the tatweel stroke
)
_ACCENTS = re.compile(rf"[\u0300-\u036f\u0653-\u065f]|{_POINTS.pattern}")
CLITICS = r"(?:(?=\p{Arabic})[وف]?[بكل]?(?:ال)?)?"
"""Arabic prefixes written without a space: "and", "with", "as", "for" and the article."""

_ARABIC = re.compile(r"\p{Arabic}")
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of words and phrases.

    It matches whole words, beginnings of words before a star (``incapa*``), and anywhere in scripts without
    spaces.
    """
    listed = list(words)
    if any(is_unspaced(word) or _ARABIC.match(word) for word in listed):
        pattern = "|".join(
            _phrase_pattern(word) if is_unspaced(word) else _whole(_phrase_pattern(word)) for word in listed
        )
    else:
        pattern = _whole("|".join(map(_phrase_pattern, listed)))  # several times as quick
    return re.compile(pattern if listed else "(?!)", re.IGNORECASE)


def _whole(pattern: str) -> str:
    return rf"(?<!\w){CLITICS}(?:{pattern})(?!\w)"


def _phrase_pattern(word: str) -> str:
    parts = [
        re.escape(part.removesuffix("*")) + (r"\w*" if part.endswith("*") else "") for part in word.split()
    ]
    return r"\s+".join(parts)


def find_parts(words: Iterable[str]) -> tuple[str, ...]:
    """Return for each word or phrase of `compile_words` a part that any text with it has, for `has_part`."""
    parts = (max(word.split(), key=len).removesuffix("*").casefold() for word in words)
    return tuple("" if is_turkic(part) else part for part in parts)


def is_turkic(folded: str) -> bool:
    """Tell whether a text has *İ* or *ı*, which patterns that ignore case take for *i*, unlike `casefold`."""
    return "ı" in folded or "\u0307" in folded


def has_part(folded: str, parts: Iterable[str]) -> bool:
    """Tell whether a text in `str.casefold` may have one of some words, much quicker than a pattern."""
    return any(map(folded.__contains__, parts)) or is_turkic(folded)


def fold(text: str) -> str:
    """Return a text in lower case without accents, with compatibility characters unified.

    Accents are the marks that readers can do without: those of Latin, Greek and Cyrillic, and the vowel marks
    of Hebrew and Arabic. Vowel signs of Indic scripts, kana marks and the like are part of the word. The
    length can change, so places in a folded text are not places in the text.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


def bare(text: str) -> str:
    """Return a text without the vowel marks of Arabic and Hebrew, which are optional."""
    return text if text.isascii() else _POINTS.sub("", text)


def is_unspaced(word: str) -> bool:
    """Tell whether a word's script is written without spaces between words."""
    return unicodedata.name(word[0], "").startswith(_UNSPACED)


def widen_place(text: str, begin: int, end: int) -> tuple[int, int]:
    """Add the words around a place until it stands only once: what applies it looks for the first."""
    while text.find(text[begin:end]) != begin or text.find(text[begin:end], begin + 1) != -1:
        if begin > 0:
            begin = text.rfind(" ", 0, begin - 1) + 1
        else:
            following = text.find(" ", end + 1)
            end = following if following != -1 else len(text)
    return begin, end
