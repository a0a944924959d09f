"""The front in a real browser: one server of its own, and a snapshot that changes from state to state."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from fiel.front.wording import words_in
from fiel.progress import overall_progress
from fiel.snapshots.tables import Tables
from tests.dashboard.axe import find_barriers
from tests.dashboard.seeding import (
    make_empty_tables,
    make_finished_tables,
    make_first_day_tables,
    make_many_tables,
    make_running_tables,
    make_year_tables,
    seed_snapshot,
)
from tests.front.visiting import running_front
from tests.helpers.browser import BrowserPage, browser_page

PAGES = ("", "people", "findings", "participate", "news", "about", "person?name=Ana+Gil", "nothing", "embed")
STATE_PAGES = ("", "findings", "news")
_TRIES = 30
LAPTOP, PHONE = (1366, 768), (390, 844)


@dataclass(frozen=True)
class Shown:
    """A running front: its address, the folder that it shows, where pictures go, and an open page."""

    address: str
    folder: Path
    pictures: Path
    watched: BrowserPage

    @property
    def page(self) -> Page:
        return self.watched.page


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    place = tmp_path_factory.mktemp("front")
    folder = place / "snapshot"
    with running_front(folder) as address, browser_page(locale="es-ES", viewport=LAPTOP) as watched:
        session = watched.page.context.new_cdp_session(watched.page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})  # states share addresses
        yield Shown(address, folder, place, watched)
    assert [each for each in watched.errors if "404" not in each] == []
    assert watched.hosts <= {urlsplit(address).netloc, "example.org"}  # the video, once somebody asks for it


def look(shown: Shown, name: str) -> None:
    """Check a page wide in the light, and on a phone in the dark."""
    page = shown.page
    for size, scheme in ((LAPTOP, "light"), (PHONE, "dark")):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert find_barriers(page) == [], f"{name} {size} {scheme}"
        page.screenshot(path=shown.pictures / f"{name}-{size[0]}-{scheme}.png", full_page=True)
    places = page.evaluate("[...document.querySelectorAll('header li')].map(each => each.offsetTop)")
    assert len(set(places)) <= 1, "the navigation wraps"


@pytest.mark.parametrize(
    ("make", "language", "pages"),
    [
        (make_running_tables, "es", PAGES),
        (make_running_tables, "en", PAGES[2:3]),
        *(
            (make, language, STATE_PAGES)
            for make in (make_empty_tables, make_first_day_tables, make_year_tables, make_finished_tables)
            for language in ("es", "en")
        ),
        (partial(make_many_tables, 8), "en", PAGES[:2]),
    ],
)
def test_no_page_keeps_anybody_out(
    shown: Shown, make: Callable[[], Tables], language: str, pages: tuple[str, ...]
) -> None:
    tables = make()
    seed_snapshot(shown.folder, tables)
    answers = words_in("dashboard", language).number(overall_progress(tables).answers)
    for _ in range(_TRIES):  # until it has read them, the front shows the data of before
        shown.page.goto(f"{shown.address}/{language}/")
        if shown.page.locator("dl dd").first.inner_text() == answers:
            break
    expect(shown.page.locator("dl dd").first).to_have_text(answers)
    for page in pages:
        shown.page.goto(f"{shown.address}/{language}/{page}")
        look(shown, f"{language}-{len(page)}-{page.partition('?')[0] or 'progress'}")


def test_a_language_from_the_right(shown: Shown) -> None:
    """What is beside text is then on its other side."""
    seed_snapshot(shown.folder, make_running_tables())
    page = shown.page
    for address in ("ar/", "ar/participate", "ar/findings"):
        page.goto(f"{shown.address}/{address}")
        assert page.locator("html").get_attribute("dir") == "rtl"
        look(shown, f"rtl-{address.removeprefix('ar/')}")
    page.goto(f"{shown.address}/ar/")
    filled = page.locator(".fiel-large i").bounding_box()
    track = page.locator(".fiel-large").bounding_box()
    assert filled and track
    assert round(filled["x"] + filled["width"]) == round(track["x"] + track["width"])


def test_a_page_is_shared_and_the_video_waits(shown: Shown) -> None:
    seed_snapshot(shown.folder, make_running_tables())
    page = shown.page
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{shown.address}/es/about")
    here = page.locator("header .fiel-here").bounding_box()
    assert here and 0 <= here["x"] <= PHONE[0] - here["width"]  # the last page, of which the first hide
    page.goto(f"{shown.address}/es/people")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copiar el enlace").click()
    expect(page.get_by_role("button", name="Copiado")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{shown.address}/es/people"
    for name, host in (("WhatsApp", "https://wa.me/?text="), ("Telegram", "https://t.me/share/url?url=")):
        assert (page.get_by_role("link", name=name).get_attribute("href") or "").startswith(host)
    page.evaluate("window.open = (...asked) => { window.asked = asked }")
    page.get_by_label("Tu servidor de Mastodon").fill("https://somos.social/@fiel")
    page.get_by_role("button", name="Compartir en Mastodon").click()
    asked: str = page.evaluate("window.asked[0]")
    assert asked.startswith("https://somos.social/share?text=Personas") and "es%2Fpeople" in asked
    page.goto(f"{shown.address}/es/participate")
    assert page.locator("video").count() == 0
    assert shown.watched.hosts == {urlsplit(shown.address).netloc}
    page.route("https://example.org/**", lambda route: route.fulfill(body=""))
    page.get_by_role("button", name="Cargar el video de example.org").click()
    assert page.locator("video").get_attribute("src") == "https://example.org/video.mp4"


def test_without_scripts_everything_but_buttons_is_there(shown: Shown) -> None:
    seed_snapshot(shown.folder, make_running_tables())
    browser = shown.page.context.browser
    assert browser is not None
    page = browser.new_context(java_script_enabled=False, locale="en-GB").new_page()
    page.goto(f"{shown.address}/")
    page.get_by_role("link", name="What we found", exact=True).click()
    page.get_by_label("Search all corrections").fill("PETALO")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Search the corrections")).to_be_visible()
    assert page.get_by_role("button", name="Copy").count() == 0
    page.context.close()
