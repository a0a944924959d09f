"""What runs on this machine is asked directly, whatever proxies the environment names."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from fiel.loopback import is_loopback
from fiel.settings import prepare_environment
from tests.dashboard.seeding import make_tables, seed_snapshot
from tests.helpers.webfolder import running_web_folder
from tests.server.running import EmbeddedServer, server_environment


@contextmanager
def running_proxy() -> Iterator[tuple[str, list[bytes]]]:
    """A proxy that writes down what it is asked, and answers 502."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(65536))
                    connection.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", asked
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fiel", *arguments],
        env={**server_environment(), "HF_HUB_OFFLINE": "1", **variables},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )


def proxies(address: str) -> dict[str, str]:
    names = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    return {each: address for name in names for each in (name, name.lower())} | {"no_proxy": "example.org"}


@pytest.mark.parametrize("kind", ["listening", "dead", "socks"])
def test_no_request_of_the_commands_goes_through_a_proxy(
    argilla: EmbeddedServer, tmp_path: Path, kind: str
) -> None:
    with running_proxy() as (listening, asked):
        address = {"listening": listening, "dead": "http://127.0.0.1:9", "socks": "socks5://127.0.0.1:9"}[
            kind
        ]
        key = {"ARGILLA_API_URL": argilla.url, "ARGILLA_API_KEY": argilla.api_key, "FIEL_HOME": str(tmp_path)}
        done = run(tmp_path, "doctor", **key, **proxies(address))
        assert f"{argilla.url} responds, version" in done.stdout, done.stdout + done.stderr
        assert "none are accepted" in done.stdout, done.stdout + done.stderr
    assert asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_the_dashboard_is_found_with_a_proxy_and_at_an_address_of_ipv6(tmp_path: Path, host: str) -> None:
    seed_snapshot(tmp_path / "snapshot", make_tables())
    if host == "::1" and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    with running_proxy() as (address, asked):
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "fiel",
                "dashboard",
                "--home",
                str(tmp_path),
                "--host",
                host,
                "--port",
                "0",
            ],
            env={**server_environment(), **proxies(address)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout
        try:
            line = process.stdout.readline()
            shown = "[::1]" if host == "::1" else host
            assert line.startswith(f"The dashboard is running at http://{shown}:"), (
                line + process.stdout.read()
            )
            url = line.split()[5]
            assert httpx.get(url, timeout=60, trust_env=False).is_success
        finally:
            process.terminate()
            process.communicate(timeout=60)
    assert asked == []


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def test_a_snapshot_on_this_machine_and_a_hub_on_it_are_asked_directly(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from fiel.settings import load_settings\n"
        "from fiel.snapshots.snapshotsource import open_source\n"
        "settings = load_settings()\n"
        "assert open_source(settings).renew() is not None\n"
        "from huggingface_hub import HfApi\n"
        "try: HfApi(endpoint=sys.argv[1], token='hf_between_us').whoami()\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    seed_snapshot(tmp_path / "public", make_tables())
    with running_web_folder(tmp_path / "public") as web, running_proxy() as (address, asked):
        environment = {**os.environ, **proxies(address), "FIEL_SNAPSHOT": web.url, "FIEL_HOME": str(tmp_path)}
        environment.pop("HF_HUB_OFFLINE", None)
        done = subprocess.run(
            [sys.executable, "-c", script, web.url],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert asked == []
    assert "404" in done.stdout  # the web folder itself said so


def test_what_was_said_of_proxies_stays_and_loopback_is_added() -> None:
    environ = {"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "example.org, .local"}
    prepare_environment(environ)
    assert environ["NO_PROXY"] == environ["no_proxy"] == "example.org,.local,localhost,127.0.0.1,::1"
    prepare_environment(environ)
    assert environ["NO_PROXY"] == "example.org,.local,localhost,127.0.0.1,::1"
    another = {"ALL_PROXY": "http://proxy:3128", "ARGILLA_API_URL": "http://127.0.1.1:6900"}
    prepare_environment(another)
    assert another["no_proxy"] == "localhost,127.0.0.1,::1,127.0.1.1"
    without = {"ARGILLA_API_URL": "http://127.0.0.1:6900"}
    prepare_environment(without)
    assert "NO_PROXY" not in without


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:6900", True),
        ("http://127.9.9.9/x", True),
        ("http://[::1]:6900", True),
        ("http://localhost", True),
        ("http://argilla.localhost", True),
        ("https://argilla.example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://10.0.0.1", False),
        ("not an address", False),
        ("http://[", False),
    ],
)
def test_what_is_on_this_machine(url: str, loopback: bool) -> None:
    assert is_loopback(url) == loopback
