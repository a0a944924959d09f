"""Checks of a question's options against each other, and of hints that give the right one away."""

import re as stdlib_re
from collections import Counter

import regex as re

from fiel.checks.alltexts import join_sources
from fiel.checks.finding import Finding
from fiel.checks.language import AgreementWords, load_language
from fiel.checks.words import Word, is_object, list_words
from fiel.items import Item, Segment

_LABEL = r"(?<![\w'’-])\(?(?:[A-E]|I{1,3}|IV|V|VI)\b\)?(?!['’-])"
_AND = r"\s*(?:,\s*(?:and|or|nor)\b|,|\b(?:and|or|nor)\b|&)\s*"
_CALLED = r"\b(?:[Bb]oth|[Nn]either|[Ee]ither|[Oo]nly|[Oo]ptions?|[Aa]nswers?|[Cc]hoices?|[Ss]tatements?)\s+"
_REFERENCES = re.compile(
    rf"{_CALLED}{_LABEL}(?:{_AND}{_LABEL})*|{_LABEL}(?:{_AND}{_LABEL})+|{_LABEL}\s+only\b"
    r"|\b(?:[Bb]oth|[Nn]either|[Ee]ither)\s+[a-e]\s+(?:and|or|nor)\s+[a-e]\b"
)
_MAY_CALL = stdlib_re.compile(
    r"(?:oth|ither|nly|ptions?|nswers?|hoices?|tatements?)\s+(?:\(?[A-EIV]{1,3}\b|[a-e]\s)"
)
_MAY_LIST = stdlib_re.compile(r"[A-EIV]\b\)?\s*(?:[,&]|only|and|n?or)")
"""One of these is in each of them; where a set of characters comes first, Python's own `re` is quicker."""
_NAMES = re.compile(r"(?<![\p{Latin}\d_'’-])(?:[A-Ea-e]|I{1,3}|IV|V|VI)(?![\p{Latin}\d_'’-])")
_OTHERS = re.compile(r"(?:none|neither|both|all|any|either)\b", re.IGNORECASE)
_ENDED = re.compile(r"\s*[.:](?!\.)")
_AFTER_LAST = re.compile(r"[\s:_….]*")


def find_lost_references(item: Item) -> list[Finding]:
    """Find texts that do not name the options or statements that their sources do: "both A and C"."""
    if not _may_refer(join_sources(item)):
        return []
    return [
        Finding(
            check="lost-reference",
            severity="warning",
            segment=segment.name,
            values={"labels": ", ".join(sorted(lost))},
        )
        for segment in item.segments
        if (lost := _lost_labels(segment))
    ]


def _may_refer(source: str) -> bool:
    """Rule out most texts without the search for references, which costs far more."""
    return _MAY_LIST.search(source) is not None or _MAY_CALL.search(source) is not None


def _lost_labels(segment: Segment) -> Counter[str]:
    source = segment.source or ""
    if not _may_refer(source):
        return Counter()
    references = list(_REFERENCES.finditer(source))
    if not references:
        return Counter()
    named: Counter[str] = Counter()
    for found in references:
        named.update(_NAMES.findall(found[0].upper()))
    return named - Counter(label.upper() for label in _NAMES.findall(segment.translation))


def find_agreement_cues(item: Item) -> list[Finding]:
    """Find questions that end in an article that agrees with the right option but with few of the others.

    Gender and number are inferred from the ending of each option's first word where that is reliable; other
    options count for neither side.
    """
    agreement = load_language(item.language).agreement
    options = item.options
    if not agreement.articles or item.correct is None or len(options) < 3 or item.segments[0] in options:
        return []
    stem = item.segments[0]
    last = _find_last_word(stem.translation, item.language)
    wanted = agreement.form_wanted(last.text.lower()) if last else None
    if last is None or wanted is None:
        return []
    forms = {option.name: _forms(option, agreement, item.language) for option in options}
    if wanted not in forms.get(item.correct, ()):
        return []
    clashing = [name for name, known in forms.items() if known and wanted not in known]
    if 2 * len(clashing) <= len(forms) - 1:
        return []
    return [
        Finding(
            check="agreement-cue",
            severity="warning",
            segment=stem.name,
            span=(last.start, last.end),
            values={"word": last.text},
            weight=len(clashing) / (len(forms) - 1),
        )
    ]


