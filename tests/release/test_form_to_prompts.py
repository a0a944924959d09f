"""A correction followed from an answer in Argilla's form into the prompt that each harness builds."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fiel.campaign.sourceoptions import SourceOptions
from fiel.release.harness import HARNESSES
from fiel.release.storedexport import open_export
from fiel.settings import Settings, child_environment
from fiel.workflow.harnesses import build_documents
from fiel.workflow.verify import read_tasks, verify_export
from tests.helpers.campaigns import write_rows
from tests.helpers.harnesses import path_with_pythons, require_harness
from tests.helpers.wholeway import carry_through, write_small_campaign
from tests.release.test_readings import AWKWARD, EVERY
from tests.server.running import EmbeddedServer

CORRECTED = "five"
TEXTS = {"instruction": "¿Cuántos son dos y tres?", "option_e": "Cinco"}


def run(*arguments: object) -> tuple[int, str, str]:
    """Run the command in a process of its own, which outlives no test."""
    command = [sys.executable, "-m", "fiel", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def export(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export in which one item was corrected by a real answer."""
    folder = tmp_path_factory.mktemp("form")
    write_rows(folder / "test.jsonl", AWKWARD)
    path = write_small_campaign(folder, "form-to-prompts")
    carry_through(run, argilla, path, folder / "out", changes=TEXTS, only=CORRECTED, unresolved="keep")
    return folder / "out"


@pytest.mark.parametrize("name", EVERY)
def test_a_correction_gets_from_the_form_into_the_prompt(
    name: str, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path_with_pythons())
    settings = Settings(home=tmp_path)
    environment = child_environment(settings)
    python = require_harness(name, environment=environment)
    found = verify_export(settings, export, SourceOptions(), harnesses=[name])
    assert found.holds, found
    readings = found.tasks["arc"].readings
    assert readings and all(each.corrections == 1 for each in readings)
    task = read_tasks(open_export(export), SourceOptions())["arc"]
    harness = HARNESSES[name]
    _, (before, after) = build_documents(harness, {"arc": task}, python=python, environment=environment)
    for each in harness.list_tasks(task.exported):
        documents = list(zip(before[each.name]["test"], after[each.name]["test"], strict=True))
        changed = [new for old, new in documents if new != old]
        assert len(changed) == 1
        assert all(text in in_prompt(changed[0]) for text in TEXTS.values())


def in_prompt(document: list[Any]) -> str:
    text, choices, _ = document
    return "\n".join([text, *choices])
