"""Texts made comparable: what is left out of a comparison, and where words and sentences end."""

import re
import unicodedata

SENTENCE_END = re.compile(r"(?<=[.?!:؟।])\s+|(?<=[。？！：])|\n+")
"""What is between two sentences; a colon ends one too."""

_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


def fold(text: str) -> str:
    """Return the text in lower case without accents, with compatible characters made one.

    The length may change, so places in a folded text are not places in the text.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")


def is_unspaced(word: str) -> bool:
    """Say whether a word is of a script that is written without spaces between words."""
    return unicodedata.name(word[0], "").startswith(_UNSPACED)
