"""Check for units of the source that a translation changed."""

import re as stdlib_re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex as re
from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from fiel.checks.alltexts import join_sources
from fiel.checks.finding import Finding
from fiel.checks.language import load_language
from fiel.items import Item, Segment

_SPELLED = ("duration-day", "duration-week", "duration-month", "duration-year")
_UNITS = (
    *("length-" + name for name in ("kilometer", "meter", "centimeter", "millimeter", "micrometer")),
    *("length-" + name for name in ("nanometer", "mile", "yard", "foot", "inch", "light-year")),
    *("mass-" + name for name in ("kilogram", "gram", "milligram", "microgram", "pound", "ounce", "tonne")),
    *("volume-" + name for name in ("liter", "milliliter", "gallon", "cubic-centimeter", "cubic-meter")),
    *("area-" + name for name in ("square-centimeter", "square-meter", "square-kilometer", "acre")),
    *("area-" + name for name in ("hectare", "square-mile")),
    *("speed-" + name for name in ("kilometer-per-hour", "meter-per-second", "mile-per-hour")),
    *("temperature-" + name for name in ("celsius", "fahrenheit", "kelvin")),
    *("energy-" + name for name in ("joule", "kilojoule", "calorie", "kilocalorie", "electronvolt")),
    *("power-" + name for name in ("watt", "kilowatt", "megawatt", "horsepower")),
    *("electric-" + name for name in ("ampere", "milliampere", "ohm", "volt")),
    *("frequency-" + name for name in ("hertz", "kilohertz", "megahertz", "gigahertz")),
    *("pressure-" + name for name in ("pascal", "kilopascal", "atmosphere", "millimeter-ofhg")),
    *("duration-" + name for name in ("second", "millisecond", "minute", "hour")),
    *_SPELLED,
    *("angle-degree", "force-newton"),
)
_SYMBOLS = {
    "angle-degree": ("°", "º"),
    "temperature-celsius": ("°C", "ºC", "℃", "° C", "º C", "C"),
    "temperature-fahrenheit": ("°F", "ºF", "℉", "° F", "º F", "F"),
    "speed-mile-per-hour": ("mph", "m.p.h.", "m. p. h."),
    "speed-kilometer-per-hour": ("km/hr", "kph"),
    "speed-meter-per-second": ("m/sec", "m/seg"),
    "volume-milliliter": ("mL", "ml"),
    "volume-liter": ("L", "l"),
    "length-micrometer": ("μm", "µm"),
    "mass-microgram": ("μg", "µg", "mcg"),
    "electric-ohm": ("Ω", "Ω"),
    "volume-cubic-centimeter": ("cm3", "cm³", "cc"),
    "volume-cubic-meter": ("m3", "m³"),
    "area-square-meter": ("m2", "m²"),
    "area-square-centimeter": ("cm2", "cm²"),
    "pressure-millimeter-ofhg": ("mm Hg", "mmHg"),
    "duration-second": ("s", "sec"),
    "duration-hour": ("h", "hr", "hrs"),
}
_SAME = {"volume-cubic-centimeter": "volume-milliliter"}
_PREPOSITIONS = frozenset({"in", "a", "at", "to", "cal"})  # abbreviated units that are far more often words
_COUNTS = (1, 2, 3, 5, 11, 100)  # CLDR's plural forms are all among them
_LETTERS = re.compile(r"[^\W\d_]")
_DIGIT = stdlib_re.compile(r"\d")
_BEFORE_NAME = stdlib_re.compile(r"\d(?=[\s-]?[^\s\d.,;:?!()+*/=<>-])")
"""A digit that the name of a unit may follow: these marks begin none."""
_CONVERTED = re.compile(r"\d[\s-]?[°º\p{L}/\d]*\s*\([^()]*\Z")
_NUMBER_BEFORE = re.compile(r"\d(?:[\d.,٫٬]|\s(?=\d{3}))*$")


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of units in one language: patterns for them, and the units that they mean."""

    pattern: re.Pattern[str]
    words: re.Pattern[str]
    units: dict[str, str]


def find_changed_units(item: Item) -> list[Finding]:
    """Find units after numbers that became another unit: ``kg`` that became ``g``, miles that became ``km``.

    A unit that disappears without a replacement is no finding: its name may be unknown to us.
    """
    if not _DIGIT.search(join_sources(item)):
        return []
    return [
        finding
        for segment in item.segments
        if segment.source is not None and segment.source != segment.translation
        for finding in _compare(segment, segment.source, item.language)
    ]


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number with its unit; only the number's digits are compared."""

    digits: str
    unit: str
    place: re.Match[str]


def _compare(segment: Segment, source: str, code: str) -> list[Finding]:
    if not _DIGIT.search(source) or not _DIGIT.search(segment.translation):
        return []
    there = _find_quantities(source, "en")
    if not there:
        return []
    here = _find_quantities(segment.translation, code)
    if Counter(quantity.unit for quantity in there) == Counter(quantity.unit for quantity in here):
        return []
    pair = _same_number(there, here) or _other_number(there, here, segment.translation, source, code)
    return [_changed_unit(segment, *pair)] if pair else []


