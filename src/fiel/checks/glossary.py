"""A campaign's glossary, and the check that translations follow it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import regex as re

from fiel.checks.finding import Finding
from fiel.checks.folding import fold
from fiel.errors import FielError
from fiel.items import Item
from fiel.reading.problems import Problems
from fiel.reading.sheets import read_table

_COLUMNS = ("source", "target", "note")


@dataclass(frozen=True, slots=True)
class Glossary:
    """A campaign's translations of terms.

    Attributes:
        targets: The accepted translations, by the English term in lower case.
        pattern: Finds the terms in a source, longer ones first, in singular and plural.
    """

    targets: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]


def load_glossary(path: Path) -> Glossary:
    """Read a glossary.

    It is a table, such as a CSV or XLSX file, with the columns ``source`` and ``target``, and optionally
    ``note``; several targets are separated by ``|``.

    Raises:
        FielError: The file cannot be read, has other columns or no terms, or a row lacks its term or target
            or repeats a term.
    """
    targets = _read_terms(path)
    if not targets:
        raise FielError(f"{path}: expected a term and its translation, found no line with one")
    longest_first = sorted(targets, key=len, reverse=True)
    terms = "|".join(r"\s+".join(map(re.escape, term.split())) for term in longest_first)
    return Glossary(targets, re.compile(rf"(?<!\w)({terms})(?:e?s)?(?!\w)", re.IGNORECASE))


def _read_terms(path: Path) -> dict[str, tuple[str, ...]]:
    targets: dict[str, tuple[str, ...]] = {}
    problems = Problems()
    for line, row in read_table(path, problems=problems):
        if sorted(row) not in (sorted(_COLUMNS), sorted(_COLUMNS[:2])):
            raise FielError(
                f"{path}: expected the columns source, target and optionally note, found {', '.join(row)}"
            )
        try:
            term, target = _read_term(f"{path}: {line}", row, known=targets)
        except FielError as error:
            problems.add(error)
        else:
            targets[term] = target
    problems.refuse()
    return targets


def _read_term(place: str, row: Mapping[str, str], *, known: Collection[str]) -> tuple[str, tuple[str, ...]]:
    term = " ".join(row["source"].lower().split())
    target = tuple(filter(None, (each.strip() for each in row["target"].split("|"))))
    for column, value in (("source", term), ("target", target)):
        if not value:
            raise FielError(f"{place}: {column}: expected a text, found nothing")
    if term in known:
        raise FielError(f"{place}: source: expected each term once, found {term!r} again")
    return term, target


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
