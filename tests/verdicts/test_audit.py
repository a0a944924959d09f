import math
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.campaign.priority import is_audited
from fiel.verdicts.audit import UNUSABLE as UNUSABLE_KIND
from fiel.verdicts.audit import bound_total, estimate_kinds, estimate_mistakes
from fiel.verdicts.consensus import Status, Verdict

RIGHT: tuple[Status, bool] = ("validated", False)
MENDED: tuple[Status, bool] = ("validated", True)
UNUSABLE: tuple[Status, bool] = ("unusable", False)
PENDING: tuple[Status, bool] = ("pending", False)
DISPUTED: tuple[Status, bool] = ("disputed", False)


def verdicts_of(outcomes: Iterable[tuple[Status, bool]]) -> dict[str, Verdict]:
    return {
        str(number): Verdict(
            item_id=str(number),
            status=status,
            rule="no-answers",
            corrections={"option_a": "Sí"} if corrected else {},
        )
        for number, (status, corrected) in enumerate(outcomes)
    }


def first(count: int) -> set[str]:
    return {str(number) for number in range(count)}


def test_a_complete_slice_speaks_for_all() -> None:
    outcomes = [MENDED, MENDED, UNUSABLE, *[RIGHT] * 7, *[MENDED] * 5, *[PENDING] * 80, *[DISPUTED] * 5]
    found = estimate_mistakes(verdicts_of(outcomes), first(10))
    assert (found.items, found.audited, found.decided, found.mistaken) == (100, 10, 10, 3)
    assert found.complete and (found.share, found.corrected, found.left) == (0.3, 7, 23)
    assert found.share_low < 0.3 < found.share_high
    assert (found.left_low, found.left_high) == (
        round(found.share_low * 100) - 7,
        round(found.share_high * 100) - 7,
    )


def test_what_is_known_limits_what_is_left() -> None:
    everything = estimate_mistakes(verdicts_of([MENDED, *[RIGHT] * 9, *[UNUSABLE] * 2]), first(4))
    assert (everything.left, everything.left_low, everything.left_high) == (2, 2, 2)
    few = estimate_mistakes(verdicts_of([*[RIGHT] * 5, *[MENDED] * 50, PENDING]), first(5))
    assert (few.left, few.left_low) == (0, 0) and few.left_high <= 1


def test_an_undecided_item_may_be_either() -> None:
    whole = estimate_mistakes(verdicts_of([MENDED, *[RIGHT] * 19, *[PENDING] * 80]), first(20))
    part = estimate_mistakes(
        verdicts_of([MENDED, *[RIGHT] * 9, *[PENDING] * 9, DISPUTED, *[PENDING] * 80]), first(20)
    )
    assert whole.complete and not part.complete
    assert (part.decided, part.share) == (10, 0.1)
    assert part.share_low == whole.share_low
    assert part.share_high == bound_total(11, 20, 100)[1] / 100 > whole.share_high


@pytest.mark.parametrize("audited", [set(), first(3)])
def test_nothing_decided_says_nothing(audited: set[str]) -> None:
    found = estimate_mistakes(verdicts_of([PENDING] * 30), audited)
    assert (found.share, found.left) == (None, None)
    assert (found.left_low, found.left_high) == (0, 30)
    assert estimate_mistakes({}, audited).left_high == 0


@given(st.integers(1, 40), st.data())
@settings(deadline=None, max_examples=60)
def test_the_limits_are_where_the_tails_begin(population: int, data: st.DataObject) -> None:
    drawn = data.draw(st.integers(1, population))
    found = data.draw(st.integers(0, drawn))
    low, high = bound_total(found, drawn, population)

    def tail(marked: int, counts: range) -> float:
        ways = sum(math.comb(marked, n) * math.comb(population - marked, drawn - n) for n in counts)
        return ways / math.comb(population, drawn)

    possible = range(found, population - drawn + found + 1)
    trusted = [
        marked
        for marked in possible
        if min(tail(marked, range(found, drawn + 1)), tail(marked, range(found + 1))) > 0.025 - 1e-10
    ]
    assert (low, high) == (trusted[0], trusted[-1])
    assert all(after - before == 1 for before, after in pairwise(trusted))


