"""Check for numbers of the source that a translation changed."""

import re as stdlib_re
import unicodedata
from calendar import month_name
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from itertools import pairwise

import regex as re

from fiel.checks.alltexts import join_sources, join_translations
from fiel.checks.finding import Finding
from fiel.checks.folding import fold
from fiel.checks.language import LanguageData, load_language
from fiel.checks.numerals import (
    Number,
    can_spell,
    find_number_words,
    find_numbers,
    match_digits,
    match_numbers,
    may_say_number,
    mentions,
    read_numbers,
    roman,
    spell,
)
from fiel.items import Item, Segment

_HAS_DIGIT = stdlib_re.compile(r"[\d¼-¾⅐-⅞²³¹⁰-₉]")
_FRACTION = re.compile(r"(?<!\d)\d{1,9}/\d{1,9}(?!\d)|[¼-¾⅐-⅞]")
_QUESTION_NUMBER = re.compile(r"(?:^|[.?!]\s)\d{1,2}\s[A-Z][a-z]")  # left over from an exam page
_SLIP = re.compile(r"[a-z]{2}\d+[a-z]{2}")  # a typing mistake: ``the0other``
_RUN_ON = re.compile(r"(?<![\p{L}\d.,^_])\d{1,3}(?:s\s|(?!st|nd|rd|th)[a-z]{4})")  # ``315days``, ``2s poor``
_CONVERSION = re.compile(r"(?:\d[\s-]?\p{L}*|[°%]\s?\p{L}?)\s*\([^()]*\d[^()]*\)")  # ``38 °C (101 °F)``
_CONVERTED = re.compile(
    r"\s?[°%]?\s?\p{L}*\s*\((\d+(?:[.,]\d+)?)\s?[°%]?\p{L}[^()]*\)"
)  # its ``°C (101 °F)``
_ONE_PERIOD = re.compile(r"1[ -](?:second|minute|hour|day|night|week|month|year|time)s?(?!\w)", re.IGNORECASE)
_ANY_CENTURY = re.compile(r"centur(?:y|ies)", re.IGNORECASE)
_DECADE = re.compile(r"['’]?s(?!\w)")
_MINUS_APART = re.compile(r"(?:^|[\s(=])[−–-]\s\Z", re.MULTILINE)  # as in "- 5"
_POWER = re.compile(  # of a unit or in a formula: m/s^2, cm³, mol-1, CO_{2}
    r"(?:(?<!\p{L})(?:[kcdmµμn]?[mgsL]|h|ft|in|hr|min|sec|mol|K)(?:\s?\^\s?[−-]?|[−-])?|[A-Z][a-z]?\)?_?)\{?\Z"
)
_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
_MONTH = re.compile(rf"(?<!\w)(?:{'|'.join(_MONTHS)})(?!\w)", re.IGNORECASE)
_CENTURY = re.compile(  # "20th century", and "20th and 21st century"
    r"(\d{1,2})(?:st|nd|rd|th)(?:\s?(?:,|-|–|and|or|to)\s?(?:the )?\d{1,2}(?:st|nd|rd|th))*[ -]centur",
    re.IGNORECASE,
)
_EVENING = re.compile(r"(?<!\w)(?:afternoon|evening|night)(?!\w)", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?<!\w)p\.?\s?m(?!\w)", re.IGNORECASE)
_BOTH, _ONE = 1.0, 0.5
_LOOKED_UP = 50  # numbers of one text searched in the other
_NEAR = 24
_THIS_CENTURY = range(2000, 2030)


def find_changed_numbers(item: Item) -> list[Finding]:
    """Find numbers that occur only in the source or only in the translation.

    A number may change its separators (``1,000`` and ``1.000``) or digits (``٣``), or be written as a word or
    in Roman numerals. The weight is 1 when a number was replaced, less when one is only missing.
    """
    digits = _HAS_DIGIT.search(join_sources(item)) or _HAS_DIGIT.search(join_translations(item))
    words = may_say_number(join_sources(item), "en", scales=load_language("en").scales)
    findings: list[Finding] = []
    for segment in item.segments if digits or words else ():
        if segment.source is None or segment.source == segment.translation:
            continue
        found = _compare(segment, segment.source, item.language) if digits else []
        findings += found or (_compare_words(segment, segment.source, item.language) if words else [])
    return findings


@dataclass(frozen=True, slots=True)
class _Side:
    text: str
    folded: str
    code: str
    language: LanguageData


