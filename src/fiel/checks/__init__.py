"""What is suspicious in a translation, found without a person.

A check is a pure function from an item to its findings; ``CHECKS`` is the list of them.
"""

from collections.abc import Callable

from fiel.checks.faithfulness import find_changed_numbers, find_untranslated
from fiel.checks.finding import Finding, Severity
from fiel.checks.structure import (
    find_answer_outside,
    find_empty_segments,
    find_equal_options,
    find_wrong_pairing,
)
from fiel.items import Item

CHECKS: tuple[Callable[[Item], list[Finding]], ...] = (
    find_empty_segments,
    find_equal_options,
    find_answer_outside,
    find_changed_numbers,
    find_untranslated,
    find_wrong_pairing,
)


def check_item(item: Item) -> list[Finding]:
    """Run every check on an item.

    Returns:
        The findings, errors first.
    """
    findings = [finding for check in CHECKS for finding in check(item)]
    return sorted(findings, key=lambda finding: finding.severity)


__all__ = ["CHECKS", "Finding", "Severity", "check_item"]
