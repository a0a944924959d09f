"""The way of an invited stranger: from the link to five good items, and what it takes."""

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work
from fiel.messages.catalogue import Catalogue
from fiel.settings import Settings
from fiel.workflow import invitations as steps
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.form.desk import MILLISECONDS
from tests.helpers.campaigns import ARABIC_ROWS, ROWS, make_work
from tests.helpers.network import counted_bytes

MOST_PRESSES = 12
MOST_BYTES = 900_000  # from the link to the first item
LOCALES = {"es": "es-ES", "ar": "ar-EG"}
TRANSLATIONS = {"es": ROWS, "ar": ARABIC_ROWS}


@dataclass(frozen=True)
class Street:
    """A launched campaign with an invitation.

    Attributes:
        work: The campaign.
        language: What its form is in.
        dataset: Id of its dataset.
        invitation: Id of the invitation.
        link: The invitation's link.
    """

    work: Work
    language: str
    dataset: str
    invitation: str
    link: str


def open_street(settings: Settings, folder: Path, name: str, language: str, *, answers: int) -> Street:
    """Launch a campaign and invite to it."""
    annotation = {"min_submitted": answers, "audit": 0}
    work = make_work(folder, name, rows=TRANSLATIONS[language], language=language, annotation=annotation)
    launch_work(settings, work)
    wanted: dict[str, Any] = {"days": 1, "max_uses": 9, "approve": False, "practice": "own"}
    invitation, link, _ = steps.invite(settings, work.file.path, **wanted)
    with connected_argilla(settings) as client:
        dataset = find_datasets(client, name)["arc"]["id"]
    return Street(work, language, str(dataset), invitation, link)


@dataclass(frozen=True)
class Way:
    """What the way took.

    Attributes:
        presses: Keys or taps from the link on, without the letters of the name.
        seconds: From the link to the fifth answer, for somebody who reads nothing.
        size: Bytes that came from the link to the first item.
    """

    presses: int
    seconds: float
    size: int


def send_five(page: Page, street: Street, name: str) -> Way:
    """Open the link, join, and send five items as they are: with taps on a phone, elsewhere with keys."""
    taps = page.evaluate("navigator.maxTouchPoints") > 0
    correct = Catalogue("form", street.language).text("verdict-correct")
    presses, start = 0, time.monotonic()
    with counted_bytes(page.context.new_cdp_session(page)) as sizes:
        page.goto(street.link)
        if taps:
            page.locator("#name").tap()  # where a phone shows its keyboard
            presses += 1
        page.wait_for_selector("#name:focus")
        page.keyboard.type(name)
        if taps:
            page.locator("form button").nth(1).tap()
        else:
            page.keyboard.press("Enter")
        presses += 1
        number = wait_for_item(page, "none")
        page.wait_for_load_state("networkidle")
    for _ in range(5):
        if taps:
            page.get_by_text(correct, exact=True).tap()
            page.locator(".button--submit").tap()
        else:
            page.keyboard.press("1")
            page.keyboard.press("Enter")
        presses += 2
        number = wait_for_item(page, number)
    wait_until_sent(page)
    return Way(presses, time.monotonic() - start, sum(sizes))


def wait_for_item(page: Page, before: str) -> str:
    """Wait for another item than before; return its number."""
    other = re.compile(rf"How much is (?!{before} )\d \+ 1\?")
    question = page.frame_locator("iframe").get_by_text(other).first
    expect(question).to_be_attached(timeout=MILLISECONDS)
    expect(page.locator("[contenteditable]").first).to_be_visible(timeout=MILLISECONDS)
    return str(re.findall(r"\d", question.inner_text())[0])


def wait_until_sent(page: Page) -> None:
    """Wait until the browser keeps no answer that has not arrived."""
    page.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('fiel.answer.'))")


def username_of(name: str) -> str:
    """Return the account that a name gets."""
    return name.replace(" ", ".")
