"""Checking many items on all cores: the results are in order, and the same as on one."""

from collections.abc import Iterator, Sequence
from functools import partial

from fiel.checks import check_item
from fiel.checks.failures import Failures
from fiel.checks.finding import Check, Finding
from fiel.checks.untranslated import find_untranslated, load_identifier
from fiel.checks.workers import FEWEST_ITEMS, count_cores, receive, running_workers
from fiel.items import Item

_CHUNK = 50

Checked = tuple[list[list[Finding]], Failures]


def check_items(
    items: Sequence[Item], checks: Sequence[Check], failures: Failures, *, processes: int | None = None
) -> Iterator[list[Finding]]:
    """Check items on as many ``processes``, by default one for each core; return findings item by item.

    ``failures`` counts the checks that raise an error. The first items are checked in this process, so that
    what checks load and compile when they are first used is there before others are forked from it.
    """
    count = processes or (count_cores() if len(items) >= FEWEST_ITEMS else 1)
    if count == 1 or not items:
        for item in items:
            yield check_item(item, checks, failures=failures)
        return
    first, *others = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    if find_untranslated in checks:
        load_identifier(items[0].language)
    begun, failed = _check_chunk(first, checks)
    failures.merge(failed)
    job = partial(_check_chunk, checks=checks)
    with running_workers(job, [others[number::count] for number in range(count)]) as connections:
        yield from begun
        for number, chunk in enumerate(others):
            found, failed = receive(connections[number % count]) or _check_chunk(chunk, checks)
            failures.merge(failed)
            yield from found


def _check_chunk(chunk: Sequence[Item], checks: Sequence[Check]) -> Checked:
    failures = Failures()
    return [check_item(item, checks, failures=failures) for item in chunk], failures
