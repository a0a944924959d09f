"""The locked versions are what the packages ask for, but where newer ones close holes of those."""

import re
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.helpers.campaigns import TOP

LOCK = dict(re.findall(r"^([\w.-]+)==(\S+)", (TOP / "requirements.lock").read_text("utf-8"), re.M))
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
OVERRIDES = [Requirement(text) for text in PROJECT["tool"]["uv"]["override-dependencies"]]

RUN = dict(re.findall(r"^([\w.-]+)==(\S+)", (TOP / "requirements-run.lock").read_text("utf-8"), re.M))

CLOSED = {
    "fastapi": "0.120.1",  # the first that takes a Starlette of those below
    "python-jose": "3.4.0",  # CVE-2024-33663, CVE-2024-33664
    "starlette": "1.3.1",  # CVE-2025-54121, -62727, CVE-2026-48710, -48818, -54282, -54283
    "urllib3": "2.7.0",  # CVE-2025-50181, -66418, -66471, CVE-2026-21441, -44431, -44432
}
"""The first version without the holes that guides/en/security.md names."""


def test_what_has_known_holes_is_locked_without_them() -> None:
    for name, version in CLOSED.items():
        assert Version(LOCK[name]) >= Version(version), name
    assert {requirement.name for requirement in OVERRIDES} == set(CLOSED)
    assert all(requirement.specifier.contains(LOCK[requirement.name]) for requirement in OVERRIDES)


def test_what_it_takes_to_run_is_a_part_of_what_is_locked() -> None:
    """For `make demo`: the same versions, without tests, harness and linters."""
    assert RUN.items() <= LOCK.items() and len(RUN) < 0.75 * len(LOCK)
    assert not {"pytest", "mypy", "lm-eval", "playwright"} & RUN.keys()
    assert {"argilla-server", "streamlit", "hatchling", "editables"} <= RUN.keys()


def test_the_guide_names_each_of_them() -> None:
    guide = (TOP / "guides/en/security.md").read_text("utf-8")
    for name in CLOSED:
        assert f"{name}=={LOCK[name]}" in guide, name


def test_nothing_else_differs_from_what_the_packages_ask_for() -> None:
    """What is installed here is what is locked."""
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    if "No module named pip" in done.stderr:
        pytest.skip("this environment was made without pip")
    broken = re.findall(r"^(\S+) \S+ has requirement ([\w.-]+)", done.stdout, re.M)
    assert {name for _, name in broken} <= set(CLOSED), done.stdout
    assert {package for package, _ in broken} <= {"argilla-server", "opensearch-py"}, done.stdout
    assert " requires " not in done.stdout, done.stdout
