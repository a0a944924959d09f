"""The form on a screen: what is seen without scrolling, what is reached by it, and how well it reads."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from fiel.annotation.form.fields import annotation_address
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import load_work
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.browser import browser_page, find_chromium
from tests.helpers.campaigns import TOP, describe_campaign, write_rows
from tests.server.running import EmbeddedServer
from tests.system.test_volunteer import item_of, sign_in

_SECONDS = 1000
GUIDE = "https://example.org/guia"
DESK, SMALL, PHONE = (1440, 900), (1366, 641), (390, 844)
READABLE = 4.5  # contrast of WCAG 2.2, success criterion 1.4.3 (AA)

# As long as usual or longer: the real median is 259 characters in ARC, 317 in MMLU, 358 in the English
# HellaSwag and 578 in 26 prompts of DIBT.
ITEMS: dict[str, tuple[str, dict[str, Any], dict[str, Any] | None]] = {
    "arc": (
        "test",
        {
            "id": "W/1",
            "instruction": "Una clase observa durante dos semanas las plantas de su aula. Las que están "
            "junto a la ventana crecen inclinadas hacia el cristal. ¿Qué explica mejor "
            "este crecimiento?",
            "option_a": "Las plantas buscan el calor que sale del cristal",
            "option_b": "Las células del lado en sombra se alargan más",
            "option_c": "El viento empuja los tallos hacia afuera",
            "option_d": "La tierra de la maceta pierde 25 gramos [de agua]",
            "answer": "B",
        },
        {
            "id": "W/1",
            "instruction": "A class watches the plants of its room for two weeks. Those beside the window "
            "grow leaning towards the glass. What best explains this growth?",
            "option_a": "The plants look for the warmth that comes from the glass",
            "option_b": "The cells on the shaded side grow longer",
            "option_c": "The wind pushes the stems outwards",
            "option_d": "The soil in the pot loses 2.5 grams of water",
            "answer": "B",
        },
    ),
    "hellaswag": (
        "val",
        {
            "ind": 37,
            "activity_label": "Hornear un pastel",
            "ctx_a": "Una niña pone harina, azúcar y dos huevos en un tazón. Revuelve hasta que no "
            "quedan grumos y vierte la masa en un molde redondo.",
            "ctx_b": "la niña",
            "ctx": "Una niña pone harina, azúcar y dos huevos en un tazón. Revuelve hasta que no "
            "quedan grumos y vierte la masa en un molde redondo. la niña",
            "endings": [
                "escribe su nombre en los huevos y los vuelve a poner en el cartón.",
                "dobla la masa como una camisa y la cuelga en el armario de su cuarto.",
                "mete el molde en el horno y pone un temporizador de treinta minutos.",
                "se pone el molde de sombrero y se zambulle en el lago con sus amigas.",
            ],
            "source_id": "demo~3",
            "split": "val",
            "split_type": "indomain",
            "label": "2",
        },
        {
            "ind": 37,
            "activity_label": "Baking a cake",
            "ctx_a": "A girl puts flour, sugar and two eggs in a bowl. She stirs until there are no "
            "lumps left and pours the batter into a round pan.",
            "ctx_b": "the girl",
            "ctx": "A girl puts flour, sugar and two eggs in a bowl. She stirs until there are no "
            "lumps left and pours the batter into a round pan. the girl",
            "endings": [
                "writes her name on the eggs and puts them back in the carton.",
                "folds the batter like a shirt and hangs it in the closet of her room.",
                "puts the pan in the oven and sets a timer for thirty minutes.",
                "wears the pan as a hat and dives into the lake with her friends.",
            ],
            "source_id": "demo~3",
            "split": "val",
            "split_type": "indomain",
            "label": "2",
        },
    ),
    "dibt": (
        "train",
        {
            "row_idx": 7,
            "prompt": "You run a small bakery and want to open on Sundays too. Write a letter to your four "
            "employees in which you explain why, say what changes for each of them, and ask for their "
            "opinion.\n\nThe letter must:\n1. be no longer than 200 words;\n2. name one advantage for those "
            "who work on Sundays;\n3. end with a date for a meeting.\n\nThen list three questions that they "
            "may ask you, each with a short and honest answer.",
            "metadata": "{}",
            "translation": "Tienes una panadería pequeña y quieres abrir también los domingos. Escribe una "
            "carta a tus cuatro empleados en la que les expliques por qué, digas qué cambia para cada uno y "
            "les pidas su opinión.\n\nLa carta debe:\n1. no pasar de 200 palabras;\n2. nombrar una ventaja "
            "para quienes trabajen los domingos;\n3. terminar con la fecha de una reunión.\n\nDespués haz "
            "una lista de tres preguntas que podrían hacerte, cada una con una respuesta corta y sincera.",
        },
        None,  # the original is in the row
    ),
    "mmlu": (
        "val",
        {
            "id": "high_school_physics/val/0",
            "instruction": "Un motor levanta en vertical una caja que pesa 20 N hasta una altura de 3 m, "
            "a velocidad constante, en 2 s. Si se desprecia el rozamiento con el aire, "
            "¿cuál es la potencia que entrega el motor durante la subida?",
            "option_a": "10 W, porque la fuerza se reparte entre los 2 s",
            "option_b": "30 W, porque el trabajo de 60 J se hace en 2 s",
            "option_c": "60 W, porque el trabajo total es de 60 J",
            "option_d": "120 W, porque el trabajo de 60 J se duplica en 2 s",
            "answer": "B",
        },
        {
            "id": "high_school_physics/val/0",
            "instruction": "A motor lifts a crate that weighs 20 N straight up through 3 m, at constant "
            "speed, in 2 s. If the friction of the air is neglected, what is the power "
            "delivered by the motor during the lift?",
            "option_a": "10 W, because the force is shared among the 2 s",
            "option_b": "30 W, because the work of 60 J is done in 2 s",
            "option_c": "60 W, because the total work is 60 J",
            "option_d": "120 W, because the work of 60 J doubles in 2 s",
            "answer": "B",
        },
    ),
}


@dataclass(frozen=True)
class Launched:
    """A launched campaign: its address by task, who may sign in, and the browser's language and words."""

    addresses: dict[str, str]
    username: str
    password: str
    locale: str
    submit: str


