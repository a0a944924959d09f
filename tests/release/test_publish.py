"""Publishing to a stand-in of the Hub that speaks its protocol, in good and in bad weather."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result
from huggingface_hub import HfApi, set_client_factory
from huggingface_hub.utils._http import default_client_factory

from fiel.cli import cli
from fiel.errors import FielError
from fiel.release.dataset import write_release
from fiel.release.publish import Publication, check_repo, check_tag, publish_files
from fiel.release.shipment import Shipment, ship_export

from .exports import build_demo, contents
from .hub import READER, STRANGER, WRITER, Action, PublishingHub, running_publishing_hub

Publish = Callable[..., Publication]
OWN = {".gitattributes"}


@pytest.fixture(scope="module")
def running() -> Iterator[PublishingHub]:
    """The Hub, and a client of it without the switch that keeps tests off the real one."""
    set_client_factory(lambda: httpx.Client(follow_redirects=True, trust_env=False, timeout=30))
    with running_publishing_hub() as hub:
        yield hub
    set_client_factory(default_client_factory)


@pytest.fixture
def hub(running: PublishingHub) -> PublishingHub:
    """The Hub as it is before anybody uses it."""
    fresh = PublishingHub(running.url)
    running.__dict__.update(fresh.__dict__)
    return running


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A task of the demonstration, exported."""
    out = tmp_path_factory.mktemp("export") / "out"
    write_release([build_demo("arc", i2={"instruction": "¿Qué?"})], out)
    return out


@pytest.fixture
def shipment(export: Path) -> Shipment:
    return ship_export(export)


@pytest.fixture
def publish(hub: PublishingHub, shipment: Shipment) -> Publish:
    def publish(cargo: Shipment = shipment, *, token: str = WRITER, **options: Any) -> Publication:
        api = HfApi(endpoint=hub.url, token=token)
        return publish_files(cargo, api, options.pop("to", "org/arc"), **{"waits": (), **options})

    return publish


def refusal(publish: Publish, *arguments: Any, **options: Any) -> str:
    with pytest.raises(FielError) as refused:
        publish(*arguments, **options)
    return str(refused.value)


def published(hub: PublishingHub, shipment: Shipment) -> bool:
    """Whether the dataset holds just these files beside those that the Hub makes."""
    files = {
        path: content if isinstance(content, bytes) else content.read_bytes()
        for path, content in shipment.files.items()
    }
    return {path: hub.files["org/arc"][path] for path in hub.files["org/arc"].keys() - OWN} == files


def states(done: Publication) -> dict[str, str]:
    return {change.path: change.state for change in done.files}


def shrunk(shipment: Shipment) -> Shipment:
    """A later version without a harness task and with another card."""
    listing = json.loads(shipment.files["manifest.json"])  # type: ignore[arg-type]
    kept = {path: content for path, content in shipment.files.items() if not path.startswith("harness/")}
    listing["files"] = {path: digest for path, digest in listing["files"].items() if path in kept}
    files = {**kept, "manifest.json": json.dumps(listing).encode(), "README.md": b"---\n---\n# New\n"}
    return Shipment(title="later", files=files, tag="fiel-later")


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
    assert found["README.md"] == found["manifest.json"] == "changed"
    assert found["harness/arc_es.yaml"] == "removed" and found["es/test.parquet"] == "same"
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
    assert states(done)["harness/arc_es.yaml"] == "removed" and "LICENSE" not in states(done)
    assert len(hub.commits) == 2 and hub.uploads() == sent
    assert hub.files["org/arc"].keys() == {*OWN, *theirs, *later.files}
    back = publish()  # the earlier version again: its tag is there, for the same content
    assert back.committed and not back.tagged and len(hub.commits) == 3


def test_a_dataset_of_somebody_elses_is_not_overwritten(hub: PublishingHub, publish: Publish) -> None:
    hub.files["org/arc"] = {"README.md": b"# Mine\n", "manifest.json": b'{"files": {"README.md": ""}}'}
    hub.private.add("org/arc")
    message = refusal(publish)
    assert "found files of somebody else's where its own go: README.md, manifest.json." in message
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
    assert "expected v1.0 to be new, found this tag on another content" in message
    assert published(hub, shipment) and len(hub.commits) == 1


