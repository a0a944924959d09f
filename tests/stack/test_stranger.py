"""An invited stranger on the stack: through its proxy, in a browser, to a release of what they sent."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from fiel.annotation.records import find_datasets
from fiel.processes import free_port
from fiel.settings import Settings
from fiel.workflow import invitations as steps
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work
from tests.deploy.proxy import Proxy, running_proxy
from tests.form.desk import MILLISECONDS, PHONE, Desk, Scene
from tests.helpers.browser import ARGUMENTS, find_chromium
from tests.helpers.campaigns import ROWS, make_work
from tests.helpers.network import counted_bytes
from tests.stack.running import Stack

MOST_BYTES = 900_000  # from the link to the first item


@pytest.fixture
def proxy(stack: Stack) -> Iterator[Proxy]:
    port = stack.parts["server"].port
    names = {"argilla": (["127.0.0.1"], port), "dashboard": (["127.0.0.1"], free_port(0))}
    with running_proxy(names) as proxy:
        yield proxy


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


def open_page(browser: Browser) -> Page:
    """A page in a browser that nobody has used, on a phone."""
    width, height = PHONE
    context = browser.new_context(
        locale="es-ES", viewport={"width": width, "height": height}, has_touch=True, is_mobile=True
    )
    context.set_default_timeout(MILLISECONDS)
    return context.new_page()


def test_an_invited_stranger_sends_five_answers_that_a_release_has_and_dead_links_open_nothing(
    stack: Stack, proxy: Proxy, browser: Browser, tmp_path: Path
) -> None:
    given = {"home": tmp_path, "api_url": proxy.url, "api_key": stack.api_key}
    settings = Settings.model_validate(given)
    work = make_work(tmp_path / "campaign", "stranger", annotation={"min_submitted": 1, "audit": 0})
    launch_work(settings, work)
    wanted: dict[str, Any] = {"days": 1, "max_uses": 9, "approve": False, "practice": "none"}
    identifier, link, _ = steps.invite(settings, work.file.path, **wanted)
    assert link.startswith(f"{proxy.url}/join/#")
    with connected_argilla(settings) as client:
        scene = Scene(stack, proxy.url, find_datasets(client, "stranger")["arc"]["id"])

    page = open_page(browser)
    with counted_bytes(page.context.new_cdp_session(page)) as sizes:
        page.goto(link)
        page.locator("#name").fill("Alba Río")
        page.wait_for_load_state("networkidle")
        page.locator("form button").nth(1).tap()
        page.wait_for_url("**/annotation-mode*")
        desk = Desk(page, scene, "Alba.Río", "")
        number = desk.item()
    assert 500_000 < sum(sizes) < MOST_BYTES
    personal = page.evaluate("JSON.parse(sessionStorage.getItem('fiel.link')).link")
    expect(page.locator("[data-fiel-question=verdict] input:focus")).to_be_attached()  # where one begins
    page.locator(".fiel-close").tap()
    corrected = number
    desk.correct()
    for place in range(5):
        if place:
            desk.choose("Correcta")
        desk.send()
        desk.expect_other_item(number)
        number = desk.item()
    with counted_bytes(page.context.new_cdp_session(page)) as again:
        page.goto(desk.form_url)
        desk.item()
    assert sum(again) < 60_000  # the page and the item: all files are kept for a year
    sent = desk.answers()
    assert [status for status, _ in sent.values()] == ["submitted"] * 5

    out = tmp_path / "release"
    export_campaign(settings, work, out, unresolved="keep")
    rows = {row["id"]: row for row in pq.read_table(out / "arc/es/test.parquet").to_pylist()}
    texts = [name for name in ROWS[0] if name not in ("id", "answer")]
    for row in ROWS:
        values = sent.get(row["id"], ("", row))[1]
        assert [rows[row["id"]][name] for name in texts] == [values[name] for name in texts]
    assert rows[f"Test/{corrected}"]["option_c"] == f"{corrected} veces exactas"
    validated = pq.read_table(out / "arc/es_validated/test.parquet")["id"].to_pylist()
    assert sorted(validated) == sorted(sent)

    with httpx.Client(base_url=f"{proxy.url}/api/v1/fiel/", trust_env=False, timeout=60) as stranger:
        token, people = link.partition("#")[2], names_of(stack)
        for name, code in {"alba río": "taken", "ALBA.RÍO": "taken", "owner": "name-reserved"}.items():
            answer = stranger.post("join", json={"token": token, "name": name, "credit": False})
            assert answer.json()["code"] == code
        assert stranger.post("session", json={"token": token}).json()["code"] == "unknown-link"
    steps.revoke_invitation(settings, work.campaign, identifier)
    dead = {
        link: "cerraron esta invitación",
        f"{link[:-2]}{'AA' if link[-2:] != 'AA' else 'BB'}": "no existe",
    }
    renewed = steps.renew_personal_link(settings, work.campaign, "Alba.Río")
    dead[personal] = "ya no funciona"
    for address, text in dead.items():
        other = open_page(browser)
        other.goto(address)
        expect(other.get_by_role("alert")).to_contain_text(text)
        expect(other.locator("#name")).to_have_count(0)
        assert other.evaluate("localStorage.getItem('auth._token.local')") is None
        other.context.close()
    assert names_of(stack) == people
    other = open_page(browser)
    other.goto(renewed)
    other.get_by_role("button", name="Continuar como Alba Río").tap()
    other.wait_for_url("**/annotation-mode*")
    Desk(other, scene, "Alba.Río", "").item()


def names_of(stack: Stack) -> set[str]:
    return {each["username"] for each in stack.client().get("users").raise_for_status().json()["items"]}
