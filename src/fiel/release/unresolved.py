"""Unresolved errors found by the checks, which keep an item out of an export.

People have resolved an item when their answers led to a decision: validated, unchanged or corrected, or
unusable. Until then an error stands. Two questions that became one are an error whatever was decided.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from fiel.bars import Advance
from fiel.checks import Check
from fiel.checks.detector import find_errors, find_new_errors
from fiel.checks.failures import Failures, log_failures
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
    todo = list(_list_texts(items, verdicts))
    progress(len(items) - len(todo))
    failures = Failures()
    for looked, failed in in_chunks(partial(_look, checks=checks), todo):
        failures.merge(failed)
        for id, agreed, names in looked:
            if names:
                (suspicious if agreed else unresolved)[id] = names
        progress(len(looked))
    log_failures(failures)
    return TextErrors(unresolved, suspicious)


def is_open(verdict: Verdict | None) -> bool:
    """Tell whether people have still to decide on an item."""
    return verdict is None or verdict.status in ("pending", "disputed")


_Text = tuple[Item, Mapping[str, str] | None]
"""An item nobody has decided on, or one with the corrections that people agreed on."""


def _list_texts(items: Sequence[Item], verdicts: Mapping[str, Verdict]) -> Iterator[_Text]:
    """Yield what has to be looked at; what was decided without a correction has not."""
    for item in items:
        verdict = verdicts.get(item.id)
        if verdict is None or is_open(verdict):
            yield item, None
        elif verdict.corrections:
            yield item, verdict.corrections


def _look(
    part: Sequence[_Text], checks: Sequence[Check]
) -> tuple[list[tuple[str, bool, tuple[str, ...]]], Failures]:
    """Return the items' ids, whether people agreed on their texts, and names of checks."""
    failures = Failures()
    looked = []
    for item, corrections in part:
        if corrections is None:
            errors = find_errors(item, checks, failures)
        else:
            errors = find_new_errors(item, corrections, checks, failures)
        looked.append((item.id, corrections is not None, tuple(sorted({check for check, _ in errors}))))
    return looked, failures


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
