"""How people answer questions without seeing the key, and on which most of them differ from it.

These answers say nothing about a translation's verdict. A question on which most people choose otherwise than
the key can have a wrong key, be ambiguous, be broken by its translation, or just be hard.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import NormalDist, fmean

from fiel.items import Item
from fiel.judgements import FEWEST_PEOPLE
from fiel.verdicts.assistance import wilson_interval
from fiel.verdicts.audit import CONFIDENCE, bound_total

NEEDED = FEWEST_PEOPLE
"""Answers that a question needs; with fewer, one person could be the majority."""

NONE = "none"
"""Choice of who finds no option right, or several."""
UNSURE = "unsure"
"""Choice of who does not know: it counts as wrong, and says nothing against the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindAnswer:
    """One person's answer to a question without its key.

    Attributes:
        choice: Name of the segment of the chosen option, `NONE` or `UNSURE`.
    """

    item_id: str
    annotator: str
    choice: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How often people chose the key, with the 95 % confidence interval of `bound_accuracy`."""

    items: int
    answers: int
    people: int
    accuracy: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindItem:
    """A question on which most people did not choose the key; choices are numbers of answers."""

    item_id: str
    key: str
    choices: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindResult:
    """What people answered in the slice of a task.

    Attributes:
        drawn: Questions in the slice.
        decided: Questions with the answers of `NEEDED` people or more.
        otherwise: Those of the decided on which more than half of these people did not choose the key;
            `UNSURE` says nothing against it.
        rate: Their share of the decided questions; None without any.
        low: Lower end of the rate's 95 % confidence interval for all questions of the task; see
            `bound_total`. Undecided questions of the slice count as either.
        high: Upper end of the interval.
        accuracy: Of all answers; None without any.
        subjects: The same by subject.
    """

    drawn: int
    decided: int
    otherwise: tuple[BlindItem, ...]
    rate: float | None
    low: float
    high: float
    accuracy: Accuracy | None
    subjects: Mapping[str, Accuracy]


def judge_blind(
    items: Sequence[Item],
    answers: Iterable[BlindAnswer],
    *,
    questions: int,
    subject_of: Callable[[Item], str],
) -> BlindResult:
    """Judge the answers to the questions of a slice.

    Args:
        items: The items of the slice.
        answers: The answers; those to other items do not count.
        questions: Number of questions in the task, from which the slice was drawn.
        subject_of: Returns an item's subject.
    """
    known = {item.id: item for item in items}
    given: defaultdict[str, list[BlindAnswer]] = defaultdict(list)
    for each in answers:
        if each.item_id in known:
            given[each.item_id].append(each)
    decided = [item for item in items if len(given.get(item.id, ())) >= NEEDED]
    found = [item for item in decided if _differ(item, given[item.id])]
    low = bound_total(len(found), len(items), questions)[0]
    high = bound_total(len(found) + len(items) - len(decided), len(items), questions)[1]
    scores = [
        (known[each.item_id], each.annotator, _is_key(known[each.item_id], each))
        for own in given.values()
        for each in own
    ]
    by_subject: defaultdict[str, list[tuple[Item, str, bool]]] = defaultdict(list)
    for score in scores:
        by_subject[subject_of(score[0])].append(score)
    return BlindResult(
        drawn=len(items),
        decided=len(decided),
        otherwise=tuple(
            BlindItem(
                item_id=item.id,
                key=str(item.correct),
                choices=dict(Counter(each.choice for each in given[item.id]).most_common()),
            )
            for item in found
        ),
        rate=len(found) / len(decided) if decided else None,
        low=low / questions if questions else 0.0,
        high=high / questions if questions else 1.0,
        accuracy=_measure(scores),
        subjects={
            subject: measured
            for subject in sorted(by_subject)
            if (measured := _measure(by_subject[subject])) is not None
        },
    )


def _is_key(item: Item, answer: BlindAnswer) -> bool:
    return answer.choice == item.correct


def _differ(item: Item, answers: Sequence[BlindAnswer]) -> bool:
    others = sum(each.choice != UNSURE and not _is_key(item, each) for each in answers)
    return 2 * others > len(answers)


def _measure(scores: Sequence[tuple[Item, str, bool]]) -> Accuracy | None:
    if not scores:
        return None
    items, people = [item.id for item, _, _ in scores], [who for _, who, _ in scores]
    right = [hit for *_, hit in scores]
    low, high = bound_accuracy(right, items, people)
    return Accuracy(
        items=len(set(items)),
        answers=len(scores),
        people=len(set(people)),
        accuracy=fmean(right),
        low=low,
        high=high,
    )


def bound_accuracy(
    right: Sequence[bool],
    items: Sequence[Hashable],
    people: Sequence[Hashable],
    *,
    confidence: float = CONFIDENCE,
) -> tuple[float, float]:
    """Return the confidence interval of a share of right answers, for other people and other questions.

    Answers of one person, and answers to one question, are alike. So the variance ``V`` is that of a mean
    clustered by both: the sum of the variances by question and by person minus that of single answers, each
    with the factor ``G / (G - 1)`` for its ``G`` clusters (Cameron, Gelbach & Miller 2011, equation 2.11).
    Then Wilson's interval for an effective number of answers, ``p * (1 - p) / V``, times the squared ratio of
    the quantiles of the normal and of Student's t distribution with one degree less than there are people or
    questions, whichever are fewer (after Korn & Graubard 1998, section 3, with Wilson's limits for those of
    Clopper and Pearson). When all answers are right, or all wrong, the effective number is that of the
    questions. With fewer than two people or questions, nothing is known of other ones.

    Args:
        right: Whether each answer is right, one or more.
        items: The question of each answer.
        people: Who gave each answer.
        confidence: Share of the samples whose interval has the true share.
    """
    fewest = min(len(set(items)), len(set(people)))
    if fewest < 2:
        return 0.0, 1.0
    share, count = fmean(right), len(right)
    if share in (0.0, 1.0):
        size = float(len(set(items)))
    else:
        residuals = [hit - share for hit in right]
        pairs = list(zip(items, people, strict=True))
        variance = sum(
            sign * _cluster(residuals, keys) for sign, keys in ((1, items), (1, people), (-1, pairs))
        )
        plain = share * (1 - share) / count
        size = share * (1 - share) / max(variance, plain)
    level = (1 + confidence) / 2
    size *= (NormalDist().inv_cdf(level) / student_quantile(level, fewest - 1)) ** 2
    return wilson_interval(share * size, size, confidence=confidence)


def _cluster(residuals: Sequence[float], keys: Sequence[Hashable]) -> float:
    """Return the variance of the mean, clustered by keys."""
    sums: defaultdict[Hashable, float] = defaultdict(float)
    for residual, key in zip(residuals, keys, strict=True):
        sums[key] += residual
    clusters = len(sums)
    return clusters / (clusters - 1) * sum(each * each for each in sums.values()) / len(residuals) ** 2


def student_quantile(level: float, degrees: int) -> float:
    """Return a quantile of Student's t distribution, to about one in a thousand for levels up to 0.975.

    Exact for 1 and 2 degrees of freedom; from 3 on the expansion of Abramowitz & Stegun (1964), 26.7.5.
    ``level`` is from 0.5 to 0.999; far out and with 3 or 4 degrees it is up to 3 % too small.
    """
    if degrees == 1:
        return math.tan(math.pi * (level - 0.5))
    if degrees == 2:
        odds = 2 * level - 1
        return odds * math.sqrt(2 / (1 - odds * odds))
    z = NormalDist().inv_cdf(level)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return math.fsum(term / math.pow(degrees, power) for power, term in enumerate(terms))
