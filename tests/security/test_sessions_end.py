"""Sessions end with the personal link or the password with which they were made: at once, and only they."""

import concurrent.futures
import csv
import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.workflow import invitations as steps
from fiel.workflow import people as community
from tests.security.test_joining import Door, Visitor, open_door, session_of
from tests.server.postgres import running_postgres
from tests.server.test_process import signed_token


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def door(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """A campaign on each kind of database: the stack has PostgreSQL."""
    with running_postgres() if request.param == "postgresql" else nullcontext() as postgres:
        url = postgres.create_database() if postgres else None
        with open_door(tmp_path_factory.mktemp("sessions"), url) as door:
            yield door


def test_no_session_outlives_its_link_however_young_and_those_of_the_new_one_hold(door: Door) -> None:
    """Also none that is made, and no browser that is remembered, while the link is being renewed."""
    _, token = door.invite()
    owner = door.server.client()

    def renew(number: int) -> None:
        visitor = door.visitor()
        joined = visitor.join(token, f"Joven {number}")
        account = visitor.me(joined)["id"]
        young = [joined, visitor.ask("session", token=joined.json()["link"])]
        with concurrent.futures.ThreadPoolExecutor(4) as meanwhile:
            late = [meanwhile.submit(come, joined.json()["link"]) for _ in range(6)]
            link = owner.post(f"fiel/keys/{account}").raise_for_status().json()["token"]
            came = [each.result() for each in late]
        old = [each for each, _ in came if each.is_success]
        assert {me(visitor, each) for each in [*young, *old]} == {401}
        assert {device.ask("session").status_code for _, device in came} == {404}
        new = visitor.ask("session", token=link)
        assert me(visitor, new) == 200 and me(visitor, visitor.ask("session/go-on", session_of(new))) == 200

    def come(link: str) -> tuple[httpx.Response, Visitor]:
        device = door.visitor()
        return device.ask("session", token=link), device

    for number in range(6):
        renew(number)


def read_claims(token: str) -> dict[str, Any]:
    text = token.split(".")[1]
    claims: dict[str, Any] = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return claims


def test_sessions_of_an_earlier_version_hold_until_they_are_ended(door: Door) -> None:
    _, token = door.invite()
    visitor = door.visitor()
    joined = visitor.join(token, "Nora Vieja").json()["access_token"]
    secret = door.server.credentials.auth_secret.get_secret_value()
    content = read_claims(joined)
    assert content.pop("ways_in")
    old = {"Authorization": f"Bearer {signed_token(content, secret)}"}
    assert visitor.client.get("me", headers=old).json()["username"] == "Nora.Vieja"
    strange = signed_token({**content, "ways_in": "0" * 64}, secret)
    answer = visitor.client.get("me", headers={"Authorization": f"Bearer {strange}"})
    assert answer.status_code == 401
    steps.renew_personal_link(door.settings, door.work.campaign, "Nora.Vieja")
    assert visitor.client.get("me", headers=old).status_code == 401


def test_sessions_end_with_the_password_and_those_of_the_new_one_hold_at_once(
    door: Door, tmp_path: Path
) -> None:
    visitor, name, campaign = door.visitor(), "Vera.Clave", door.work.campaign
    _, token = door.invite()
    visitor.join(token, "Vera Clave")

    def renew(file: str) -> str:
        path = community.renew_password(door.settings, campaign, name, passwords=tmp_path / file)
        (row,) = csv.DictReader(path.read_text("utf-8").splitlines())
        return row["password"]

    def sign_in(password: str) -> httpx.Response:
        return visitor.client.post("token", data={"username": name, "password": password})

    first = renew("first.csv")
    before = sign_in(first)
    assert me(visitor, before) == 200
    after = sign_in(renew("second.csv"))
    assert (me(visitor, before), me(visitor, after), sign_in(first).status_code) == (401, 200, 401)


def me(visitor: Visitor, session: httpx.Response) -> int:
    return visitor.client.get("me", headers=session_of(session)).status_code