LANGUAGES = {"es": ("es-ES", "Enviar"), "en": ("en-GB", "Submit")}


@pytest.fixture(scope="module", params=["es", "en"])
def launched(
    request: pytest.FixtureRequest, argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory
) -> Launched:
    """A campaign of one usual item of each benchmark, with the form in one language."""
    find_chromium()
    name = f"screen-{request.param}"
    path = write_items(tmp_path_factory.mktemp("screen"), name, request.param)
    work, settings = load_work(path), Settings(home=argilla.home)
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        password = ensure_annotators(client, work.campaign, [f"ana-{name}"])[f"ana-{name}"]
        datasets = find_datasets(client, name)
    addresses = {task: annotation_address(argilla.url, datasets[task]["id"]) for task in ITEMS}
    return Launched(addresses, f"ana-{name}", password, *LANGUAGES[request.param])


def write_items(folder: Path, name: str, language: str) -> Path:
    """Write the campaign and return its file."""
    tasks = []
    for task, (split, row, english) in ITEMS.items():
        write_rows(folder / f"{task}_{split}.jsonl", [row])
        guide = str(TOP / "guides" / "es" / f"{task}.md")
        tasks.append({"benchmark": task, "source": {"files": f"{task}_{{split}}.jsonl"}, "guide": guide})
        if english is not None:
            write_rows(folder / f"{task}_{split}.en.jsonl", [english])
            tasks[-1]["english"] = {"files": f"{task}_{{split}}.en.jsonl"}
    campaign = describe_campaign(name, annotation={"language": language}) | {
        "tasks": tasks,
        "guide_url": GUIDE,
    }
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(campaign, allow_unicode=True), encoding="utf-8")
    return path


def open_form(page: Page, launched: Launched, task: str) -> None:
    page.goto(launched.addresses[task])
    expect(item_of(page).locator(".fiel-row").last).to_be_visible(timeout=60 * _SECONDS)
    expect(page.locator("[contenteditable]").last).to_be_attached(timeout=60 * _SECONDS)


# What scrolls up and down of a page: the class, how high the content is, and how much of it is seen.
SCROLLING = """() => [...document.querySelectorAll("*")]
    .filter(each => /auto|scroll/.test(getComputedStyle(each).overflowY)
        && each.clientHeight && each.scrollHeight > each.clientHeight + 1)
    .map(each => [each.className, each.scrollHeight, each.clientHeight])"""

OVERFLOW = "page => [page.scrollHeight - page.clientHeight, page.scrollWidth - page.clientWidth]"


def assert_one_screen(page: Page, submit: str, *, small: bool) -> None:
    """The item and the whole form are seen at a desk, and nothing scrolls."""
    rows = page.locator(".fiel-copy.fiel-row") if small else item_of(page).locator(".fiel-row")
    first, last = rows.first.bounding_box(), rows.last.bounding_box()
    assert first and last
    assert first["y"] > 0 and last["y"] + last["height"] < (SMALL if small else DESK)[1]
    assert [each for each in page.evaluate(SCROLLING) if each[0] != "record__content"] == []  # not shown
    expect(page.get_by_role("button", name=submit)).to_be_in_viewport(ratio=1)
    verdicts = page.locator("[data-fiel-question=verdict] label[for]")
    for part in (*verdicts.all(), *page.locator("[contenteditable]").all()):
        expect(part).to_be_in_viewport(ratio=1)


