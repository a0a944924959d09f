"""The parts of a public campaign's stack, from packages: PostgreSQL, Redis, OpenSearch, Argilla, its workers.

Argilla is the one of argilla-server as pip installs it, with what ``fiel.server.stack`` changes in it.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from fiel.processes import free_port
from tests.helpers.tools import report_missing
from tests.server.postgres import Postgres, find_programs, initialise, system_user
from tests.stack.opensearch import free_opensearch_port, opensearch_command, resolve_opensearch
from tests.stack.part import Part

API_KEY = "key-of-the-owner-of-the-stack"
PARTS = ("database", "redis", "search", "server", "worker")

Route = Callable[[str, str, int], int]
"""Given who reaches a part (``server`` or ``worker``), its name and its port: the port to reach it at."""


@dataclass(frozen=True)
class Stack:
    """Argilla on its own database, queue and search engine.

    Attributes:
        url: Where Argilla answers.
        folder: Logs, and the data of all parts but the database.
        parts: The processes by name, in the order in which they start.
        postgres: The database server.
        database_url: The database of Argilla.
        api_key: The owner's key.
    """

    url: str
    folder: Path
    parts: Mapping[str, Part]
    postgres: Postgres
    database_url: str
    api_key: str = API_KEY
    clients: list[httpx.Client] = field(default_factory=list)

    def client(self, api_key: str | None = None) -> httpx.Client:
        """A client of the API, as the owner or as whom the key belongs to."""
        headers = {"X-Argilla-Api-Key": api_key or self.api_key}
        client = httpx.Client(base_url=f"{self.url}/api/v1/", headers=headers, timeout=60, trust_env=False)
        self.clients.append(client)
        return client

    def recover(self) -> None:
        """Wait until Argilla answers from its database: each connection that died fails one request."""
        deadline = time.monotonic() + 60
        with httpx.Client(headers={"X-Argilla-Api-Key": self.api_key}, trust_env=False) as client:
            while time.monotonic() < deadline:
                with contextlib.suppress(httpx.HTTPError):
                    answers = [client.get(f"{self.url}/api/v1/me", timeout=10) for _ in range(5)]
                    if all(answer.is_success for answer in answers):
                        return
        raise AssertionError(f"Argilla does not recover: {self.parts['server'].said()[-3000:]}")


@contextlib.contextmanager
def running_stack(
    folder: Path,
    *,
    route: Route | None = None,
    server_environment: Mapping[str, str] | None = None,
    workers: int = 1,
    servers: int = 1,
) -> Iterator[Stack]:
    """Run the whole stack for the block.

    Args:
        folder: A folder of its own, which is made.
        route: Where the server and the worker reach ``database``, ``redis`` and ``search``, to put a relay
            between; called once for each of the six stretches, before anything starts.
        server_environment: What to add to the environment of the server, and of nothing else.
        workers: The number of RQ's worker processes.
        servers: The number of servers: at one port, of one address after the other from 127.0.0.1 on.
    """
    programs = _require_programs()
    folder.mkdir(mode=0o700)
    with contextlib.ExitStack() as cleaning:
        data = Path(tempfile.mkdtemp(prefix="fiel-stack-"))  # where PostgreSQL's own user can reach it
        cleaning.callback(shutil.rmtree, data)
        user = system_user()
        initialise(programs, data, user)
        ports = {name: free_port(0) for name in ("database", "redis", "server")}
        ports["search"] = free_opensearch_port()
        environments = {
            name: _argilla_environment(folder, _reach(name, ports, route)) for name in ("server", "worker")
        }
        environments["server"] |= dict(server_environment or {})
        parts = {
            "database": _database(programs, data, ports["database"], folder, user),
            "redis": _redis(folder, ports["redis"]),
            "search": _search(folder, ports["search"]),
            "server": _server(folder, ports["server"], environments["server"]),
            "worker": _worker(folder, environments["worker"], workers),
        }
        more = [
            _server(folder, ports["server"], environments["server"], each) for each in range(2, servers + 1)
        ]
        parts |= {part.name: part for part in more}
        for part in parts.values():  # the last one stops first
            cleaning.callback(part.stop)
        for name in ("database", "redis", "search"):
            parts[name].start(wait=False)
        parts["database"].wait()
        postgres = Postgres(ports["database"])
        postgres.execute("CREATE DATABASE argilla", database="postgres")
        _migrate(folder, environments["server"])
        for name in ("redis", "search"):
            parts[name].wait()
        for part in (parts["server"], parts["worker"], *more):
            part.start(wait=False)
        for part in (parts["server"], parts["worker"], *more):
            part.wait()
        url = f"http://127.0.0.1:{ports['server']}"
        stack = Stack(url, folder, parts, postgres, _database_url(ports["database"]))
        try:
            yield stack
        finally:
            for client in stack.clients:
                client.close()


def _reach(program: str, ports: Mapping[str, int], route: Route | None) -> dict[str, int]:
    stores = {name: ports[name] for name in ("database", "redis", "search")}
    return {name: route(program, name, port) for name, port in stores.items()} if route else stores


def _require_programs() -> Path:
    """Return PostgreSQL's folder of programs; without all that is needed skip, but fail in CI."""
    programs = find_programs()
    packages = {"java": "openjdk-17-jre-headless", "mvn": "maven", "redis-server": "redis-server"}
    missing = [package for program, package in packages.items() if shutil.which(program) is None]
    if programs is None:
        missing.append("postgresql")
    if missing:
        report_missing(*missing)
    assert programs is not None
    return programs


