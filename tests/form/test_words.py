"""Nobody meets English, or a name from the database, where the form is in their language."""

import re

import pytest
from playwright.sync_api import Page, expect

from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import writing_direction
from tests.dashboard.axe import find_barriers
from tests.form.conftest import NewDesk
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE, SMALL, Desk

LOCALES = {"es": "es-ES", "ar": "ar-EG"}
SIZES = {LAPTOP: "laptop", SMALL: "small laptop", PHONE: "phone"}

# Every word on the page that is not an item's, the guide's or a person's, seen or spoken.
WORDS = """() => {
    const skip = "iframe, script, style, noscript, .fiel-source, .fiel-copy, .content__text, .panel__content"
    const found = []
    const kinds = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT
    const accept = node => node.nodeType === 1 && (node.matches(skip) || !node.checkVisibility())
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
    const walker = document.createTreeWalker(document.body, kinds, accept)
    while (walker.nextNode()) {
        const node = walker.currentNode
        if (node.nodeType === 3) found.push(node.data)
        else for (const name of ["aria-label", "title", "placeholder", "data-title", "aria-description"])
            found.push(node.getAttribute(name) ?? "")
    }
    return [...new Set(found.map(each => each.trim()).filter(Boolean))]
}"""
# English words of Argilla's interface, and names that only developers know.
FOREIGN = re.compile(
    r"\b(inserted_at|updated_at|verdict|reason|workspaces?|datasets?|records?|(?-i:arc)(-\d-options)?|about-you|"
    r"findings|annotator|of|the|your|home|button|filters?|sort|search|settings|sign|submit|discard|draft|"
    r"pending|submitted|guidelines|directrices|required|response|page|something|wrong|try|again|icon|custom|"
    r"machine-translation|status|current|total|switch|mode|expand|labels?|password|username|progress)\b",
    re.IGNORECASE,
)


# What of a page in Arabic may be in Latin letters: names, also the campaign's title, and what is on a key.
WORKSPACE = re.compile(r"keptform")
LATIN = re.compile(r"[A-Za-z]{3,}")
NAMES = re.compile(
    r"ARC-Challenge|Argilla|English|Español|Deutsch|Prueba|form-\w+|API|Backspace|Enter|Tab|Esc|[Cc]trl|Shift"
)


def foreign(page: Page) -> list[str]:
    words = [text for text in page.evaluate(WORDS) if "API" not in text]
    if page.evaluate("document.documentElement.dir") == "rtl":
        return [text for text in words if LATIN.search(NAMES.sub("", text))]
    return [text for text in words if FOREIGN.search(text)]


def seat(new_desk: NewDesk, request: pytest.FixtureRequest, language: str, viewport: tuple[int, int]) -> Desk:
    """Seat somebody at a form in a language."""
    if language == "es":
        return new_desk(viewport=viewport)
    work, scene = request.getfixturevalue("arabic")
    return new_desk(viewport=viewport, locale=LOCALES[language], work=work, scene=scene)


# What a finger has to hit and is less than 44 pixels high or wide; a link in a line of a text may be.
TINY = """() => [...document.querySelectorAll("button, a, summary, label.label-text, [contenteditable]")]
    .filter(each => each.checkVisibility({ checkVisibilityCSS: true }))
    .filter(each => {
        const own = each.getBoundingClientRect(), more = getComputedStyle(each, "::after")
        const reach = side => Math.max(own[side], more.content === "none" ? 0 : parseFloat(more[side]) || 0)
        const seen = own.width && own.bottom > 0 && own.top < innerHeight
        return seen && (reach("height") < 43.5 || reach("width") < 34)
    })
    .map(each => `${each.className}: ${each.innerText || each.ariaLabel}`)"""


@pytest.mark.parametrize("language", LOCALES)
def test_a_finger_hits_what_it_is_meant_to(
    new_desk: NewDesk, request: pytest.FixtureRequest, language: str
) -> None:
    desk = seat(new_desk, request, language, PHONE)
    page = desk.page
    desk.arrive()
    expect(page.locator(".fiel-tool-guide")).to_be_visible(timeout=MILLISECONDS)
    desk.choose(Catalogue("form", language).text("verdict-unusable"))
    assert page.evaluate(TINY) == []
    page.locator(".fiel-tool-recent").tap()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(TINY) == []
    page.goto(f"{desk.scene.url}/me")
    expect(page.locator("h2").first).to_be_visible()
    assert page.evaluate(TINY) == []


