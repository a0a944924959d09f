"""Running checks on an item, so that a failing check does not stop the others."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from fiel.checks.dismissal import Dismissals, drop_dismissed
from fiel.checks.finding import Check, Finding
from fiel.checks.normalization import normalize_item, restore_places
from fiel.checks.precision import Judged, weigh_findings
from fiel.items import Item

_log = logging.getLogger(__name__)


class PreparedChecks(tuple[Check, ...]):
    """The checks of one task.

    Attributes:
        judged: What people of the campaign judged of their findings, in the campaign's language.
        dismissed: Which of their warnings an organizer dismissed.
    """

    judged: Judged = MappingProxyType({})
    dismissed: Dismissals = frozenset()


@dataclass(slots=True)
class Failure:
    """A check that raised an error.

    Attributes:
        check: Name of its function.
        item_id: The first item that it failed on.
        items: Number of items that it failed on.
    """

    check: str
    item_id: str
    error: str
    items: int = 1


@dataclass(slots=True)
class Failures:
    """The checks that failed so far, by name."""

    by_check: dict[str, Failure] = field(default_factory=dict)

    def add(self, check: Check, item: Item, error: Exception) -> Failure | None:
        """Count a failure; return it if it is the first of its check."""
        name = _name_of(check)
        if name in self.by_check:
            self.by_check[name].items += 1
            return None
        self.by_check[name] = Failure(name, item.id, f"{type(error).__name__}: {error}")
        return self.by_check[name]

    def merge(self, later: "Failures") -> None:
        """Add the failures on items that come after these."""
        for name, failure in later.by_check.items():
            if name in self.by_check:
                self.by_check[name].items += failure.items
            else:
                self.by_check[name] = failure


def describe_failure(failure: Failure) -> str:
    """Describe which check failed, where, and the consequences."""
    return (
        f"The check {failure.check} failed on the item {failure.item_id} ({failure.error}). Its findings are "
        "missing there; all other checks ran. Please report this to Fiel's developers with the item's texts."
    )


_unheeded = Failures()


def log_failures(failures: Failures) -> None:
    """Log the checks that failed, each once in this process."""
    for name, failure in failures.by_check.items():
        if name not in _unheeded.by_check:
            _log.warning("%s", describe_failure(failure))
    _unheeded.merge(failures)


def run_checks(item: Item, checks: Sequence[Check], failures: Failures | None = None) -> list[Finding]:
    """Run checks on an item's texts in NFC.

    ``failures`` counts the checks that raise an error; without it, the first failure of each check in this
    process is logged.

    Returns:
        The findings in the order of the checks, with places in the original texts.
    """
    normal = normalize_item(item)
    findings: list[Finding] = []
    for check in checks:
        try:
            findings += check(normal)
        except Exception as error:
            # A failing check must not stop a campaign; it can come from another package.
            if failures is not None:
                failures.add(check, item, error)
            elif first := _unheeded.add(check, item, error):
                _log.warning("%s", describe_failure(first), exc_info=_log.isEnabledFor(logging.DEBUG))
    if not isinstance(checks, PreparedChecks):
        return restore_places(weigh_findings(findings, item.language), item)
    weighed = weigh_findings(findings, item.language, checks.judged)
    return restore_places(drop_dismissed(weighed, normal, checks.dismissed), item)


def _name_of(check: Check) -> str:
    function = check.func if isinstance(check, partial) else check
    return str(getattr(function, "__name__", function))
