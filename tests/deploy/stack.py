"""The stack's compose file as Docker Compose reads it, as far as our tests need that."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

TOP = Path(__file__).parents[2]
COMPOSE_FILE = TOP / "docker-compose.yml"
PROFILES = ("elasticsearch", "opensearch", "light")
VARIABLE = re.compile(r"\$(?:\$|\{(?P<name>\w+)(?::(?P<kind>[-?])(?P<rest>[^}]*))?\})")

# What somebody who starts it fills in.
FILLED_IN = {
    "COMPOSE_PROFILES": "elasticsearch",
    "POSTGRES_PASSWORD": "the-database-secret",
    "OWNER_PASSWORD": "the-password-secret",
    "ARGILLA_API_KEY": "the-api-key-secret",
    "ARGILLA_AUTH_SECRET_KEY": "the-session-secret",
    "FIEL_CAMPAIGNS": "campaigns/demo.yaml campaigns/arc-c-es.yaml",
}


def raw_stack() -> dict[str, Any]:
    """The file with its variables as they are written."""
    content = yaml.safe_load(COMPOSE_FILE.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def load_stack(variables: Mapping[str, str] = FILLED_IN) -> dict[str, Any]:
    """The file with its variables filled in."""
    content = _filled(raw_stack(), variables)
    assert isinstance(content, dict)
    return content


def services_of(profile: str, stack: dict[str, Any] | None = None) -> dict[str, dict[str, Any]]:
    """The services that ``docker compose up`` starts with one profile."""
    services = (stack or load_stack())["services"]
    return {name: each for name, each in services.items() if profile in each.get("profiles", [profile])}


def command_of(service: Mapping[str, Any]) -> list[str]:
    """The words of a service's command."""
    command = service["command"]
    return command.split() if isinstance(command, str) else command


def is_healthy(
    name: str, changes: Mapping[str, str], *, environment: Mapping[str, str] | None = None
) -> bool:
    """Run a service's health check on this machine.

    Args:
        name: The service.
        changes: What is elsewhere here than in the container, each of which must be in the check.
        environment: What the service is given; that of the caller when left out.
    """
    kind, *words = load_stack()["services"][name]["healthcheck"]["test"]
    for old, new in changes.items():
        assert any(old in word for word in words), old
        words = [word.replace(old, new) for word in words]
    command = ["sh", "-c", *words] if kind == "CMD-SHELL" else words
    if command[0] == "python":
        command[0] = sys.executable
    done = subprocess.run(command, env=environment or dict(os.environ), capture_output=True, timeout=60)
    return done.returncode == 0


def _filled(value: Any, variables: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each, variables) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, variables) for each in value]
    return VARIABLE.sub(lambda found: _value(found, variables), value) if isinstance(value, str) else value


def _value(found: re.Match[str], variables: Mapping[str, str]) -> str:
    name = found["name"]
    if name is None:
        return "$"
    if given := variables.get(name):
        return given
    if found["kind"] == "?":
        raise LookupError(f"{name}: {found['rest']}")
    return found["rest"] or ""