@pytest.mark.parametrize("viewport", SIZES, ids=SIZES.get)
@pytest.mark.parametrize("language", LOCALES)
def test_every_screen_is_in_the_readers_language_and_open_to_everybody(
    new_desk: NewDesk, request: pytest.FixtureRequest, language: str, viewport: tuple[int, int]
) -> None:
    argilla, interface = Catalogue("argilla", language).text, Catalogue("interface", language).text
    desk = seat(new_desk, request, language, viewport)
    page = desk.page
    desk.arrive()
    expect(page.locator(".fiel-tool-guide")).to_be_visible(timeout=MILLISECONDS)
    assert (foreign(page), find_barriers(page)) == ([], [])
    marked = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert marked == [language, writing_direction(language)]
    page.locator(".filter-status button").first.click()
    draft = argilla("recordStatus--draft").partition(" |")[0]
    expect(page.get_by_text(draft, exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert foreign(page) == []
    page.mouse.click(5, viewport[1] - 5)
    if viewport != PHONE:
        page.get_by_role("button", name=argilla("sorting--label")).click()
        expect(page.get_by_text(interface("name-added"))).to_be_visible()
        assert foreign(page) == []
        page.mouse.click(5, viewport[1] - 5)
    page.get_by_label(interface("your-account")).click()
    expect(page.get_by_text(argilla("userAvatarTooltip--logout"))).to_be_in_viewport(ratio=1)
    assert foreign(page) == []
    page.goto(f"{desk.scene.url}/")
    expect(page.get_by_text("ARC-Challenge")).to_be_visible(timeout=MILLISECONDS)
    expect(page.get_by_text(WORKSPACE)).to_have_count(0)  # its campaign's title is fetched
    expect(page.get_by_text(interface("name-workspaces"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\s*0\D*[%٪]")).first).to_be_visible()  # not as English writes it
    assert (foreign(page), find_barriers(page)) == ([], [])
    page.goto(f"{desk.scene.url}/user-settings")
    expect(page.get_by_text(argilla("userSettings--language"), exact=True)).to_be_visible()
    expect(page.get_by_text(WORKSPACE)).to_have_count(0)
    expect(page.get_by_text(interface("name-annotator"))).to_have_css("text-transform", "none")
    assert [text for text in foreign(page) if text != "English"] == []
    page.goto(f"{desk.scene.url}/nowhere")
    expect(page.get_by_text(interface("lost"))).to_be_visible()
    assert foreign(page) == []


@pytest.mark.parametrize("viewport", SIZES, ids=SIZES.get)
@pytest.mark.parametrize("language", LOCALES)
def test_the_sign_in_is_in_the_readers_language_and_open_to_everybody(
    new_desk: NewDesk, language: str, viewport: tuple[int, int]
) -> None:
    say = Catalogue("argilla", language).text
    desk = new_desk(viewport=viewport, locale=LOCALES[language])
    page = desk.page
    page.goto(f"{desk.scene.url}/sign-in")
    name = page.get_by_role("textbox", name=say("login--username"))
    expect(name).to_have_attribute("autocapitalize", "none", timeout=MILLISECONDS)
    assert (foreign(page), find_barriers(page)) == ([], [])
    name.fill(desk.username)
    page.get_by_label(say("login--password")).fill("not the password")
    page.keyboard.press("Enter")
    wrong = say("validations--http--401--message")
    expect(page.get_by_text(wrong).first).to_be_visible()
    expect(page.locator(".toast").get_by_text(wrong)).to_be_visible()  # it fades in afterwards
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")
    assert (foreign(page), find_barriers(page)) == ([], [])


def test_elsewhere_the_browsers_language_counts_then_that_of_the_last_form(new_desk: NewDesk) -> None:
    expected = {"fi-FI": ("Sign in", "Tus tareas"), "ar-EG": ("تسجيل الدخول", "مهامك")}
    for locale, (entering, tasks) in (expected | {"en-GB": ("Sign in", "Your tasks")}).items():
        desk = new_desk(locale=locale)
        desk.page.goto(f"{desk.scene.url}/sign-in")
        expect(desk.page.get_by_role("button", name=entering, exact=True)).to_be_visible()
        desk.arrive()
        expect(desk.page.get_by_role("button", name="Enviar")).to_be_visible()
        desk.page.goto(f"{desk.scene.url}/")
        expect(desk.page.get_by_text(tasks)).to_be_visible()
