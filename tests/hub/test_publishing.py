"""Publishing to a stand-in of the Hub that speaks its protocol, in good and in bad weather."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from pydantic import SecretStr

from fiel.cli import cli
from fiel.errors import FielError
from fiel.hub.reponames import check_repo, check_tag
from fiel.hub.shipping import Shipment
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.snapshots.writing import write_snapshot
from fiel.workflow.publish import publish_snapshot
from tests.dashboard.seeding import make_tables
from tests.helpers.campaigns import write_campaign
from tests.helpers.organizer import Shell
from tests.hub.publishing import OWN, Publish, published, refusal, shrunk, states
from tests.hub.standin import READER, WRITER, PublishingHub
from tests.server.running import EmbeddedServer

# The Hub's library sends files in a way that its own client calls old.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")


def test_one_private_commit_with_a_tag_and_nothing_the_second_time(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    done = publish()
    assert published(hub, shipment)
    assert len(hub.commits) == 1 and hub.commits[0][1].startswith("demo: arc, exported with Fiel")
    assert set(states(done).values()) == {"new"}
    assert (done.committed, done.tagged, done.private) == (True, True, True)
    assert hub.private == {"org/arc"} and done.tag == shipment.tag
    assert hub.tags["org/arc"] == {shipment.tag: hub.files["org/arc"]}
    sent = hub.uploads()
    assert sent == sum(path.endswith(".parquet") for path in shipment.files) > 0

    again = publish()
    assert set(states(again).values()) == {"same"}
    assert (again.committed, again.tagged, again.commit) == (False, False, done.commit)
    assert len(hub.commits) == 1 and hub.uploads() == sent

    named = publish(tag="v1.0")
    assert (named.committed, named.tagged) == (False, True)
    assert set(hub.tags["org/arc"]) == {shipment.tag, "v1.0"} and len(hub.commits) == 1


def test_a_dry_run_shows_every_file_and_changes_nothing(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    done = publish(dry_run=True, token=READER)
    assert hub.files == {} and done.commit is None and not done.committed
    assert {(each.path, each.size) for each in done.files} == {
        (path, len(content) if isinstance(content, bytes) else content.stat().st_size)
        for path, content in shipment.files.items()
    }
    publish()
    before = dict(hub.files["org/arc"])
    found = states(publish(shrunk(shipment), dry_run=True))
    (harness,) = [path for path in shipment.files if path.startswith("harness/fiel_")]
    assert found["README.md"] == found["manifest.json"] == "changed"
    assert found[harness] == "removed" and found["es/test.parquet"] == "same"
    assert {method for method, _ in hub.asked[-4:]} == {"GET"} and hub.files["org/arc"] == before


def test_what_an_earlier_version_had_goes_in_the_same_commit_and_what_is_not_ours_stays(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    publish()
    theirs = {"LICENSE": b"CC", "images/photo.png": b"\x89"}
    hub.files["org/arc"].update(theirs)
    later = shrunk(shipment)
    sent = hub.uploads()
    done = publish(later)
    assert "removed" in states(done).values() and "LICENSE" not in states(done)
    assert len(hub.commits) == 2 and hub.uploads() == sent
    assert hub.files["org/arc"].keys() == {*OWN, *theirs, *later.files}
    back = publish()  # the earlier version again: its tag is there, for the same content
    assert back.committed and not back.tagged and len(hub.commits) == 3


def test_a_dataset_of_somebody_elses_is_not_overwritten(hub: PublishingHub, publish: Publish) -> None:
    hub.files["org/arc"] = {"README.md": b"# Mine\n", "manifest.json": b'{"files": {"README.md": ""}}'}
    hub.private.add("org/arc")
    message = refusal(publish)
    assert "found other files in place of its own: README.md, manifest.json." in message
    assert hub.commits == [] and len(hub.files["org/arc"]) == 2


def test_public_is_last_and_a_public_dataset_is_not_taken_for_private(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    hub.faults.append(("POST", "/commit/", 500))
    assert "Run it again" in refusal(publish, public=True)
    assert hub.private == {"org/arc"}
    assert publish(public=True).private is False
    assert hub.private == set() and published(hub, shipment)
    assert "found a public one" in refusal(publish, shrunk(shipment))
    assert len(hub.commits) == 1
    assert publish(shrunk(shipment), public=True).committed


def test_tags_of_another_content_are_refused_before_anything_is_sent(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    publish(tag="v1.0")
    message = refusal(publish, shrunk(shipment), tag="v1.0")
    assert "expected a new tag, found v1.0 on another version" in message
    assert published(hub, shipment) and len(hub.commits) == 1


@pytest.mark.parametrize(
    "name", ["arc", "org/a/b", "hf://spaces/org/arc", "org/a--b", "org/arc.git", "órg/arc", "/arc", ""]
)
def test_names_that_no_dataset_can_have(name: str) -> None:
    with pytest.raises(FielError, match="--to: expected a dataset as OWNER/NAME, found"):
        check_repo(name)


def test_names_and_tags() -> None:
    assert check_repo("hf://datasets/org/arc") == check_repo("org/arc") == "org/arc"
    assert check_tag("v1.0-rc1") == "v1.0-rc1"
    for tag in ("", "v 1", "-v", "v..1", "a/b", "v1.lock", "v1."):
        with pytest.raises(FielError, match="--tag: expected letters"):
            check_tag(tag)


def run(hub: PublishingHub, monkeypatch: pytest.MonkeyPatch, *arguments: object, **given: Any) -> Result:
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("HF_TOKEN", given.pop("token", WRITER))
    return CliRunner(mix_stderr=False).invoke(cli, ["publish", *map(str, arguments)], **given)


def test_from_the_shell(hub: PublishingHub, export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = run(hub, monkeypatch, export / "arc", "--to", "org/arc", "--dry-run")
    assert looked.exit_code == 0, looked.stderr
    assert "     new " in looked.stdout and "  es/test.parquet" in looked.stdout
    assert looked.stdout.endswith("Nothing was changed: this was a dry run.\n") and hub.files == {}
    stranger = run(hub, monkeypatch, export / "arc", "--to", "org/arc", "--dry-run", token="")
    assert (stranger.exit_code, stranger.stdout) == (0, looked.stdout), stranger.stderr
    assert "HF_TOKEN is not set: a private dataset cannot be seen" in stranger.stderr
    done = run(hub, monkeypatch, export, "--to", "org/arc", "--tag", "v1.0")
    assert done.stdout.splitlines()[-1].endswith("tagged as v1.0; private")
    same = run(hub, monkeypatch, export, "--to", "org/arc", "--tag", "v1.0")
    assert "already up to date, nothing was committed; already tagged as v1.0" in same.stdout
    unsure = run(hub, monkeypatch, export, "--to", "org/arc", "--public", input="n\n")
    assert unsure.exit_code == 1 and hub.private == {"org/arc"}
    sure = run(hub, monkeypatch, export, "--to", "org/arc", "--public", "--json", "--yes")
    assert hub.private == set() and json.loads(sure.stdout)["private"] is False
    nobody = run(hub, monkeypatch, export, "--to", "org/arc", token="")
    assert str(nobody.exception) == ("HF_TOKEN: expected a token with write access, found nothing")
    everything = [each.stdout + each.stderr for each in (looked, done, same, unsure, sure, nobody)]
    assert WRITER not in "".join(everything)


LOAD = """
import json, sys
from datasets import load_dataset
loaded = load_dataset("org/arc", "es", revision=sys.argv[1])
print(json.dumps({str(name): split.to_list() for name, split in loaded.items()}))
"""


def test_what_was_published_loads_as_the_export_does(
    hub: PublishingHub, publish: Publish, export: Path, tmp_path: Path
) -> None:
    publish(tag="v1.0")
    environment = {**os.environ, **hub.environment(str(tmp_path / "hub")), "HF_TOKEN": READER}
    command = [sys.executable, "-c", LOAD, "v1.0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout)
    assert loaded["validation"] == loaded["val"]
    for split in ("train", "validation", "test"):
        assert loaded[split] == pyarrow.parquet.read_table(export / f"arc/es/{split}.parquet").to_pylist()
    assert "¿Qué?" in {row["instruction"] for split in loaded.values() for row in split}


def test_the_snapshot_is_replaced_by_the_next_one(hub: PublishingHub, tmp_path: Path) -> None:
    settings = Settings(
        home=tmp_path, hub_token=SecretStr(WRITER), hub_endpoint=hub.url, snapshot=tmp_path / "snapshot"
    )
    with pytest.raises(FielError, match="expected a snapshot, found none"):
        publish_snapshot(settings, "org/progress")
    write_snapshot(make_tables(), tmp_path / "snapshot", created_at=datetime(2026, 11, 1, tzinfo=UTC))
    (tmp_path / "snapshot/badge-demo-es.svg").write_text("<svg/>", encoding="utf-8")
    first = publish_snapshot(settings, "org/progress")
    assert (
        first.tag is None and not first.private and not publish_snapshot(settings, "org/progress").committed
    )
    write_snapshot(make_tables(), tmp_path / "snapshot", created_at=datetime(2026, 11, 2, tzinfo=UTC))
    publish_snapshot(settings, "org/progress")
    assert len(hub.commits) == 2
    there = {path: content for path, content in hub.files["org/progress"].items() if path not in OWN}
    del there["manifest.json"]
    for path, content in there.items():
        (tmp_path / "copy" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "copy" / path).write_bytes(content)
    assert read_snapshot(tmp_path / "copy").created_at == datetime(2026, 11, 2, tzinfo=UTC)
    folders = {path.split("/")[0] for path in there if "/" in path}
    assert len(folders) == 1 and there.keys() - {path for path in there if "/" in path} == {
        "latest.json",
        "badge-demo-es.svg",
    }


def test_a_snapshot_never_takes_the_place_of_a_benchmark_nor_the_reverse(
    hub: PublishingHub, publish: Publish, tmp_path: Path
) -> None:
    settings = Settings(
        home=tmp_path, hub_token=SecretStr(WRITER), hub_endpoint=hub.url, snapshot=tmp_path / "snapshot"
    )
    write_snapshot(make_tables(), tmp_path / "snapshot", created_at=datetime(2026, 11, 1, tzinfo=UTC))
    publish()
    publish_snapshot(settings, "org/progress")
    before = {name: dict(hub.files[name]) for name in ("org/arc", "org/progress")}
    with pytest.raises(FielError, match="found an exported benchmark, which would be removed"):
        publish_snapshot(settings, "org/arc")
    assert "found the dashboard's snapshot, which would be removed" in refusal(
        publish, to="org/progress", public=True
    )
    assert {name: dict(hub.files[name]) for name in before} == before


def test_a_manifest_of_somebody_else_is_left_alone(hub: PublishingHub, publish: Publish) -> None:
    publish()
    hub.files["org/arc"]["manifest.json"] = b'{"language": "es"}'
    assert "expected a dataset created by Fiel" in refusal(publish)


def test_the_snapshot_is_published_from_the_shell(
    hub: PublishingHub,
    shell: Shell,
    argilla: EmbeddedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HF_TOKEN", WRITER)
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("FIEL_SNAPSHOT", str(tmp_path / "snapshot"))
    path = write_campaign(tmp_path, "shown-elsewhere")
    assert shell("launch", path, "--home", argilla.home)[0] == 0
    arguments = ["snapshot", path, "--home", argilla.home, "--publish", "org/board"]
    code, output, _ = shell(*arguments)
    assert code == 0 and f"{hub.url}/datasets/org/board: published" in output
    assert hub.files["org/board"]["latest.json"] == (tmp_path / "snapshot/latest.json").read_bytes()
    code, _, errors = shell(*arguments, "--watch", 60)
    assert code == 2 and "expected a single snapshot, found --watch" in errors
