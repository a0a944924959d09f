"""How each person answers: agreement with others, speed, and accuracy where the right answer is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import fmean, median

from fiel.judgements import Judgement
from fiel.verdicts.gold import Gold, is_right
from fiel.verdicts.versions import normalize_text

SESSION = timedelta(minutes=10)
"""A longer pause between a person's answers was not spent on the second."""

CARELESS_PREFIX = "careless:"
"""Prefix of the problem of an answer that a rule set aside."""

Judgements = Mapping[str, Sequence[Judgement]]
"""Judgements by task name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonQuality:
    """How one person answers, in all tasks of a campaign.

    Attributes:
        answers: Their usable answers, and those set aside by rule.
        compared: Their answers to items that others answered too.
        agreement: How often others' answers to those items were the same, in verdict and text, from 0 to 1:
            the mean over the items.
        seconds: Median time between two consecutive answers at most ten minutes apart.
        untouched: Share of answers that accept the item unchanged, from 0 to 1. A high value is not wrong:
            most translations may be right.
        gold: Their answers to hidden gold items.
        gold_right: Share of those that are right, from 0 to 1.
    """

    annotator: str
    organizer: bool
    answers: int
    compared: int
    agreement: float | None
    seconds: float | None
    untouched: float
    gold: int
    gold_right: float | None


def describe_people(judgements: Judgements, gold: Mapping[str, Gold] | None = None) -> list[PersonQuality]:
    """Describe how each person answers, sorted by user name.

    Judgements with a problem are ignored, unless they were set aside by rule. Nobody is compared with answers
    that were set aside. All arguments are by task name.
    """
    theirs: defaultdict[str, list[Judgement]] = defaultdict(list)
    right: defaultdict[str, list[bool]] = defaultdict(list)
    alike: defaultdict[str, list[float]] = defaultdict(list)
    for task, each in judgements.items():
        known = (gold or {}).get(task, {})
        looked_at = [judgement for judgement in each if _is_looked_at(judgement)]
        for judgement in looked_at:
            theirs[judgement.annotator].append(judgement)
            if judgement.item_id in known:
                right[judgement.annotator].append(is_right(known[judgement.item_id], judgement))
        for annotator, share in _compare_with_others(looked_at):
            alike[annotator].append(share)
    return [
        PersonQuality(
            annotator=name,
            organizer=any(each.organizer for each in theirs[name]),
            answers=len(theirs[name]),
            compared=len(alike[name]),
            agreement=fmean(alike[name]) if alike[name] else None,
            seconds=_measure_speed(theirs[name]),
            untouched=fmean(each.decision == "correct" for each in theirs[name]),
            gold=len(right[name]),
            gold_right=fmean(right[name]) if right[name] else None,
        )
        for name in sorted(theirs)
    ]


def _is_looked_at(judgement: Judgement) -> bool:
    return judgement.problem is None or judgement.problem.startswith(CARELESS_PREFIX)


def _compare_with_others(judgements: Iterable[Judgement]) -> Iterator[tuple[str, float]]:
    """Yield, for each answer to an item with several, its author and the share of others who agree."""
    by_item: defaultdict[str, list[tuple[Judgement, object]]] = defaultdict(list)
    for judgement in judgements:
        by_item[judgement.item_id].append((judgement, _choice_of(judgement)))
    for answers in by_item.values():
        for judgement, choice in answers if len(answers) > 1 else ():
            others = [theirs for other, theirs in answers if other is not judgement and not other.problem]
            if others:
                yield judgement.annotator, others.count(choice) / len(others)


def _choice_of(judgement: Judgement) -> object:
    """Return a value that is equal for two people who agree on an item."""
    if judgement.decision == "unusable":
        return "unusable"
    return {
        name: normalize_text(text)
        for name, text in judgement.corrections.items()
        if name not in judgement.respelled
    }


def measure_gaps(moments: Iterable[datetime]) -> list[float]:
    """Return the seconds between one person's consecutive answers, without pauses longer than `SESSION`."""
    gaps = (later - earlier for earlier, later in pairwise(sorted(moments)))
    return [gap.total_seconds() for gap in gaps if gap <= SESSION]


def _measure_speed(judgements: Iterable[Judgement]) -> float | None:
    gaps = measure_gaps(judgement.submitted_at for judgement in judgements)
    return median(gaps) if gaps else None
