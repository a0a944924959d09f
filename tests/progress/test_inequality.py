from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.progress.inequality import lorenz_curve, measure_inequality, share_of_top

COUNTS = st.lists(st.integers(0, 500), max_size=40)


@pytest.mark.parametrize(
    ("counts", "top", "inequality"),
    [
        ([], 0, 0),
        ([5], 1, 0),
        ([5, 5, 5, 5], 0.25, 0),
        ([1] * 9 + [91], 0.91, 0.81),  # one of ten gave 91 of 100
        ([1, 3], 0.75, 0.25),
        ([0, 0, 1, 3], 0.75, 0.25),  # who gave none is nobody
        (range(1, 31), (30 + 29 + 28) / 465, 29 / 90),  # three of thirty, in spite of 0.1 * 30 > 3
    ],
)
def test_numbers_worked_out_by_hand(counts: list[int], top: float, inequality: float) -> None:
    assert share_of_top(counts) == pytest.approx(top)
    assert measure_inequality(counts) == pytest.approx(inequality)


@given(COUNTS)
def test_inequality_is_half_the_relative_mean_difference(counts: list[int]) -> None:
    given_ = [count for count in counts if count]
    people = len(given_)
    if not people:
        assert measure_inequality(counts) == 0
        return
    differences = sum(abs(a - b) for a in given_ for b in given_)
    expected = Fraction(differences, 2 * people * sum(given_))
    assert measure_inequality(counts) == pytest.approx(float(expected), abs=1e-12)


@given(COUNTS.filter(any))
def test_a_tenth_gives_its_part_at_least(counts: list[int]) -> None:
    assert 0.1 - 1e-12 <= share_of_top(counts) <= 1
    assert share_of_top(counts, 1) == 1


@given(COUNTS.filter(any))
def test_the_curve_lies_below_the_diagonal_by_half_the_inequality(counts: list[int]) -> None:
    points = lorenz_curve(counts)
    assert [points[0], points[-1]] == [(0, 0), (1, 1)]
    assert len(points) == 1 + sum(count > 0 for count in counts)
    assert all(answers <= people + 1e-12 for people, answers in points)
    area = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(points))
    assert 1 - 2 * area == pytest.approx(measure_inequality(counts), abs=1e-9)
