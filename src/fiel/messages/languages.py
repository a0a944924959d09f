"""Facts about languages: their names and writing directions."""

from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from fiel.errors import nearest

Direction = Literal["ltr", "rtl"]

# Scripts in use today that Unicode's CLDR (scriptMetadata.txt, column RTL) marks as right-to-left.
_RIGHT_TO_LEFT = {
    *("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"),
}


def writing_direction(language: str) -> Direction:
    """Return the direction of the script that a tag names, or else of the language's usual script.

    ``language`` is a BCP 47 tag, such as ``ar``, ``az-Arab`` or ``pa-PK``.
    """
    code, *subtags = language.split("-")
    script = next((tag.title() for tag in subtags if len(tag) == 4 and tag.isalpha()), None)
    if script is None:
        region = next((tag.upper() for tag in subtags if len(tag) == 2), "")
        likely = get_global("likely_subtags")
        tag_set = likely.get(f"{code}_{region}") or likely.get(code) or ""
        script = next((tag for tag in tag_set.split("_") if len(tag) == 4), "")
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


def is_language(language: str) -> bool:
    """Tell whether CLDR has a name for the language of a tag."""
    return language.split("-")[0] in Locale("en").languages


def rank_language(language: str, wanted: str) -> int:
    """Return how near a language is to a wanted one: 2 for the same tag, 1 for the same language, or 0."""
    if language.lower() == wanted.lower():
        return 2
    return int(language.split("-")[0].lower() == wanted.split("-")[0].lower())


def find_language(name: str) -> str | None:
    """Return a language's code from its name in English or its own (``español`` is es), tolerating typos."""
    wanted = name.strip().casefold()
    alias = get_global("language_aliases").get(wanted)  # spa is es
    if alias:
        return str(alias)
    english = {called.casefold(): code for code, called in Locale("en").languages.items()}
    if wanted in english:
        return str(english[wanted])
    for code in sorted({each.split("_")[0] for each in locale_identifiers()}):
        if (language_name(code, written_in=code) or "").casefold() == wanted:
            return str(code)
    alike = nearest(wanted, english)
    return english[alike] if alike else None


def language_name(language: str, *, written_in: str) -> str | None:
    """Return a language's name in another language or in itself, or None when CLDR has none."""
    try:
        return Locale.parse(language, sep="-").get_display_name(Locale.parse(written_in, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None
