from pathlib import Path
from typing import get_args

import pytest
from pydantic import SecretStr

from fiel.errors import FielError
from fiel.settings import (
    VARIABLES,
    Settings,
    child_environment,
    desk_environment,
    load_settings,
    organizer_environment,
)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("FIEL_HOME=/from/file\nARGILLA_API_URL=http://file\n")
    settings = load_settings({"FIEL_HOME": "/from/environment"}, dotenv=dotenv)
    assert settings.home == Path("/from/environment")
    assert settings.api_url == "http://file"


def test_the_home_is_in_the_persons_own_folder_by_default(tmp_path: Path) -> None:
    settings = load_settings({}, dotenv=tmp_path / "none")
    assert settings.home == Path.home() / ".fiel"
    assert settings.snapshot_folder == Path.home() / ".fiel" / "snapshot"


def test_a_key_is_never_shown(tmp_path: Path) -> None:
    settings = load_settings({"ARGILLA_API_KEY": "very-secret"}, dotenv=tmp_path / "none")
    assert "very-secret" not in repr(settings) + settings.model_dump_json()


def test_children_inherit_no_argilla_credential(tmp_path: Path, monkeypatch: object) -> None:
    environment = child_environment(Settings(home=tmp_path))
    assert environment["FIEL_SNAPSHOT"] == str(tmp_path / "snapshot")
    assert not [name for name in environment if name.startswith("ARGILLA_")]


def test_an_address_is_read_by_the_dashboard_and_never_written(tmp_path: Path) -> None:
    settings = load_settings({"FIEL_SNAPSHOT": "https://fiel.example/snapshot"}, dotenv=tmp_path / "none")
    assert child_environment(settings)["FIEL_SNAPSHOT"] == "https://fiel.example/snapshot"
    with pytest.raises(FielError, match="expected a folder to write the snapshot to, found a https:"):
        _ = settings.snapshot_folder


def test_links_begin_with_the_public_address(tmp_path: Path) -> None:
    dotenv = tmp_path / "none"
    with pytest.raises(FielError, match=r"FIEL_PUBLIC_URL: expected an address such as https"):
        load_settings({"FIEL_PUBLIC_URL": "annotate.example.org"}, dotenv=dotenv)
    with pytest.raises(FielError, match="without a password"):
        load_settings({"FIEL_PUBLIC_URL": "https://ana:secret@example.org"}, dotenv=dotenv)
    settings = load_settings({"FIEL_PUBLIC_URL": " https://example.org/a "}, dotenv=dotenv)
    assert settings.public_url == "https://example.org/a"


def test_the_public_dashboard_gets_no_secret_and_the_desk_gets_what_commands_need(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fields = Settings.model_fields.items()
    secrets = {VARIABLES[name] for name, field in fields if SecretStr in get_args(field.annotation)}
    assert len(secrets) == 6
    secrets |= {"HUGGING_FACE_HUB_TOKEN", "OAUTH2_HUGGINGFACE_CLIENT_SECRET"}
    for name in secrets:
        monkeypatch.setenv(name, "a-secret-of-somebody")
    settings = Settings(home=tmp_path)
    assert not {*secrets} & {*child_environment(settings)}
    desk = desk_environment(settings, Path("campaigns"))
    assert {*secrets} <= {*desk} and desk["FIEL_CAMPAIGN"] == "campaigns"
    assert organizer_environment(settings, "of-the-person")["ARGILLA_API_KEY"] == "of-the-person"
