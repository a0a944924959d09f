"""Datasets from a stand-in that speaks the Hub's protocol, read by processes that take it for the Hub."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from fiel.items import Row
from tests.helpers.campaigns import ENGLISH, ROWS, TOP, describe_campaign
from tests.server.hub import TOKEN, Hub, commit_of, running_hub
from tests.sources.rows import jsonl

CONFIGS = ("es", "en")
CARD = {
    "configs": [
        {"config_name": name, "data_files": [{"split": "test", "path": f"{name}/test.jsonl"}]}
        for name in CONFIGS
    ]
}
OLDER = [{**row, "option_d": "Ninguna"} for row in ROWS]


def dataset(rows: list[Row]) -> dict[str, bytes]:
    """The files of a dataset with a configuration for each language."""
    return {
        "README.md": f"---\n{yaml.safe_dump(CARD)}---\n".encode(),
        "es/test.jsonl": jsonl(*rows),
        "en/test.jsonl": jsonl(*ENGLISH),
    }


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        running.files = {
            name: dataset(ROWS) for name in ("org/arc", "org/moving", "org/private", "org/gated")
        }
        running.files["org/bad"] = dataset([*ROWS, {**ROWS[0], "id": "Test/9", "answer": "Z"}])
        running.tags["org/arc"] = {"v1": dataset(OLDER)}
        running.private.add("org/private")
        running.gated.add("org/gated")
        yield running


@dataclass
class Organizer:
    """Who runs commands with a home and a cache of the Hub of their own."""

    folder: Path
    hub: Hub

    def campaign(self, name: str, *, config: str | None = "es", revision: str | None = "main") -> Path:
        source = {"hub": name, "config": config, "revision": revision}
        task = {"source": source, "english": {**source, "config": "en"}}
        (self.folder / "guide.md").write_text("# Guía", encoding="utf-8")
        path = self.folder / "hub.yaml"
        path.write_text(yaml.safe_dump(describe_campaign("hub", task=task)), encoding="utf-8")
        return path

    def run(self, *arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            **self.hub.environment(str(self.folder / "cache")),
            "PYTHONPATH": f"{TOP / 'src'}{os.pathsep}{TOP}",
            **variables,
        }
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    def check(self, name: str, *, variables: Mapping[str, str] | None = None, **keys: Any) -> dict[str, Any]:
        done = self.run("-m", "fiel", "check", self.campaign(name, **keys), "--json", **(variables or {}))
        assert done.returncode == 0, done.stderr
        (task,) = json.loads(done.stdout)["tasks"]
        assert isinstance(task, dict)
        return task

    def refusal(self, name: str, *, variables: Mapping[str, str] | None = None, **keys: Any) -> str:
        done = self.run("-m", "fiel", "check", self.campaign(name, **keys), **(variables or {}))
        assert done.returncode == 2, done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr.splitlines()[-1].removeprefix(f"fiel: {name}: ")

    def step(self, code: str, campaign: Path, **variables: str) -> Any:
        """Run a step of a campaign's life, which prints JSON."""
        done = self.run("-c", code, campaign, self.folder / "home", **variables)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def organizer(tmp_path: Path, hub: Hub) -> Organizer:
    return Organizer(tmp_path, hub)


def test_translation_and_english_from_two_configurations(organizer: Organizer) -> None:
    task = organizer.check("org/arc")
    assert (task["splits"], task["english"]) == ({"test": 8}, {"paired": 8})


def test_what_cannot_be_had_is_said(organizer: Organizer) -> None:
    none = (
        "expected a dataset that you can read, found none with this name. For a private one, set HF_TOKEN to "
        "your token"
    )
    assert organizer.refusal("org/nothing") == none
    assert organizer.refusal("org/private") == none
    assert organizer.refusal("org/gated") == (
        "expected a dataset that you can read, found a gated one: accept its terms on its page and set "
        "HF_TOKEN to your token"
    )
    for revision in ("v9", "a" * 40):
        assert organizer.refusal("org/arc", revision=revision) == (
            f"revision: expected a branch, a tag or a commit, found {revision!r}: see the dataset's page for "
            "a list; main always exists"
        )
    assert organizer.refusal("org/arc", config="xx") == "config: expected one of es, en, found 'xx'"
    assert organizer.refusal("org/arc", config=None) == "config: expected one of es, en, found nothing"


