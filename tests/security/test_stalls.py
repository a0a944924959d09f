"""No request makes the server work for long, whoever sends it: it answers all others in the same process.

What a request costs is the time of the processor that the server took for it, compared with that of pages
which people look at all day, in the same run.
"""

import base64
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.server.patches.heads import HEAD_BYTES, PATH_BYTES
from fiel.server.patches.sizes import (
    BODY_BYTES,
    DEPTH,
    LIST_VALUES,
    ORGANIZERS_BYTES,
    QUERY_LETTERS,
    SIGN_IN_BYTES,
    TEXT_LETTERS,
    VALUES,
    find_excess,
)
from tests.security.neighbour import Neighbour, make_neighbour
from tests.server.running import EmbeddedServer

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PAGES = 20


@pytest.fixture(scope="module")
def target(argilla: EmbeddedServer) -> Neighbour:
    owner = argilla.client()
    made = make_neighbour(owner, "security-stalls", owner.get("me").json()["id"])
    items = [{"fields": {"text": f"palabra {number} " * 20}, "metadata": {"m": "x"}} for number in range(60)]
    owner.post(f"datasets/{made.ids['dataset_id']}/records/bulk", json={"items": items}).raise_for_status()
    return made


@pytest.fixture(scope="module")
def volunteer(argilla: EmbeddedServer, target: Neighbour) -> httpx.Client:
    return argilla.client(target.key)


@pytest.fixture(scope="module")
def script(argilla: EmbeddedServer) -> tuple[str, bytes]:
    """The address of the largest script of the interface, and what is in it."""
    folder = argilla.home / "static" / "statics"
    path = max(folder.rglob("*.js"), key=lambda each: each.stat().st_size)
    return f"{argilla.url}/{path.relative_to(folder)}", path.read_bytes()


@pytest.fixture(scope="module")
def allowed(argilla: EmbeddedServer, target: Neighbour, volunteer: httpx.Client) -> float:
    """What some pages of fifty records cost."""

    def look() -> None:
        for _ in range(PAGES):
            search(volunteer, target, {}).raise_for_status()

    look()
    return max(cost(argilla, look), 0.2)  # at a hundredth of a second, the clock of the processor is coarse


def cost(server: EmbeddedServer, act: Callable[[], object]) -> float:
    """The seconds of the processor that a server takes for what is done."""

    def taken() -> float:
        fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    before = taken()
    act()
    return taken() - before


def search(client: httpx.Client, target: Neighbour, body: Any, **query: Any) -> httpx.Response:
    path = f"me/datasets/{target.ids['dataset_id']}/records/search"
    return client.post(path, json=body, params={"include": ["responses", "suggestions"], **query})


def send_raw(server: EmbeddedServer, content: bytes) -> bytes:
    """Send what no client would, and return the beginning of the answer; nothing if it was cut off before."""
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        try:
            connection.sendall(content)
            return connection.recv(4096)
        except OSError:
            return b""


def head(*lines: bytes, path: bytes = b"/api/v1/status") -> bytes:
    return b"\r\n".join([b"GET " + path + b" HTTP/1.1", b"Host: x", *lines, b"", b""])


CHUNKED = head(b"Transfer-Encoding: chunked").replace(b"GET ", b"POST ", 1)
HEADS = {
    "a header without end": head(b"a: " + b"b" * 20_000_000),
    "a million headers": head(*[b"a: b"] * 1_000_000),
    "a cookie of backslashes": head(b'Cookie: a="' + b"\\" * 60_000 + b'"'),
    "a long query": head(path=b"/api/v1/status?" + b"a&" * 5_000_000),
    "a long path": head(path=b"/a" * 30_000),
    "a trailer without end": CHUNKED + b"0\r\nX: " + b"a" * 20_000_000 + b"\r\n\r\n",
    "a million trailers": CHUNKED + b"0\r\n" + b"X: a\r\n" * 1_000_000 + b"\r\n",
    "a long name of a chunk": CHUNKED + b"1;" + b"a" * 20_000_000 + b"\r\na\r\n0\r\n\r\n",
    "a body of chunks of one byte": CHUNKED + b"1\r\na\r\n" * 1_000_000 + b"0\r\n\r\n",
    "a path that is no file's": head(path=b"/_nuxt/a%00b"),
    "a long name in a path": head(path=b"/_nuxt/" + b"a" * 3000),
    "a long token": head(b"Authorization: Bearer " + b"." * 60_000, path=b"/api/v1/me"),
}


