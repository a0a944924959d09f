"""Checks for untranslated English and for remarks of the translating model.

Languages are identified by ``py3langid`` (BSD-3-Clause), which bundles its 4 MB model. On 6,000 real texts of
four words or more, half of them English and half Spanish, it recognized 99.9 % of the English and every
Spanish one, in 27 µs each. ``lingua``, of 96 MB, took 70 µs and classified six Spanish texts as English; so
did fastText's ``lid.176.ftz`` in 66 µs, whose model has a different licence from Fiel (CC BY-SA).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import regex as re

from fiel.checks.alltexts import BETWEEN, join_translations, list_plain_words
from fiel.checks.finding import Finding
from fiel.checks.language import load_language
from fiel.checks.words import list_words
from fiel.items import Item, Segment

_ENGLISH_WORDS = frozenset(
    "the of and is are to for which with that from by an be it was were this these they their has have can "
    "will not what when who how does would should between both than into its at or".split()
)
_SPEAKS_OF_IT = re.compile(
    r"translat|language model|sorry|apolog|\bsure\b|here (?:is|are)|\bnote\b|\bas an ai\b", re.I
)
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“", "'": "'", "‘": "’"}
_CALL = re.compile(r"\s*[A-Za-z_][\w.]*\([^()]*\)[;.]?\s*")  # code: ``replace(old, new)``
_SHOWN = 60
_ENOUGH = 1000


def find_untranslated(item: Item) -> list[Finding]:
    """Find segments that equal their source, or whose words are English.

    Names, titles, formulas and calls of functions can stay: texts of fewer than three words, or without a
    lower-case word of more than three letters.
    """
    return [
        Finding(check="untranslated", severity="warning", segment=segment.name)
        for segment in item.segments
        if _is_untranslated(segment, item.language)
    ]


def _is_untranslated(segment: Segment, language: str) -> bool:
    base = language.split("-")[0]
    words = _list_words(segment.translation, language) if base != "en" else []
    if len(words) < 3 or _is_name(words) or _is_call(segment.translation):
        return False
    source = segment.source
    if source is not None and segment.translation.strip().casefold() == source.strip().casefold():
        return True
    return len(words) >= 4 and _may_be_english(words, source) and _is_english(segment.translation, base)


def _list_words(text: str, language: str) -> list[str]:
    return [
        word
        for word in list_words(text, language)
        if len(word) > 1 and (word.isalpha() or not any(map(str.isdigit, word)))
    ]


def _is_call(text: str) -> bool:
    return ")" in text and _CALL.fullmatch(text) is not None


def _is_name(words: list[str]) -> bool:
    return not any([len(word) > 3 and word.islower() for word in words])


def _may_be_english(words: list[str], source: str | None) -> bool:
    """Rule out English cheaply, also a text whose only English is names: "Marx trong The Capital"."""
    if not _ENGLISH_WORDS.isdisjoint(words):
        return True
    if source is None or (_has_none(source, words) and all(map(str.isalpha, words))):
        return False
    found, plain = {word.lower() for word in words}, {word for word in words if word.islower()}
    if 2 * len(_written_in(source, found)) < len(found):
        return False
    known = {word.lower() for word in _list_words(source, "en")}
    return 2 * len(found & known) >= len(found) and not plain.isdisjoint(known)


def _has_none(source: str, words: list[str]) -> bool:
    """Tell whether none of some words, as they are written, is a word of a text in small letters."""
    known = list_plain_words(source) if source.isascii() else None
    return known is not None and known.isdisjoint(words)


def _written_in(source: str, words: set[str]) -> set[str]:
    """Return the words that may be in a text, so that few are cut for it."""
    lower = source.lower()
    return {word for word in words if word in lower} if source.isascii() else words


@cache
def _identifier(language: str) -> Callable[[str], tuple[str, float]] | None:
    # Half a second and 100 MB: only loaded when used, or by `load_identifier`.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    if language not in identifier.labels:
        return None
    identifier.set_languages(["en", language])
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify


def load_identifier(language: str) -> None:
    """Load what identifies languages, so that processes forked afterwards need not do so each."""
    _identifier(language.split("-")[0])


def _is_english(text: str, language: str) -> bool:
    classify = _identifier(language)
    return classify is not None and classify(text[:_ENOUGH])[0] == "en"


def find_chat_residue(item: Item) -> list[Finding]:
    """Find what a chat model adds around a translation: "Here is the translation:", a note, its own quotes.

    Texts whose source itself mentions translations or language models are skipped.
    """
    findings = []
    residue = _residue_patterns(item.language)
    together = BETWEEN + join_translations(item)
    said = any([sign.search(together) for sign in residue.signs])
    for segment in item.segments:
        span = _residue_span(segment, residue) if said else _added_quotes(segment)
        if span is not None:
            text = segment.translation[slice(*span)]
            shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
            findings.append(
                Finding(
                    check="chat-residue",
                    severity="warning",
                    segment=segment.name,
                    span=span,
                    values={"text": shown},
                )
            )
    return findings


def _residue_span(segment: Segment, residue: "_Residue") -> tuple[int, int] | None:
    found = residue.opening.match(segment.translation) or residue.anywhere.search(segment.translation)
    if found and not _SPEAKS_OF_IT.search(segment.source or ""):
        return found.span()
    return _added_quotes(segment)


@dataclass(frozen=True, slots=True)
class _Residue:
    """What matches only at the beginning of a text, what matches anywhere, and ``signs`` of both.

    These are looked for in `BETWEEN` and all texts of an item as one; one by one, they are found much
    quicker than together, as each has letters that can be looked for.
    """

    opening: re.Pattern[str]
    anywhere: re.Pattern[str]
    signs: tuple[re.Pattern[str], ...]


@cache
def _residue_patterns(language: str) -> _Residue:
    signs = dict.fromkeys((*load_language("en").residue, *load_language(language).residue))
    opening = [sign.removeprefix("^") for sign in signs if sign.startswith("^")]
    anywhere = [sign for sign in signs if not sign.startswith("^")]
    return _Residue(
        opening=_any_of(opening),
        anywhere=_any_of(anywhere),
        signs=(
            *(re.compile(sign, re.IGNORECASE | re.MULTILINE) for sign in anywhere),
            re.compile(BETWEEN + _any_of(opening).pattern, re.IGNORECASE | re.MULTILINE),
        ),
    )


def _any_of(signs: list[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(f'(?:{sign})' for sign in signs) or '(?!)'})", re.IGNORECASE)


def _added_quotes(segment: Segment) -> tuple[int, int] | None:
    text = segment.translation.strip()
    if len(text) < 3 or _QUOTES.get(text[0]) != text[-1]:
        return None
    source = (segment.source or "").strip()
    if (
        not source
        or source[0] in _QUOTES
        or source[-1] in "\"”»“'’"
        or text[0] in text[1:-1]
        or text[-1] in text[1:-1]
    ):
        return None
    start = segment.translation.index(text)
    return start, start + len(text)
