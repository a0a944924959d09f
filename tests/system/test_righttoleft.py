"""A campaign in Arabic in a real browser: what a volunteer reads and edits runs from the right."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.browser import browser_page, find_chromium
from tests.helpers.campaigns import ROWS, make_work
from tests.server.running import EmbeddedServer
from tests.system.test_volunteer import item_of, sign_in

_SECONDS = 1000

# A Latin term begins the question, so that its first letter alone would give the wrong direction.
QUESTION = "DNA هو الحمض الذي يحمل الصفات الوراثية في الخلية؟"
TEXTS = {
    "instruction": QUESTION,
    "option_a": "نعم، في نواة الخلية",
    "option_b": "لا، بل في الجدار (3 طبقات)",
    "option_c": "H2O + CO2",
    "option_d": "42",
}

# Whether the first character of an element's text stands to the right of its last one, on the screen.
FROM_THE_RIGHT = """element => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let node = texts.nextNode()
    while (!node.data.trim()) node = texts.nextNode()
    const place = index => {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        return range.getBoundingClientRect().x
    }
    const start = node.data.search(/\\S/)
    return place(start) > place(node.data.trimEnd().length - 1)
}"""


@pytest.fixture(scope="module")
def page(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The form of an Arabic campaign, as a volunteer sees it."""
    find_chromium()
    folder = tmp_path_factory.mktemp("arabic")
    settings = Settings(home=argilla.home, snapshot=folder / "snapshot")
    work = make_work(folder, "arabic", rows=[{**ROWS[0], **TEXTS}], language="ar")
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        password = ensure_annotators(client, work.campaign, ["amal"])["amal"]
        dataset = find_datasets(client, "arabic")["arc"]["id"]
    with browser_page(locale="en-GB") as browser:
        sign_in(browser.page, f"{argilla.url}/dataset/{dataset}/annotation-mode", password, username="amal")
        yield browser.page


def direction(element: Locator) -> str:
    return str(element.evaluate("element => getComputedStyle(element).direction"))


def test_the_translation_runs_from_the_right_and_the_original_from_the_left(page: Page) -> None:
    item = item_of(page)
    translations = item.locator(".fiel-text[lang=ar]")
    expect(translations.first).to_be_visible(timeout=60 * _SECONDS)
    assert translations.all_inner_texts() == list(TEXTS.values())
    assert [direction(each) for each in translations.all()] == ["rtl"] * 5
    assert translations.first.evaluate(FROM_THE_RIGHT)
    original = item.get_by_text("How much is 1 + 1?")
    assert (direction(original), original.evaluate(FROM_THE_RIGHT)) == ("ltr", False)
    source, translation = original.bounding_box(), translations.first.bounding_box()
    assert source and translation and source["x"] < translation["x"]  # still where the guide says


def test_the_boxes_run_from_the_right_too(page: Page) -> None:
    """Argilla decides by the letters that a box holds: those with Latin ones alone run from the left."""
    expect(item_of(page).locator(".fiel-text").first).to_be_visible(timeout=60 * _SECONDS)
    found = {}
    for name, text in TEXTS.items():
        box = page.locator("[contenteditable]", has_text=text).first
        expect(box).to_be_visible()
        found[name] = (direction(box), box.evaluate(FROM_THE_RIGHT))
    from_the_right = [name for name, seen in found.items() if seen == ("rtl", True)]
    assert from_the_right == ["instruction", "option_a", "option_b"], found
    empty = page.locator("[contenteditable]").last
    empty.click()
    page.keyboard.type("ترجمة جيدة")
    expect(empty).to_have_css("direction", "rtl")
