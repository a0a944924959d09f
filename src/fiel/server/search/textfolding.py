"""Folding of spellings into one word: letter case, accents, and character encoding.

Both databases fold texts, in their own ways with the same result: a letter with marks of the block "Combining
Diacritical Marks" becomes the bare letter, so ``canción`` is ``cancion`` and ``ёлка`` is ``елка``. Marks of
other blocks, such as the vowels of Hindi and Arabic, belong to the word.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

DIACRITICS = "\u0300-\u036f"
"""The ignored marks, as the inside of a bracket expression."""

UNSPACED = (
    "\u0e00-\u0eff"  # Thai and Lao
    "\u1000-\u109f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\u3040-\u30ff"  # kana
)
"""The characters of scripts without spaces, each of which is treated as a separate word."""

BOUNDARY = "\ue000"
"""A word in no text or query, inserted where a phrase must not continue."""

_OF_WORDS = defaultdict(bool, dict.fromkeys("Ll Lm Lo Lt Lu Mc Mn Nd Nl No".split(), True))
"""Whether a character of a category of Unicode belongs to a word."""

_DIACRITIC = re.compile(f"[{DIACRITICS}]")
_UNSPACED = re.compile(f"([{UNSPACED}])")


def space_out(text: str) -> str:
    """Return a text with spaces around each character of a script without spaces."""
    return _UNSPACED.sub(r" \1 ", text)


def bare_letters(first: str, last: str) -> dict[str, str]:
    """Return the accented letters in a range of characters, each with its bare letter."""
    letters = (chr(code) for code in range(ord(first), ord(last) + 1))
    return {letter: bare for letter in letters if (bare := _bare_letter(letter)) != letter}


def word_characters() -> Iterator[tuple[str, str]]:
    """Yield the ranges, first and last, of word characters."""
    characters = map(chr, range(sys.maxunicode + 1))
    marks = bytearray(map(_OF_WORDS.__getitem__, map(unicodedata.category, characters)))
    marks[0xFE00 : 0xFE0F + 1] = bytes(16)  # variation selectors
    marks[ord(BOUNDARY)] = True
    for found in re.finditer(b"\x01+", marks):
        yield chr(found.start()), chr(found.end() - 1)


def _bare_letter(letter: str) -> str:
    bare = _DIACRITIC.sub("", unicodedata.normalize("NFD", letter))
    return unicodedata.normalize("NFC", bare)
