"""What a stranger gets into on the stack's server, which is Argilla's own but for ``fiel.server.stack``.

Who gets in is decided by the database alone, so no search server and no Redis run here: with them, and with
campaigns that open and close, the same is tested in ``tests/stack``.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

import tests.server.running as running
from fiel.people.oauth import write_oauth_file
from fiel.processes import free_port
from fiel.server.patches.limits import FAILURES
from fiel.settings import Settings
from tests.helpers.signinhub import running_hub
from tests.security.test_limits import fail_to_sign_in
from tests.security.test_oauth import (  # noqa: F401
    ACCOUNTS,
    CAMPAIGNS,
    STRAY,
    Doors,
    test_a_name_that_the_hub_leaves_out_opens_nothing,
    test_a_stranger_gets_into_no_account_that_is_there_and_owns_nothing,
    test_a_volunteer_and_an_admin_of_a_neighbour_cannot_make_themselves_the_account_of_another,
)

KEY = "the-key-of-the-owner-of-this-server"
OWNER = {
    "first-name": "Owner",
    "username": "owner",
    "role": "owner",
    "password": "a password",
    "api-key": KEY,
}


class BareServer:
    """A server of the stack with nothing behind it but a database."""

    api_key = KEY

    def __init__(self, url: str) -> None:
        self.url = url
        self.clients: list[httpx.Client] = []

    def client(self, api_key: str | None = None) -> httpx.Client:
        headers = {"X-Argilla-Api-Key": api_key or KEY}
        client = httpx.Client(base_url=f"{self.url}/api/v1/", headers=headers, timeout=60, trust_env=False)
        self.clients.append(client)
        return client


def environment_of(folder: Path, more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in running.server_environment().items() if "ARGILLA" not in name}
    return {
        **kept,
        **more,
        "ARGILLA_HOME_PATH": str(folder),
        "ARGILLA_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'argilla.db'}?check_same_thread=False",
        "ARGILLA_AUTH_SECRET_KEY": "the secret of these tests",
        "ARGILLA_AUTH_OAUTH_CFG": str(folder / "oauth.yaml"),
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "PYTHONWARNINGS": "ignore",
    }


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """Accounts of people of the first campaign, which nobody has launched here."""
    folder = tmp_path_factory.mktemp("bare")
    write_oauth_file(folder / "oauth.yaml", CAMPAIGNS)
    with running_hub() as hub:
        environment = environment_of(folder, {**hub, **STRAY})
        options = [text for name, value in OWNER.items() for text in (f"--{name}", value)]
        for words in (["migrate"], ["users", "create", *options]):
            command = [sys.executable, "-m", "argilla_server", "database", *words]
            subprocess.run(command, env=environment, cwd=folder, check=True, capture_output=True)
        port = free_port(0)
        command = [sys.executable, "-m", "uvicorn", "fiel.server.stack:app", "--port", str(port)]
        with (folder / "said").open("w") as said:
            server = subprocess.Popen(
                [*command, "--lifespan", "off"], env=environment, cwd=folder, stdout=said, stderr=said
            )
        try:
            bare = BareServer(f"http://127.0.0.1:{port}")
            wait_for(server, bare, folder / "said")
            make_accounts(bare.client())
            yield Doors(bare, Settings(home=folder), [])
        finally:
            server.terminate()
            server.wait(running.STOP_SECONDS)
        for client in bare.clients:
            client.close()


def wait_for(server: "subprocess.Popen[bytes]", bare: BareServer, said: Path) -> None:
    deadline = time.monotonic() + 2 * running.START_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, said.read_text()
        with suppress(httpx.TransportError):
            bare.client().get("version").raise_for_status()
            return
        time.sleep(0.1)
    raise AssertionError(said.read_text())


def make_accounts(owner: httpx.Client) -> None:
    for account in ACCOUNTS:
        body: dict[str, Any] = {"username": account.username, "first_name": "A", "role": account.role}
        owner.post("users", json={**body, "password": os.urandom(8).hex()}).raise_for_status()


def test_the_server_says_that_it_keeps_accounts_apart(doors: Doors) -> None:
    """By this, commands know it from Argilla's own image."""
    assert doors.server.client().get("fiel/sign-in").json() == {"separate_accounts": True}


def test_passwords_are_tried_as_rarely_as_on_the_embedded_server(doors: Doors) -> None:
    tried = fail_to_sign_in(doors.server.url, "vera", "198.51.100.7", FAILURES + 1)
    assert tried == [401] * FAILURES + [429]
    assert fail_to_sign_in(doors.server.url, "vera", "198.51.100.8", 1) == [401]


def test_the_stack_has_the_same_invitations(doors: Doors) -> None:
    """With nothing behind it but a database, nobody has a form about themselves yet."""
    url = f"{doors.server.url}/api/v1/fiel"
    owner = doors.server.client()
    workspace = owner.post("workspaces", json={"name": "invited"}).raise_for_status().json()
    nobody = "00000000-0000-0000-0000-000000000000"
    place = {"dataset": nobody, "paths": [f"/dataset/{nobody}/annotation-mode"]}
    new: dict[str, Any] = {
        "campaign": workspace["name"],
        "ends_at": "2099-01-01T00:00:00Z",
        "max_uses": 1,
        "approve": False,
        "page": {"titles": {"es": "Prueba"}, "language": "es", "places": [place], "about": nobody},
        "practice": [],
    }
    token = owner.post("fiel/invitations", json=new).raise_for_status().json()["token"]
    with httpx.Client(timeout=60, trust_env=False) as visitor:
        body = {"token": token, "name": "Stack Person", "credit": False}
        joined = visitor.post(f"{url}/join", json=body).raise_for_status().json()
        assert visitor.post(f"{url}/session", json={}).json()["username"] == "Stack.Person"
        again = visitor.post(f"{url}/join", json={**body, "name": "Somebody Else"})
        assert (again.status_code, again.json()["code"]) == (410, "full")
    assert owner.get(f"users/{joined_id(owner)}/workspaces").json()["items"][0]["name"] == "invited"
    assert joined["place"].startswith("/dataset/")
    elsewhere = {**new, "page": {**new["page"], "places": [{**place, "paths": ["//evil.example/"]}]}}
    assert owner.post("fiel/invitations", json=elsewhere).status_code == 422


def joined_id(owner: httpx.Client) -> str:
    users = owner.get("users").json()["items"]
    return str(next(each["id"] for each in users if each["username"] == "Stack.Person"))
