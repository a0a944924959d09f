"""Checks of a translation's length, compared with its source and with the other options."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from fiel.checks.finding import Finding
from fiel.items import Item, Segment

LengthGroup = tuple[str, int]
"""Segments with similar lengths: their kind (``option``) and the size of their source, 0 for all sizes."""

_STEP = 0.02
_ENOUGH = 50
_SHORTEST = 20
_LEAST_SPREAD = 0.12
_SHORT_SPREAD = 1.2
"""The spread of a text of one character; that of longer ones falls with the square root of their length."""
_OUTLYING = 5.0


@dataclass(frozen=True, slots=True)
class UsualRatio:
    """The usual length of translations: the logarithm of the ratio of their length to the source's.

    Attributes:
        center: The median.
        spread: 1.4826 times the median absolute deviation, which equals the standard deviation for a normal
            distribution (Rousseeuw and Croux 1993); at least 0.12, a change in length of 13 %.
    """

    center: float
    spread: float


@dataclass(frozen=True, slots=True)
class RatioTally:
    """Counts length ratios in steps of 2 %, in the same memory for a million items as for a thousand."""

    _counts: defaultdict[LengthGroup, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, segment: Segment) -> None:
        """Count one segment; short ones and those without a source are ignored."""
        measured = _measure(segment)
        if measured is None:
            return
        for group in _groups(segment.name, len(segment.source or "")):
            self._counts[group][round(measured / _STEP)] += 1

    def merge(self, later: "RatioTally") -> None:
        """Add what another one counted."""
        for group, counts in later._counts.items():
            self._counts[group].update(counts)

    def usual(self) -> Mapping[LengthGroup, UsualRatio]:
        """Return what is usual for each group with 50 segments or more."""
        return {group: _usual(counts) for group, counts in self._counts.items() if counts.total() >= _ENOUGH}


def _usual(counts: Mapping[int, int]) -> UsualRatio:
    center = _median(counts)
    distances: Counter[float] = Counter()
    for step, count in counts.items():
        distances[abs(step - center)] += count
    return UsualRatio(center * _STEP, max(1.4826 * _median(distances) * _STEP, _LEAST_SPREAD))


def _median(counts: Mapping[int, int] | Mapping[float, int]) -> float:
    half = sum(counts.values()) / 2
    reached = 0
    for value, count in sorted(counts.items()):
        reached += count
        if reached >= half:
            return value
    raise ValueError("expected one value or more, found none")


def _measure(segment: Segment) -> float | None:
    source = segment.source
    if source is None or len(source) < _SHORTEST or not segment.translation.strip():
        return None
    ratio = math.log(len(segment.translation) / len(source))
    return max(-4.0, min(4.0, ratio))


def _groups(name: str, length: int) -> tuple[LengthGroup, LengthGroup]:
    kind = name.partition("_")[0]
    return (kind, length.bit_length()), (kind, 0)


def find_length_ratio(item: Item, *, usual: Mapping[LengthGroup, UsualRatio]) -> list[Finding]:
    """Find segments far longer or shorter than is usual for their source.

    ``usual`` are the usual ratios in its task.

    Returns:
        Findings weighted by the distance from the usual ratio, in standard deviations.
    """
    findings = []
    for segment in item.segments:
        measured = _measure(segment)
        if measured is None:
            continue
        groups = _groups(segment.name, len(segment.source or ""))
        known = next((usual[group] for group in groups if group in usual), None)
        if known is None:
            continue
        spread = max(known.spread, _SHORT_SPREAD / math.sqrt(len(segment.source or "")))
        distance = abs(measured - known.center) / spread
        if distance > _OUTLYING:
            findings.append(_length_finding(segment, measured > known.center, distance))
    return findings


def _length_finding(segment: Segment, longer: bool, distance: float) -> Finding:
    return Finding(
        check="length-ratio",
        severity="warning",
        segment=segment.name,
        values={
            "way": "longer" if longer else "shorter",
            "source": str(len(segment.source or "")),
            "translation": str(len(segment.translation)),
        },
        weight=distance,
    )


_STANDS_OUT = 1.5
_STOOD_OUT = 1.15
_MORE_CHARACTERS = 12


def find_long_answer(item: Item) -> list[Finding]:
    """Find a right answer that stands out by its length although it did not in the source.

    It stands out when it is at least one and a half times as long as the longest other option. Its weight is
    that ratio.
    """
    options = item.options
    right = next((option for option in options if option.name == item.correct), None)
    others = [option for option in options if option.name != item.correct]
    if right is None or len(others) < 2 or any(option.source is None for option in options):
        return []
    longest = max(len(option.translation) for option in others)
    longest_source = max(len(option.source or "") for option in others)
    if longest == 0 or longest_source == 0 or len(right.translation) - longest < _MORE_CHARACTERS:
        return []
    ratio = len(right.translation) / longest
    if ratio < _STANDS_OUT or len(right.source or "") / longest_source > _STOOD_OUT:
        return []
    return [Finding(check="long-answer", severity="warning", segment=right.name, weight=ratio)]