def assert_reachable(page: Page, submit: str, *, boxes: int, font: int) -> None:
    """Every box can be scrolled to and written in, shows where one is, and the button can be pressed."""
    expect(page.locator("[contenteditable]")).to_have_count(boxes)
    for box in page.locator("[contenteditable]").all():
        box.click()
        expect(box).to_be_focused()
        expect(box).to_be_in_viewport(ratio=0.9)
        assert box.evaluate("each => getComputedStyle(each.closest('.container')).outlineStyle") == "solid"
        assert box.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= font
    button = page.get_by_role("button", name=submit)
    button.scroll_into_view_if_needed()
    expect(button).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("viewport", [DESK, SMALL, PHONE], ids=["desk", "small laptop", "phone"])
def test_usual_items_are_on_one_screen_and_all_boxes_within_reach(
    launched: Launched, viewport: tuple[int, int]
) -> None:
    with browser_page(locale=launched.locale, viewport=viewport) as browser:
        page = browser.page
        sign_in(page, launched.addresses["arc"], launched.password, username=launched.username)
        for task in ITEMS:
            open_form(page, launched, task)
            item = item_of(page)
            assert item.locator("html").evaluate(OVERFLOW) == [0, 0]  # the frame is as large as the item
            expect(item.locator(".fiel-right .fiel-mark")).to_have_count(0 if task == "dibt" else 1)
            expect(item.locator(".fiel-guide a")).to_have_attribute("href", GUIDE)
            if viewport != PHONE:
                assert_one_screen(page, launched.submit, small=viewport == SMALL)
            boxes = len(item.locator(".fiel-row").all()) + 1  # with the comment
            assert boxes == {"dibt": 2, "hellaswag": 8}.get(task, 6)
            # iOS zooms into a box with smaller letters, and never out again
            assert_reachable(page, launched.submit, boxes=boxes, font=16 if viewport == PHONE else 14)
        assert browser.errors == []


def test_a_box_grows_with_its_text_and_keeps_its_place(launched: Launched) -> None:
    with browser_page(locale=launched.locale) as browser:
        page = browser.page
        sign_in(page, launched.addresses["arc"], launched.password, username=launched.username)
        open_form(page, launched, "arc")
        boxes = page.locator("[contenteditable]")
        box, other = boxes.nth(1), boxes.nth(2)
        before, beside = box.bounding_box(), other.bounding_box()
        assert before and beside and before["height"] == beside["height"] < 35  # of one line each
        box.click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" y esto es algo más, para que el texto ya no quepa en una sola línea")
        expect(page.locator(".card-with-tabs__tab")).to_have_count(
            len(boxes.all())
        )  # own text and suggestion
        after = box.bounding_box()
        assert after and after["height"] > before["height"]
        assert (after["x"], after["y"], after["width"]) == (before["x"], before["y"], before["width"])
        assert page.evaluate(SCROLLING) == []
        page.keyboard.press("Tab")
        expect(other).to_be_focused()


# The least contrast of every kind of text with what is behind it. Formula: relative luminance in WCAG 2.2.
CONTRASTS = """page => {
    const parse = color => {
        const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number)
        return [r, g, b, a]
    }
    const over = ([r, g, b, a], under) => [r, g, b].map((value, i) => value * a + under[i] * (1 - a))
    const luminance = color => color
        .map(value => value / 255)
        .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0)
    const contrasts = {}
    const visit = (element, under, opacity) => {
        const style = getComputedStyle(element)
        const [r, g, b, a] = parse(style.backgroundColor)
        opacity *= style.opacity
        const back = over([r, g, b, a * opacity], under)
        const own = [...element.childNodes].some(each => each.nodeType === 3 && each.data.trim())
        if (own) {
            const [fr, fg, fb, fa] = parse(style.color)
            const front = over([fr, fg, fb, fa * opacity], back)
            const [dark, light] = [luminance(front), luminance(back)].sort((x, y) => x - y)
            const name = element.tagName + "." + element.className
            contrasts[name] = Math.min((light + 0.05) / (dark + 0.05), contrasts[name] ?? 21)
        }
        for (const child of element.children)
            if (!["STYLE", "SCRIPT"].includes(child.tagName)) visit(child, back, opacity)
    }
    const behind = []  // the frame lets Argilla's own page through
    for (let each = frameElement; each; each = each.parentElement) behind.unshift(each)
    const backs = behind.map(each => parse(parent.getComputedStyle(each).backgroundColor))
    visit(page.ownerDocument.body, backs.reduce((under, back) => over(back, under), [255, 255, 255]), 1)
    return contrasts
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_texts_and_marks_can_be_read(launched: Launched, scheme: Any) -> None:
    with browser_page(locale=launched.locale, scheme=scheme) as browser:
        page = browser.page
        sign_in(page, launched.addresses["arc"], launched.password, username=launched.username)
        open_form(page, launched, "arc")
        contrasts = item_of(page).locator("html").evaluate(CONTRASTS)
    for kind in ("fiel-text", "fiel-source", "fiel-name", "fiel-mark", "fiel-finding", "MARK.fiel-error"):
        assert any(kind in name for name in contrasts), kind
    assert {name: value for name, value in contrasts.items() if value < READABLE} == {}
