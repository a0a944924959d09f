import contextlib
import json
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.server.running import STOP_SECONDS, server_environment

PASSWORD = "a-password-of-the-owner"
KEY = "an-api-key-of-the-owner"


def _up(home: Path) -> list[str]:
    return [sys.executable, "-m", "fiel", "up", "--home", str(home), "--port", "0", "--json"]


def _given(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in server_environment().items() if not name.startswith("ARGILLA_")}
    return kept | variables


def test_up_gives_the_owner_the_password_that_the_environment_says_and_shows_it_to_nobody(
    tmp_path: Path,
) -> None:
    home, errors = tmp_path / "home", tmp_path / "errors"
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            _up(home),
            env=_given(FIEL_OWNER_PASSWORD=PASSWORD, ARGILLA_API_KEY=KEY),
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, errors.read_text()
        with httpx.Client(base_url=f"{json.loads(line)['url']}/api/v1/", trust_env=False) as client:
            wrong = client.post("token", data={"username": "owner", "password": f"{PASSWORD}!"})
            right = client.post("token", data={"username": "owner", "password": PASSWORD})
            found = client.get("me", headers={"X-Argilla-Api-Key": KEY}).raise_for_status().json()
    finally:
        process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=STOP_SECONDS)
    assert process.returncode == 0, errors.read_text()
    assert (wrong.status_code, right.status_code) == (401, 201)
    assert (found["username"], found["role"]) == ("owner", "owner")
    said = line + rest + errors.read_text()
    assert PASSWORD not in said and KEY not in said
    holding = [path for path in home.rglob("*") if path.is_file() and PASSWORD.encode() in path.read_bytes()]
    assert [path.name for path in holding] == ["credentials.json"]
    assert holding[0].stat().st_mode & 0o777 == 0o600
    with contextlib.closing(sqlite3.connect(home / "argilla.db")) as database:
        ((stored,),) = database.execute("SELECT password_hash FROM users").fetchall()
    assert stored.startswith("$2b$12$")  # what tests start without `fiel up` hashes cheaply


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        (
            {"FIEL_OWNER_PASSWORD": "fifteen-letters", "ARGILLA_API_KEY": KEY},
            "FIEL_OWNER_PASSWORD: expected 16",
        ),
        ({"FIEL_OWNER_PASSWORD": PASSWORD}, "ARGILLA_API_KEY: expected 16 characters or more, found 0"),
    ],
)
def test_up_refuses_a_short_secret_and_leaves_nothing(
    tmp_path: Path, variables: dict[str, str], said: str
) -> None:
    home = tmp_path / "home"
    done = subprocess.run(
        _up(home), env=_given(**variables), cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2 and said in done.stderr
    assert not {"fifteen-letters", PASSWORD} & set(done.stderr.split()) and not done.stdout
    assert not (home / "credentials.json").exists() and not (home / "argilla.db").exists()
