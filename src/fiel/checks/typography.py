"""Checks of punctuation marks, spaces and doubled words."""

from collections.abc import Iterator, Sequence
from functools import cache
from operator import eq

import regex as re

from fiel.checks.alltexts import join_translations
from fiel.checks.finding import Finding
from fiel.checks.language import load_language
from fiel.checks.words import Word, find_words, list_words
from fiel.items import Item, Segment

_JOINS = "'’-"
_DOUBLED_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_ENGLISH_OPENING = '("“'
_STOPS = frozenset(".!?…")
_SPACED_MARKS = tuple(f" {mark}" for mark in ",.;:?!")
_SPACE_BEFORE = re.compile(r"(?<=\w) +([,.;:?!])(?=\s|$)")


def find_unpaired_marks(item: Item) -> list[Finding]:
    """Find marks without their pair, such as Spanish ``¿?``, unless the source is like that."""
    findings = []
    together = join_translations(item)
    pairs = [
        pair for pair in load_language(item.language).pairs if pair[0] in together or pair[1] in together
    ]
    for segment in item.segments:
        for pair in pairs:
            place = _find_unpaired(segment.translation, pair)
            if place is not None and _find_unpaired(segment.source or "", pair, source=True) is None:
                findings.append(
                    Finding(
                        check="unpaired-marks",
                        severity="warning",
                        segment=segment.name,
                        span=(place, place + 1),
                        values={"mark": segment.translation[place], "pair": pair},
                    )
                )
    return findings


def _find_unpaired(text: str, pair: str, *, source: bool = False) -> int | None:
    opening, closing = pair[0], pair[1]
    if opening not in text and closing not in text:
        return None
    if source and opening not in _ENGLISH_OPENING:
        return None  # English does not have the whole pair
    if opening == closing:
        return text.rindex(opening) if text.count(opening) % 2 else None
    waiting: list[int] = []
    for mark in _compile_pair(pair).finditer(text):
        if mark[0] == opening:
            waiting.append(mark.start())
        elif waiting:
            waiting.pop()
        else:
            return mark.start()
    return waiting[-1] if waiting else None


@cache
def _compile_pair(pair: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(pair)}]")


def find_early_marks(item: Item) -> list[Finding]:
    """Find opening marks that stand before more than the question: "¿En verano, qué…?"."""
    pattern = _compile_early_mark(item.language)
    if pattern is None:
        return []
    return [
        Finding(check="early-mark", severity="warning", segment=segment.name, span=found.span())
        for segment in item.segments
        for found in pattern.finditer(segment.translation)
    ]


@cache
def _compile_early_mark(code: str) -> re.Pattern[str] | None:
    pattern = load_language(code).early_mark
    return re.compile(pattern) if pattern else None


def find_end_punctuation(item: Item) -> list[Finding]:
    """Find texts that lack their source's final mark, and options that end differently from the others.

    A question mark can be anywhere in the translation; another mark is missing when the text ends in a letter
    or a number, so that a sentence can become a question. A question that became a sentence with a colon
    before its options, "The correct one is:", lacks nothing.
    """
    ends = load_language(item.language).ends
    if not ends:
        return []
    options = item.options
    findings = []
    for segment in item.segments:
        mark = (segment.source or "").rstrip()[-1:]
        if mark == "?" and options and segment not in options and _ends_in_colon(segment):
            continue
        if mark in ends and not (mark == "." and segment in options) and _lacks(segment, mark, ends[mark]):
            findings.append(_end_finding(segment, ends[mark][0]))
    written = [option for option in options if option.translation.strip()]
    return findings + _mixed_ends(written, ends.get(".", ""))


def _lacks(segment: Segment, mark: str, wanted: str) -> bool:
    text = segment.translation.rstrip()
    if mark == "?":
        return text != "" and not any(each in text for each in wanted)
    return text[-1:].isalnum()


def _ends_in_colon(segment: Segment) -> bool:
    return segment.translation.rstrip()[-1:] in (":", "：")


def _mixed_ends(options: Sequence[Segment], stops: str) -> list[Finding]:
    """Find the options that end differently from most, when their sources all end alike."""
    if len(options) < 3 or any(option.source is None for option in options) or not stops:
        return []
    if len({(option.source or "").rstrip()[-1:] in _STOPS for option in options}) > 1:
        return []
    stopped = [option for option in options if option.translation.rstrip()[-1:] in stops]
    plain = [option for option in options if option not in stopped]
    if not stopped or not plain:
        return []
    fewer = stopped if len(stopped) < len(plain) else plain
    return [_end_finding(option, stops[0] if option in plain else "") for option in fewer]


def _end_finding(segment: Segment, mark: str) -> Finding:
    end = len(segment.translation.rstrip())
    return Finding(
        check="end-punctuation",
        severity="warning",
        segment=segment.name,
        span=(max(end - 1, 0), end),
        values={"mark": mark or "none"},
    )


def find_doubled_words(item: Item) -> list[Finding]:
    """Find words repeated in a row, unless the source or the language doubles words too."""
    allowed = load_language(item.language).doubles
    if allowed is None:
        return []
    return [
        Finding(
            check="doubled-word",
            severity="warning",
            segment=segment.name,
            span=(one.start, other.end),
            values={"word": one.text},
        )
        for segment in item.segments
        for one, other in _find_doubled(segment.translation, item.language)
        if one.text.lower() not in allowed
        and other.text != one.text.capitalize()  # "van Van Allen"
        and not one.text.isupper()
        and not any(_find_doubled(segment.source or "", "en"))
    ]


def _find_doubled(text: str, language: str) -> Iterator[tuple[Word, Word]]:
    """Yield the first and the last of words that stand several times in a row, with only space between.

    Words of one letter, and those that an apostrophe or a hyphen joins to another, are left out.
    """
    folded = list(map(str.casefold, list_words(text, language)))
    if not any(map(eq, folded, folded[1:])):
        return
    run: list[Word] = []
    for word in (*find_words(text, language), None):
        if run and word and _says_again(text, run[-1], word):
            run.append(word)
            continue
        if len(run) > 1 and not any(mark in _JOINS for mark in _around(text, run[0].start, run[-1].end)):
            yield run[0], run[-1]
        run = [word] if word and len(word.text) > 1 else []


def _says_again(text: str, one: Word, other: Word) -> bool:
    return one.text.casefold() == other.text.casefold() and text[one.end : other.start].isspace()


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 1) : start] + text[end : end + 1]


def find_doubled_spaces(item: Item) -> list[Finding]:
    """Find extra spaces: two in a row, or one before a mark that the language does not put one before."""
    before = load_language(item.language).space_before
    findings = []
    for segment in item.segments:
        source, text = segment.source or "", segment.translation
        places = []
        if ("  " in text or "\u00a0" in text) and not _DOUBLED_SPACE.search(source):
            places += [found.span() for found in _DOUBLED_SPACE.finditer(text)]
        if (
            before is not None
            and any(map(text.__contains__, _SPACED_MARKS))
            and not _SPACE_BEFORE.search(source)
        ):
            found_before = _SPACE_BEFORE.finditer(text)
            places += [found.span() for found in found_before if found[1] not in before]
        findings += [
            Finding(check="doubled-space", severity="warning", segment=segment.name, span=place)
            for place in sorted(places)[:1]
        ]
    return findings
