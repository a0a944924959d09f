"""Warn of items whose original or key people of an earlier release, in any language, found wrong."""

from collections.abc import Mapping

from fiel.checks.finding import Finding
from fiel.items import Item

Reported = Mapping[str, Mapping[str, int]]
"""How many people found the original or the key of an item wrong, by the item's id and the reason."""


def find_reported_original(item: Item, *, reported: Reported) -> list[Finding]:
    """Find items whose original or key was reported in an earlier release."""
    reasons = reported.get(item.id)
    if not reasons:
        return []
    reason, count = max(sorted(reasons.items()), key=lambda each: each[1])
    return [
        Finding(
            check="reported-original",
            severity="warning",
            values={"kind": "key" if reason == "wrong-answer" else "original", "count": str(count)},
        )
    ]
