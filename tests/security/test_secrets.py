"""No message, log or traceback holds a secret, whatever is wrong with it and whatever is done with it."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from fiel.errors import FielError
from fiel.messages.hiding import hide_secrets
from fiel.server.credentials import FILE_NAME, load_credentials
from fiel.settings import load_settings
from tests.helpers.campaigns import write_campaign
from tests.server.running import EmbeddedServer, server_environment

MARK = "gEh31m"
SHAPES = {
    "line break": f"{MARK}-0123456789-abcdef\n",
    "carriage return": f"{MARK}-0123456789-abcdef\r\n",
    "break inside": f"{MARK}-0123456789\n{MARK}",
    "accent": f"clé-{MARK}-0123456789",
    "no-break space": f"{MARK}-0123456789\u00a0",
    "space inside": f"{MARK} 0123456789-abcdef",
    "null-like": f"{MARK}-0123456789\x01\x7f",
    "plain": f"{MARK}-0123456789-abcdef",
}
COMMANDS = (
    ("doctor",),
    ("status", "CAMPAIGN"),
    ("publish", "FOLDER", "--to", "org/name"),
    ("up", "--port", "0", "--json", "--home", "BROKEN"),
)
SECRETS = (
    "ARGILLA_API_KEY",
    "HF_TOKEN",
    "HUGGING_FACE_HUB_TOKEN",
    "FIEL_REVIEW_KEY",
    "FIEL_WEBHOOK",
    "FIEL_OWNER_PASSWORD",
    "FIEL_DATABASE_URL",
)


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**server_environment(), **variables, "HF_HUB_OFFLINE": "1"}
    command = [sys.executable, "-m", "fiel", *arguments]
    return subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("secrets")
    write_campaign(folder, "secrets")
    (folder / "broken").write_text("a file where a home should be", encoding="utf-8")
    return folder


@pytest.mark.parametrize("shape", SHAPES)
def test_many_commands_with_every_secret_of_a_shape_show_none(
    folder: Path, shape: str, argilla: EmbeddedServer
) -> None:
    """Each secret by itself in the environment, and all of them together in ``.env``."""
    text = SHAPES[shape]
    places = {"CAMPAIGN": "secrets.yaml", "FOLDER": ".", "BROKEN": "broken"}
    for number, command in enumerate(COMMANDS):
        name = SECRETS[(number + len(shape)) % len(SECRETS)]
        value = f"postgresql://u:{text}@127.0.0.1:9/x" if name == "FIEL_DATABASE_URL" else text
        variables = {
            "ARGILLA_API_URL": argilla.url,
            "ARGILLA_API_KEY": "k" * 20,
            "FIEL_HOME": str(folder / "home"),
        }
        done = run(folder, *(places.get(each, each) for each in command), **{**variables, name: value})
        said = done.stdout + done.stderr
        assert MARK not in said, (command, name)
        assert "Traceback" not in said, (command, name, said)
    assert not [path for path in folder.rglob("*.log") if MARK in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", SECRETS)
def test_settings_take_or_refuse_a_secret_and_never_say_it(name: str, shape: str, tmp_path: Path) -> None:
    text = SHAPES[shape]
    given = (
        f"postgresql://u:{text.strip()}@h/x{text[len(text.rstrip()) :]}"
        if name == "FIEL_DATABASE_URL"
        else text
    )
    for environ, dotenv in (({name: given}, ""), ({}, f"{name}={json.dumps(given, ensure_ascii=False)}\n")):
        (tmp_path / ".env").write_text(dotenv, encoding="utf-8")
        try:
            settings = load_settings(environ, dotenv=tmp_path / ".env")
        except FielError as refused:
            assert MARK not in str(refused)
            assert str(refused).startswith(f"{name}: expected ")
            assert shape not in ("line break", "carriage return", "plain", "no-break space") or dotenv
            continue
        assert MARK not in repr(settings)
        values = [settings.api_key, settings.hub_token, settings.owner_password, settings.database_url]
        for value in values:
            if value is not None and not dotenv:  # which has escapes of its own
                assert value.get_secret_value() == given.strip()


@pytest.mark.parametrize("name", ["ARGILLA_API_URL", "HF_ENDPOINT"])
def test_an_address_with_a_password_is_refused_without_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(FielError, match=f"{name}: expected an address without a password") as refused:
        load_settings({name: f"https://ana:{MARK}@example.org"}, dotenv=tmp_path / "none")
    assert MARK not in str(refused.value)


def test_credentials_that_cannot_be_a_key_are_refused_without_them(tmp_path: Path) -> None:
    values = {
        "username": "owner",
        "password": "p" * 20,
        "api_key": f"{MARK}\n{MARK}",
        "auth_secret": "s" * 20,
    }
    (tmp_path / FILE_NAME).write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(FielError, match="api_key: expected one line") as refused:
        load_credentials(tmp_path)
    assert MARK not in str(refused.value)


def test_the_owner_signs_in_with_a_password_that_came_with_a_line_break(tmp_path: Path) -> None:
    given = {
        "FIEL_OWNER_PASSWORD": f"{MARK}-owner-password\n",
        "ARGILLA_API_KEY": f" {MARK}-owner-api-key\r\n",
    }
    home = tmp_path / "home"
    environment = {**server_environment(), **given}
    command = [sys.executable, "-m", "fiel", "up", "--home", str(home), "--port", "0"]
    with (
        (tmp_path / "said").open("w+") as said,
        subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT) as process,
    ):
        try:
            url = _wait_for_address(tmp_path / "said", process)
            login = {"username": "owner", "password": f"{MARK}-owner-password"}
            httpx.post(f"{url}/api/v1/token", data=login, timeout=60, trust_env=False).raise_for_status()
            key = {"X-Argilla-Api-Key": f"{MARK}-owner-api-key"}
            httpx.get(f"{url}/api/v1/me", headers=key, timeout=60, trust_env=False).raise_for_status()
        finally:
            process.terminate()
            process.wait(60)
    text = (tmp_path / "said").read_text(encoding="utf-8")
    assert MARK not in text and "Password: from FIEL_OWNER_PASSWORD" in text


def _wait_for_address(path: Path, process: "subprocess.Popen[bytes]") -> str:
    while process.poll() is None:
        found = re.search(r"running at (\S+)", path.read_text(encoding="utf-8"))
        if found:
            return found[1]
        time.sleep(0.2)
    raise AssertionError(path.read_text(encoding="utf-8"))


ADDRESSES = (
    f"postgresql://u:{MARK}@127.0.0.1:1/x?password=other-{MARK}",
    f"postgresql://u@127.0.0.1:1/x?sslpassword={MARK}",
    f"postgresql://u:half@{MARK}@127.0.0.1:1/x",
    f"postgresql://u:half/{MARK}@127.0.0.1:1/x",
    f"postgresql://u:half?{MARK}@127.0.0.1:1/x",
    f"postgresql://u:half%40{MARK}@127.0.0.1:1/x",
)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        *((["up", "--port", "0"], address) for address in ADDRESSES),
        *(
            (words, address)
            for words in (["doctor"], ["up", "--database-url"])
            for address in ADDRESSES[:3:2]
        ),
    ],
)
def test_no_password_in_the_address_of_a_database_is_shown(
    folder: Path, words: list[str], address: str
) -> None:
    as_option = words[-1] == "--database-url"
    given = [*words, address] if as_option else words
    done = subprocess.run(
        [sys.executable, "-m", "fiel", *given, "--home", str(folder / "home")],
        env=os.environ | ({} if as_option else {"FIEL_DATABASE_URL": address}),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (1, 2) and MARK not in done.stdout + done.stderr, done.stderr
    assert "127.0.0.1" in done.stdout + done.stderr


def test_a_traceback_has_no_secret(folder: Path) -> None:
    """Whatever raises, as Python writes what was in it."""
    script = (
        "import os, sys, fiel.cli, fiel.doctor as doctor\n"
        "def fail(*args): raise RuntimeError(repr(b'Bearer ' + os.environ['HF_TOKEN'].encode()))\n"
        "doctor.examine = fail\n"
        "sys.argv = ['fiel', 'doctor']\n"
        "fiel.cli.main()\n"
    )
    environment: Mapping[str, str] = {**os.environ, "HF_TOKEN": f"hf_{MARK}\n"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "Traceback" in done.stderr and "[secret]" in done.stderr
    assert MARK not in done.stdout + done.stderr


def test_what_is_known_is_hidden_in_every_form(tmp_path: Path) -> None:
    load_settings({"FIEL_OWNER_PASSWORD": f"ñ{MARK}'\\"}, dotenv=tmp_path / "none")
    for text in (f"ñ{MARK}'\\", repr(f"ñ{MARK}'\\"), repr(f"x ñ{MARK}'\\ y")):
        assert MARK not in hide_secrets(text)


def test_the_dashboard_s_log_has_no_token(folder: Path, tmp_path: Path) -> None:
    for text in (SHAPES["line break"], SHAPES["accent"]):
        done = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "fiel",
                "dashboard",
                "--home",
                str(tmp_path / "home"),
                "--port",
                "0",
                "--json",
            ],
            env={**server_environment(), "HF_TOKEN": text, "FIEL_SNAPSHOT": "hf://datasets/org/none"},
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert done.stdout and done.stderr
        done.stdout.readline()
        done.terminate()
        output, errors = done.communicate(timeout=60)
        assert MARK not in output + errors
        for path in (tmp_path / "home").glob("*.log"):
            assert MARK not in path.read_text(encoding="utf-8")
