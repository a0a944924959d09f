"""A volunteer says in a real browser how they want to be named."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fiel.annotation.about import collect_profiles
from fiel.messages.catalogue import Catalogue
from fiel.people.credits import Profile
from fiel.people.roster import name_accounts
from fiel.settings import Settings
from fiel.workflow import people as community
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.browser import browser_page, find_chromium
from tests.helpers.campaigns import make_work
from tests.server.running import EmbeddedServer

_SECONDS = 1000


def sign_in(page: Page, url: str, username: str, password: str) -> None:
    page.goto(url)
    page.locator("input").nth(0).fill(username)
    page.locator("input").nth(1).fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda reached: "sign-in" not in reached, timeout=60 * _SECONDS)
    page.goto(url)


@pytest.mark.parametrize(("language", "submit"), [("es", "Enviar"), ("en", "Submit")])
def test_a_volunteer_asks_to_be_named(
    argilla: EmbeddedServer, tmp_path: Path, language: str, submit: str
) -> None:
    find_chromium()
    settings = Settings(home=argilla.home, snapshot=tmp_path / "snapshot")
    name, username = f"about-{language}", f"about-{language}-luz"
    work = make_work(tmp_path / "campaign", name, annotation={"language": language})
    launch_work(settings, work)
    file = tmp_path / "passwords.csv"
    added = community.add_people(settings, work.campaign, name_accounts([username]), passwords=file)
    password = file.read_text(encoding="utf-8").splitlines()[1].split(",")[1]
    say = Catalogue("about", language).text
    with browser_page(locale=language) as browser:
        page = browser.page
        sign_in(page, added.about_you, username, password)
        expect(page.get_by_text(say("welcome-text")).first).to_be_visible(timeout=60 * _SECONDS)
        page.get_by_text(say("credit-yes"), exact=True).click()
        boxes = page.locator("[contenteditable]")
        expect(boxes).to_have_count(2)
        boxes.nth(0).click()
        page.keyboard.type("Luz del Sur")
        boxes.nth(1).click()
        page.keyboard.type("rioplatense")
        titles = page.get_by_text(say("welcome-title"), exact=True)
        shown = titles.and_(page.locator(":not(.breadcrumbs__item)"))  # the path names the form, too
        expect(shown).to_have_count(1)
        page.get_by_role("button", name=submit).click()
        expect(shown).to_have_count(0, timeout=60 * _SECONDS)  # nothing more waits for this person
    with connected_argilla(settings) as client:
        assert collect_profiles(client, name) == [
            Profile(username=username, credit=True, display_name="Luz del Sur", variety="rioplatense")
        ]
