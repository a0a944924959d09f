"""Pressing Ctrl-C in the real command, at a moment that is counted and not timed."""

import contextlib
import http.server
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import httpx
import pytest

from fiel.cli import main
from tests.server.running import EmbeddedServer, server_environment

END_SECONDS = 400
_HEADERS = ("accept", "authorization", "content-type", "x-argilla-api-key")


@dataclass
class Gate:
    """Passes requests on to an Argilla, and sends SIGINT to a process at one of them.

    Attributes:
        url: Where it answers.
        count: How many requests there were.
        at: The number of the request at which the signal is sent, from 1; 0 for never.
        late: Whether it is sent when Argilla has done what was asked, instead of before.
        process: Whom the signal is sent to.
    """

    url: str
    count: int = 0
    at: int = 0
    late: bool = False
    process: "subprocess.Popen[str] | None" = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_hits(self) -> bool:
        with self.lock:
            self.count += 1
            return self.count == self.at

    def strike(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)


@contextlib.contextmanager
def gate_before(target: str) -> Iterator[Gate]:
    """Run a gate before an Argilla for a block."""
    upstream = httpx.Client(base_url=target, timeout=60, trust_env=False)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            hit = gate.next_hits()
            if hit and not gate.late:
                gate.strike()
            kept = {key: value for key, value in self.headers.items() if key.lower() in _HEADERS}
            answer = upstream.request(self.command, self.path, content=body, headers=kept)
            if hit and gate.late:
                gate.strike()
            with contextlib.suppress(OSError):  # who asked may be gone
                self.send_response(answer.status_code)
                self.send_header("Content-Type", answer.headers.get("Content-Type", "text/plain"))
                self.send_header("Content-Length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = pass_on

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        gate = Gate(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield gate
        finally:
            server.shutdown()
            thread.join()
            upstream.close()


@dataclass(frozen=True)
class Ended:
    """How a command ended, and whether Ctrl-C came before its last request was answered."""

    code: int
    output: str
    errors: str
    struck: bool


@dataclass(frozen=True)
class Terminal:
    """Where an organizer runs commands against one Argilla, through a gate."""

    gate: Gate
    server: EmbeddedServer
    home: Path
    folder: Path

    @property
    def variables(self) -> dict[str, str]:
        return {
            "ARGILLA_API_URL": self.gate.url,
            "ARGILLA_API_KEY": self.server.api_key,
            "FIEL_HOME": str(self.home),
            "NO_PROXY": "*",
        }

    def start(self, *arguments: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "fiel", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.folder,
            env=server_environment() | self.variables,
        )

    def run(self, *arguments: object, at: int = 0, late: bool = False) -> Ended:
        """Run a command to its end, with Ctrl-C at one of its requests, counted from 1, if one is given."""
        self.gate.count, self.gate.at, self.gate.late = 0, at, late
        process = self.gate.process = self.start(*arguments)
        output, errors = process.communicate(timeout=END_SECONDS)
        return Ended(process.returncode, output, errors, struck=0 < at < self.gate.count + (not late))

    def must(self, *arguments: object) -> str:
        """Run a command that has to succeed, in this process, and return its output."""
        self.gate.count = self.gate.at = 0
        output, errors = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, self.variables),
            patch.object(sys, "argv", ["fiel", *map(str, arguments)]),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(errors),
            pytest.raises(SystemExit) as stop,
        ):
            main()
        assert not stop.value.code, errors.getvalue()
        return output.getvalue()


def spread(count: int, moments: int) -> Sequence[int]:
    """Return so many numbers between 1 and a count, evenly, the first and the last among them."""
    if moments >= count:
        return range(1, count + 1)
    return sorted({1 + round(place * (count - 1) / (moments - 1)) for place in range(moments)})


def was_interrupted(ended: Ended) -> bool:
    """Say whether a command was interrupted, after a look at what it said; if not, it ended well before."""
    assert "Traceback" not in ended.errors, ended.errors
    if ended.code == 0 and not ended.struck:
        return False
    assert ended.code == 130, ended
    assert "interrupted. Nothing was lost" in ended.errors, ended
    return True
