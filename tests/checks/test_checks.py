from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.checks import CHECKS, check_item
from fiel.checks.markup import find_deleted_brackets
from tests.checks.examples import find_all, make_item
from tests.helpers.growth import assert_linear


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
def test_a_text_four_times_as_long_takes_no_more_than_its_share(text: str) -> None:
    def check(letters: int) -> None:
        long = text * (letters // len(text))
        find_all(make_item(("instruction", f"{long} x", long)), (*CHECKS, find_deleted_brackets))

    assert_linear(check, 20_000)


REPEATED = [
    "1 ",
    "1/",
    "1 km ",
    "5 %",
    "50",
    "10^",
    "H2O ",
    "½",
    "aa_bb ",
    "forty three ",
    "a ",
    "(",
    "x=",
    "[a]",
]
NUMBERED: dict[str, Callable[[int], str]] = {
    "numbers": lambda number: f"{1000 + number} ",
    "fractions": lambda number: f"{number}/{number + 1} ",
    "code": lambda number: f"code aa_b{'abcdefghij'[number % 10] * (1 + number // 10 % 40)} ",
    "equations": lambda number: f"x = {number} ; ",
    "formulas": lambda number: f"C{number % 1000}H{number % 77} ",
    "addresses": lambda number: f"http://a{number}.com ",
    "tags": lambda number: f"<b{number}> ",
    "placeholders": lambda number: f"{{{{a{number}}}}} ",
    "sentences": lambda number: f"Hola w{number}. ",
    "words": lambda number: f"w{number} ",
}


@pytest.mark.parametrize("text", REPEATED)
def test_a_long_answer_to_a_short_text_takes_no_more_than_its_share(text: str) -> None:
    """Nobody is kept from writing it."""

    def check(letters: int) -> None:
        find_all(make_item(("instruction", text * (letters // len(text)), "A short text, of 2 m.")))

    assert_linear(check, 3_000)


@pytest.mark.parametrize("piece", NUMBERED.values(), ids=NUMBERED.keys())
def test_many_different_things_take_no_more_than_their_share(piece: Callable[[int], str]) -> None:
    def check(pieces: int) -> None:
        long = "".join(map(piece, range(pieces)))
        find_all(make_item(("instruction", "".join(map(piece, range(7, pieces))), long)))

    assert_linear(check, 400)
