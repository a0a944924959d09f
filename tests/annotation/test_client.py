import http.server
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fiel.annotation.client import connect, refuse_default_credentials
from fiel.errors import FielError
from tests.server.running import EmbeddedServer, running_server


def test_a_wrong_key_is_refused_without_being_repeated(argilla: EmbeddedServer) -> None:
    with pytest.raises(FielError, match="expected an owner's API key") as error:
        connect(argilla.url, "not-a-key")
    assert "not-a-key" not in str(error.value)


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(FielError, match="http://127.0.0.1:9: expected an Argilla server, found ConnectError"):
        connect("http://127.0.0.1:9", "key")


@pytest.fixture
def stranger() -> Iterator[str]:
    """A web server that is no Argilla."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>hello</html>")

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_server_that_is_no_argilla(stranger: str) -> None:
    with pytest.raises(FielError, match="expected an Argilla server"):
        connect(stranger, "key")


def test_an_annotators_key_is_not_enough(argilla: EmbeddedServer) -> None:
    owner = argilla.client()
    person = {"username": "someone", "first_name": "S", "password": "long-enough", "role": "annotator"}
    owner.post("users", json=person).raise_for_status()
    login = {"username": "someone", "password": "long-enough"}
    token = owner.post("token", data=login).json()["access_token"]
    me = httpx.get(f"{argilla.url}/api/v1/me", headers={"Authorization": f"Bearer {token}"}, trust_env=False)
    with pytest.raises(FielError, match="found one of a user with role annotator"):
        connect(argilla.url, me.json()["api_key"])


@pytest.mark.parametrize(
    ("user", "found"),
    [
        ({"username": "argilla", "password": "12345678"}, "found the password of argilla"),
        (
            {"username": "owner2", "password": "something", "api_key": "argilla.apikey"},
            "found the API key argilla",
        ),
    ],
)
def test_credentials_that_everyone_knows_are_refused(
    tmp_path: Path, user: dict[str, str], found: str
) -> None:
    # Each launch tries them, and after ten tries the shared server would let nobody sign in by that name.
    with running_server(tmp_path) as argilla:
        _expect_refusal(argilla, user, found)


def _expect_refusal(argilla: EmbeddedServer, user: dict[str, str], found: str) -> None:
    owner = argilla.client()
    key = user.pop("api_key", None)
    made = owner.post("users", json={**user, "first_name": "A", "role": "annotator"})
    made.raise_for_status()
    if key:
        set_key(argilla.home / "argilla.db", user["username"], key)
    client = connect(argilla.url, argilla.api_key)
    try:
        with pytest.raises(FielError, match=found):
            refuse_default_credentials(client)
    finally:
        client.http_client.close()
        owner.delete(f"users/{made.json()['id']}").raise_for_status()


def set_key(database: Path, username: str, key: str) -> None:
    """Give a user a key, as an installation with the defaults has it: the API makes only random ones."""
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("UPDATE users SET api_key = ? WHERE username = ?", (key, username))
    connection.close()
