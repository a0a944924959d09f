"""Work on all cores: forked processes with a share each, whose results are fetched in order."""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

FEWEST_ITEMS = 1000
"""With fewer, starting processes takes longer than they save."""

_CHUNK = 50
_NICE = 5

PartWork = Callable[[Any], object]


def count_cores() -> int:
    """Return the number of cores for this process; 1 where forking is unsafe, as on macOS."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _receive(connection: Connection) -> tuple[Any] | None:
    """Return the next result of a worker in a tuple; None if the system ended it, for lack of memory."""
    try:
        return (connection.recv(),)
    except (EOFError, OSError):
        return None


def in_chunks(job: PartWork, items: Sequence[Any], *, processes: int | None = None) -> Iterator[Any]:
    """Do a job for chunks of some items; yield what it returns, in order.

    It is done by as many ``processes``, by default one for each core if there are many items. The first chunk
    is done in this process, so that what the job loads and compiles when it is first used is there before
    others are forked from it.
    """
    count = processes or (count_cores() if len(items) >= FEWEST_ITEMS else 1)
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    if not chunks:
        return
    first = job(chunks[0])
    with begun(job, chunks[1:], processes=count) as others:
        yield first
        yield from others


@contextmanager
def begun(job: PartWork, parts: Sequence[Any], *, processes: int | None = None) -> Iterator[Iterator[Any]]:
    """Begin a job for some parts in other processes, by default one for each core.

    The block gets an iterator over what it returns, in order, which waits for each result. A part whose
    process was ended by the system is done in this one, as all are where there is only one core, and as a
    single part is unless ``processes`` says otherwise.
    """
    count = processes or min(count_cores(), len(parts))
    if count <= 1 or not parts:
        yield map(job, parts)
        return
    shares = [parts[number::count] for number in range(min(count, len(parts)))]
    with _running_workers(job, shares) as connections:
        yield (
            job(part) if (done := _receive(connections[number % count])) is None else done[0]
            for number, part in enumerate(parts)
        )


@contextmanager
def _running_workers(job: PartWork, shares: Sequence[Sequence[Any]]) -> Iterator[list[Connection]]:
    """Start a process for each share, which does the job for each of its parts; end them with the block.

    They are forked, so that they have the job and the parts already. A process whose results are not fetched
    waits, so that memory does not grow with their number.
    """
    fork = multiprocessing.get_context("fork")
    connections: list[Connection] = []
    workers = []
    try:
        for share in shares:
            ours, theirs = fork.Pipe(duplex=False)
            connections.append(ours)
            given = (job, share, theirs, tuple(connections))
            worker = fork.Process(target=_work, args=given, daemon=True)
            blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                worker.start()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            theirs.close()
            workers.append(worker)
        yield connections
    finally:
        for connection in connections:  # first, or a worker that sends would not end
            connection.close()
        for worker in workers:
            worker.terminate()
            worker.join()


def _work(
    job: PartWork, share: Sequence[Any], connection: Connection, inherited: Sequence[Connection]
) -> None:
    """Do the job and send its results, until all is done or nobody listens any more.

    A server on the same machine comes first where the system lets it: people wait for it.
    """
    os.nice(_NICE)
    sys.stderr = sys.__stderr__  # a progress bar's could wait for a thread that is not here
    # Ctrl-C reaches all processes; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.freeze()  # what was inherited stays: looking at it for garbage would also copy its memory
    for each in inherited:  # kept open, they would hide the end of the first process
        each.close()
    try:
        for part in share:
            connection.send(job(part))
    except BrokenPipeError:
        return
