"""Several languages in one dataset: each publishes by itself, and nobody's files are touched."""

import hashlib
import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from huggingface_hub import get_session

from fiel.cli import cli
from fiel.errors import FielError
from fiel.hub.publication import Publication
from fiel.hub.shipping import Shipment, ship_export
from fiel.release.dataset import write_release
from fiel.release.harness import HARNESSES
from fiel.release.languageexport import place_file
from fiel.release.multilingual import split_languages
from tests.helpers.campaigns import TOP
from tests.hub.publishing import OWN, Publish, published, refusal, states
from tests.hub.standin import PublishingHub
from tests.release.exports import build_demo, load_demo, release_of, validate

# The Hub's library sends files in a way that its own client calls old.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")


def ship(
    folder: Path,
    language: str,
    text: str = "¿Qué?",
    *,
    campaign: str = "",
    task: str = "arc",
    license: str = "Apache-2.0",
) -> Shipment:
    """Export a task of the demonstration as a campaign in another language, with one correction."""
    file, described, items = load_demo()[task]
    name = campaign or f"demo-{language.lower()}"
    changed = file.campaign.model_copy(update={"language": language, "name": name, "license": license})
    corrections = {items[2].id: {items[2].segments[0].name: text}}
    release = release_of(
        file.model_copy(update={"campaign": changed}), described, items, validate(items, corrections)
    )
    write_release([release], folder / f"{name}-{task}")
    return ship_export(folder / f"{name}-{task}")


def content_of(shipment: Shipment, path: str) -> bytes:
    content = shipment.files[path]
    return content if isinstance(content, bytes) else content.read_bytes()


def placed(shipment: Shipment) -> dict[str, bytes]:
    return {place_file(path, shipment.language): content_of(shipment, path) for path in shipment.files}


def front_matter(hub: PublishingHub) -> dict[str, Any]:
    found = yaml.safe_load(hub.files["org/arc"]["README.md"].decode().split("---\n")[1])
    assert isinstance(found, dict)
    return found


def test_a_second_language_moves_in_and_the_first_keeps_every_byte(
    hub: PublishingHub, publish: Publish, tmp_path: Path
) -> None:
    spanish, brazilian = ship(tmp_path, "es"), ship(tmp_path, "pt-BR", "O quê?")
    publish(spanish)
    assert published(hub, spanish)  # alone, it is a dataset as before
    look = states(publish(brazilian, dry_run=True))
    done = publish(brazilian, tag="v1.0")
    assert states(done) == look and len(hub.commits) == 2
    there = {path: content for path, content in hub.files["org/arc"].items() if path not in OWN}
    shared = {"README.md", "eval.yaml", "manifest.json"}
    assert {path: there[path] for path in there.keys() - shared} == {
        **placed(spanish),
        **placed(brazilian),
    }
    assert not [path for path in look if path.startswith(("es/", "es_", "harness/fiel_arc_es"))]
    assert done.tag == "pt-BR-v1.0" and set(hub.tags["org/arc"]) == {spanish.tag, "pt-BR-v1.0"}

    card = front_matter(hub)
    assert card["language"] == ["es", "pt"] and card["language_bcp47"] == ["pt-BR"]
    assert card["multilinguality"] == ["multilingual"]
    names = [each["config_name"] for each in card["configs"]]
    assert names == ["es", "es_mcq", "es_validated", "pt-BR", "pt-BR_mcq", "pt-BR_validated"]
    assert [each["config_name"] for each in card["configs"] if each.get("default")] == ["es"]
    splits = [each["split"] for each in card["configs"][0]["data_files"]]
    assert splits == ["train", "validation", "val", "test"]
    text = hub.files["org/arc"]["README.md"].decode()
    assert "](languages/pt-BR/README.md)" in text and "](languages/es/README.md)" in text
    tasks = yaml.safe_load(there["eval.yaml"])["tasks"]
    assert [each["config"] for each in tasks] == ["es_mcq", "pt-BR_mcq"]


