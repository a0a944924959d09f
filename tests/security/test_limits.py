"""A request carries only so much, and passwords are tried only so often."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.types import Message, Scope

from fiel.errors import FielError
from fiel.server.patches.heads import HeadLimit
from fiel.server.patches.limits import FAILURE_SECONDS, FAILURES, SignInTries
from fiel.server.patches.sizes import BODY_BYTES, ORGANIZERS_BYTES
from fiel.server.proxies import read_proxies
from tests.security.neighbour import Neighbour, make_neighbour
from tests.server.running import EmbeddedServer, running_server

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
    tries, who = SignInTries(lambda: now[0]), ("192.0.2.1", "ana")
    for second in range(FAILURES):
        now[0] = second
        assert tries.begin(who) == 0
        tries.succeed(who)
        assert tries.begin(who) == 0
    assert tries.begin(who) == FAILURE_SECONDS - FAILURES + 1
    assert tries.begin(("192.0.2.2", "ana")) == 0, "whoever is elsewhere is not kept out"
    now[0] = FAILURE_SECONDS
    assert tries.begin(who) == 0
    assert tries.begin(who) == 1


def test_a_hundred_and_twenty_at_once_have_as_many_tries_as_one_by_one(argilla: EmbeddedServer) -> None:
    """They arrive together: none of them may be looked at before those at work are counted."""
    name, password = "security-at-once", "the right password"
    body = {"first_name": name, "username": name, "password": password}
    argilla.client().post("users", json=body).raise_for_status()

    async def try_all() -> list[int]:
        limits = httpx.Limits(max_connections=120)
        async with httpx.AsyncClient(timeout=120, limits=limits, trust_env=False) as client:
            tries = (
                client.post(f"{argilla.url}/api/v1/token", data={"username": name, "password": f"wrong {n}"})
                for n in range(120)
            )
            return [answer.status_code for answer in await asyncio.gather(*tries)]

    found = asyncio.run(try_all())
    assert (found.count(401), found.count(429)) == (FAILURES, 120 - FAILURES)


def fail_to_sign_in(url: str, name: str, forwarded: str, times: int) -> list[int]:
    headers = {"X-Forwarded-For": forwarded}
    body = {"username": name, "password": "wrong"}
    with httpx.Client(base_url=f"{url}/api/v1/", timeout=60, headers=headers, trust_env=False) as client:
        return [client.post("token", data=body).status_code for _ in range(times)]


@pytest.mark.parametrize(
    ("proxy", "shared"), [(None, True), ("{address}", False), ("127.0.0.2", True)], ids=str
)
def test_people_behind_a_proxy_are_told_apart_if_it_is_trusted(
    tmp_path: Path, proxy: str | None, shared: bool
) -> None:
    """The proxy has an address that is not loopback's, as in a container: this machine's own."""
    address = own_address()
    words = ["--host", "0.0.0.0", *(["--proxy", proxy.format(address=address)] if proxy else [])]
    with running_server(tmp_path / "home", words=words) as server:
        url = server.url.replace("127.0.0.1", address)
        assert fail_to_sign_in(url, "owner", "198.51.100.7", FAILURES) == [401] * FAILURES
        # What a person writes there themselves stands before what the proxy adds.
        spoofed = "198.51.100.9, 198.51.100.7"
        assert fail_to_sign_in(url, "owner", spoofed, 1) == [429]
        assert fail_to_sign_in(url, "owner", "198.51.100.8", 1) == [429 if shared else 401]
        password = server.credentials.password.get_secret_value()
        signed = httpx.post(
            f"{url}/api/v1/token",
            data={"username": "owner", "password": password},
            headers={"X-Forwarded-For": "198.51.100.10"},
            trust_env=False,
        )
        assert signed.status_code == (429 if shared else 201)


def own_address() -> str:
    """An address of this machine by which it reaches others."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))  # nothing is sent
        except OSError:
            pytest.skip("this machine has no address but loopback's")
        return str(probe.getsockname()[0])


@pytest.mark.parametrize("given", ["*", "proxy", "10.0.0.1/8", "10.0.0.0/33", ""])
def test_a_proxy_that_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(FielError, match="--proxy: expected an address, a network such as"):
        read_proxies([given])


def test_private_networks_and_this_machine_are_trusted_by_name() -> None:
    trusted = [ipaddress.ip_network(each) for each in read_proxies(["private"])]
    for each in ("127.0.0.1", "10.16.3.4", "172.18.0.2", "192.168.1.9", "100.64.0.1"):
        assert any(ipaddress.ip_address(each) in network for network in trusted), each
    for each in ("8.8.8.8", "172.32.0.1", "192.169.0.1", "100.128.0.1"):
        assert not any(ipaddress.ip_address(each) in network for network in trusted), each


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
