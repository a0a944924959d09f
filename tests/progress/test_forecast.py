import math
import random
from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.progress.forecast import (
    HORIZON_DAYS,
    Ending,
    count_remaining,
    estimate_end,
    estimate_from_days,
    wanted_items,
)

TODAY = date(2026, 3, 1)


def days(ending: Ending | None) -> list[int]:
    assert ending is not None
    found = (ending.earliest, ending.expected, ending.latest)
    return [HORIZON_DAYS * 2 if day is None else (day - TODAY).days for day in found]


@pytest.mark.parametrize("remaining", [1, 9, 10, 11, 100, 101])
def test_an_even_pace_leaves_no_doubt(remaining: int) -> None:
    whole_days = math.ceil(remaining / 10)  # the last of them, of which today is the first
    assert days(estimate_end([10] * 20, remaining, today=TODAY)) == [whole_days - 1] * 3


def test_nothing_is_said_of_few_days_or_of_a_campaign_that_stands_still() -> None:
    assert estimate_end([50] * 6, 100, today=TODAY) is None
    assert estimate_end([50] * 7, 100, today=TODAY) is not None
    assert estimate_end([50] * 10 + [0] * 42, 100, today=TODAY) is None
    assert estimate_end([], 0, today=TODAY) == Ending(TODAY, TODAY, TODAY)


def test_only_the_last_days_count() -> None:
    recent = [3, 9, 0, 4, 7, 7, 2] * 6
    assert estimate_end([500] * 30 + recent, 300, today=TODAY) == estimate_end(recent, 300, today=TODAY)


def test_what_is_more_than_ten_years_away_is_no_day() -> None:
    assert estimate_end([1] + [0] * 41, 10_000, today=TODAY) == Ending(None, None, None)
    assert days(estimate_end([1] * 42, 3650, today=TODAY)) == [3649] * 3
    assert estimate_end([1] * 42, 3660, today=TODAY) == Ending(None, None, None)


@given(st.lists(st.integers(0, 200), min_size=7, max_size=60), st.integers(1, 3000), st.integers(1, 1000))
@settings(max_examples=60, deadline=None)
def test_the_range_is_in_order_and_more_work_never_ends_sooner(
    daily: list[int], remaining: int, more: int
) -> None:
    found = estimate_end(daily, remaining, today=TODAY)
    assert found == estimate_end(daily, remaining, today=TODAY)
    if found is None:
        assert not any(daily[-42:])
        return
    best = math.ceil(remaining / max(daily[-42:])) - 1  # if every day were like the best one
    assert best <= days(found)[0] <= days(found)[1] <= days(found)[2]
    assert all(
        a <= b
        for a, b in zip(days(found), days(estimate_end(daily, remaining + more, today=TODAY)), strict=True)
    )


def test_weeks_are_kept_together() -> None:
    """On one busy day a week, a campaign that needs four of them takes from three to four weeks and a bit."""
    daily = [0, 0, 0, 0, 0, 0, 70] * 6
    earliest, expected, latest = days(estimate_end(daily, 280, today=TODAY))
    assert 21 <= earliest <= expected <= latest <= 35


def test_the_range_holds_about_eight_of_ten_real_ends() -> None:
    """Campaigns whose days are drawn from one law, whose end is then looked up."""
    chance = random.Random(7)
    inside = 0
    for _ in range(150):
        pace = [chance.choice([0, 5, 10, 10, 20, 40]) for _ in range(400)]
        remaining = 400
        found = days(estimate_end(pace[:42], remaining, today=TODAY))
        so_far = list(accumulate(pace[42:]))
        assert so_far[-1] >= remaining
        end = next(day for day, done in enumerate(so_far) if done >= remaining)
        inside += found[0] <= end <= found[2]
    assert 0.5 <= inside / 150 <= 0.95  # less than 0.8: it knows the pace from 42 days alone


def test_a_day_more_of_waiting_moves_the_whole_range() -> None:
    first = estimate_end([4, 8] * 10, 60, today=TODAY)
    later = estimate_end([4, 8] * 10, 60, today=TODAY + timedelta(days=1))
    assert first and later and first.expected and later.expected == first.expected + timedelta(days=1)


def test_days_without_answers_and_today_do_not_mislead() -> None:
    counts = {TODAY - timedelta(days=9): 4, TODAY - timedelta(days=2): 6, TODAY: 500}
    daily = [4, 0, 0, 0, 0, 0, 0, 6, 0]
    assert estimate_from_days(counts, 30, today=TODAY) == estimate_end(daily, 30, today=TODAY) is not None
    assert estimate_from_days({}, 30, today=TODAY) is None
    assert estimate_from_days({}, 0, today=TODAY) == Ending(TODAY, TODAY, TODAY)


def test_a_longer_future_begins_as_a_shorter_one() -> None:
    """An answer more needs more simulated weeks; these are the same weeks and some after them."""
    daily = [0, 2, 72, 200, 0, 0, 0, 18, 200]
    fewer, more = (days(estimate_end(daily, remaining, today=TODAY)) for remaining in (273, 274))
    assert all(a <= b for a, b in zip(fewer, more, strict=True))


@given(st.lists(st.integers(0, 4), max_size=30), st.integers(1, 100))
def test_what_remains_is_the_least_that_reaches_the_target(missing: list[int], percent: int) -> None:
    target = percent / 100
    wanted = -(-len(missing) * percent // 100)
    assert wanted_items(len(missing), target) == wanted
    done = missing.count(0)
    nearest = sorted(each for each in missing if each)
    assert count_remaining(missing, target) == sum(nearest[: max(0, wanted - done)])
    assert count_remaining(missing, 1) == sum(missing)
