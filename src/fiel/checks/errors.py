"""Errors alone, without the time that the warnings take: what a text must not have that people agreed on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from fiel.checks import CHECKS
from fiel.checks.consistency import find_inconsistent_translation
from fiel.checks.cues import find_agreement_cues, find_lost_references
from fiel.checks.finding import Check
from fiel.checks.glossary import find_glossary_terms
from fiel.checks.hellaswag import find_broken_continuations, find_changed_marks, find_lowercased_context
from fiel.checks.lengths import find_length_ratio, find_long_answer
from fiel.checks.running import run_checks
from fiel.checks.typography import (
    find_doubled_spaces,
    find_doubled_words,
    find_end_punctuation,
    find_unpaired_marks,
)
from fiel.checks.untranslated import find_chat_residue, find_untranslated
from fiel.items import Item, correct_item

WARNING_CHECKS: frozenset[Callable[..., object]] = frozenset(
    [
        find_agreement_cues,
        find_broken_continuations,
        find_changed_marks,
        find_chat_residue,
        find_doubled_spaces,
        find_doubled_words,
        find_end_punctuation,
        find_glossary_terms,
        find_inconsistent_translation,
        find_length_ratio,
        find_long_answer,
        find_lost_references,
        find_lowercased_context,
        find_unpaired_marks,
        find_untranslated,
    ]
)
"""The checks that never call anything an error; those that learn from a whole task are all among them."""

Errors = frozenset[tuple[str, str | None]]
"""Names of checks with the segments in which they found an error, or None for the whole item."""


def select_error_checks(checks: Iterable[Check] = CHECKS) -> tuple[Check, ...]:
    """Leave out the checks that only ever warn; one that Fiel does not know stays."""
    return tuple(check for check in checks if _function_of(check) not in WARNING_CHECKS)


def _function_of(check: Check) -> Callable[..., object]:
    return check.func if isinstance(check, partial) else check


def find_errors(item: Item, checks: Sequence[Check]) -> Errors:
    """Find what some checks call an error."""
    return frozenset(
        (finding.check, finding.segment)
        for finding in run_checks(item, checks)
        if finding.severity == "error"
    )


def find_new_errors(item: Item, corrections: Mapping[str, str], checks: Sequence[Check]) -> Errors:
    """Find the errors of a corrected text that the text which people were shown had not.

    Args:
        item: The item as it was shown.
        corrections: Text by segment name.
        checks: What looks at it, best those of `select_error_checks`.
    """
    errors = find_errors(correct_item(item, corrections), checks)
    return errors - find_errors(item, checks) if errors else errors


def prepare_error_detector(own: Sequence[Check] = ()) -> Callable[[Item, Mapping[str, str]], bool]:
    """Return what tells whether corrections bring in an error, for `fiel.verdicts.consensus.decide_items`.

    Args:
        own: The checks of the benchmark.
    """
    checks = select_error_checks((*CHECKS, *own))
    return lambda item, corrections: bool(find_new_errors(item, corrections, checks))
