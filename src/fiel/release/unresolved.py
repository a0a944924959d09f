"""Unresolved errors found by the checks, which keep an item out of an export.

People have resolved an item when their answers led to a decision: validated, unchanged or corrected, or
unusable. Until then an error stands. Two questions that became one are an error whatever was decided.
"""

from collections.abc import Iterable, Mapping, Sequence

from fiel.bars import Advance
from fiel.checks import Check
from fiel.checks.detector import find_errors, find_new_errors
from fiel.checks.merging import QuestionTally
from fiel.errors import FielError
from fiel.items import Item, correct_item
from fiel.messages.plaintext import count_of
from fiel.release.content import ErrorsByItem
from fiel.verdicts.consensus import Verdict

_NAMED = 5


def find_unresolved(
    items: Sequence[Item],
    verdicts: Mapping[str, Verdict],
    checks: Sequence[Check],
    *,
    progress: Advance = lambda count: None,
) -> ErrorsByItem:
    """Find the items with an error that are pending or disputed.

    An item without a verdict is pending. ``checks`` are ideally from
    `fiel.checks.detector.select_error_checks`; ``progress`` is called with the number of items checked.
    """
    unresolved: dict[str, tuple[str, ...]] = {}
    for item in items:
        verdict = verdicts.get(item.id)
        if verdict is None or verdict.status in ("pending", "disputed"):
            errors = {check for check, _ in find_errors(item, checks)}
            if errors:
                unresolved[item.id] = tuple(sorted(errors))
        progress(1)
    return unresolved


def find_merged(items: Sequence[Item], verdicts: Mapping[str, Verdict]) -> set[str]:
    """Find the items whose final texts are another item's, too, with another right answer.

    Items that people called unusable do not count: they are left out of the validated configuration.
    """
    tally = QuestionTally()
    for item in items:
        verdict = verdicts.get(item.id)
        if verdict is None or verdict.status != "unusable":
            tally.add(correct_item(item, verdict.corrections) if verdict and verdict.corrections else item)
    return set(tally.find_mergers())


def find_suspicious(
    items: Sequence[Item], verdicts: Mapping[str, Verdict], checks: Sequence[Check]
) -> ErrorsByItem:
    """Find the items whose agreed text introduces an error that the shown text did not have."""
    suspicious: dict[str, tuple[str, ...]] = {}
    for item in items:
        verdict = verdicts.get(item.id)
        if verdict is not None and verdict.corrections:
            new = find_new_errors(item, verdict.corrections, checks)
            if new:
                suspicious[item.id] = tuple(sorted({check for check, _ in new}))
    return suspicious


def refuse_unresolved(campaign: str, unresolved: Iterable[ErrorsByItem]) -> None:
    """Refuse an export of a campaign that would publish an unresolved error; they are given by task.

    Raises:
        FielError: Some task has one.
    """
    found = [f"{item} ({', '.join(checks)})" for each in unresolved for item, checks in each.items()]
    if found:
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise FielError(
            f"{campaign}: expected people to have resolved every error of the checks, "
            f"found {count_of(len(found), 'item')} pending or disputed: {', '.join(found[:_NAMED])}{more}. "
            "Have people annotate them, or export them as in the source with --unresolved keep. Nothing was "
            "written."
        )
