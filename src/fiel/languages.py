"""What Fiel has to know about any language: how it is called, and in which direction it is written."""

from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

Direction = Literal["ltr", "rtl"]

# Scripts in use today that Unicode's CLDR (scriptMetadata.txt, column RTL) marks as right-to-left.
_RIGHT_TO_LEFT = {
    *("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"),
}


def writing_direction(language: str) -> Direction:
    """Return the direction of a language's usual script, or of the one that its tag names.

    Args:
        language: A BCP 47 tag, such as ``ar``, ``az-Arab`` or ``pa-PK``.
    """
    code, *subtags = language.split("-")
    script = next((tag.title() for tag in subtags if len(tag) == 4 and tag.isalpha()), None)
    if script is None:
        region = next((tag.upper() for tag in subtags if len(tag) == 2), "")
        likely = get_global("likely_subtags")
        whole = likely.get(f"{code}_{region}") or likely.get(code) or ""
        script = next((tag for tag in whole.split("_") if len(tag) == 4), "")
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


def is_language(language: str) -> bool:
    """Tell whether CLDR knows the language of a tag, if only its name."""
    return language.split("-")[0] in Locale("en").languages


def language_name(language: str, *, written_in: str) -> str | None:
    """Return what a language is called in another one or in itself, or None when CLDR does not say.

    Args:
        language: The language, as a BCP 47 tag.
        written_in: The language of the name.
    """
    try:
        return Locale.parse(language, sep="-").get_display_name(Locale.parse(written_in, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None