def test_a_language_is_replaced_alone_and_publishing_again_changes_nothing(
    hub: PublishingHub, publish: Publish, tmp_path: Path
) -> None:
    first = {language: ship(tmp_path, language) for language in ("es", "ca", "eu")}
    for each in first.values():
        publish(each)
    before = dict(hub.files["org/arc"])
    for each in first.values():
        assert not publish(each).committed
    assert hub.files["org/arc"] == before and json.loads(before["manifest.json"])["languages"] == [*first]

    hub.files["org/arc"]["es/notes.txt"] = b"mine"
    again = publish(ship(tmp_path, "es", "¿Cuál?"))
    changed = {path for path, state in states(again).items() if state != "same"}
    assert again.tag is not None and again.tag.startswith("es-fiel-")
    assert not [path for path in changed if "/ca/" in path or "/eu/" in path or path.startswith(("ca", "eu"))]
    assert hub.files["org/arc"]["es/notes.txt"] == b"mine"
    changes = json.loads(hub.files["org/arc"]["languages/es/changes.json"])
    assert changes["tasks"]["arc"]["corrected"] and "languages/ca/changes.json" not in hub.files["org/arc"]
    assert {path: hub.files["org/arc"][path] for path in placed(first["ca"])} == placed(first["ca"])


def test_two_that_publish_at_once_do_not_lose_each_other(
    hub: PublishingHub, publish: Publish, tmp_path: Path
) -> None:
    shipments = [ship(tmp_path, language) for language in ("es", "ca", "eu", "gl")]
    together = threading.Barrier(len(shipments))
    done: list[Publication] = []

    get_session()  # one client for all, which is closed in the end

    def run(shipment: Shipment) -> None:
        together.wait()
        done.append(publish(shipment))

    threads = [threading.Thread(target=run, args=(each,)) for each in shipments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == len(hub.commits) == 4
    assert sum(method == "POST" and "/commit/" in path for method, path in hub.asked) > 4, "none collided"
    for shipment in shipments:
        own = placed(shipment)
        assert {path: hub.files["org/arc"][path] for path in own} == own
    assert set(json.loads(hub.files["org/arc"]["manifest.json"])["languages"]) == {"es", "ca", "eu", "gl"}
    assert set(front_matter(hub)["language"]) == {"es", "ca", "eu", "gl"}


def test_whoever_is_overtaken_every_time_is_told_and_leaves_no_trace(
    hub: PublishingHub, publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiel.hub.publishing._MOST_TURNS", 3)
    publish(ship(tmp_path, "es"))
    publish(ship(tmp_path, "ca"))
    before, tags = dict(hub.files["org/arc"]), set(hub.tags["org/arc"])
    turns: list[int] = []

    def overtake() -> None:  # somebody else's commit, which leaves every language as it is
        turns.append(1)
        hub.files["org/arc"] = {**before, "manifest.json": before["manifest.json"] + b"\n" * len(turns)}

    hub.overtake = overtake
    message = refusal(publish, ship(tmp_path, "eu"), public=True)
    assert "expected a turn to commit, found that other languages were published 3 times" in message
    assert len(turns) == 3 and "org/arc" in hub.private and set(hub.tags["org/arc"]) == tags
    assert not [path for path in hub.files["org/arc"] if path.startswith(("eu", "languages/eu/"))]


def test_a_language_has_one_spelling(hub: PublishingHub, publish: Publish, tmp_path: Path) -> None:
    publish(ship(tmp_path, "pt-BR"))
    for others in ((), ("es",)):  # alone, and with others
        for language in others:
            publish(ship(tmp_path, language))
        message = refusal(publish, ship(tmp_path, "pt-br", campaign="demo-pt-br"))
        assert "expected the language as it is written there, pt-BR, found pt-br" in message


def test_licences_that_the_hub_does_not_know_are_all_named(
    hub: PublishingHub, publish: Publish, tmp_path: Path
) -> None:
    publish(ship(tmp_path, "es", license="Mine"))
    publish(ship(tmp_path, "ca", license="Mine"))
    assert front_matter(hub)["license_link"] == "languages/es/LICENSE"  # the same: either file says it
    publish(ship(tmp_path, "eu", license="Our terms"))
    card = front_matter(hub)
    assert (card["license"], card["license_name"]) == ("other", "mine-and-our-terms")
    assert hub.files["org/arc"][card["license_link"]] == b"es: Mine\nca: Mine\neu: Our terms\n"
    folder = write_down(hub, tmp_path / "downloaded")
    assert split_languages(folder, tmp_path / "split")[1] == []
    (folder / "languages/LICENSES").unlink()
    (problem,) = split_languages(folder, tmp_path / "split")[1]
    assert problem.startswith("languages/LICENSES: expected the file that Fiel writes")
    publish(ship(tmp_path, "eu", license="Apache-2.0"))
    card = front_matter(hub)
    assert (card["license"], card["license_name"]) == (["other", "apache-2.0"], "mine")
    assert card["license_link"] == "languages/es/LICENSE" and "languages/LICENSES" not in hub.files["org/arc"]


def test_other_benchmarks_and_other_campaigns_are_refused(
    hub: PublishingHub, publish: Publish, tmp_path: Path
) -> None:
    publish(ship(tmp_path, "es"))
    message = refusal(publish, ship(tmp_path, "ca", task="hellaswag"))
    assert "expected a dataset of hellaswag, found one of arc, in es: choose another name." in message
    message = refusal(publish, ship(tmp_path, "es", task="hellaswag"))  # it would replace the only one there
    assert "expected a dataset of hellaswag, found one of arc: choose another name." in message
    message = refusal(publish, ship(tmp_path, "es", campaign="other-people"))
    assert "expected a dataset of the campaign other-people, found one of" in message
    publish(ship(tmp_path, "ca"))
    message = refusal(publish, ship(tmp_path, "ca", campaign="other-people"))
    assert "expected no other campaign in ca, found demo-ca: choose another name." in message
    assert len(hub.commits) == 2


def test_a_manifest_that_nobody_can_read_is_not_written_over(
    hub: PublishingHub, publish: Publish, tmp_path: Path
) -> None:
    publish(ship(tmp_path, "es"))
    broken = {"format": "fiel-release-9", "language": "es", "files": {}}
    hub.files["org/arc"]["manifest.json"] = json.dumps(broken).encode()
    before = dict(hub.files["org/arc"])
    message = refusal(publish, ship(tmp_path, "ca"))
    assert "languages/es/manifest.json: format: expected 'fiel-release-2'" in message
    assert "Export and publish es again" in message and hub.files["org/arc"] == before


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"tasks": None}, "tasks: expected a table of keys and values, found nothing"),
        ({"tasks": {"arc": "?"}}, "tasks.arc: expected a table of keys and values, found '?'"),
        ({"campaign": ["demo-es"]}, "campaign: expected text, found ['demo-es']"),
        ({"files": 3}, "files: expected a table of keys and values, found 3"),
    ],
)
def test_a_manifest_of_the_same_language_that_nobody_can_read_is_not_replaced(
    change: dict[str, Any], problem: str, hub: PublishingHub, publish: Publish, tmp_path: Path
) -> None:
    publish(ship(tmp_path, "es"))
    manifest = json.loads(hub.files["org/arc"]["manifest.json"])
    hub.files["org/arc"]["manifest.json"] = json.dumps({**manifest, **change}).encode()
    before = dict(hub.files["org/arc"])
    message = refusal(publish, ship(tmp_path, "es", "¿Cuál?"))
    assert f"manifest.json of the dataset: {problem}" in message and hub.files["org/arc"] == before


