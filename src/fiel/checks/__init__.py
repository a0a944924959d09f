"""What is suspicious in a translation, found without a person.

A check is a pure function from an item to its findings. ``CHECKS`` are those that look at one item alone;
`prepare_checks` adds those that have to know the other items of the task first, and the benchmark's own.
"""

from collections.abc import Iterable, Sequence

from fiel.checks.faithfulness import find_untranslated
from fiel.checks.finding import Check, Finding, Severity
from fiel.checks.markup import find_damaged_addresses, find_damaged_markup, find_damaged_placeholders
from fiel.checks.negation import find_lost_negations
from fiel.checks.notation import find_changed_code, find_changed_formulas
from fiel.checks.numbers import find_changed_numbers
from fiel.checks.structure import (
    find_answer_key,
    find_answer_outside,
    find_empty_segments,
    find_equal_options,
    find_option_count,
)
from fiel.checks.units import find_changed_units
from fiel.items import Item

CHECKS: tuple[Check, ...] = (
    find_empty_segments,
    find_option_count,
    find_answer_key,
    find_answer_outside,
    find_equal_options,
    find_changed_numbers,
    find_changed_units,
    find_changed_formulas,
    find_changed_code,
    find_damaged_placeholders,
    find_damaged_addresses,
    find_damaged_markup,
    find_lost_negations,
    find_untranslated,
)


def prepare_checks(items: Iterable[Item], *, own: Sequence[Check] = ()) -> tuple[Check, ...]:
    """Return all the checks for the items of one task.

    Args:
        items: The items, from which the checks learn what is usual and what was said before.
        own: The checks of the benchmark.
    """
    return (*CHECKS, *own)


def check_item(item: Item, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """Run checks on an item.

    Returns:
        The findings, errors first.
    """
    findings = [finding for check in checks for finding in check(item)]
    return sorted(findings, key=lambda finding: finding.severity)


__all__ = ["CHECKS", "Check", "Finding", "Severity", "check_item", "prepare_checks"]
