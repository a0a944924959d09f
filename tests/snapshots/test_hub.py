"""A snapshot in a dataset of a stand-in for the Hub, read by a process that takes it for the Hub."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiel.snapshots.folder import LATEST
from tests.helpers.campaigns import TOP
from tests.server.hub import TOKEN, Hub, running_hub
from tests.snapshots.test_snapshotsource import publish

# What the process shows after each line of its input, so that the dataset can change meanwhile.
READER = """
import json, sys
from fiel.errors import FielError
from fiel.progress import overall_progress
from fiel.settings import load_settings
from fiel.snapshots.snapshotsource import open_source
source = open_source(load_settings())
for step in sys.stdin:
    try:
        snapshot = source.read_local() if step.strip() == "kept" else source.renew()
        print(json.dumps(snapshot and overall_progress(snapshot.tables).done), flush=True)
    except FielError as error:
        print(json.dumps(str(error)), flush=True)
"""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with running_hub() as running:
        running.files["org/public"] = files_of(tmp_path, 5)
        yield running


def files_of(tmp_path: Path, done: int, path: str = "") -> dict[str, bytes]:
    folder = tmp_path / f"snapshot-{done}"
    publish(folder, done)
    names = [each for each in folder.rglob("*") if each.is_file() and each.name != ".lock"]
    return {path + each.relative_to(folder).as_posix(): each.read_bytes() for each in names}


class Reader:
    """A process that reads an address."""

    def __init__(self, hub: Hub, tmp_path: Path, address: str, token: str = "") -> None:
        environment = {
            **os.environ,
            **hub.environment(str(tmp_path / "cache")),
            "PYTHONPATH": f"{TOP / 'src'}{os.pathsep}{TOP}",
            "FIEL_HOME": str(tmp_path / "home"),
            "FIEL_SNAPSHOT": address,
            "HF_TOKEN": token,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", READER],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        )

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *error: object) -> None:
        self.process.communicate(timeout=20)

    def ask(self, step: str = "renew") -> object:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{step}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def test_a_dataset_is_read_at_one_commit_and_kept(tmp_path: Path, hub: Hub) -> None:
    address = "hf://datasets/org/public"
    with Reader(hub, tmp_path, address) as reader:
        assert reader.ask("kept") is None
        before = dict(hub.files["org/public"])
        hub.tags["org/public"] = {"before": before}  # the Hub forgets no commit

        def move_on() -> None:
            hub.before_content = lambda: None
            hub.files["org/public"] = files_of(tmp_path, 6)

        hub.before_content = move_on
        assert reader.ask() == 5  # all of it of the commit that was there first
        assert reader.ask() == 6
        assert reader.ask() is None
        hub.files["org/public"] = {**hub.files["org/public"], "README.md": b"other"}
        assert reader.ask() is None
        hub.files["org/public"] = {**hub.files["org/public"], LATEST: b"{"}
        assert "expected JSON" in str(reader.ask())
    with Reader(hub, tmp_path, address) as reader:
        assert reader.ask("kept") == 6
        del hub.files["org/public"]
        assert "expected a readable dataset" in str(reader.ask())


def test_a_private_dataset_a_tag_and_a_folder(tmp_path: Path, hub: Hub) -> None:
    hub.files["org/private"] = files_of(tmp_path, 7, "data/es/")
    hub.tags["org/private"] = {"v1": files_of(tmp_path, 8, "data/es/")}
    hub.private.add("org/private")
    with Reader(hub, tmp_path, "hf://datasets/org/private/data/es") as reader:
        assert "A private one needs a token in HF_TOKEN" in str(reader.ask())
    with Reader(hub, tmp_path, "hf://datasets/org/private/data/es", TOKEN) as reader:
        assert reader.ask() == 7
    with Reader(hub, tmp_path, "hf://datasets/org/private@v1/data/es", TOKEN) as reader:
        assert reader.ask() == 8
    with Reader(hub, tmp_path, "hf://datasets/org/private@v1", TOKEN) as reader:
        assert "expected a snapshot, found none" in str(reader.ask())
