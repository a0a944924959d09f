"""The dashboard in a real browser: one server and one folder, which changes from state to state."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import httpx
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from fiel.snapshots.tables import Tables
from tests.dashboard.axe import find_barriers
from tests.dashboard.seeding import (
    make_empty_tables,
    make_finished_tables,
    make_first_day_tables,
    make_many_tables,
    make_running_tables,
    make_tables,
    make_year_tables,
    seed_snapshot,
)
from tests.helpers.browser import browser_page

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
NASTY = "<img src=x onerror=alert(1)> **n** :smile: $a$ :red[r] www.evil.example https://evil.example"
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
WATCH = 60_000  # more than the time after which the page looks for newer data


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard: its host and port, the folder that it shows, and where screenshots go."""

    address: str
    folder: Path
    pictures: Path


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    place = tmp_path_factory.mktemp("dashboard")
    with running_dashboard(place / "snapshot", place / "log.txt") as address:
        yield Dashboard(address, place / "snapshot", place)
    assert "Traceback" not in (place / "log.txt").read_text()


@contextmanager
def running_dashboard(snapshot: Path, log: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    options = {"server.headless": "true", "server.address": "127.0.0.1", "server.port": address.split(":")[1]}
    flags = [text for name, value in options.items() for text in (f"--{name}", value)]
    environ = {**os.environ, "FIEL_SNAPSHOT": str(snapshot)}
    command = [sys.executable, "-m", "streamlit", "run", str(APP), *flags]
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environ, cwd=log.parent, stdout=output, stderr=output)
        try:
            wait_until_ready(f"http://{address}", process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]", log: Path, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{url}/_stcore/health", trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"streamlit did not start:\n{log.read_text()}")


def today_running() -> Tables:
    return make_running_tables(datetime.now(UTC).date())


def open_page(page: Page, dashboard: Dashboard, heading: str, query: str = "") -> None:
    page.goto(f"http://{dashboard.address}/{query}")
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible(timeout=60_000)
    expect(page.locator(".fiel-footer, .fiel-empty").last).to_be_visible(timeout=60_000)


def picture(page: Page, dashboard: Dashboard, name: str) -> None:
    page.screenshot(path=dashboard.pictures / f"{name}.png", full_page=True)


def expect_to_fit(page: Page) -> None:
    """Wait until the charts have found their size; then nothing may have to be scrolled sideways."""
    page.wait_for_function(
        "[document.documentElement, document.querySelector('.stMain')]"
        ".every(each => each.scrollWidth <= innerWidth)",
        timeout=5_000,
    )


def heading_levels(page: Page) -> list[int]:
    found: list[int] = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName[1]))"
    )
    return found


def check_words(page: Page, language: str) -> None:
    """Check that Streamlit's own words are in the page's language, for screen readers too."""
    expect(page.locator("html")).to_have_attribute("lang", language)
    said: str = page.evaluate(
        "[...document.querySelectorAll('[aria-label], [title], [aria-roledescription], [placeholder]')]"
        ".filter(each => each.checkVisibility())"
        ".flatMap(each => ['aria-label', 'title', 'aria-roledescription', 'placeholder']"
        ".map(name => each.getAttribute(name) || '')).join('\\n') + document.body.innerText"
    )
    english = r"Skip to|Choose an|Fullscreen|Download as|Show data|\bOpen\b|axis|chart|mark|visualization"
    assert re.findall(english, said) == []


def look(page: Page, dashboard: Dashboard, name: str) -> None:
    """Check a page by day and by night, wide and on a phone."""
    levels = heading_levels(page)
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), levels
    schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
        assert find_barriers(page) == [], f"{name} {scheme}"
        picture(page, dashboard, f"{name}-{scheme}")
    page.set_viewport_size(PHONE)
    expect_to_fit(page)
    picture(page, dashboard, f"{name}-phone")
    page.set_viewport_size(LAPTOP)
    page.emulate_media(color_scheme="light")


def test_an_empty_page_fills_when_there_are_data(dashboard: Dashboard) -> None:
    assert not dashboard.folder.exists(), "this has to be the first test of the file"
    with browser_page(locale="es-ES", viewport=(1366, 768)) as watched:
        page = watched.page
        page.clock.install()
        open_page(page, dashboard, "Todavía no hay datos")
        expect(page.get_by_text("No hace falta que recargues")).to_be_visible()
        look(page, dashboard, "empty")
        seed_snapshot(dashboard.folder, today_running())
        page.clock.fast_forward(WATCH)
        expect(page.get_by_role("heading", level=1, name="Español de todas partes")).to_be_visible(
            timeout=30_000
        )
        assert watched.errors == []
        assert watched.hosts == {dashboard.address}


