"""One's last answers are a click away, and a changed one replaces itself."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import expect

from tests.dashboard.axe import find_barriers
from tests.form.conftest import NewDesk
from tests.form.desk import LAPTOP, PHONE, Desk

BOXES = ("instruction", "option_a", "option_b", "option_c", "option_d")


def send_some(desk: Desk, many: int) -> list[str]:
    """Send some answers as they come; return the items."""
    numbers = []
    for _ in range(many):
        numbers.append(desk.item())
        desk.page.keyboard.press("1")
        desk.page.keyboard.press("Enter")
        desk.expect_other_item(numbers[-1])
    return numbers


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_an_earlier_answer_is_changed_and_stays_one(new_desk: NewDesk, viewport: tuple[int, int]) -> None:
    desk = new_desk(viewport=viewport)
    desk.arrive()
    order = "metadata.priority.desc~record.id.asc"  # as an invitation on the stack names one
    desk.page.goto(f"{desk.form_url}?sort={order}")
    numbers = send_some(desk, 3)
    desk.page.get_by_role("button", name="Mis respuestas").click()
    dialog = desk.page.get_by_role("dialog", name="Tus diez últimas respuestas")
    entries = dialog.get_by_role("listitem")
    expect(entries).to_have_count(3)
    for entry, number in zip(entries.all(), reversed(numbers), strict=True):
        expect(entry).to_contain_text(f"¿Cuánto es {number} + 1?")
        expect(entry).to_contain_text("Enviada · Correcta")
    assert find_barriers(desk.page) == []
    entries.nth(2).get_by_role("button").click()
    desk.expect_item(numbers[0])
    desk.expect_notice("Esta es una respuesta tuya anterior")
    expect(desk.page.locator(".fiel-copy .fiel-source")).to_have_count(5 if viewport == PHONE else 0)
    desk.type(" exactas")
    desk.choose("Corregida")
    desk.send()
    desk.expect_notice("Tu respuesta se ha cambiado")
    answers = desk.answers()
    assert set(answers) == {f"Test/{number}" for number in numbers}
    assert answers[f"Test/{numbers[0]}"][1]["option_c"] == f"{numbers[0]} veces exactas"
    desk.press("Volver al siguiente elemento")
    desk.page.wait_for_url(lambda reached: "search" not in reached)
    assert desk.item() not in numbers
    assert parse_qs(urlsplit(desk.page.url).query)["sort"] == [order]
    desk.page.goto(f"{desk.scene.url}/me")
    desk.page.get_by_role("link", name="Continuar").first.click()
    desk.item()
    assert parse_qs(urlsplit(desk.page.url).query)["sort"] == [order]


def test_they_are_the_last_ten_of_ones_own_while_one_takes_part(desk: Desk, other_desk: Desk) -> None:
    address = f"/fiel/datasets/{desk.scene.dataset}/answers"
    with desk.person() as person, other_desk.person() as other:
        for record in person.queue(desk.scene.dataset).values():
            person.answer(record["id"], "correct", dict.fromkeys(BOXES, "¿?"))
        own = person.client.get(address.lstrip("/")).raise_for_status().json()["items"]
        assert [each["updated_at"] for each in own] == sorted(
            (each["updated_at"] for each in own), reverse=True
        )
        assert len(own) == 8 and {each["verdict"] for each in own} == {"correct"}
        assert other.client.get(address.lstrip("/")).json() == {"items": []}
        nobody = httpx.get(f"{desk.scene.url}/api/v1{address}", trust_env=False)
        assert nobody.status_code == 401
        with desk.scene.server.client() as owner:
            workspace = owner.get(f"datasets/{desk.scene.dataset}").json()["workspace_id"]
            me = person.client.get("me").json()["id"]
            owner.delete(f"workspaces/{workspace}/users/{me}").raise_for_status()
        assert person.client.get(address.lstrip("/")).status_code == 403  # closed means closed
