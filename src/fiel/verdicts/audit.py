"""How many mistakes a campaign leaves behind, from the items that were drawn at random to be seen early.

People see the suspicious items first, so what they find there says little about the others. The audit slice
(`fiel.campaign.priority.is_audited`) is drawn whatever the checks find, so it speaks for all. A mistake is
what people corrected or called unusable.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from fiel.verdicts.consensus import Verdict

CONFIDENCE = 0.95

_ROUNDING = 1e-10  # what is just on the limit is inside it


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEstimate:
    """What the audit slice says about all items of a task or of a campaign.

    The intervals hold the true value in 95 of 100 slices or more, also while the slice is not complete: then
    they run from all of its undecided items being right to all of them being mistaken. The values in the
    middle take the undecided ones to be like the decided; they are None when none is decided.

    Attributes:
        items: All items.
        audited: Those in the slice.
        decided: Those of them that were validated or called unusable.
        mistaken: Those of the decided that were corrected or called unusable.
        share: Estimated share of the machine's translations with a mistake, from 0 to 1.
        share_low: Where its interval begins.
        share_high: Where it ends.
        corrected: Items in which people put a mistake right.
        left: Estimated items that still have a mistake in a release of all items.
        left_low: Where its interval begins.
        left_high: Where it ends.
    """

    items: int
    audited: int
    decided: int
    mistaken: int
    share: float | None
    share_low: float
    share_high: float
    corrected: int
    left: float | None
    left_low: int
    left_high: int

    @property
    def complete(self) -> bool:
        """Whether every item of the slice is decided."""
        return self.decided == self.audited


def estimate_mistakes(verdicts: Mapping[str, Verdict], audited: Collection[str]) -> AuditEstimate:
    """Estimate how many translations have a mistake and how many of these are left.

    What is left is all mistakes less those that were put right: an unbiased estimate when the slice is
    complete, whichever other items people chose to look at. An item called unusable is left as it is; in an
    item that was validated no mistake is left.

    Args:
        verdicts: Verdict by item id, of every item that was launched.
        audited: Ids of the items in the slice.
    """
    drawn = [verdicts[item_id] for item_id in verdicts if item_id in audited]
    decided = [verdict for verdict in drawn if verdict.status in ("validated", "unusable")]
    mistaken = sum(map(_is_mistaken, decided))
    open_ = len(drawn) - len(decided)
    low = bound_total(mistaken, len(drawn), len(verdicts))[0]
    high = bound_total(mistaken + open_, len(drawn), len(verdicts))[1]
    statuses = [verdict.status for verdict in verdicts.values()]
    corrected = sum(bool(verdict.corrections) for verdict in verdicts.values())
    fewest, most = statuses.count("unusable"), len(verdicts) - statuses.count("validated")

    def within(left: float) -> float:
        return min(max(left, fewest), most)

    share = mistaken / len(decided) if decided else None
    return AuditEstimate(
        items=len(verdicts),
        audited=len(drawn),
        decided=len(decided),
        mistaken=mistaken,
        share=share,
        share_low=low / len(verdicts) if verdicts else 0.0,
        share_high=high / len(verdicts) if verdicts else 1.0,
        corrected=corrected,
        left=None if share is None else within(share * len(verdicts) - corrected),
        left_low=int(within(low - corrected)),
        left_high=int(within(high - corrected)),
    )


def _is_mistaken(verdict: Verdict) -> bool:
    return verdict.status == "unusable" or bool(verdict.corrections)


def bound_total(
    found: int, drawn: int, population: int, *, confidence: float = CONFIDENCE
) -> tuple[int, int]:
    """Return the interval for the number of marked items in a population, from a sample of it.

    Source: the exact limits of Clopper and Pearson (1934) for the hypergeometric distribution, which is that
    of a sample without replacement: the numbers under which neither as many as were found nor as few are
    less likely than half of what is not trusted. So it holds the true number at least as often as it says,
    for samples of any size.

    Args:
        found: Marked items in the sample.
        drawn: Items in the sample.
        population: Items in all.
        confidence: How often the interval is to hold the true number.
    """
    if not drawn:
        return 0, population
    logs = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, population + 1)))))  # of factorials
    tail = (1 - confidence) / 2 - _ROUNDING

    def choose(n: int | np.ndarray, k: np.ndarray) -> np.ndarray:
        return np.asarray(logs[n] - logs[k] - logs[n - k])

    def probability(marked: int, fewest: int, most: int) -> float:
        counts = np.arange(max(fewest, drawn - (population - marked)), min(most, drawn, marked) + 1)
        ways = choose(marked, counts) + choose(population - marked, drawn - counts)
        return float(np.exp(ways - choose(population, np.array(drawn))).sum())

    possible = range(found, population - (drawn - found) + 1)
    low = bisect_left(possible, True, key=lambda marked: probability(marked, found, drawn) > tail)
    high = bisect_left(possible, True, key=lambda marked: probability(marked, 0, found) <= tail)
    return possible[low], possible[high - 1]