def _database_url(port: int) -> str:
    return f"postgresql+asyncpg://postgres@127.0.0.1:{port}/argilla"


def _argilla_environment(folder: Path, reached: Mapping[str, int]) -> dict[str, str]:
    """Return the environment of the server and of the worker, without what the caller's own shell sets."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARGILLA_", "FIEL_"))}
    return kept | {
        "ARGILLA_HOME_PATH": str(folder / "argilla"),
        "ARGILLA_DATABASE_URL": _database_url(reached["database"]),
        "ARGILLA_SEARCH_ENGINE": "opensearch",
        "ARGILLA_ELASTICSEARCH": f"http://127.0.0.1:{reached['search']}",
        "ARGILLA_REDIS_URL": f"redis://127.0.0.1:{reached['redis']}/0",
        "ARGILLA_AUTH_SECRET_KEY": "the secret of the stack's tests",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_OFFLINE": "1",
    }


def _database(programs: Path, data: Path, port: int, folder: Path, user: str | None) -> Part:
    settings = {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
    options = [text for name, value in settings.items() for text in ("-c", f"{name}={value}")]
    command = [str(programs / "postgres"), "-D", str(data / "data"), *options]
    ready = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]

    def answers() -> bool:
        return subprocess.run(ready, check=False).returncode == 0

    log = folder / "database.log"
    # SIGINT: without waiting for the clients
    return Part("database", command, answers, port, log, dict(os.environ), user, signal.SIGINT)


def _redis(folder: Path, port: int) -> Part:
    data = folder / "redis"
    data.mkdir(mode=0o700)
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", str(data)]

    def answers() -> bool:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")

    command += ["--appendonly", "yes", "--save", ""]
    return Part("redis", command, answers, port, folder / "redis.log", dict(os.environ))


def _search(folder: Path, port: int) -> Part:
    data = folder / "search"
    data.mkdir(mode=0o700)
    command = opensearch_command(resolve_opensearch(), data, port)
    url = f"http://127.0.0.1:{port}/_cluster/health?wait_for_status=green&timeout=1s"
    return Part("search", command, lambda: _succeeds(url), port, folder / "search.log", dict(os.environ))


def _server(folder: Path, port: int, environment: Mapping[str, str], number: int = 1) -> Part:
    host, name = f"127.0.0.{number}", "server" if number == 1 else f"server-{number}"
    command = [sys.executable, "-m", "uvicorn", "fiel.server.stack:app", "--host", host]
    command += ["--port", str(port), "--no-access-log"]
    url = f"http://{host}:{port}/api/v1/version"
    log = folder / f"{name}.log"
    return Part(name, command, lambda: _succeeds(url), port, log, environment)


def _worker(folder: Path, environment: Mapping[str, str], workers: int) -> Part:
    command = [sys.executable, "-m", "argilla_server", "worker", "--num-workers", str(workers)]
    part = Part(
        "worker", command, lambda: len(part.processes()) > workers, 0, folder / "worker.log", environment
    )
    return part


def _succeeds(url: str) -> bool:
    with contextlib.suppress(httpx.HTTPError):
        return httpx.get(url, timeout=30, trust_env=False).is_success
    return False


def _migrate(folder: Path, environment: Mapping[str, str]) -> None:
    """Make the tables, and an owner, with Argilla's own commands."""
    owner = {"first-name": "owner", "username": "owner", "role": "owner", "password": "of the stack's owner"}
    options = [
        text for name, value in (owner | {"api-key": API_KEY}).items() for text in (f"--{name}", value)
    ]
    for command in (["migrate"], ["users", "create", *options]):
        done = subprocess.run(
            [sys.executable, "-m", "argilla_server", "database", *command],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
