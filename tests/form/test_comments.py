"""A second look is asked for, and an organizer answered, in the form; both reach the organizers' list."""

from datetime import date

from playwright.sync_api import expect

from fiel.annotation.comments import collect_comments
from fiel.annotation.telling import note_replies
from fiel.campaign.feedback import FeedbackAnswer
from fiel.campaign.work import Work
from fiel.judgements import identify_comment
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.dashboard.axe import find_barriers
from tests.form.desk import Desk


def comments_of(desk: Desk, launched: tuple[Work, Settings]) -> list[tuple[str, str, str]]:
    work, settings = launched
    with connected_argilla(settings) as client:
        found = collect_comments(client, work.campaign)
    return [(each.item, each.status, each.text) for each in found if each.annotator == desk.username]


def test_a_second_look_reaches_the_organizers(desk: Desk, launched: tuple[Work, Settings]) -> None:
    number = desk.arrive()
    desk.page.get_by_role("button", name="Pedir otra revisión").click()
    desk.expect_notice("quienes organizan lo verán")
    comment = desk.page.locator("[data-fiel-question=comment] [contenteditable]")
    expect(comment).to_be_focused()
    desk.page.keyboard.type("¿«veces» o «tiempos»?")
    desk.page.get_by_role("button", name="Pedir otra revisión").click()  # again changes nothing
    desk.choose("Correcta")
    desk.send()
    desk.expect_other_item(number)
    assert comments_of(desk, launched) == [
        (f"Test/{number}", "submitted", "Pido otra revisión: ¿«veces» o «tiempos»?")
    ]


def test_an_organizers_reply_is_read_and_answered_in_the_form(
    desk: Desk, launched: tuple[Work, Settings]
) -> None:
    work, settings = launched
    number = desk.arrive()
    box = desk.page.locator("[data-fiel-question=comment] [contenteditable]")
    box.click()
    desk.page.keyboard.type(f"¿Y las unidades de {desk.username}?")
    desk.choose("Correcta")
    desk.send()
    desk.expect_other_item(number)
    (comment,) = comments_of(desk, launched)
    key = identify_comment("arc", *comment[::2])
    done = "Van en la <b>guía</b>."
    reply = FeedbackAnswer(id=key, task="arc", item=comment[0], done=done, answered=date(2026, 11, 29))
    with connected_argilla(settings) as client:
        note_replies(client, work.campaign, {key: reply})
    desk.page.reload()
    desk.item()
    desk.page.get_by_role("button", name="Mis respuestas").click()
    desk.page.locator(".fiel-recent button").first.click()
    desk.expect_item(number)
    said = desk.page.locator(".fiel-reply")
    expect(said).to_contain_text(done)  # as text
    assert find_barriers(desk.page) == []
    said.get_by_role("button").click()
    expect(box).to_be_focused()
    desk.page.keyboard.type("gracias")
    desk.send()
    desk.expect_notice("Tu respuesta se ha cambiado")
    (changed,) = comments_of(desk, launched)
    assert changed[2].splitlines()[0] == comment[2] and changed[2].endswith("Mi respuesta: gracias")
