"""What contradicts itself is caught before it leaves, and number keys do what they say."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.dashboard.axe import find_barriers
from tests.form.desk import Desk


def test_two_keys_change_the_verdict_and_a_third_key_gives_a_reason(desk: Desk) -> None:
    number = desk.arrive()
    page = desk.page
    for key, chosen in (
        ("1", ["1\nCorrecta"]),
        ("2", ["2\nCorregida"]),
        ("1", ["1\nCorrecta"]),
        ("3", ["3\nInservible"]),
        ("5", ["3\nInservible", "5\nIntraducible"]),
        ("1", ["1\nCorrecta", "5\nIntraducible"]),  # shown until it is removed
        ("3", ["3\nInservible", "5\nIntraducible"]),
    ):
        page.keyboard.press(key)  # each means one thing, wherever the focus is outside a box
        expect(page.locator("form.questions-form .label-active")).to_have_count(len(chosen))
        assert desk.chosen() == chosen
    page.keyboard.press("Enter")
    desk.expect_other_item(number)
    ((status, values),) = desk.answers().values()
    assert (status, values["verdict"], values["reason"]) == ("submitted", "unusable", "untranslatable")


RULES = {
    "correct with a reason": (
        ["Inservible", "Otro", "Correcta"],
        "",
        "El motivo es solo para «Inservible»",
        "Quitar el motivo",
    ),
    "corrected without a change": (["Corregida"], "", "no has cambiado nada", "Correcta"),
    "correct with a change": (["Correcta"], " exactas", "has cambiado esto: Opción C", "Corregida"),
}


@pytest.mark.parametrize(("choices", "text", "said", "remedy"), RULES.values(), ids=RULES)
def test_a_contradiction_stays_and_is_said_with_what_to_do(
    desk: Desk, choices: list[str], text: str, said: str, remedy: str
) -> None:
    number = desk.arrive()
    if text:
        desk.type(text)
    for choice in choices:
        desk.choose(choice)
    desk.send()
    desk.expect_notice(said)
    expect(desk.page.locator("#fiel-notices [role=alert] .fiel-notice")).to_have_count(1)
    desk.expect_item(number)
    assert desk.answers() == {}
    desk.press(remedy)
    desk.send()
    desk.expect_other_item(number)
    ((status, values),) = desk.answers().values()
    assert status == "submitted" and "reason" not in values
    assert values["verdict"] == ("corrected" if text else "correct")


@pytest.mark.parametrize(("verdict", "back"), [("Corregida", False), ("Correcta", False), ("Correcta", True)])
def test_a_correction_that_the_box_held_can_be_kept_or_taken_back(
    desk: Desk, verdict: str, back: bool
) -> None:
    """People corrected the same sentence elsewhere, so that the box does not hold the translation."""

    def fill(route: Route) -> None:
        answer = route.fetch()
        found = answer.json()
        for suggestion in [each for item in found["items"] for each in item["record"]["suggestions"]]:
            if "veces" in suggestion["value"]:
                suggestion["value"] += " exactas"
        route.fulfill(response=answer, json=found)

    desk.page.route(re.compile("/records/search"), fill)
    number = desk.arrive()
    expect(desk.box()).to_contain_text("exactas")
    if back:
        desk.box().click()
        desk.page.keyboard.press("Control+End")
        for _ in " exactas":
            desk.page.keyboard.press("Backspace")
    desk.choose(verdict)
    desk.send()
    desk.expect_other_item(number)
    ((status, values),) = desk.answers().values()
    held = [text for text in values.values() if "veces" in text]
    assert status == "submitted" and ("exactas" in held[0]) is not back


def test_a_complaint_goes_as_soon_as_what_it_asks_for_is_done(desk: Desk) -> None:
    desk.arrive()
    desk.page.keyboard.press("Enter")
    desk.expect_notice("Primero elige cómo está la traducción")
    desk.page.keyboard.press("1")
    desk.expect_no_notice()
    for act, text in ((desk.choose, "Correcta"), (desk.type, " exactas")):
        desk.choose("Corregida")
        desk.send()
        desk.expect_notice("no has cambiado nada")
        act(text)
        desk.expect_no_notice()
    desk.choose("Correcta")
    desk.send()
    desk.expect_notice("has cambiado esto: Opción C")
    desk.choose("Inservible")
    desk.expect_no_notice()
    assert desk.answers() == {}


def test_a_text_of_spaces_is_caught(desk: Desk) -> None:
    desk.arrive()
    desk.box().click()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.type("   ")
    desk.choose("Corregida")
    desk.send()
    desk.expect_notice("Este texto está vacío: Opción C")
    assert desk.answers() == {}


def test_what_is_unusable_may_have_a_change_and_no_reason(desk: Desk) -> None:
    number = desk.arrive()
    desk.type(" exactas")
    desk.choose("Inservible")
    desk.send()
    desk.expect_other_item(number)
    assert len(desk.answers()) == 1


@pytest.mark.parametrize("button", ["Guardar borrador", "Descartar"])
def test_several_items_at_once_are_not_given_the_same_texts(desk: Desk, button: str) -> None:
    desk.arrive()
    desk.page.get_by_label("Varios a la vez").click()
    desk.page.locator(".checkbox__container").nth(1).click()
    desk.choose("Correcta")
    desk.page.get_by_role("button", name=re.compile(button)).click()
    desk.expect_notice("se responden de uno en uno")
    assert desk.answers() == {}


def test_enter_on_a_button_is_that_button(desk: Desk) -> None:
    number = desk.arrive()
    desk.choose("Correcta")
    desk.page.get_by_role("button", name=re.compile("Guardar borrador")).focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("button", name=re.compile("Guardar borrador"))).to_be_enabled()
    assert [status for status, _ in desk.answers().values()] == ["draft"]
    desk.expect_item(number)


def test_what_the_form_says_is_there_for_everybody(desk: Desk) -> None:
    desk.arrive()
    desk.choose("Corregida")
    desk.send()
    desk.expect_notice("no has cambiado nada")
    assert [barrier for barrier in find_barriers(desk.page) if ".fiel-" in barrier] == []
    desk.page.locator(".fiel-notice .fiel-close").focus()
    desk.page.keyboard.press("Enter")  # is that button, and sends nothing
    desk.expect_no_notice()
    assert desk.answers() == {}
