"""Starting, stopping and starting again, in real processes."""

import contextlib
import hmac
import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.errors import FielError
from fiel.server import ServerOptions, load_credentials, serve, server_url
from fiel.server.process import listen, url_of
from tests.server.campaign import create_campaign
from tests.server.running import (
    START_SECONDS,
    EmbeddedServer,
    running_server,
    server_command,
    server_environment,
    start_server,
)


def run_python(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=START_SECONDS, env=server_environment()
    )


def failed_start(home: Path, port: int = 0) -> str:
    """Start a server that must refuse; what it says instead of a traceback."""
    run = subprocess.run(
        server_command(home, port),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        env=server_environment(),
    )
    assert run.returncode == 2, run.stderr
    assert "Traceback" not in run.stderr
    return run.stderr.strip()


def sign_in(server: EmbeddedServer, username: str, password: str) -> httpx.Response:
    form = {"username": username, "password": password}
    return httpx.post(f"{server.url}/api/v1/token", data=form, timeout=30, trust_env=False)


def signed_token(claims: dict[str, Any], secret: str) -> str:
    parts = [{"alg": "HS256", "typ": "JWT"}, claims]
    text = b".".join(urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    signature = urlsafe_b64encode(hmac.digest(secret.encode(), text, "sha256")).rstrip(b"=")
    return (text + b"." + signature).decode()


def test_import_is_cheap() -> None:
    heavy = "argilla_server uvicorn sqlalchemy fastapi fakeredis".split()
    run = run_python(f"import sys, fiel.server; print([name for name in {heavy} if name in sys.modules])")
    assert run.stdout.strip() == "[]", run.stderr


def test_serves_the_interface_and_the_api(server: EmbeddedServer) -> None:
    page = httpx.get(f"{server.url}/", timeout=30, trust_env=False)
    assert page.status_code == 200
    assert "<title>Argilla" in page.text
    me = server.client().get("me").json()
    assert (me["username"], me["role"]) == ("owner", "owner")
    assert server.client().get("status").json()["search_engine"] == {"name": "fiel", "database": "sqlite"}
    assert server_url(server.home) == server.url


def test_only_the_owner_exists(server: EmbeddedServer) -> None:
    for key in ("argilla.apikey", "owner.apikey", "admin.apikey", "wrong"):
        assert server.client(key).get("me").status_code == 401
    for username in ("argilla", "owner", "admin"):
        for password in ("1234", "12345678"):
            assert sign_in(server, username, password).status_code == 401
    credentials = server.credentials
    assert sign_in(server, credentials.username, credentials.password.get_secret_value()).status_code == 201


def test_files_are_private(server: EmbeddedServer) -> None:
    assert server.home.stat().st_mode & 0o777 == 0o700
    assert (server.home / "credentials.json").stat().st_mode & 0o777 == 0o600
    secrets = server.errors.read_text()
    assert server.api_key not in secrets


def test_second_start_on_a_home_is_refused(server: EmbeddedServer) -> None:
    said = failed_start(server.home)
    assert str(server.home) in said
    assert server.url in said
    assert str(server.process.pid) in said
    assert server_url(server.home) == server.url
    assert server.client().get("me").status_code == 200


def test_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FielError) as caught:
            serve(ServerOptions(home=tmp_path / "home", port=port))
    expected = f"port {port} on 127.0.0.1 is taken: stop its program or choose another with --port"
    assert str(caught.value) == expected
    assert server_url(tmp_path / "home") is None


def test_address_is_checked() -> None:
    with pytest.raises(FielError, match="host nowhere.invalid"):
        listen("nowhere.invalid", 0)
    with pytest.raises(FielError, match="cannot be used"):
        listen("192.0.2.1", 0)
    with pytest.raises(FielError, match="0 to 65535"):
        listen("127.0.0.1", 65536)
    with contextlib.closing(listen("0.0.0.0", 0)) as listener:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", url_of("0.0.0.0", listener))


def test_home_without_a_server_has_no_url(tmp_path: Path) -> None:
    assert server_url(tmp_path / "none") is None
    (tmp_path / "server.json").write_text('{"url": "http://127.0.0.1:1", "pid": 1}')
    assert server_url(tmp_path) is None
    (tmp_path / "server.json").write_text("half a no")
    assert server_url(tmp_path) is None


