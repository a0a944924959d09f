"""Several campaigns at once: a folder with one for each language."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from fiel.campaign.folders import find_campaigns
from fiel.errors import FielError
from fiel.messages.languages import nearest_language, rank_language
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.workflow.overview import list_faults
from tests.helpers.campaigns import ROWS, describe_campaign, write_rows
from tests.helpers.organizer import Shell
from tests.helpers.wholeway import answer_all, write_small_campaign
from tests.server.running import EmbeddedServer


def write_languages(folder: Path) -> Path:
    """Write campaigns in three languages, and a YAML file that is none."""
    write_rows(folder / "test.jsonl", ROWS[:2])
    for language in ("es", "ca", "eu"):
        write_small_campaign(folder, f"overview-{language}", language=language)
    (folder / "compose.yml").write_text("services: {}\n", encoding="utf-8")
    return folder


def leave_half_launched(server: EmbeddedServer, name: str) -> None:
    """Leave what a launch leaves that was interrupted: a workspace with a draft."""
    client = server.client()
    workspace = client.post("workspaces", json={"name": name}).raise_for_status().json()["id"]
    client.post("datasets", json={"name": "arc", "workspace_id": workspace}).raise_for_status()


def test_a_folder_of_campaigns_is_shown_and_snapshot_at_once(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIEL_SNAPSHOT", str(tmp_path / "snapshot"))
    folder = tmp_path / "campaigns"
    folder.mkdir()
    write_languages(folder)
    home = ("--home", argilla.home)
    code, _, errors = shell("snapshot", folder, *home)
    assert code == 2 and "expected a campaign that was launched, found none" in errors
    for language in ("es", "ca"):
        assert shell("launch", folder / f"overview-{language}.yaml", *home, "--yes")[0] == 0
    wrong = str(ROWS[1]["id"])
    answer_all(argilla, "overview-ca", wrong=wrong)
    leave_half_launched(argilla, "overview-eu")

    code, output, errors = shell("status", folder, *home)
    assert code == 0, errors
    assert output.splitlines() == [
        "overview-ca (ca): 2 of 2 items done (100%), 2.0 answers a day, 1 person",
        "overview-es (es): 0 of 2 items done (0%), 0.0 answers a day, 0 people",
        "overview-eu (eu): not launched, or not to the end: run fiel launch",
        "Together: 2 of 4 items done, 2.0 answers a day",
        f"arc {wrong}: overview-ca: wrong-original (1): look at it in overview-es, too",
    ]
    code, output, errors = shell("status", folder, *home, "--json")
    found = json.loads(output)
    assert [(each["language"], each["campaign"]) for each in found["campaigns"]] == [
        ("ca", "overview-ca"),
        ("es", "overview-es"),
    ]
    assert found["not_launched"] == ["overview-eu"]
    reported = {"overview-ca": {"wrong-original": 1}}
    told = {"benchmark": "arc", "item": wrong, "found": reported, "others": ["overview-es"]}
    assert found["faults"] == [told]
    settings = Settings(home=argilla.home)
    assert [asdict(each) for each in list_faults(settings, folder, "overview-es")] == [
        told | {"others": ("overview-es",)}
    ]
    assert list_faults(settings, folder, "overview-ca") == []
    code, _, errors = shell("status", folder, *home, "--people")
    assert code == 2 and "expected a file with --people, --list and --xlsx, found a folder" in errors

    assert shell("snapshot", folder, *home)[0] == 0
    tables = read_snapshot(tmp_path / "snapshot").tables
    assert dict(zip(tables.campaigns["campaign"], tables.campaigns["language"], strict=True)) == {
        "overview-es": "es",
        "overview-ca": "ca",
    }


def test_a_folder_without_campaigns_and_a_broken_file_are_said(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="expected campaign files, found none: create one with fiel new"):
        find_campaigns([tmp_path])
    path = tmp_path / "one.yaml"
    path.write_text(yaml.safe_dump(describe_campaign("one")), encoding="utf-8")
    assert find_campaigns([tmp_path, path]) == [path]
    path.with_name("two.yaml").write_bytes(path.read_bytes())
    with pytest.raises(FielError, match="expected a unique name, found 'one' also in"):
        find_campaigns([tmp_path])
    path.with_name("two.yaml").unlink()
    (tmp_path / "broken.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(FielError, match="broken.yml"):
        find_campaigns([tmp_path])


@pytest.mark.parametrize(
    ("language", "wanted", "rank"),
    [("pt-BR", "pt-br", 2), ("pt-BR", "pt-PT", 1), ("es", "pt", 0), ("zh-Hant", "zh", 1), ("nan", "na", 0)],
)
def test_how_near_a_language_is(language: str, wanted: str, rank: int) -> None:
    assert rank_language(language, wanted) == rank


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        (["gl"], "pt"),
        (["gl-ES", "es-ES", "en"], "es"),  # said to be known
        (["ca", "en"], "es"),
        (["pt-BR"], "pt"),
        (["en", "eu"], "es"),
        (["en"], ""),
        ([], ""),
    ],
)
def test_the_nearest_language_for_a_newcomer(wanted: list[str], nearest: str) -> None:
    assert nearest_language(["es", "pt", "it"], wanted) == nearest
