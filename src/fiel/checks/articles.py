"""Check for articles of another gender than a noun has in the rest of the task."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from fiel.checks.finding import Finding
from fiel.checks.language import load_language
from fiel.checks.words import find_words
from fiel.items import Item, Segment

Genders = Mapping[str, str]
"""The gender of words, ``m`` or ``f``, where the task leaves no doubt."""

_JOINS = "'’-"
_SHORTEST_NOUN = 3
_ENOUGH = 8
_MOST_DOUBTFUL = 0.06


@dataclass(slots=True)
class ArticleTally:
    """Counts the articles before each word; its size grows with the words of a task, not with its items."""

    _genders: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, segment: Segment, language: str) -> None:
        """Count the articles of one segment."""
        for gender, word, _ in _articles_in(segment.translation, language):
            self._genders.setdefault(word, Counter())[gender] += 1

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

    The gender of a noun is learnt from the task, see `ArticleTally`, so that it needs no dictionary. Words
    for people are left out, of whom the gender may be either.
    """
    people = _words_for_people(item.language)
    findings = []
    for segment in item.segments:
        for gender, word, span in _articles_in(segment.translation, item.language):
            if genders.get(word, gender) != gender and word not in people:
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


def _articles_in(text: str, code: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    articles, uncertain = _load_articles(code)
    for article, noun in pairwise(find_words(text, code) if articles else ()):
        gender = articles.get(article.text.lower())
        if not gender or text[article.end : noun.start].strip(" ") or article.end == noun.start:
            continue
        around = text[max(0, article.start - 1) : article.start] + text[noun.end : noun.end + 1]
        if any(mark in _JOINS for mark in around) or len(noun.text) < _SHORTEST_NOUN:
            continue
        if noun.text.islower() and noun.text not in uncertain:
            yield gender, noun.text, (article.start, noun.end)


@cache
def _load_articles(code: str) -> tuple[Mapping[str, str], frozenset[str]]:
    agreement = load_language(code).agreement
    articles = {word: form[0] for form, words in agreement.articles.items() for word in words}
    return articles, agreement.words.get("unknown", frozenset())


@cache
def _words_for_people(code: str) -> frozenset[str]:
    roles = load_language(code).roles.values()
    return frozenset(noun for role in roles for noun in (*role.masculine, *role.feminine))
