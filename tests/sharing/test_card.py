import io
import logging

import pytest
from PIL import Image, ImageChops

from fiel.sharing.card import HEIGHT, WIDTH, draw_card, read_label, wrap_title
from fiel.sharing.figures import Figures
from fiel.sharing.fonts import SERIF, choose_font, has_letters, open_font
from tests.sharing.figures import make_figures

TITLE = (80, 180, 1120, 360)
BAR_Y = 496
UNKNOWN = "\U0001f9f5\U00012000"  # no font has an emoji and cuneiform


def card(figures: Figures, language: str = "es") -> Image.Image:
    return Image.open(io.BytesIO(draw_card(figures, language))).convert("RGB")


def same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


def test_it_is_as_large_as_link_previews_want_it_and_the_same_each_time() -> None:
    content = draw_card(make_figures("ARC"), "es", label="known")
    assert content.startswith(b"\x89PNG")
    assert Image.open(io.BytesIO(content)).size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(content) < 100_000
    assert content == draw_card(make_figures("ARC"), "es", label="known")
    assert read_label(content) == "known"
    assert read_label(b"no picture") == read_label(content[:40]) == ""


@pytest.mark.parametrize("percent", [0, 1, 47, 100])
def test_the_bar_is_as_long_as_the_share(percent: int) -> None:
    image = card(make_figures("ARC", percent=percent))
    blue = sum(image.getpixel((x, BAR_Y)) == (0, 114, 178) for x in range(80, 1121))
    assert blue == pytest.approx(1040 * percent / 100, abs=34)
    assert (blue == 0) == (percent == 0)


def test_a_card_in_arabic_begins_at_the_right_or_is_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    arabic, english = card(make_figures("ARC", percent=30), "ar"), card(make_figures("ARC", percent=30), "en")
    if choose_font("تقييم", SERIF, 30):
        assert arabic.getpixel((1100, BAR_Y)) == english.getpixel((100, BAR_Y)) == (0, 114, 178)
        assert arabic.getpixel((100, BAR_Y)) == english.getpixel((1100, BAR_Y)) != (0, 114, 178)
    monkeypatch.setattr("fiel.sharing.fonts._find_on_machine", lambda letters: None)
    assert same(card(make_figures("ARC", percent=30), "ar"), english)


def test_each_language_and_what_is_simulated_look_different() -> None:
    plain = card(make_figures("ARC"))
    assert not same(plain, card(make_figures("ARC"), "en"))
    assert not same(plain, card(make_figures("ARC", simulated=True)))


@pytest.mark.parametrize(
    "title",
    ["<b>ARC</b> & <script>alert(1)</script>", "W" * 1000, "a b " * 300, "ARC\nen\tvarias\nlíneas", "…"],
)
def test_a_hostile_title_stays_in_its_place(title: str) -> None:
    plain, hostile = card(make_figures("ARC")), card(make_figures(title))
    for image in (plain, hostile):
        image.paste("white", TITLE)
    assert same(plain, hostile)


def test_the_letters_of_the_latin_cyrillic_and_greek_scripts_are_there() -> None:
    for bold in (False, True):
        letters = "áéíóúñÑ¿¡üçàèòïÀ·ŀ€ăâșțşıİğčšžřőűåøæœßłńśđ%абвґї αβγ Việt ơưạế «»“”…"
        assert has_letters(open_font(SERIF, 40, bold=bold), letters)


def test_letters_that_no_font_has_are_never_drawn_as_boxes(caplog: pytest.LogCaptureFixture) -> None:
    assert choose_font(UNKNOWN, SERIF, 64) is None
    with caplog.at_level(logging.WARNING, logger="fiel.sharing"):
        shown = card(make_figures(UNKNOWN, "ARC in Sumerian", "arc-sux"))
    assert same(shown, card(make_figures("ARC in Sumerian")))
    (record,) = caplog.records
    assert "no font of this machine has the letters" in record.getMessage()


def test_a_title_from_right_to_left_begins_at_the_right() -> None:
    if choose_font("تحدي", SERIF, 64) is None:
        pytest.skip("no font of this machine has Arabic letters")
    title = card(make_figures("تحدي")).crop(TITLE)
    box = ImageChops.difference(title, Image.new("RGB", title.size, "#fbf8f2")).point(
        lambda v: v > 40 and 255
    )
    left, _, right, _ = box.getbbox() or (0, 0, 0, 0)
    assert left > title.width / 2 and right > title.width - 12


def test_a_title_is_broken_between_words_and_else_anywhere() -> None:
    font = open_font(SERIF, 46)
    assert wrap_title("uno dos", font, lines=2) == (["uno dos"], True)
    lines, whole = wrap_title("palabra " * 60, font, lines=2)
    assert not whole and len(lines) == 2 and lines[1].endswith("…")
    lines, whole = wrap_title("x" * 90, font, lines=3)
    assert whole and "".join(lines) == "x" * 90 and len(lines) > 1
    assert all(font.getlength(line) <= 1040 for line in lines)
