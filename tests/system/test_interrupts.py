"""Ctrl-C in each command that takes long, and the same command once more, which comes to the same end."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fiel.annotation.people import ensure_annotators
from fiel.archive.content import DatasetInfo
from fiel.archive.file import open_archive
from fiel.campaign import load_campaign
from fiel.interrupts import uninterrupted
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.helpers.campaigns import Person, write_campaign
from tests.helpers.interrupting import END_SECONDS, Ended, Terminal, gate_before, spread, was_interrupted
from tests.release.exports import contents
from tests.server.running import EmbeddedServer, running_server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    with running_server(tmp_path_factory.mktemp("interrupts") / "home") as started:
        yield started


@pytest.fixture
def terminal(server: EmbeddedServer, tmp_path: Path) -> Iterator[Terminal]:
    home = tmp_path / "organizer"
    home.mkdir(mode=0o700)
    with gate_before(server.url) as gate:
        yield Terminal(gate, server, home, tmp_path)


def dataset_of(server: EmbeddedServer, campaign: str) -> dict[str, Any]:
    owner = server.client()
    workspaces = {each["name"]: each["id"] for each in owner.get("me/workspaces").json()["items"]}
    found = owner.get("me/datasets", params={"workspace_id": workspaces[campaign]}).json()["items"]
    return next(each for each in found if each["name"] == "arc")


def records_of(server: EmbeddedServer, campaign: str) -> list[dict[str, Any]]:
    path = f"datasets/{dataset_of(server, campaign)['id']}/records"
    records: list[dict[str, Any]] = server.client().get(path, params={"include": "responses"}).json()["items"]
    return records


def members_of(server: EmbeddedServer, campaign: str) -> set[str]:
    workspace = dataset_of(server, campaign)["workspace_id"]
    users = server.client().get(f"workspaces/{workspace}/users").json()["items"]
    return {user["username"] for user in users if user["role"] != "owner"}


def launch(terminal: Terminal, name: str, *people: str) -> Path:
    """Launch a campaign, of whose eight items each person answers two."""
    campaign = write_campaign(terminal.folder / name, name)
    terminal.must("launch", campaign, "--yes")
    with connected_argilla(Settings(home=terminal.server.home)) as client:
        passwords = ensure_annotators(client, load_campaign(campaign).campaign, people)
    for username, password in passwords.items():
        person = Person(terminal.server.url, username, password)
        queue = person.queue(dataset_of(terminal.server, name)["id"])
        for record in [queue[id] for id in sorted(queue)[:2]]:
            shown = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
            person.answer(record["id"], "correct", shown)
        person.close()
    return campaign


def archived(path: Path) -> DatasetInfo:
    with open_archive(path) as opened:
        return opened.manifest.datasets["arc"]


def interrupt_everywhere(
    terminal: Terminal,
    command: Callable[[int], tuple[object, ...]],
    check: Callable[[int, Ended], None],
    *,
    requests: int,
    moments: int,
) -> None:
    """Interrupt a command at moments between its first request and its last, each time in a fresh attempt.

    Args:
        terminal: Where it is run.
        command: Makes the command of an attempt.
        check: Told of each interrupted attempt; then the same command is run to its end.
        requests: How many requests the command makes.
        moments: At how many of them it is interrupted, in turn before and after Argilla does what was asked.
    """
    for attempt, at in enumerate(spread(requests, moments)):
        stopped = terminal.run(*command(attempt), at=at, late=bool(attempt % 2))
        if was_interrupted(stopped):
            check(attempt, stopped)
            terminal.must(*command(attempt))


@pytest.mark.long
def test_an_interrupted_close_never_locks_people_out_without_an_archive(terminal: Terminal) -> None:
    name, people = "int-close", ("ana-int", "leo-int")
    campaign, archive = launch(terminal, name, *people), terminal.folder / "close.zip"
    command = ("close", campaign, "--out", archive, "--yes")
    terminal.must(*command)
    requests, whole = terminal.gate.count, archived(archive)
    assert whole.answers == {"submitted": 4}
    seen = set()
    for attempt, at in enumerate(spread(requests, 4)):
        terminal.must("close", campaign, "--reopen")
        assert members_of(terminal.server, name) == set(people)
        archive.unlink()
        stopped = terminal.run(*command, at=at, late=bool(attempt % 2))
        if not was_interrupted(stopped):
            continue
        closed = "fiel_closed" in (dataset_of(terminal.server, name)["metadata"] or {})
        if closed or members_of(terminal.server, name) != set(people):
            assert archived(archive) == whole
            assert f"the archive is in {archive}" in stopped.errors
            assert "Closing was interrupted: run fiel close again" in terminal.must("status", campaign)
            assert "but closing did not finish" in terminal.run("doctor", campaign).output
        seen.add((closed, archive.exists()))
        terminal.must(*command)
        assert members_of(terminal.server, name) == set()
        assert archived(archive) == whole
        with open_archive(archive) as opened:
            assert opened.dataset("arc").closed_at
    assert {(False, False), (True, True)} <= seen
    again = terminal.run(*command)  # it ended: what is there is no longer its own to replace
    assert again.code == 2 and "replace this one with --overwrite" in again.errors
    assert "Closed since 20" in terminal.must("status", campaign)
    assert f"{name} has been closed since 20" in terminal.run("doctor", campaign).output


@pytest.mark.long
def test_an_interrupted_launch_ends_the_same_when_it_is_run_again(terminal: Terminal) -> None:
    write_campaign(terminal.folder / "whole", "int-launch")
    terminal.must("launch", terminal.folder / "whole" / "int-launch.yaml")
    requests = terminal.gate.count

    def command(attempt: int) -> tuple[object, ...]:
        name = f"int-launch-{attempt}"
        path = terminal.folder / name / f"{name}.yaml"
        return ("launch", path if path.exists() else write_campaign(terminal.folder / name, name))

    interrupt_everywhere(terminal, command, lambda *_: None, requests=requests, moments=4)
    whole = [(each["external_id"], each["fields"]) for each in records_of(terminal.server, "int-launch")]
    for attempt in range(4):
        found = records_of(terminal.server, f"int-launch-{attempt}")
        assert [(each["external_id"], each["fields"]) for each in found] == whole
    assert len(whole) == 8


@pytest.mark.long
def test_an_interrupted_restore_is_taken_back_and_can_be_run_again(terminal: Terminal) -> None:
    campaign = launch(terminal, "int-restore", "eva-int")
    terminal.must("archive", campaign, "--out", "carried.zip")
    server = terminal.server
    with running_server(terminal.folder / "elsewhere") as there, gate_before(there.url) as gate:
        elsewhere = Terminal(gate, there, terminal.home, terminal.folder)
        names = elsewhere.folder / "p-whole.csv"
        elsewhere.must("restore", "carried.zip", "--to-name", "whole", "--passwords", names)
        requests = gate.count
        there.client().delete(f"users/{user_id(there, 'eva-int')}").raise_for_status()

        def command(attempt: int) -> tuple[object, ...]:
            passwords = elsewhere.folder / f"p-{attempt}.csv"
            return ("restore", "carried.zip", "--to-name", f"int-{attempt}", "--passwords", passwords)

        def check(attempt: int, stopped: Ended) -> None:
            if attempt:
                there.client().delete(f"users/{user_id(there, 'eva-int')}")
            spaces = {each["name"] for each in there.client().get("me/workspaces").json()["items"]}
            assert f"int-{attempt}" not in spaces
            assert not (elsewhere.folder / f"p-{attempt}.csv").exists()

        for attempt, at in enumerate(spread(requests, 4)):
            stopped = elsewhere.run(*command(attempt), at=at, late=bool(attempt % 2))
            if was_interrupted(stopped):
                assert user_id(there, "eva-int") is None
                check(attempt, stopped)
                elsewhere.must(*command(attempt))
            there.client().delete(f"users/{user_id(there, 'eva-int')}").raise_for_status()
    assert members_of(server, "int-restore") == {"eva-int"}


def user_id(server: EmbeddedServer, username: str) -> str | None:
    users = server.client().get("users").json()["items"]
    return next((str(user["id"]) for user in users if user["username"] == username), None)


@pytest.mark.long
def test_what_is_written_here_is_there_whole_or_not_at_all(terminal: Terminal) -> None:
    """Archives, exports, receipts and snapshots: interrupted at any request, the earlier ones stay."""
    campaign = launch(terminal, "int-files", "mar-int")
    out = {each: terminal.folder / each for each in ("arc.zip", "export", "receipts")}
    commands: dict[str, tuple[object, ...]] = {
        "archive": ("archive", campaign, "--overwrite", "--out", out["arc.zip"]),
        "export": ("export", campaign, "--out", out["export"], "--unresolved", "keep"),
        "receipts": ("receipts", campaign, "--out", out["receipts"]),
        "snapshot": ("snapshot", campaign),
    }
    before: dict[str, Any] = {}
    requests = {}
    for kind, command in commands.items():
        terminal.must(*command)
        requests[kind] = terminal.gate.count
    before = {"arc.zip": out["arc.zip"].read_bytes(), "export": contents(out["export"])}
    pages = contents(out["receipts"])
    for kind, command in commands.items():
        for attempt, at in enumerate(spread(requests[kind], 3)):
            if kind == "receipts":
                for page in out["receipts"].iterdir():
                    page.unlink()
            if not was_interrupted(terminal.run(*command, at=at, late=bool(attempt % 2))):
                continue
            assert out["arc.zip"].read_bytes() == before["arc.zip"]
            assert contents(out["export"]) == before["export"]
            assert not [each for each in terminal.folder.glob(".*") if each.name != ".cache"]
            if kind == "receipts":
                assert not list(out["receipts"].iterdir())
            terminal.must(*command)
    assert contents(out["receipts"]) == pages
    assert out["arc.zip"].read_bytes() == before["arc.zip"]
    assert contents(out["export"]) == before["export"]


@pytest.mark.long
def test_interrupted_additions_of_people_lose_no_password(terminal: Terminal) -> None:
    campaign = launch(terminal, "int-people")

    def command(attempt: int) -> tuple[object, ...]:
        return ("people", "add", campaign, *(f"new{number}-{attempt}" for number in range(3)))

    terminal.must(*command(99))
    interrupt_everywhere(terminal, command, lambda *_: None, requests=terminal.gate.count, moments=4)
    logins: dict[str, list[str]] = {}
    for file in (terminal.home / "people").glob("*.csv"):
        assert file.stat().st_mode & 0o777 == 0o600
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            username, password = line.split(",")[:2]
            logins.setdefault(username, []).append(password)
    members = members_of(terminal.server, campaign.stem)
    assert members == set(logins) and len(members) == 15
    for username, passwords in logins.items():
        assert any(signs_in(terminal.server, username, each) for each in passwords), username


def signs_in(server: EmbeddedServer, username: str, password: str) -> bool:
    try:
        Person(server.url, username, password).close()
    except KeyError:
        return False
    return True


@pytest.mark.long
@pytest.mark.parametrize("command", ["check", "new"])
def test_commands_without_an_argilla_say_that_nothing_was_lost(tmp_path: Path, command: str) -> None:
    """While Fiel is imported too: whatever the moment, no traceback, and the second run ends well."""
    campaign = write_campaign(tmp_path / "int", "int-local")
    own = {"check": ["check", str(campaign)], "new": ["new", "--benchmark", "arc", "--language", "ca"]}

    def run(folder: Path, seconds: float | None = None) -> tuple[int, str, float]:
        folder.mkdir(exist_ok=True)
        begin = time.monotonic()
        line = [sys.executable, "-m", "fiel", *own[command]]
        process = subprocess.Popen(
            line, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        if seconds is not None:
            time.sleep(seconds)
            process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=END_SECONDS)
        return process.returncode, errors, time.monotonic() - begin

    code, errors, seconds = run(tmp_path / "whole")
    assert code == 0, errors
    for share in (0.2, 0.5, 0.8):
        folder = tmp_path / f"again-{share}"
        code, errors, _ = run(folder, seconds * share)
        assert "Traceback" not in errors, errors
        assert code == 0 or (code == 130 and "Nothing was lost: run it again." in errors), (code, errors)
        if code:
            code, errors, _ = run(folder)
            assert code == 0, errors


@pytest.fixture
def heeded() -> Iterator[None]:
    """Have Ctrl-C do what it does in a terminal: a shell's background jobs are started to ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_a_short_block_ends_before_ctrl_c_takes_effect() -> None:
    steps = []
    with pytest.raises(KeyboardInterrupt):
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            steps.append("ended")
        steps.append("beyond")
    assert steps == ["ended"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def run_program(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=END_SECONDS)


def test_an_import_ends_before_ctrl_c_takes_effect(tmp_path: Path) -> None:
    """Within pydantic's compiled part Ctrl-C is a panic that nothing catches."""
    (tmp_path / "module.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nwhole = sum(range(100_000))\n"
    )
    (tmp_path / "program.py").write_text(
        "import signal, sys\n"
        "from fiel.interrupts import finish_imports_first\n"
        "finish_imports_first()\n"
        "try:\n"
        "    import module\n"
        "    signal.pause()\n"
        "except KeyboardInterrupt:\n"
        "    print(sys.modules['module'].whole)\n"
    )
    done = run_program(tmp_path / "program.py")
    assert (done.returncode, done.stdout) == (0, "4999950000\n"), done.stderr


def test_ctrl_c_within_a_finalizer_is_not_lost(tmp_path: Path) -> None:
    """Python prints what `__del__` raises and goes on: the person would have to press again."""
    (tmp_path / "program.py").write_text(
        "import os, signal\n"
        "from fiel.interrupts import finish_imports_first\n"
        "finish_imports_first()\n"
        "class Held:\n"
        "    def __del__(self):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "        self.done = sum(range(1000))\n"
        "try:\n"
        "    Held()\n"
        "    signal.pause()\n"
        "except KeyboardInterrupt:\n"
        "    print('ended')\n"
    )
    done = run_program(tmp_path / "program.py")
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended\n", "")
