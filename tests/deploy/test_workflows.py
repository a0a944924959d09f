"""What runs on GitHub: valid, pinned, and about the same images and versions as everything else."""

import importlib.metadata
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema.validators import validator_for

from tests.helpers.campaigns import TOP

WORKFLOWS = sorted((TOP / ".github/workflows").glob("*.yml"))
ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"


def load(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def jobs() -> list[dict[str, Any]]:
    return [job for path in WORKFLOWS for job in load(path)["jobs"].values()]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_one_of_githubs_schema(path: Path) -> None:
    package = importlib.metadata.distribution("check-jsonschema")
    schema = Path(str(package.locate_file("check_jsonschema/builtin_schemas/vendor/github-workflows.json")))
    content = json.loads(schema.read_text(encoding="utf-8"))
    workflow = {
        {True: "on"}.get(key, key): value for key, value in load(path).items()
    }  # YAML 1.1 reads on as true
    assert [error.message for error in validator_for(content)(content).iter_errors(workflow)] == []


def test_actionlint_finds_nothing() -> None:
    if shutil.which("go") is None:
        pytest.skip("actionlint needs Go")
    asked = ["go", "run", ACTIONLINT, "-shellcheck=", *map(str, WORKFLOWS)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=TOP)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_workflows_have_few_rights_and_pinned_actions() -> None:
    assert len(WORKFLOWS) >= 2
    for path in WORKFLOWS:
        assert load(path)["permissions"] == {"contents": "read"}
    steps = [step for job in jobs() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert all(re.search(r"@(v\d+|release/v\d+)$", each) for each in used)
    assert all(
        step["with"]["persist-credentials"] is False
        for step in steps
        if step.get("uses", "").startswith("actions/checkout")
    )


def test_every_test_runs_on_github() -> None:
    """What `.ci/run` leaves out runs every night, or every week for what is huge."""
    left_out = re.search(
        r"make test ARGS=.* -m 'not (\w+) and not huge'", (TOP / ".ci/run").read_text("utf-8")
    )
    assert left_out and left_out[1] == "long"
    nightly = load(TOP / ".github/workflows/long.yml")
    (cron,) = nightly[True]["schedule"]  # YAML 1.1 reads on as true
    assert cron["cron"].endswith(" * * *")
    told = [step.get("run", "") for job in nightly["jobs"].values() for step in job["steps"]]
    assert "make long ARGS=\"-m 'long and not docker and not huge'\"" in told
    assert any(each.endswith(" make stack") for each in told)


def test_the_stack_of_an_earlier_commit_finds_it() -> None:
    """A checkout has the newest commit alone unless it is told otherwise."""
    stack = next(
        job for job in jobs() if any(step.get("run", "").endswith(" make stack") for step in job["steps"])
    )
    assert stack["steps"][0]["with"]["fetch-depth"] == 0


def test_the_pythons_are_those_that_the_package_names() -> None:
    metadata = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {each.rpartition(" ")[2] for each in metadata["classifiers"] if ":: Python :: 3." in each}
    matrix = load(TOP / ".github/workflows/ci.yml")["jobs"]["checks"]["strategy"]["matrix"]
    assert set(matrix["python"]) == named
    assert metadata["requires-python"] == f">={min(named)}"


def test_a_release_pushes_every_image_of_the_stack() -> None:
    compose = (TOP / "docker-compose.yml").read_text(encoding="utf-8")
    images = set(re.findall(r"image: (fiel[a-z-]*):", compose))
    targets = set(re.findall(r"target: ([a-z]+)\}", compose))
    pushed = load(TOP / ".github/workflows/release.yml")["jobs"]["images"]["strategy"]["matrix"]["include"]
    assert {each["image"] for each in pushed} == images
    assert {each["target"] for each in pushed} == targets


def test_the_tests_that_no_change_runs_run_every_week() -> None:
    """Tests marked huge are in no run of a change, so that nobody would notice when they break."""
    weekly = [path for path in WORKFLOWS if "schedule" in load(path)[True]]  # YAML 1.1 reads on as true
    steps = [step for path in weekly for job in load(path)["jobs"].values() for step in job["steps"]]
    assert "make huge" in [step.get("run") for step in steps]