@pytest.mark.parametrize(
    ("token", "message"),
    [
        (
            "hf_expired",
            "HF_TOKEN: expected a token that the Hub knows, found one that is wrong or has expired",
        ),
        (READER, "HF_TOKEN: expected a token with the right to write, found one that only reads."),
        (STRANGER, "org/arc: expected a token in HF_TOKEN that may write there, found one that may not (403"),
    ],
)
def test_a_token_without_the_right_to_write(
    hub: PublishingHub, publish: Publish, token: str, message: str
) -> None:
    for files in ({}, {"org/arc": {"LICENSE": b""}}):
        hub.files = dict(files)
        found = refusal(publish, token=token, public=True)
        assert found.startswith(message) and token not in found
        assert hub.files == files and hub.commits == [] and hub.large == {}


@pytest.mark.parametrize(
    ("place", "action"),
    [
        ("PUT /large/", "cut"),
        ("PUT /large/", "half"),
        ("POST /objects/batch", "cut"),
        ("POST /preupload/", "lost"),
        ("POST /commit/", "cut"),
        ("POST /commit/", "lost"),
        ("POST /repos/create", "lost"),
        ("POST /tag/", "lost"),
        ("POST /tag/", "cut"),
        ("POST /commit/", 429),
        ("GET /whoami-v2", 503),
        ("GET /refs", 502),
    ],
)
def test_a_connection_that_breaks_leaves_nothing_half_published_and_is_taken_up(
    hub: PublishingHub, publish: Publish, shipment: Shipment, place: str, action: Action
) -> None:
    method, path = place.split()
    hub.faults.append((method, path, action))
    message = refusal(publish)
    assert "expected the Hub to answer, found" in message and "Run it again" in message
    assert not hub.faults and WRITER not in message
    whole = "org/arc" in hub.files and published(hub, shipment)
    assert whole or hub.files.get("org/arc", {}).keys() <= OWN
    arrived = set(hub.large)
    done = publish()
    assert published(hub, shipment) and len(hub.commits) == 1
    assert hub.tags["org/arc"].keys() == {shipment.tag} and done.commit
    again = [
        path for method, path in hub.asked if method == "PUT" and path.removeprefix("/large/") in arrived
    ]
    assert len(again) == len(set(again))  # what had arrived was not sent a second time


