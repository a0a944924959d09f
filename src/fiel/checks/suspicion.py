"""How likely a careful volunteer would change an item, from what the checks found and from its length.

A logistic regression fitted on real mistakes: 200 random Spanish items of ARC-Challenge and MMLU, each read
by a person (91 need an edit, 26 a serious one). ``python -m tests.bench.detection`` fits it again and prints
the cross-validated result. It only ever rises with length and with each kind of finding.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from fiel.checks.finding import Finding
from fiel.items import Item

INTERCEPT = -0.19
PER_LENGTH = 0.62
"""For each time that the text is e times as long."""
PER_CHECK = 1.70
"""For each check with a finding, up to `MOST_CHECKS`."""
MOST_CHECKS = 3
USUAL_CHARACTERS = 300
OF_AN_ERROR = 0.9
"""The least suspicion of an item with an error; see `fiel.checks.precision`."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is suspicious.

    Attributes:
        name: ``length``, or the name of a check.
        weight: What it adds to the log-odds.
    """

    name: str
    weight: float


def measure_suspicion(item: Item, findings: Sequence[Finding]) -> float:
    """Return the estimated probability, from 0 to 1, that an item needs an edit."""
    odds = INTERCEPT + sum(reason.weight for reason in explain_suspicion(item, findings))
    estimate = 1 / (1 + math.exp(-odds))
    return max(estimate, OF_AN_ERROR) if any(each.severity == "error" for each in findings) else estimate


def explain_suspicion(item: Item, findings: Sequence[Finding]) -> list[Reason]:
    """Return what makes an item more or less suspicious than one of usual length without findings."""
    length = PER_LENGTH * math.log(max(20, count_characters(item)) / USUAL_CHARACTERS)
    return [Reason("length", length), *(Reason(check, PER_CHECK) for check in telling_checks(findings))]


def telling_checks(findings: Sequence[Finding]) -> list[str]:
    """Return the checks whose findings tell something, errors first, as many as count."""
    names = {finding.check: finding.severity for finding in findings}
    return sorted(names, key=lambda name: (names[name], name))[:MOST_CHECKS]


def count_characters(item: Item) -> int:
    """Return how many characters an item's English original has, or its translation without one."""
    return sum(len(segment.source or segment.translation) for segment in item.segments)
