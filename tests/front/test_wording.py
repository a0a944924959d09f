from datetime import date

import pytest

from fiel.front import wording


@pytest.mark.parametrize(
    ("language", "number", "percent", "day", "with_year"),
    [
        ("es", "12.345,6", "37\xa0%", "12 de marzo", "12 de marzo de 2026"),
        ("en", "12,345.6", "37%", "March 12", "March 12, 2026"),
    ],
)
def test_numbers_and_days_are_written_as_the_language_writes_them(
    language: str, number: str, percent: str, day: str, with_year: str
) -> None:
    words = wording.words_in("dashboard", language)
    moment = date(2026, 3, 12)
    assert words.number(12345.6, 1) == number
    assert words.percent(0.37) == percent
    assert words.day(moment) == day
    assert words.day_near(moment, date(2026, 12, 1)) == day
    assert words.day_near(moment, date(2025, 12, 1)) == with_year


@pytest.mark.parametrize(
    ("share", "written"), [(0, "0%"), (0.001, "1%"), (0.9999, "99%"), (1, "100%"), (0.5, "50%")]
)
def test_neither_nothing_nor_all_is_rounded_to(share: float, written: str) -> None:
    assert wording.words_in("dashboard", "en").percent(share) == written


def test_a_name_without_a_text_is_made_readable() -> None:
    words = wording.words_in("dashboard", "es")
    assert words.named("check", "changed-number") == "Números distintos"
    assert words.named("check", "a-check_of-ours") == "A check of ours"


def test_what_is_done_is_rounded_down_as_on_the_badge() -> None:
    words = wording.words_in("dashboard", "en")
    assert [words.percent_done(done, 120) for done in (0, 1, 32, 119, 120)] == [
        "0%",
        "0%",
        "26%",
        "99%",
        "100%",
    ]
    assert words.percent_done(0, 0) == "0%"
