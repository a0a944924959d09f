"""A request carries only so much, and passwords are tried only so often."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.types import Message, Scope

from fiel.server.patches.heads import HeadLimit
from fiel.server.patches.limits import FAILURE_SECONDS, FAILURES, SignInFailures
from fiel.server.patches.sizes import BODY_BYTES, ORGANIZERS_BYTES
from tests.security.neighbour import Neighbour, make_neighbour
from tests.server.running import EmbeddedServer

CHUNK = b"a" * 2**20


@pytest.fixture(scope="module")
def target(argilla: EmbeddedServer) -> Neighbour:
    owner = argilla.client()
    return make_neighbour(owner, "security-limits", owner.get("me").json()["id"])


def pour(megabytes: int, sent: list[int]) -> Iterator[bytes]:
    for _ in range(megabytes):
        sent.append(len(CHUNK))
        yield CHUNK


def peak_memory(server: EmbeddedServer) -> int:
    """The most memory that the server ever took, in bytes."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return 1024 * int(next(line.split()[1] for line in lines if line.startswith("VmHWM")))


@pytest.mark.parametrize(
    "path", ["token", "users", "me/responses/bulk", "datasets/{dataset_id}/records/bulk"]
)
def test_a_body_that_never_ends_is_cut_off(argilla: EmbeddedServer, target: Neighbour, path: str) -> None:
    """Nobody needs a key to send one, and its length is not said beforehand."""
    before, sent = peak_memory(argilla), list[int]()
    kind = "application/x-www-form-urlencoded" if path == "token" else "application/json"
    with httpx.Client(base_url=f"{argilla.url}/api/v1/", timeout=30, trust_env=False) as nobody:
        try:
            answer = nobody.post(target.fill(path), content=pour(500, sent), headers={"Content-Type": kind})
        except httpx.TransportError:
            answer = None  # it closed the connection while we were still sending, as it may
    assert answer is None or answer.status_code == 413, answer.text
    assert sum(sent) < BODY_BYTES + 20 * 2**20, "what was in the buffers of the connection"
    assert peak_memory(argilla) < before + 2 * BODY_BYTES + 30 * 2**20
    assert argilla.client().get("me").is_success


def test_a_body_that_says_its_size_is_refused_unread(argilla: EmbeddedServer, target: Neighbour) -> None:
    owner = argilla.client()
    body = '{"items": ["' + "a" * ORGANIZERS_BYTES + '"]}'
    answer = owner.post("me/responses/bulk", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.json() == {"detail": "expected at most 4 MB in a request, found more"}


def test_as_many_records_as_argilla_takes_at_once_are_taken(
    argilla: EmbeddedServer, target: Neighbour
) -> None:
    """500 records of 20,000 letters: 10 MB, more than another request may have."""
    items = [{"fields": {"text": "letra " * 3_333}} for _ in range(500)]
    path = f"datasets/{target.ids['dataset_id']}/records/bulk"
    assert argilla.client().post(path, json={"items": items}).status_code == 201


def test_passwords_of_one_name_are_tried_ten_times_a_minute(argilla: EmbeddedServer) -> None:
    owner = argilla.client()
    for name in ("security-tried", "security-other"):
        body = {"first_name": name, "username": name, "password": "the right password"}
        owner.post("users", json=body).raise_for_status()

    def sign_in(name: str, password: str) -> httpx.Response:
        return owner.post("token", data={"username": name, "password": password})

    assert [sign_in("security-tried", f"wrong {n}").status_code for n in range(FAILURES)] == [401] * FAILURES
    refused = sign_in("security-tried", "the right password")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= FAILURE_SECONDS
    assert sign_in("security-other", "the right password").status_code == 201
    assert sign_in("security-nobody", "x").status_code == 401


def test_who_waited_may_try_again_and_right_passwords_do_not_count() -> None:
    now = [0.0]
    failures, who = SignInFailures(lambda: now[0]), ("192.0.2.1", "ana")
    for second in range(FAILURES):
        now[0] = second
        assert failures.seconds_to_wait(who) == 0
        failures.note(who)
    assert failures.seconds_to_wait(who) == FAILURE_SECONDS - FAILURES + 1
    assert failures.seconds_to_wait(("192.0.2.2", "ana")) == 0, "whoever is elsewhere is not kept out"
    now[0] = FAILURE_SECONDS
    assert failures.seconds_to_wait(who) == 0
    failures.note(who)
    assert failures.seconds_to_wait(who) == 1


def test_what_is_no_request_passes() -> None:
    """The start and the end of the application come the same way."""
    seen: list[str] = []

    async def application(scope: Scope, receive: object, send: object) -> None:
        seen.append(scope["type"])

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    async def send(message: Message) -> None:
        raise AssertionError(message)

    asyncio.run(HeadLimit(application)({"type": "lifespan"}, receive, send))
    assert seen == ["lifespan"]
