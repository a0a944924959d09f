"""What was typed and not sent: it is there again, for the one who typed it and nobody else."""

import json

import pytest
from playwright.sync_api import expect

from tests.form.conftest import NewDesk
from tests.form.desk import PHONE, Desk, abort, responses_answered_by

RESTORED = "Hemos recuperado tus cambios sin enviar"


def sign_out(desk: Desk, *, agree: bool | None) -> list[str]:
    """Sign out by the menu; return what was asked."""
    asked: list[str] = []

    def answer(dialog: object) -> None:
        asked.append(dialog.message)  # type: ignore[attr-defined]
        (dialog.accept if agree else dialog.dismiss)()  # type: ignore[attr-defined]

    desk.page.once("dialog", answer)
    desk.page.locator(".user").first.click()
    desk.page.get_by_text("Cerrar sesión", exact=True).click()
    return asked


def test_typing_survives_a_reload_and_the_item_comes_first(new_desk: NewDesk) -> None:
    desk = new_desk(viewport=PHONE)
    number = desk.arrive()
    desk.correct()
    desk.page.reload()
    assert desk.item() == number
    expect(desk.box()).to_contain_text(f"{number} veces exactas")
    assert desk.chosen() == ["Corregida"]  # a phone shows no keys
    desk.expect_notice(RESTORED)
    desk.send()
    desk.expect_other_item(number)
    assert len(desk.answers()) == 1 and desk.kept() == []


def test_typing_survives_an_arrow_and_a_closed_tab(desk: Desk) -> None:
    first = desk.arrive()
    desk.choose("Correcta")
    desk.send()
    desk.expect_other_item(first)
    number = desk.item()
    desk.type(" exactas")
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("ArrowRight")
    desk.expect_other_item(number)
    desk.page.keyboard.press("ArrowLeft")
    desk.expect_item(number)
    expect(desk.box()).to_contain_text("exactas")
    desk.page.keyboard.press("ArrowRight")
    desk.expect_other_item(number)

    context = desk.page.context
    desk.page.close()
    desk.page = context.new_page()
    desk.page.goto(f"{desk.form_url}?page=3&status=pending")
    assert desk.item() == number  # not the third one
    expect(desk.box()).to_contain_text("exactas")
    desk.expect_notice(RESTORED)
    desk.press("Borrar mis cambios")
    expect(desk.box()).not_to_contain_text("exactas")
    assert desk.kept() == []


STARVED = """
    const real = window.setTimeout;
    window.setTimeout = (act, delay, ...values) => real(act, delay || (window.busy ? 60000 : 0), ...values);
"""


@pytest.mark.parametrize("leave", ["arrow", "reload"])
def test_the_last_key_is_kept_by_a_browser_too_busy_for_timers(desk: Desk, leave: str) -> None:
    desk.page.add_init_script(STARVED)
    number = desk.arrive()
    desk.page.evaluate("window.busy = true")
    desk.type(" exactas")
    if leave == "reload":
        desk.page.reload()
    else:
        desk.page.keyboard.press("Escape")
        desk.page.keyboard.press("ArrowRight")
        desk.expect_other_item(number)
        desk.page.evaluate("window.busy = false")
        desk.page.keyboard.press("ArrowLeft")
    desk.expect_item(number)
    expect(desk.box()).to_contain_text(f"{number} veces exactas")


def test_what_is_back_as_it_was_is_not_kept(desk: Desk) -> None:
    desk.arrive()
    desk.type("!")
    assert len(desk.kept()) == 1
    desk.page.keyboard.press("Backspace")
    desk.page.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('fiel.answer.'))")


def test_signing_out_asks_and_leaves_nothing_on_a_shared_computer(desk: Desk) -> None:
    desk.arrive()
    desk.correct(" con secretos")
    (question,) = sign_out(desk, agree=False)
    assert "se borrarán de este dispositivo" in question
    assert len(desk.kept()) == 1 and "annotation-mode" in desk.page.url
    desk.page.keyboard.press("Escape")
    desk.page.reload()
    desk.item()
    sign_out(desk, agree=True)
    desk.page.wait_for_url("**/sign-in**")
    stored = desk.page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert desk.kept() == [] and "secretos" not in stored


def test_who_signs_in_next_is_not_shown_what_another_typed(desk: Desk, new_desk: NewDesk) -> None:
    number = desk.arrive()
    desk.correct(" de la primera")
    with responses_answered_by(desk.page, abort):
        desk.send()
        desk.expect_notice("no hay conexión")
        desk.page.evaluate("localStorage.setItem('auth._token.local', 'Bearer expired')")
        desk.page.reload()
        desk.page.wait_for_url("**/sign-in**")
    next_one = new_desk()
    second = Desk(desk.page, desk.scene, next_one.username, next_one.password)
    second.sign_in()
    second.page.goto(second.form_url)
    second.item()
    second.page.goto(f"{second.form_url}?status=pending")
    while second.item() != number:
        second.choose("Correcta")
        shown = second.item()
        second.send()
        second.expect_other_item(shown)
    expect(second.box()).not_to_contain_text("primera")
    second.expect_no_notice()
    assert desk.answers() == {} and len(desk.kept()) == 1  # hers, for when she is back

    sign_out(second, agree=None)
    desk.page.wait_for_url("**/sign-in**")
    desk.sign_in()
    desk.page.goto(desk.form_url)
    desk.item()
    ((_, values),) = desk.answers().values()
    assert values["option_c"] == f"{number} veces de la primera"
    assert all("primera" not in json.dumps(values) for _, values in second.answers().values())


def test_a_browser_that_keeps_nothing_is_said_and_an_arrow_loses_nothing(desk: Desk) -> None:
    desk.page.add_init_script(
        """
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith("fiel.")) throw new DOMException("full", "QuotaExceededError");
          set.call(this, key, value);
        };
        """
    )
    number = desk.arrive()
    desk.type(" exactas")
    desk.expect_notice("No cierres la página")
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("ArrowRight")
    desk.expect_other_item(number)
    desk.page.keyboard.press("ArrowLeft")
    desk.expect_item(number)
    expect(desk.box()).to_contain_text("exactas")


def test_what_somebody_else_put_there_is_neither_run_nor_shown(desk: Desk) -> None:
    number = desk.arrive()
    desk.type("!")
    (key,) = desk.kept()
    hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    desk.page.evaluate(
        """([key, hostile]) => {
          const entry = JSON.parse(localStorage[key]);
          entry.values = { ...entry.values, option_c: { value: hostile }, verdict: { value: hostile } };
          entry.values["__proto__"] = { value: hostile };
          localStorage[key] = JSON.stringify(entry);
          localStorage[key + "0"] = "{";
          localStorage[key + "1"] = "[1]";
          const odd = { values: {}, record: "../../users", dataset: entry.dataset };
          Object.assign(odd, { sent: "submitted", at: 9e15 });
          localStorage[key + "2"] = JSON.stringify(odd);
        }""",
        [key, hostile],
    )
    desk.page.reload()
    desk.expect_item(number)
    expect(desk.page.locator("[contenteditable]", has_text="onerror")).to_have_text(hostile)
    assert desk.page.title() != "taken" and desk.chosen() == []
    assert desk.page.locator("form.questions-form img[src=x]").count() == 0
