"""Answers that do not arrive at once: they are on the screen with a word about it until they do."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.form.conftest import NewDesk
from tests.form.desk import (
    LAPTOP,
    MILLISECONDS,
    PHONE,
    Desk,
    abort,
    lose_answer,
    responses_answered_by,
    with_expired_session,
)


def be_busy(route: Route) -> None:
    route.fulfill(status=503, body="<h1>503</h1>", content_type="text/html")


def be_a_hotel(route: Route) -> None:
    route.fulfill(status=200, body="<h1>Welcome to our network</h1>", content_type="text/html")


OUTAGES = {
    "no connection": (abort, "no hay conexión"),
    "503": (be_busy, "el servidor no responde"),
    "a hotel's page": (be_a_hotel, "no hay conexión"),
}


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize(("fail", "said"), OUTAGES.values(), ids=OUTAGES)
def test_an_answer_that_cannot_be_sent_stays_is_said_and_arrives_by_itself(
    new_desk: NewDesk, viewport: tuple[int, int], fail: Callable[[Route], None], said: str
) -> None:
    desk = new_desk(viewport=viewport)
    number = desk.arrive()
    desk.correct()
    with responses_answered_by(desk.page, fail):
        desk.send()
        desk.expect_notice(said)
        desk.expect_item(number)
        expect(desk.box()).to_contain_text("exactas")
        expect(desk.page.locator("form.questions-form")).to_have_attribute("inert", "")
        assert desk.answers() == {}
    desk.expect_notice("Enviada.")
    desk.expect_other_item(number)
    ((status, values),) = desk.answers().values()
    assert (status, values["verdict"], values["option_c"]) == (
        "submitted",
        "corrected",
        f"{number} veces exactas",
    )
    assert desk.kept() == []


def test_offline_the_answer_goes_as_soon_as_the_connection_is_back(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    desk.page.context.set_offline(True)
    desk.send()
    desk.expect_notice("no hay conexión")
    desk.expect_item(number)
    desk.page.context.set_offline(False)
    desk.expect_other_item(number)
    assert [status for status, _ in desk.answers().values()] == ["submitted"]


def test_an_answer_that_arrived_without_our_knowing_is_there_once(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    requests: list[str] = []

    def lose_first(route: Route) -> None:
        requests.append(route.request.method)
        if len(requests) == 1:
            lose_answer(route)
        else:
            route.continue_()

    with responses_answered_by(desk.page, lose_first):
        desk.send()
        desk.expect_notice("no hay conexión")
        desk.press("Probar ahora")
        desk.expect_other_item(number)
    assert requests == ["POST", "GET"]  # not sent again: it was looked up
    ((status, values),) = desk.answers().values()
    assert (status, values["option_c"]) == ("submitted", f"{number} veces exactas")


@pytest.mark.parametrize(
    ("choice", "kept"), [("Conservar la otra", "elsewhere"), ("Enviar esta", "3 veces exactas")]
)
def test_a_newer_answer_from_elsewhere_is_not_overwritten_unasked(desk: Desk, choice: str, kept: str) -> None:
    number = desk.arrive()
    desk.correct()
    desk.answer_elsewhere(number, "elsewhere")
    desk.send()
    desk.expect_notice("en otra pestaña o en otro dispositivo")
    desk.expect_item(number)
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == "elsewhere"
    desk.press(choice)
    desk.expect_other_item(number)
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == kept.replace("3", number)
    assert desk.kept() == []


def test_a_try_that_arrived_does_not_overwrite_what_was_changed_since(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    with responses_answered_by(desk.page, lose_answer):
        desk.send()
        desk.expect_notice("no hay conexión")
        desk.answer_elsewhere(number, "elsewhere")
    desk.expect_notice("en otra pestaña o en otro dispositivo")
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == "elsewhere"


def test_two_tabs_leave_one_answer_and_a_question(desk: Desk) -> None:
    number = desk.arrive()
    other = Desk(desk.page.context.new_page(), desk.scene, desk.username, desk.password)
    other.page.goto(desk.form_url)
    assert other.item() == number
    desk.correct(" de uno")
    desk.send()
    desk.expect_other_item(number)
    other.correct(" de otro")
    other.send()
    other.expect_notice("en otra pestaña o en otro dispositivo")
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == f"{number} veces de uno"


def test_a_double_click_gives_one_answer(desk: Desk) -> None:
    number = desk.arrive()
    desk.choose("Correcta")
    sent: list[str] = []
    desk.page.on(
        "request", lambda request: sent.append(request.method) if "/responses" in request.url else None
    )
    desk.page.get_by_role("button", name="Enviar", exact=False).last.dblclick()
    desk.expect_other_item(number)
    shown = desk.item()
    desk.page.get_by_text("Correcta", exact=True).click()  # what came before it has been dealt with
    assert sent == ["POST"] and list(desk.answers()) == [f"Test/{number}"] and desk.item() == shown


def test_after_a_new_sign_in_one_is_back_with_the_text_there(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    with responses_answered_by(desk.page, with_expired_session):
        desk.send()
        desk.expect_notice("tu sesión ha caducado")
        desk.expect_item(number)
        desk.press("Entrar")
        desk.page.wait_for_url("**/sign-in**")
        desk.expect_notice("Entra para seguir donde estabas")
    desk.sign_in()
    assert "annotation-mode" in desk.page.url
    assert desk.item() == number
    expect(desk.box()).to_contain_text("exactas")
    desk.expect_notice("todavía no se ha enviado")
    assert desk.answers() == {}
    desk.send()
    desk.expect_other_item(number)
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == f"{number} veces exactas"


def test_a_session_that_ended_while_nobody_was_there_leads_back_too(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    desk.page.evaluate("localStorage.setItem('auth._token.local', 'Bearer expired')")
    desk.page.reload()
    desk.page.wait_for_url("**/sign-in**", timeout=MILLISECONDS)
    desk.expect_notice("Entra para seguir donde estabas")
    desk.sign_in()
    assert "annotation-mode" in desk.page.url
    assert desk.item() == number
    expect(desk.box()).to_contain_text("exactas")
    assert "Corregida" in " ".join(desk.chosen())


def test_a_reload_sends_what_was_sent_and_had_not_arrived(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    with responses_answered_by(desk.page, abort):
        desk.send()
        desk.expect_notice("no hay conexión")
        assert len(desk.kept()) == 1
    desk.page.reload()
    assert desk.item() != number
    desk.expect_notice("Se ha enviado una respuesta que estaba pendiente")
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == f"{number} veces exactas"


def test_one_who_leaves_the_form_meanwhile_leaves_one_answer(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    with responses_answered_by(desk.page, abort):
        desk.send()
        desk.expect_notice("no hay conexión")
        desk.page.get_by_role("link", name="Inicio").click()
        desk.page.wait_for_url(lambda reached: "annotation-mode" not in reached)
        desk.expect_notice("no hay conexión")  # still
    desk.page.go_back()
    desk.page.wait_for_url("**/annotation-mode**")
    desk.expect_other_item(number)  # Argilla may show the one that was there until it has the queue
    assert desk.item() != number
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == f"{number} veces exactas"
    assert desk.kept() == []


def test_the_person_can_go_on_editing_what_does_not_go(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    with responses_answered_by(desk.page, abort):
        desk.send()
        desk.expect_notice("no hay conexión")
        desk.press("Editar la respuesta")
    desk.expect_no_notice()
    desk.type(" ya")
    desk.send()
    desk.expect_other_item(number)
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == f"{number} veces exactas ya"


def test_what_the_server_refuses_is_said_with_its_reason_as_text(desk: Desk) -> None:
    number = desk.arrive()
    desk.correct()
    reason = "<img src=x onerror=\"document.title = 'taken'\"> too long"

    def refuse(route: Route) -> None:
        route.fulfill(status=422, json={"detail": reason})

    with responses_answered_by(desk.page, refuse):
        desk.send()
        desk.expect_notice(reason)
    desk.expect_item(number)
    expect(desk.box()).to_contain_text("exactas")
    expect(desk.page.locator("form.questions-form")).not_to_have_attribute("inert", "")
    assert desk.page.title() != "taken" and desk.answers() == {}
    desk.page.reload()
    desk.expect_item(number)
    expect(desk.box()).to_contain_text("exactas")


@pytest.mark.parametrize(("button", "status"), [("Guardar", "draft"), ("Descartar", "discarded")])
def test_a_draft_and_a_discard_are_tried_again_too(desk: Desk, button: str, status: str) -> None:
    desk.arrive()
    desk.correct()
    with responses_answered_by(desk.page, be_busy):
        desk.page.get_by_role("button", name=re.compile(button)).click()
        desk.expect_notice("el servidor no responde")
        assert desk.answers() == {}
    desk.expect_notice("Enviada.")
    assert [each for each, _ in desk.answers().values()] == [status]
