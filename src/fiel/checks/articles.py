"""Check for articles of another gender than a noun has in the rest of the task."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from fiel.checks.finding import Finding
from fiel.checks.language import AgreementWords, load_language
from fiel.checks.words import find_words, is_object, list_words
from fiel.items import Item, Segment

Genders = Mapping[str, str]
"""The gender of words, ``m`` or ``f``, where the task leaves no doubt."""

_JOINS = frozenset("'’-")
_SHORTEST_NOUN = 3
_KEPT = 10_000  # words; a few thousand make up most of any text
_ENOUGH = 8
_MOST_DOUBTFUL = 0.06


@dataclass(slots=True)
class ArticleTally:
    """Counts the articles before each word; its size grows with the words of a task, not with its items."""

    _genders: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, segment: Segment, language: str) -> None:
        """Count the articles of one segment."""
        for gender, word, _ in _articles_in(segment.translation, language):
            self._genders[word][gender] += 1

    def merge(self, later: "ArticleTally") -> None:
        """Add what another one counted."""
        for word, counts in later._genders.items():
            self._genders[word].update(counts)

    def genders(self) -> Genders:
        """Return the words that nearly always have articles of one gender."""
        found = {}
        for word, counts in self._genders.items():
            ((gender, count),) = counts.most_common(1)
            total = counts.total()
            if total >= _ENOUGH and total - count <= max(1, _MOST_DOUBTFUL * total):
                found[word] = gender
        return found


def find_article_gender(item: Item, *, genders: Genders) -> list[Finding]:
    """Find articles whose gender is not that of their noun: "la movimiento".

    The gender of a noun is learnt from the task, see `ArticleTally`, so that it needs no dictionary, or is
    that of its ending, where the language has such endings. Left out are words of either gender, as those for
    people, and an article that may be a pronoun before a verb: "que la forma", which shapes her.
    """
    people = _words_for_people(item.language)

    def fits(gender: str, word: str) -> bool:
        known = genders.get(word) or _gender_by_ending(word, item.language)
        return not known or known == gender or word in people

    findings = []
    for segment in item.segments:
        for _, word, span in _articles_in(segment.translation, item.language, without=fits):
            if not _load_rules(item.language).may_be_else(segment.translation, word, span):
                findings.append(
                    Finding(
                        check="article-gender",
                        severity="warning",
                        segment=segment.name,
                        span=span,
                        values={"text": segment.translation[slice(*span)]},
                    )
                )
    return findings


def _articles_in(
    text: str, code: str, *, without: Callable[[str, str], bool] = lambda gender, word: False
) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Return the gender that each article asks for, the noun after it, and the place of both.

    Pairs of gender and noun that are not wanted are left ``without`` a look at their places.
    """
    rules = _load_rules(code)
    words = list_words(text, code) if rules.articles else ()
    for place, lower in enumerate(map(str.lower, words[:-1])):
        if lower not in rules.articles and lower not in rules.second:
            continue
        gender, word = rules.articles.get(lower), words[place + 1]
        if len(word) < _SHORTEST_NOUN or (gender and without(gender, word)):
            continue
        (article, start, end), noun = find_words(text, code)[place : place + 2]
        if not gender:
            before = text[:start].rstrip(" ").rpartition(" ")[2]
            gender = rules.articles.get(f"{before} {article}".lower())
            start -= len(before) + 1
        if not gender or without(gender, word) or text[end : noun.start].strip(" ") or end == noun.start:
            continue
        around = text[max(0, start - 1) : start] + text[noun.end : noun.end + 1]
        if _JOINS.isdisjoint(around) and _is_noun(word, code):
            yield gender, word, (start, noun.end)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a language tells of articles.

    Attributes:
        articles: The gender that each asks for; also of an article and a word: *el mismo*.
        second: The second words of those.
        agreement: Which words are no nouns.
        capital: Whether nouns have a capital.
    """

    articles: Mapping[str, str]
    second: frozenset[str]
    agreement: AgreementWords
    capital: bool

    def is_noun(self, word: str) -> bool:
        written = word.istitle() if self.capital else word.islower()
        lower = word.lower()
        uncertain = lower in self.agreement.words.get("unknown", ()) or self.agreement.is_either(lower)
        return written and not uncertain and word not in self.articles

    def may_be_else(self, text: str, noun: str, place: tuple[int, int]) -> bool:
        """Tell whether the article may be a pronoun, or of a later noun: "ein Nahrung suchendes Tier"."""
        start, end = place
        if self.capital:
            return is_object(text, end)
        article = text[start : end - len(noun)].rstrip().lower()
        return self.agreement.may_be_pronoun(
            article, noun, text[:start].rstrip(" ").rpartition(" ")[2].lower()
        )


@cache
def _load_rules(code: str) -> _Rules:
    language = load_language(code)
    agreement = language.agreement
    articles = {word: form[0] for form, words in agreement.articles.items() for word in words}
    articles |= {word: gender for gender, words in agreement.determiners.items() for word in words}
    sure = {word: gender for word, gender in articles.items() if word not in agreement.doubtful}
    second = frozenset(word.rpartition(" ")[2] for word in sure if " " in word)
    return _Rules(sure, second, agreement, language.capital_nouns)


@lru_cache(_KEPT)
def _is_noun(word: str, code: str) -> bool:
    return _load_rules(code).is_noun(word)


@lru_cache(_KEPT)
def _gender_by_ending(word: str, code: str) -> str | None:
    agreement = load_language(code).agreement
    if any(word.lower() in words for words in agreement.words.values()):
        return None
    for gender, endings in agreement.nouns.items():
        for ending in endings:
            if word.endswith(ending) and word != ending:
                doubtful = (each for each in agreement.endings.get("unknown", ()) if each.endswith(ending))
                return None if word.lower().endswith(tuple(doubtful)) else gender
    return None


@cache
def _words_for_people(code: str) -> frozenset[str]:
    roles = load_language(code).roles.values()
    return frozenset(noun for role in roles for noun in (*role.masculine, *role.feminine))