def test_nothing_is_lost_between_starts(tmp_path: Path) -> None:
    """One home through a restart, a kill, lost credentials and a migration."""
    home = tmp_path / "home"
    with running_server(home) as server:
        campaign = create_campaign(server, "kept")
        password = server.credentials.password.get_secret_value()
        token = sign_in(server, "owner", password).json()["access_token"]
        credentials = server.credentials
        campaign.answer(campaign.people[0], 3)
        key = campaign.people[0].client.headers["X-Argilla-Api-Key"]

    killed = start_server(home)
    assert killed.credentials == credentials
    bearer = {"Authorization": f"Bearer {token}"}
    assert httpx.get(f"{killed.url}/api/v1/me", headers=bearer, trust_env=False).status_code == 200
    answer = {"status": "submitted", "values": {"verdict": {"value": "good"}}}
    acknowledged = killed.client(key).post(f"records/{campaign.record_ids[4]}/responses", json=answer)
    killed.kill()
    (home / "credentials.json").unlink()
    assert acknowledged.status_code == 201
    assert (home / "server.json").exists()
    assert server_url(home) is None

    with contextlib.closing(sqlite3.connect(home / "argilla.db")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.execute("DROP TABLE datasets_users")  # back to the schema of the release before
        database.execute("UPDATE alembic_version SET version_num = '6ed1b8bf8e08'")
        for trigger in ("fiel_texts_update", "fiel_values_response_insert", "fiel_counts_insert"):
            database.execute(f"DROP TRIGGER {trigger}")  # as when a migration makes its table anew
        database.execute("DELETE FROM fiel_values")
        database.execute("UPDATE fiel_counts SET records = 7")
        database.commit()

    with running_server(home) as server:
        assert server.client(credentials.api_key.get_secret_value()).get("me").status_code == 401
        assert server.client().get("me").status_code == 200
        password = server.credentials.password.get_secret_value()
        assert sign_in(server, "owner", password).status_code == 201
        assert "a backup of it is" in server.errors.read_text()
        assert len(list((home / "backups").iterdir())) == 1
        mine = server.client(key).get(f"me/datasets/{campaign.id}/metrics").json()["responses"]
        assert (mine["submitted"], mine["total"]) == (2, 40)
        query = {"query": {"text": {"q": "cancion"}}}
        found = server.client().post(f"datasets/{campaign.id}/records/search", json=query).json()
        assert found["total"] == 1
        scope = {"entity": "response", "question": "verdict"}
        good = {"filters": {"and": [{"type": "terms", "scope": scope, "values": ["good"]}]}}
        found = server.client().post(f"datasets/{campaign.id}/records/search", json=good).json()
        assert found["total"] == 2
        assert server.client().get(f"datasets/{campaign.id}/progress").json()["total"] == 40
        server.stop(signal.SIGINT)
    assert not (home / "static").exists()

    with contextlib.closing(sqlite3.connect(home / "argilla.db")) as database:
        database.execute("UPDATE users SET api_key = 'argilla.apikey' WHERE username = 'kept-0'")
        database.commit()
    assert failed_start(home) == "user 'kept-0' has a default API key: change it before serving"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stops_while_it_starts(tmp_path: Path, number: signal.Signals) -> None:
    home = tmp_path / "home"
    process = subprocess.Popen(
        server_command(home), stderr=subprocess.PIPE, text=True, env=server_environment()
    )
    while load_credentials(home) is None:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    _, said = process.communicate(timeout=START_SECONDS)
    assert (process.returncode, said) == (0, "")
    assert not (home / "server.json").exists()


def test_on_ready_may_use_the_server_and_its_error_ends_it(tmp_path: Path) -> None:
    code = """
import sys, httpx
from pathlib import Path
from fiel.errors import FielError
from fiel.server import RunningServer, ServerOptions, serve, server_url
home = Path(sys.argv[1])
def ready(running):
    answer = httpx.get(running.url + "/api/v1/version", trust_env=False)
    assert running.new_credentials and server_url(home) == running.url
    raise FielError(f"ready with {answer.status_code}")
try:
    serve(ServerOptions(home=home, port=0), on_ready=ready)
except FielError as error:
    print(error, server_url(home))
"""
    run = run_python(code, str(tmp_path / "home"))
    assert run.stdout.strip() == "ready with 200 None", run.stderr


def test_engine_fits_argillas_interface(tmp_path: Path) -> None:
    code = """
import inspect, sys
from pathlib import Path
from fiel.server import ensure_credentials
from fiel.server.environment import Environment, import_argilla
home = Path(sys.argv[1])
import_argilla(Environment(home, ensure_credentials(home)[0]))
from argilla_server.search_engine.base import SearchEngine
from fiel.server.search.engine import DatabaseSearchEngine
def shape(function):
    return [(p.name, p.kind, p.default) for p in inspect.signature(function).parameters.values()]
assert not DatabaseSearchEngine.__abstractmethods__
for name, method in inspect.getmembers(SearchEngine, inspect.isfunction):
    ours = shape(getattr(DatabaseSearchEngine, name))
    if name == "search":
        assert ours.pop()[0] == "user_id"
    assert ours == shape(method), name
    asynchronous = inspect.iscoroutinefunction
    assert asynchronous(method) == asynchronous(getattr(DatabaseSearchEngine, name)), name
    print(name)
"""
    run = run_python(code, str(tmp_path / "home"))
    assert run.returncode == 0, run.stderr
    assert {"search", "similarity_search", "get_dataset_progress", "ping"} <= set(run.stdout.split())


def test_stray_settings_do_not_reach_the_server(server: EmbeddedServer) -> None:
    """The variables and the .oauth.yaml of the shared fixture."""
    client = server.client()
    assert client.get("oauth2/providers").json()["items"] == []
    assert client.get("settings").json()["argilla"].get("share_your_progress_enabled") is False
    me = client.get("me").json()
    claims = {"identity": me["id"], "username": "owner", "name": "owner", "role": "owner", "exp": 4102444800}
    real = server.credentials.auth_secret.get_secret_value()
    for secret, status in [(real, 200), ("known to others", 401)]:
        bearer = {"Authorization": f"Bearer {signed_token(claims, secret)}"}
        assert httpx.get(f"{server.url}/api/v1/me", headers=bearer, trust_env=False).status_code == status
