"""Check for negations of the source that a translation lost."""

from functools import cache

import regex as re

from fiel.checks.alltexts import join_sources, may_have
from fiel.checks.finding import Finding
from fiel.checks.folding import bare, compile_words, fold
from fiel.checks.language import load_language
from fiel.checks.normalization import to_nfc
from fiel.checks.words import list_sentences
from fiel.items import Item, Segment

_NEGATION = re.compile(
    r"(?<!\w)(?:not|never|none|cannot|without|except|neither|nor|nothing|nobody|no|[a-z]+n['’]t)(?!\w)",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?<!\w)(?:not|least|never|none|cannot|without|except|neither|nor|nothing|nobody|no|[a-z]+n['’]t)(?!\w)",
    re.IGNORECASE,
)
_WORDS = frozenset(
    "not least never none cannot without except neither nor nothing nobody no".split(),
)
_LEAST = re.compile(r"(?<!\w)least(?!\w)", re.IGNORECASE)
_HARMLESS = re.compile(
    r"whether or not|at least|not only|not just|no\. ?\d|no matter|no longer|but not least|least[ -]squares"
    r"|nothing but|why not|why don['’]t|not wrong|not least|nothing more|(?:is|did|was|does|are)n['’]t it"
    r"|in no particular|through no fault|(?:no|not) (?:later|more|less|fewer|sooner) than|no load"
    r"|(?:cannot|not|n['’]t) \w+ (?:more|less|fewer) than|none the (?:less|worse)"
    r"|least (?:amount of )?(?:time|common multiple)"
    r"|(?:was|is|did)(?:n['’]t| not) until|without (?:regard|reference|respect) to|how far [\w ]+ can"
    r"|\(NO\)|nitr\w+ oxides?,? NO(?!\w)|NO(?:x|_|\d)|than [\w ]{1,20} do(?:es)? not",
    re.IGNORECASE,
)
_EMPHASISED, _PLAIN = 3.0, 1.0
_UNEQUAL = 2.0  # in a pair of sentences, one takes at most so many times the share of its text
_TONAL = frozenset({"vi"})


def find_lost_negations(item: Item) -> list[Finding]:
    """Find segments whose source negates, excludes or asks for the least, but whose translation does not.

    The weight is triple when the source writes the word in capitals: the question turns on it.
    """
    findings = []
    for segment in item.segments if _may_negate(join_sources(item)) else ():
        if segment.source is None or segment.source == segment.translation:
            continue
        lost = _lost_negation(segment.source, segment.translation, item.language)
        if lost:
            findings.append(_lost(segment, lost))
    return findings


def count_negations(text: str, code: str) -> int:
    """Count the negating or excluding words of a text; 0 in a language whose negations we do not know."""
    denies, _ = _load_patterns(code)
    return len(denies.findall(_plain(to_nfc(text), code))) if denies else 0


def _plain(text: str, code: str) -> str:
    """Return a text without optional marks; in Vietnamese marks distinguish words, so they stay."""
    return bare(text) if code.split("-")[0] in _TONAL else fold(text)


def _lost_negation(source: str, translation: str, code: str) -> str:
    """Return the lost word; the last sentence, which asks the question, is also checked separately."""
    if not _may_negate(source) or not _EITHER.search(source):
        return ""
    word = _lost_from(source, _plain(translation, code), code)
    sentences, translated = list_sentences(source, "en"), list_sentences(translation, code)
    if word or len(sentences) < 2 or not translated:
        return word
    shares = len(sentences[-1]) / len(source), len(translated[-1]) / len(translation)
    if max(shares) > _UNEQUAL * min(shares):
        return ""  # the last sentences are not the same one: other marks, or fewer of them
    return _lost_from(sentences[-1], _plain(translated[-1], code), code)


def _may_negate(source: str) -> bool:
    """Rule out most texts without the search for words, which costs far more."""
    return may_have(source, _WORDS) or "n't" in source.lower()


def _lost_from(source: str, translation: str, code: str) -> str:
    denies, minimizes = _load_patterns(code)
    if denies and denies.search(translation):
        return ""  # a negation is enough where the English has "least", too
    rest = _HARMLESS.sub(" ", source)
    negation, least = _NEGATION.search(rest), _LEAST.search(rest)
    if negation and denies:
        return negation.group()
    if least and minimizes and not minimizes.search(translation):
        return least.group()
    return ""


def _lost(segment: Segment, word: str) -> Finding:
    return Finding(
        check="lost-negation",
        severity="error",
        segment=segment.name,
        values={"word": word},
        weight=_EMPHASISED if word.isupper() else _PLAIN,
    )


@cache
def _load_patterns(code: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """The negations of a language, and these with its words for "least"; None where we know none."""
    language = load_language(code)
    both = (*language.negations, *language.least) if language.least else ()
    return _compile(language.negations, code), _compile(both, code)


def _compile(words: tuple[str, ...], code: str) -> re.Pattern[str] | None:
    return compile_words(_plain(word, code) for word in words) if words else None
