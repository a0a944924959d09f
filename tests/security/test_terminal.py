"""What people wrote commands no terminal, whichever command shows it: the commands themselves, end to end."""

from pathlib import Path

import pytest

from tests.commands.lives import launched
from tests.helpers.campaigns import ROWS, Person, write_campaign
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer

COMMANDS = "\x1b[2J\x1b]0;taken\x07\x9b31m\x08\x7f rojo"
SIGNS = set(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) - {"\n"}
HOSTILE = [{**ROWS[0], "instruction": f"¿1 + 2{COMMANDS}?", "option_d": COMMANDS}, *ROWS[1:]]
NAME = f"terminal-eva{COMMANDS}"


def assert_plain(shell: Shell, *arguments: object, code: int = 0) -> str:
    """Run a command, none of whose signs may be one for the terminal; return what it says."""
    found, output, errors = shell(*arguments)
    assert found == code, errors
    assert set(output + errors) & SIGNS == set(), (output, errors)
    return output + errors


@pytest.fixture
def home(argilla: EmbeddedServer) -> tuple[str, str]:
    return "--home", str(argilla.home)


def test_check_shows_texts_and_terms_as_signs(shell: Shell, tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "terminal-check", rows=HOSTILE, license=f"CC{COMMANDS}")
    assert assert_plain(shell, "check", path).count("␛") > 2


def test_what_is_refused_is_shown_as_signs(shell: Shell, tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "terminal-refused", rows=[{f"id{COMMANDS}": "x"}])
    assert_plain(shell, "check", path, code=2)
    assert "␛" in assert_plain(shell, "check", tmp_path / f"{COMMANDS}.yaml", code=2)


def test_what_volunteers_wrote_is_shown_as_signs(
    argilla: EmbeddedServer, shell: Shell, home: tuple[str, str], tmp_path: Path
) -> None:
    """The comment, the correction and the user name, which an owner or a sign-in elsewhere may have made."""
    owner, password = argilla.client(), "Password1234"
    user = {"first_name": COMMANDS, "username": NAME, "password": password}
    eva = owner.post("users", json=user).raise_for_status().json()["id"]
    annotation = {"min_submitted": 2}
    with launched(argilla, tmp_path, "terminal", rows=HOSTILE, annotation=annotation) as life:
        spaces = owner.get("me/workspaces").json()["items"]
        (space,) = [each["id"] for each in spaces if each["name"] == "terminal"]
        owner.post(f"workspaces/{space}/users", json={"user_id": eva}).raise_for_status()
        life.people["eva"] = Person(argilla.url, NAME, password)
        life.answer("ana", "Test/1")
        mended = {"option_c": f"una vez{COMMANDS}"}
        life.answer("eva", "Test/1", "corrected", texts=mended, comment=f"Así no{COMMANDS}")
        life.answer("eva", "Test/2", texts={"option_c": ""})
        shown = [
            assert_plain(shell, "status", life.path, "--people", *home),
            assert_plain(shell, "resolve", life.path, "Test/1", *home),
            assert_plain(shell, "feedback", "list", life.path, *home),
            assert_plain(shell, "people", "list", life.path, *home),
            assert_plain(shell, "receipts", life.path, "--out", tmp_path / "receipts", *home),
        ]
    assert all("terminal-eva␛[2J␛]0;taken␇" in each for each in shown), shown