def test_no_page_of_a_running_campaign_keeps_anybody_out(dashboard: Dashboard) -> None:
    seed_snapshot(dashboard.folder, today_running())
    with browser_page(locale="es-MX", viewport=(1366, 768)) as watched:
        page = watched.page
        open_page(page, dashboard, "Español de todas partes")
        expect(page.locator("canvas, svg.marks").nth(1)).to_be_visible(timeout=60_000)
        look(page, dashboard, "running-progress")
        page.get_by_role("link", name="Personas", exact=True).click()
        expect(page.get_by_role("heading", level=1, name="Las personas")).to_be_visible()
        look(page, dashboard, "running-people")
        check_words(page, "es")
        assert watched.errors == []
        assert watched.hosts == {dashboard.address}


@pytest.mark.parametrize(
    ("locale", "state", "heading", "said"),
    [
        ("en-US", "empty", "Español de todas partes (en)", "of 120 items validated"),
        ("es-AR", "first day", "Español de todas partes", "hoy"),
        ("en-US", "running", "Español de todas partes (en)", "Activity"),
        ("en-US", "year", "Español de todas partes (en)", "Activity"),
        ("en-US", "finished", "Español de todas partes (en)", "There is nothing left to check."),
        ("es-AR", "finished", "Español de todas partes", "Gracias a todas las personas"),
        ("en-US", "many", "Progress of all campaigns", "Campaña 30 (en)"),
    ],
)
def test_every_state_fits_a_laptop_and_a_phone(
    dashboard: Dashboard, locale: str, state: str, heading: str, said: str
) -> None:
    makers: dict[str, Callable[[], Tables]] = {
        "empty": make_empty_tables,
        "first day": make_first_day_tables,
        "year": make_year_tables,
        "running": make_running_tables,
        "finished": make_finished_tables,
        "many": make_many_tables,
    }
    seed_snapshot(dashboard.folder, makers[state]())
    with browser_page(locale=locale, viewport=(1366, 768)) as watched:
        page = watched.page
        open_page(page, dashboard, heading)
        expect(page.get_by_text(said).first).to_be_visible()
        look(page, dashboard, f"{state}-{locale}")
        assert watched.errors == []
        assert watched.hosts == {dashboard.address}


def test_the_numbers_move_while_someone_watches(dashboard: Dashboard) -> None:
    seed_snapshot(dashboard.folder, make_tables(done=9, title=NASTY, name=NASTY))
    with browser_page(locale="es-MX") as watched:
        page = watched.page
        page.clock.install()
        open_page(page, dashboard, "n")
        expect(page.get_by_text("de 24 elementos validados")).to_be_visible()
        expect(page.locator(".fiel-figure strong")).to_have_text("7")
        assert page.get_by_role("heading", level=1).inner_text() == NASTY
        assert page.locator("h1 a, h1 img, h1 strong").count() == 0
        page.evaluate("window.notReloaded = true")

        seed_snapshot(dashboard.folder, make_tables(done=10, title=NASTY, name=NASTY))
        page.clock.fast_forward(WATCH)
        expect(page.locator(".fiel-figure strong")).to_have_text("8", timeout=30_000)
        assert page.evaluate("window.notReloaded") is True

        page.get_by_role("link", name="Personas", exact=True).click()
        page.get_by_role("tab", name="Desde el principio").click()
        expect(page.get_by_role("link", name="<img src=x").first).to_be_visible()
        assert watched.errors == []
        assert watched.hosts == {dashboard.address}


def test_a_catalan_browser_gets_catalan(dashboard: Dashboard) -> None:
    seed_snapshot(dashboard.folder, make_running_tables())
    with browser_page(locale="ca-ES", viewport=(1366, 768)) as watched:
        page = watched.page
        open_page(page, dashboard, "Español de todas partes")
        lead = page.get_by_text("elements validats").first
        expect(lead).to_be_visible()
        assert lead.evaluate("each => each.closest('[lang]').lang") == "ca"
        look(page, dashboard, "catalan")
        check_words(page, "ca")
        assert watched.errors == []
