"""Keys do what people expect of a form, and the form says which there are."""

import pytest
from playwright.sync_api import expect

from tests.dashboard.axe import find_barriers
from tests.form.conftest import NewDesk
from tests.form.desk import Desk


def test_five_good_items_take_ten_keys(desk: Desk) -> None:
    number = desk.arrive()
    for _ in range(5):
        desk.page.keyboard.press("1")
        desk.page.keyboard.press("Enter")
        desk.expect_other_item(number)
        number = desk.item()
    assert [status for status, _ in desk.answers().values()] == ["submitted"] * 5


def test_the_first_box_is_one_tab_from_the_verdict(desk: Desk) -> None:
    desk.arrive()
    desk.page.keyboard.press("2")
    desk.page.keyboard.press("Tab")
    first = desk.page.locator("[data-fiel-question=instruction] [contenteditable]")
    expect(first).to_be_focused()
    desk.page.keyboard.press("Shift+Tab")
    expect(desk.page.locator("[data-fiel-question=verdict] input:focus")).to_have_count(1)
    desk.page.keyboard.press("ArrowUp")
    expect(desk.page.locator("[data-fiel-question=verdict] input:focus")).to_have_count(1)
    desk.page.keyboard.press("Tab")
    expect(first).to_be_focused()
    before = first.inner_text()
    desk.page.keyboard.press("1")  # in a box it is a letter like any other
    expect(first).not_to_have_text(before)
    assert desk.chosen() == ["2\nCorregida"]


@pytest.mark.parametrize("key", ["Enter", "Control+Enter"])
def test_a_box_of_one_line_sends_with_enter(desk: Desk, key: str) -> None:
    number = desk.arrive()
    desk.choose("Corregida")
    desk.type(" exactas")
    desk.page.keyboard.press(key)
    desk.expect_other_item(number)
    ((status, values),) = desk.answers().values()
    assert (status, values["option_c"]) == ("submitted", f"{number} veces exactas")


def test_a_comment_has_lines_and_sends_with_control(desk: Desk) -> None:
    number = desk.arrive()
    desk.page.keyboard.press("1")
    desk.page.locator("[data-fiel-question=comment] [contenteditable]").click()
    desk.page.keyboard.type("uno")
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("dos")
    assert desk.answers() == {}
    desk.page.keyboard.press("Control+Enter")
    desk.expect_other_item(number)
    ((_, values),) = desk.answers().values()
    assert values["comment"] == "uno\ndos"


def test_shift_makes_a_line_in_a_box_of_one_and_a_word_being_composed_is_not_sent(desk: Desk) -> None:
    desk.arrive()
    desk.choose("Corregida")
    desk.type(" uno")
    composed = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true})"
    desk.box().evaluate(f"box => box.dispatchEvent({composed})")
    desk.page.keyboard.press("Shift+Enter")
    desk.page.keyboard.type("dos")
    desk.page.keyboard.press("Enter")  # now there are two lines, and a third
    desk.page.keyboard.type("tres")
    expect(desk.box()).to_contain_text("tres")
    assert desk.answers() == {}


def test_sending_without_a_verdict_says_so(desk: Desk) -> None:
    desk.arrive()
    desk.page.keyboard.press("Enter")
    desk.expect_notice("Primero elige cómo está la traducción")
    desk.type(" exactas")
    desk.page.keyboard.press("Control+Enter")
    desk.expect_notice("Primero elige cómo está la traducción")
    assert desk.answers() == {}


def press(desk: Desk, key: str, code: str, **more: bool) -> None:
    """Press a key as another keyboard reports it: what it writes, and where it is."""
    event = {"key": key, "code": code, "bubbles": True, "cancelable": True, **more}
    script = "event => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', event))"
    desk.page.evaluate(script, event)


def test_keys_are_those_of_any_keyboard(desk: Desk) -> None:
    number = desk.arrive()
    press(desk, "&", "Digit1")  # French, without Shift
    assert desk.chosen() == ["1\nCorrecta"]
    press(desk, "٢", "Digit2")  # Arabic
    assert desk.chosen() == ["2\nCorregida"]
    press(desk, "!", "Digit1", shiftKey=True)
    assert desk.chosen() == ["2\nCorregida"]
    press(desk, "1", "Digit1", shiftKey=True)  # French
    assert desk.chosen() == ["1\nCorrecta"]
    press(desk, "؟", "Slash", shiftKey=True)
    expect(desk.page.get_by_role("dialog", name="Teclas")).to_be_visible()
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Enter")
    desk.expect_other_item(number)
    desk.expect_notice("Respuesta enviada")
    press(desk, "w", "KeyZ", ctrlKey=True)  # on a French keyboard it is in the place of the English Z
    press(desk, "z", "KeyW", ctrlKey=True)
    desk.expect_item(number)
    desk.expect_notice("Has recuperado tu respuesta")
    assert desk.answers() == {}


@pytest.mark.parametrize("locale", ["es-ES", "ar-EG"])
def test_a_question_mark_shows_the_keys_in_the_forms_language(new_desk: NewDesk, locale: str) -> None:
    desk = new_desk(locale=locale)
    number = desk.arrive()
    desk.page.keyboard.press("?")
    dialog = desk.page.get_by_role("dialog", name="Teclas")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Respuesta mal marcada")
    assert find_barriers(desk.page) == []
    for key in ("1", "Enter", "Backspace"):  # the form behind it takes no keys
        desk.page.keyboard.press(key)
        if not dialog.is_visible():  # Enter closed it: its button has the focus
            desk.page.keyboard.press("?")
    desk.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert desk.answers() == {} and desk.chosen() == [] and desk.item() == number
