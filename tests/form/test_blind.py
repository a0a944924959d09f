"""A question without its key, on a laptop and on a phone: answered first, and the key seen afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from fiel.annotation.blind import blind_name
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_workspace_datasets
from fiel.campaign.work import Work
from fiel.messages.catalogue import Catalogue
from fiel.settings import Settings
from fiel.workflow.blind import report_blind
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.server.running import EmbeddedServer

NAME = "blind-form"
KEY = "Clave de los datos"
KEYS_OF_CHOICES = {"A": "1", "B": "2"}


@pytest.fixture(scope="module")
def asked(
    argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Work, Settings, str, dict[str, str]]:
    """A campaign of two questions, its dataset of questions, and passwords by user name."""
    folder = tmp_path_factory.mktemp("blind") / "campaign"
    work = make_work(folder, NAME, rows=ROWS[:2], task={"blind": 1}, annotation={"audit": 0})
    settings = Settings(home=argilla.home)
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        dataset = str(find_workspace_datasets(client, NAME)[blind_name("arc")]["id"])
        names = [f"{NAME}-{who}" for who in ("laptop", "phone", "other")]
        return work, settings, dataset, dict(ensure_annotators(client, work.campaign, names))


@pytest.fixture
def pages(browser: Browser) -> Iterator[dict[str, Page]]:
    contexts = {
        f"{NAME}-{who}": browser.new_context(
            locale="es-ES",
            viewport={"width": size[0], "height": size[1]},
            is_mobile=size == PHONE,
            has_touch=size == PHONE,
        )
        for who, size in (("laptop", LAPTOP), ("phone", PHONE))
    }
    for context in contexts.values():
        context.set_default_timeout(MILLISECONDS)
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


def question_on(page: Page) -> FrameLocator:
    frame = page.frame_locator("iframe")
    expect(frame.locator(".fiel-option")).to_have_count(4, timeout=MILLISECONDS)
    return frame


def sign_in(page: Page, url: str, username: str, password: str) -> None:
    page.goto(url)
    page.locator("input").nth(0).fill(username)
    page.locator("input").nth(1).fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda reached: "sign-in" not in reached, timeout=MILLISECONDS)


def answer(page: Page, choice: str, *, tap: bool) -> None:
    """Choose a letter and send it, with keys or with a finger."""
    if tap:
        page.locator("form.questions-form").get_by_text(choice, exact=True).tap()
        page.get_by_role("button", name="Enviar").last.tap()
    else:
        page.keyboard.press(KEYS_OF_CHOICES[choice])
        page.keyboard.press("Enter")


def test_the_key_is_seen_after_the_answer_and_not_before(
    argilla: EmbeddedServer,
    asked: tuple[Work, Settings, str, dict[str, str]],
    pages: dict[str, Page],
    tmp_path: Path,
) -> None:
    work, settings, dataset, passwords = asked
    form = f"{argilla.url}/dataset/{dataset}/annotation-mode"
    for name, page in pages.items():
        sign_in(page, form, name, passwords[name])
        for choice in ("B", "A"):
            frame = question_on(page)
            shown = frame.locator(".fiel-text").first.inner_text()
            page.screenshot(path=tmp_path / f"{name}-{choice}.png")
            expect(frame.locator(".fiel-note")).to_have_count(0)  # nothing is told of the key
            assert KEY not in page.content()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            answer(page, choice, tap=name.endswith("phone"))
            expect(frame.locator(".fiel-text").first.filter(has_text=shown)).to_have_count(
                0, timeout=MILLISECONDS
            )
    other = Person(argilla.url, f"{NAME}-other", passwords[f"{NAME}-other"])
    for record in other.queue(dataset).values():
        body = {"status": "submitted", "values": {"choice": {"value": "B"}}}
        other.client.post(f"records/{record['id']}/responses", json=body).raise_for_status()
    other.close()
    assert report_blind(settings, work, keys=True).shown == {"arc": 2}

    for name, page in pages.items():
        page.goto(f"{form}?page=1&status=submitted")
        note = question_on(page).locator(".fiel-note")
        expect(note).to_be_visible(timeout=MILLISECONDS)
        page.screenshot(path=tmp_path / f"{name}-key.png")
        assert "B" in note.inner_text()
        own = Catalogue("own", "es").text
        page.goto(f"{argilla.url}/me")
        page.get_by_text(own("keys-list")).click()
        items = page.locator("details li").filter(has_text=KEY)
        expect(items).to_have_count(2)
        assert [own("your-choice", choice=choice) in items.all_inner_texts()[0] for choice in "AB"] == [
            True,
            False,
        ]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.screenshot(path=tmp_path / f"{name}-own.png")
    found = report_blind(settings, work).tasks["arc"]
    assert found.accuracy is not None and found.accuracy.answers == 6
