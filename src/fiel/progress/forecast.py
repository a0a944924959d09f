"""The estimated end of a campaign, from the activity of each day: a range, not a promise."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

MIN_DAYS = 7
"""Fewest whole days needed for an estimate."""

WINDOW_DAYS = 42
"""Number of last days that count: activity months ago says little about next week."""

LEVELS = (0.1, 0.5, 0.9)
"""Shares of the simulated campaigns that end by the earliest, the expected and the latest day."""

HORIZON_DAYS = 3650

_BLOCK_DAYS = 7
_SIMULATIONS = 1000
_SEED = 0


@dataclass(frozen=True, slots=True)
class Ending:
    """The estimated end of a campaign; each date is None when more than ten years away.

    Attributes:
        earliest: One in ten of the simulated campaigns ended by this day.
        expected: Half of them did.
        latest: Nine in ten did.
    """

    earliest: date | None
    expected: date | None
    latest: date | None


def estimate_end(daily: Sequence[int], remaining: int, *, today: date) -> Ending | None:
    """Estimate when the remaining answers will have been given.

    Source: the circular block bootstrap (Politis and Romano, 1992). Each of 1,000 simulated futures consists
    of weeks drawn at random from the last 42 days, which keeps busy days together and Sundays at their
    frequency. The range only reflects the ups and downs of these days: neither a press article nor the summer
    holidays. ``daily`` are answers that advanced the campaign, for each whole day up to yesterday.

    Returns:
        The range; None when there are fewer than 7 whole days, or none of the last ones has an answer.
    """
    window = np.asarray(daily[-WINDOW_DAYS:], dtype=np.int64)
    if remaining <= 0:
        return Ending(today, today, today)
    if len(daily) < MIN_DAYS or not window.any():
        return None
    horizon = min(HORIZON_DAYS, _longest_needed(window, remaining))
    blocks = -(-horizon // _BLOCK_DAYS)
    starts = np.random.default_rng(_SEED).integers(len(window), size=(blocks, _SIMULATIONS))
    days = (starts.T[..., np.newaxis] + np.arange(_BLOCK_DAYS)) % len(window)
    done = window[days].reshape(_SIMULATIONS, -1).cumsum(axis=1)
    needed = np.sort((done < remaining).sum(axis=1))  # whole days before the completing one
    ends = [int(needed[int(np.ceil(level * _SIMULATIONS)) - 1]) for level in LEVELS]
    return Ending(*(today + timedelta(days=end) if end < done.shape[1] else None for end in ends))


def estimate_from_days(counts: Mapping[date, int], remaining: int, *, today: date) -> Ending | None:
    """Estimate the end from the answers by day.

    ``counts`` are answers that advanced the campaign. The days from the first to yesterday count, even
    without answers: today is not over, and would lower the pace.
    """
    first = min(counts, default=today)
    whole = [first + timedelta(days=number) for number in range((today - first).days)]
    return estimate_end([counts.get(day, 0) for day in whole], remaining, today=today)


def wanted_items(total: int, target: float) -> int:
    """Return how many of its items a campaign wants done."""
    return math.ceil(round(total * target, 6))  # 0.07 * 100 is a little more than 7


def count_remaining(missing: Iterable[int], target: float) -> int:
    """Return the fewest answers that complete a share of the items; ``missing`` is by item, 0 if done."""
    ordered = sorted(missing)
    return sum(ordered[: wanted_items(len(ordered), target)])


def _longest_needed(window: np.ndarray, remaining: int) -> int:
    """Return ten times the days needed at the mean pace, plus some weeks: later ends are rare."""
    return int(10 * remaining / window.mean()) + 10 * WINDOW_DAYS
