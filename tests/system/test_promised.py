"""What people may rely on is there: commands, imports that the guides show, modules that they run."""

import ast
import re
from importlib import import_module
from importlib.util import find_spec

import pytest

from fiel.commands import COMMANDS
from tests.helpers.campaigns import TOP

PROMISED_COMMANDS = (
    *("archive", "blind", "check", "close", "daily", "dashboard", "demo", "desk", "dismiss", "doctor"),
    *("export", "feedback", "guide", "impact", "launch", "new", "oauth-file", "people", "publish"),
    *("receipts", "report", "requeue", "resolve", "restore", "review", "service", "settle", "snapshot"),
    *("space", "spread", "status", "terms", "up", "verify", "video"),
)
"""Each of them since it came; one that goes has to say what replaces it."""

DOCUMENTS = (
    *TOP.glob("*.md"),
    *TOP.glob("guides/**/*.md"),
    *TOP.glob("deploy/**/*"),
    *TOP.glob("tests/*/*.md"),
)
OWN = re.compile(r"^[+ ]?((?:from fiel[\w.]* import .+|import fiel[\w.]*))$", re.M)
RUN = re.compile(r"python -m ((?:fiel|tests)\.[\w.]+\w)")


def read_documents() -> str:
    return "\n".join(path.read_text("utf-8") for path in DOCUMENTS if path.is_file())


def test_no_command_went() -> None:
    assert {*PROMISED_COMMANDS} <= {*COMMANDS}


def test_what_a_package_of_benchmarks_and_scripts_import_is_there() -> None:
    """The names that other packages and scripts need, where the guides say."""
    promised = {
        "fiel.benchmarks": ("BENCHMARKS", "Benchmark"),
        "fiel.campaign": ("Campaign", "Task", "load_campaign"),
        "fiel.errors": ("FielError",),
        "fiel.items": ("Item", "Row", "Segment"),
        "fiel.judgements": ("Judgement",),
        "fiel.__main__": ("run",),
    }
    missing = [
        f"{module}.{name}"
        for module, names in promised.items()
        for name in names
        if not hasattr(import_module(module), name)
    ]
    assert not missing


def test_what_the_guides_import_is_there() -> None:
    found = [ast.parse(line).body[0] for line in OWN.findall(read_documents())]
    imports = [each for each in found if isinstance(each, ast.ImportFrom) and each.module]
    new = {"fiel.benchmarks.riddles", "fiel.checks.shouting", "fiel.front.answers"}  # which the page writes
    known = [each for each in imports if each.module not in new]
    assert len(known) >= 8
    missing = [
        f"{each.module}.{name.name}"
        for each in known
        for name in each.names
        if not hasattr(import_module(str(each.module)), name.name)
    ]
    assert not missing


@pytest.mark.parametrize("module", sorted(set(RUN.findall(read_documents()))))
def test_what_the_guides_run_is_there(module: str) -> None:
    assert find_spec(module) is not None
