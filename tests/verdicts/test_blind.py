import random
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest
from scipy import stats

from fiel.campaign.priority import is_audited, is_blind
from fiel.items import Item
from fiel.verdicts.blind import (
    NEEDED,
    NONE,
    UNSURE,
    BlindAnswer,
    bound_accuracy,
    judge_blind,
    student_quantile,
)
from tests.impact.made_up import make_item

START = datetime(2026, 3, 1, tzinfo=UTC)
ITEMS = [make_item(number) for number in range(6)]  # the key of each is B


def answer(item: Item, *choices: str) -> Iterable[BlindAnswer]:
    for who, choice in enumerate(choices):
        name = choice if choice in (NONE, UNSURE) else f"option_{choice}"
        yield BlindAnswer(item_id=item.id, annotator=f"p{who}", choice=name, submitted_at=START)


def test_most_must_choose_otherwise_and_who_does_not_know_says_nothing_against_the_key() -> None:
    given = [
        *answer(ITEMS[0], "b", "b", "a"),
        *answer(ITEMS[1], "a", "a", "b"),
        *answer(ITEMS[2], NONE, NONE, "b"),
        *answer(ITEMS[3], UNSURE, UNSURE, "a", "b", "b"),
        *answer(ITEMS[4], UNSURE, "a", "a"),
        *answer(ITEMS[5], "a", "a"),  # two are too few
        *answer(make_item(99), "a", "a", "a"),  # not in the slice
    ]
    found = judge_blind(ITEMS, given, questions=100, subject_of=lambda item: item.split)
    assert [(each.item_id, each.key) for each in found.otherwise] == [
        (ITEMS[1].id, "option_b"),
        (ITEMS[2].id, "option_b"),
        (ITEMS[4].id, "option_b"),
    ]
    assert found.otherwise[1].choices == {NONE: 2, "option_b": 1}
    assert found.decided == 5 and found.rate == 0.6
    assert found.accuracy is not None and found.accuracy.accuracy == pytest.approx(6 / 19)
    assert [*found.subjects] == ["test"] and found.subjects["test"] == found.accuracy


def test_an_even_split_is_not_most() -> None:
    found = judge_blind(ITEMS[:1], answer(ITEMS[0], "a", "b", "a", "b"), questions=1, subject_of=str)
    assert found.decided == 1 and not found.otherwise


def test_nothing_answered_says_nothing() -> None:
    found = judge_blind(ITEMS, [], questions=100, subject_of=str)
    assert (found.decided, found.rate, found.accuracy, dict(found.subjects)) == (0, None, None, {})
    assert (found.low, found.high) == (0.0, 1.0)
    assert NEEDED >= 3  # or one person could be most


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 5, 9, 30, 200])
def test_quantiles_are_those_of_scipy(degrees: int) -> None:
    for level in (0.9, 0.95, 0.975):
        assert student_quantile(level, degrees) == pytest.approx(stats.t.ppf(level, degrees), rel=2e-3)


def test_an_accuracy_alone_is_bounded_as_wilson_does() -> None:
    """When each answer is of another person and another question, nothing is clustered."""
    right = [number % 4 != 0 for number in range(400)]
    low, high = bound_accuracy(right, range(400), [f"p{number}" for number in range(400)])
    wilson = stats.binomtest(sum(right), 400).proportion_ci(method="wilson")
    assert (low, high) == pytest.approx((wilson.low, wilson.high), abs=2e-3)


