"""From the link to five good items: what an invited stranger presses, in scripts that run both ways."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fiel.annotation.records import find_datasets
from fiel.settings import Settings
from fiel.workflow import invitations as steps
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE, SMALL, Scene
from tests.form.test_arriving import NAMES, NewPage, join, new_page
from tests.helpers.campaigns import ARABIC_ROWS, ROWS, make_work
from tests.server.running import EmbeddedServer

__all__ = ["new_page"]
MOST_PRESSES = 12
LANGUAGES = {"es": ("es-ES", "ltr", "Correcta"), "ar": ("ar-EG", "rtl", "صحيحة")}


@pytest.fixture(scope="module", params=[*LANGUAGES])
def street(
    request: pytest.FixtureRequest, argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, str, Scene]:
    """A campaign in a language, the link of an invitation to it, and where it is."""
    language = str(request.param)
    rows = {"es": ROWS, "ar": ARABIC_ROWS}[language]
    name = f"strangers-{language}"
    annotation = {"min_submitted": 90, "audit": 0}
    folder = tmp_path_factory.mktemp(name) / "campaign"
    work = make_work(folder, name, rows=rows, language=language, annotation=annotation)
    settings = Settings(home=argilla.home)
    launch_work(settings, work)
    _, link, _ = steps.invite(settings, work.file.path, days=1, max_uses=9, approve=False, practice="none")
    with connected_argilla(settings) as client:
        dataset = find_datasets(client, name)["arc"]["id"]
    return language, link, Scene(argilla, argilla.url, dataset)


@pytest.mark.parametrize("viewport", [LAPTOP, SMALL, PHONE], ids=["laptop", "small laptop", "phone"])
def test_an_invited_stranger_sends_five_good_items_without_a_password(
    street: tuple[str, str, Scene], new_page: NewPage, viewport: tuple[int, int], tmp_path: Path
) -> None:
    language, link, scene = street
    locale, direction, correct = LANGUAGES[language]
    page, name, phone = new_page(viewport, locale), next(NAMES), viewport == PHONE
    join(page, link, name)
    number, presses = wait_for_item(page, "none"), 0
    if phone:
        page.locator(".fiel-close").tap()
        presses += 1
    directions = "boxes => boxes.map(box => getComputedStyle(box).direction)"
    boxes = page.locator(
        "[data-fiel-question=instruction] [contenteditable], [data-fiel-question=option_c] [contenteditable]"
    )
    assert boxes.evaluate_all(directions) == [direction] * 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.dir") == direction
    page.screenshot(path=tmp_path / "form.png")
    for _ in range(5):
        if phone:
            page.get_by_text(correct, exact=True).tap()
            page.locator(".footer-form button[type=submit], .footer-form .button").last.tap()
        else:
            page.keyboard.press("1")
            page.keyboard.press("Enter")
        presses += 2
        number = wait_for_item(page, number)
    page.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('fiel.answer.'))")
    sent = [status for status, _ in scene.answers(name.replace(" ", ".")).values()]
    assert sent == ["submitted"] * 5 and presses <= MOST_PRESSES


def wait_for_item(page: Page, before: str) -> str:
    """Wait for another item than before; return its number."""
    other = re.compile(rf"How much is (?!{before} )\d \+ 1\?")
    question = page.frame_locator("iframe").get_by_text(other).first
    expect(question).to_be_attached(timeout=MILLISECONDS)
    expect(page.locator("[contenteditable]").first).to_be_visible(timeout=MILLISECONDS)
    return str(re.findall(r"\d", question.inner_text())[0])
