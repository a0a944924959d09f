import json
import os
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from fiel.errors import FielError
from fiel.server import ensure_credentials, load_credentials
from fiel.server.credentials import OwnerSecrets

SECRET = "do-not-print-me"


def test_are_made_once(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    assert load_credentials(home) is None
    made, new = ensure_credentials(home)
    assert new
    assert made.username == "owner"
    assert len(made.password.get_secret_value()) == 24
    assert len(made.api_key.get_secret_value()) == 64
    assert len(made.auth_secret.get_secret_value()) == 64
    assert ensure_credentials(home) == (made, False)
    assert load_credentials(home) == made
    assert [entry.name for entry in home.iterdir()] == ["credentials.json"]


def test_of_a_new_home_are_those_given(tmp_path: Path) -> None:
    given = OwnerSecrets(SecretStr("a-password-of-ours"), SecretStr("a-key-of-our-choice"))
    made, new = ensure_credentials(tmp_path, given)
    assert new and (made.password, made.api_key) == (given.password, given.api_key)
    other = OwnerSecrets(SecretStr("another-password-now"), SecretStr("another-key-than-before"))
    assert ensure_credentials(tmp_path, other) == (made, False)


def test_too_short_are_refused_and_not_shown(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="ARGILLA_API_KEY: expected 16 characters or more, found 5") as caught:
        ensure_credentials(tmp_path, OwnerSecrets(SecretStr("a-password-of-ours"), SecretStr("short")))
    assert "short" not in str(caught.value) and not list(tmp_path.iterdir())


def test_differ_between_homes(tmp_path: Path) -> None:
    assert ensure_credentials(tmp_path / "a")[0] != ensure_credentials(tmp_path / "b")[0]


def test_are_private_whatever_was_there(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    previous = os.umask(0)
    try:
        ensure_credentials(home)
    finally:
        os.umask(previous)
    assert home.stat().st_mode & 0o777 == 0o700
    assert (home / "credentials.json").stat().st_mode & 0o777 == 0o600
    (home / "credentials.json").chmod(0o644)
    ensure_credentials(home)
    assert (home / "credentials.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{", "something else"),
        (json.dumps({"username": "owner", "password": SECRET}), "wrong or missing api_key, auth_secret"),
        (json.dumps([SECRET]), "expected username"),
        (json.dumps({SECRET: SECRET}), "wrong or missing"),
        (
            json.dumps({"username": "owner", "password": [SECRET], "api_key": SECRET, "auth_secret": SECRET}),
            "wrong or missing password",
        ),
    ],
)
def test_broken_file_is_named_and_not_shown(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "credentials.json").write_text(text)
    with pytest.raises(FielError) as caught:
        load_credentials(tmp_path)
    assert str(tmp_path / "credentials.json") in str(caught.value)
    assert found in str(caught.value)
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__context__ is None
    with pytest.raises(FielError):
        ensure_credentials(tmp_path)
    assert (tmp_path / "credentials.json").read_text() == text


def test_unreadable_bytes_are_not_shown(tmp_path: Path) -> None:
    (tmp_path / "credentials.json").write_bytes(b"\xff" + SECRET.encode())
    with pytest.raises(FielError, match="cannot be read"):
        load_credentials(tmp_path)


def test_are_frozen_and_hidden(tmp_path: Path) -> None:
    made, _ = ensure_credentials(tmp_path)
    assert made.password.get_secret_value() not in repr(made)
    with pytest.raises(ValidationError):
        made.username = "other"  # type: ignore[misc]


def test_home_must_fit_into_a_database_url(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="without"):
        ensure_credentials(tmp_path / "what?")
    (tmp_path / "file").write_text("")
    with pytest.raises(FielError, match="cannot use the folder"):
        ensure_credentials(tmp_path / "file")
