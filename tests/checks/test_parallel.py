"""Checking on several processes: the same findings in the same order, and nothing left behind."""

import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from fiel.checks import CHECKS, Failures, Finding, check_item
from fiel.checks.parallel import check_items
from fiel.items import Item
from tests.checks.items import make_item

SOURCE, WRONG = "How many of the 12 are not red?", "¿Cuántos de los 21 son rojos?"


def make_items(count: int) -> list[Item]:
    """Items of which one in two has something that a check finds."""
    texts = [WRONG if number % 2 else f"¿Cuántos {number}?" for number in range(count)]
    return [
        replace(make_item("es", instruction=(text, SOURCE), correct=None), id=str(number))
        for number, text in enumerate(texts)
    ]


def fail_at_times(item: Item) -> list[Finding]:
    if item.segments[0].translation.endswith("4?"):
        raise ValueError(item.segments[0].translation)
    return []


@pytest.mark.parametrize("processes", [2, 3, 5])
def test_findings_and_failures_are_those_of_one_process(processes: int) -> None:
    items, checks = make_items(437), (*CHECKS, fail_at_times)
    one, several = Failures(), Failures()
    alone = [check_item(item, checks, failures=one) for item in items]
    assert any(alone) and one.by_check["fail_at_times"].items > 1
    assert list(check_items(items, checks, several, processes=processes)) == alone
    assert several.by_check == one.by_check


def end_once(item: Item) -> list[Finding]:
    """End the process, but never the first one."""
    if os.getpid() != FIRST and item.segments[0].translation == "¿Cuántos 100?":
        os.kill(os.getpid(), signal.SIGKILL)
    return [Finding(check="ended", severity="warning", segment=item.segments[0].name)]


FIRST = os.getpid()


def test_the_work_of_a_killed_process_is_done_all_the_same() -> None:
    found = list(check_items(make_items(400), (end_once,), Failures(), processes=2))
    assert [len(each) for each in found] == [1] * 400


ENDLESS = """
    import os, sys, time
    from fiel.checks import Failures, Finding
    from fiel.checks.parallel import check_items
    from tests.checks.test_parallel import make_items

    def find_much(item):  # so that the processes wait for somebody to fetch it
        return [Finding(check="much" * 1000, severity="warning", segment="instruction")]

    found = check_items(make_items(4000), (find_much,), Failures(), processes=2)
    next(found)
    import multiprocessing
    try:
        print(*[each.pid for each in multiprocessing.active_children()], flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_process_is_left(number: signal.Signals, code: int, tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    with errors.open("wb") as output:
        command = [sys.executable, "-c", textwrap.dedent(ENDLESS)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=output, text=True, start_new_session=True
        )
    with process:
        assert process.stdout is not None
        workers = [int(each) for each in process.stdout.readline().split()]
        assert len(workers) == 2
        os.killpg(process.pid, number) if number == signal.SIGINT else os.kill(process.pid, number)
        assert process.wait(60) == code
    assert errors.read_text() == ""
    for worker in workers:
        _await_end(worker)


def _await_end(worker: int) -> None:
    import psutil

    psutil.wait_procs([psutil.Process(worker)] if psutil.pid_exists(worker) else [], timeout=30)
    assert not psutil.pid_exists(worker) or psutil.Process(worker).status() == psutil.STATUS_ZOMBIE
