"""Nobody meets English, or a name from the database, where the form is in their language."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.axe import find_barriers
from tests.form.conftest import NewDesk
from tests.form.desk import LAPTOP, PHONE

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


def foreign(page: Page) -> list[str]:
    return [text for text in page.evaluate(WORDS) if FOREIGN.search(text) and "API" not in text]


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("locale", ["es-ES", "ar-EG"])
def test_every_screen_is_in_the_readers_language_and_open_to_everybody(
    new_desk: NewDesk, locale: str, viewport: tuple[int, int]
) -> None:
    desk = new_desk(locale=locale, viewport=viewport)
    page = desk.page
    desk.arrive()
    expect(page.locator(".fiel-tool-guide")).to_be_visible()
    assert (foreign(page), find_barriers(page)) == ([], [])
    assert page.evaluate("document.documentElement.lang") == "es"  # the form's, of which there is no Arabic
    page.locator(".filter-status button").first.click()
    expect(page.get_by_text("Borrador", exact=True)).to_be_visible()
    assert foreign(page) == []
    page.mouse.click(5, viewport[1] - 5)
    if viewport == LAPTOP:
        page.get_by_role("button", name="Ordenar").click()
        expect(page.get_by_text("Fecha de alta")).to_be_visible()
        assert foreign(page) == []
        page.mouse.click(5, viewport[1] - 5)
    page.get_by_label("Tu cuenta").click()
    expect(page.get_by_text("Cerrar sesión")).to_be_visible()
    assert foreign(page) == []
    page.goto(f"{desk.scene.url}/")
    expect(page.get_by_text("ARC-Challenge")).to_be_visible()
    expect(page.get_by_text("Campañas")).to_be_visible()
    assert (foreign(page), find_barriers(page)) == ([], [])
    page.goto(f"{desk.scene.url}/user-settings")
    expect(page.get_by_text("Idioma", exact=True)).to_be_visible()
    assert [text for text in foreign(page) if text != "English"] == []
    page.goto(f"{desk.scene.url}/nowhere")
    expect(page.get_by_text("Esta página no existe")).to_be_visible()
    assert foreign(page) == []


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_sign_in_is_in_the_readers_language_and_open_to_everybody(
    new_desk: NewDesk, viewport: tuple[int, int]
) -> None:
    desk = new_desk(viewport=viewport)
    page = desk.page
    page.goto(f"{desk.scene.url}/sign-in")
    name = page.get_by_role("textbox", name="Nombre de usuario")
    expect(name).to_have_attribute("autocapitalize", "none")
    assert (foreign(page), find_barriers(page)) == ([], [])
    name.fill(desk.username)
    page.get_by_label("Contraseña").fill("not the password")
    page.keyboard.press("Enter")
    expect(page.get_by_text("no son correctos").first).to_be_visible()
    expect(page.locator(".toast").get_by_text("no son correctos")).to_be_visible()  # it fades in afterwards
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")
    assert (foreign(page), find_barriers(page)) == ([], [])


def test_elsewhere_the_browsers_language_counts_then_that_of_the_last_form(new_desk: NewDesk) -> None:
    for locale, entering, tasks in (("ar-EG", "Sign in", "Tus tareas"), ("en-GB", "Sign in", "Your tasks")):
        desk = new_desk(locale=locale)
        desk.page.goto(f"{desk.scene.url}/sign-in")
        expect(desk.page.get_by_role("button", name=entering, exact=True)).to_be_visible()
        desk.arrive()
        expect(desk.page.get_by_role("button", name="Enviar")).to_be_visible()
        desk.page.goto(f"{desk.scene.url}/")
        expect(desk.page.get_by_text(tasks)).to_be_visible()
