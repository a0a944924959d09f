"""Finding only errors, without the cost of the warnings: what an agreed text must not contain."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from fiel.checks import CHECKS, WARNING_CHECKS
from fiel.checks.articles import find_article_gender
from fiel.checks.capitals import find_english_acronyms, find_title_case
from fiel.checks.consistency import find_inconsistent_translation
from fiel.checks.failures import Failures, run_checks
from fiel.checks.finding import Check
from fiel.checks.glossary import find_glossary_terms
from fiel.checks.grammar import find_language_faults, find_option_agreement
from fiel.checks.hellaswag import find_broken_continuations, find_changed_marks, find_lowercased_context
from fiel.checks.lengths import find_length_ratio
from fiel.checks.merging import find_merged_question
from fiel.checks.opinionfindings import find_opinions
from fiel.checks.reported import find_reported_original
from fiel.items import Item, correct_item

_ONLY_WARN = frozenset(
    [
        *WARNING_CHECKS,
        # Checks that learn from a whole task, and those of one benchmark. An export looks for merged
        # questions in the agreed texts of all items; see `fiel.release.unresolved`.
        *(find_glossary_terms, find_inconsistent_translation, find_length_ratio, find_merged_question),
        *(find_english_acronyms, find_title_case, find_article_gender, find_reported_original),
        *(find_language_faults, find_option_agreement, find_opinions),
        *(find_broken_continuations, find_changed_marks, find_lowercased_context),
    ]
)

FoundErrors = frozenset[tuple[str, str | None]]
"""Names of checks with the segments in which they found an error, or None for the whole item."""


def select_error_checks(checks: Iterable[Check] = CHECKS) -> tuple[Check, ...]:
    """Leave out the checks that only warn; checks unknown to Fiel stay."""
    return tuple(check for check in checks if _function_of(check) not in _ONLY_WARN)


def _function_of(check: Check) -> Callable[..., object]:
    return check.func if isinstance(check, partial) else check


def find_errors(item: Item, checks: Sequence[Check], failures: Failures | None = None) -> FoundErrors:
    """Find the errors that some checks report; see `run_checks` for failing checks."""
    return frozenset(
        (finding.check, finding.segment)
        for finding in run_checks(item, checks, failures)
        if finding.severity == "error"
    )


def find_new_errors(
    item: Item, corrections: Mapping[str, str], checks: Sequence[Check], failures: Failures | None = None
) -> FoundErrors:
    """Find errors that corrections, by segment name, introduce; best with `select_error_checks`."""
    errors = find_errors(correct_item(item, corrections), checks, failures)
    return errors - find_errors(item, checks, failures) if errors else errors


def prepare_error_detector(own: Sequence[Check] = ()) -> Callable[[Item, Mapping[str, str]], bool]:
    """Return a test of whether corrections introduce an error; ``own`` are the benchmark's checks."""
    checks = select_error_checks((*CHECKS, *own))
    return lambda item, corrections: bool(find_new_errors(item, corrections, checks))
