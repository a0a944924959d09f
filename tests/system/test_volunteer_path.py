"""What a volunteer can do, in Spanish and English, at a desk and on a phone, and what is collected of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fiel.annotation.form.fields import annotation_address
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.browser import browser_page, find_chromium
from tests.helpers.campaigns import make_work
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer
from tests.system.test_volunteer import item_of, shown_item, sign_in

_SECONDS = 1000


@dataclass(frozen=True)
class Words:
    """What a volunteer looks for on the screen."""

    locale: str
    question: str
    correct: str
    corrected: str
    unusable: str
    reason: str
    guidelines: str
    submit: str
    discard: str


WORDS = {
    "es": Words(
        locale="es-ES",
        question="¿Cómo está la traducción?",
        correct="Correcta",
        corrected="Corregida",
        unusable="Inservible",
        reason="Intraducible",
        guidelines="Guía",
        submit="Enviar",
        discard="Descartar",
    ),
    "en": Words(
        locale="en-GB",
        question="How is the translation?",
        correct="Correct",
        corrected="Corrected",
        unusable="Unusable",
        reason="Untranslatable",
        guidelines="Guide",
        submit="Submit",
        discard="Discard",
    ),
}


@dataclass(frozen=True)
class Volunteer:
    """Somebody in front of a form: with a keyboard at a desk, with a finger on a phone."""

    page: Page
    words: Words
    phone: bool

    def read_guidelines(self) -> None:
        self.page.get_by_text(self.words.guidelines, exact=True).first.click()
        text = self.page.get_by_text("Versión 1")
        text = text.last if self.phone else text.first
        text.scroll_into_view_if_needed(timeout=5 * _SECONDS)
        expect(text).to_be_in_viewport()
        self.page.locator(".panel:not(.--collapsed) > .panel__header").click()
        if not self.phone:
            self.page.get_by_text(self.words.question).click()  # the keys are the form's again

    def press(self, *keys: str, tap: str) -> None:
        if self.phone:
            self.page.get_by_text(tap, exact=True).click()
        else:
            for key in keys:
                self.page.keyboard.press(key)

    def submit(self) -> None:
        if self.phone:
            self.page.get_by_role("button", name=self.words.submit).click()
        else:
            self.page.keyboard.press("Enter")

    def accept(self) -> None:
        self.press("1", tap=self.words.correct)
        self.submit()

    def correct(self, number: int) -> None:
        self.page.locator("[contenteditable]", has_text=f"{number} veces").click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(" exactas")
        self.page.get_by_text(self.words.corrected, exact=True).click()
        self.page.get_by_role("button", name=self.words.submit).click()

    def reject(self) -> None:
        self.press("3", tap=self.words.unusable)
        self.press("5", tap=self.words.reason)  # the reasons' numbers follow the verdicts'
        self.submit()

    def comment(self) -> None:
        self.page.locator("[contenteditable]").last.click()
        self.page.keyboard.type("¿«Nada» o «Ninguno»?")
        self.page.get_by_text(self.words.correct, exact=True).click()
        self.page.get_by_role("button", name=self.words.submit).click()

    def discard(self) -> None:
        self.page.get_by_role("button", name=self.words.discard).click()

    def deal_with_item(self, action: Callable[[int], None]) -> str:
        """Do something about the item on the screen and wait until it is gone; return its id."""
        question = shown_item(self.page)
        number = re.findall(r"\d", question)[0]
        action(int(number))
        expect(item_of(self.page).get_by_text(question)).to_have_count(0, timeout=60 * _SECONDS)
        return f"Test/{number}"


def outline_of_focused(page: Page, *, checked: bool) -> str:
    """Focus the first answer, chosen or not, and return the style of the ring around it."""
    answer = page.locator(".questions .input-button").first
    label = answer.locator(".label-text")
    if checked:
        label.click()
        expect(label).to_have_class(re.compile("label-active"))
    answer.locator("input").focus()
    style = str(label.evaluate("each => getComputedStyle(each).outlineStyle"))
    if checked:
        label.click()  # as it was
        expect(label).not_to_have_class(re.compile("label-active"))
    return style


def expect_no_other_guides(page: Page, url: str) -> None:
    """Look at the list of datasets: beside it Argilla has links to guides of its own."""
    page.goto(url)
    links = page.locator('a[href*="docs.argilla.io"]')
    expect(links.first).to_be_attached(timeout=60 * _SECONDS)
    for link in links.all():
        expect(link).to_be_hidden()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_volunteer_does_everything_that_the_guide_tells(
    argilla: EmbeddedServer, tmp_path: Path, language: str, phone: bool
) -> None:
    find_chromium()
    words, name = WORDS[language], f"path-{language}-{'phone' if phone else 'desk'}"
    settings = Settings(home=argilla.home, snapshot=tmp_path / "snapshot")
    annotation = {"language": language, "audit": 0}
    work = make_work(tmp_path / "campaign", name, annotation=annotation)
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        password = ensure_annotators(client, work.campaign, [f"eva-{name}"])[f"eva-{name}"]
        dataset = find_datasets(client, name)["arc"]["id"]
    viewport = (390, 844) if phone else (1440, 900)
    with browser_page(locale=words.locale, viewport=viewport) as browser:
        sign_in(browser.page, annotation_address(argilla.url, dataset), password, username=f"eva-{name}")
        eva = Volunteer(browser.page, words, phone)
        shown_item(eva.page)
        eva.read_guidelines()
        if not phone:
            assert [outline_of_focused(eva.page, checked=each) for each in (False, True)] == [
                "dashed",
                "solid",
            ]
        accepted = eva.deal_with_item(lambda number: eva.accept())
        corrected = eva.deal_with_item(eva.correct)
        rejected = eva.deal_with_item(lambda number: eva.reject())
        commented = eva.deal_with_item(lambda number: eva.comment())
        discarded = eva.deal_with_item(lambda number: eva.discard())
        expect_no_other_guides(eva.page, argilla.url)
        assert browser.errors == []
    with connected_argilla(settings) as client:
        judgements = collect_answers(client, work.campaign, work.items).judgements["arc"]
    assert discarded not in {each.item_id for each in judgements}
    assert [
        (each.item_id, each.decision, each.reason, each.comment, each.contradiction) for each in judgements
    ] == [
        (accepted, "correct", None, "", None),
        (corrected, "corrected", None, "", None),
        (rejected, "unusable", "untranslatable", "", None),
        (commented, "correct", None, "¿«Nada» o «Ninguno»?", None),
    ]
    number = corrected.removeprefix("Test/")
    assert judgements[1].corrections == {"option_c": f"{number} veces exactas"}
    assert all(each.problem is None and not each.set_aside for each in judgements)
