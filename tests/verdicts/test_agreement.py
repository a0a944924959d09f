from collections import defaultdict
from itertools import permutations
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from fiel.verdicts.agreement import (
    Agreement,
    count_labels,
    krippendorff_alpha,
    measure_agreement,
    percent_agreement,
)

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A, B and C: one text an
# observer and one character a unit, a dot where a value is missing; and the alpha that comes out there.
PUBLISHED = [
    (["0100000000", "1110010100"], 0.095),
    (["aabbdcccedda", "babbbccceddd"], 0.692),
    (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743),
]

Answers = list[tuple[int, str, str]]

answers_drawn = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from("abcd"), st.sampled_from("xyz")),
    max_size=24,
    unique_by=lambda answer: answer[:2],
)


def table(answers: Answers) -> pd.DataFrame:
    return pd.DataFrame(answers, columns=["item", "annotator", "label"])


def measure(answers: Answers) -> Agreement:
    return measure_agreement(count_labels(table(answers)))


def paired(answers: Answers) -> Answers:
    items = [item for item, _, _ in answers]
    return [answer for answer in answers if items.count(answer[0]) > 1]


@pytest.mark.parametrize(("observers", "alpha"), PUBLISHED)
def test_alpha_of_the_published_examples(observers: list[str], alpha: float) -> None:
    found = measure(
        [
            (unit, str(observer), value)
            for observer, values in enumerate(observers)
            for unit, value in enumerate(values)
            if value != "."
        ]
    )
    assert found.alpha is not None and round(found.alpha, 3) == alpha


@given(answers_drawn)
@settings(deadline=None)
def test_alpha_is_that_of_another_implementation(answers: Answers) -> None:
    found = measure(answers).alpha
    rows = paired(answers)
    if len({label for _, _, label in rows}) < 2:
        assert found is None
    else:
        assert found == pytest.approx(
            AnnotationTask([(who, item, label) for item, who, label in rows]).alpha()
        )


@given(answers_drawn)
@settings(deadline=None)
def test_percent_is_how_often_two_people_agree(answers: Answers) -> None:
    labels: defaultdict[int, list[str]] = defaultdict(list)
    for item, _, label in answers:
        labels[item].append(label)
    shares = [
        sum(one == other for one, other in permutations(given_, 2)) / (len(given_) * (len(given_) - 1))
        for given_ in labels.values()
        if len(given_) > 1
    ]
    found = measure(answers)
    assert (found.items, found.answers) == (len(shares), len(paired(answers)))
    assert found.percent == (pytest.approx(sum(shares) / len(shares)) if shares else None)


@given(answers_drawn, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_answers_is_of_no_matter(answers: Answers, random: Random) -> None:
    shuffled = random.sample(answers, len(answers))
    found, again = measure(answers), measure(shuffled)
    assert again.percent == pytest.approx(found.percent)
    assert again.alpha == pytest.approx(found.alpha)


def test_counts_of_labels_are_all_it_takes() -> None:
    counts = pd.DataFrame({"item": [1, 1, 2, 3], "label": ["x", "y", "x", "y"], "count": [2, 1, 2, 1]})
    assert percent_agreement(counts) == pytest.approx((1 / 3 + 1) / 2)
    assert krippendorff_alpha(counts) == pytest.approx(1 - 4 * (5 - 1 - 2) / (25 - 16 - 1))
    assert measure_agreement(counts.iloc[:0]) == Agreement(items=0, answers=0, percent=None, alpha=None)