def find_article_clashes(item: Item) -> list[Finding]:
    """Find options that do not go with the article that the question ends in: "forman un" and "suspensión".

    The form of an option is that of its first word, see `find_agreement_cues`; an article right after an
    article does not go either. A word that is also a preposition is no article here, and options such as
    "none of them" do not go on with the question. Where the article may be a pronoun and the options verbs,
    as in "que los" and "transforma", one of them has to go with it.
    """
    agreement = load_language(item.language).agreement
    stem = item.segments[0]
    if not agreement.articles or not item.options or stem in item.options:
        return []
    last = _find_last_word(stem.translation, item.language)
    article = last.text.lower() if last else ""
    wanted = agreement.form_wanted(article)
    if last is None or wanted is None or article in agreement.doubtful:
        return []
    after = stem.translation[last.end :]
    if article in agreement.alone and _ENDED.match(after):
        return []
    before = stem.translation[: last.start].rstrip(" ").rpartition(" ")[2].lower()
    words = _find_first_words(item)
    fits = any(wanted in agreement.forms_of(word.text.lower()) for word in words.values())
    return [
        Finding(
            check="option-agreement",
            severity="warning",
            segment=name,
            span=(word.start, word.end),
            values={"text": f"{last.text} {word.text}"},
        )
        for name, word in words.items()
        if _clashes(word.text.lower(), wanted, agreement, closed=":" in after)
        and (fits or not agreement.may_be_pronoun(article, word.text.lower(), before))
    ]


def _find_first_words(item: Item) -> dict[str, Word]:
    """Return the first word of each option that can go on with the question and is no name."""
    capitals = load_language(item.language).capital_nouns
    return {
        option.name: word
        for option in item.options
        if not _OTHERS.match(option.source or "")
        and (word := _find_first_word(option.translation, item.language))
        and not (is_object(option.translation, word.end) if capitals else _is_name(word, option.source))
    }


def _is_name(word: Word, source: str | None) -> bool:
    """Tell whether a word has a capital and is the same in the source: its ending says nothing."""
    return word.text[0].isupper() and word.text in list_words(source or "", "en")


def _clashes(word: str, wanted: str, agreement: AgreementWords, *, closed: bool) -> bool:
    if agreement.form_wanted(word) is not None:
        return word not in agreement.doubtful and not closed
    known = agreement.forms_of(word)
    return bool(known) and wanted not in known


def _find_first_word(text: str, language: str) -> Word | None:
    """Return the first word of a text, unless a hyphen joins it to the next: *co-terapeuta*."""
    words = list_words(text, language)
    if not words:
        return None
    start = text.index(words[0])
    word = Word(words[0], start, start + len(words[0]))
    return None if text[word.end : word.end + 1] == "-" else word


def _find_last_word(text: str, language: str) -> Word | None:
    """Return the word that a text ends in, unless an apostrophe joins it to the one before."""
    words = list_words(text, language)
    if not words:
        return None
    start = text.rindex(words[-1])
    word = Word(words[-1], start, start + len(words[-1]))
    if not _AFTER_LAST.fullmatch(text, word.end):
        return None
    return None if text[start - 1 : start] in ("'", "’") else word


def _forms(option: Segment, agreement: AgreementWords, language: str) -> frozenset[str]:
    words = list_words(option.translation, language)
    if not words:
        return frozenset()
    word = words[0].lower()
    article = agreement.form_wanted(word)
    return frozenset({article}) if article else agreement.forms_of(word)
