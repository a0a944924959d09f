"""Automatic checks that find what is suspicious in a translation.

A check is a pure function from an item to its findings; a new one is a module and a line in one of the two
tuples. ``CHECKS`` are those that need only one item; `prepare_checks` adds those that need the task's other
items first, and the benchmark's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from fiel.checks.articles import find_article_gender
from fiel.checks.calques import find_calques, find_false_friends
from fiel.checks.capitals import find_english_acronyms, find_title_case
from fiel.checks.consistency import find_inconsistent_translation
from fiel.checks.cues import find_agreement_cues, find_article_clashes, find_lost_references
from fiel.checks.failures import Failures, PreparedChecks, run_checks
from fiel.checks.finding import Check, Finding, Severity
from fiel.checks.gender import find_changed_gender
from fiel.checks.glossary import Glossary, find_glossary_terms
from fiel.checks.grammar import find_language_faults, find_option_agreement
from fiel.checks.lengths import find_length_ratio, find_long_answer
from fiel.checks.markup import find_damaged_addresses, find_damaged_markup, find_damaged_placeholders
from fiel.checks.merging import find_merged_question
from fiel.checks.negation import find_lost_negations
from fiel.checks.notation import find_changed_code, find_changed_formulas
from fiel.checks.numbers import find_changed_numbers
from fiel.checks.opinionfindings import find_opinions
from fiel.checks.precision import Judged
from fiel.checks.proofread import Proofread
from fiel.checks.reported import Reported, find_reported_original
from fiel.checks.stems import find_blank_articles, find_closed_stems, find_mixed_forms
from fiel.checks.structure import (
    find_answer_key,
    find_answer_outside,
    find_empty_segments,
    find_equal_options,
    find_option_count,
    find_option_hole,
)
from fiel.checks.survey import Survey, survey_items
from fiel.checks.typography import (
    find_doubled_spaces,
    find_doubled_words,
    find_early_marks,
    find_end_punctuation,
    find_unpaired_marks,
)
from fiel.checks.units import find_changed_units
from fiel.checks.untranslated import find_chat_residue, find_untranslated
from fiel.items import Item
from fiel.opinions.opinion import Opinion

ERROR_CHECKS: tuple[Check, ...] = (
    find_empty_segments,
    find_option_count,
    find_option_hole,
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
)
"""The checks that find errors, which people must resolve before an export."""

WARNING_CHECKS: tuple[Check, ...] = (
    find_untranslated,
    find_chat_residue,
    find_long_answer,
    find_unpaired_marks,
    find_end_punctuation,
    find_doubled_words,
    find_doubled_spaces,
    find_lost_references,
    find_agreement_cues,
    find_article_clashes,
    find_early_marks,
    find_closed_stems,
    find_blank_articles,
    find_mixed_forms,
    find_changed_gender,
    find_false_friends,
    find_calques,
)
"""The checks that only warn."""

CHECKS = (*ERROR_CHECKS, *WARNING_CHECKS)


def prepare_checks(
    items: Iterable[Item],
    *,
    own: Sequence[Check] = (),
    glossary: Glossary | None = None,
    reported: Reported | None = None,
    proofread: Proofread | None = None,
    opinions: Mapping[str, Sequence[Opinion]] | None = None,
    judged: Judged | None = None,
) -> PreparedChecks:
    """Return all checks for the items of one task.

    The items are read once, to learn what is usual and what was said before; ``own`` are the benchmark's
    checks, ``reported`` is what people of earlier releases found wrong in their originals, ``proofread`` is
    what LanguageTool found in their texts, ``opinions`` is what others say about them, by item id, and
    ``judged`` what the campaign's people judged of their findings.
    """
    survey = survey_items(items)
    learned: tuple[Check, ...] = (
        partial(find_length_ratio, usual=survey.lengths),
        partial(find_inconsistent_translation, translations=survey.translations),
        partial(find_english_acronyms, acronyms=survey.acronyms),
        partial(find_title_case, small=survey.small),
        partial(find_article_gender, genders=survey.genders),
        partial(find_merged_question, mergers=survey.mergers),
    )
    terms: tuple[Check, ...] = (partial(find_glossary_terms, glossary=glossary),) if glossary else ()
    known: tuple[Check, ...] = (partial(find_reported_original, reported=reported),) if reported else ()
    language: tuple[Check, ...] = (
        (
            partial(find_language_faults, proofread=proofread),
            partial(find_option_agreement, proofread=proofread),
        )
        if proofread
        else ()
    )
    others: tuple[Check, ...] = (partial(find_opinions, opinions=opinions),) if opinions else ()
    checks = PreparedChecks((*CHECKS, *learned, *terms, *known, *language, *others, *own))
    checks.judged = judged or {}
    return checks


def check_item(
    item: Item, checks: Sequence[Check] = CHECKS, *, failures: Failures | None = None
) -> list[Finding]:
    """Run checks on an item and return the findings, errors first; see `run_checks` for failing checks."""
    return sorted(run_checks(item, checks, failures), key=lambda finding: finding.severity)


__all__ = [
    "CHECKS",
    "ERROR_CHECKS",
    "WARNING_CHECKS",
    "Check",
    "Failures",
    "Finding",
    "Glossary",
    "Proofread",
    "Severity",
    "Survey",
    "check_item",
    "prepare_checks",
    "survey_items",
]
