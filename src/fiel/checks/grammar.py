"""Checks of grammar and spelling: what LanguageTool found in the texts, without what it cannot judge here."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex as re

from fiel.checks.finding import Finding, Severity
from fiel.checks.folding import fold
from fiel.checks.normalization import normalize_item
from fiel.items import Item, Segment

COMMON_ITEMS = 5
"""In so many items of a task an unknown word is a term of its subject, and no typo."""

COMMON_SHARE = 0.02
"""A rule of grammar that matches in more of a task's items than this is about its style, and no mistake."""

_IGNORED = frozenset(
    {
        *("CASING", "TYPOGRAPHY", "COLLOQUIALISMS", "REGIONALISMS", "REDUNDANCY", "PLAIN_ENGLISH"),
        *("WIKIPEDIA", "STYLE", "REPETITIONS_STYLE", "CREATIVE_WRITING", "GENDER_NEUTRALITY"),
    }
)
"""Categories of LanguageTool that are about taste, or about how a whole text is set."""
_IGNORED_ISSUES = frozenset({"style", "whitespace", "locale-violation", "register", "characters"})
_SPELLING = "TYPOS"
_WORDS = ("misspelling", "duplication")
_SENTENCE_WORDS = 4

_WORD = re.compile(r"[\p{L}\p{M}\u200c\u200d]+(?:['’·-][\p{L}\p{M}\u200c\u200d]+)*")
_NOT_PROSE = re.compile(r"[\d_^\\={}<>|/+*]")
_QUOTED = re.compile(r"[\"'“”‘’«»()\[\]$`]")
_BLANK = re.compile(r"_{2,}")
_SENTENCE_END = re.compile(r"[.?!。？！؟।:;\n][\"'”’»)\]]*\s+")
_FINISHED = re.compile(r"[.?!。？！؟।:;…][\"'”’»)\]\s]*$")