def test_what_passes_by_itself_is_waited_for(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    hub.faults += [("POST", "/commit/", 429), ("POST", "/commit/", "lost"), ("POST", "/tag/", 503)]
    notes: list[str] = []
    done = publish(waits=(0.0, 0.0, 0.0), note=notes.append)
    assert published(hub, shipment) and len(hub.commits) == 1
    assert (done.committed, done.tagged) == (True, True) and set(states(done).values()) == {"new"}
    assert notes[0] == "The Hub does not answer (429 (as the test wants it)): trying again in 0 s"
    assert len(notes) == 3 and "RemoteProtocolError" in notes[1] and "(503" in notes[2]


def test_a_dataset_that_moved_meanwhile_is_left_alone(
    hub: PublishingHub, publish: Publish, shipment: Shipment
) -> None:
    publish()
    hub.faults.append(("POST", "/commit/", 412))
    message = refusal(publish, shrunk(shipment), waits=(0.0,))
    assert "found that somebody changed it meanwhile. Nothing was published" in message
    assert published(hub, shipment) and len(hub.commits) == 1


def test_the_commit_names_its_parent(hub: PublishingHub, publish: Publish, shipment: Shipment) -> None:
    """Somebody writes between our look and our commit: the Hub itself sees it."""
    publish()

    def interfere() -> None:
        hub.files["org/arc"] = {**hub.files["org/arc"], "LICENSE": b"late"}

    hub.before_content = interfere  # our look at the earlier manifest
    assert "somebody changed it meanwhile" in refusal(publish, shrunk(shipment))
    hub.before_content = lambda: None
    assert len(hub.commits) == 1 and hub.files["org/arc"]["LICENSE"] == b"late"
    assert publish(shrunk(shipment)).committed and hub.files["org/arc"]["LICENSE"] == b"late"


def test_other_refusals_of_the_hub_are_said(hub: PublishingHub, publish: Publish, shipment: Shipment) -> None:
    hub.models.add("org/arc")
    assert "found something else of this name. Nothing was published." in refusal(publish)
    assert "may write there, found one that may not (403" in refusal(publish, to="elsewhere/arc")
    bad = Shipment(title="bad", files={**shipment.files, "README.md": b"---\nlicense: \n---\n"}, tag=None)
    assert "Invalid metadata in README.md. - license must be one of a list" in refusal(
        publish, bad, to="org/bad"
    )
    assert hub.commits == []
    hub.files["org/ignoring"] = {".gitignore": b"es/*"}
    message = refusal(publish, to="org/ignoring", public=True)
    assert "the Hub left some out, as a .gitignore in the repository makes it do: es/test.parquet" in message


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
    done = run(hub, monkeypatch, export, "--to", "org/arc", "--tag", "v1.0")
    assert done.stdout.splitlines()[-1].endswith("tagged as v1.0; only its owners see it")
    same = run(hub, monkeypatch, export, "--to", "org/arc", "--tag", "v1.0")
    assert "has all of this already, nothing was committed; tagged as v1.0 before" in same.stdout
    unsure = run(hub, monkeypatch, export, "--to", "org/arc", "--public", input="n\n")
    assert unsure.exit_code == 1 and hub.private == {"org/arc"}
    sure = run(hub, monkeypatch, export, "--to", "org/arc", "--public", "--json", input="y\n")
    assert hub.private == set() and json.loads(sure.stdout)["private"] is False
    nobody = run(hub, monkeypatch, export, "--to", "org/arc", token="")
    assert str(nobody.exception) == (
        "HF_TOKEN: expected a token of yours with the right to write, found nothing"
    )
    everything = [each.stdout + each.stderr for each in (looked, done, same, unsure, sure, nobody)]
    assert WRITER not in "".join(everything)


def test_what_was_changed_since_the_export_is_not_published(
    hub: PublishingHub, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    shutil.copytree(export, out)
    (out / "arc/README.md").write_text("other", encoding="utf-8")
    (out / "arc/notes.txt").write_text("mine", encoding="utf-8")
    (out / "arc/es/test.parquet").unlink()
    refused = run(hub, monkeypatch, out, "--to", "org/arc")
    assert isinstance(refused.exception, FielError) and hub.asked == []
    lines = str(refused.exception).splitlines()
    assert lines[0] == f"{out}: arc/es/test.parquet: missing"
    assert lines[1].startswith(f"{out}: arc/notes.txt: not in the manifest; Fiel leaves alone what you put")
    assert lines[2].startswith(f"{out}: arc/README.md: expected SHA-256 ")
    assert lines[3].endswith("Nothing was sent.")


def test_a_repository_holds_one_task(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_release([build_demo("arc"), build_demo("mmlu")], out)
    with pytest.raises(FielError) as several:
        ship_export(out)
    assert str(several.value).endswith(f"publish them one by one: {out / 'arc'}, {out / 'mmlu'}")
    shipment = ship_export(out / "mmlu")
    assert set(shipment.files) == {"manifest.json", *contents(out / "mmlu")}
    listing = json.loads(shipment.files["manifest.json"])  # type: ignore[arg-type]
    assert set(listing["tasks"]) == {"mmlu"} and set(listing["files"]) == set(contents(out / "mmlu"))
    with pytest.raises(FielError, match="expected the folder of a task: arc, mmlu"):
        (out / "other").mkdir()
        ship_export(out / "other")
    with pytest.raises(FielError, match=r"manifest\.json: expected the manifest of an export, found"):
        ship_export(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "allowed", "message"),
    [
        ("simulated_annotators", 2, "allow_simulated", "found those of 2 simulated accounts"),
        ("unresolved", {"Test/1": ["negation"]}, "allow_unresolved", r"found 1 items with one \(Test/1"),
    ],
)
def test_what_nobody_stands_for_is_refused_unless_told(
    export: Path, tmp_path: Path, key: str, value: Any, allowed: str, message: str
) -> None:
    out = tmp_path / "out"
    shutil.copytree(export, out)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["tasks"]["arc"][key] = value
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(FielError, match=message):
        ship_export(out)
    assert ship_export(out, **{allowed: True}).files
