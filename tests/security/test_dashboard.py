"""The public dashboard holds no credential, serves no other file, and takes what people wrote as text."""

import base64
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from playwright.sync_api import expect

from fiel.settings import child_environment, load_public_settings, load_settings
from fiel.snapshots.tables import COLUMNS, Tables, typed_frame
from tests.dashboard.seeding import make_running_tables, seed_snapshot
from tests.helpers.browser import browser_page

KEYS = {
    "ARGILLA_API_KEY": "argilla-key-of-the-owner",
    "FIEL_DATABASE_URL": "postgresql+asyncpg://fiel:database-password@127.0.0.1/fiel",
    "HF_TOKEN": "hf_token-that-may-write",
}
HOSTILE = (
    "<script>document.title = 'taken'</script> <img src=x onerror=\"document.title = 'taken'\"> "
    "[x](javascript:1) {{x}}"
)
ADDRESSES = {"/srv/snapshot": False, "https://fiel.example/s": False, "hf://datasets/owner/name": True}
"""Where the snapshot may be, and whether it may need a token to be read there."""


@dataclass(frozen=True)
class Public:
    """A running ``fiel dashboard``: its address, its own process, and the home that it must not show."""

    url: str
    streamlit: int
    home: Path


def make_hostile_tables() -> Tables:
    """A running campaign whose title, names and texts would all like to be a script."""
    tables = make_running_tables(datetime.now(UTC).date())
    titles = json.dumps({"es": HOSTILE, "en": HOSTILE})
    texts = {column: HOSTILE for column in ("before", "after", "source")}
    names = {"Ana Gil": HOSTILE}
    return replace(
        tables,
        campaigns=typed_frame(tables.campaigns.assign(titles=titles), COLUMNS["campaigns"]),
        work=tables.work.replace({"contributor": names}),
        people=tables.people.replace({"contributor": names}),
        corrections=typed_frame(tables.corrections.assign(**texts), COLUMNS["corrections"]),
    )


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Public]:
    """The command as an organizer starts it, who has every credential in the environment and in ``.env``."""
    folder = tmp_path_factory.mktemp("public")
    home = folder / "home"
    (folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in KEYS.items()))
    seed_snapshot(home / "snapshot", make_hostile_tables())
    (home / "credentials.json").write_text("the owner's key")
    process = subprocess.Popen(
        [sys.executable, "-m", "fiel", "dashboard", "--home", str(home), "--port", "0", "--json"],
        env={**os.environ, **KEYS},
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        (streamlit,) = [int(each) for each in children if b"streamlit" in read_process(int(each), "cmdline")]
        yield Public(url, streamlit, home)
    finally:
        process.terminate()
        process.wait(30)
        assert process.stdout is not None
        process.stdout.close()


def read_process(number: int, name: str) -> bytes:
    return Path(f"/proc/{number}/{name}").read_bytes()


def test_its_process_holds_no_credential(public: Public) -> None:
    environment = read_process(public.streamlit, "environ")
    assert b"FIEL_SNAPSHOT=" in environment, "expected to see its environment"
    for name, value in KEYS.items():
        assert name.encode() not in environment
        assert value.encode() not in environment + read_process(public.streamlit, "cmdline")


def test_its_settings_leave_out_what_it_may_not_know(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in KEYS.items()))
    everything = load_settings({"FIEL_SNAPSHOT": "/srv/snapshot"}, dotenv=tmp_path / ".env")
    assert everything.api_key and everything.database_url and everything.hub_token
    for address, token in ADDRESSES.items():
        found = load_public_settings({"FIEL_SNAPSHOT": address}, dotenv=tmp_path / ".env")
        assert (found.api_key, found.database_url, found.api_url) == (None, None, None)
        assert (found.hub_token is not None) == token, "only a private dataset of the Hub needs one"
        assert str(found.snapshot) == address


def test_the_hubs_token_is_handed_on_only_to_read_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_x")
    for address, kept in ADDRESSES.items():
        settings = load_settings({"FIEL_SNAPSHOT": address}, dotenv=tmp_path / "none")
        assert ("HF_TOKEN" in child_environment(settings)) == kept


@pytest.mark.parametrize(
    "path",
    [
        "/../home/credentials.json",
        "/app/static/../../credentials.json",
        "/app/static/%2e%2e/%2e%2e/credentials.json",
        "/static/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
        "/media/..%2f..%2fcredentials.json",
        "/component/../../../../../../etc/passwd",
        "/component/x/%2e%2e%2f%2e%2e%2fcredentials.json",
        "/_stcore/../credentials.json",
        "//etc/passwd",
        "/.env",
        "/credentials.json",
        "/snapshot/latest.json",
        "/.streamlit/secrets.toml",
        "/app.py",
    ],
)
def test_no_file_is_served_but_those_of_its_interface(public: Public, path: str) -> None:
    """Asked as it stands: a client would take ``..`` out of the path itself."""
    with httpx.Client(trust_env=False, timeout=20) as client:
        url = httpx.URL(public.url).copy_with(raw_path=path.encode())
        answer = client.get(url)
        page = client.get(public.url)
    assert answer.status_code in {400, 403, 404} or answer.text == page.text, answer.text[:200]
    assert not any(each in answer.text for each in ("root:", "owner's key", "argilla-key"))


def test_its_pages_show_as_text_what_people_wrote(public: Public) -> None:
    with browser_page(locale="es-ES") as watched:
        page = watched.page
        hostile = ["", "people", "findings", "news", f"?person={quote(HOSTILE)}", "live", "live/people"]
        hostile.append(f"findings?q={quote(HOSTILE)}")
        strange = "../../../home/credentials.json"
        others = ["participate", "about", f"?person={strange}", f"?campaign={strange}&lang={strange}"]
        for address in (*hostile, *others):
            page.goto(f"{public.url}/{address}")
            expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
            expect(page.locator(".fiel-footer").last).to_be_visible(timeout=20_000)
            shown = page.locator("main, .stMain").first.inner_text()
            assert "owner's key" not in shown
            assert page.locator("main :is(img[src=x], a[href^=javascript])").count() == 0
            scripts = page.locator("main script").evaluate_all("found => found.map(each => each.text)")
            assert all(each.startswith("{const WORDS = ") for each in scripts), scripts  # our own
            assert "credentials" not in page.title() and page.title() != "taken"
            if address in hostile:
                assert HOSTILE.partition(">")[0] in shown, f"{address}: expected it on the page, as text"
        # Streamlit looks for its root, and there is nothing at strange addresses.
        assert [each for each in watched.errors if "/_stcore/" not in each and strange not in each] == []
        assert watched.hosts == {urlsplit(public.url).netloc}


@pytest.mark.parametrize("letters", [7_000, 9_000, 30_000])
def test_a_page_opens_with_the_cookies_of_a_sign_on_proxy(public: Public, letters: int) -> None:
    """The page is asked for by HTTP, and filled over a connection that begins with the same cookies."""
    place = urlsplit(public.url)
    head = [
        f"GET {place.path}/_stcore/stream HTTP/1.1",
        f"Host: {place.netloc}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
        f"Cookie: session={'a' * letters}",
    ]
    with socket.create_connection((place.hostname, place.port), timeout=60) as connection:
        connection.sendall("\r\n".join([*head, "", ""]).encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 101 ")
