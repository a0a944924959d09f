"""From the link of an invitation to five answers, in a browser, and back another day."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from fiel.annotation.about import collect_profiles
from fiel.annotation.people import ensure_annotators
from fiel.campaign.work import Work
from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import writing_direction
from fiel.people.credits import Profile
from fiel.settings import Settings
from fiel.workflow import invitations as steps
from fiel.workflow import people as community
from fiel.workflow.connection import connected_argilla
from tests.dashboard.axe import find_barriers
from tests.form.conftest import NewDesk
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE, SMALL, Desk, Scene
from tests.form.stranger import MOST_BYTES
from tests.helpers.network import count_rounds, counted_bytes

NewPage = Callable[..., Page]
NAMES = iter(f"Visita {number}" for number in range(1000))


@pytest.fixture
def link(launched: tuple[Work, Settings], scene: Scene) -> str:
    work, settings = launched
    made = steps.invite(settings, work.file.path, days=1, max_uses=50, approve=False, practice="own")
    return made[1]


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open a page in a browser that nobody has used."""
    with ExitStack() as stack:

        def open_page(viewport: tuple[int, int] = LAPTOP, locale: str = "es-ES") -> Page:
            width, height = viewport
            touch = viewport == PHONE
            context: BrowserContext = browser.new_context(
                locale=locale, viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch
            )
            context.set_default_timeout(MILLISECONDS)
            stack.callback(context.close)
            return context.new_page()

        yield open_page


def join(page: Page, link: str, name: str, button: int = 1) -> None:
    page.goto(link)
    page.locator("#name").fill(name)
    page.locator("form button").nth(button).click()
    page.wait_for_url("**/annotation-mode*", timeout=MILLISECONDS)


def test_the_way_to_the_first_item_is_short(
    browser: Browser, link: str, scene: Scene, new_page: NewPage
) -> None:
    """On slow 4G a second is 200 KB, or six round trips; `tests/bench/firstitem.py` measures it."""
    page = new_page(PHONE)
    with counted_bytes(page.context.new_cdp_session(page)) as sizes:
        page.goto(link)
        page.wait_for_selector("form")
        page.wait_for_load_state("networkidle")
        name = next(NAMES)
        join(page, link, name)
        desk = Desk(page, scene, name.replace(" ", "."), "")
        desk.item()
        loaded = page.evaluate(
            "performance.getEntriesByType('resource').filter(each => each.name.includes('/_nuxt.'))"
            ".map(each => [each.name, each.transferSize])"
        )
    assert len(loaded) > 30 and [name for name, size in loaded if size] == []  # loaded while one typed
    assert 500_000 < sum(sizes) < MOST_BYTES
    state = page.context.storage_state()
    cold = browser.new_context(locale="es-ES", storage_state=state)
    try:
        rounds = count_rounds(cold.new_page(), desk.form_url, "[contenteditable]")
    finally:
        cold.close()
    asked = [[urlsplit(each).path for each in each_round] for each_round in rounds]
    first = next(place for place, paths in enumerate(asked) if "/api/v1/me" in paths)
    item = next(place for place, paths in enumerate(asked) if "/records/search" in " ".join(paths))
    assert sum(paths.count("/api/v1/me") for paths in asked) == 1
    files, later = (
        {each for paths in asked[slice(*part)] for each in paths if "/_nuxt." in each}
        for part in ((None, item), (item, None))
    )
    assert later <= files and len(files) > 30, later - files
    # The entry page, its files, the least urgent ones after the others, and the item with all its form needs;
    # who that is has been asked meanwhile.
    assert first < item <= 4, rounds


def test_the_way_from_a_sign_in_is_short_too(new_desk: NewDesk) -> None:
    desk = new_desk(viewport=PHONE)
    with counted_bytes(desk.page.context.new_cdp_session(desk.page)) as sizes:
        desk.arrive()
        desk.page.wait_for_load_state("networkidle")
    print(sum(sizes))
    assert 500_000 < sum(sizes) < MOST_BYTES


