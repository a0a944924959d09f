"""A Docker engine of the tests' own: its data, its state and its socket are in folders of theirs.

What it leaves on the machine otherwise, rules of the firewall and a bridge, is put back when it stops.
Images stay in ``~/.cache/fiel/docker``, so that only the first run builds all of them.
"""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.docker.firewall import restore_rules, save_rules
from tests.helpers.tools import leave_out, report_missing

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fiel"
_COMPOSE = ("github.com/docker/compose/v2", "v2.40.3")
_START_SECONDS = 180
_STOP_SECONDS = 300
_FORWARD = Path("/proc/sys/net/ipv4/ip_forward")


@dataclass
class Engine:
    """An engine, which a test may stop and start again.

    Attributes:
        folder: Its state, socket and log.
        data: Its images, containers and volumes.
    """

    folder: Path
    data: Path
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    @property
    def environment(self) -> dict[str, str]:
        """What a client needs to find it."""
        socket = f"unix://{self.folder}/docker.sock"
        own = {"DOCKER_HOST": socket, "DOCKER_CONFIG": f"{self.folder}/client", "DOCKER_BUILDKIT": "1"}
        return {**os.environ, **own}

    @property
    def address(self) -> str:
        """Where containers reach this machine, from its own interface: a new engine does not tell it."""
        shown = subprocess.run(
            ["ip", "-json", "-4", "address", "show", "docker0"], check=True, capture_output=True, text=True
        ).stdout
        return str(json.loads(shown)[0]["addr_info"][0]["local"])

    def docker(self, *words: str, check: bool = True, given: str | None = None) -> str:
        """Run a command of the client; return what it printed."""
        done = subprocess.run(
            [find_client(), *words], env=self.environment, capture_output=True, text=True, input=given
        )
        assert not check or done.returncode == 0, f"docker {' '.join(words)}: {done.stderr[-4000:]}"
        return done.stdout

    def start(self) -> None:
        """Start it and wait until it answers."""
        places = {"data-root": self.data, "exec-root": self.folder / "run", "pidfile": self.folder / "pid"}
        options = [text for name, path in places.items() for text in (f"--{name}", str(path))]
        with (self.folder / "engine.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["dockerd", "--host", f"unix://{self.folder}/docker.sock", *options],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + _START_SECONDS
        while not self.docker("info", "--format", "{{.ServerVersion}}", check=False).strip():
            assert self._process.poll() is None and time.monotonic() < deadline, self.said()
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop it, and with it all containers, as when the machine goes down."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(_STOP_SECONDS)

    @contextmanager
    def noting(self) -> Iterator[list[dict[str, Any]]]:
        """Note when containers start, end and change their health; the list is filled after the block."""
        noted: list[dict[str, Any]] = []
        kinds = [word for kind in ("start", "die", "health_status") for word in ("--filter", f"event={kind}")]
        asked = [find_client(), "events", "--since", str(int(time.time())), "--format", "{{json .}}", *kinds]
        log = self.folder / "noted.json"
        with log.open("wb") as file:
            listening = subprocess.Popen(asked, env=self.environment, stdout=file)
            try:
                yield noted
            finally:
                listening.terminate()
                listening.wait()
        noted += map(json.loads, log.read_text(encoding="utf-8").splitlines())

    def said(self) -> str:
        return (self.folder / "engine.log").read_text(encoding="utf-8", errors="replace")[-4000:]


@contextmanager
def running_engine(folder: Path) -> Iterator[Engine]:
    """Run an engine for the block; without the programs or the rights the tests are skipped."""
    _require()
    folder.mkdir(parents=True)
    engine = Engine(folder, CACHE / "docker")
    engine.data.mkdir(parents=True, exist_ok=True)
    plugins = folder / "client" / "cli-plugins"
    plugins.mkdir(parents=True)
    (plugins / "docker-compose").symlink_to(_find_compose())
    with _network_as_before():
        try:
            engine.start()
            yield engine
        finally:
            engine.stop()


@contextmanager
def _network_as_before() -> Iterator[None]:
    rules = save_rules()
    forward, links = _FORWARD.read_text(), list_links()
    try:
        yield
    finally:
        restore_rules(rules)
        for link in list_links() - links:
            subprocess.run(["ip", "link", "delete", link], check=False)
        _FORWARD.write_text(forward)


def list_links() -> set[str]:
    """The machine's network interfaces."""
    return {path.name for path in Path("/sys/class/net").iterdir()}


def _require() -> None:
    if os.geteuid() != 0:
        leave_out("a Docker engine of its own needs root")
    programs = {"dockerd": "docker.io", "iptables": "iptables", "debootstrap": "debootstrap", "go": "golang"}
    missing = [package for program, package in programs.items() if shutil.which(program) is None]
    if missing:
        report_missing(*missing)


def find_client() -> str:
    """The client that came with the engine: a later one needs a plugin to build."""
    beside = Path("/usr/bin/docker")
    return str(beside) if beside.exists() else "docker"


def _find_compose() -> Path:
    """Docker Compose, which is built from its source the first time."""
    module, version = _COMPOSE
    program = CACHE / f"docker-compose-{version}"
    if not program.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        _run("go", "mod", "download", f"{module}@{version}", folder=CACHE)
        modules = Path(_run("go", "env", "GOMODCACHE", folder=CACHE).strip())
        source = CACHE / "compose-source"
        shutil.rmtree(source, ignore_errors=True)
        shutil.copytree(modules / f"{module}@{version}", source, copy_function=shutil.copyfile)
        _run("go", "build", "-trimpath", "-o", str(program.with_suffix(".part")), "./cmd", folder=source)
        program.with_suffix(".part").rename(program)
        shutil.rmtree(source)
    return program


def _run(*command: str, folder: Path) -> str:
    environment = {**os.environ, "CGO_ENABLED": "0"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout
