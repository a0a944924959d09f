"""The form fits phones and small laptops: sources above their boxes, verdict and sending within reach."""

from statistics import median

import pytest
from playwright.sync_api import Locator, expect

from fiel.annotation.launch import launch_campaign
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work, load_work
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.form.conftest import NewDesk
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE, SMALL, Desk, Scene
from tests.helpers.campaigns import write_campaign, write_rows
from tests.server.running import EmbeddedServer

BOTH = pytest.mark.parametrize("viewport", [SMALL, PHONE], ids=["small laptop", "phone"])
# As long as the median of m_arc's Spanish test items: 129 letters of question, and 31 for each option.
USUAL = {
    "id": "Test/1",
    "instruction": "Un estudiante deja un vaso de agua fría en la mesa un día cálido y húmedo. ¿Por qué "
    "aparecen gotas de agua por fuera de ese vaso?",
    "option_a": "El agua atraviesa el vidrio fino",
    "option_b": "El vapor del aire se condensa ahí",
    "option_c": "El vidrio se derrite lentamente",
    "option_d": "El hielo del vaso se evapora ya",
    "answer": "B",
}
USUAL_ENGLISH = {
    **USUAL,
    "instruction": "A student leaves a glass of cold water on the table on a warm and humid day. Why do "
    "drops of water appear on the outside of that glass?",
    "option_a": "Water goes through the thin glass",
    "option_b": "Vapor from the air condenses there",
    "option_c": "The glass is melting very slowly",
    "option_d": "The ice in the glass evaporates",
}


