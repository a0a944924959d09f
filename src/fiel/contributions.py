"""How the work is shared between people."""

import math
from collections.abc import Iterable


def share_of_top(counts: Iterable[int], tenth: float = 0.1) -> float:
    """Return the share of all answers that the most active people gave, from 0 to 1.

    Args:
        counts: Answers of each person, of those who gave any.
        tenth: Which part of the people counts as the most active, rounded up to whole people.
    """
    ranked = sorted((count for count in counts if count), reverse=True)
    top = math.ceil(round(len(ranked) * tenth, 9))  # 0.1 * 30 is a little more than 3
    return sum(ranked[:top]) / sum(ranked) if ranked else 0.0


def measure_inequality(counts: Iterable[int]) -> float:
    """Return the Gini coefficient of the answers: 0 when all gave as many, near 1 when one gave all.

    Formula: with ``n`` people of ``x_1 <= … <= x_n`` answers, ``2 * sum(i * x_i) / (n * sum(x_i)) -
    (n + 1) / n``, which is half the mean difference between two people, relative to the mean.
    """
    ranked = sorted(count for count in counts if count)
    if not ranked:
        return 0.0
    people = len(ranked)
    weighted = sum(place * count for place, count in enumerate(ranked, start=1))
    return 2 * weighted / (people * sum(ranked)) - (people + 1) / people
