import gzip
import re
from collections.abc import Iterator
from urllib.parse import urljoin

import brotli
import httpx
import pytest

from fiel.server.compression import ASKED_FOR, KEPT
from tests.server.running import EmbeddedServer

MOST_BYTES = {"br": 515_000, "gzip": 590_000}
"""Of what the entry page names, by encoding; with the API's replies the goal is 900,000."""


@pytest.fixture
def client(argilla: EmbeddedServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=argilla.url, timeout=30, trust_env=False) as client:
        yield client


def fetch(client: httpx.Client, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
    """A file as it came, not yet decompressed."""
    sent = {"Accept-Encoding": "identity"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    with client.stream("GET", path, headers=sent) as answer:
        return answer, b"".join(answer.iter_raw())


def files_of(client: httpx.Client, path: str = "/sign-in") -> list[str]:
    page = client.get(path).text
    found = re.findall(r'(?:href|src)="((?:\.?/)?_nuxt\.[^"]+)"', page)
    return sorted({urljoin("/", name) for name in found})


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_all_that_the_first_item_needs_is_small_and_kept_for_a_year(
    client: httpx.Client, encoding: str
) -> None:
    names = files_of(client)
    assert len(names) > 25
    total = 0
    for name in names:
        answer, sent = fetch(client, name, Accept_Encoding=encoding)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, KEPT), name
        assert "Accept-Encoding" in answer.headers["Vary"]
        whole = fetch(client, name)[1]
        if len(whole) >= 1024:
            assert answer.headers["Content-Encoding"] == encoding, name
            assert {"br": brotli.decompress, "gzip": gzip.decompress}[encoding](sent) == whole
        total += len(sent)
    assert total < MOST_BYTES[encoding]


def test_the_entry_page_is_asked_for_each_time_and_sent_only_if_it_changed(client: httpx.Client) -> None:
    for path in ("/", "/sign-in", "/dataset/1/annotation-mode", "/me", "/favicon.ico"):
        answer, _ = fetch(client, path, Accept_Encoding="br")
        assert answer.headers["Cache-Control"] == ASKED_FOR, path
        tag = answer.headers["ETag"]
        again, nothing = fetch(client, path, Accept_Encoding="br", If_None_Match=tag)
        assert (again.status_code, nothing) == (304, b"")
        assert again.headers["Cache-Control"] == ASKED_FOR
        if "Content-Encoding" in answer.headers:
            assert fetch(client, path, If_None_Match=tag)[0].status_code == 200, "another encoding"


def test_a_head_and_a_range_are_what_they_say(client: httpx.Client) -> None:
    name = next(each for each in files_of(client) if each.endswith("/fiel.js"))
    whole = fetch(client, name)[1]
    head = client.head(name, headers={"Accept-Encoding": "br"})
    assert (head.content, head.headers["Content-Encoding"]) == (b"", "br")
    assert int(head.headers["Content-Length"]) == len(fetch(client, name, Accept_Encoding="br")[1])
    part, content = fetch(client, name, Accept_Encoding="br", Range="bytes=10-29")
    assert (part.status_code, content) == (206, whole[10:30])
    assert "Content-Encoding" not in part.headers
    many, content = fetch(client, name, Range="bytes=0-0,2-2,4-4")
    assert (many.status_code, content) == (200, whole)


def test_a_page_open_since_before_an_update_finds_its_files(client: httpx.Client) -> None:
    name = next(each for each in files_of(client) if each.endswith(".css"))
    old = re.sub(r"_nuxt\.[0-9a-f]+", "_nuxt.0123456789abcdef", name)
    answer, content = fetch(client, old)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, ASKED_FOR)
    assert content == fetch(client, name)[1]
    gone, _ = fetch(client, re.sub(r"[^/]+$", "gone.js", name))
    assert gone.status_code == 404 and "html" not in gone.headers["Content-Type"]


@pytest.mark.parametrize(
    "path",
    ["/_nuxt.0/../../argilla.db", "/_nuxt.0/%2e%2e/%2e%2e/argilla.db", "/_nuxt.0/..%2f..%2fargilla.db"],
)
def test_nothing_else_of_the_home_is_served(argilla: EmbeddedServer, path: str) -> None:
    with httpx.Client(trust_env=False) as client:
        request = client.build_request("GET", argilla.url)
        request.url = request.url.copy_with(raw_path=path.encode())
        answer = client.send(request)
    assert not answer.content.startswith(b"SQLite")
    assert answer.status_code == 404 or "<html" in answer.text
