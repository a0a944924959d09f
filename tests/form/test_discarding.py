"""What was sent or discarded comes back, with a key or a button."""

import pytest
from playwright.sync_api import expect

from tests.form.desk import RESPONSES, Desk, abort, responses_answered_by


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_discard_is_taken_back_with_what_was_typed(desk: Desk, way: str) -> None:
    number = desk.arrive()
    desk.type(" exactas")
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Backspace")
    desk.expect_other_item(number)
    assert [status for status, _ in desk.answers().values()] == ["discarded"]
    desk.expect_notice("Elemento descartado")
    if way == "key":
        desk.page.keyboard.press("Control+z")
    else:
        desk.press("Deshacer")
    desk.expect_item(number)
    expect(desk.box()).to_contain_text("exactas")
    desk.expect_notice("El elemento ha vuelto")
    assert desk.answers() == {}
    desk.choose("Corregida")
    desk.send()
    desk.expect_other_item(number)
    ((status, values),) = desk.answers().values()
    assert (status, values["option_c"]) == ("submitted", f"{number} veces exactas")


def test_a_draft_that_was_discarded_is_a_draft_again(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    desk.page.keyboard.press("Escape")
    with desk.page.expect_response(RESPONSES):
        desk.page.keyboard.press("Control+s")
    desk.page.goto(f"{desk.form_url}?status=draft")
    assert desk.item() == number
    desk.page.locator("body").press("Backspace")
    desk.press("Deshacer")
    desk.expect_notice("El elemento ha vuelto")
    ((status, values),) = desk.answers().values()
    assert (status, values["option_c"]) == ("draft", f"{number} veces exactas")


def test_an_undo_that_fails_is_said_and_can_be_repeated(desk: Desk) -> None:
    number = desk.arrive()
    desk.page.locator("body").press("Backspace")
    desk.expect_other_item(number)
    with responses_answered_by(desk.page, abort):
        desk.press("Deshacer")
        desk.expect_notice("No se ha podido deshacer")
        assert [status for status, _ in desk.answers().values()] == ["discarded"]
    desk.press("Probar ahora")
    desk.expect_item(number)
    assert desk.answers() == {}


def test_an_undo_does_not_touch_a_newer_answer(desk: Desk) -> None:
    number = desk.arrive()
    desk.page.locator("body").press("Backspace")
    desk.expect_other_item(number)
    desk.answer_elsewhere(number, "elsewhere")
    desk.press("Deshacer")
    desk.expect_notice("ha cambiado después")
    ((status, values),) = desk.answers().values()
    assert (status, values["option_c"]) == ("submitted", "elsewhere")


@pytest.mark.parametrize("way", ["button", "key"])
def test_what_was_sent_is_taken_back_with_what_was_typed(desk: Desk, way: str) -> None:
    number = desk.arrive()
    desk.correct()
    desk.send()
    desk.expect_other_item(number)
    desk.expect_notice("Respuesta enviada")
    if way == "key":
        desk.page.keyboard.press("Control+z")
    else:
        desk.press("Deshacer")
    desk.expect_item(number)
    expect(desk.box()).to_contain_text("exactas")
    desk.expect_notice("Has recuperado tu respuesta")
    assert desk.answers() == {} and desk.chosen() == ["2\nCorregida"]
    desk.type(" ya")
    desk.send()
    desk.expect_other_item(number)
    ((status, values),) = desk.answers().values()
    assert (status, values["option_c"]) == ("submitted", f"{number} veces exactas ya")


def test_the_offer_ends_but_not_under_somebodys_hand(desk: Desk) -> None:
    number = desk.arrive()
    desk.choose("Correcta")
    desk.send()
    desk.expect_other_item(number)
    undo = desk.notice.get_by_role("button", name="Deshacer")
    undo.hover()
    desk.page.wait_for_timeout(7000)
    expect(undo).to_be_visible()
    desk.page.mouse.move(5, 5)
    desk.expect_no_notice()
    desk.page.keyboard.press("Control+z")
    assert len(desk.answers()) == 1


def test_in_a_closed_campaign_nothing_is_taken_back(desk: Desk) -> None:
    number = desk.arrive()
    desk.choose("Correcta")
    desk.send()
    desk.expect_other_item(number)
    desk.notice.hover()
    with desk.person() as person, desk.scene.server.client() as owner:
        workspace = owner.get(f"datasets/{desk.scene.dataset}").json()["workspace_id"]
        me = person.client.get("me").json()["id"]
        owner.delete(f"workspaces/{workspace}/users/{me}").raise_for_status()
    desk.press("Deshacer")
    desk.expect_notice("ya no participas")
    assert len(desk.answers()) == 1
