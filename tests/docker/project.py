"""The stack as an organizer has it: the files of a clone, filled in, run by Docker Compose."""

import json
import resource
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from fiel.processes import free_port
from tests.deploy.stack import TOP
from tests.docker.engine import Engine, find_client

_OWN = "own.yml"
_FILES = ("docker-compose.yml", "campaigns", "guides", "deploy")
_WAIT_SECONDS = 900


@dataclass
class Project:
    """A clone whose stack runs on an engine.

    Attributes:
        engine: Where it runs.
        folder: The clone.
        variables: What ``.env`` says.
        search: The profile.
    """

    engine: Engine
    folder: Path
    search: str
    variables: dict[str, str] = field(default_factory=dict)

    @classmethod
    def make(
        cls,
        engine: Engine,
        folder: Path,
        search: str,
        *,
        environment: Mapping[str, str] | None = None,
        disk: Path | None = None,
        source: Path = TOP,
        **variables: str,
    ) -> "Project":
        """Copy the files and fill them in.

        Args:
            engine: Where it shall run.
            folder: The clone to make.
            search: The profile.
            environment: What the servers get besides.
            disk: Where PostgreSQL's data shall be, instead of a volume of the engine's.
            source: The files to copy, of today unless given.
            variables: What ``.env`` shall say besides.
        """
        folder.mkdir(parents=True)
        ports = {name: str(free_port(0)) for name in ("HTTP_PORT", "HTTPS_PORT", "DESK_PORT")}
        names = ("POSTGRES_PASSWORD", "ARGILLA_AUTH_SECRET_KEY", "OWNER_PASSWORD", "ARGILLA_API_KEY")
        made = {name: secrets.token_hex(32) for name in names}
        project = cls(engine, folder, search, {"COMPOSE_PROFILES": search, **ports, **made, **variables})
        project.take(source)
        project.variables["FIEL_PUBLIC_URL"] = project.url
        lines = [f"{name}={value}\n" for name, value in project.variables.items()]
        (folder / ".env").write_text("".join(lines), encoding="utf-8")
        (folder / _OWN).write_text(_own_settings(environment or {}, disk), encoding="utf-8")
        project.certify()
        return project

    def take(self, source: Path) -> None:
        """Take these files, as ``git pull`` does; what the organizer wrote stays."""
        for name in _FILES:
            if (source / name).is_dir():
                shutil.copytree(source / name, self.folder / name, dirs_exist_ok=True)
            else:
                shutil.copy(source / name, self.folder / name)
        campaigns = self.folder / "campaigns"
        for path in (campaigns, *campaigns.rglob("*")):  # the user of the containers writes there
            shutil.chown(path, 1000)

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.variables['HTTPS_PORT']}"

    @property
    def plain_url(self) -> str:
        return f"http://127.0.0.1:{self.variables['HTTP_PORT']}"

    @property
    def certificate(self) -> Path:
        return self.folder / "deploy" / "tls" / "fullchain.pem"

    def certify(self) -> None:
        """Give it a certificate, as the guide says."""
        tls = self.folder / "deploy" / "tls"
        shutil.copy(tls / "tls.conf.example", tls / "tls.conf")
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
        names = ["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
        files = ["-keyout", str(tls / "privkey.pem"), "-out", str(self.certificate)]
        subprocess.run([*make, *names, *files], check=True, capture_output=True)
        shutil.chown(tls / "privkey.pem", 101)

    def compose(self, *words: str, check: bool = True) -> str:
        """Run a command of Docker Compose; return what it printed."""
        files = ["--file", "docker-compose.yml", "--file", _OWN, "--project-directory", str(self.folder)]
        done = subprocess.run(
            [find_client(), "compose", *files, *words],
            cwd=self.folder,
            env=self.engine.environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        if check and done.returncode != 0:
            raise AssertionError(f"compose {' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-6000:]}")
        return done.stdout

    def bring(self, backup: Path) -> None:
        """Copy a backup into the container of the backups, as the guide says, so that its user owns it."""
        pack = subprocess.run(
            ["tar", "-C", str(backup.parent), "-cf", "-", backup.name], check=True, capture_output=True
        ).stdout
        files = ["--file", "docker-compose.yml", "--file", _OWN, "--project-directory", str(self.folder)]
        subprocess.run(
            [find_client(), "compose", *files, "exec", "-T", "backup", "tar", "-xf", "-", "-C", "/backups"],
            cwd=self.folder,
            env=self.engine.environment,
            input=pack,
            check=True,
            capture_output=True,
        )

    def up(self, *services: str) -> None:
        """Start it, or some services, and wait until they are healthy."""
        wait = ["--wait", "--wait-timeout", str(_WAIT_SECONDS)]
        self.compose("up", "--detach", "--no-build", "--pull", "never", *wait, *services)

    def down(self, *, volumes: bool = False) -> None:
        """Stop it and remove its containers and networks, and if told its volumes."""
        self.compose("--profile", "*", "down", "--remove-orphans", *(["--volumes"] if volumes else []))

    def fiel(self, *words: str) -> str:
        """Run a command of Fiel's as the guide says."""
        return self.compose("run", "--rm", "--no-TTY", "fiel", *words)

    def inspect(self, service: str) -> list[dict[str, Any]]:
        """What the engine says of a service's containers."""
        ids = self.compose("ps", "--all", "--quiet", service).split()
        found: list[dict[str, Any]] = json.loads(self.engine.docker("inspect", *ids)) if ids else []
        return found

    @property
    def name(self) -> str:
        """What Docker Compose calls it, and its volumes begin with."""
        return str(self._configuration()["name"])

    def services(self) -> dict[str, dict[str, Any]]:
        """Its services, as Docker Compose understands them."""
        found: dict[str, dict[str, Any]] = self._configuration()["services"]
        return found

    def _configuration(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.compose("config", "--format", "json"))
        return found

    def states(self) -> dict[str, str]:
        """How each service that runs all the time is: healthy, unhealthy, starting, or not running."""
        lines = self.compose("ps", "--all", "--format", "json").splitlines()
        found = [json.loads(line) for line in lines]
        return {each["Name"]: each["Health"] or each["State"] for each in found}

    def unhealthy(self) -> set[str]:
        """The services of which the engine says so."""
        lines = self.compose("ps", "--format", "json").splitlines()
        found = [json.loads(line) for line in lines]
        return {each["Service"] for each in found if each["Health"] == "unhealthy"}

    def wait_until_healthy(self, but: Sequence[str] = ()) -> None:
        """Wait until every container is healthy again, or has ended well."""

        def is_well() -> bool:
            states = self.states()
            return bool(states) and all(
                state == "healthy" or "prepare" in name or any(each in name for each in but)
                for name, state in states.items()
            )

        self.wait_until(is_well, lambda: f"all to be healthy: {self.states()}")

    def wait_until(self, happened: Callable[[], bool], what: Callable[[], str]) -> None:
        deadline = time.monotonic() + _WAIT_SECONDS
        while not happened():
            assert time.monotonic() < deadline, f"waited in vain for {what()}"
            time.sleep(0.5)


def _own_settings(environment: Mapping[str, str], disk: Path | None) -> str:
    """What this machine needs to be other than in the stack's file."""
    servers = ("argilla", "argilla-opensearch", "light")
    services: dict[str, Any] = {name: {"environment": dict(environment)} for name in servers}
    volume = {"driver_opts": {"type": "none", "o": "bind", "device": str(disk)}} if disk else {}
    text = yaml.safe_dump({"services": services, "volumes": {"postgres": volume}})
    if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < 65536:  # which the engine may not raise
        text = text.replace("services:\n", "services:\n  opensearch:\n    ulimits: !reset null\n")
    return text
