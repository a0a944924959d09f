import csv
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fiel.annotation.client import call
from fiel.annotation.members import list_people
from fiel.campaign import load_campaign
from fiel.campaign.work import load_work
from fiel.cli import cli
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.conftest import DATA
from tests.helpers.campaigns import write_campaign
from tests.helpers.crowd import wait_until
from tests.server.running import EmbeddedServer, running_server, server_environment

Fiel = Callable[..., Result]


@pytest.fixture
def fiel(argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fiel:
    """The command line with a home of its own, on the shared Argilla."""
    monkeypatch.setenv("ARGILLA_API_URL", argilla.url)
    monkeypatch.setenv("ARGILLA_API_KEY", argilla.api_key)

    def run(*arguments: object, answer: str | None = None) -> Result:
        words = ["people", *map(str, arguments), "--home", str(tmp_path / "home")]
        return CliRunner(mix_stderr=False).invoke(cli, words, input=answer)

    return run


def launched(argilla: EmbeddedServer, folder: Path, name: str, **changes: Any) -> Path:
    path = write_campaign(folder, name, **changes)
    launch_work(Settings(home=argilla.home), load_work(path))
    return path


def usernames(argilla: EmbeddedServer) -> set[str]:
    return {user["username"] for user in argilla.client().get("users").json()["items"]}


def test_add_list_and_remove_from_the_shell(argilla: EmbeddedServer, fiel: Fiel, tmp_path: Path) -> None:
    path = launched(argilla, tmp_path, "crew", credits={"crew-ana": "Ana"})
    added = fiel("add", path, "crew-ana", "crew-leo")
    assert added.exit_code == 0, added.output
    (file,) = (tmp_path / "home" / "people").iterdir()
    assert file.name.startswith("crew-20") and stat.S_IMODE(file.stat().st_mode) == 0o600
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert [row["username"] for row in rows] == ["crew-ana", "crew-leo"]
    lines = added.stdout.splitlines()
    assert lines[:2] == ["crew-ana: new account", "crew-leo: new account"]
    assert lines[2] == f"Passwords: {file} (only you can read it; send each person their line)."
    assert lines[3:] == [
        f"Where they annotate: {rows[0]['link']}",
        f"Where they choose how to be named: {rows[0]['about_you']}",
    ]
    again = fiel("add", path, "crew-ana")
    assert again.stdout.startswith("crew-ana: already in this campaign\nWhere they annotate")

    shown = fiel("list", path)
    assert shown.stdout.splitlines()[:3] == [
        "crew-ana (annotator)",
        "  0 submitted, 0 drafts, 0 discarded, not active yet",
        "  named as Ana (by the campaign file)",
    ]
    assert shown.stdout.splitlines()[-1] == "2 people, 1 named in public."

    declined = fiel("remove", path, "crew-ana", answer="n\n")
    assert declined.exit_code == 1 and "Nothing was changed" in declined.stderr
    assert "crew-ana" in usernames(argilla)
    removed = fiel("remove", path, "crew-ana", answer="y\n")
    assert removed.exit_code == 0 and "Remove crew-ana permanently from crew?" in removed.stderr
    assert "crew-ana is now removed-" in removed.stdout and "Removed from: crew" in removed.stdout
    assert f"is still in the key credits.crew-ana of {path}" in removed.stdout
    assert f"is still in {file}" in removed.stdout and "API key" not in removed.stdout
    assert "crew-ana" not in usernames(argilla)
    second = fiel("remove", path, "crew-ana", "--yes")
    assert isinstance(second.exception, FielError) and "already removed" in str(second.exception)

    everything = [each.stdout + each.stderr for each in (added, again, shown, declined, removed)]
    assert not any(row["password"] in "".join(everything) for row in rows)


def test_json_has_all_of_it_and_no_secret(argilla: EmbeddedServer, fiel: Fiel, tmp_path: Path) -> None:
    path = launched(argilla, tmp_path, "crew-json")
    people = tmp_path / "people.csv"
    people.write_text("username,role\njson-ana,\njson-eva,admin\n", encoding="utf-8")
    file = tmp_path / "secret.csv"
    added = fiel("add", path, "--file", people, "--passwords", file, "--json")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert json.loads(added.stdout) == {
        "people": [
            {"username": "json-ana", "state": "created", "role": "annotator"},
            {"username": "json-eva", "state": "created", "role": "admin"},
        ],
        "passwords": str(file),
        "links": {"arc": rows[0]["link"]},
        "about_you": rows[0]["about_you"],
    }
    listed = fiel("list", path, "--json")
    nothing = {"submitted": 0, "drafts": 0, "discarded": 0, "last_active": None, "wants_credit": None}
    joined = {"invitation": None, "waiting": False, "practised_at": None}
    common = {"member": True, **nothing, "named": None, "variety": "", "problem": None, **joined}
    assert json.loads(listed.stdout) == [
        {"username": "json-ana", "role": "annotator", **common},
        {"username": "json-eva", "role": "admin", **common},
    ]
    with connected_argilla(Settings(home=argilla.home)) as client:
        keys = [user["api_key"] for user in call(client, "GET", "users")["items"]]
    removed = fiel("remove", path, "json-eva", "--yes", "--json")
    found = json.loads(removed.stdout)
    assert found["removal"].pop("pseudonym").startswith("removed-")
    assert found == {
        "removal": {"workspaces": ["crew-json"], "profiles": 0, "key_renewed": True, "names": []},
        "leftovers": [],
        "unnamed": [],
    }
    said = added.output + listed.output + removed.output
    assert not any(secret in said for secret in [*keys, *(row["password"] for row in rows)])


def test_what_cannot_be_used_is_refused_before_anybody_is_created(
    argilla: EmbeddedServer, fiel: Fiel, tmp_path: Path
) -> None:
    path = launched(argilla, tmp_path, "crew-bad")
    people = tmp_path / "people.csv"
    people.write_text("username,role\nbad-ana,\nbad-leo,owner\n", encoding="utf-8")
    before = usernames(argilla)
    for arguments, message in (
        (
            [path, "--file", people],
            "people.csv: line 3: role: expected 'annotator' or 'admin', found 'owner'",
        ),
        ([path, "bad-ana", "bad-ana"], "person 2: username: expected each person once, found 'bad-ana'"),
        ([path], "people: expected either user names or --file, found neither"),
        ([path, "bad-ana", "--file", people], "found both"),
    ):
        refused = fiel("add", *arguments)
        assert isinstance(refused.exception, FielError)
        assert message in str(refused.exception)
    assert usernames(argilla) == before
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("name", ["add", "list", "remove"])
def test_every_command_teaches_with_an_example(name: str) -> None:
    result = CliRunner().invoke(cli, ["people", name, "--help"])
    assert result.exit_code == 0
    assert f"Example: fiel people {name} campaigns/" in result.output


CREW = 12


def start_adding(
    argilla: EmbeddedServer, path: Path, people: Path, passwords: Path
) -> "subprocess.Popen[str]":
    command = [
        sys.executable,
        "-m",
        "fiel",
        "people",
        "add",
        path,
        "--file",
        people,
        "--passwords",
        passwords,
    ]
    return subprocess.Popen(
        [*map(str, command), "--home", str(argilla.home)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=server_environment(),
    )


def passwords_in(*files: Path) -> dict[str, set[str]]:
    """Every password that some file has, by user name."""
    found: dict[str, set[str]] = {}
    for file in files:
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                found.setdefault(row["username"], set()).add(row["password"])
    return found


def assert_all_are_in(argilla: EmbeddedServer, path: Path, names: list[str], files: list[Path]) -> None:
    """Each is there once and in the campaign, and a password of theirs opens the door."""
    users = [user["username"] for user in argilla.client().get("users").json()["items"]]
    assert sorted(name for name in users if name in names) == names
    with connected_argilla(Settings(home=argilla.home)) as client:
        members = [
            member.username for member in list_people(client, load_campaign(path).campaign) if member.member
        ]
    assert sorted(members) == names
    passwords = passwords_in(*files)
    assert sorted(passwords) == names
    for name in names:
        logins = [{"username": name, "password": password} for password in passwords[name]]
        opened = [argilla.client().post("token", data=login).is_success for login in logins]
        assert opened.count(True) == 1


def write_crew(folder: Path, name: str) -> tuple[Path, list[str]]:
    names = [f"{name}-{number:02}" for number in range(CREW)]
    path = folder / f"{name}.csv"
    path.write_text("username\n" + "".join(f"{each}\n" for each in names), encoding="utf-8")
    return path, names


def test_a_killed_run_is_done_by_the_next(argilla: EmbeddedServer, tmp_path: Path) -> None:
    path = launched(argilla, tmp_path, "crew-killed")
    people, names = write_crew(tmp_path, "killed")
    files = [tmp_path / "first.csv", tmp_path / "second.csv"]
    killed = start_adding(argilla, path, people, files[0])
    wait_until(
        lambda: killed.poll() is not None or (files[0].exists() and len(passwords_in(files[0])) >= 4),
        "the first passwords",
        seconds=600,
    )
    assert killed.poll() is None
    killed.kill()
    killed.communicate()
    before = usernames(argilla) & set(names)
    assert len(before) in (0, CREW)  # a batch is made at once, or not at all
    assert set(passwords_in(files[0])) >= before
    again = start_adding(argilla, path, people, files[1])
    assert (again.communicate(timeout=600)[1], again.returncode) == ("", 0)
    assert_all_are_in(argilla, path, names, [file for file in files if file.exists()])


def test_two_runs_at_once_make_everybody_once(argilla: EmbeddedServer, tmp_path: Path) -> None:
    path = launched(argilla, tmp_path, "crew-twice")
    people, names = write_crew(tmp_path, "twice")
    files = [tmp_path / "first.csv", tmp_path / "second.csv"]
    runs = [start_adding(argilla, path, people, file) for file in files]
    assert [(run.communicate(timeout=600)[1], run.returncode) for run in runs] == [("", 0), ("", 0)]
    files = [file for file in files if file.exists()]
    assert_all_are_in(argilla, path, names, files)
    assert all(len(each) == 1 for each in passwords_in(*files).values())


def test_the_report_of_two_accounts_that_differ_by_a_capital_is_answered(tmp_path: Path) -> None:
    """On a server of its own: the names are the report's, which others have too."""
    script = DATA / "reports" / "13-names-by-case.sh"
    if not script.exists():
        pytest.skip("the reports are not beside the checkout")
    folders = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with running_server(tmp_path / "home") as server:
        path = launched(server, tmp_path, "crew-case")
        environment = server_environment() | {"FIEL_HOME": str(server.home), "PATH": folders}
        command = ["sh", str(script), str(path)]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 2 and "found the account Ana" in done.stderr, done.stderr
        assert {"Ana", "ana"} & usernames(server) == {"Ana"}


def test_a_new_password_is_in_its_file_and_nowhere_else(
    argilla: EmbeddedServer, fiel: Fiel, tmp_path: Path
) -> None:
    path = launched(argilla, tmp_path, "crew-lost")
    assert fiel("add", path, "crew-lost-ana").exit_code == 0
    file = tmp_path / "new.csv"
    done = fiel("password", path, "crew-lost-ana", "--passwords", file)
    assert done.exit_code == 0 and f"crew-lost-ana: new password in {file}" in done.stdout
    (row,) = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    assert row["password"] not in done.stdout + done.stderr
    again = fiel("password", path, "crew-lost-ana", "--passwords", file)
    assert isinstance(
        again.exception, FielError
    ) and "found one: password files are never overwritten" in str(again.exception)
    told = fiel("password", path, "crew-lost-ana", "--passwords", tmp_path / "json.csv", "--json")
    assert json.loads(told.stdout) == {"username": "crew-lost-ana", "passwords": str(tmp_path / "json.csv")}


def test_one_person_is_not_people(
    argilla: EmbeddedServer, fiel: Fiel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = launched(argilla, tmp_path, "crew-one")
    monkeypatch.setenv("FORCE_COLOR", "1")  # a terminal: the bar is for that alone
    added = fiel("add", path, "crew-one-ana")
    monkeypatch.delenv("FORCE_COLOR")
    assert "Adding people" in added.stderr and "1/1" in added.stderr
    assert fiel("list", path).stdout.splitlines()[-1] == "1 person, 0 named in public."
