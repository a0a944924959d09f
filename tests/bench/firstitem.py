"""How soon a volunteer has their first item on slow 4G: ``python -m tests.bench.firstitem``.

It prints a Markdown table. Seconds are true on an idle machine only; bytes and rounds on any.
"""

import socket
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_workspace_datasets
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.invitations import invite
from tests.helpers.browser import ARGUMENTS, find_chromium
from tests.helpers.campaigns import make_work
from tests.helpers.network import count_rounds, counted_bytes, slow_down
from tests.server.running import running_server

SHOWN = "[contenteditable]"
_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
_TYPING = 5_000  # milliseconds that somebody takes for a name, at least
_RUNS = 5
_NAME = "firstitem"


class Way:
    """Somebody's way to their first item, of which the waits are timed."""

    def __init__(self, browser: Browser, state: Any = None) -> None:
        self.page: Page = browser.new_context(locale="es-ES", storage_state=state, **_PHONE).new_page()
        self.network = slow_down(self.page)
        self.waits: list[float] = []

    def wait(self, act: Callable[[], object], selector: str = SHOWN) -> None:
        """Do something, and wait until a part of the page is there."""
        start = time.monotonic()
        act()
        self.page.wait_for_selector(selector)
        if selector == SHOWN:
            self.page.frame_locator("iframe").get_by_text("How much is").first.wait_for()
        self.waits.append(time.monotonic() - start)


def come_invited(way: Way, link: str, number: int) -> None:
    """Open the link of an invitation and join."""
    way.wait(lambda: way.page.goto(link), "#name")
    way.page.locator("#name").fill(f"Visita {number}")
    way.page.wait_for_timeout(_TYPING)
    way.wait(lambda: way.page.locator("form button").nth(1).click())


def come_by_signing_in(way: Way, form: str, username: str, password: str) -> None:
    """Open the form without a session, and sign in."""
    way.wait(lambda: way.page.goto(form), "input[type=password]")
    way.page.locator("input").nth(0).fill(username)
    way.page.locator("input").nth(1).fill(password)
    way.page.wait_for_timeout(_TYPING)
    way.wait(lambda: way.page.keyboard.press("Enter"))


def measure(browser: Browser, link: str, form: str, username: str, password: str) -> list[str]:
    """Return the rows of the table: the median of some runs for each way."""
    found: dict[str, list[tuple[list[float], int]]] = {}
    for number in range(_RUNS):
        way = Way(browser)
        invited = partial(come_invited, way, link, number)
        found.setdefault("invited", []).append(_count(way, invited))
        way = Way(browser)
        signing_in = partial(come_by_signing_in, way, form, username, password)
        found.setdefault("signing in", []).append(_count(way, signing_in))
        way = Way(browser, way.page.context.storage_state())
        returning = partial(way.wait, partial(way.page.goto, form))
        found.setdefault("with a session", []).append(_count(way, returning))
        way.page.goto("about:blank")
        found.setdefault("the next day", []).append(_count(way, returning))
    return [_describe(name, runs) for name, runs in found.items()]


def _count(way: Way, come: Callable[[], object]) -> tuple[list[float], int]:
    way.waits.clear()
    with counted_bytes(way.network) as sizes:
        come()
        way.page.wait_for_load_state("networkidle")
    return list(way.waits), sum(sizes)


def _describe(name: str, runs: list[tuple[list[float], int]]) -> str:
    waits = [statistics.median(each) for each in zip(*(waits for waits, _ in runs), strict=True)]
    size = statistics.median(size for _, size in runs)
    shown = " + ".join(f"{wait:.1f}" for wait in waits)
    return f"| {name} | {shown} | {size / 1000:,.0f} |"


def main() -> None:
    """Print the table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server(Path(folder, "home"), words=("--host", "0.0.0.0")) as server,
        sync_playwright() as playwright,
    ):
        settings = Settings(home=server.home)
        work = make_work(Path(folder, "campaign"), _NAME, annotation={"min_submitted": 90, "audit": 0})
        with connected_argilla(settings) as client:
            guide = {"arc": "# Guía"}
            launch_campaign(client, work.campaign, work.items, guidelines=guide, checks={"arc": ()})
            password = ensure_annotators(client, work.campaign, ["ana"])["ana"]
            dataset = find_workspace_datasets(client, _NAME)["arc"]["id"]
        days, uses = 1, 2 * _RUNS
        link = invite(settings, work.file.path, days=days, max_uses=uses, approve=False, practice="own")[1]
        url = f"http://{_own_address()}:{urlsplit(server.url).port}"
        form = f"{url}/dataset/{dataset}/annotation-mode"
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        rows = measure(browser, f"{url}/join/{link.partition('/join/')[2]}", form, "ana", password)
        way = Way(browser)
        come_by_signing_in(way, form, "ana", password)
        session = way.page.context.storage_state()
        page = browser.new_context(locale="es-ES", storage_state=session).new_page()
        rounds = count_rounds(page, form, SHOWN)
        browser.close()
    print("| somebody comes | s of waiting: page + first item | KB |\n|---|---|---|")
    print(*rows, sep="\n")
    print(f"\nRounds of requests with a session and nothing kept: {len(rounds)}")


def _own_address() -> str:
    """Return an address of this machine that is not loopback: to that, replies are not compressed."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing
        return str(probe.getsockname()[0])


if __name__ == "__main__":
    main()