@pytest.mark.parametrize("content", HEADS.values(), ids=HEADS.keys())
def test_what_stands_before_a_body_is_bounded(
    argilla: EmbeddedServer, allowed: float, content: bytes
) -> None:
    assert cost(argilla, lambda: send_raw(argilla, content)) < allowed
    assert httpx.get(f"{argilla.url}/api/v1/status", trust_env=False).is_success


def test_heads_that_are_too_long_are_told_so(argilla: EmbeddedServer) -> None:
    with httpx.Client(trust_env=False) as nobody:
        status = f"{argilla.url}/api/v1/status"
        assert nobody.get(status, headers={"X-A": "a" * (HEAD_BYTES - 1000)}).is_success
        refused = nobody.get(status, headers={f"X-{number}": "a" * 9000 for number in range(8)})
        assert refused.status_code == 431
        refused = nobody.get(f"{argilla.url}/{'a' * PATH_BYTES}")
        assert refused.status_code == 414
        assert "4,096 bytes" in refused.json()["detail"]


def test_a_body_of_many_chunks_is_read(argilla: EmbeddedServer) -> None:
    """As some clients send theirs; only what they write of each counts."""
    body = json.dumps({"name": "in-chunks", "text": "a" * 100_000}).encode()
    pieces = [body[start : start + 64] for start in range(0, len(body), 64)]
    with argilla.client() as owner:
        answer = owner.post("workspaces", content=iter(pieces), headers={"Content-Type": "application/json"})
        owner.delete(f"workspaces/{answer.raise_for_status().json()['id']}").raise_for_status()


def test_a_path_that_no_file_can_have_is_not_there(argilla: EmbeddedServer) -> None:
    for path in ("%00", "_nuxt/a%00b", f"_nuxt/{'a' * 300}"):
        assert httpx.get(f"{argilla.url}/{path}", trust_env=False).status_code == 404


@pytest.mark.parametrize("depth", [1, 1000, 5000])
def test_a_token_of_lists_in_lists_is_none(argilla: EmbeddedServer, depth: int) -> None:
    header = b'{"alg":"HS256","typ":' + b"[" * depth + b"]" * depth + b"}"
    coded = [
        base64.urlsafe_b64encode(each).rstrip(b"=").decode() for each in (header, b"{}", b"no signature")
    ]
    answer = httpx.get(
        f"{argilla.url}/api/v1/me", headers={"Authorization": f"Bearer {'.'.join(coded)}"}, trust_env=False
    )
    assert answer.status_code == 401


def test_a_request_after_a_long_body_is_no_head_that_is_too_long(
    argilla: EmbeddedServer, volunteer: httpx.Client, target: Neighbour
) -> None:
    """Both come over the same connection."""
    body = {"values": {"text": {"value": "a" * 19_000}}, "status": "draft", "padding": "b" * 4 * HEAD_BYTES}
    for _ in range(3):
        assert volunteer.put(f"responses/{target.ids['response_id']}", json=body).status_code == 200
        assert volunteer.get("me").is_success


def test_thousands_of_ranges_of_a_file_are_none(
    argilla: EmbeddedServer, allowed: float, script: tuple[str, bytes]
) -> None:
    """Nobody needs to sign in for a script of the interface."""
    address, content = script
    ranges = "bytes=" + ",".join(f"{2 * number}-{2 * number}" for number in range(4000))
    answers: list[httpx.Response] = []
    with httpx.Client(trust_env=False, timeout=60) as nobody:
        ask = lambda: answers.append(nobody.get(address, headers={"Range": ranges}))  # noqa: E731
        assert cost(argilla, ask) < allowed
        assert answers[0].status_code == 200
        assert answers[0].content == content, "a server may send all of it"
        one = nobody.get(address, headers={"Range": "bytes=5-14"})
    assert (one.status_code, one.content) == (206, content[5:15])


