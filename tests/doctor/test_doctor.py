import json
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from fiel.annotation import accounts
from fiel.cli import main
from fiel.doctor import examine, running
from fiel.doctor.diagnosis import Diagnosis
from fiel.settings import Settings
from tests.helpers.campaigns import make_work, write_campaign
from tests.server.running import EmbeddedServer, running_server
from tests.system.test_preservation import launch


def states(findings: list[Diagnosis]) -> dict[str, str]:
    return {finding.name: finding.state for finding in findings}


def test_a_sound_installation_has_nothing_to_mend(argilla: EmbeddedServer, tmp_path: Path) -> None:
    work = make_work(tmp_path, "sound")
    launch(argilla, work, ())
    found = examine(Settings(home=argilla.home), work.file.path)
    assert [each for each in found if each.state != "ok"] == []
    assert states(found).keys() == {
        *("versions", "credentials", "storage", "disk", "ports", "database", "index", "campaign"),
        *("Argilla", "default credentials", "sign-in", "clock", "records", "Hub"),
    }
    (records,) = [each for each in found if each.name == "records"]
    assert records.what == "search finds all records in 2 datasets"


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
    assert "! Argilla: none is running on " in output
    code, output = run("--home", str(argilla.home), "--json")
    assert (code, json.loads(output)[0]["name"]) == (0, "versions")


def test_an_argilla_in_which_strangers_get_accounts_by_name_is_an_error(
    argilla: EmbeddedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of its own image, which says of itself neither that it is Fiel's nor that it is not."""
    settings = Settings(home=argilla.home)
    assert states(examine(settings))["sign-in"] == "ok"
    for module in (accounts, running):
        monkeypatch.setattr(module, "find_providers", lambda client: ["huggingface"])
    found = {each.name: each for each in examine(settings)}["sign-in"]
    assert found.state == "ok" and "huggingface" in found.what
    monkeypatch.setattr(accounts, "has_separate_accounts", lambda client: False)
    found = {each.name: each for each in examine(settings)}["sign-in"]
    assert found.state == "error" and "gets into that account" in found.what


def test_default_credentials_are_found(tmp_path: Path) -> None:
    with running_server(tmp_path / "home") as server:  # after ten wrong passwords a door is shut
        known = {"username": "admin", "password": "12345678", "first_name": "A", "role": "admin"}
        server.client().post("users", json=known).raise_for_status()
        found = examine(Settings(home=server.home))
    assert states(found)["default credentials"] == "error"
    assert states(found)["Argilla"] == "ok"


def test_an_argilla_that_does_not_answer_is_an_error(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, api_url="http://127.0.0.1:9", api_key=SecretStr("key"))
    found = {each.name: each for each in examine(settings, write_campaign(tmp_path, "silent"))}
    assert found["Argilla"].state == "error"
    assert "http://127.0.0.1:9" in found["Argilla"].what
    assert found["campaign"].state == "ok"
