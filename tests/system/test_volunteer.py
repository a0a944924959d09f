"""A volunteer's path in a real browser, from signing in to being counted on the dashboard."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from fiel.annotation.form.fields import annotation_address
from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work
from fiel.checks import Finding
from fiel.checks.numbers import find_changed_numbers
from fiel.items import Item
from fiel.processes import running_dashboard
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from fiel.workflow.snapshot import take_snapshot
from tests.helpers.browser import browser_page, find_chromium
from tests.helpers.campaigns import ROWS, make_work
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer

_SECONDS = 1000


@pytest.fixture
def settings(argilla: EmbeddedServer, tmp_path: Path) -> Settings:
    return Settings(home=argilla.home, snapshot=tmp_path / "snapshot")


@pytest.fixture
def work(tmp_path: Path) -> Work:
    odd = "Nada\n\nde  <b>nada</b>, *nunca* "  # the form must give back what nobody touched, byte for byte
    rows = [{**row, "option_d": odd} for row in ROWS]
    return make_work(tmp_path / "campaign", "browser", rows=rows, credits={"ana": "Ana"})


@pytest.fixture
def form(argilla: EmbeddedServer, settings: Settings, work: Work) -> Iterator[tuple[str, str]]:
    """The address of the form and ana's password."""
    find_chromium()
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        password = ensure_annotators(client, work.campaign, ["ana"])["ana"]
        dataset = find_datasets(client, "browser")["arc"]["id"]
    yield f"{argilla.url}/dataset/{dataset}/annotation-mode", password


def sign_in(page: Page, url: str, password: str, *, username: str = "ana") -> None:
    """Sign in; all tests come from one address, which may have to wait until it may try again."""
    page.goto(url)
    status = 429
    while status == 429:
        page.locator("input").nth(0).fill(username)
        page.locator("input").nth(1).fill(password)
        with page.expect_response(lambda answer: answer.url.endswith("/api/v1/token")) as answered:
            page.keyboard.press("Enter")
        status = answered.value.status
        if status == 429:
            page.wait_for_timeout(_SECONDS * float(answered.value.headers["retry-after"]))
    page.wait_for_url(lambda reached: "sign-in" not in reached)
    page.goto(url)


def item_of(page: Page) -> FrameLocator:
    """The item: Argilla shows it in a frame of its own."""
    return page.frame_locator("iframe")


def shown_item(page: Page) -> str:
    """The question that is on the screen, once it is shown beside its original."""
    question = item_of(page).get_by_text(re.compile(r"How much is \d \+ 1\?")).first
    expect(question).to_be_visible(timeout=180 * _SECONDS)
    return question.inner_text()


def test_ana_accepts_one_and_corrects_one_and_the_dashboard_counts_both(
    settings: Settings, work: Work, form: tuple[str, str]
) -> None:
    url, password = form
    with browser_page() as browser:
        page = browser.page
        sign_in(page, url, password)

        first = shown_item(page)
        number = re.findall(r"\d", first)[0]
        item = item_of(page)
        source = item.get_by_text(f"{number} times", exact=True).first
        translation = item.locator(".fiel-text", has_text=f"{number} veces").first
        expect(source).to_be_visible()
        expect(translation).to_be_visible()
        left, right = source.bounding_box(), translation.bounding_box()
        assert left and right and left["x"] < right["x"] and abs(left["y"] - right["y"]) < 3  # side by side
        marked = item.locator(".fiel-right")
        expect(marked).to_have_count(1)
        expect(marked).to_contain_text("Opción B ✔ Respuesta correcta")

        page.keyboard.press("1")  # correct: two keystrokes
        page.keyboard.press("Enter")
        expect(item.get_by_text(first)).to_have_count(0, timeout=60 * _SECONDS)

        second = shown_item(page)
        number = re.findall(r"\d", second)[0]
        box = page.locator("[contenteditable]", has_text=f"{number} veces")
        box.click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" exactas")
        page.get_by_text("Corregida", exact=True).click()
        page.get_by_role("button", name="Enviar").click()
        expect(item.get_by_text(second)).to_have_count(0, timeout=60 * _SECONDS)

    take_snapshot(settings, [work])
    with running_dashboard(settings, 0) as dashboard, browser_page() as browser:
        browser.page.goto(dashboard.url)
        # Answers count at once; what one person alone decided is not shown.
        label = browser.page.get_by_text("Respuestas", exact=True)
        answers = browser.page.locator(".fiel-tiles > div", has=label).locator("dd")
        expect(answers).to_have_text("2", timeout=30 * _SECONDS)
        expect(browser.page.get_by_text("0 de 8")).to_be_visible()
        browser.page.get_by_role("link", name="Personas", exact=True).click()
        ana = browser.page.get_by_role("link", name="Ana", exact=True).first  # welcomed, and in a list
        expect(ana).to_be_attached(timeout=30 * _SECONDS)
        assert browser.errors == []

    with connected_argilla(settings) as client:
        judgements = collect_answers(client, work.campaign, work.items).judgements["arc"]
    assert sorted(each.decision for each in judgements) == ["correct", "corrected"]
    (correction,) = [each for each in judgements if each.decision == "corrected"]
    assert correction.corrections == {"option_c": f"{number} veces exactas"}
    assert all(each.annotator == "ana" for each in judgements)