@pytest.fixture
def downloaded(hub: PublishingHub, publish: Publish, tmp_path: Path) -> Path:
    for language in ("es", "pt-BR"):
        publish(ship(tmp_path, language))
    return write_down(hub, tmp_path / "downloaded")


def write_down(hub: PublishingHub, folder: Path) -> Path:
    """Write the dataset as it is downloaded."""
    for path, content in hub.files["org/arc"].items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def verify(folder: Path) -> tuple[int, dict[str, Any]]:
    demo = TOP / "campaigns/demo/arc_{split}.jsonl"
    sources = [f"--source={language}/arc={demo}" for language in ("es", "pt-BR")]
    arguments = ["verify", str(folder), *sources, "--english=es/arc=none", "--english=pt-BR/arc=none"]
    done = CliRunner(mix_stderr=False).invoke(cli, [*arguments, "--harness", "lm-eval", "--json"])
    assert done.stdout, (done.exception, done.stderr)
    return done.exit_code, json.loads(done.stdout)


def test_each_language_of_a_downloaded_dataset_is_verified(downloaded: Path) -> None:
    _, found = verify(downloaded)
    assert found["problems"] == [] and list(found["tasks"]) == ["es/arc", "pt-BR/arc"]
    for language in ("es", "pt-BR"):
        task = found["tasks"][f"{language}/arc"]
        assert task["corrected"] == 1
        # the demonstration's verdicts have no answers, and that is said of each
        assert task["problems"] == ["train.parquet: expected the answers behind the corrections, found none"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("README.md", "README.md: expected the file that Fiel writes for these languages, found another"),
        ("es/test.parquet", "es: es/test.parquet: expected the file that was exported, found another"),
        ("extra.txt", "extra.txt: expected no such file, found one"),
    ],
)
def test_what_was_changed_in_a_downloaded_dataset_is_named(path: str, problem: str, downloaded: Path) -> None:
    with (downloaded / path).open("ab") as file:
        file.write(b"\n")
    code, found = verify(downloaded)
    assert code == 1 and problem in found["problems"]


