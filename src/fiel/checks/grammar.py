"""Checks of grammar and spelling: what LanguageTool found in the texts, without what it cannot judge here."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import regex as re

from fiel.checks.cues import find_article_clashes
from fiel.checks.finding import Finding, Severity
from fiel.checks.folding import fold
from fiel.checks.language import load_language
from fiel.checks.normalization import normalize_item
from fiel.checks.proofread import Match, Proofread
from fiel.checks.typos import NOT_PROSE, ONE_WORD, are_known, is_typo
from fiel.checks.words import find_sentences, find_words
from fiel.items import Item, Segment

COMMON_ITEMS = 5
"""In so many items of a task an unknown word is a term of its subject, and no typo."""

COMMON_SHARE = 0.02
"""A rule of grammar that matches in more of a task's items than this is about its style, and no mistake."""

_IGNORED = frozenset(
    {
        *("CASING", "TYPOGRAPHY", "COLLOQUIALISMS", "REGIONALISMS", "REDUNDANCY", "PLAIN_ENGLISH"),
        *(
            "WIKIPEDIA",
            "STYLE",
            "CAMBIOS_NORMA",
            "REPETITIONS_STYLE",
            "CREATIVE_WRITING",
            "GENDER_NEUTRALITY",
        ),
    }
)
"""Categories of LanguageTool that are about taste, older norms, or how a whole text is set."""
_IGNORED_ISSUES = frozenset({"style", "whitespace", "locale-violation", "register", "characters"})
_SPELLING = "TYPOS"
_WORDS = ("misspelling", "duplication")
_SENTENCE_WORDS = 4
_LONG_ENOUGH = 6
"""Letters of a place in which an accent makes another word that is no small word (*el*, *hacia*)."""

_QUOTED = re.compile(r"[\"'“”‘’«»()\[\]$`]")
_BLANK = re.compile(r"_{2,}")
_FINISHED = re.compile(r"[.?!。？！؟।:;…][\"'”’»)\]\s]*$")


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


def is_spelt(matches: Iterable[Match]) -> bool:
    """Tell whether a dictionary knows a word, whatever else is said of it, such as its small first letter."""
    return all(match.category != _SPELLING for match in matches)


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
    joins = load_language(item.language).joins_words
    found = []
    for segment, match in _matches_in(item, proofread.matches):
        if match.category == _SPELLING:
            left = _left_word(segment, match)
            if left in proofread.english and left not in proofread.common:
                found.append(_describe(segment, match, check="english-word", severity="warning"))
            elif is_typo(segment.translation, match, known, proofread.common, joins=joins):
                found.append(_describe(segment, match, check="spelling", severity="warning"))
        elif match.rule not in proofread.habits and _is_fault(match, segment, known):
            found.append(_describe(segment, match, check="grammar", severity="warning"))
    return found


def is_proofreading(check: Callable[..., object]) -> bool:
    """Tell whether a prepared check tells what LanguageTool found."""
    return isinstance(check, partial) and check.func is find_language_faults


def find_option_agreement(item: Item, *, proofread: Proofread) -> list[Finding]:
    """Find options that do not go with the open end of the question: an article of another gender, say.

    Those of `find_article_clashes`, which needs no LanguageTool, are left out.
    """
    found = []
    known = {each.segment for each in find_article_clashes(item)}
    for text, option, joint in _join_options(item):
        for match in () if option.name in known else proofread.matches.get(text, ()):
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
    return any(map(str.isalpha, text))


def _join_options(item: Item) -> list[tuple[str, Segment, int]]:
    """Join the open end of an item's stem to each option.

    Returns:
        The text, the option, and where the option begins in the text; none when the stem is a whole sentence.
    """
    stem = item.segments[0]
    text = stem.translation.rstrip()
    if stem in item.options or not text or _FINISHED.search(text) or _BLANK.search(text):
        return []
    sentences = find_sentences(text, item.language)
    start = text[sentences[-1][0] if sentences else 0 :] + " "
    return [
        (start + _continue(option.translation), option, len(start))
        for option in item.options
        if _is_prose(option.translation) and not NOT_PROSE.search(option.translation)
    ]


def _continue(option: str) -> str:
    """Return an option as a sentence goes on with it: without a capital that only begins it."""
    first, second = option[:1], option[1:2]
    return first.lower() + option[1:] if second.islower() or second.isspace() else option


def _words_of_source(item: Item) -> frozenset[str]:
    return frozenset(
        word.text.lower() for segment in item.segments for word in find_words(segment.source or "", "en")
    )


def _is_ignored(match: Match) -> bool:
    return match.category in _IGNORED or match.issue in _IGNORED_ISSUES


def _left_word(segment: Segment, match: Match) -> str | None:
    """Return an unknown word that stands in the segment's source as well, unless it is quoted or is code.

    It is in lower case, and so it must be in the source: what has a capital there may be a name.
    """
    written = segment.translation[match.start : match.end]
    word = written.lower()
    around = segment.translation[max(0, match.start - 2) : match.end + 2].replace(written, "")
    if match.category != _SPELLING or len(word) <= 2 or not ONE_WORD.fullmatch(word):
        return None
    if not (written.islower() or written.istitle()):
        return None  # an acronym
    if NOT_PROSE.search(around) or _QUOTED.search(around) or not segment.source:
        return None
    if len(find_words(segment.translation)) < _SENTENCE_WORDS:
        return None  # an option that is nothing but a name or a loan word
    return word if re.search(rf"\b{re.escape(word)}\b", segment.source) else None  # in English no name


def _is_fault(match: Match, segment: Segment, known: frozenset[str]) -> bool:
    text = segment.translation[match.start : match.end]
    if _is_ignored(match) or NOT_PROSE.search(text) or not _is_prose(text):
        return False
    if segment.translation[: match.start].rstrip()[-1:].isdigit():
        return False  # a unit or an element after its number
    if all(_letters(each) == _letters(text) for each in match.corrections) and not _is_accent(text, match):
        return False  # nothing better is known, or only a comma less or more
    words = [word.text.lower() for word in find_words(text)]
    if len(words) > len(set(words)):
        return False  # a doubled word has a check of its own
    return not are_known(text, known)


def _is_accent(text: str, match: Match) -> bool:
    """Tell whether only an accent is wrong, in words long enough to be sure of: *halara*, *halará*."""
    return len(_letters(text)) >= _LONG_ENOUGH and any(
        len(each) == len(text) and _letters(each) == _letters(text) for each in match.corrections[:1]
    )


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
