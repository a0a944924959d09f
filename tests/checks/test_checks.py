import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.checks import CHECKS, check_item
from fiel.checks.markup import find_deleted_brackets
from tests.checks.examples import find_all, make_item


def found(*segments: tuple[str, str, str | None]) -> list[tuple[str, str | None]]:
    return [(finding.check, finding.segment) for finding in check_item(make_item(*segments))]


def test_a_good_translation_has_no_finding() -> None:
    assert (
        found(
            ("instruction", "¿Cuánto es 2,5 km?", "How much is 2.5 km?"), ("option_a", "2.500 m", "2,500 m")
        )
        == []
    )


def test_left_in_english() -> None:
    assert found(("instruction", "The moon is bright", "The moon is bright")) == [
        ("untranslated", "instruction")
    ]


def test_names_and_formulas_may_stay() -> None:
    assert found(("option_a", "Na2O", "Na2O"), ("option_b", "Isaac Newton", "Isaac Newton")) == []


TEXT = st.text(st.sampled_from("0123456789.,-–:/½³₂ ٣५aIVXnot cuño%^{}_<b>`[]@\\$=kgm\n"), max_size=60)


@settings(deadline=None)  # the first call reads what is known of a language
@given(TEXT, TEXT, st.sampled_from(["es", "de", "ar", "zh", "und"]))
def test_a_place_is_always_inside_the_translation(translation: str, source: str, language: str) -> None:
    item = make_item(
        ("instruction", translation, source), ("option_a", source, translation), language=language
    )
    texts = {segment.name: segment.translation for segment in item.segments}
    for finding in find_all(item, (*CHECKS, find_deleted_brackets)):
        if finding.span is not None:
            start, end = finding.span
            assert finding.segment is not None
            assert 0 <= start < end <= len(texts[finding.segment]), finding


@settings(deadline=None)  # the first call reads what is known of a language
@given(TEXT)
def test_a_text_has_all_of_itself(text: str) -> None:
    names = {finding.check for finding in find_all(make_item(("instruction", text, text)))}
    assert names <= {"empty-segment", "untranslated"}


@pytest.mark.parametrize(
    "text", ["9", "1 111", "_", "a_", "[", "a-", "x = 1 ", "(", "H2O", "no ", "{", "<b ", "5 km ", "a@"]
)
def test_a_segment_of_one_megabyte_takes_seconds_at_most(text: str) -> None:
    long = text * (10**6 // len(text))
    start = time.perf_counter()
    find_all(make_item(("instruction", f"{long} x", long)), (*CHECKS, find_deleted_brackets))
    assert time.perf_counter() - start < 20
