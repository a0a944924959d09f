"""Facts about languages: their names and writing directions."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
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


# Languages that people who speak another usually read with ease: close relatives, and for those of a country
# with a larger language, that one too. The nearest first.
_NEAR: Mapping[str, tuple[str, ...]] = {
    "gl": ("pt", "es"),
    "pt": ("gl",),
    "ca": ("es",),
    **dict.fromkeys(("an", "ast", "ay", "eu", "ext", "gn", "lad", "nah", "qu"), ("es",)),
    "oc": ("ca", "fr"),
    **dict.fromkeys(("br", "frp", "wa"), ("fr",)),
    "co": ("it", "fr"),
    **dict.fromkeys(("fur", "lij", "lmo", "nap", "pms", "sc", "scn", "vec"), ("it",)),
    "nb": ("no", "nn", "da", "sv"),
    "nn": ("no", "nb", "da", "sv"),
    "no": ("nb", "nn", "da", "sv"),
    "da": ("nb", "no", "nn", "sv"),
    "sv": ("nb", "no", "nn", "da"),
    **dict.fromkeys(("gsw", "bar", "lb", "nds"), ("de",)),
    "af": ("nl",),
    **dict.fromkeys(("fy", "li"), ("nl",)),
    "bs": ("hr", "sr"),
    "hr": ("bs", "sr"),
    "sr": ("bs", "hr"),
    "cs": ("sk",),
    "sk": ("cs",),
    "id": ("ms",),
    "ms": ("id",),
    **dict.fromkeys(("wuu", "yue"), ("zh",)),
}


@lru_cache(1000)
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


def rank_language(language: str, wanted: str) -> float:
    """Return how near a language is to a wanted one: 2 for the same tag, 1 for the same language, or 0.

    A language that those who speak the wanted one usually read is nearer than others, and farther than 1.
    """
    if language.lower() == wanted.lower():
        return 2
    code, own = (each.split("-")[0].lower() for each in (language, wanted))
    near = _NEAR.get(own, ())
    return 1 if code == own else (len(near) - near.index(code)) / (len(near) + 1) if code in near else 0


def nearest_language(languages: Collection[str], wanted: Sequence[str]) -> str:
    """Return the language nearest to one of the wanted ones, the most wanted first; empty if none is near."""
    ranked = [
        (min(rank_language(language, tag), 1), -place, rank_language(language, tag), language)
        for language in sorted(languages)
        for place, tag in enumerate(wanted)
    ]
    best = max(ranked, default=(0.0, 0, 0.0, ""))
    return best[3] if best[0] else ""


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
