"""What goes wrong with containers: processes hang or die, and the engine stops."""

import contextlib
import os
import signal
from collections.abc import Iterable, Iterator

from tests.docker.engine import Engine
from tests.docker.project import Project
from tests.helpers.crowd import Crowd

TURN = 4
"""The items that people answer meanwhile."""


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


def check_death(project: Project, crowd: Crowd, name: str) -> None:
    """Kill a service's process from outside, so that the engine takes it for a crash: it is started again."""
    before = project.inspect(name)[0]
    with crowd.answering(TURN):
        os.kill(before["State"]["Pid"], signal.SIGKILL)
        project.wait_until(
            lambda: project.inspect(name)[0]["RestartCount"] > before["RestartCount"],
            lambda: f"{name} to come back",
        )
        project.wait_until_healthy()
    crowd.check_answers()


def check_restart(engine: Engine, project: Project, crowd: Crowd) -> None:
    """Stop the engine and start it, as a reboot does: no order holds then, each waits for the others."""
    with crowd.answering(TURN):
        engine.stop()
        engine.start()
        project.wait_until_healthy()
    crowd.check_answers()


def _signal(pids: Iterable[int], kind: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):  # one that only looked at the health
            os.kill(pid, kind)