@pytest.fixture(scope="module")
def usual(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[Work, Scene]:
    """A campaign with one item, of usual length."""
    name, folder = "usualform", tmp_path_factory.mktemp("form-usual") / "campaign"
    path = write_campaign(folder, name, rows=[USUAL], annotation={"min_submitted": 90, "audit": 0})
    write_rows(folder / "test.en.jsonl", [USUAL_ENGLISH])
    work = load_work(path)
    with connected_argilla(Settings(home=argilla.home)) as client:
        launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"}, checks={"arc": ()})
        return work, Scene(argilla, argilla.url, find_datasets(client, name)["arc"]["id"])


def bounds(locator: Locator) -> tuple[float, float]:
    """Where something begins and ends from the top."""
    box = locator.bounding_box()
    assert box is not None
    return box["y"], box["y"] + box["height"]


def sources_and_boxes(desk: Desk) -> list[tuple[Locator, Locator]]:
    questions = desk.page.locator("[data-fiel-question]:has(.fiel-copy.fiel-row)")
    expect(questions).to_have_count(5)
    return [(each.locator(".fiel-source"), each.locator("[contenteditable]")) for each in questions.all()]


@BOTH
def test_each_source_stands_above_its_box_and_what_one_presses_is_in_reach(
    new_desk: NewDesk, viewport: tuple[int, int]
) -> None:
    desk = new_desk(viewport=viewport)
    number = desk.arrive()
    for source, box in sources_and_boxes(desk):
        assert bounds(source)[1] <= bounds(box)[0] < bounds(source)[1] + 40
    form = desk.page.locator(".questions-form__content")
    for end in (0, 10_000):
        form.evaluate("(form, end) => form.scrollTo(0, end)", end)
        for label in ("Correcta", "Corregida", "Inservible"):
            expect(desk.page.get_by_text(label, exact=True)).to_be_in_viewport(ratio=1)
        expect(desk.page.get_by_role("button", name="Enviar")).to_be_in_viewport(ratio=1)
    high, seen = form.evaluate("form => [form.scrollHeight, form.clientHeight]")
    assert high <= (seen + 1 if viewport == SMALL else 2 * seen)  # no scrolling, or one swipe
    desk.choose("Correcta")
    desk.send()
    desk.expect_other_item(number)
    other = desk.item()
    assert form.evaluate("form => form.scrollTop") == 0
    expect(desk.page.locator(".fiel-copy .fiel-source").first).to_have_text(f"How much is {other} + 1?")
    expect(desk.page.locator(".fiel-copy.fiel-row")).to_have_count(5)
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@BOTH
def test_an_item_of_usual_length_takes_no_scrolling_or_one_swipe(
    new_desk: NewDesk, usual: tuple[Work, Scene], viewport: tuple[int, int]
) -> None:
    options = [len(text) for key, text in USUAL.items() if key.startswith("option")]
    assert len(USUAL["instruction"]) >= 129 and median(options) >= 31
    desk = new_desk(viewport=viewport, work=usual[0], scene=usual[1])
    desk.page.goto(desk.form_url)
    desk.sign_in()
    expect(desk.page.locator(".fiel-copy.fiel-row")).to_have_count(5, timeout=MILLISECONDS)
    form = desk.page.locator(".questions-form__content")
    high, seen = form.evaluate("form => [form.scrollHeight, form.clientHeight]")
    assert high <= (seen + 1 if viewport == SMALL else 2 * seen)
    expect(desk.page.get_by_role("button", name="Enviar")).to_be_in_viewport(ratio=1)


@BOTH
def test_the_guide_opens_over_the_page_and_closes_with_escape(
    new_desk: NewDesk, viewport: tuple[int, int]
) -> None:
    desk = new_desk(viewport=viewport)
    desk.arrive()
    guide = desk.page.get_by_role("heading", name="Guía")
    expect(guide).to_have_count(0)
    desk.page.locator(".fiel-tool-guide").click()
    expect(guide).to_be_in_viewport(ratio=1)
    close = desk.page.get_by_role("button", name="Cerrar la guía")
    expect(close).to_be_focused()
    top, bottom = bounds(desk.page.locator(".panel:not(.--collapsed)"))
    assert top == 0 and bottom >= viewport[1]
    expect(close.get_by_text("Guía", exact=True)).to_be_hidden()  # its label says it
    desk.page.keyboard.press("Escape")
    expect(guide).to_have_count(0)
    expect(desk.page.get_by_role("button", name="Enviar")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_who_comes_back_to_the_form_is_in_the_box_that_they_press(
    new_desk: NewDesk, viewport: tuple[int, int]
) -> None:
    desk = new_desk(viewport=viewport)
    desk.arrive()
    desk.page.locator(".topbar").click(position={"x": 200, "y": 5})
    desk.type(" exactas")
    desk.page.locator(".fiel-tool-recent").click()
    desk.page.keyboard.press("Escape")
    desk.type(" y más")


def test_a_phone_shows_no_keys_and_a_laptop_does(new_desk: NewDesk) -> None:
    phone, laptop = new_desk(viewport=PHONE), new_desk(viewport=LAPTOP)
    for desk, shown in ((phone, False), (laptop, True)):
        desk.arrive()
        for caps in (".key", ".button__shortcuts", ".fiel-tool-keys"):
            expect(desk.page.locator(caps).first).to_be_visible(visible=shown)


def test_turning_a_device_moves_the_sources(new_desk: NewDesk) -> None:
    desk = new_desk(viewport=PHONE)
    desk.arrive()
    expect(desk.page.locator(".fiel-copy.fiel-row")).to_have_count(5)
    desk.page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
    expect(desk.page.locator(".fiel-copy")).to_have_count(0)
    expect(desk.page.frame_locator("iframe").locator(".fiel-row").first).to_be_in_viewport()
    desk.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(desk.page.locator(".fiel-copy.fiel-row")).to_have_count(5)


# Puts the words of a language into the bars of a phone; returns where what stands there begins.
RENAMED = """([words, names]) => {
    const find = selector => document.querySelector(selector)
    for (const [selector, text] of Object.entries(words)) find(selector).firstChild.data = text
    const status = find(".selected-option")
    const label = [...status.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    label.data = names.status
    const places = [".fiel-tool-guide", ".fiel-tool-recent", ".pagination__button"].map(find)
    const crumbs = [...document.querySelectorAll(".breadcrumbs li")].filter(each => each.offsetParent)
    return [[status, ...places], crumbs].map(line => line.map(each => each.getBoundingClientRect())
        .map(({top, bottom}) => Math.round((top + bottom) / 2)))
}"""


def test_in_every_language_a_phone_has_one_line_of_tools(new_desk: NewDesk) -> None:
    desk = new_desk(viewport=PHONE)
    desk.arrive()
    expect(desk.page.locator(".fiel-tool-guide")).to_be_visible()
    for language in available_languages("interface"):
        say, argilla = Catalogue("interface", language).text, Catalogue("argilla", language).text
        words = {f".fiel-tool-{name}": say(name) for name in ("guide", "recent")}
        words |= {
            ".breadcrumbs a": argilla("breadcrumbs--home"),
            ".fiel-own": Catalogue("own", language).text("title"),
        }
        status = argilla("recordStatus--pending").partition(" |")[0]
        for line in desk.page.evaluate(RENAMED, [words, {"status": status}]):
            assert max(line) - min(line) <= 2, (language, line)
        assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), language


@pytest.mark.parametrize("viewport", [LAPTOP, SMALL, PHONE], ids=["laptop", "small laptop", "phone"])
def test_a_short_notice_is_one_line(new_desk: NewDesk, viewport: tuple[int, int]) -> None:
    desk = new_desk(viewport=viewport)
    number = desk.arrive()
    desk.choose("Correcta")
    desk.send()
    desk.expect_other_item(number)
    desk.expect_notice("Respuesta enviada")
    undo = desk.notice.get_by_role("button", name="Deshacer")
    undo.hover()  # so that it stays
    for other in (desk.notice.locator("p"), desk.notice.get_by_role("button", name="Cerrar", exact=True)):
        assert abs(sum(bounds(other)) - sum(bounds(undo))) <= 4
