"""Checks for words and phrases that follow the English too closely: false friends and calques.

What they look for is in the language files, taken from what usage guides and teachers of translation warn of.
"""

from dataclasses import dataclass
from functools import cache

import regex as re

from fiel.checks.alltexts import join_translations
from fiel.checks.finding import Finding
from fiel.checks.folding import compile_words, find_parts, has_part, is_turkic
from fiel.checks.language import load_language
from fiel.items import Item


@dataclass(frozen=True, slots=True)
class _FalseFriend:
    """An English term, the words that look like its translation, and those that are.

    Of ``parts``, every text with a wrong one has one; most texts have none.
    """

    term: re.Pattern[str]
    parts: tuple[str, ...]
    wrong: re.Pattern[str]
    right: re.Pattern[str]
    target: str


def find_false_friends(item: Item) -> list[Finding]:
    """Find words that look or sound like the translation of an English term and mean something else.

    A segment that also has a right translation of the term is left alone.
    """
    findings = []
    friends = _select_friends(item)
    for segment in item.segments if friends else ():
        for friend in friends:
            term = friend.term.search(segment.source or "")
            found = friend.wrong.search(segment.translation) if term else None
            if term and found and not friend.right.search(segment.translation):
                findings.append(
                    Finding(
                        check="false-friend",
                        severity="warning",
                        segment=segment.name,
                        span=found.span(),
                        values={"text": found[0], "term": term[0], "target": friend.target},
                    )
                )
    return findings


def _select_friends(item: Item) -> list[_FalseFriend]:
    """Rule out cheaply those whose wrong words are not in the translation: nearly all."""
    friends, places = _load_false_friends(item.language)
    folded = join_translations(item).casefold()
    if is_turkic(folded):
        return list(friends)
    found = {place for part, those in places.items() if part in folded for place in those}
    return [friends[place] for place in sorted(found)]


def find_calques(item: Item) -> list[Finding]:
    """Find phrases that are put together as in English, and not as the language does."""
    findings = []
    together = join_translations(item)
    folded = together.casefold()
    calques = [
        each
        for each in _load_calques(item.language)
        if has_part(folded, each.parts) and each.anywhere.search(together)
    ]
    for segment in item.segments if calques else ():
        for calque in calques:
            found = calque.phrase.search(segment.translation)
            if found:
                findings.append(
                    Finding(
                        check="calque",
                        severity="warning",
                        segment=segment.name,
                        span=found.span(),
                        values={"text": found[0], "target": calque.better},
                    )
                )
    return findings


@cache
def _load_false_friends(code: str) -> tuple[tuple[_FalseFriend, ...], dict[str, list[int]]]:
    """The false friends of a language, and where among them those with each part are."""
    friends = tuple(
        _FalseFriend(
            re.compile(rf"(?<!\w)(?:{term})(?!\w)", re.IGNORECASE),
            find_parts(words.wrong),
            compile_words(words.wrong),
            compile_words(words.right),
            words.right[0].replace("*", ""),
        )
        for term, words in load_language(code).false_friends.items()
    )
    places: dict[str, list[int]] = {}
    for place, friend in enumerate(friends):
        for part in friend.parts:
            places.setdefault(part, []).append(place)
    return friends, places


@dataclass(frozen=True, slots=True)
class _Calque:
    """A phrase, the same to be searched in all texts of an item as one, and what is better.

    Of ``parts``, every text with the phrase has one.
    """

    phrase: re.Pattern[str]
    anywhere: re.Pattern[str]
    better: str
    parts: tuple[str, ...]


@cache
def _load_calques(code: str) -> tuple[_Calque, ...]:
    return tuple(
        _Calque(
            re.compile(phrase, re.IGNORECASE),
            re.compile(phrase, re.IGNORECASE | re.MULTILINE),
            better,
            _find_fixed_parts(phrase),
        )
        for phrase, better in load_language(code).calques.items()
    )


def _find_fixed_parts(phrase: str) -> tuple[str, ...]:
    """Return the longest literal text of each alternative of a regular expression, for `has_part`.

    An empty one is in every text: then there is no shortcut.
    """
    rest = _ESCAPE.sub("\0", phrase)
    rest = _SET.sub("\0", rest)
    while _GROUP.search(rest):
        rest = _GROUP.sub("\0", rest)
    texts = (_NO_LITERAL.split(alternative) for alternative in rest.split("|"))
    parts = (max(each, key=len).casefold() for each in texts)
    return tuple("" if is_turkic(part) else part for part in parts)


_ESCAPE = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[pPN]\{[^}]*\}|[pP][A-Za-z]|.)", re.DOTALL
)
_SET = re.compile(r"\[\^?\]?[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")
_NO_LITERAL = re.compile(r".?\{[\d,]+\}[?+]?|.?[?*]|[\0^$.+]")