def test_a_private_dataset_with_a_token(organizer: Organizer) -> None:
    assert organizer.check("org/private", variables={"HF_TOKEN": TOKEN})["items"] == 8


def test_a_bad_row_of_the_hub_is_named(organizer: Organizer) -> None:
    done = organizer.run("-m", "fiel", "check", organizer.campaign("org/bad"))
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "fiel: org/bad (es, test): row 9: answer: expected 'A', 'B', 'C', 'D' or 'E', found 'Z'"
    )


def test_without_the_hub(organizer: Organizer) -> None:
    silent = {"HF_ENDPOINT": "http://127.0.0.1:9"}
    assert organizer.refusal("org/arc", variables=silent) == (
        "expected the dataset from the Hub, found ConnectError: [Errno 111] Connection refused. To work "
        "without the Hub, give local files with --source."
    )
    offline = organizer.refusal("org/arc", variables={"HF_HUB_OFFLINE": "1"})
    assert offline.startswith("expected the dataset from the Hub, found OfflineModeIsEnabled: ")
    assert offline.endswith("To work without the Hub, give local files with --source.")


RELEASE = """
import json, sys
from pathlib import Path
from fiel.release.building import build_release
from fiel.release.content import TaskOutcome
from fiel.release.dataset import write_release
from fiel.campaign.work import load_work
work = load_work(Path(sys.argv[1]))
(task,) = work.campaign.tasks
out = Path(sys.argv[2]) / "out"
outcome = TaskOutcome(file=work.file, task=task, items=work.items["arc"], verdicts={})
write_release([build_release(outcome)], out)
manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["tasks"]["arc"]
print(json.dumps([manifest, (out / "arc/README.md").read_text(encoding="utf-8")]))
"""


@pytest.mark.parametrize(("revision", "rows"), [("v1", OLDER), ("main", ROWS), (None, ROWS)])
def test_a_release_names_the_commit_that_it_was_made_of(
    organizer: Organizer, revision: str | None, rows: list[Row]
) -> None:
    manifest, card = organizer.step(RELEASE, organizer.campaign("org/arc", revision=revision))
    commit = commit_of(dataset(rows))
    for key, config in (("source", "es"), ("english", "en")):
        given = {name: value for name, value in manifest[key].items() if value is not None}
        assert given == {"hub": "org/arc", "config": config, "revision": commit}
    assert f"`org/arc` `es` `{commit}`" in card


LAUNCH = """
import json, sys
from pathlib import Path
from fiel.campaign.work import load_work, note_sources
work = load_work(Path(sys.argv[1]), home=Path(sys.argv[2]))
note_sources(work, Path(sys.argv[2]))
print(json.dumps([dict(item.row)["option_d"] for item in work.items["arc"]]))
"""


def test_after_a_launch_all_steps_read_the_commit_that_it_read(organizer: Organizer, hub: Hub) -> None:
    hub.files["org/moving"] = dataset(OLDER)
    campaign = organizer.campaign("org/moving")
    assert set(organizer.step(LAUNCH, campaign)) == {"Ninguna"}
    hub.tags["org/moving"] = {"launched": hub.files["org/moving"]}  # keeps the commit while main moves on
    hub.files["org/moving"] = dataset(ROWS)
    assert set(organizer.step(LAUNCH, campaign)) == {"Ninguna"}
    assert set(organizer.step(LAUNCH, campaign, HF_HUB_OFFLINE="1")) == {"Ninguna"}  # from the cache
    (organizer.folder / "home/launches/hub.json").unlink()
    assert set(organizer.step(LAUNCH, campaign)) == {"Nada"}


def test_the_cache_does_not_pass_for_another_commit(organizer: Organizer) -> None:
    organizer.check("org/arc", revision="v1")
    old, new = commit_of(dataset(OLDER)), commit_of(dataset(ROWS))
    message = organizer.refusal("org/arc", revision=new, variables={"HF_HUB_OFFLINE": "1"})
    assert message == (
        f"expected the commit {new}, found only {old} in the cache, and the Hub does not respond: run this "
        "again later"
    )
