"""Checking many items on all cores: the results are in order, and the same as on one."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection

from fiel.checks import check_item
from fiel.checks.failures import Failures
from fiel.checks.finding import Check, Finding
from fiel.items import Item

FEWEST_ITEMS = 1000
"""With fewer, starting processes takes longer than they save."""

_CHUNK = 50

Checked = tuple[list[list[Finding]], Failures]


def check_items(
    items: Sequence[Item], checks: Sequence[Check], failures: Failures, *, processes: int | None = None
) -> Iterator[list[Finding]]:
    """Check items on as many ``processes``, by default one for each core; return findings item by item.

    ``failures`` counts the checks that raise an error. A process whose work is not fetched waits, so that
    memory does not grow with the number of items.
    """
    count = processes or (_count_cores() if len(items) >= FEWEST_ITEMS else 1)
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    if count == 1:
        for chunk in chunks:
            for item in chunk:
                yield check_item(item, checks, failures=failures)
        return
    with _running_workers(chunks, checks, count) as connections:
        for number, chunk in enumerate(chunks):
            found, failed = _receive(connections[number % count]) or _check_chunk(chunk, checks)
            failures.merge(failed)
            yield from found


def _count_cores() -> int:
    """Return the number of cores for this process; 1 where forking is unsafe, as on macOS."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _receive(connection: Connection) -> Checked | None:
    """Return the next chunk of a worker, or None if the system ended it, for lack of memory."""
    try:
        received: Checked = connection.recv()
    except (EOFError, OSError):
        return None
    return received


def _check_chunk(chunk: Sequence[Item], checks: Sequence[Check]) -> Checked:
    failures = Failures()
    return [check_item(item, checks, failures=failures) for item in chunk], failures


@contextmanager
def _running_workers(
    chunks: Sequence[Sequence[Item]], checks: Sequence[Check], count: int
) -> Iterator[list[Connection]]:
    """Start processes that share the chunks in turn, and end them with the block, whatever ends it.

    They are forked, so that they have the items and checks already.
    """
    fork = multiprocessing.get_context("fork")
    connections: list[Connection] = []
    workers = []
    try:
        for number in range(count):
            ours, theirs = fork.Pipe(duplex=False)
            connections.append(ours)
            share = (chunks[number::count], checks, theirs, tuple(connections))
            worker = fork.Process(target=_work, args=share, daemon=True)
            blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                worker.start()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            theirs.close()
            workers.append(worker)
        yield connections
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()
        for connection in connections:
            connection.close()


def _work(
    chunks: Sequence[Sequence[Item]],
    checks: Sequence[Check],
    connection: Connection,
    inherited: Sequence[Connection],
) -> None:
    """Check chunks and send what was found, until all are done or nobody listens any more."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches all processes; the first one ends the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for each in inherited:  # kept open, they would hide the end of the first process
        each.close()
    try:
        for chunk in chunks:
            connection.send(_check_chunk(chunk, checks))
    except BrokenPipeError:
        return
