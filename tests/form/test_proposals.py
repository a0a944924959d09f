"""What models and tools propose: marked, told with who says it, and one click or key away from its box."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.dashboard.axe import find_barriers
from tests.form.desk import LAPTOP, MILLISECONDS, PHONE, Desk, Scene
from tests.form.proposing import HOSTILE, VOICES, Proposed, launch_voices
from tests.server.running import EmbeddedServer

Seat = Callable[[str, tuple[int, int]], Desk]
Forms = dict[str, Proposed]


@pytest.fixture(scope="module")
def forms(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Forms:
    folder = tmp_path_factory.mktemp("voices")
    return {language: launch_voices(argilla, folder / language, language) for language in VOICES}


@pytest.fixture
def seat(argilla: EmbeddedServer, forms: Forms, browser: Browser) -> Iterator[Seat]:
    contexts = []

    def sit(language: str, viewport: tuple[int, int] = LAPTOP) -> Desk:
        form = forms[language]
        size = {"width": viewport[0], "height": viewport[1]}
        context = browser.new_context(locale="es-ES", viewport=size)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(MILLISECONDS)
        context.set_default_navigation_timeout(MILLISECONDS)
        scene = Scene(argilla, argilla.url, form.dataset)
        desk = Desk(context.new_page(), scene, form.username, form.password)
        desk.page.goto(desk.form_url)
        desk.sign_in()
        expect(frame(desk.page).locator(".fiel-take").first).to_be_visible(timeout=MILLISECONDS)
        return desk

    yield sit
    for context in contexts:
        context.close()


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def box(page: Page) -> str:
    return page.locator("[contenteditable]").first.inner_text()


def take(page: Page, agent: str) -> None:
    frame(page).locator(".fiel-proposal", has_text=agent).locator(".fiel-take").first.click()


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("language", VOICES)
def test_what_is_proposed_is_marked_told_and_fits_the_screen(
    seat: Seat, language: str, viewport: tuple[int, int]
) -> None:
    page, voices = seat(language, viewport).page, VOICES[language]
    item = frame(page)
    wrong, right, reason = voices.quote
    assert set(item.locator("mark").all_inner_texts()) == {wrong, voices.typo[0]}
    assert any(reason in text for text in item.locator(".fiel-finding").all_inner_texts())
    cards = item.locator(".fiel-row").first.locator(".fiel-proposal")
    assert [each.locator("ins").all_inner_texts()[:1] for each in cards.all()[:2]] == [
        [voices.typo[1]],
        [right],
    ]
    for card, text in zip(cards.all()[2:], (voices.second, voices.third), strict=True):
        left = "e => { e.querySelectorAll('del').forEach(d => d.remove()); return e.textContent }"
        assert card.locator(".fiel-text").evaluate(left) == text
        assert card.locator("ins").count() > 0
    directions = {each.get_attribute("dir") for each in item.locator(".fiel-proposal .fiel-text").all()}
    assert directions == {"rtl" if language == "ar" else "ltr"}
    width = item.locator(".fiel").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert width[0] <= width[1]
    for pair in (0, 2):
        first, other = (cards.nth(place).bounding_box() for place in (pair, pair + 1))
        assert first and other and (first["y"] == other["y"]) == (viewport == LAPTOP)  # side by side


@pytest.mark.parametrize("language", VOICES)
def test_a_click_fills_the_box_and_leaves_the_verdict_to_the_person(seat: Seat, language: str) -> None:
    page, voices = (desk := seat(language, LAPTOP)).page, VOICES[language]
    take(page, "second")
    assert box(page) == voices.second
    assert desk.chosen() == []
    desk.notice.get_by_role("button").first.click()  # undo
    assert box(page) == voices.question
    take(page, "LanguageTool")
    take(page, "gpt-oss-120b")
    wrong, right, _ = voices.quote
    both = voices.question.replace(*voices.typo).replace(wrong, right)
    assert box(page) == both
    assert desk.chosen() == []


def test_the_key_takes_one_after_the_other_and_number_keys_still_choose(seat: Seat) -> None:
    page = (desk := seat("es", LAPTOP)).page
    page.keyboard.press("p")
    expect(page.locator("[contenteditable]").first).to_contain_text("lo hace?")
    page.keyboard.press("p")
    expect(page.locator("[contenteditable]").first).to_contain_text("¿Qué orgánulo lo hace?")
    desk.expect_notice("Puede estar mal: compárala con el original")
    page.keyboard.press("2")
    expect(page.locator("form.questions-form .label-active")).to_have_count(1)
    assert desk.chosen() == ["2\nCorregida"]
    page.locator("[contenteditable]").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("p")
    assert box(page).endswith("¿Qué orgánulo lo hace?p")  # typed, and not taken for the key


def test_a_hostile_proposal_is_text(seat: Seat) -> None:
    page = seat("es", LAPTOP).page
    row = frame(page).locator(".fiel-row", has_text="Opción C")
    row.locator(".fiel-take").click()
    boxes = page.locator("[contenteditable]").all_inner_texts()
    assert HOSTILE in boxes
    assert page.evaluate("window.taken") is None
    assert row.locator("img, script").count() == 0


def test_a_screen_reader_is_told_what_a_button_is(seat: Seat) -> None:
    page = seat("es", LAPTOP).page
    expect(frame(page).get_by_role("button", name="Usar esto").first).to_be_visible()
    take(page, "LanguageTool")
    expect(frame(page).locator(".fiel-take").first).to_have_attribute("aria-pressed", "true")
    assert [barrier for barrier in find_barriers(page) if ".fiel-" in barrier] == []