def _compare(segment: Segment, source: str, code: str) -> list[Finding]:
    if not _HAS_DIGIT.search(source) and not _HAS_DIGIT.search(segment.translation):
        return []
    language, english = load_language(code), load_language("en")
    scales = english.scales if language.scales else {}
    theirs = match_digits(source, scales=scales)
    ours = match_digits(segment.translation, scales=language.scales)
    if [number.text for number in theirs] == [number.text for number in ours]:
        return []  # the usual case: nothing is to be read
    lost, added = match_numbers(
        read_numbers(theirs, english=True, scales=scales),
        read_numbers(ours, english=False, scales=language.scales),
    )
    if not lost and not added:
        return []
    here = _Side(segment.translation, fold(segment.translation), code, language)
    there = _Side(source, fold(source), "en", english)
    if max(len(lost), len(added)) <= _LOOKED_UP:
        lost, added = _leave_out_said(lost, added, there, here)
    if not (lost or added) or (not (lost and added) and not can_spell(code)):
        return []
    return [_changed_number(segment, lost, added)]


def _leave_out_said(
    lost: list[Number], added: list[Number], there: _Side, here: _Side
) -> tuple[list[Number], list[Number]]:
    """Remove the numbers that the other text has in words, or with another meaning."""
    lost, added = _pair_by_meaning(lost, added, there, here)
    lost = [number for number in lost if not _is_said(number, there, here)]
    added = [number for number in added if not _is_said(number, here, there)]
    if not added:
        lost = [number for number in lost if not _is_repeated(number, here)]
    if not lost:
        added = [number for number in added if not (_is_edition(number) or _mends_slip(number, there.text))]
    if not lost and _ANY_CENTURY.search(there.text):
        added = [number for number in added if not _is_hundreds(number)]
    return lost, added


def _pair_by_meaning(
    lost: list[Number], added: list[Number], there: _Side, here: _Side
) -> tuple[list[Number], list[Number]]:
    left, added = [], list(added)
    for number in lost:
        meanings = _meanings(number, there, here)
        twins = [other for other in added if meanings & _meanings(other, here, there)]
        most = 2 if _DECADE.match(there.text, number.span[1]) else 1  # the 1960s: the 60s of the 20th century
        left += [] if twins else [number]
        added = [other for other in added if other not in twins[:most]]
    return left, added


def _meanings(number: Number, own: _Side, other: _Side) -> frozenset[Decimal]:
    """Other ways in which a single number can be written: a decade, an afternoon hour, below zero."""
    values = [reading[0] for reading in number.readings if len(reading) == 1]
    return frozenset(meaning for value in values for meaning in _meanings_of(value, number, own, other))


