import json
import shutil
import socket
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from fiel.cli import main
from fiel.doctor import (
    Finding,
    check_database,
    check_disk,
    check_first_owner,
    check_key,
    check_ports,
    check_postgresql,
    check_storage,
    check_versions,
    examine,
)
from fiel.settings import Settings, load_settings
from tests.campaigns import make_work, write_campaign
from tests.server.running import EmbeddedServer, running_server
from tests.test_preservation import launch


def states(findings: list[Finding]) -> dict[str, str]:
    return {finding.name: finding.state for finding in findings}


def test_a_sound_installation_has_nothing_to_mend(argilla: EmbeddedServer, tmp_path: Path) -> None:
    work = make_work(tmp_path, "sound")
    launch(argilla, work, ())
    found = examine(Settings(home=argilla.home), work.file.path)
    assert [each for each in found if each.state != "ok"] == []
    assert states(found).keys() == {
        *("versions", "credentials", "storage", "disk", "ports", "database", "index", "campaign"),
        *("Argilla", "default credentials", "clock", "records", "Hub"),
    }
    (records,) = [each for each in found if each.name == "records"]
    assert records.what == "search finds all that is stored, in 2 datasets"


def test_the_command_says_it_with_a_sign_and_an_exit_code(
    argilla: EmbeddedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["fiel", "doctor", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        return int(stop.value.code or 0), capsys.readouterr().out

    code, output = run("--home", str(argilla.home))
    assert code == 0
    assert "✓ Argilla: http://127.0.0.1:" in output
    code, output = run("--home", str(tmp_path / "new"), str(tmp_path / "none.yaml"))
    assert code == 1
    assert "✗ campaign: " in output
    assert "! Argilla: none runs on " in output
    code, output = run("--home", str(argilla.home), "--json")
    assert (code, json.loads(output)[0]["name"]) == (0, "versions")


def test_the_versions_here_fit() -> None:
    assert check_versions(Settings()).state == "ok"


def test_credentials_that_others_can_read_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    assert check_key(Settings(home=home)).state == "warning"  # none yet
    (home / "credentials.json").write_text("{}")
    assert check_key(Settings(home=home)).state == "error"
    remote = Settings(home=home, api_url="http://127.0.0.1:9")
    assert check_key(remote).what == "ARGILLA_API_URL without ARGILLA_API_KEY"
    remote = remote.model_copy(update={"api_key": SecretStr("key")})
    (home / "credentials.json").chmod(0o600)
    assert check_key(remote).state == "ok"
    (tmp_path / ".env").write_text("ARGILLA_API_KEY=key\n")
    (tmp_path / ".env").chmod(0o644)
    found = check_key(remote)
    assert (found.state, found.todo) == ("error", "chmod go= .env")


def test_a_space_that_forgets_is_an_error(tmp_path: Path) -> None:
    settings = load_settings({"SPACE_ID": "ana/fiel", "FIEL_HOME": str(tmp_path)}, dotenv=tmp_path / "none")
    found = check_storage(settings)
    assert found.state == "error"
    assert f"{tmp_path} is lost whenever the Space ana/fiel starts anew" in found.what
    assert check_storage(settings, persistent=tmp_path).state == "error"  # a folder, and no storage
    assert check_storage(settings, persistent=Path("/")).state == "ok"
    assert check_storage(Settings(home=tmp_path)).state == "ok"


def test_whom_a_space_makes_an_owner_is_said(tmp_path: Path) -> None:
    space = {"SPACE_ID": "ana/fiel", "FIEL_HOME": str(tmp_path)}
    named = load_settings({**space, "USERNAME": "ana"}, dotenv=tmp_path / "none")
    assert "the first sign-in of ana makes an owner" in check_first_owner(named).what
    unnamed = load_settings(space, dotenv=tmp_path / "none")
    assert "nobody becomes an owner" in check_first_owner(unnamed).what
    assert "sign-in" in {found.name for found in examine(named)}
    assert "sign-in" not in {found.name for found in examine(Settings(home=tmp_path))}


def test_the_disk_is_looked_at_where_the_home_will_be(tmp_path: Path) -> None:
    found = check_disk(Settings(home=tmp_path / "not" / "yet"))
    assert str(tmp_path) in found.what
    assert "GB free" in found.what


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", 6900))
            listener.listen()
        except OSError:
            pass  # somebody else has it, which is as good
        found = check_ports(Settings(home=tmp_path))
    assert found.state == "warning"
    assert "6900" in found.what
    assert "--port of fiel up" in found.todo


def test_a_postgresql_that_does_not_answer_is_named_without_its_password() -> None:
    url = SecretStr("postgresql+asyncpg://fiel:very-secret@127.0.0.1:9/fiel")
    found = check_postgresql(Settings(database_url=url))
    assert found.state == "error"
    assert "127.0.0.1:9" in found.what
    assert "very-secret" not in found.what
    assert check_postgresql(Settings(database_url=SecretStr("nonsense"))).state == "error"


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a server with a campaign, which was stopped."""
    folder = tmp_path_factory.mktemp("stopped")
    with running_server(folder / "home") as server:
        launch(server, make_work(folder / "campaign", "stopped"), ())
    return folder / "home"


def damaged_copy(home: Path, folder: Path, *statements: str) -> Path:
    copy = folder / "home"
    shutil.copytree(home, copy)
    with closing(sqlite3.connect(copy / "argilla.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return copy


DRIFT: dict[str, tuple[str, str]] = {
    "a count": ("UPDATE fiel_counts SET records = 7 WHERE records = 8", "counts of records: 1"),
    "a lost text": (
        "DELETE FROM fiel_texts WHERE record_id = (SELECT min(id) FROM records)",
        "records without text: 1",
    ),
    "a text too many": (
        "INSERT INTO fiel_texts (record_id, dataset_id, whole, text) VALUES ('x', 'x', 1, 'x')",
        "texts without a record: 1, texts that are not indexed: 1",
    ),
    "a value too many": (
        "INSERT INTO fiel_values (record_id, kind, key, term) VALUES ('x', 'metadata', 'x', 'x')",
        "values without a record: 1",
    ),
}


@pytest.mark.parametrize(("statement", "said"), DRIFT.values(), ids=DRIFT)
def test_an_index_that_disagrees_with_the_database_is_noticed(
    stopped: Path, tmp_path: Path, statement: str, said: str
) -> None:
    home = damaged_copy(stopped, tmp_path, statement)
    before = (home / "argilla.db").read_bytes()
    database, index = check_database(Settings(home=home))
    assert (database.state, index.state) == ("ok", "error")
    assert said in index.what
    assert (home / "argilla.db").read_bytes() == before


def test_what_it_says_to_do_mends_the_index(stopped: Path, tmp_path: Path) -> None:
    home = damaged_copy(stopped, tmp_path, "DELETE FROM fiel_texts", "UPDATE fiel_counts SET records = 0")
    _, index = check_database(Settings(home=home))
    assert "sqlite3 " in index.todo and "DELETE FROM fiel_installations" in index.todo
    with closing(sqlite3.connect(home / "argilla.db")) as connection:
        connection.execute("DELETE FROM fiel_installations")
        connection.commit()
    with running_server(home):
        assert states(list(check_database(Settings(home=home)))) == {"database": "ok", "index": "ok"}


def overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 40_000)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50_000])


@pytest.mark.parametrize("damage", [overwrite, truncate])
def test_a_damaged_database_is_noticed(stopped: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    home = damaged_copy(stopped, tmp_path)
    damage(home / "argilla.db")
    (database,) = check_database(Settings(home=home))
    assert (database.name, database.state) == ("database", "error")
    assert "fiel restore" in database.todo


def test_default_credentials_are_found(argilla: EmbeddedServer) -> None:
    owner = argilla.client()
    known = {"username": "admin", "password": "12345678", "first_name": "A", "role": "admin"}
    user = owner.post("users", json=known).raise_for_status().json()
    try:
        found = examine(Settings(home=argilla.home))
    finally:
        owner.delete(f"users/{user['id']}").raise_for_status()
    assert states(found)["default credentials"] == "error"
    assert states(found)["Argilla"] == "ok"


def test_an_argilla_that_does_not_answer_is_an_error(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, api_url="http://127.0.0.1:9", api_key=SecretStr("key"))
    found = {each.name: each for each in examine(settings, write_campaign(tmp_path, "silent"))}
    assert found["Argilla"].state == "error"
    assert "http://127.0.0.1:9" in found["Argilla"].what
    assert found["campaign"].state == "ok"
