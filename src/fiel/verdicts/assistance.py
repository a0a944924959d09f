"""What became of the texts that models and tools proposed, and whether seeing them changed what people did.

People see opinions on the items of a campaign, but not on those of the audit, which are drawn at random. So
the items on which there is an opinion are compared: with the opinion in view, and without.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal, get_args

from fiel.checks.folding import is_unspaced
from fiel.checks.words import is_within_word
from fiel.items import Item
from fiel.opinions.opinion import Opinion, Opinions
from fiel.opinions.proposals import Proposal, propose_texts
from fiel.verdicts.audit import CONFIDENCE
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.versions import normalize_text

Outcome = Literal["accepted", "changed", "rejected", "unusable", "open"]
"""What became of a proposed text: the agreed text has it; the text was corrected otherwise; it stayed as it
was; the item is unusable; or nothing is decided."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

_Range = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedShare:
    """How many of some decided items were corrected, with the interval of `wilson_interval`."""

    decided: int
    corrected: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistance:
    """What opinions did in a task.

    Attributes:
        opinions: Number of opinions that were shown.
        items: Number of items on which one was shown.
        agents: Number of opinions shown, by who gave them.
        lost: Number of opinions shown that are in no file any more.
        shown: Number of proposed texts that were shown, by outcome.
        unshown: The same of the items of the audit, where people saw none.
        assisted: Of the items with an opinion in view.
        unassisted: Of the items of the audit on which there is an opinion, which nobody saw.
        difference: The first share minus the second, with the interval of `newcombe_interval`; None while
            nothing is decided of one of them.
    """

    opinions: int
    items: int
    agents: Mapping[str, int]
    lost: int
    shown: Mapping[Outcome, int]
    unshown: Mapping[Outcome, int]
    assisted: CorrectedShare
    unassisted: CorrectedShare
    difference: tuple[float, float, float] | None


def measure_assistance(
    items: Iterable[Item],
    verdicts: Mapping[str, Verdict],
    opinions: Opinions,
    *,
    shown: Mapping[str, Collection[str]],
    audited: Collection[str],
) -> Assistance:
    """Find what became of the proposed texts, and compare the items with opinions in view and without.

    Args:
        items: The items of the task.
        verdicts: The verdicts by item id; an item without one is open.
        opinions: The opinions by item id.
        shown: Fingerprints of the opinions that the form shows, by item id.
        audited: Ids of the items of the audit.
    """
    agents, became, unseen = Counter[str](), Counter[Outcome](), Counter[Outcome]()
    assisted, unassisted, lost = list[Verdict](), list[Verdict](), 0
    for item in items:
        verdict, digests = verdicts.get(item.id), set(shown.get(item.id, ()))
        said = opinions.get(item.id, ())
        seen = [each for each in said if each.digest in digests]
        agents.update(each.agent for each in seen)
        lost += len(digests) - len({each.digest for each in seen})
        became.update(_find_outcomes(item, seen, verdict))
        if seen and verdict and item.id not in audited:
            assisted.append(verdict)
        if said and not digests and item.id in audited:
            unseen.update(_find_outcomes(item, said, verdict))
            unassisted += [verdict] if verdict else []
    return Assistance(
        opinions=agents.total(),
        items=sum(bool(each) for each in shown.values()),
        agents=dict(sorted(agents.items())),
        lost=lost,
        shown={outcome: became[outcome] for outcome in OUTCOMES},
        unshown={outcome: unseen[outcome] for outcome in OUTCOMES},
        assisted=(first := _share(assisted)),
        unassisted=(second := _share(unassisted)),
        difference=_compare(first, second),
    )


def _find_outcomes(item: Item, opinions: Sequence[Opinion], verdict: Verdict | None) -> list[Outcome]:
    return [_find_outcome(item, each, verdict) for each in propose_texts(item, opinions, ())]


def _find_outcome(item: Item, proposal: Proposal, verdict: Verdict | None) -> Outcome:
    if verdict is None or verdict.status not in ("validated", "unusable"):
        return "open"
    if verdict.status == "unusable":
        return "unusable"
    before = next(each.translation for each in item.segments if each.name == proposal.segment)
    after = verdict.corrections.get(proposal.segment, before)
    if _is_accepted(proposal, normalize_text(before), normalize_text(after)):
        return "accepted"
    return "rejected" if normalize_text(after) == normalize_text(before) else "changed"


def _is_accepted(proposal: Proposal, before: str, after: str) -> bool:
    """Tell whether the agreed text has the correction, at one place more than the text that was shown."""
    if after == normalize_text(proposal.text):
        return True
    correction = normalize_text(proposal.correction)
    if correction:
        return _count_words(after, correction) > _count_words(before, correction)
    quote = normalize_text(proposal.quote or "")
    return bool(quote) and after.count(quote) < before.count(quote)


def _count_words(text: str, words: str) -> int:
    """Count the places of words in a text; within other words only where no spaces part them."""
    places = [each.start() for each in re.finditer(f"(?={re.escape(words)})", text)]
    if is_unspaced(words):
        return len(places)
    return sum(not is_within_word(text, place, place + len(words)) for place in places)


def _share(verdicts: Sequence[Verdict]) -> CorrectedShare:
    decided = [each for each in verdicts if each.status in ("validated", "unusable")]
    corrected = sum(bool(each.corrections) for each in decided)
    low, high = wilson_interval(corrected, len(decided))
    return CorrectedShare(decided=len(decided), corrected=corrected, low=low, high=high)


def _compare(first: CorrectedShare, second: CorrectedShare) -> tuple[float, float, float] | None:
    if not first.decided or not second.decided:
        return None
    difference = first.corrected / first.decided - second.corrected / second.decided
    counts = (first.corrected, first.decided), (second.corrected, second.decided)
    return difference, *newcombe_interval(*counts)


def wilson_interval(found: float, total: float, *, confidence: float = CONFIDENCE) -> _Range:
    """Return the confidence interval of a share, from 0 to 1: all of it if nothing was counted.

    Source: the score interval of E. B. Wilson, Probable inference, the law of succession, and statistical
    inference, Journal of the American Statistical Association 22 (1927), 209-212.
    """
    if not total:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = found / total
    middle = share + z * z / (2 * total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = ((middle + sign * reach) / (1 + z * z / total) for sign in (-1, 1))
    return (0.0 if found == 0 else low), (1.0 if found == total else high)


def newcombe_interval(
    first: tuple[int, int], second: tuple[int, int], *, confidence: float = CONFIDENCE
) -> _Range:
    """Return the confidence interval of the difference of two independent shares, from -1 to 1.

    Source: method 10 of R. G. Newcombe, Interval estimation for the difference between independent
    proportions, Statistics in Medicine 17 (1998), 873-890: the score intervals of both shares, combined.

    Args:
        first: How many were found, of how many, one or more.
        second: The same of the share to subtract.
        confidence: Share of the samples whose interval has the true difference.
    """
    (a, m), (b, n) = first, second
    one, other = a / m, b / n
    low, high = wilson_interval(a, m, confidence=confidence)
    other_low, other_high = wilson_interval(b, n, confidence=confidence)
    difference = one - other
    return (
        difference - math.hypot(one - low, other_high - other),
        difference + math.hypot(high - one, other - other_low),
    )