@pytest.mark.parametrize("viewport", [LAPTOP, SMALL, PHONE], ids=["laptop", "small laptop", "phone"])
@pytest.mark.parametrize(("language", "locale"), [("es", "es-ES"), ("ar", "ar-EG")])
def test_the_pages_have_no_barriers_and_fit_the_screen(
    link: str, new_page: NewPage, viewport: tuple[int, int], language: str, locale: str
) -> None:
    page, say = new_page(viewport, locale), Catalogue("join", language).text

    def check() -> None:
        marked = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
        assert marked == [language, writing_direction(language)]
        assert find_barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.goto(link)
    page.wait_for_selector("form")
    check()
    page.locator("form button").nth(0).click()
    expect(page.get_by_role("alert")).to_have_text(say("error-name-missing"))
    check()
    page.locator("#name").fill(next(NAMES))
    page.locator("form button").nth(1).click()
    page.wait_for_url("**/annotation-mode*")
    page.goto(link.partition("/join/")[0] + "/practice/")
    page.wait_for_selector(".verdicts")
    check()
    page.keyboard.press("3")
    expect(page.get_by_role("button", name=say("next"))).to_be_focused()
    check()
    for _ in range(4):
        page.keyboard.press("Enter")
        page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=say("start"))).to_be_focused()
    check()
    page.goto(link)
    expect(page.get_by_role("button", name=say("someone-else"))).to_be_visible()
    check()


def test_practice_tells_at_once_and_sends_nothing(
    link: str, scene: Scene, launched: tuple[Work, Settings], new_page: NewPage
) -> None:
    page, name = new_page(), next(NAMES)
    join(page, link, name)
    page.get_by_role("button", name="Practicar antes").click()
    page.wait_for_url(f"**/practice/#campaign={launched[0].campaign.name}")
    page.wait_for_selector(".verdicts")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    for place, key in enumerate("12311"):
        expect(page.locator("h1")).to_contain_text(f"{place + 1} de 5")
        if place == 1:  # a French keyboard
            page.evaluate("dispatchEvent(new KeyboardEvent('keydown', {key: 'é', code: 'Digit2'}))")
        else:
            page.keyboard.press(key)
        if place == 0:
            expect(page.locator(".said")).to_contain_text("Dice lo mismo que el original")
        expect(page.locator(".said b").first).to_contain_text("¡Bien!" if place < 2 else "No del todo")
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Acertaste 2 de 5")
    page.wait_for_timeout(500)
    assert [each.partition("/api/v1/")[2].partition("?")[0] for each in sent] == ["fiel/practice"]
    page.get_by_role("button", name="Empezar").click()
    page.wait_for_url("**/annotation-mode*")
    work, settings = launched
    (member,) = [
        each
        for each in community.list_people(settings, work.campaign)
        if each.username == name.replace(" ", ".")
    ]
    assert member.practised_at and member.submitted == 0
    page.get_by_role("button", name="Práctica", exact=True).click()  # whenever they like, as was said
    page.wait_for_selector(".verdicts")
    page.goto(f"{scene.url}/me")
    page.get_by_role("link", name="Practicar: Prueba").click()
    page.wait_for_selector(".verdicts")
    page.goto(f"{scene.url}/practice/#campaign=closed")
    expect(page.get_by_role("alert")).to_contain_text("Esta campaña está cerrada")


def test_a_session_renews_itself_until_the_person_signs_out(
    link: str, scene: Scene, new_page: NewPage
) -> None:
    page, name = new_page(), next(NAMES)
    join(page, link, name)
    desk = Desk(page, scene, name.replace(" ", "."), "")
    desk.item()
    ended = (
        "['auth._token.local', 'auth._token_expiration.local'].forEach(key => localStorage.removeItem(key))"
    )
    page.evaluate(ended)
    page.goto(desk.form_url)
    desk.item()  # without a word of a sign-in
    desk.expect_notice(f"Hola de nuevo, {name}")
    desk.press("Soy otra persona")
    page.wait_for_url("**/sign-in*")
    assert page.evaluate("localStorage.getItem('fiel.device')") is None
    page.goto(desk.form_url)
    page.wait_for_url("**/sign-in*")
    expect(page.locator(".fiel-notice")).to_contain_text("invitación")
    page.goto(link)
    page.wait_for_selector("form")


