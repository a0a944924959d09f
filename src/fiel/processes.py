"""Run the server and the dashboard as child processes, waiting until ready and stopping them cleanly."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

import httpx

from fiel.bundled import bundled_path
from fiel.errors import FielError
from fiel.front.addresses import LIVE
from fiel.loopback import trusts_environment
from fiel.server.process import address_of, listen, server_url
from fiel.settings import Settings, child_environment, desk_environment

_START_SECONDS = 300  # a small machine that starts a whole stack needs minutes
_STOP_SECONDS = 20
_PAGE_SECONDS = 30
_HOST = "127.0.0.1"

_LINE_BYTES = 32 * 2**10
"""Limit for a header line in the dashboard's handshake; sign-on proxies add cookies of several KB."""


@dataclass(frozen=True, slots=True)
class ChildProcess:
    """A child process that serves an address."""

    url: str
    process: "subprocess.Popen[bytes]"

    def wait(self) -> None:
        """Wait until it ends.

        Raises:
            FielError: It ended with an error.
        """
        if self.process.wait():
            raise FielError(f"{self.url}: the process ended with exit code {self.process.returncode}")


@contextmanager
def stop_on_signals() -> Iterator[None]:
    """Make SIGTERM and SIGINT raise KeyboardInterrupt in the block, even if the shell ignores SIGINT."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def running_server(settings: Settings, port: int) -> Iterator[ChildProcess]:
    """Run ``fiel up`` on the settings' home during the block.

    Raises:
        FielError: The port is in use, or the server does not start; the message contains its output.
    """
    free_port(port)
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    arguments = ["-m", "fiel", "up", "--home", str(settings.home), "--port", str(port)]
    with _child(arguments, settings, settings.home / "argilla.log") as process:
        url = _wait(process, settings.home / "argilla.log", lambda: server_url(settings.home))
        yield ChildProcess(url, process)


@contextmanager
def running_dashboard(
    settings: Settings, port: int, *, host: str = _HOST, path: str = ""
) -> Iterator[ChildProcess]:
    """Run the dashboard on the settings' snapshot during the block; port 0 means any free one.

    ``path`` is the path prefix under which a proxy serves it.

    Raises:
        FielError: The port is in use, or the dashboard does not start; the message contains its output.
    """
    chosen = free_port(port, host=host)
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = settings.home / "dashboard.log"
    options = {
        "server.baseUrlPath": f"{path}/{LIVE}".strip("/"),
        "server.scriptHealthCheckEnabled": "true",
    }
    url = f"{address_of(host, chosen)}/{path.strip('/')}".rstrip("/")
    # Runs the page once, so that the first visitor need not wait for imports and data.
    ready = f"{url}/{LIVE}/_stcore/script-health-check"
    more = {"WEBSOCKETS_MAX_LINE_LENGTH": str(_LINE_BYTES)}
    with _child(_streamlit("server.py", host, chosen, options), settings, log, more) as process:
        yield ChildProcess(_wait(process, log, lambda: url if _answers(ready) else None), process)


@contextmanager
def running_desk(
    settings: Settings, campaign: Path, port: int, *, host: str = _HOST
) -> Iterator[ChildProcess]:
    """Run the organizers' desk for a campaign file or folder during the block; port 0 means any free one.

    Raises:
        FielError: The port is in use, or the desk does not start; the message contains its output.
    """
    chosen = free_port(port, host=host)
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = settings.home / "desk.log"
    options = {"logger.enableRich": "false"}  # it would print tracebacks where nobody reads them
    command = _streamlit("desk_app.py", host, chosen, options)
    url = address_of(host, chosen)
    ready = f"{url}/_stcore/health"
    with _child(command, settings, log, desk_environment(settings, campaign)) as process:
        yield ChildProcess(_wait(process, log, lambda: url if _answers(ready) else None), process)


def _streamlit(app: str, host: str, port: int, options: Mapping[str, str]) -> list[str]:
    """Return the arguments with which Python runs an app of ``dashboard/``."""
    given = {
        "server.headless": "true",
        "server.address": host,
        "server.port": str(port),
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "logger.hideWelcomeMessage": "true",  # it would ask a server elsewhere for this machine's address
        **options,
    }
    flags = [text for name, value in given.items() for text in (f"--{name}", value)]
    return ["-m", "streamlit", "run", str(bundled_path(f"dashboard/{app}")), *flags]


def free_port(port: int, *, host: str = _HOST, option: str = "--port") -> int:
    """Return the port if it is free, or any free one for 0; the error names ``option``.

    Raises:
        FielError: The port is in use.
    """
    with listen(host, port, option=option) as listener:
        return int(listener.getsockname()[1])


def _answers(address: str) -> bool:
    with suppress(httpx.HTTPError):
        return httpx.get(address, timeout=_PAGE_SECONDS, trust_env=trusts_environment(address)).is_success
    return False


@contextmanager
def _child(
    arguments: Sequence[str], settings: Settings, log: Path, variables: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    with log.open("wb") as errors:
        process = _start(arguments, child_environment(settings) | dict(variables or {}), errors)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _start(
    arguments: Sequence[str], environment: Mapping[str, str], errors: IO[bytes]
) -> "subprocess.Popen[bytes]":
    # In its own session, so that Ctrl-C reaches only the parent, which then stops its children in order.
    # Standard output is discarded: the server prints the owner's password there on its first start.
    return subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        start_new_session=True,
    )


def _wait(process: "subprocess.Popen[bytes]", log: Path, ready: Callable[[], str | None]) -> str:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        url = ready()
        if url:
            return url
        time.sleep(0.2)
    output = log.read_text(encoding="utf-8", errors="replace").strip().removeprefix("fiel: ")
    if output and process.poll() is not None:
        raise FielError(output)
    missing = f"{log}: expected a response from the process, found none in {_START_SECONDS} s"
    raise FielError(f"{missing}\n{output}".strip())
