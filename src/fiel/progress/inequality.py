"""How the work is shared between people."""

import math
from collections.abc import Iterable
from itertools import accumulate


def share_of_top(counts: Iterable[float], tenth: float = 0.1) -> float:
    """Return the share of answers from the most active ``tenth`` of people, rounded up to whole people."""
    ranked = sorted((count for count in counts if count), reverse=True)
    return sum(ranked[: top_people(len(ranked), tenth)]) / sum(ranked) if ranked else 0.0


def top_people(people: int, tenth: float = 0.1) -> int:
    """Return the size of the most active tenth of some people, rounded up to whole people."""
    return math.ceil(round(people * tenth, 9))  # 0.1 * 30 is a little more than 3


def lorenz_curve(counts: Iterable[float]) -> tuple[tuple[float, float], ...]:
    """Return the points of the Lorenz curve of the answers, from (0, 0) to (1, 1).

    Formula: M. O. Lorenz (1905). With people sorted by answers, least active first, each point is the
    cumulative share of people and of the answers that they gave.
    """
    ranked = sorted(count for count in counts if count)
    total = sum(ranked)
    points = enumerate(accumulate(ranked), start=1)
    return ((0.0, 0.0), *((number / len(ranked), given / total) for number, given in points))


def measure_inequality(counts: Iterable[float]) -> float:
    """Return the Gini coefficient of the answers: 0 if everyone gave the same, near 1 if one person gave all.

    Formula: with ``n`` people of ``x_1 <= … <= x_n`` answers, ``2 * sum(i * x_i) / (n * sum(x_i)) -
    (n + 1) / n``, which is half the mean difference between two people, relative to the mean.
    """
    ranked = sorted(count for count in counts if count)
    if not ranked:
        return 0.0
    people = len(ranked)
    weighted = sum(place * count for place, count in enumerate(ranked, start=1))
    return 2 * weighted / (people * sum(ranked)) - (people + 1) / people
