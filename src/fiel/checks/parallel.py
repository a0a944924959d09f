"""Checking many items on all cores: the results are in order, and the same as on one."""

from collections.abc import Iterator, Sequence
from functools import partial

from fiel.checks import check_item
from fiel.checks.failures import Failures
from fiel.checks.finding import Check, Finding
from fiel.checks.untranslated import find_untranslated, load_identifier
from fiel.items import Item
from fiel.workers import in_chunks

Checked = tuple[list[list[Finding]], Failures]


def check_items(
    items: Sequence[Item], checks: Sequence[Check], failures: Failures, *, processes: int | None = None
) -> Iterator[list[Finding]]:
    """Check items on as many ``processes``, see `in_chunks`; return findings item by item.

    ``failures`` counts the checks that raise an error.
    """
    if items and find_untranslated in checks:
        load_identifier(items[0].language)
    for found, failed in in_chunks(partial(_check_chunk, checks=checks), items, processes=processes):
        failures.merge(failed)
        yield from found


def _check_chunk(chunk: Sequence[Item], checks: Sequence[Check]) -> Checked:
    failures = Failures()
    return [check_item(item, checks, failures=failures) for item in chunk], failures
