"""The demonstration, as a stranger runs it."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from fiel.snapshots.folder import read_snapshot

_START_SECONDS = 600  # on a busy machine too: it ends a hang and measures nothing


def command(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "fiel", "demo", "--home", str(home), *arguments]


def run_once(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    line = command(home, "--exit", *arguments)
    return subprocess.run(line, capture_output=True, text=True, timeout=_START_SECONDS, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "home"


@pytest.fixture(scope="module")
def once(home: Path) -> str:
    """What the first run said."""
    done = run_once(home, "--port", "0")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_once_makes_everything_and_says_where(once: str, home: Path) -> None:
    assert "24 items launched" in once
    assert str(home / "snapshot") in once
    tables = read_snapshot(home / "snapshot").tables
    assert len(tables.items) == 24
    assert tables.days["simulated"].all()
    assert set(tables.decisions["decision"]) == {"correct", "corrected"}
    manifest = json.loads((home / "export" / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["tasks"]) == {"arc", "hellaswag", "mmlu", "dibt"}
    unresolved = {name: task["unresolved"] for name, task in manifest["tasks"].items()}
    assert unresolved["arc"], "the made-up volunteers leave an error alone"
    for name in ("credentials.json", "people.json"):
        assert (home / name).stat().st_mode & 0o777 == 0o600
    assert not (home / "server.json").exists()


def test_a_second_run_finds_the_same_data(once: str, home: Path) -> None:
    before = read_snapshot(home / "snapshot").tables.decisions
    done = run_once(home, "--port", "0")
    assert done.returncode == 0
    assert "0 items launched, 24 already there" in done.stdout
    assert "0 new answers" in done.stdout
    assert read_snapshot(home / "snapshot").tables.decisions.equals(before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything_cleanly(once: str, home: Path, number: signal.Signals) -> None:
    line = command(home, "--port", "0", "--dashboard-port", "0")
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as demo:
        try:
            urls = stop_running(demo, number)
        finally:
            demo.kill()  # when a check failed; otherwise it has ended
    for url in urls:
        with pytest.raises(httpx.ConnectError):
            httpx.get(url, trust_env=False)


def stop_running(demo: "subprocess.Popen[str]", number: signal.Signals) -> list[str]:
    """Check that the demo runs, stop it, check how it went; return the addresses that it answered at."""
    assert demo.stdout is not None and demo.stderr is not None
    said = []
    for text in demo.stdout:
        said.append(text)
        if text.startswith("Ctrl-C"):
            break
    assert "sign in as ana, password " in "".join(said)
    urls = [line.split()[1] for line in said if line.startswith(("Argilla ", "Dashboard "))]
    assert [httpx.get(url, trust_env=False, timeout=30).status_code for url in urls] == [200, 200]
    demo.send_signal(number)
    output, errors = demo.communicate(timeout=60)
    assert "The data stays" in output
    assert (demo.returncode, errors) == (0, "")
    return urls


@pytest.mark.parametrize("option", ["--port", "--dashboard-port"])
def test_a_taken_port_is_named_and_nothing_is_made(tmp_path: Path, option: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ports = {"--port": "0", "--dashboard-port": "0", option: port}
        line = command(tmp_path / "demo", *(text for pair in ports.items() for text in pair))
        done = subprocess.run(line, capture_output=True, text=True, timeout=_START_SECONDS, check=False)
    assert done.returncode == 2
    message = f"port {port} on 127.0.0.1 is taken: stop its program or choose another with {option}"
    assert done.stderr.strip() == f"fiel: {message}"
    assert not (tmp_path / "demo" / "argilla.db").exists()
