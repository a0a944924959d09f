"""Nothing that a volunteer or the server does is told to anybody else."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import expect

from tests.helpers.browser import BrowserPage, browser_page, find_chromium
from tests.helpers.crowd import wait_until
from tests.server.campaign import Campaign, create_campaign
from tests.server.running import EmbeddedServer, running_server, server_environment

_SECONDS = 1000

# Loaded by Python itself before anything else: it writes down whom the process looks up or connects to.
WATCH = """
import sys

def watch(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    with open({path!r}, "a") as log:
        print(event, host, file=log)

sys.addaudithook(watch)
"""


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """Where a server that runs with ``watched`` in its environment writes whom it asks."""
    return tmp_path / "asked"


@pytest.fixture
def watched(tmp_path: Path, asked: Path) -> dict[str, str]:
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH.format(path=str(asked)))
    return {"PYTHONPATH": f"{tmp_path / 'watch'}:{server_environment()['PYTHONPATH']}"}


def work_as_people_do(campaign: Campaign) -> None:
    person = campaign.people[0]
    for position in range(5):
        campaign.answer(person, position)
    campaign.search(person.client, query={"text": {"q": "camion"}})
    for path in (f"datasets/{campaign.id}/progress", "me", "settings", "workspaces", "info"):
        person.client.get(path)


def test_server_asks_nobody(tmp_path: Path, watched: dict[str, str], asked: Path) -> None:
    with running_server(tmp_path / "home", extra=watched) as server:
        work_as_people_do(create_campaign(server, "alone"))
        time.sleep(1)
    hosts = {line.split()[1] for line in asked.read_text().splitlines()}
    assert hosts <= {"127.0.0.1", "None"}, hosts
    assert hosts, "the watch saw its own address at least"


def test_watch_would_have_seen_it(tmp_path: Path, watched: dict[str, str], asked: Path) -> None:
    """An export asks the Hub, here one on another address of this machine where nobody listens."""
    hub = {"HF_ENDPOINT": "http://127.0.0.9:9", "HF_HOME": str(tmp_path / "hub"), "HF_HUB_OFFLINE": "0"}
    extra = watched | hub
    with running_server(tmp_path / "home", extra=extra) as server:
        campaign = create_campaign(server, "asking", records=1)
        campaign.owner.post(f"datasets/{campaign.id}/export", json={"name": "a/b", "token": "none"})
        wait_until(lambda: "127.0.0.9" in asked.read_text(), "the export to ask the Hub", seconds=60)
        server.kill()


@pytest.fixture
def volunteer(server: EmbeddedServer) -> Iterator[tuple[BrowserPage, Campaign]]:
    find_chromium()
    campaign = create_campaign(server, f"seen-{time.monotonic_ns()}", records=8)
    with browser_page() as browser:
        yield browser, campaign


def sign_in(browser: BrowserPage, server: EmbeddedServer, username: str, password: str) -> None:
    page = browser.page
    page.goto(f"{server.url}/")
    page.locator("input").nth(0).fill(username)
    page.locator("input").nth(1).fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda reached: "sign-in" not in reached, timeout=20 * _SECONDS)


def test_volunteers_browser_asks_only_this_server(
    server: EmbeddedServer, volunteer: tuple[BrowserPage, Campaign]
) -> None:
    browser, campaign = volunteer
    name = campaign.owner.get(f"users/{campaign.people[0].id}").json()["username"]
    sign_in(browser, server, name, "a long password")
    browser.page.goto(f"{server.url}/dataset/{campaign.id}/annotation-mode")
    shown = browser.page.frame_locator("iframe").get_by_text(re.compile(r"pregunta\d"))
    expect(shown.first).to_be_visible(timeout=20 * _SECONDS)  # a custom field: a template in a frame
    browser.page.goto(f"{server.url}/user-settings")
    expect(browser.page.get_by_text(name).first).to_be_visible(timeout=20 * _SECONDS)
    assert browser.hosts == {urlsplit(server.url).netloc}
    assert browser.errors == []


def test_owners_browser_asks_only_this_server(
    server: EmbeddedServer, volunteer: tuple[BrowserPage, Campaign]
) -> None:
    browser, campaign = volunteer
    credentials = server.credentials
    sign_in(browser, server, credentials.username, credentials.password.get_secret_value())
    expect(browser.page.get_by_text("seen-").first).to_be_visible(timeout=20 * _SECONDS)
    browser.page.goto(f"{server.url}/dataset/{campaign.id}/settings")
    expect(browser.page.get_by_text("seen-").first).to_be_visible(timeout=20 * _SECONDS)
    assert browser.hosts == {urlsplit(server.url).netloc}
    assert browser.errors == []


def test_browser_is_kept_from_other_hosts(
    server: EmbeddedServer, volunteer: tuple[BrowserPage, Campaign]
) -> None:
    browser, _ = volunteer
    page = browser.page
    page.goto(f"{server.url}/")
    expect(page.locator("input").first).to_be_visible(timeout=20 * _SECONDS)
    load = """async tag => await new Promise(done => {
        const [name, attribute, address] = tag
        const made = document.createElement(name)
        made.onload = () => done("loaded")
        made.onerror = () => done("refused")
        if (name === "link") made.rel = "stylesheet"
        made[attribute] = address
        document.head.append(made)
    })"""
    refusals: list[str] = []
    page.on("requestfailed", lambda request: refusals.append(request.failure or ""))
    assert page.evaluate(load, ["script", "src", "https://cdn.example/tracker.js"]) == "refused"
    assert (
        page.evaluate(load, ["link", "href", "https://fonts.googleapis.com/css2?family=Inter"]) == "refused"
    )
    sent = page.evaluate("fetch('https://elsewhere.example/').then(() => 'sent', error => error.name)")
    assert sent == "TypeError"
    assert refusals == ["csp"] * 2  # the browser says nothing of a fetch that it does not even begin
    assert [error for error in browser.errors if "Content Security Policy" not in error] == []


def test_pictures_of_a_campaign_may_come_from_elsewhere(
    server: EmbeddedServer, volunteer: tuple[BrowserPage, Campaign]
) -> None:
    browser, _ = volunteer
    page = browser.page
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>'
    page.route(
        "https://pictures.example/*",
        lambda route: route.fulfill(body=picture, content_type="image/svg+xml"),
    )
    page.goto(f"{server.url}/")
    shown = page.evaluate(
        """async address => await new Promise(done => {
            const made = new Image()
            made.onload = () => done(made.width)
            made.onerror = () => done("refused")
            made.src = address
        })""",
        "https://pictures.example/one.svg",
    )
    assert shown == 7


def test_nothing_served_loads_from_elsewhere(server: EmbeddedServer) -> None:
    """The interface's style sheets and pages, as they are served."""
    folder = server.home / "static" / "statics"
    imports = re.compile(
        r"""(?:@import|url\(|src=|<link[^>]*href=)\s*["']?(?:url\()?["']?((?:https?:)?//[^"')\s]+)"""
    )
    files = [*folder.rglob("*.css"), *folder.rglob("*.html")]
    assert len(files) > 10
    assert [found for file in files for found in imports.findall(file.read_text(encoding="utf-8"))] == []


def test_page_of_the_api_is_gone_and_its_description_stays(server: EmbeddedServer) -> None:
    with httpx.Client(base_url=server.url, timeout=30, trust_env=False) as client:
        for page in ("/api/v1/docs", "/api/v1/redoc"):
            assert client.get(page).status_code == 404
        assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Argilla v1"
