"""Dismiss a wrong warning everywhere it occurs."""

from dataclasses import dataclass
from datetime import UTC, datetime

from fiel.campaign.rulings import Dismissal, add_rulings, load_rulings, rulings_path
from fiel.campaign.work import Work, prepare_work_checks
from fiel.checks import Finding, check_item
from fiel.checks.dismissal import name_subject
from fiel.errors import FielError, did_you_mean
from fiel.items import Item
from fiel.proofreading.campaign import Proofreading
from fiel.verdicts.resolution import find_item


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A warning that was dismissed.

    Attributes:
        items: Ids of the items in which it is no longer shown, by task.
    """

    ruling: Dismissal
    items: dict[str, list[str]]


def dismiss_warning(
    work: Work, name: str, check: str, *, reason: str, proofreading: Proofreading | None = None
) -> list[Dismissed]:
    """Dismiss what a check warns of in an item, there and everywhere it occurs.

    Args:
        work: The campaign and its items.
        name: The item, by its id or ``TASK=ID``.
        check: Name of the check.
        reason: Why the warning is wrong.
        proofreading: What LanguageTool found, to dismiss a warning of its.

    Raises:
        FielError: The item is unknown, the check does not warn of anything there or found an error, or there
            is no reason.
    """
    if not reason.strip():
        raise FielError("--reason: expected why the warning is wrong, found nothing. Nothing was changed.")
    task_name, item = find_item(work.items, name)
    findings = _find_all(work, proofreading or Proofreading())
    own = findings[task_name, item.id]
    names = sorted({each.check for each in own[1]})
    chosen = [each for each in own[1] if each.check == check]
    if not chosen:
        raise FielError(
            f"{item.id}: expected a check that found something in this item, found {check!r}"
            f"{did_you_mean(check, names)}. Those that did: {', '.join(names) or 'none'}. Nothing was "
            "changed."
        )
    if any(each.severity == "error" for each in chosen):
        raise FielError(
            f"{item.id}: expected a warning, found an error of {check}: people resolve errors by their "
            "answers. Nothing was changed."
        )
    subjects = dict.fromkeys(subject for each in chosen if (subject := name_subject(each, item)))
    if not subjects:
        raise FielError(
            f"{item.id}: expected a warning about a text, found one of {check} about the whole item, which "
            "has no equals. Nothing was changed."
        )
    today = datetime.now(UTC).date()
    rulings = [Dismissal(check=check, about=each, reason=reason.strip(), ruled=today) for each in subjects]
    add_rulings(rulings_path(work.file.path), rulings)
    return [Dismissed(each, _items_with(findings, each)) for each in rulings]


def revoke_dismissal(work: Work, check: str, about: str) -> Dismissal:
    """Show a dismissed warning again.

    Raises:
        FielError: No such warning is dismissed.
    """
    known = load_rulings(rulings_path(work.file.path)).dismissed
    if (check, about) not in known:
        raise FielError(
            f"{work.campaign.name}: expected a dismissed warning, found none of {check} about {about!r}. "
            "Nothing was changed."
        )
    revoked = known[check, about].model_copy(update={"revoked": True, "ruled": datetime.now(UTC).date()})
    add_rulings(rulings_path(work.file.path), [revoked])
    return revoked


_Findings = dict[tuple[str, str], tuple[Item, list[Finding]]]


def _find_all(work: Work, proofreading: Proofreading) -> _Findings:
    found: _Findings = {}
    for task in work.campaign.tasks:
        checks = prepare_work_checks(work, task, proofread=proofreading.tasks.get(task.name))
        found |= {(task.name, item.id): (item, check_item(item, checks)) for item in work.items[task.name]}
    return found


def _items_with(findings: _Findings, ruling: Dismissal) -> dict[str, list[str]]:
    items: dict[str, list[str]] = {}
    for (task, id), (item, own) in findings.items():
        if any(each.check == ruling.check and name_subject(each, item) == ruling.about for each in own):
            items.setdefault(task, []).append(id)
    return items
