"""Invited strangers on the stack: through its proxy, in a browser, to a release of what they sent."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from fiel.messages.catalogue import Catalogue
from fiel.processes import free_port
from fiel.settings import Settings
from fiel.workflow import invitations as steps
from fiel.workflow.export import export_campaign
from tests.deploy.proxy import Proxy, running_proxy
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE, Scene
from tests.form.stranger import (
    LOCALES,
    MOST_BYTES,
    MOST_PRESSES,
    TRANSLATIONS,
    Street,
    open_street,
    send_five,
    username_of,
    wait_for_item,
    wait_until_sent,
)
from tests.helpers.browser import ARGUMENTS, find_chromium
from tests.helpers.network import counted_bytes
from tests.stack.running import Stack

SIGNED_IN = "localStorage.getItem('auth._token.local')"


@pytest.fixture(scope="module")
def proxy(stack: Stack) -> Iterator[Proxy]:
    port = stack.parts["server"].port
    names = {"argilla": (["127.0.0.1"], port), "dashboard": (["127.0.0.1"], free_port(0))}
    with running_proxy(names) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def settings(stack: Stack, proxy: Proxy, tmp_path: Path) -> Settings:
    return Settings.model_validate({"home": tmp_path, "api_url": proxy.url, "api_key": stack.api_key})


def open_page(browser: Browser, viewport: tuple[int, int] = PHONE, language: str = "es") -> Page:
    """A page in a browser that nobody has used."""
    width, height = viewport
    phone = viewport == PHONE
    context = browser.new_context(
        locale=LOCALES[language],
        viewport={"width": width, "height": height},
        has_touch=phone,
        is_mobile=phone,
    )
    context.set_default_timeout(MILLISECONDS)
    return context.new_page()


def correct_one(page: Page, street: Street) -> str:
    """Correct the item on the screen and send it; return its number."""
    number = wait_for_item(page, "none")
    page.locator("[data-fiel-question=option_c] [contenteditable]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" ({number})")
    page.get_by_text(Catalogue("form", street.language).text("verdict-corrected"), exact=True).click()
    page.locator(".button--submit").click()
    wait_for_item(page, number)
    wait_until_sent(page)
    return number


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("language", LOCALES)
def test_a_release_has_what_an_invited_stranger_sent(
    stack: Stack,
    proxy: Proxy,
    settings: Settings,
    browser: Browser,
    tmp_path: Path,
    language: str,
    viewport: tuple[int, int],
) -> None:
    name = f"Alba Río {language} {viewport[0]}"
    street = open_street(
        settings, tmp_path / "campaign", f"stranger-{language}-{viewport[0]}", language, answers=1
    )
    assert street.link.startswith(f"{proxy.url}/join/#")
    page = open_page(browser, viewport, language)
    way = send_five(page, street, name)
    print(way)
    assert way.presses <= MOST_PRESSES and 500_000 < way.size < MOST_BYTES
    corrected = correct_one(page, street)
    with counted_bytes(page.context.new_cdp_session(page)) as again:
        page.goto(f"{proxy.url}/dataset/{street.dataset}/annotation-mode")
        wait_for_item(page, "none")
    assert sum(again) < 60_000  # the page and the item: all files are kept for a year
    page.context.close()
    sent = Scene(stack, proxy.url, street.dataset).answers(username_of(name))
    assert [status for status, _ in sent.values()] == ["submitted"] * 6
    verdicts = {item: values["verdict"] for item, (_, values) in sent.items()}
    assert verdicts == dict.fromkeys(sent, "correct") | {f"Test/{corrected}": "corrected"}

    out = tmp_path / "release"
    export_campaign(settings, street.work, out, unresolved="keep")
    rows = {row["id"]: row for row in pq.read_table(out / f"arc/{language}/test.parquet").to_pylist()}
    given = {row["id"]: row for row in TRANSLATIONS[language]}
    texts = [text for text in next(iter(given.values())) if text not in ("id", "answer")]
    for item, row in given.items():
        values = sent.get(item, ("", row))[1]
        assert [rows[item][text] for text in texts] == [values[text] for text in texts]
    changed = f"Test/{corrected}"
    assert rows[changed]["option_c"] == f"{given[changed]['option_c']} ({corrected})"
    validated = pq.read_table(out / f"arc/{language}_validated/test.parquet")["id"].to_pylist()
    assert sorted(validated) == sorted(sent)


def test_links_open_nothing_once_revoked_and_nobody_elses_account(
    stack: Stack, proxy: Proxy, settings: Settings, browser: Browser, tmp_path: Path
) -> None:
    street = open_street(settings, tmp_path / "campaign", "stranger-links", "es", answers=90)
    with httpx.Client(base_url=f"{proxy.url}/api/v1/fiel/", trust_env=False, timeout=60) as stranger:
        token = street.link.partition("#")[2]

        def ask(path: str, **body: object) -> httpx.Response:
            stranger.cookies.clear()
            return stranger.post(path, json=body)

        personal = {}
        for name in ("Berta Sol", "Clara Mar"):
            joined = ask("join", token=token, name=name, credit=False).raise_for_status().json()
            personal[name] = f"{proxy.url}/join/#back={joined['link']}"
        people = names_of(stack)
        for name, code in {"berta sol": "taken", "BERTA.SOL": "taken", "owner": "name-reserved"}.items():
            assert ask("join", token=token, name=name, credit=False).json()["code"] == code
        assert ask("session", token=token).json()["code"] == "unknown-link"

    page = open_page(browser)
    page.goto(personal["Berta Sol"])
    page.get_by_role("button", name="Continuar como Berta Sol").tap()
    wait_for_item(page, "none")
    session = page.evaluate(SIGNED_IN)
    page.goto(personal["Clara Mar"])  # to look at it changes nothing
    expect(page.get_by_role("button", name="Continuar como Clara Mar")).to_be_visible()
    assert page.evaluate(SIGNED_IN) == session
    page.goto(street.link)
    page.get_by_role("button", name="Continuar como Berta Sol").tap()
    wait_for_item(page, "none")

    steps.revoke_invitation(settings, street.work.campaign, street.invitation)
    renewed = steps.renew_personal_link(settings, street.work.campaign, "Berta.Sol")
    dead = {
        street.link: "cerraron esta invitación",
        f"{street.link[:-2]}{'AA' if street.link[-2:] != 'AA' else 'BB'}": "no existe",
        personal["Berta Sol"]: "ya no funciona",
    }
    for address, text in dead.items():
        other = open_page(browser)
        other.goto(address)
        expect(other.get_by_role("alert")).to_contain_text(text)
        expect(other.locator("#name")).to_have_count(0)
        assert other.evaluate(SIGNED_IN) is None
        other.context.close()
    assert names_of(stack) == people
    headers = {"Authorization": session}
    assert httpx.get(f"{proxy.url}/api/v1/me", headers=headers, trust_env=False).status_code == 401
    page.goto(renewed)
    page.get_by_role("button", name="Continuar como Berta Sol").tap()
    wait_for_item(page, "none")
    page.context.close()


def names_of(stack: Stack) -> set[str]:
    people = stack.client().get("users").raise_for_status().json()["items"]
    return {each["username"] for each in people}
