"""How often the findings of a check were right in a language, and what follows from it.

An error keeps an item out of a release until a person has dealt with it, so it must be earned: by
construction, or by judgements of real findings in that language (``precision.toml``). A check that was
wrong too often is silent.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from fiel.checks.finding import Finding

BY_CONSTRUCTION = frozenset(
    {
        *("empty-segment", "equal-options", "option-count", "option-hole"),
        *("answer-key", "answer-outside", "deleted-brackets", "merged-question"),
    }
)
"""Checks that cannot be wrong about what they say: two texts are equal, a key points at nothing."""

EARNED = 0.9
ENOUGH = 20
"""A check finds errors where this share of so many judged findings or more was right."""

NOISE = 0.4
NOISE_FINDINGS = 5
"""A check is silent in a language where less than this share of so many judged findings or more was right."""
NOISE_POOLED = 50
"""It is silent in every language if that is so of so many in all of them together."""

PROOFREAD_CHECKS = frozenset({"grammar", "spelling", "english-word", "option-agreement"})
"""Checks that tell what LanguageTool found, which differs by language."""

_TABLE = Path(__file__).with_name("precision.toml")

Judged = Mapping[str, tuple[int, int]]
"""How many findings were right and how many were judged, by check."""

_NONE: Judged = MappingProxyType({})


@cache
def load_precision() -> Mapping[str, Judged]:
    """Return what was judged, by language."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {
        language: {check: (right, judged) for check, (right, judged) in checks.items()}
        for language, checks in table.items()
    }


def can_find_errors(check: str, language: str, own: Judged = _NONE) -> bool:
    """Tell whether a check may call something an error in a language; one that Fiel does not know may.

    ``own`` are a campaign's judgements in that language, which are added to Fiel's.
    """
    if check in BY_CONSTRUCTION or check not in _known_checks():
        return True
    right, judged = count_judged(check, language, own)
    return judged >= ENOUGH and right >= EARNED * judged


def is_silent(check: str, language: str, own: Judged = _NONE) -> bool:
    """Tell whether a check was wrong too often to be heard in a language; for ``own`` see above.

    One that cannot be wrong is always heard, whatever people judge: it keeps broken items out of a release.
    """
    if check in BY_CONSTRUCTION:
        return False
    right, judged = count_judged(check, language, own)
    if judged >= NOISE_FINDINGS:
        return right < NOISE * judged
    return check in _noisy_checks()


def count_judged(check: str, language: str, own: Judged = _NONE) -> tuple[int, int]:
    """Return how many findings of a check in a language were right, and how many were judged."""
    right, judged = _judged_in(language).get(check, (0, 0))
    more_right, more_judged = own.get(check, (0, 0))
    return right + more_right, judged + more_judged


def list_silent(language: str, own: Judged = _NONE) -> dict[str, tuple[int, int]]:
    """Return the silent checks of a language with how many of their findings were right and judged.

    Where few were judged in the language, the numbers are those of all languages.
    """
    table = load_precision()
    found = {}
    for check in sorted({*own, *(check for checks in table.values() for check in checks)}):
        if is_silent(check, language, own):
            right, judged = count_judged(check, language, own)
            if judged < NOISE_FINDINGS:
                pairs = [checks.get(check, (0, 0)) for checks in table.values()]
                right, judged = (sum(pair[place] for pair in pairs) for place in (0, 1))
            found[check] = (right, judged)
    return found


def weigh_findings(findings: Iterable[Finding], language: str, own: Judged = _NONE) -> list[Finding]:
    """Return findings with the severity that their checks have earned, without those of silent checks."""
    return [
        finding
        if finding.severity == "warning" or can_find_errors(finding.check, language, own)
        else replace(finding, severity="warning")
        for finding in findings
        if not is_silent(finding.check, language, own)
    ]


@cache
def _judged_in(language: str) -> Judged:
    table = load_precision()
    return table.get(language) or table.get(language.split("-")[0]) or {}


@cache
def _noisy_checks() -> frozenset[str]:
    right, judged = Counter[str](), Counter[str]()
    for checks in load_precision().values():
        for check, (good, count) in checks.items():
            right[check] += good
            judged[check] += count
    return frozenset(
        check
        for check, count in judged.items()
        if check not in PROOFREAD_CHECKS and count >= NOISE_POOLED and right[check] < NOISE * count
    )


@cache
def _known_checks() -> frozenset[str]:
    others = {"changed-code", "damaged-url"}  # nothing found yet
    return frozenset({check for checks in load_precision().values() for check in checks} | others)
