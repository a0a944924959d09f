"""Containers whose processes are there and do nothing."""

import contextlib
import os
import signal
from collections.abc import Iterable, Iterator

from tests.docker.project import Project


@contextlib.contextmanager
def frozen(project: Project, services: Iterable[str]) -> Iterator[None]:
    """Stop every process of these services for the block, from outside: checks of their health still run."""
    ids = [each["Id"] for name in services for each in project.inspect(name)]
    pids = [
        int(line) for each in ids for line in project.engine.docker("top", each, "-eo", "pid").split()[1:]
    ]
    try:
        _signal(pids, signal.SIGSTOP)
        yield
    finally:
        _signal(pids, signal.SIGCONT)


def _signal(pids: Iterable[int], kind: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):  # one that only looked at the health
            os.kill(pid, kind)