def change_card(folder: Path, old: str, new: str) -> None:
    """Change the card as another version of Fiel would have written it: its digest is listed."""
    card, manifest = folder / "README.md", folder / "manifest.json"
    text = card.read_text(encoding="utf-8")
    assert old in text
    card.write_text(text.replace(old, new), encoding="utf-8")
    listing = json.loads(manifest.read_text(encoding="utf-8"))
    listing["files"]["README.md"] = hashlib.sha256(card.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(listing, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def test_a_card_that_another_version_of_fiel_worded_is_valid_and_its_metadata_are_not_free(
    downloaded: Path,
) -> None:
    change_card(downloaded, "Each language is a configuration", "There is a configuration for each language")
    assert verify(downloaded)[1]["problems"] == []
    change_card(downloaded, "license: apache-2.0", "license: mit")
    assert verify(downloaded)[1]["problems"] == [
        "README.md: expected the metadata that Fiel writes for these languages, found others"
    ]


def test_a_manifest_does_not_lead_out_of_the_dataset(downloaded: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    path = downloaded / "languages/es/manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    outside = tmp_path / "outside"
    manifest["files"] |= {f"{outside}/x": "0" * 64, "es/../../secret.txt": "0" * 64}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    done = CliRunner(mix_stderr=False).invoke(cli, ["verify", str(downloaded), "--harness", "lm-eval"])
    assert isinstance(done.exception, FielError) and "expected a file of the dataset" in str(done.exception)
    assert not outside.exists()


def test_no_two_languages_write_one_file() -> None:
    paths = []
    for language in ("es", "pt-BR"):
        exported = replace(build_demo("mmlu").exported, language=language)
        for harness in HARNESSES.values():
            paths += [place_file(path, language) for path in harness.write_files(exported)]
    assert len(paths) == len(set(paths))