STYLE = "each => getComputedStyle(each).borderBottomStyle"
HOSTILE = (
    "55  veces\n<script>document.title = 'taken'</script> "
    "<img src=x onerror=\"document.title = 'taken'\"> &lt; {{this}} $$x$$ $' #TEMPLATE#"
)


def find_images(item: Item) -> list[Finding]:
    """Find an image in an option: a check with a place that is a warning."""
    return [
        Finding(check="untranslated", severity="warning", segment=segment.name, span=(start, start + 4))
        for segment in item.segments
        if (start := segment.translation.find("<img")) >= 0
    ]


def copied(text: Locator) -> str:
    """What is in the clipboard's place when a person selects all of a text."""
    script = "each => { getSelection().selectAllChildren(each); return getSelection().toString(); }"
    return str(text.evaluate(script))


def test_findings_are_marked_in_their_places_and_risky_items_come_first(
    argilla: EmbeddedServer, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_chromium()
    # As where people have judged the findings right: errors of Spanish numbers are not earned yet.
    monkeypatch.setattr("fiel.checks.precision.can_find_errors", lambda check, language, own: True)
    rows = [*ROWS[:4], {**ROWS[4], "option_c": HOSTILE}, *ROWS[5:]]
    annotation = {"min_submitted": 1, "audit": 0}
    work = make_work(tmp_path / "campaign", "marked", rows=rows, annotation=annotation)
    with connected_argilla(settings) as client:
        checks = {"arc": (find_changed_numbers, find_images)}
        launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"}, checks=checks)
        password = ensure_annotators(client, work.campaign, ["ana", "bea-marked"])["bea-marked"]
        dataset = find_datasets(client, "marked")["arc"]["id"]
    with browser_page() as browser:
        page = browser.page
        sign_in(page, annotation_address(argilla.url, dataset), password, username="bea-marked")
        assert shown_item(page) == "How much is 5 + 1?"  # the one with an error, not the first
        item = item_of(page)
        text = item.locator(".fiel-text[lang=es]", has_text="veces")
        expect(text.locator("mark")).to_have_text(["55", "<img"])
        expect(text.locator("mark.fiel-error")).to_have_attribute(
            "title", "Los números no coinciden: en inglés 5, aquí 55."
        )
        expect(text.locator("mark.fiel-warning")).to_have_text("<img")
        styles = [each.evaluate(STYLE) for each in text.locator("mark").all()]
        assert styles == ["double", "dashed"]  # told apart without colours too
        page.screenshot(path=tmp_path / "marked.png")
        assert copied(text) == HOSTILE
        below = item.locator(".fiel-row", has_text="veces").locator(".fiel-finding")
        expect(below).to_have_text(
            [
                "✖ Posible error: Los números no coinciden: en inglés 5, aquí 55.",
                "⚠ Aviso: Parece que se quedó en inglés.",
            ]
        )
        assert item.locator("script:has-text('taken'), img").count() == 0
        assert "taken" not in page.title()
