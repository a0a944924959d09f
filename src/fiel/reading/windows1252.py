"""Detect Windows-1252 among the single-byte encodings, by the plausibility of the decoded text.

Spreadsheets in Western Europe and America still save CSV in it. Nearly any bytes can be decoded as
Windows-1252, so a file is accepted only if all its letters belong to one language that is written with it, no
symbol is in an impossible position, and no letters pile up as they do when Russian or Greek is decoded like
this. A language with the same bytes for its letters in another encoding, such as German in Windows-1250,
decodes to the same text.
"""

import re

ENCODING = "cp1252"

# The letters beyond a to z in each language, and those that it borrows most often.
_ALPHABETS = tuple(
    frozenset(letters + letters.upper().replace("SS", ""))
    for letters in (
        "áéíóúüñçàèò",  # Spanish, Galician, Basque, Catalan's most
        "àèéíïòóúüçñ",  # Catalan
        "áâãàçéêíóôõúü",  # Portuguese
        "àâæçéèêëîïôœùûüñ",  # French
        "àèéìíîòóùú",  # Italian
        "äöüßéèàâôç",  # German
        "éèëêïíóöüáàâô",  # Dutch
        "æøåéèêóòôäöü",  # Danish, Norwegian
        "åäöéàüèáæø",  # Swedish, Finnish
    )
)
_SIGNS = frozenset("¿¡«»‹›“”‘’„…–—·ºª°€£§©®™×÷±²³½¼¾µ•´\xa0\xad")
_BETWEEN_LETTERS = "’·‘´\xad"  # l’arbre, col·lecció
_MISPLACED = re.compile(rf"(?<=[^\W\d_])[^\x00-\x7f\w{_BETWEEN_LETTERS}](?=[^\W\d_])|[¹²³½¼¾ªº](?=[^\W\d_])")
_UNLIKELY = re.compile(
    r"[a-zß-öø-ÿ][À-ÖØ-ÞŒ]"  # a capital within a word, as in UTF-8 decoded byte by byte
    r"|[õÕ](?![eE])|[ãÃ](?=[^\W\d_])(?![oeiOEI]|[sS]\b)"  # not as in Portuguese: Hungarian's ő, Romanian's ă
    r"|\w[¡¿„]|\d[À-ÖØ-öø-ÿ]"  # opening punctuation after a letter; a letter after a digit
    r"|(?<!\w)[À-ÖØ-öø-ÿŒœ]{2,}(?!\w)|[À-ÖØ-öø-ÿŒœ]{4}"  # a word without a letter from a to z
)


_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def read_windows_1252(content: bytes) -> str | None:
    """Return the text of bytes that are unmistakably Windows-1252, or None."""
    if _UTF_8.search(content):
        return None  # a mix of two encodings
    try:
        text = content.decode(ENCODING)
    except UnicodeDecodeError:
        return None
    return text if _is_plain(text) else None


def _is_plain(text: str) -> bool:
    """Tell whether a text decoded as Windows-1252 is plausible."""
    letters = frozenset(character for character in text if character > "\x7f") - _SIGNS
    if not any(letters <= alphabet for alphabet in _ALPHABETS):
        return False
    return not _MISPLACED.search(text) and not _UNLIKELY.search(text)
