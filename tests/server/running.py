"""A real embedded server in a process of its own, for any test that needs Argilla."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import httpx

import fiel
from fiel.server import Credentials, load_credentials

START_SECONDS = 240
STOP_SECONDS = 20
# Hashing a password takes a quarter of a second of CPU, as it should. Tests make and sign in hundreds of
# people, half of their servers' work, so these hash at the lowest cost. `fiel up` is as people have it.
_CHEAP_PASSWORDS = """
import functools, sys, bcrypt
bcrypt.gensalt = functools.partial(bcrypt.gensalt, 4)
from fiel.server.__main__ import main
sys.exit(main())
"""


class Argilla(Protocol):
    """An Argilla of any kind that answers, and its owner."""

    @property
    def url(self) -> str:
        """Where it answers."""

    @property
    def api_key(self) -> str:
        """The key of its owner."""

    def client(self, api_key: str | None = None) -> httpx.Client:
        """A client of the API, as the owner or as whom the key belongs to."""


@dataclass(frozen=True)
class EmbeddedServer:
    url: str
    home: Path
    credentials: Credentials
    process: "subprocess.Popen[str]"
    errors: Path
    database_url: str | None = None
    clients: list[httpx.Client] = field(default_factory=list)

    @property
    def api_key(self) -> str:
        return self.credentials.api_key.get_secret_value()

    def client(self, api_key: str | None = None) -> httpx.Client:
        """A client of the API, as the owner or as whom the key belongs to."""
        headers = {"X-Argilla-Api-Key": api_key or self.api_key}
        client = httpx.Client(base_url=f"{self.url}/api/v1/", headers=headers, timeout=30, trust_env=False)
        self.clients.append(client)
        return client

    def take_errors(self) -> str:
        """What it said so far, which a test expected and no longer counts against a clean stop."""
        said = self.errors.read_text(encoding="utf-8")
        os.truncate(self.errors, 0)
        return said

    def execute(self, statement: str, *values: str) -> None:
        """Change its database file behind its back."""
        with contextlib.closing(sqlite3.connect(self.home / "argilla.db", timeout=10)) as connection:
            changed = connection.execute(statement, values).rowcount
            connection.commit()
        assert changed == 1

    def close(self) -> None:
        for client in self.clients:
            client.close()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Stop it and check that it went cleanly."""
        self.process.send_signal(number)  # while the connections of the clients are still open
        code = self.process.wait(STOP_SECONDS)
        self.close()
        said = self.errors.read_text(encoding="utf-8")
        assert code == 0, said
        assert "Traceback" not in said, said
        assert not (self.home / "server.json").exists()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(STOP_SECONDS)
        self.close()


def server_command(home: Path, port: int = 0) -> list[str]:
    return [sys.executable, "-m", "fiel.server", "--home", str(home), "--port", str(port)]


def server_environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(fiel.__file__).parents[1])}


def start_server(
    home: Path,
    *,
    port: int = 0,
    extra: dict[str, str] | None = None,
    database_url: str | None = None,
    words: Sequence[str] = (),
) -> EmbeddedServer:
    """Start a server on a home, with extra variables and words of the command, and wait until it answers."""
    errors = home.with_name(f"{home.name}.stderr")
    errors.unlink(missing_ok=True)
    command = [sys.executable, "-c", _CHEAP_PASSWORDS, "--home", str(home), "--port", str(port), *words]
    if database_url is not None:
        command += ["--database-url", database_url]
    with errors.open("a", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            text=True,
            env=server_environment() | (extra or {}),
            cwd=home.parent,
            start_new_session=True,
        )
    try:
        url = _wait_until_answering(home, process, errors)
    except BaseException:
        process.kill()
        process.wait(STOP_SECONDS)
        raise
    credentials = load_credentials(home)
    assert credentials is not None
    return EmbeddedServer(url, home, credentials, process, errors, database_url)


@contextlib.contextmanager
def running_server(
    home: Path,
    *,
    port: int = 0,
    extra: dict[str, str] | None = None,
    database_url: str | None = None,
    words: Sequence[str] = (),
) -> Iterator[EmbeddedServer]:
    """Run a server for the block; afterwards it must stop cleanly, unless the test stopped it itself."""
    server = start_server(home, port=port, extra=extra, database_url=database_url, words=words)
    try:
        yield server
    except BaseException:
        server.kill()
        raise
    if server.process.poll() is None:
        server.stop()


def _wait_until_answering(home: Path, process: "subprocess.Popen[str]", errors: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, errors.read_text(encoding="utf-8")
        with contextlib.suppress(OSError, ValueError):
            note = json.loads((home / "server.json").read_text(encoding="utf-8"))
            if note["pid"] == process.pid:  # not the note of a server killed before
                url = str(note["url"])
                httpx.get(f"{url}/api/v1/status", timeout=30, trust_env=False).raise_for_status()
                return url
        time.sleep(0.05)
    raise AssertionError(f"no answer after {START_SECONDS} s: {errors.read_text(encoding='utf-8')}")
