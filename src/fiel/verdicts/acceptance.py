"""Checks that people trust less as a campaign goes on, because they accept as correct what these found.

The chance that people change an item with a finding of a check is estimated by a beta-binomial model: its
prior is what was measured before the campaign, and counts like `PRIOR_ITEMS` items (Gelman et al., *Bayesian
Data Analysis*, 3rd edition, 2013, section 2.4). A check's weight is what is left of its lead over the items
in which nothing was found.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fiel.checks.precision import NOISE_FINDINGS, count_judged
from fiel.judgements import Judgement

PRIOR_ITEMS = 10
USUALLY_CHANGED = 0.7
"""Share of the items that people change where a check found something, if no more is known of the check."""
CHANGED_WITHOUT = 0.32
"""The same where nothing was found: both are from the items of `fiel.checks.suspicion`."""
_LEAST_LEAD = 0.1


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What people did with the items in which a check found something.

    Attributes:
        items: How many were answered.
        changed: How many of them were changed or called unusable; an item on which people differ counts by
            share.
        weight: How much of its weight the check has left, from 0 to 1.
    """

    items: int
    changed: float
    weight: float


def measure_acceptance(
    findings: Mapping[str, Sequence[str]], judgements: Iterable[Judgement], language: str
) -> dict[str, Acceptance]:
    """Measure how often people accepted what each check found.

    Args:
        findings: Names of the checks that found something, by item id; items without findings may be absent.
        judgements: The answers; those with a problem do not count.
        language: The language of the translation.
    """
    answers: Counter[str] = Counter()
    changes: Counter[str] = Counter()
    for each in judgements:
        if each.problem is None:
            answers[each.item_id] += 1
            changes[each.item_id] += each.choice != "correct"
    shares = {item: changes[item] / count for item, count in answers.items()}
    plain = [share for item, share in shares.items() if not findings.get(item)]
    base = _estimate(CHANGED_WITHOUT, sum(plain), len(plain))
    found: dict[str, list[float]] = {}
    for item, share in shares.items():
        for check in set(findings.get(item, ())):
            found.setdefault(check, []).append(share)
    return {check: _accept(check, own, base, language) for check, own in sorted(found.items())}


def _accept(check: str, shares: Sequence[float], base: float, language: str) -> Acceptance:
    right, judged = count_judged(check, language)
    before = right / judged if judged >= NOISE_FINDINGS else USUALLY_CHANGED
    now = _estimate(before, sum(shares), len(shares))
    weight = (now - base) / max(before - base, _LEAST_LEAD)
    return Acceptance(len(shares), sum(shares), round(min(1.0, max(0.0, weight)), 2))


def _estimate(prior: float, changed: float, items: int) -> float:
    """Return the mean of the posterior, a beta distribution."""
    return (PRIOR_ITEMS * prior + changed) / (PRIOR_ITEMS + items)
