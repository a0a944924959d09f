"""A campaign's glossary, and the check that translations follow it."""

from collections.abc import Mapping
from dataclasses import dataclass

import regex as re

from fiel.checks.finding import Finding
from fiel.checks.folding import fold
from fiel.items import Item


@dataclass(frozen=True, slots=True)
class Glossary:
    """A campaign's translations of terms.

    Attributes:
        targets: The accepted translations, by the English term in lower case.
        pattern: Finds the terms in a source, longer ones first, in singular and plural.
    """

    targets: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]


def compile_glossary(targets: Mapping[str, tuple[str, ...]]) -> Glossary:
    """Return the glossary of these accepted translations, by the English term in lower case."""
    longest_first = sorted(targets, key=len, reverse=True)
    terms = "|".join(r"\s+".join(map(re.escape, term.split())) for term in longest_first)
    return Glossary(targets, re.compile(rf"(?<!\w)({terms})(?:e?s)?(?!\w)", re.IGNORECASE))


def find_glossary_terms(item: Item, *, glossary: Glossary) -> list[Finding]:
    """Find glossary terms in a source whose translation contains none of their targets.

    A target is found when the stem of each of its words is, even within another word. A stem is a word
    without accents and without its last letters: two of words with six letters or more, one of four or five.
    """
    findings = []
    for segment in item.segments:
        named = glossary.pattern.findall(segment.source or "")
        terms = dict.fromkeys(" ".join(each.lower().split()) for each in named)
        if not terms:
            continue
        text = fold(segment.translation)
        findings += [
            Finding(
                check="glossary-term",
                severity="warning",
                segment=segment.name,
                values={"term": term, "target": " / ".join(glossary.targets[term])},
            )
            for term in terms
            if not any(_occurs(target, text) for target in glossary.targets[term])
        ]
    return findings


def _occurs(target: str, text: str) -> bool:
    return all(_stem(word) in text for word in fold(target).split())


def _stem(word: str) -> str:
    return word[:-2] if len(word) > 5 else word[: max(len(word) - 1, 3)]
