"""A real browser for tests: Debian's Chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.helpers.tools import leave_out

_MILLISECONDS = 180_000
"""How long a page may take, on a machine that does much else; no assertion."""
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class BrowserPage:
    """A page and what happened on it.

    Attributes:
        page: The page.
        errors: Errors of the console and exceptions of scripts.
        hosts: Hosts, with ports, that anything was asked of.
    """

    page: Page
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location})")

    def note_request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https", "ws", "wss"):
            self.hosts.add(urlsplit(request.url).netloc)


def find_chromium() -> str:
    """Return the path of a browser; without one the test is skipped, in CI it fails."""
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            return path
    leave_out(f"expected a browser, found none of {', '.join(_NAMES)}")


@contextmanager
def browser_page(
    *,
    locale: str = "es-ES",
    viewport: tuple[int, int] = (1440, 900),
    scheme: Literal["light", "dark"] = "light",
    trusting: bool = False,
) -> Iterator[BrowserPage]:
    """Open a page in a browser of its own.

    Args:
        locale: Language that the browser asks for.
        viewport: Width and height in pixels.
        scheme: What the browser says that the person prefers.
        trusting: Whether it takes a certificate that nobody vouches for.
    """
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield _watched_page(browser, locale=locale, viewport=viewport, scheme=scheme, trusting=trusting)
        finally:
            browser.close()


def _watched_page(
    browser: Browser,
    *,
    locale: str,
    viewport: tuple[int, int],
    scheme: Literal["light", "dark"],
    trusting: bool,
) -> BrowserPage:
    width, height = viewport
    context = browser.new_context(
        locale=locale,
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        ignore_https_errors=trusting,
    )
    context.set_default_timeout(_MILLISECONDS)
    watched = BrowserPage(context.new_page())
    watched.page.on("console", watched.note_message)
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    watched.page.on("request", watched.note_request)
    watched.page.on("websocket", lambda socket: watched.hosts.add(urlsplit(socket.url).netloc))
    return watched