def test_a_personal_link_brings_a_person_back_on_another_device_if_they_say_so(
    link: str, scene: Scene, new_page: NewPage
) -> None:
    page, name = new_page(), next(NAMES)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    join(page, link, name)
    page.get_by_role("button", name="Copiar mi enlace").click()
    expect(page.locator(".fiel-notice")).to_contain_text("copiado")
    expect(page.get_by_role("button", name="Practicar antes")).to_be_visible()  # still
    personal = page.evaluate("navigator.clipboard.readText()")
    other = new_page(PHONE)
    other.goto(personal)
    other.wait_for_selector("text=Hola de nuevo")
    assert "back=" not in other.url and other.evaluate("localStorage.length") == 0
    assert find_barriers(other) == []
    other.get_by_role("button", name=f"Continuar como {name}").click()
    other.wait_for_url("**/annotation-mode*")
    Desk(other, scene, name.replace(" ", "."), "").item()


def test_somebody_elses_link_changes_nothing_until_one_says_that_it_is_ones_own(
    link: str, scene: Scene, new_page: NewPage
) -> None:
    page, name = new_page(), next(NAMES)
    join(page, link, name)
    session = page.evaluate("localStorage.getItem('auth._token.local')")
    other, others = new_page(), next(NAMES)
    join(other, link, others)
    page.goto(other.evaluate("JSON.parse(sessionStorage.getItem('fiel.link')).link"))
    expect(page.get_by_role("button", name=f"Continuar como {others}")).to_be_visible()
    page.get_by_role("button", name="Soy otra persona").click()
    expect(page.get_by_role("button", name=f"Continuar como {name}")).to_be_visible()
    assert page.evaluate("localStorage.getItem('auth._token.local')") == session
    page.get_by_role("button", name=f"Continuar como {name}").click()
    page.wait_for_url("**/annotation-mode*")
    Desk(page, scene, name.replace(" ", "."), "").item()
    assert page.evaluate("$nuxt.$auth.user.username") == name.replace(" ", ".")


def test_who_has_an_account_already_is_asked_for_a_name_once_at_the_door(
    link: str, desk: Desk, launched: tuple[Work, Settings]
) -> None:
    page = desk.page
    desk.arrive()
    page.goto(link)
    page.get_by_role("button", name="Continuar como").click()
    expect(page.locator("h1")).to_have_text("¿Podemos nombrarte en público?")
    assert find_barriers(page) == []
    page.locator("#name").fill("owner")
    page.get_by_role("button", name="Sí, con este nombre").click()
    expect(page.get_by_role("alert")).to_contain_text("reservado")
    name = next(NAMES)
    page.locator("#name").fill(name)
    page.locator("#variety").fill("Andes")
    page.get_by_label("Sí, se puede contar en público").check()
    page.get_by_role("button", name="Sí, con este nombre").click()
    desk.item()
    said = profile_of(desk.username, launched)
    assert (said.credit, said.display_name) == (True, name)
    assert (said.variety, said.count_variety) == ("Andes", True)
    page.goto(link)
    page.get_by_role("button", name="Continuar como").click()
    desk.item()


def test_who_comes_through_the_hub_is_asked_on_the_way_to_the_first_item(
    launched: tuple[Work, Settings], scene: Scene, new_page: NewPage
) -> None:
    work, settings = launched
    username = f"hf:{uuid4().hex[:8]}"
    with connected_argilla(settings) as client:
        ensure_annotators(client, work.campaign, [f"arriving-{username[3:]}"])
    with scene.server.client() as owner:  # as `fiel people link` does where the Hub is set up
        users = owner.get("users").json()["items"]
        (user,) = [each for each in users if each["username"] == f"arriving-{username[3:]}"]
        owner.patch(f"users/{user['id']}", json={"username": username}).raise_for_status()
    page = new_page()
    desk = Desk(page, scene, username, "")
    page.goto(steps.renew_personal_link(settings, work.campaign, username))
    page.get_by_role("button", name="Cómo aparece mi nombre").click()  # to have a session, as after the Hub
    page.wait_for_url("**/annotation-mode*")
    page.goto(f"{desk.form_url}?status=pending")
    page.wait_for_url("**/join/#form=*")
    page.get_by_role("button", name="No, prefiero el anonimato").click()
    page.wait_for_url("**/annotation-mode?status=pending*")
    desk.item()
    said = profile_of(username, launched)
    assert (said.credit, said.display_name, said.count_variety) == (False, "", False)
    page.goto(f"{scene.url}/join/#form={quote('https://example.org/dataset/1/annotation-mode')}")
    page.wait_for_url(f"{scene.url}/")  # nowhere else