@pytest.mark.parametrize("seed", range(20))
def test_the_interval_of_the_accuracy_is_that_of_its_formulas_written_as_in_the_papers(seed: int) -> None:
    """Equation 2.11 of Cameron, Gelbach and Miller over all pairs of answers, then Korn and Graubard."""
    world = np.random.default_rng(seed)
    count = int(world.integers(6, 40))
    items, people = world.integers(0, 8, count), world.integers(0, 5, count)
    right = world.random(count) < 0.6 + 0.1 * (items % 3)
    if len({*right}) < 2 or min(len({*items}), len({*people})) < 2:
        right[:2], items[:2], people[:2] = (True, False), (0, 1), (0, 1)
    share = right.mean()
    products = np.outer(right - share, right - share)

    def vary(*keys: np.ndarray[Any, Any]) -> float:
        alike = np.all([np.equal.outer(each, each) for each in keys], axis=0)
        clusters = len({*zip(*keys, strict=True)})
        return float(clusters / (clusters - 1) * products[alike].sum() / count**2)

    variance = max(vary(items) + vary(people) - vary(items, people), share * (1 - share) / count)
    degrees = min(len({*items}), len({*people})) - 1
    level = stats.norm.ppf(0.975)
    size = share * (1 - share) / variance * (level / stats.t.ppf(0.975, degrees)) ** 2
    middle, half = (
        share + level**2 / (2 * size),
        level * np.sqrt(share * (1 - share) / size + (level / size) ** 2 / 4),
    )
    low, high = ((middle + sign * half) / (1 + level**2 / size) for sign in (-1, 1))
    assert bound_accuracy([*map(bool, right)], [*items], [*people]) == pytest.approx((low, high), abs=2e-3)


def test_of_one_person_or_one_question_nothing_is_known_of_others() -> None:
    assert bound_accuracy([True, False], ["a", "b"], ["p", "p"]) == (0.0, 1.0)
    assert bound_accuracy([True, False], ["a", "a"], ["p", "q"]) == (0.0, 1.0)
    low, high = bound_accuracy([True] * 6, [1, 1, 1, 2, 2, 2], ["p", "q", "r"] * 2)
    assert high == 1.0 and low < 0.4  # two questions, all right


@pytest.mark.parametrize(("people", "items", "each"), [(12, 60, 3), (6, 40, 6)])
def test_intervals_cover_the_truth_though_people_and_questions_differ(
    people: int, items: int, each: int
) -> None:
    """200 worlds, where people know more or less and questions are harder or easier."""
    inside = narrow = 0
    for seed in range(200):
        world = random.Random(seed)
        skills = [world.gauss(0, 0.7) for _ in range(people)]
        rows = []
        for item in range(items):
            ease = world.gauss(0, 1.2)
            for who in world.sample(range(people), min(each, people)):
                rows.append((skills[who] + ease + 0.8 + world.gauss(0, 1) > 0, item, who))
        right, numbers, names = zip(*rows, strict=True)
        low, high = bound_accuracy(right, numbers, names)
        truth = stats.norm.cdf(0.8 / (0.7**2 + 1.2**2 + 1) ** 0.5)
        inside += low <= truth <= high
        plain = stats.binomtest(sum(right), len(right)).proportion_ci(method="wilson")
        narrow += plain.low <= truth <= plain.high
    assert inside >= 0.91 * 200, inside
    assert inside > narrow  # answers taken as independent promise too much


def test_the_rate_covers_the_truth_as_often_as_it_says() -> None:
    inside, items = 0, [make_item(number) for number in range(400)]
    for seed in range(200):
        world = random.Random(seed)
        wrong = {item.id for item in world.sample(items, 26)}  # 6.5 %
        drawn = [item for item in items if world.random() < 0.15]
        given = [each for item in drawn for each in answer(item, *("aab" if item.id in wrong else "bba"))]
        found = judge_blind(drawn, given, questions=400, subject_of=lambda item: item.split)
        inside += found.low <= 0.065 <= found.high
    assert inside >= 0.95 * 200 - 6, inside


def test_the_slice_is_random_and_not_that_of_the_audit() -> None:
    ids = [f"Mercury/{number}" for number in range(4000)]
    drawn = {id for id in ids if is_blind("arc", id, share=0.1)}
    audited = {id for id in ids if is_audited("x", "arc", id, share=0.1)}
    assert 340 < len(drawn) < 460 and 20 < len(drawn & audited) < 65
    assert drawn > {id for id in ids if is_blind("arc", id, share=0.05)}
    assert not [id for id in ids if is_blind("arc", id, share=0)]
