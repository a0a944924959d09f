"""What a volunteer sees at the end of a queue, and on their own page, in a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_workspace_datasets
from fiel.annotation.telling import note_replies
from fiel.campaign.feedback import FeedbackAnswer
from fiel.judgements import identify_comment
from fiel.messages.catalogue import Catalogue
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.dashboard.axe import find_barriers
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE, SMALL
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.server.running import EmbeddedServer

NAME = "onward"
ARABIC = {
    "instruction": "ما هو الحمض DNA؟",
    "option_a": "نعم",
    "option_b": "لا",
    "option_c": "ربما",
    "option_d": "42",
}
THREE = {key: value for key, value in ROWS[1].items() if key != "option_d"}
SIZES = {"phone": PHONE, "laptop": LAPTOP, "small": SMALL}
WHO = (*SIZES, "about")  # all but the last have answered all there is


@dataclass(frozen=True)
class Hall:
    """A campaign in a language: one item of four options and one of three, and one reply."""

    server: EmbeddedServer
    language: str
    datasets: dict[str, str]
    passwords: dict[str, str]

    @property
    def here(self) -> str:
        return f"{self.server.url}/dataset/{self.datasets['arc']}/annotation-mode"

    def say(self, key: str, area: str = "own") -> str:
        return Catalogue(area, self.language).text(key)

    def seat(self, browser: Browser, viewport: tuple[int, int], who: str) -> Page:
        width, height = viewport
        context = browser.new_context(
            locale={"es": "es-ES", "ar": "ar-EG"}[self.language], viewport={"width": width, "height": height}
        )
        context.set_default_timeout(MILLISECONDS)
        page = context.new_page()
        page.goto(f"{self.server.url}/me")
        page.locator("main button").click()  # to the sign-in, and back here
        page.locator("input[type=password]").fill(self.passwords[who])
        page.locator("input").first.fill(who)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/me$"), timeout=MILLISECONDS)
        expect(page.locator("h2").first).to_be_visible(timeout=MILLISECONDS)
        return page


@pytest.fixture(scope="module", params=["es", "ar"])
def hall(
    request: pytest.FixtureRequest, argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hall]:
    language = request.param
    name = f"{NAME}-{language}"
    first = {**ROWS[0], **(ARABIC if language == "ar" else {})}
    work = make_work(
        tmp_path_factory.mktemp(name) / "campaign",
        name,
        rows=[first, THREE],
        language=language,
        title={"es": "Prueba", "ar": "تجربة"},
        annotation={"min_submitted": 3, "audit": 0},
        dashboard_url="https://example.org/avance",
    )
    with connected_argilla(Settings(home=argilla.home)) as client:
        launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"}, checks={"arc": ()})
        passwords = ensure_annotators(client, work.campaign, [f"{name}-{who}" for who in WHO])
        datasets = {key: each["id"] for key, each in find_workspace_datasets(client, name).items()}
        comment = "¿Y las unidades?"
        key = identify_comment("arc", "Test/1", comment)
        reply = FeedbackAnswer(
            id=key, task="arc", item="Test/1", done="Ya está.", answered=date(2026, 11, 29)
        )
        note_replies(client, work.campaign, {key: reply})
    for who, password in [*passwords.items()][: len(SIZES)]:
        person = Person(argilla.url, who, password)
        (record,) = person.queue(datasets["arc"]).values()
        texts = {key: value for key, value in first.items() if key not in ("id", "answer")}
        changed = f"{first['instruction']} ✓"
        person.answer(record["id"], "corrected", {**texts, "instruction": changed}, comment=comment)
        person.close()
    yield Hall(argilla, language, datasets, passwords)


@pytest.mark.parametrize("size", SIZES)
def test_the_end_of_a_queue_thanks_and_leads_on_and_ones_page_tells(
    hall: Hall, browser: Browser, size: str, tmp_path: Path
) -> None:
    page = hall.seat(browser, SIZES[size], f"{NAME}-{hall.language}-{size}")
    words = page.locator("main").text_content() or ""
    assert "Ya está." in words and "✓" in words
    assert find_barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_text(hall.say("corrections-list")).click()
    after = page.locator("ins .text").first
    assert after.evaluate("element => getComputedStyle(element).direction") == (
        "ltr" if hall.language == "es" else "rtl"
    )
    page.screenshot(path=tmp_path / "own.png", full_page=True)

    left = list(range(5))  # times that the server makes others' pages first

    def answer(route: Route) -> None:
        if left:
            left.pop()
            route.fulfill(status=429)
        else:
            route.continue_()

    page.route(re.compile(r"/api/v1/fiel/own\?"), answer)
    page.clock.install()
    page.reload()
    while page.locator("h1").count() == 0:
        page.clock.fast_forward(5_000)
        page.wait_for_timeout(50)
    expect(page.locator("dl.tiles").first).to_be_visible()
    assert left == []

    page.goto(hall.here)
    end = page.locator(".fiel-end")
    expect(end).to_contain_text(hall.say("end-thanks"), timeout=MILLISECONDS)
    expect(page.locator(".wrapper__text")).to_be_hidden()
    expect(page.locator("form.questions-form")).to_be_hidden()
    assert end.get_by_role("link").nth(1).get_attribute("href") == "https://example.org/avance"
    assert find_barriers(page) == []
    page.screenshot(path=tmp_path / "end.png")
    page.locator(".topbar .fiel-own").click()
    expect(page.locator("h1")).to_have_text(hall.say("title"), timeout=MILLISECONDS)
    page.go_back()
    end.get_by_role("link").first.click()  # the other form of the task
    other = hall.datasets[next(name for name in hall.datasets if name.startswith("arc-"))]
    page.wait_for_url(re.compile(other))
    expect(page.locator("form.questions-form")).to_be_visible(timeout=MILLISECONDS)
    page.context.close()


def test_the_form_about_oneself_ends_with_thanks_and_the_tasks_are_named_as_people_know_them(
    hall: Hall, browser: Browser, tmp_path: Path
) -> None:
    page = hall.seat(browser, PHONE, f"{NAME}-{hall.language}-about")
    page.goto(f"{hall.server.url}/dataset/{hall.datasets['about-you']}/annotation-mode")
    page.get_by_text(hall.say("credit-no", "about")).click()
    page.locator(".footer-form button[type=submit], .footer-form .button").last.click()
    end = page.locator(".fiel-end")
    expect(end).to_contain_text(hall.say("about-thanks"), timeout=MILLISECONDS)
    expect(page.locator("form.questions-form")).to_be_hidden()
    assert find_barriers(page) == []
    page.screenshot(path=tmp_path / "about.png")
    end.get_by_role("link", name=hall.say("change-name")).click()
    expect(page.locator("form.questions-form")).to_be_visible(timeout=MILLISECONDS)
    page.goto(f"{hall.server.url}/")
    cards = page.locator(".dataset-card__workspace")
    expect(cards.first).to_have_text(title := {"es": "Prueba", "ar": "تجربة"}[hall.language])
    assert NAME not in page.locator(".dataset-list__content").inner_text()
    page.locator(".filter-button__button").first.click()
    expect(page.locator(".datasets-filter__content label").first).to_contain_text(title)
    page.goto(f"{hall.server.url}/user-settings")
    expect(page.locator(".workspaces .badge").first).to_have_text(title)
    page.context.close()


def test_nothing_of_it_stays_for_the_next_person(hall: Hall, browser: Browser) -> None:
    page = hall.seat(browser, PHONE, f"{NAME}-{hall.language}-phone")
    page.evaluate("localStorage.setItem('auth._token.local', 'false')")
    page.reload()
    expect(page.locator("main button")).to_be_visible(timeout=MILLISECONDS)
    assert "✓" not in page.content() and "unidades" not in page.content()
    page.evaluate("localStorage.setItem('auth._token.local', 'Bearer <b>x')")
    page.reload()
    expect(page.locator("main button")).to_be_visible(timeout=MILLISECONDS)
    page.context.close()