@dataclass(frozen=True, slots=True)
class Match:
    """A place that LanguageTool matched in a text.

    Attributes:
        start: Where it begins, in characters.
        end: Where it ends.
        rule: LanguageTool's id of the rule.
        category: LanguageTool's id of the rule's category, such as ``CASING``.
        issue: The kind of issue by the Internationalization Tag Set 2.0, such as ``misspelling``.
        corrections: What LanguageTool proposes, the likeliest first.
    """

    start: int
    end: int
    rule: str
    category: str
    issue: str
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proofread:
    """What LanguageTool found in the texts of a task.

    Attributes:
        matches: The matches by text.
        common: Unknown words, in lower case, that many items of the task have.
        english: Unknown words, in lower case, that are English.
        habits: Rules that match in many items of the task.
    """

    matches: Mapping[str, Sequence[Match]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    english: frozenset[str] = frozenset()
    habits: frozenset[str] = frozenset()


def texts_of(item: Item) -> Iterator[str]:
    """Name the texts of an item that are to be proofread: its segments, and the stem with each option."""
    normal = normalize_item(item)
    yield from (segment.translation for segment in normal.segments if _is_prose(segment.translation))
    yield from (text for text, _, _ in _join_options(normal))


def words_left(items: Iterable[Item], matches: Mapping[str, Sequence[Match]]) -> frozenset[str]:
    """Return the unknown words that the English original has too: untranslated, or the same in both."""
    return frozenset(
        word
        for item in map(normalize_item, items)
        for segment, match in _matches_in(item, matches)
        if (word := _left_word(segment, match))
    )


def survey_matches(
    items: Iterable[Item], matches: Mapping[str, Sequence[Match]], *, english: Iterable[str] = ()
) -> Proofread:
    """Find what is common in a task: unknown words, and rules that match.

    Args:
        items: The items of the task.
        matches: What was found in each of the `texts_of` them.
        english: Which of the `words_left` are English.
    """
    words: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    total = 0
    for item in map(normalize_item, items):
        total += 1
        found = [
            (match, segment.translation[match.start : match.end])
            for segment, match in _matches_in(item, matches)
        ]
        words.update({text.lower() for match, text in found if match.category == _SPELLING})
        rules.update({match.rule for match, _ in found if match.category != _SPELLING})
    many = max(COMMON_ITEMS, COMMON_SHARE * total)
    return Proofread(
        matches,
        common=frozenset(word for word, count in words.items() if count >= COMMON_ITEMS),
        english=frozenset(english),
        habits=frozenset(rule for rule, count in rules.items() if count > many),
    )


def find_language_faults(item: Item, *, proofread: Proofread) -> list[Finding]:
    """Find faults of grammar (``grammar``) and spelling (``spelling``), and words left in English."""
    known = _words_of_source(item)
    found = []
    for segment, match in _matches_in(item, proofread.matches):
        if match.category == _SPELLING:
            left = _left_word(segment, match)
            if left in proofread.english and left not in proofread.common:
                found.append(_describe(segment, match, check="english-word", severity="warning"))
            elif _is_typo(segment.translation, match, known, proofread.common):
                found.append(_describe(segment, match, check="spelling", severity="warning"))
        elif match.rule not in proofread.habits and _is_fault(match, segment, known):
            found.append(_describe(segment, match, check="grammar", severity="warning"))
    return found


def find_option_agreement(item: Item, *, proofread: Proofread) -> list[Finding]:
    """Find options that do not go with the open end of the question: an article of another gender, say."""
    found = []
    for text, option, joint in _join_options(item):
        for match in proofread.matches.get(text, ()):
            if match.issue in _WORDS or _is_ignored(match) or not match.start < joint < match.end:
                continue
            if _is_contraction(text[match.start : match.end], match.corrections):
                continue
            found.append(
                Finding(
                    check="option-agreement",
                    severity="warning",
                    segment=option.name,
                    span=(0, min(match.end - joint, len(option.translation))),
                    values={"text": " ".join(text[match.start : match.end].split())},
                )
            )
            break
    return found


def _matches_in(item: Item, matches: Mapping[str, Sequence[Match]]) -> Iterator[tuple[Segment, Match]]:
    for segment in item.segments:
        for match in matches.get(segment.translation, ()):
            yield segment, match


def _is_contraction(text: str, corrections: Sequence[str]) -> bool:
    """Tell whether two words only melt into one, as *de le* into *du*: read apart, both are right."""
    return any(len(each.split()) < len(text.split()) for each in corrections)


def _is_prose(text: str) -> bool:
    return _WORD.search(text) is not None


def _join_options(item: Item) -> list[tuple[str, Segment, int]]:
    """Join the open end of an item's stem to each option.

    Returns:
        The text, the option, and where the option begins in the text; none when the stem is a whole sentence.
    """
    stem = item.segments[0]
    text = stem.translation.rstrip()
    if stem in item.options or not text or _FINISHED.search(text) or _BLANK.search(text):
        return []
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = text[ends[-1] if ends else 0 :] + " "
    return [
        (start + _continue(option.translation), option, len(start))
        for option in item.options
        if _is_prose(option.translation) and not _NOT_PROSE.search(option.translation)
    ]


def _continue(option: str) -> str:
    """Return an option as a sentence goes on with it: without a capital that only begins it."""
    first, second = option[:1], option[1:2]
    return first.lower() + option[1:] if second.islower() or second.isspace() else option


def _words_of_source(item: Item) -> frozenset[str]:
    return frozenset(
        word.lower() for segment in item.segments for word in _WORD.findall(segment.source or "")
    )


def _is_ignored(match: Match) -> bool:
    return match.category in _IGNORED or match.issue in _IGNORED_ISSUES


def _is_typo(text: str, match: Match, known: frozenset[str], common: frozenset[str]) -> bool:
    """Tell whether an unknown word is a mistake: names, symbols, terms and words of the original are none."""
    word = text[match.start : match.end]
    return (
        len(word) > 3
        and _WORD.fullmatch(word) is not None
        and not _NOT_PROSE.search(text[max(0, match.start - 1) : match.end + 1])
        and (word.islower() or (word.istitle() and _begins_sentence(text, match.start)))
        and word.lower() not in known
        and word.lower() not in common
        and bool(match.corrections)
        and _is_slip(word, match.corrections[0])
    )


def _left_word(segment: Segment, match: Match) -> str | None:
    """Return an unknown word that stands in the segment's source as well, unless it is quoted or is code."""
    word = segment.translation[match.start : match.end]
    around = segment.translation[max(0, match.start - 2) : match.end + 2].replace(word, "")
    if match.category != _SPELLING or not word.islower() or len(word) <= 2 or not _WORD.fullmatch(word):
        return None
    if _NOT_PROSE.search(around) or _QUOTED.search(around) or not segment.source:
        return None
    if len(_WORD.findall(segment.translation)) < _SENTENCE_WORDS:
        return None  # an option that is nothing but a name or a loan word
    return word if re.search(rf"\b{re.escape(word)}\b", segment.source) else None


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“”«»¿¡([")
    return not before or before[-1] in ".?!。？！؟।:…"


def _is_slip(word: str, correction: str) -> bool:
    """Tell whether a word is one letter, or only accents, away from a correction in the same place.

    A term that the dictionary lacks is further away from any other word, or is cut in two by the correction.
    """
    one, other = fold(word), fold(correction)
    if one == other:
        return True
    start = len(os.path.commonprefix([one, other]))
    end = len(os.path.commonprefix([one[start:][::-1], other[start:][::-1]]))
    differing = (one[start : len(one) - end], other[start : len(other) - end])
    inflected = start >= 4 and end <= 1  # a form of a known word that the dictionary lacks
    return " " not in correction and max(map(len, differing)) <= 1 and not inflected


def _is_fault(match: Match, segment: Segment, known: frozenset[str]) -> bool:
    text = segment.translation[match.start : match.end]
    if _is_ignored(match) or _NOT_PROSE.search(text) or not _is_prose(text):
        return False
    if all(_letters(each) == _letters(text) for each in match.corrections):
        return False  # nothing better is known, or only a comma or an accent less or more
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) > len(set(words)):
        return False  # a doubled word has a check of its own
    return not all(word in known for word in words)


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _describe(segment: Segment, match: Match, *, check: str, severity: Severity) -> Finding:
    return Finding(
        check=check,
        severity=severity,
        segment=segment.name,
        span=(match.start, match.end),
        values={
            "text": segment.translation[match.start : match.end],
            "correction": match.corrections[0] if match.corrections else "none",
        },
    )