def profile_of(username: str, launched: tuple[Work, Settings]) -> Profile:
    """What a person said about themselves."""
    with connected_argilla(launched[1]) as client:
        profiles = collect_profiles(client, launched[0].campaign.name)
    (profile,) = [each for each in profiles if each.username == username]
    return profile


def test_who_waits_for_an_organizer_has_a_link_that_lets_them_in_later(
    launched: tuple[Work, Settings], new_page: NewPage
) -> None:
    work, settings = launched
    options: dict[str, Any] = {"days": 1, "max_uses": 9, "approve": True, "practice": "none"}
    page, name = new_page(PHONE), next(NAMES)
    page.goto(steps.invite(settings, work.file.path, **options)[1])
    page.locator("#name").fill(name)
    page.locator("form button").nth(1).click()
    personal = page.get_by_label("Tu enlace personal").input_value()
    assert find_barriers(page) == []
    page.goto("about:blank")
    page.goto(personal)
    page.get_by_role("button", name=f"Continuar como {name}").click()
    expect(page.get_by_role("alert")).to_contain_text("Quienes organizan dan paso")
    steps.admit(settings, work.campaign, [name.replace(" ", ".")])
    page.get_by_role("button", name=f"Continuar como {name}").click()
    page.wait_for_url("**/annotation-mode*")


def test_a_taken_name_is_refused_in_the_persons_language_with_another(link: str, new_page: NewPage) -> None:
    name = next(NAMES)
    join(new_page(), link, name)
    page = new_page(locale="en-GB")
    page.goto(link)
    page.locator("#name").fill(name.upper())
    page.locator("form button").nth(1).click()
    expect(page.get_by_role("alert")).to_contain_text(f"How about “{name.upper()} 2”?")
    expect(page.locator("#name")).to_have_value(f"{name.upper()} 2")
    page.locator("form button").nth(1).click()
    page.wait_for_url("**/annotation-mode*")


def test_names_and_passwords_are_forgiving_at_the_sign_in(desk: Desk) -> None:
    page = desk.page
    page.goto(desk.form_url)
    page.wait_for_selector("input[autocapitalize=none][autocomplete=username]")
    page.wait_for_selector("input[autocapitalize=none][autocomplete=current-password]")
    desk.username, desk.password = f" {desk.username.upper()} ", f"{desk.password} "
    desk.sign_in()
    desk.item()


@pytest.mark.parametrize("path", ["//evil.example/x%2F..%2F..%2Fjoin/", "//join/"])
def test_a_strange_address_of_the_page_sends_no_secret_elsewhere(
    link: str, scene: Scene, new_page: NewPage, path: str
) -> None:
    page, asked, refused = new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{scene.url}{path}#{link.partition('#')[2]}")
    page.wait_for_selector("form")  # it works all the same
    page.wait_for_load_state("networkidle")
    assert any(each.endswith("/api/v1/fiel/join/look") for each in asked)
    assert all(each.startswith(scene.url) for each in asked)
    assert not any("Security Policy" in each for each in refused)  # nor does it depend on that


def test_without_an_invitation_the_page_says_what_to_do(scene: Scene, new_page: NewPage) -> None:
    page = new_page(PHONE)
    for address in ("join", "join/#%", "join/#back%3"):  # damaged on the way
        page.goto("about:blank")
        page.goto(f"{scene.url}/{address}")
        expect(page.locator("h1")).to_have_text("Necesitas una invitación")
    page.goto(f"{scene.url}/join/#{'x' * 43}")
    expect(page.get_by_role("alert")).to_contain_text("Esta invitación no existe")
    assert find_barriers(page) == []