_Pair = tuple[_Quantity, _Quantity]


def _same_number(there: list[_Quantity], here: list[_Quantity]) -> _Pair | None:
    """Find a number of the source that has another unit of the same kind in the translation."""
    known = {(quantity.digits, quantity.unit) for quantity in there}
    present = {(quantity.digits, quantity.unit) for quantity in here}
    return next(
        (
            (one, other)
            for one in there
            for other in here
            if one.digits == other.digits and _kind(one.unit) == _kind(other.unit)
            if (one.digits, one.unit) not in present and (other.digits, other.unit) not in known
        ),
        None,
    )


def _other_number(
    there: list[_Quantity], here: list[_Quantity], translation: str, source: str, code: str
) -> _Pair | None:
    """Find a unit that the translation lacks, and one of the same kind that only it has: a conversion."""
    present = {quantity.unit for quantity in here} | _named_units(translation, code)
    known = {quantity.unit for quantity in there} | _named_units(source, "en")
    lost = [each for each in there if each.unit not in present and not _is_conversion(each, source)]
    added = [each for each in here if each.unit not in known and not _is_conversion(each, translation)]
    return next(
        ((one, other) for one in lost for other in added if _kind(one.unit) == _kind(other.unit)), None
    )


def _is_conversion(quantity: _Quantity, text: str) -> bool:
    """Tell whether it only repeats another in brackets, "155 cm (5 ft 1 in)"; a translation need not."""
    start = quantity.place.start()
    return _CONVERTED.search(text, max(0, start - 40), start) is not None


def _kind(unit: str) -> str:
    return unit.partition("-")[0]


def _changed_unit(segment: Segment, one: _Quantity, other: _Quantity) -> Finding:
    return Finding(
        check="changed-unit",
        severity="error",
        segment=segment.name,
        span=other.place.span("unit"),
        values={"source": one.place["unit"], "translation": other.place["unit"]},
    )


def _find_quantities(text: str, code: str) -> list[_Quantity]:
    names, found, end = _load_names(code), [], 0
    for digit in _BEFORE_NAME.finditer(text):
        match = names.pattern.match(text, digit.end()) if digit.end() >= end else None
        if match:
            end = match.end()
            unit = names.units[_key(match["unit"])]
            found.append(_Quantity(_digits_before(text, match.start()), unit, match))
    return found


def _digits_before(text: str, end: int) -> str:
    number = _NUMBER_BEFORE.search(text, max(0, end - 24), end)
    digits = "".join(filter(str.isdecimal, number.group())) if number else ""
    return str(int(digits)) if digits else ""


def _named_units(text: str, code: str) -> set[str]:
    """Return the units named by a word anywhere, for example after a number in words."""
    names = _load_names(code)
    return {names.units[_key(match.group())] for match in names.words.finditer(text)}


@cache
def _load_names(code: str) -> _Names:
    """Collect unambiguous unit names from CLDR, from our lists, and the symbols that all languages use."""
    more = load_language(code).units
    meanings: dict[str, set[str]] = {}
    for unit in _UNITS:
        names = {*_cldr_names(unit, code), *_SYMBOLS.get(unit, ()), *more.get(unit.partition("-")[2], ())}
        if unit not in _SPELLED:
            names |= {name for name in _cldr_names(unit, "en") if len(name) <= 4}
        for name in names - _PREPOSITIONS:
            meanings.setdefault(_key(name), set()).add(_SAME.get(unit, unit))
    units = {name: next(iter(found)) for name, found in meanings.items() if len(found) == 1}
    words = _compile(filter(_is_word, units))
    return _Names(
        pattern=re.compile(rf"(?<=\d)(?:\s|-)?(?P<unit>{_compile(units)})(?![^\W_]|/)"),
        words=re.compile(rf"(?<!\w)(?:{words})(?!\w)"),
        units=units,
    )


def _cldr_names(unit: str, code: str) -> set[str]:
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return set()
    lengths: tuple[Literal["long", "short"], ...] = ("long",) if unit in _SPELLED else ("long", "short")
    texts = {
        format_unit(count, unit, length=length, locale=locale) for length in lengths for count in _COUNTS
    }
    names = {re.sub(r"\d+", "", text).replace("\u00a0", " ").replace("\u202f", " ").strip() for text in texts}
    return {name for name in names if name and name != unit}


def _key(name: str) -> str:
    """Return the lookup key of a name: case matters in symbols but not in words."""
    name = " ".join(name.replace("-", " ").split()).replace(". ", ".")
    return name.casefold() if _is_word(name) else name


def _is_word(name: str) -> bool:
    return len(_LETTERS.findall(name)) > 3


def _compile(names: Iterable[str]) -> str:
    """Return a pattern of the names, longest first, with words in any case."""
    return "|".join(_pattern_of(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"


def _pattern_of(name: str) -> str:
    pattern = re.escape(name).replace(r"\ ", r"[\s-]+")
    pattern = re.sub(r"\\\.(?=\p{L})", r"\\.\\s*", pattern)
    return f"(?i:{pattern})" if _is_word(name) else pattern
