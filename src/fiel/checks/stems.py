"""Checks of how a question and its options go together."""

from functools import cache

import regex as re

from fiel.checks.alltexts import join_translations
from fiel.checks.finding import Finding
from fiel.checks.language import load_language
from fiel.checks.words import Word, find_words, list_words
from fiel.items import Item, Segment

_FULL_STOP = re.compile(r"(?<![.…])[.。।](?=[\"'”’»)\]\s]*$)")
_ABBREVIATED = re.compile(r"(?:^|[\W\d_])\p{L}{1,2}\.$")
_BEFORE_BLANK = re.compile(
    r"\b(?:an?|the|th(?:is|at|ese|those)|its|their|h(?:is|er)|our|your|my)\s+_{2,}", re.IGNORECASE
)
_FEWEST_OPTIONS = 3


def find_closed_stems(item: Item) -> list[Finding]:
    """Find questions that end in a full stop, although the English is open and goes on in the options.

    An English text that has asked its question is not open, whatever it ends in.
    """
    stem = item.segments[0]
    source = (stem.source or "").rstrip()
    text = stem.translation.rstrip()
    found = _FULL_STOP.search(text)
    if stem in item.options or not item.options or not found or not source[-1:].isalpha() or "?" in source:
        return []
    if _ABBREVIATED.search(text):
        return []
    return [Finding(check="closed-stem", severity="warning", segment=stem.name, span=found.span())]


def find_blank_articles(item: Item) -> list[Finding]:
    """Find articles before a blank that English does not have: they rule out what does not agree."""
    pattern = _compile_articles(item.language) if "__" in join_translations(item) else None
    findings = []
    for segment in item.segments if pattern else ():
        found = list(pattern.finditer(segment.translation)) if pattern else []
        if segment.source and len(found) > len(_BEFORE_BLANK.findall(segment.source)):
            findings.append(
                Finding(
                    check="blank-article",
                    severity="warning",
                    segment=segment.name,
                    span=found[0].span(1),
                    values={"word": found[0][1]},
                )
            )
    return findings


def find_mixed_forms(item: Item) -> list[Finding]:
    """Find options that begin with another form of the verb than the rest, where the English is alike in all.

    The finding is about the options of the rarer form.
    """
    options = [option for option in item.options if option.source]
    if len(options) < _FEWEST_OPTIONS:
        return []
    shape = _shape_of(options[0])
    if any(_shape_of(option) != shape for option in options[1:]):
        return []
    forms = {option.name: _form_of(option.translation, item.language) for option in options}
    known = [form for form in forms.values() if form]
    if len(set(known)) < 2:
        return []
    rarest = min(sorted(set(known)), key=known.count)
    first = next(option for option in options if forms[option.name] == rarest)
    word = _first_word(first.translation, item.language)
    return [
        Finding(
            check="mixed-forms",
            severity="warning",
            segment=first.name,
            span=(word.start, word.end) if word else None,
            values={"word": word.text if word else ""},
        )
    ]


def _shape_of(option: Segment) -> str:
    """Return how an English option begins: with a word in -ing, also after "by", with "to", or otherwise."""
    lower = (option.source or "").lower()
    if "ing" not in lower and "to" not in lower:
        return option.name  # the usual case, without a look at its words
    first, second, *_ = *map(str.lower, list_words(option.source or "", "en")[:2]), "", ""
    by, word = (first, second) if first == "by" else ("", first)
    return f"{by}ing" if len(word) > 4 and word.endswith("ing") else word if word == "to" else option.name


def _form_of(text: str, language: str) -> str:
    words = list_words(text, language)
    word = words[0].lower() if words else ""
    forms = load_language(language).verb_forms
    return next((form for form, endings in forms.items() if word.endswith(tuple(endings))), "")


def _first_word(text: str, language: str) -> Word | None:
    return next(iter(find_words(text, language)), None)


@cache
def _compile_articles(code: str) -> re.Pattern[str] | None:
    articles = load_language(code).agreement.articles
    words = sorted(word for form in articles.values() for word in form)
    if not words:
        return None
    return re.compile(rf"(?<![\w'’])({'|'.join(map(re.escape, words))})\s+_{{2,}}", re.IGNORECASE)