@pytest.mark.parametrize(("mistakes", "undecided"), [(0, 0), (30, 0), (300, 0), (30, 0.3), (600, 0.9)])
def test_the_intervals_hold_the_truth_as_often_as_they_say(mistakes: int, undecided: float) -> None:
    """A slice of a tenth of 600 items, drawn 300 times; those who decide leave the mistaken ones aside."""
    size, rng = 600, np.random.default_rng(7)
    held = []
    estimates = []
    for _ in range(300):
        audited = rng.random(size) < 0.1
        looked_at = audited | (rng.random(size) < 0.2)
        mistaken = np.arange(size) < mistakes
        skipped = audited & mistaken & (rng.random(size) < undecided)
        outcomes = [
            PENDING if not seen or skip else MENDED if wrong else RIGHT
            for seen, skip, wrong in zip(looked_at, skipped, mistaken, strict=True)
        ]
        verdicts = verdicts_of(outcomes)
        found = estimate_mistakes(verdicts, {str(number) for number in np.flatnonzero(audited)})
        left = mistakes - found.corrected
        held.append(found.share_low <= mistakes / size <= found.share_high)
        held[-1] &= found.left_low <= left <= found.left_high
        estimates.append(found.share)
    assert np.mean(held) >= 0.94
    if not undecided:
        assert np.mean([each for each in estimates if each is not None]) == pytest.approx(
            mistakes / size, abs=0.005
        )


def test_the_slice_of_a_campaign_is_what_the_estimate_needs() -> None:
    """One slice that a campaign really draws, with mistakes where the checks would never look."""
    ids = [f"Test/{number}" for number in range(5000)]
    audited = {item_id for item_id in ids if is_audited("arc-c-es", "arc", item_id, share=0.1)}
    verdicts = {
        item_id: Verdict(
            item_id=item_id,
            status="validated" if item_id in audited else "pending",
            rule="single",
            corrections={"option_a": "Sí"} if item_id in audited and number % 8 == 0 else {},
        )
        for number, item_id in enumerate(ids)
    }
    found = estimate_mistakes(verdicts, audited)
    assert found.complete and 400 < found.audited < 600
    assert found.left_low <= 625 - found.corrected <= found.left_high
    assert found.left_high - found.left_low < 350


def test_each_kind_has_its_own_estimate() -> None:
    outcomes = [MENDED, MENDED, UNUSABLE, *[RIGHT] * 7, *[MENDED] * 5, *[PENDING] * 80, *[DISPUTED] * 5]
    kinds = {"0": ("number",), "1": ("number", "wording"), **{str(id): ("wording",) for id in range(10, 15)}}
    found = estimate_kinds(verdicts_of(outcomes), first(10), kinds)
    assert [*found] == ["number", UNUSABLE_KIND, "wording"]
    number, unusable, wording = found.values()
    assert (number.mistaken, number.before, number.corrected, number.left) == (2, 20, 2, 18)
    assert (wording.mistaken, wording.before, wording.corrected, wording.left) == (1, 10, 6, 4)
    assert (unusable.mistaken, unusable.before, unusable.corrected, unusable.left) == (1, 10, 0, 10)
    assert (number.before_low, number.before_high) == bound_total(2, 10, 100)
    assert wording.before_low == 6 > bound_total(1, 10, 100)[0]  # six are known
    assert (number.left_low, number.left_high) == (number.before_low - 2, number.before_high - 2)
    assert unusable.left_low >= 1  # one is known


def test_an_undecided_sample_may_have_any_kind_and_nothing_decided_says_nothing() -> None:
    kinds = {"0": ("order",)}
    found = estimate_kinds(verdicts_of([MENDED, *[PENDING] * 9]), first(5), kinds)["order"]
    assert (found.mistaken, found.before, found.before_high, found.left_high) == (1, 10, 10, 9)
    (none,) = estimate_kinds(verdicts_of([MENDED, *[PENDING] * 9]), {"5"}, kinds).values()
    assert none.before is none.left is None and none.left_low == 0
    assert estimate_kinds(verdicts_of([RIGHT] * 9), first(9), {}) == {}


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3])
def test_the_intervals_of_a_kind_hold_the_truth_as_often_as_they_say(share: float) -> None:
    """In 400 worlds of 300 items, of which people decided the audit and some of the others."""
    inside = 0
    for seed in range(400):
        world = np.random.default_rng(seed)
        has = world.random(300) < share
        decided = (np.arange(300) < 60) | (world.random(300) < 0.3)
        order = world.permutation(300)
        true = [MENDED if has[place] else RIGHT for place in order]
        outcomes = [each if decided[n] else PENDING for n, each in enumerate(true)]
        kinds = {str(n): ("wording",) for n, outcome in enumerate(outcomes) if outcome == MENDED}
        found = estimate_kinds(verdicts_of(outcomes), first(60), kinds).get("wording")
        left = sum(bool(has[place]) and not decided[n] for n, place in enumerate(order))
        inside += found is None or (
            found.before_low <= has.sum() <= found.before_high and found.left_low <= left <= found.left_high
        )
    assert inside >= 0.95 * 400 - 9, inside
