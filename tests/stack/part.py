"""A process of the stack, which a test may kill and start again on the same data."""

import contextlib
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_START_SECONDS = 300
_STOP_SECONDS = 30


@dataclass
class Part:
    """A program and how to tell that it answers.

    Attributes:
        name: What it is in the stack.
        command: The program and its arguments.
        answers: Whether it does what it is for; it may raise OSError while it does not.
        port: The port that it listens on; 0 for one that listens to nobody.
        log: File with all that it said.
        environment: Its environment, which a test may change before it starts it again.
        user: The system's user that it runs as, unless it is the caller.
        stop_signal: What it takes for a request to stop.
    """

    name: str
    command: Sequence[str]
    answers: Callable[[], bool]
    port: int
    log: Path
    environment: Mapping[str, str]
    user: str | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    @property
    def pid(self) -> int:
        assert self._process is not None, f"{self.name} was never started"
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def processes(self) -> list[psutil.Process]:
        """It and all that it started."""
        if not self.running:
            return []
        top = psutil.Process(self.pid)
        return [top, *top.children(recursive=True)]

    def start(self, *, wait: bool = True) -> None:
        """Start it, again if need be, and wait until it answers."""
        assert not self.running, f"{self.name} runs"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment,
                user=self.user,
                cwd=self.log.parent if self.user is None else "/",
                start_new_session=True,
            )
        if wait:
            self.wait()

    def wait(self) -> None:
        """Wait until it answers."""
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            assert self.running, f"{self.name} ended: {self.said()[-3000:]}"
            with contextlib.suppress(OSError):
                if self.answers():
                    return
            time.sleep(0.1)
        raise AssertionError(f"{self.name}: no answer after {_START_SECONDS} s: {self.said()[-3000:]}")

    def kill(self) -> None:
        """End it and all that it started at once, as a power cut would (SIGKILL)."""
        for process in self.processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        if self._process is not None:
            self._process.wait(_STOP_SECONDS)

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self._process is None or not self.running:
            return
        started = self.processes()
        self._process.send_signal(self.stop_signal)
        _, left = psutil.wait_procs(started, timeout=_STOP_SECONDS)
        for process in left:
            process.kill()
        self._process.wait(_STOP_SECONDS)

    def said(self) -> str:
        """All that it said so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")
