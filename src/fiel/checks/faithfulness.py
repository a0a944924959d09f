"""Checks of a translation against its source."""

import re

from fiel.checks.finding import Finding
from fiel.items import Item, Segment

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def find_changed_numbers(item: Item) -> list[Finding]:
    """Find numbers that are in the source or in the translation, and not in the other.

    Separators of decimals and thousands are left out of the comparison, because languages differ in them:
    ``1,000`` equals ``1.000``, and ``2.5`` equals ``2,5`` but not ``25.0``.
    """
    findings = []
    for segment in item.segments:
        if segment.source is None:
            continue
        lost = _numbers(segment.source) - _numbers(segment.translation)
        added = _numbers(segment.translation) - _numbers(segment.source)
        if lost and added:
            findings.append(_changed_number(segment, lost, added))
    return findings


def _numbers(text: str) -> frozenset[str]:
    return frozenset(number.replace(",", ".") for number in _NUMBER.findall(text))


def _changed_number(segment: Segment, lost: frozenset[str], added: frozenset[str]) -> Finding:
    place = next(
        match for match in _NUMBER.finditer(segment.translation) if match.group().replace(",", ".") in added
    )
    return Finding(
        check="changed-number",
        severity="error",
        segment=segment.name,
        span=place.span(),
        values={"source": ", ".join(sorted(lost)), "translation": ", ".join(sorted(added))},
    )
