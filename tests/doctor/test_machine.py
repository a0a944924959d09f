import socket
from pathlib import Path

import pytest
from pydantic import SecretStr

from fiel.doctor.machine import check_disk, check_key, check_ports, check_storage, check_versions
from fiel.settings import Settings, load_settings


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
    assert f"{tmp_path} is lost whenever the Space ana/fiel restarts" in found.what
    assert check_storage(settings, persistent=tmp_path).state == "error"  # a folder, and no storage
    assert check_storage(settings, persistent=Path("/")).state == "ok"
    assert check_storage(Settings(home=tmp_path)).state == "ok"


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
