"""A second opinion on disputed items: a model of how each person answers. It decides nothing.

A majority counts all people alike. The model of Dawid and Skene learns from all items how often each person
chooses each label where another one is right, and weighs their answers by that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from fiel.judgements import DECISIONS, Decision, Judgement

SMOOTHING = 0.5
"""Answers that every person is taken to have given of each label where each label is right (the prior of
Jeffreys): without it, somebody with few answers is taken for certain."""

FEWEST_COMPARED = 10
"""Fewest items with two or more answers from which the model learns anything worth a word."""

_ITERATIONS = 1000
_TOLERANCE = 1e-6
_LEAST = 1e-10  # instead of 0, which has no logarithm

Array = NDArray[np.float64]


def judge_disputed(
    judgements: Iterable[Judgement], disputed: Iterable[str]
) -> dict[str, dict[Decision, float]]:
    """Return how probable each decision about disputed items is, by item id, from all answers to a task.

    Empty with fewer than `FEWEST_COMPARED` items that two or more people answered.
    """
    rows = [(each.item_id, each.annotator, each.choice) for each in judgements if each.problem is None]
    counts = Counter(item for item, _, _ in rows)
    if sum(count > 1 for count in counts.values()) < FEWEST_COMPARED:
        return {}
    found = estimate_labels(rows, DECISIONS, smoothing=SMOOTHING)
    return {
        item: {decision: round(found[item][decision], 6) for decision in DECISIONS}
        for item in disputed
        if item in found
    }


def estimate_labels(
    answers: Sequence[tuple[str, str, str]], labels: Sequence[str], *, smoothing: float = 0.0
) -> dict[str, dict[str, float]]:
    """Return the probability of each label of each item by the model of Dawid and Skene.

    Source: A. P. Dawid & A. M. Skene, Maximum likelihood estimation of observer error-rates using the EM
    algorithm, Applied Statistics 28 (1979), 20-28, equations 2.3 to 2.5, starting from the shares of the
    labels in each item. The EM algorithm stops when no probability changes by more than a millionth, at a
    local maximum: the likelihood hardly changes while a probability still moves by hundredths. The steps are
    those of crowd-kit, whose own rule for stopping can end after four of them.

    Args:
        answers: Item, person and label; a person answers an item once.
        labels: The possible labels.
        smoothing: Number that is added to each person's count of each pair of labels, and to the number of
            items of each label.
    """
    items, people = sorted({item for item, _, _ in answers}), sorted({who for _, who, _ in answers})
    item_of = _number([item for item, _, _ in answers], items)
    person_of = _number([who for _, who, _ in answers], people)
    label_of = _number([label for *_, label in answers], labels)
    shares = np.zeros((len(items), len(labels)))
    np.add.at(shares, (item_of, label_of), 1.0)
    probable: Array = shares / shares.sum(axis=1, keepdims=True)
    for _ in range(_ITERATIONS):
        errors = np.full((len(people), len(labels), len(labels)), smoothing)  # person, right label, chosen
        for right in range(len(labels)):
            np.add.at(errors, (person_of, np.full_like(person_of, right), label_of), probable[item_of, right])
        errors /= np.maximum(errors.sum(axis=2, keepdims=True), _LEAST)
        priors = probable.sum(axis=0) + smoothing
        logs = np.tile(_log(priors / priors.sum()), (len(items), 1))
        np.add.at(logs, item_of, _log(errors[person_of, :, label_of]))
        weights = np.exp(logs - logs.max(axis=1, keepdims=True))
        before, probable = probable, weights / weights.sum(axis=1, keepdims=True)
        if np.abs(probable - before).max() < _TOLERANCE:
            break
    rows = [[float(value) for value in row] for row in probable]
    return {item: dict(zip(labels, row, strict=True)) for item, row in zip(items, rows, strict=True)}


def _number(values: Sequence[str], known: Sequence[str]) -> NDArray[np.int64]:
    places = {value: place for place, value in enumerate(known)}
    return np.array([places[value] for value in values], dtype=np.int64)


def describe_opinion(opinion: Mapping[Decision, float]) -> str:
    """Write the most probable decision, as ``corrected, 86 %``."""
    decision, probability = max(opinion.items(), key=lambda each: each[1])
    return f"{decision}, {probability:.0%}"


def _log(values: Array) -> Array:
    logs: Array = np.log(np.maximum(values, _LEAST))
    return logs
