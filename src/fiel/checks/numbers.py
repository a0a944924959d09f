"""Numbers of the source that a translation changed."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex as re

from fiel.checks.finding import Finding
from fiel.checks.folding import fold
from fiel.checks.language import Language, load_language
from fiel.checks.numerals import (
    Number,
    can_spell,
    find_number_words,
    find_numbers,
    match_numbers,
    mentions,
    roman,
    spell,
)
from fiel.items import Item, Segment

_HAS_DIGIT = re.compile(r"[\d¼-¾⅐-⅞²³¹⁰-₉]")
_FRACTION = re.compile(r"\d+/\d+|[¼-¾⅐-⅞]")
_QUESTION_NUMBER = re.compile(r"(?:^|[.?!]\s)\d{1,2}\s[A-Z][a-z]")  # left over from the page of an exam
_SLIP = re.compile(r"[a-z]{2}\d+[a-z]{2}")  # a key pressed by mistake: ``the0other``
_DECADE = re.compile(r"['’]?s(?!\w)")
_AFTERNOON = re.compile(r"(?<!\w)p\.?\s?m(?!\w)", re.IGNORECASE)
_BOTH, _ONE = 1.0, 0.5


def find_changed_numbers(item: Item) -> list[Finding]:
    """Find numbers that are in the source or in the translation, and not in the other.

    A number may change its separators (``1,000`` and ``1.000``), its digits (``٣``), and may be written
    as a word or in Roman numerals. Weighs 1 when one number stands for another, less when it is only missing.
    """
    findings = []
    for segment in item.segments:
        if segment.source is None or segment.source == segment.translation:
            continue
        found: list[Finding] = []
        if _HAS_DIGIT.search(segment.source) or _HAS_DIGIT.search(segment.translation):
            found = _compare(segment, segment.source, item.language)
        findings += found or _compare_words(segment, segment.source, item.language)
    return findings


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts that are compared: as it is, folded, and what is known of its language."""

    text: str
    folded: str
    code: str
    language: Language


def _compare(segment: Segment, source: str, code: str) -> list[Finding]:
    language, english = load_language(code), load_language("en")
    lost, added = match_numbers(
        find_numbers(source, english=True, scales=english.scales if language.scales else {}),
        find_numbers(segment.translation, english=False, scales=language.scales),
    )
    if not lost and not added:
        return []
    here = _Side(segment.translation, fold(segment.translation), code, language)
    there = _Side(source, fold(source), "en", english)
    lost, added = _pair_by_meaning(lost, added, there, here)
    lost = [number for number in lost if not _is_said(number, there, here)]
    added = [number for number in added if not _is_said(number, here, there)]
    if not added:
        lost = [number for number in lost if not _is_repeated(number, here)]
    if not (lost or added) or (not (lost and added) and not can_spell(code)):
        return []
    return [_changed_number(segment, lost, added)]


def _pair_by_meaning(
    lost: list[Number], added: list[Number], there: _Side, here: _Side
) -> tuple[list[Number], list[Number]]:
    left, added = [], list(added)
    for number in lost:
        meanings = _meanings(number, there, here)
        twin = next((other for other in added if meanings & _meanings(other, here, there)), None)
        if twin is None:
            left.append(number)
        else:
            added.remove(twin)
    return left, added


def _meanings(number: Number, own: _Side, other: _Side) -> frozenset[Decimal]:
    """What a single number may also be written as: a decade, an hour of the afternoon, below zero."""
    if len(number.readings[0]) != 1:
        return frozenset()
    value, end = number.readings[0][0], number.span[1]
    meanings = {value}
    if 100 <= value < 10_000 and value % 10 == 0 and _DECADE.match(own.text, end):
        meanings |= {value % 100, value // 100 + 1}
    if value < 12 and _AFTERNOON.search(own.text, end, end + 12):
        meanings.add(value + 12)
    if value < 0 and mentions(other.folded, _folded(other.language.minus)):
        meanings.add(-value)
    return frozenset(meanings)


def _is_said(number: Number, own: _Side, other: _Side) -> bool:
    start, end = number.span
    if _SLIP.search(own.text, max(0, start - 2), end + 2):
        return True
    if number.text == "00" or _QUESTION_NUMBER.search(own.text, max(0, start - 2), end + 3):
        return True
    fraction = next((m for m in _FRACTION.finditer(own.text) if m.start() <= start and end <= m.end()), None)
    name = unicodedata.normalize("NFKC", fraction.group()).replace("\u2044", "/") if fraction else ""
    if mentions(other.folded, _folded(other.language.number_words.get(name, ()))):
        return True
    if len(number.readings[0]) > 1:
        return all(_says(other, value) for value in number.readings[0])
    return any(_says(other, value) for value in _meanings(number, own, other))


def _is_repeated(number: Number, translation: _Side) -> bool:
    """Say whether a number of two digits or more still stands elsewhere: "since 1962" became "since then"."""
    return (
        len(number.text) > 1
        and re.search(rf"(?<!\w){re.escape(number.text)}(?!\w)", translation.text) is not None
    )


def _says(side: _Side, value: Decimal) -> bool:
    numeral = roman(value)
    return (
        mentions(side.folded, spell(value, side.code))
        or mentions(side.folded, _folded(side.language.number_words.get(str(value), ())))
        or bool(numeral and re.search(rf"(?<!\w){numeral}(?:[eèº°.]|(?!\w))", side.text))
    )


def _compare_words(segment: Segment, source: str, code: str) -> list[Finding]:
    """Compare numbers from 3 on that both texts write as words: "a" and "one" are too often articles."""
    language, english = load_language(code), load_language("en")
    lost = find_number_words(source, "en", scales=english.scales if language.scales else {})
    if not lost:
        return []
    added = find_number_words(segment.translation, code, scales=language.scales)
    lost, added = match_numbers(lost, added)
    lost = [n for n in lost if not _has_digits(segment.translation, n)]
    added = [n for n in added if not _has_digits(source, n)]
    return [_changed_number(segment, lost, added)] if lost and added else []


def _has_digits(text: str, number: Number) -> bool:
    return re.search(rf"(?<!\d){number.readings[0][0]}(?!\d)", text) is not None


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _changed_number(segment: Segment, lost: list[Number], added: list[Number]) -> Finding:
    return Finding(
        check="changed-number",
        severity="error",
        segment=segment.name,
        span=added[0].span if added else None,
        values={
            "kind": "changed" if lost and added else "lost" if lost else "added",
            "source": ", ".join(number.text for number in lost),
            "translation": ", ".join(number.text for number in added),
        },
        weight=_BOTH if lost and added else _ONE,
    )