def _meanings_of(value: Decimal, number: Number, own: _Side, other: _Side) -> set[Decimal]:
    meanings, end = {value}, number.span[1]
    if 100 <= value < 10_000 and value % 10 == 0 and _DECADE.match(own.text, end):
        meanings |= {value % 100, value // 100 + 1}
    if value < 12 and (
        _AFTERNOON.search(own.text, end, end + 12) or _EVENING.search(own.text, end, end + _NEAR)
    ):
        meanings.add(value + 12)
    if value < 0 and mentions(other.folded, _folded(other.language.minus)):
        meanings.add(-value)
    if _is_after(_MINUS_APART, number, own.text):
        meanings.add(-value)
    if own.code == "en" and _CENTURY.match(own.text, number.span[0]):
        meanings.add((value - 1) * 100)  # Swedish, Danish and Finnish: 1800-talet
    return meanings


def _is_after(pattern: re.Pattern[str], number: Number, text: str) -> bool:
    start = number.span[0]
    return pattern.search(text, max(0, start - _NEAR), start) is not None


def _is_hundreds(number: Number) -> bool:
    """Tell whether a number names a century by its hundreds: Swedish *1900-talet*, the twentieth."""
    return any(len(each) == 1 and 100 <= each[0] < 10_000 and each[0] % 100 == 0 for each in number.readings)


def _is_edition(number: Number) -> bool:
    """Tell whether it is a year of this century, as later editions of a benchmark add: "as of 2020"."""
    return any(len(each) == 1 and each[0] in _THIS_CENTURY for each in number.readings)


def _mends_slip(number: Number, source: str) -> bool:
    """Tell whether it stands where the English has a slip: 31 for "315days"."""
    return any(
        digits[0].startswith(number.text) and _RUN_ON.match(source, digits.start())
        for digits in re.finditer(r"\d+", source)
    )


def _is_said(number: Number, own: _Side, other: _Side) -> bool:
    start, end = number.span
    if own.code == "en" and _is_spared(number, own.text, other):
        return True
    if _SLIP.search(own.text, max(0, start - 2), end + 2):
        return True
    if number.text == "00" or _QUESTION_NUMBER.search(own.text, max(0, start - 2), end + 3):
        return True
    near = _FRACTION.finditer(own.text, max(0, start - _NEAR), min(len(own.text), end + _NEAR))
    fraction = next((found for found in near if found.start() <= start and end <= found.end()), None)
    if _is_power(number, own.text) or _is_month(number, other):
        return True
    name = unicodedata.normalize("NFKC", fraction.group()).replace("\u2044", "/") if fraction else ""
    if mentions(other.folded, _folded(other.language.number_words.get(name, ()))):
        return True
    if len(number.readings[0]) > 1:
        return all(_says(other, value) for value in number.readings[0])
    return any(_says(other, value) for value in _meanings(number, own, other))


def _is_spared(number: Number, source: str, here: _Side) -> bool:
    """Tell whether a translation need not have a number of the English: a slip, or said in another way."""
    start, end = number.span
    if _RUN_ON.match(source, start) or _ONE_PERIOD.match(source, start):
        return True
    converted = _CONVERTED.match(source, end)
    if converted and any(_has_value(here.text, form) for form in _decimals(converted[1])):
        return True
    brackets = (found.group().partition("(")[2] for found in _CONVERSION.finditer(source))
    if any(_has_value(each, re.escape(number.text)) for each in brackets):
        return True  # or the same number elsewhere: which of the two is missing, nobody can tell
    values = number.readings[0]
    return (
        len(values) > 2
        and all(other - one == 1 for one, other in pairwise(values))
        and all(_has_value(here.text, each) for each in (values[0], values[-1]))
    )


def _has_value(text: str, value: Decimal | str) -> bool:
    return re.search(rf"(?<!\d){value}(?!\d)", text) is not None


def _decimals(number: str) -> set[str]:
    """Return a number with a point and with a comma, as patterns."""
    return {re.escape(re.sub("[.,]", mark, number)) for mark in ".,"}


def _is_power(number: Number, text: str) -> bool:
    """Tell whether it is a small digit of a unit or chemical formula, which can be replaced by a word."""
    return len(number.text) == 1 and _is_after(_POWER, number, text)


def _is_month(number: Number, source: _Side) -> bool:
    """Tell whether a number is a month that the English original names: "6月", "tháng 6"."""
    values = number.readings[0]
    if source.code != "en" or any(not 1 <= value <= 12 for value in values):
        return False
    named = {_MONTHS[found.group().casefold()] for found in _MONTH.finditer(source.text)}
    return len(values) == 1 and values[0] in named


def _is_repeated(number: Number, translation: _Side) -> bool:
    """Tell whether a number of two or more digits still occurs: "since 1962" became "since then"."""
    if len(number.text) == 1:
        return False
    if re.search(rf"(?<!\w){re.escape(number.text)}(?!\w)", translation.text):
        return True
    numbers = find_numbers(translation.text, english=False, scales=translation.language.scales)
    return any(set(number.readings) & set(other.readings) for other in numbers)


def _says(side: _Side, value: Decimal) -> bool:
    numeral = roman(value)
    whole = value.to_integral_value(ROUND_FLOOR)  # divmod refuses more digits than a context has
    half = _folded(side.language.number_words.get("1/2", ()))  # "dues hores i mitja" is 2.5 hours
    halved = value - whole == Decimal("0.5") and mentions(side.folded, half)
    return (
        mentions(side.folded, spell(value, side.code))
        or mentions(side.folded, _folded(side.language.number_words.get(str(value), ())))
        or (halved and (not whole or _says(side, whole)))
        or bool(
            numeral and re.search(rf"(?<![\p{{Latin}}\d]){numeral}(?:[eèº°.]|(?![\p{{Latin}}\d]))", side.text)
        )
    )


def _compare_words(segment: Segment, source: str, code: str) -> list[Finding]:
    """Compare numbers from 3 up that both texts write as words: "a" and "one" are too often articles."""
    language, english = load_language(code), load_language("en")
    lost = find_number_words(source, "en", scales=english.scales if language.scales else {})
    if not lost:
        return []
    added = find_number_words(segment.translation, code, scales=language.scales)
    lost, added = match_numbers(lost, added)
    if max(len(lost), len(added)) > _LOOKED_UP:
        return [_changed_number(segment, lost, added)] if lost and added else []
    lost = [n for n in lost if not _has_value(segment.translation, n.readings[0][0])]
    added = [n for n in added if not _has_value(source, n.readings[0][0])]
    return [_changed_number(segment, lost, added)] if lost and added else []


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word.removesuffix("*")) for word in words)  # `mentions` adds endings by itself


def _changed_number(segment: Segment, lost: list[Number], added: list[Number]) -> Finding:
    return Finding(
        check="changed-number",
        severity="error" if lost else "warning",
        segment=segment.name,
        span=added[0].span if added else None,
        values={
            "kind": "changed" if lost and added else "lost" if lost else "added",
            "source": ", ".join(number.text for number in lost),
            "translation": ", ".join(number.text for number in added),
        },
        weight=_BOTH if lost and added else _ONE,
    )
