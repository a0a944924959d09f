from pathlib import Path
from xml.etree import ElementTree

import pytest

from fiel.sharing.badge import draw_badge
from fiel.sharing.figures import Figures
from tests.helpers.browser import browser_page
from tests.sharing.figures import make_figures

SVG = "{http://www.w3.org/2000/svg}"


def parse(figures: Figures, language: str = "es") -> ElementTree.Element:
    return ElementTree.fromstring(draw_badge(figures, language))


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "ARC en español: 47\u202f% validado"), ("en", "ARC en español: 47% validated")],
)
def test_a_badge_says_the_same_to_eyes_and_ears(language: str, words: str) -> None:
    badge = parse(make_figures("ARC en español"), language)
    spoken = badge.findtext(f"{SVG}title") or ""
    assert spoken.replace("\u00a0", " ").replace("\u202f", " ") == words.replace("\u202f", " ")
    assert (badge.get("role"), badge.get("aria-label"), badge.get("lang")) == ("img", spoken, language)
    assert ": ".join(text.text or "" for text in badge.iter(f"{SVG}text")) == spoken


def test_made_up_answers_and_all_campaigns_are_called_so() -> None:
    badge = parse(make_figures(simulated=True), "en")
    assert badge.findtext(f"{SVG}title") == "All campaigns: 47% validated · simulated"


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "A & B \" ' ]]>", "\x00\x1b[31mred\x07", "W" * 500]
)
def test_a_hostile_title_is_text(title: str) -> None:
    content = draw_badge(make_figures(title), "es")
    badge = ElementTree.fromstring(content)
    assert {element.tag.removeprefix(SVG) for element in badge.iter()} == {
        "svg", "title", "clipPath", "rect", "g", "path", "text",
    }  # fmt: skip
    assert int(badge.get("width", "0")) < 800
    assert b"http" not in content.replace(b"http://www.w3.org/2000/svg", b"")


def test_no_word_leaves_its_field(tmp_path: Path) -> None:
    titles = ["ARC en español", "mmmmmmmm WWWW", "iiiii lllll", "تحدي بالعربية", "中文挑战"]
    for number, title in enumerate(titles):
        (tmp_path / f"{number}.svg").write_bytes(draw_badge(make_figures(title), "es"))
    with browser_page() as watched:
        for number, _ in enumerate(titles):
            watched.page.goto((tmp_path / f"{number}.svg").as_uri())
            boxes = watched.page.evaluate(
                "[...document.querySelectorAll('text')].map(t => [t.getBBox().x, t.getBBox().width])"
            )
            fields = watched.page.evaluate(
                "[...document.querySelectorAll('svg > g:first-of-type > rect')]"
                ".map(r => [r.x.baseVal.value, r.width.baseVal.value])"
            )
            assert len(boxes) == len(fields) == 2
            for (text, width), (field, room) in zip(boxes, fields, strict=True):
                assert field + 5 <= text and text + width <= field + room - 5
        assert watched.errors == []
