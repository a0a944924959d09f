import re
from pathlib import Path

import pytest

from fiel.checks.campaignreport import CampaignReport
from fiel.checks.webpage import write_page
from fiel.files import write_public
from tests.checks.reports import HOSTILE, OUTSIDE, UNTRANSLATED, changed_number, make_item, make_report
from tests.helpers.browser import BrowserPage, browser_page


def open_report(browser: BrowserPage, report: CampaignReport, folder: Path) -> None:
    write_public(folder / "report.html", write_page(report))
    browser.page.goto((folder / "report.html").as_uri())


def report_of(translation: str, **languages: str) -> CampaignReport:
    found = [
        (make_item(1, translation, HOSTILE), [changed_number(), OUTSIDE]),
        (make_item(2), [UNTRANSLATED]),
    ]
    return make_report(found, **languages)


def test_the_page_shows_what_was_found_with_its_place(tmp_path: Path) -> None:
    with browser_page() as browser:
        open_report(browser, report_of("Son 25 metros"), tmp_path)
        page = browser.page
        assert page.locator("h1").inner_text() == "Lo que encontró la revisión automática"
        assert "2 ítems: 1 con errores, 1 solo con avisos, 0 sin nada sospechoso." in page.inner_text("body")
        rows = [text.split() for text in page.locator("tbody tr").all_inner_texts()]
        assert rows == [
            ["answer-outside", "✖", "Error", "1", "1"],
            ["changed-number", "✖", "Error", "1", "1"],
            ["untranslated", "⚠", "Aviso", "1", "1"],
        ]
        found = page.locator("#arc-changed-number-error article")
        assert "Los números no coinciden: en inglés 2.5, aquí 25." in found.inner_text()
        assert "Test/1 · Pregunta" in found.inner_text()
        assert found.locator("mark").all_inner_texts() == ["25"]
        assert found.locator("[lang=es] mark").count() == 1
        assert found.locator("[lang=en]").inner_text() == HOSTILE
        page.get_by_role("link", name="untranslated").click()
        assert page.url.endswith("#arc-untranslated-warning")
        assert browser.errors == [] and browser.hosts == set()


def test_what_an_item_holds_is_text_on_the_page(tmp_path: Path) -> None:
    with browser_page() as browser:
        open_report(browser, report_of(HOSTILE), tmp_path)
        page = browser.page
        assert page.locator("#arc-changed-number-error dd[lang=es]").inner_text() == HOSTILE
        assert page.locator("script, img").count() == 0
        assert page.title() == "Lo que encontró la revisión automática: Prueba <b>"
        assert browser.errors == []


def test_a_script_that_is_written_from_right_to_left(tmp_path: Path) -> None:
    with browser_page() as browser:
        report = report_of("Son 25 متر", language="ar", form_language="en")
        open_report(browser, report, tmp_path)
        text = browser.page.locator("#arc-changed-number-error dd[lang=ar]")
        assert text.evaluate("each => getComputedStyle(each).direction") == "rtl"
        assert browser.page.locator("html").get_attribute("lang") == "en"
        assert browser.page.locator("dd[lang=en]").first.get_attribute("dir") == "ltr"


@pytest.mark.parametrize(("wanted", "spoken"), [("es-MX", "es"), ("ca", "ca"), ("ja", "en"), ("en", "en")])
def test_the_page_speaks_the_language_of_the_form(wanted: str, spoken: str) -> None:
    html = write_page(report_of("Son 25 metros", form_language=wanted))
    assert f'<html lang="{spoken}" dir="ltr">' in html and f'<p lang="{spoken}">' in html
    assert ("The numbers differ" in html) == (spoken == "en")


def luminance(color: str) -> float:
    """Relative luminance of a colour, as WCAG 2 defines it."""
    channels = [int(each) / 255 for each in re.findall(r"\d+", color)[:3]]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_readable_on_a_phone_and_in_the_dark(scheme: str, tmp_path: Path) -> None:
    long = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 5
    with browser_page(viewport=(360, 740), scheme="dark" if scheme == "dark" else "light") as browser:
        open_report(browser, report_of(f"{long} 25"), tmp_path)
        page = browser.page
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        upper, lower = (page.locator(".texts > div").nth(number).bounding_box() for number in (0, 1))
        assert upper and lower and upper["y"] < lower["y"]  # one below the other
        paper = page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor")
        assert (luminance(paper) > 0.5) == (scheme == "light")
        for place in ("body", ".soft", ".severity.error", ".severity.warning", "mark"):
            style = "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
            ink, back = page.locator(place).first.evaluate(style)
            behind = luminance(paper if back == "rgba(0, 0, 0, 0)" else back)
            lighter, darker = max(luminance(ink), behind), min(luminance(ink), behind)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, place


def test_half_a_character_does_not_keep_the_page_from_being_written(tmp_path: Path) -> None:
    write_public(tmp_path / "report.html", write_page(report_of("Son \ud800 25")))
    assert "\\ud800" in (tmp_path / "report.html").read_text(encoding="utf-8")
