"""The form in the languages that were translated last: launched for real, and Catalan in a browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_workspace_datasets
from fiel.messages.catalogue import Catalogue
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.form.desk import MILLISECONDS, Desk, Scene
from tests.helpers.browser import browser_page
from tests.helpers.campaigns import make_work
from tests.messages.test_translations import LANGUAGES, OURS, SAME_IN
from tests.server.running import EmbeddedServer

SHOWN = (
    *("verdict-", "reason-", "comment-", "split-title", "findings-title", "priority-title", "item-title"),
    *("segment-instruction", "segment-option_a", "welcome-", "credit-", "display_name-", "variety-"),
    "variety_public-",
)
FILLED_IN = {"proposal-label", "carried-text", "carried-text-release"}


def launch_in(language: str, server: EmbeddedServer, folder: Path) -> dict[str, str]:
    """Launch a small campaign of which people see the form in a language; return its datasets' ids."""
    annotation = {"language": language, "min_submitted": 90, "audit": 0}
    work = make_work(folder, f"form-{language}", annotation=annotation)
    with connected_argilla(Settings(home=server.home)) as client:
        launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# 1"}, checks={"arc": ()})
        found = find_workspace_datasets(client, work.campaign.name)
    return {name: str(dataset["id"]) for name, dataset in found.items()}


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {*OURS}))
def test_a_launched_form_has_no_word_of_english(
    language: str, argilla: EmbeddedServer, tmp_path: Path
) -> None:
    datasets = launch_in(language, argilla, tmp_path)
    parts = (
        "datasets/{}/fields",
        "datasets/{}/questions",
        "datasets/{}/records",
        "me/datasets/{}/metadata-properties",
    )
    with argilla.client() as owner:
        answers = [owner.get(part.format(each)) for each in datasets.values() for part in parts]
    shown = json.dumps([each.raise_for_status().json() for each in answers], ensure_ascii=False)
    for area in ("form", "about"):
        own, english = Catalogue(area, language), Catalogue(area, "en")
        for key in set(english.keys()) - SAME_IN.get(language, set()) - FILLED_IN - {"segment-option"}:
            text = json.dumps(english.text(key), ensure_ascii=False)
            assert text not in shown, key
            assert len(text) < 12 or text[1:-1] not in shown, key
            if key.startswith(SHOWN):
                assert json.dumps(own.text(key), ensure_ascii=False) in shown, key


def test_a_catalan_browser_gets_catalan(argilla: EmbeddedServer, tmp_path: Path) -> None:
    scene = Scene(argilla, argilla.url, launch_in("ca", argilla, tmp_path)["arc"])
    work = make_work(tmp_path / "again", "form-ca")
    with connected_argilla(Settings(home=argilla.home)) as client:
        password = ensure_annotators(client, work.campaign, ["aina"])["aina"]
    with browser_page(locale="ca-ES", viewport=(1366, 768)) as watched:
        watched.page.set_default_timeout(MILLISECONDS)
        desk = Desk(watched.page, scene, "aina", password)
        watched.page.goto(f"{argilla.url}/sign-in")  # where only the browser says which language
        region = watched.page.locator("#fiel-notices")
        expect(region).to_have_attribute("aria-label", "Missatges sobre les teves respostes")
        expect(watched.page.get_by_text("Nom d’usuari", exact=True).first).to_be_visible()
        desk.arrive()
        expect(watched.page.locator("html")).to_have_attribute("lang", "ca")
        expect(watched.page.get_by_role("button", name="Envia").last).to_be_visible()
        expect(watched.page.get_by_text("Com és la traducció?").first).to_be_visible()
        watched.page.screenshot(path=tmp_path / "catalan.png")
        desk.choose("Corregida")
        watched.page.keyboard.press("Enter")
        desk.expect_notice("però no has canviat res")
        desk.press("Tanca")
