"""Texts made comparable: what is left out of a comparison, and where words and sentences end."""

import unicodedata

import regex as re

SENTENCE_END = re.compile(r"(?<=[.?!:؟।])\s+|(?<=[。？！：])|\n+")
"""What is between two sentences; a colon ends one too."""

_POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    "\u0610-\u061a\u0640\u064b-\u0652\u0670\u06d6-\u06dc]"  # Arabic, with the stroke that stretches words
)
_ACCENTS = re.compile(rf"[\u0300-\u036f\u0653-\u065f]|{_POINTS.pattern}")
CLITICS = r"(?:(?=\p{Arabic})[وف]?[بكل]?(?:ال)?)?"
"""What Arabic writes before a word without a space: "and", "with", "as", "for" and the article."""

_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, without those that are empty."""
    return [sentence for part in SENTENCE_END.split(text) if (sentence := part.strip())]


def fold(text: str) -> str:
    """Return the text in lower case without accents, with compatible characters made one.

    Accents are the marks that a reader can do without: those of Latin, Greek and Cyrillic, and the vowel
    marks of Hebrew and Arabic. The vowel signs of Indic scripts, the marks of kana and the like are part of
    the word. The length may change, so places in a folded text are not places in the text.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


def bare(text: str) -> str:
    """Return a text without the vowel marks of Arabic and Hebrew, which are written or left out at will."""
    return text if text.isascii() else _POINTS.sub("", text)


def is_unspaced(word: str) -> bool:
    """Say whether a word is of a script that is written without spaces between words."""
    return unicodedata.name(word[0], "").startswith(_UNSPACED)