BODIES: dict[str, tuple[str, dict[str, str], bytes]] = {
    "a form of a million fields": ("token", FORM, b"a=b&" * 1_000_000),
    "a form of few bytes and many fields": ("token", FORM, b"a&" * (SIGN_IN_BYTES // 2 - 1)),
    "a long password": ("token", FORM, b"username=x&password=" + b"x" * (SIGN_IN_BYTES - 100)),
    "JSON of many lists": ("me/responses/bulk", JSON, b"[" + b"[]," * 340_000 + b"[]]"),
    "JSON of many names": (
        "me/responses/bulk",
        JSON,
        json.dumps({str(number): 1 for number in range(80_000)}).encode(),
    ),
    "JSON of many levels": ("me/responses/bulk", JSON, b"[" * 500 + b"]" * 500),
    "JSON of more levels than can be read": ("me/responses/bulk", JSON, b"[" * 900_000),
    "JSON with what is no number": ("me/responses/bulk", JSON, b"[" + b"NaN," * 200_000 + b"NaN]"),
    "many records": (
        "datasets/{dataset_id}/records/bulk",
        JSON,
        b'{"items": [' + b"{}," * 20_000_000 + b"{}]}",
    ),
    "answers of objects": (
        "records/{record_id}/responses",
        JSON,
        b'{"status": "draft", "values": {"text": {"value": [' + b"{}," * (VALUES - 100) + b"{}]}}}",
    ),
}


@pytest.mark.parametrize("who", ["nobody", "a wrong key", "a volunteer"])
@pytest.mark.parametrize("sent", BODIES.values(), ids=BODIES.keys())
def test_no_body_costs_more_than_a_few_pages(
    argilla: EmbeddedServer,
    target: Neighbour,
    allowed: float,
    who: str,
    sent: tuple[str, dict[str, str], bytes],
) -> None:
    path, headers, content = sent
    keys = {"nobody": {}, "a wrong key": {"X-Argilla-Api-Key": "no"}, "a volunteer": {}}
    if who == "a volunteer":
        keys[who] = {"X-Argilla-Api-Key": target.key}
    url = f"{argilla.url}/api/v1/{target.fill(path)}"

    def post() -> None:
        try:
            answer = httpx.post(
                url, content=content, headers=headers | keys[who], timeout=60, trust_env=False
            )
        except httpx.TransportError:
            return  # it closed the connection while we were still sending, as it may
        assert answer.status_code in (400, 401, 403, 413, 422), answer.text[:500]
        assert len(answer.content) < 50_000, "no answer repeats what was sent"

    password_too = 0.5 if path == "token" else 0.0  # to compare one takes its time on purpose
    assert cost(argilla, post) < allowed + password_too


def test_an_answer_is_as_long_as_people_write(
    argilla: EmbeddedServer, target: Neighbour, volunteer: httpx.Client
) -> None:
    """By each of the three ways to send one; a comment, a correction and a label are all its values."""
    response, record = target.ids["response_id"], target.ids["near_id"]

    def answer(value: Any, **more: str) -> dict[str, Any]:
        return {"values": {"text": {"value": value}}, "status": "submitted", **more}

    for value, found in (("a" * TEXT_LETTERS, None), ("a" * (TEXT_LETTERS + 1), "20,001")):
        answers = [
            volunteer.put(f"responses/{response}", json=answer(value)),
            volunteer.post("me/responses/bulk", json={"items": [answer(value, record_id=record)]}),
        ]
        if found:
            answers.append(volunteer.post(f"records/{target.ids['record_id']}/responses", json=answer(value)))
            assert [each.status_code for each in answers] == [422, 200, 422]
            text = "text: expected at most 20,000 characters, found 20,001: shorten it"
            assert [answers[0].json()["detail"], answers[2].json()["detail"]] == [text, text]
            assert answers[1].json()["items"][0]["error"]["detail"] == text
        else:
            assert [each.status_code for each in answers] == [200, 200]
            assert answers[1].json()["items"][0]["error"] is None
    listed = volunteer.put(f"responses/{response}", json=answer(["a"] * (LIST_VALUES + 1)))
    assert listed.status_code == 422
    assert "expected at most 1,000 values, found 1,001" in listed.json()["detail"]


def test_who_is_shown_a_longer_text_may_send_one_back(
    argilla: EmbeddedServer, target: Neighbour, volunteer: httpx.Client
) -> None:
    items = [{"fields": {"text": "palabra " * 5_000}}]
    path = f"datasets/{target.ids['dataset_id']}/records/bulk"
    record = argilla.client().post(path, json={"items": items}).json()["items"][0]["id"]

    def send(letters: int) -> int:
        body = {"values": {"text": {"value": "b" * letters}}, "status": "submitted"}
        return volunteer.post(f"records/{record}/responses", json=body).status_code

    assert send(80_001) == 422
    assert send(80_000) == 201


def test_a_long_answer_from_before_can_still_be_changed(
    argilla: EmbeddedServer, target: Neighbour, volunteer: httpx.Client
) -> None:
    """Another server may have taken it."""
    values = {"text": {"value": "a" * 50_000}}
    body = {"user_id": target.ids["user_id"], "values": values, "status": "submitted"}
    items = [{"fields": {"text": "short"}, "responses": [body]}]
    path = f"datasets/{target.ids['dataset_id']}/records/bulk"
    argilla.client().post(path, json={"items": items}).raise_for_status()
    found = search(volunteer, target, {"query": {"text": {"q": "short"}}}).json()["items"]
    (response,) = found[0]["record"]["responses"]
    address = f"responses/{response['id']}"
    changed = {"values": values, "status": "draft"}
    assert volunteer.put(address, json=changed).status_code == 200
    longer = {"values": {"text": {"value": "a" * 50_001}}, "status": "draft"}
    assert volunteer.put(address, json=longer).status_code == 422


def terms(scope: dict[str, str]) -> dict[str, Any]:
    return {"type": "terms", "scope": scope, "values": [f"x{number}" for number in range(250)]}


METADATA = {"entity": "metadata", "metadata_property": "m"}
SEARCHES: dict[str, Any] = {
    "many words": {"query": {"text": {"q": "w " * (QUERY_LETTERS // 2)}}},
    "many beginnings": {"query": {"text": {"q": "p* " * (QUERY_LETTERS // 3)}}},
    "many levels": {"query": {"text": {"q": "(" * 999 + "a" + ")" * 999}}},
    "many words that are nearly so": {"query": {"text": {"q": "palabra~2 " * (QUERY_LETTERS // 10)}}},
    "many filters": {"filters": {"type": "and", "and": [terms(METADATA)] * 50}},
    "many filters of answers": {
        "filters": {"type": "and", "and": [terms({"entity": "response", "question": "text"})] * 50}
    },
    "many orders": {"sort": [{"scope": METADATA, "order": "asc"}] * 10},
    "a long vector": {"query": {"vector": {"name": "v", "value": [1.0] * 15_000}}},
}


@pytest.mark.parametrize("body", SEARCHES.values(), ids=SEARCHES.keys())
def test_no_search_costs_more_than_a_few_pages(
    argilla: EmbeddedServer, target: Neighbour, volunteer: httpx.Client, allowed: float, body: Any
) -> None:
    assert cost(argilla, lambda: search(volunteer, target, body)) < allowed
    assert volunteer.get("me").is_success


def test_a_search_is_as_long_as_people_write(target: Neighbour, volunteer: httpx.Client) -> None:
    assert search(volunteer, target, {"query": {"text": {"q": "a " * (QUERY_LETTERS // 2)}}}).is_success
    refused = search(volunteer, target, {"query": {"text": {"q": "a" * (QUERY_LETTERS + 1)}}})
    assert refused.status_code == 422
    expected = "expected texts of at most 2,000 characters in this request, found 2,001"
    assert refused.json()["detail"] == expected


def test_organizers_may_send_more_than_others(argilla: EmbeddedServer, volunteer: httpx.Client) -> None:
    body = json.dumps({"items": ["a" * BODY_BYTES]})
    sent = [
        client.post("me/responses/bulk", content=body, headers=JSON)
        for client in (volunteer, argilla.client())
    ]
    assert [each.status_code for each in sent] == [413, 422]
    assert sent[0].json() == {"detail": "expected at most 1 MB in a request, found more"}
    assert ORGANIZERS_BYTES > BODY_BYTES


def test_few_mistakes_of_many_are_named(target: Neighbour, volunteer: httpx.Client) -> None:
    body = {"status": "draft", "values": {"text": {"value": [{}] * 900}}}
    refused = volunteer.put(f"responses/{target.ids['response_id']}", json=body)
    assert refused.status_code == 422
    errors = refused.json()["detail"]["params"]["errors"]
    assert len(errors) == 10
    assert all(each["msg"] for each in errors)


class Counted(list[int]):
    """A list that counts how often one looks at what is in it."""

    looks = 0

    def __iter__(self) -> Any:
        type(self).looks += 1
        return super().__iter__()


def test_of_too_many_values_none_is_looked_at() -> None:
    assert find_excess([[1] * 100] * 10, values=2000) is None
    assert find_excess(Counted([1] * 2000), values=2000) == (
        "expected at most 2,000 values in a request, found more"
    )
    assert Counted.looks == 0
    deep: Any = []
    for _ in range(DEPTH):
        deep = [deep]
    assert find_excess(deep) == "expected at most 50 levels in the JSON of a request, found more"
    assert find_excess(deep[0]) is None
    assert find_excess({"a": {"b": "c" * 11}}, letters=10) == (
        "expected texts of at most 10 characters in this request, found 11"
    )
