"""A name or a path that others wrote leads nowhere: it is refused at the door, and nothing is written."""

import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from fiel.errors import FielError
from fiel.release.folder import replace_folder
from fiel.snapshots.folder import SCHEMA_VERSION, parse_latest
from tests.archive.test_archive import rewrite, write
from tests.helpers.campaigns import ROWS, describe_campaign, write_campaign, write_rows
from tests.helpers.organizer import Shell
from tests.sources.rows import EXAM

LONG = "x" * 300
NOT_NAMES = [
    "../x", "x/../../x", "/tmp/x", ".", "..", "", "C:\\x", "..\\x", "a\0b", "a\x1b[31m", "a\n", "Arc", "a b",
    "аrc", "ａrc", "arc．．／x", "arc\u2215x", LONG,
]  # fmt: skip
NOT_PATHS = [
    "a\0.md", "a\x1b.md", "a\n.md", "a\ud800.md", "C:\\x.md", "C:/x.md", "\\\\host\\x.md", "..\\x.md", LONG,
    "../" * 400,
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command runs, two folders below one that is watched, with a secret beside it."""
    (tmp_path / "a" / "work").mkdir(parents=True)
    (tmp_path / "a" / "secret.env").write_text("PASSWORD=a-secret", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "a" / "work")
    monkeypatch.setenv("FIEL_HOME", str(tmp_path / "home"))
    return tmp_path / "a" / "work"


def refusal(shell: Shell, top: Path, *arguments: object) -> str:
    """What the command says when it refuses, having changed no file."""
    before = {path: path.read_bytes() if path.is_file() else b"" for path in top.rglob("*")}
    code, output, errors = shell(*arguments)
    assert (code, output) == (2, ""), errors
    assert {path: path.read_bytes() if path.is_file() else b"" for path in top.rglob("*")} == before
    return errors


def check(shell: Shell, folder: Path, *, rows: Any = ROWS, **changes: Any) -> str:
    """What `fiel check` says of a campaign whose description was changed."""
    path = write_campaign(folder, "paths")
    write_rows(folder / "test.jsonl", rows)
    path.write_text(yaml.safe_dump(describe_campaign("paths") | changes), encoding="utf-8")
    return refusal(shell, folder.parents[1], "check", path)


def task(**changes: Any) -> dict[str, Any]:
    return {"tasks": [describe_campaign("paths")["tasks"][0] | changes]}


@pytest.mark.parametrize("name", NOT_NAMES, ids=ascii)
def test_a_name_is_letters_digits_and_hyphens(shell: Shell, folder: Path, name: str) -> None:
    """It becomes a folder of an export, files of the home, and a workspace or dataset of Argilla."""
    assert ": name: expected " in check(shell, folder, name=name)
    assert ": task 1: name: expected " in check(shell, folder, **task(name=name))
    assert ": language: expected " in check(shell, folder, language=name)
    assert "--to-name: expected " in refusal(shell, folder.parents[1], "restore", "x.zip", "--to-name", name)


@pytest.mark.parametrize("key", ["guide", "glossary", "ids_file", "gold", "opinions"])
@pytest.mark.parametrize("path", NOT_PATHS, ids=ascii)
def test_a_path_is_one_that_can_be_looked_for(shell: Shell, folder: Path, key: str, path: str) -> None:
    assert f"task 1: {key}: expected a path " in check(shell, folder, **task(**{key: path}))


@pytest.mark.parametrize("key", ["files", "hub"])
@pytest.mark.parametrize("path", NOT_PATHS, ids=ascii)
def test_a_source_is_one_that_can_be_looked_for(shell: Shell, folder: Path, key: str, path: str) -> None:
    assert f"task 1: source.{key}: expected a path " in check(shell, folder, **task(source={key: path}))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"guide": "../secret.env"}, "expected a guide ending in .md, found "),
        ({"guide": "link.md"}, "link.md: expected a guide ending in .md, found "),
        ({"glossary": "../secret.env"}, "expected a table with the extension .csv"),
        ({"ids_file": "../secret.env"}, "secret.env: line 1: expected the id of an item"),
        ({"gold": "../secret.env"}, ".csv, .tsv, .txt, .xlsx or .jsonl, found '.env'"),
        ({"opinions": "../secret.env"}, "expected a file of opinions ending in .jsonl, found '.env'"),
        ({"source": {"files": "../secret.env", "column": "{split}"}}, "expected {split} in the path"),
        ({"source": {"files": "../{split}.env"}}, "expected a file with the extension .json, .jsonl"),
    ],
    ids=str,
)
def test_no_other_file_is_taken_for_a_campaigns(
    shell: Shell, folder: Path, changes: dict[str, Any], said: str
) -> None:
    """A campaign of others may name any path; what is there is used when it is of the campaign's kind."""
    (folder / "link.md").symlink_to("../secret.env")
    (folder.parent / "test.env").write_text("{}", encoding="utf-8")
    assert said in check(shell, folder, **task(**changes))


@pytest.mark.parametrize(
    "subject",
    ["../../x", "..", "", "/etc", "a\\b", "con.yaml", "a\n", "a\x1b", "аnatomy", "a_" * 100, "a%2e%2e"],
    ids=ascii,
)
def test_a_subject_is_letters(shell: Shell, folder: Path, subject: str) -> None:
    """It is in the name of a task file for the harness."""
    row = EXAM | {"id": f"{subject}/test/1"}
    assert "id: expected an id of MMLU" in check(shell, folder, rows=[row], **task(benchmark="mmlu"))


@pytest.mark.parametrize("sign", ["\x1b[31m", "\r", "\x9b2J", "\x7f"], ids=ascii)
def test_an_id_is_shown_everywhere_and_has_no_control_characters(
    shell: Shell, folder: Path, sign: str
) -> None:
    said = check(shell, folder, rows=[ROWS[0] | {"id": f"a{sign}"}])
    assert "test.jsonl: line 1: id: expected no control characters" in said


@pytest.mark.parametrize("name", ["../x", "/tmp/x", "a\0", LONG, "аrc"], ids=ascii)
def test_an_archive_or_an_export_of_others_has_a_name_too(shell: Shell, folder: Path, name: str) -> None:
    write(folder / "a.zip", [], campaign=name)
    said = refusal(shell, folder.parents[1], "restore", "a.zip")
    assert "a.zip: manifest.json: campaign: expected " in said
    manifest = {"format": "fiel-release-2", "campaign": name, "language": name, "tasks": {name: {}}}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    said = refusal(shell, folder.parents[1], "verify", folder)
    assert "manifest.json: campaign: expected " in said
    assert "manifest.json: language: expected " in said
    assert ": key: expected " in said


MEMBERS = ["/etc/x", "../x", "a/../../x", "..\\x", "C:/x", "a\x1b", LONG]


@pytest.mark.parametrize("name", [*MEMBERS, "link", "twice"], ids=ascii)
def test_a_member_stays_in_its_archive(
    shell: Shell, folder: Path, name: str, recwarn: pytest.WarningsRecorder
) -> None:
    """Also when its manifest lists it: nothing is unpacked, and it is refused all the same."""
    path = write(folder / "a.zip", [])
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK if name == "link" else stat.S_IFREG) << 16
    with zipfile.ZipFile(path) as file:
        manifest = json.loads(file.read("manifest.json"))
    manifest["members"][name] = {"bytes": 1, "sha256": "0" * 64}
    rewrite(path, lambda members: members.update({"manifest.json": json.dumps(manifest).encode()}))
    with zipfile.ZipFile(path, "a") as file:
        for _ in range(2 if name == "twice" else 1):
            file.writestr(member, b"x")
    said = refusal(shell, folder.parents[1], "restore", "a.zip")
    assert ("differ: ['twice', " if name == "twice" else "a member with an unsafe path: ") in said


@pytest.mark.parametrize("path", ["../x", "/etc", "20260101T000000Z-00000000/..", "a\\b", LONG])
def test_a_snapshot_is_in_a_folder_beside_its_record(path: str) -> None:
    info = {"created_at": "2026-01-01T00:00:00Z", "fiel_version": "1", "path": path, "files": {}}
    with pytest.raises(FielError, match="path: expected text that matches"):
        parse_latest(json.dumps({"schema_version": SCHEMA_VERSION, **info}).encode())


def test_a_place_that_cannot_be_is_refused(shell: Shell, folder: Path) -> None:
    campaign, top = write_campaign(folder, "paths"), folder.parents[1]
    new = ("new", "--benchmark", "arc", "--language", "es")
    assert "--out: expected a path " in refusal(shell, top, *new, "--out", f"{LONG}/x.yaml")
    assert "--name: expected a name" in refusal(shell, top, *new, "--name", "../x")
    with pytest.raises(FielError, match="could not be written and is unchanged"):
        replace_folder(folder / LONG, lambda place: None)
    code, _, said = shell("check", campaign, "--html", folder / LONG)
    assert (code, "expected a writable file" in said) == (2, True)
