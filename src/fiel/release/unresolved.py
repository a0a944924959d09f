"""Unresolved errors found by the checks, which keep an item out of an export.

People have resolved an item when their answers led to a decision: validated, unchanged or corrected, or
unusable. Until then an error stands. Two questions that became one are an error whatever was decided.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from fiel.bars import Advance
from fiel.checks import Check
from fiel.checks.detector import find_errors, find_new_errors
from fiel.checks.merging import QuestionTally
from fiel.errors import FielError
from fiel.items import Item, correct_item
from fiel.messages.plaintext import count_of
from fiel.release.content import ErrorsByItem
from fiel.verdicts.consensus import Verdict
from fiel.workers import in_chunks

_NAMED = 5


@dataclass(frozen=True, slots=True)
class TextErrors:
    """What the checks found in the texts of a release.

    Attributes:
        unresolved: Errors of items that are pending or disputed.
        suspicious: Errors that an agreed text introduces, which the shown text did not have.
    """

    unresolved: ErrorsByItem
    suspicious: ErrorsByItem


def find_text_errors(
    items: Sequence[Item],
    verdicts: Mapping[str, Verdict],
    checks: Sequence[Check],
    *,
    progress: Advance = lambda count: None,
) -> TextErrors:
    """Look for errors in the texts that nobody has decided on, and for new ones in those agreed on.

    An item without a verdict is pending. ``checks`` are ideally from
    `fiel.checks.detector.select_error_checks`; ``progress`` is called with the numbers of items checked. Many
    items are checked on all cores.
    """
    unresolved: dict[str, tuple[str, ...]] = {}
    suspicious: dict[str, tuple[str, ...]] = {}
    todo = [(item, verdicts.get(item.id)) for item in items]
    for found in in_chunks(partial(_look, checks=checks), todo):
        for id, agreed, names in found:
            if names:
                (suspicious if agreed else unresolved)[id] = names
        progress(len(found))
    return TextErrors(unresolved, suspicious)


def _look(
    part: Sequence[tuple[Item, Verdict | None]], checks: Sequence[Check]
) -> list[tuple[str, bool, tuple[str, ...]]]:
    """Return the items' ids, whether people agreed on their texts, and names of checks."""
    looked = []
    for item, verdict in part:
        agreed = verdict is not None and verdict.status not in ("pending", "disputed")
        errors: Iterable[tuple[str, str | None]] = ()
        if not agreed:
            errors = find_errors(item, checks)
        elif verdict is not None and verdict.corrections:
            errors = find_new_errors(item, verdict.corrections, checks)
        looked.append((item.id, agreed, tuple(sorted({check for check, _ in errors}))))
    return looked


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
