"""Formulas of verdicts against other implementations; the rest are in the test of their own module."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fiel.judgements import Decision
from fiel.verdicts.acceptance import CHANGED_WITHOUT, PRIOR_ITEMS, USUALLY_CHANGED, measure_acceptance
from fiel.verdicts.annotators import estimate_labels
from fiel.verdicts.assistance import newcombe_interval, wilson_interval
from tests.verdicts.test_annotators import answers_of, judge


@given(st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_of_a_share_is_that_of_scipy(counts: tuple[int, int]) -> None:
    found, total = counts
    other = stats.binomtest(found, total).proportion_ci(method="wilson")
    assert wilson_interval(found, total) == pytest.approx((other.low, other.high), abs=1e-12)


@given(st.integers(0, 40), st.integers(1, 40), st.integers(0, 40), st.integers(1, 40))
def test_the_interval_of_a_difference_is_made_of_those_of_scipy(a: int, m: int, b: int, n: int) -> None:
    """The square-and-add of Newcombe, with the limits of scipy."""
    a, b = min(a, m), min(b, n)
    one, other = (stats.binomtest(*each).proportion_ci(method="wilson") for each in ((a, m), (b, n)))
    difference = a / m - b / n
    low = difference - np.hypot(a / m - one.low, other.high - b / n)
    high = difference + np.hypot(one.high - a / m, b / n - other.low)
    assert newcombe_interval((a, m), (b, n)) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize(("changed", "items"), [(0, 3), (4, 9), (40, 40)])
def test_what_is_expected_of_a_check_is_the_mean_of_a_beta_distribution(changed: int, items: int) -> None:
    def decide(number: int) -> Decision:
        return "corrected" if number < changed else "correct"

    given_ = [judge(number, "ana", decide(number)) for number in range(items)]
    given_ += [judge(number, "ana", "correct") for number in range(100, 150)]
    found = measure_acceptance({str(number): ["made-up"] for number in range(items)}, given_, "es")["made-up"]

    def expect(prior: float, hits: int, total: int) -> float:
        return float(stats.beta(PRIOR_ITEMS * prior + hits, PRIOR_ITEMS * (1 - prior) + total - hits).mean())

    base = expect(CHANGED_WITHOUT, 0, 50)
    weight = (expect(USUALLY_CHANGED, changed, items) - base) / (USUALLY_CHANGED - base)
    assert found.weight == pytest.approx(min(1, max(0, weight)), abs=0.006)


def test_the_model_of_annotators_is_that_of_its_equations() -> None:
    """The same in plain Python, item by item, for one world."""
    rows, _ = answers_of(random.Random(5), [0.9, 0.7, 0.5], 60)
    labels, people = "abc", sorted({who for _, who, _ in rows})
    items = sorted({item for item, _, _ in rows})
    probable = {}
    for item in items:
        own = [label for id, _, label in rows if id == item]
        probable[item] = {label: own.count(label) / len(own) for label in labels}
    for _ in range(400):
        prior = {label: sum(each[label] for each in probable.values()) + 1 for label in labels}
        error = {}
        for who in people:
            for right in labels:
                counts = {label: 1.0 for label in labels}
                for id, name, label in rows:
                    if name == who:
                        counts[label] += probable[id][right]
                for label in labels:
                    error[who, right, label] = counts[label] / sum(counts.values())
        for item in items:
            weight = {
                right: prior[right]
                * float(np.prod([error[name, right, label] for id, name, label in rows if id == item]))
                for right in labels
            }
            probable[item] = {right: weight[right] / sum(weight.values()) for right in labels}
    found = estimate_labels(rows, labels, smoothing=1.0)
    for item in items:
        assert found[item] == pytest.approx(probable[item], abs=0.01)
