"""The number of mistakes that remain in a campaign, estimated from randomly drawn items that are shown early.

People see the suspicious items first, so what they find there says little about the others. The audit sample
(`fiel.campaign.priority.is_audited`) is drawn regardless of what the checks find, so it represents all items.
A mistake is whatever people corrected or marked as unusable.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np

from fiel.verdicts.consensus import Verdict

CONFIDENCE = 0.95

_ROUNDING = 1e-10  # values exactly on the limit are inside


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEstimate:
    """What the audit sample says about all items of a task or campaign.

    The intervals contain the true value for at least 95 of 100 samples, even while the sample is incomplete:
    then they range from all of its undecided items being right to all of them being mistaken. The point
    estimates assume that undecided items are like decided ones; they are None when none is decided.

    Attributes:
        audited: Items in the sample.
        decided: Sampled items that were validated or marked as unusable.
        mistaken: Decided items that were corrected or marked as unusable.
        share: Estimated share of machine translations with a mistake, from 0 to 1.
        share_low: Lower end of its interval.
        share_high: Upper end of its interval.
        corrected: Items in which people corrected a mistake.
        left: Estimated number of items that still have a mistake in a release of all items.
        left_low: Lower end of its interval.
        left_high: Upper end of its interval.
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
        """Whether every item of the sample is decided."""
        return self.decided == self.audited


def estimate_mistakes(verdicts: Mapping[str, Verdict], audited: Collection[str]) -> AuditEstimate:
    """Estimate how many translations have a mistake, and how many of the mistakes remain.

    The remaining mistakes are all mistakes minus the corrected ones: an unbiased estimate when the sample is
    complete, whichever other items people chose to look at. An unusable item still has its mistake; a
    validated item has none. ``verdicts`` are by item id, for every launched item; ``audited`` are the ids of
    the items in the sample.
    """
    drawn = [verdicts[item_id] for item_id in verdicts if item_id in audited]
    decided = [verdict for verdict in drawn if verdict.status in ("validated", "unusable")]
    mistaken = sum(map(_is_mistaken, decided))
    open_ = len(drawn) - len(decided)
    low = bound_total(mistaken, len(drawn), len(verdicts))[0]
    high = bound_total(mistaken + open_, len(drawn), len(verdicts))[1]
    statuses = [verdict.status for verdict in verdicts.values()]
    corrected = sum(bool(verdict.corrections) for verdict in verdicts.values())
    within = _limit(statuses.count("unusable"), len(verdicts) - statuses.count("validated"))
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


@dataclass(frozen=True, slots=True, kw_only=True)
class KindEstimate:
    """How many translations have a mistake of one kind, before and after people corrected them.

    The intervals are those of `AuditEstimate`, each for its own kind: with many kinds, the true number of one
    or other is outside.

    Attributes:
        mistaken: Decided items of the sample with such a mistake.
        before: Estimated number of items that had one; None when nothing is decided.
        before_low: Lower end of its interval.
        before_high: Upper end of its interval.
        corrected: Items in which people corrected one.
        left: Estimated number of items that still have one; None when nothing is decided.
        left_low: Lower end of its interval.
        left_high: Upper end of its interval.
    """

    mistaken: int
    before: float | None
    before_low: int
    before_high: int
    corrected: int
    left: float | None
    left_low: int
    left_high: int


UNUSABLE = "unusable"
"""The kind of mistake of an item that is unusable, next to the kinds of corrections."""


def estimate_kinds(
    verdicts: Mapping[str, Verdict], audited: Collection[str], kinds: Mapping[str, Collection[str]]
) -> dict[str, KindEstimate]:
    """Estimate how many translations have each kind of mistake, and how many of those remain.

    The estimates are those of `estimate_mistakes`, within what is known: an item of a kind that people found
    outside of the sample counts too. ``kinds`` are those of the corrections by id of the
    corrected items, each of which has one or more; an unusable item has the kind `UNUSABLE`. The kinds that
    occur come in alphabetical order.
    """
    own = {id: {UNUSABLE} for id, each in verdicts.items() if each.status == "unusable"}
    own |= {id: set(found) for id, found in kinds.items() if id in verdicts and verdicts[id].corrections}
    drawn = [id for id in verdicts if id in audited]
    decided = [id for id in drawn if verdicts[id].status in ("validated", "unusable")]
    statuses = [verdict.status for verdict in verdicts.values()]
    settled = statuses.count("validated") + statuses.count("unusable")
    found = {}
    for kind in sorted({kind for each in own.values() for kind in each}):
        here = sum(kind in own.get(id, ()) for id in decided)
        low = bound_total(here, len(drawn), len(verdicts))[0]
        high = bound_total(here + len(drawn) - len(decided), len(drawn), len(verdicts))[1]
        total = sum(kind in each for each in own.values())
        corrected = 0 if kind == UNUSABLE else total
        within = _limit(total, total + len(verdicts) - settled)
        before = within(here / len(decided) * len(verdicts)) if decided else None
        fewest, most = int(within(low)), int(within(high))
        found[kind] = KindEstimate(
            mistaken=here,
            before=before,
            before_low=fewest,
            before_high=most,
            corrected=corrected,
            left=None if before is None else before - corrected,
            left_low=fewest - corrected,
            left_high=most - corrected,
        )
    return found


def _limit(fewest: float, most: float) -> Callable[[float], float]:
    """Return a function that moves a number into what is known to be possible."""
    return lambda number: min(max(number, fewest), most)


def _is_mistaken(verdict: Verdict) -> bool:
    return verdict.status == "unusable" or bool(verdict.corrections)


def bound_total(
    found: int, drawn: int, population: int, *, confidence: float = CONFIDENCE
) -> tuple[int, int]:
    """Return the confidence interval for the number of marked items in a population, from a sample.

    Source: the exact limits of Clopper and Pearson (1934) for the hypergeometric distribution (sampling
    without replacement): the numbers for which neither tail of the observed count is less likely than half of
    ``1 - confidence``. So the coverage is at least the stated one, for samples of any size. Of the
    ``population``, ``drawn`` items were drawn and ``found`` of them are marked.
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
