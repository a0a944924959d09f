from dataclasses import replace

import pytest

from fiel.benchmarks import ARC
from fiel.checks import check_item
from fiel.checks.structure import (
    find_answer_key,
    find_answer_outside,
    find_empty_segments,
    find_equal_options,
    find_option_count,
    find_option_hole,
)
from fiel.items import Item, pair_item
from tests.checks.examples import make_item


def pair(*, key: str = "B", english_key: str = "B", english_options: int = 3) -> Item:
    """A question about colours with three options, paired with an original that may be another one."""
    names = ("option_a", "option_b", "option_c", "option_d")
    ours = dict(zip(names, ("El cielo", "La sangre", "La hierba"), strict=False))
    theirs = dict(zip(names, ("The sky", "Blood", "Grass", "Snow")[:english_options], strict=False))
    rows = (
        {"id": "1", "instruction": "¿Qué es rojo?", **ours, "answer": key},
        {"id": "1", "instruction": "What is red?", **theirs, "answer": english_key},
    )
    item, original = (ARC.decode(row, split="test", position=0) for row in rows)
    return pair_item(item, original)


def test_a_good_pair_has_no_finding() -> None:
    assert pair().pairing == "paired"
    assert check_item(pair()) == []


def test_an_original_without_a_text_is_none() -> None:
    rows = [
        {"id": "1", **dict.fromkeys(("instruction", "option_a", "option_b"), text), "answer": "A"}
        for text in "a "
    ]
    item, original = (ARC.decode(row, split="test", position=0) for row in rows)
    assert (pair_item(item, original).pairing, pair_item(item, item).pairing) == ("missing", "paired")


def test_another_number_of_options() -> None:
    item = pair(english_options=4)
    assert item.pairing == "mismatched"
    (finding,) = check_item(item)
    assert (finding.check, finding.severity, finding.segment) == ("option-count", "error", None)
    assert finding.values == {"kind": "options", "source": "4", "translation": "3"}


def test_another_part_that_is_no_option() -> None:
    item = replace(make_item(("ctx_a", "Un perro", None)), source_shape=("ctx_a", "ctx_b"))
    (finding,) = find_option_count(item)
    assert (finding.check, finding.values["kind"]) == ("option-count", "parts")


def test_another_key() -> None:
    (finding,) = check_item(pair(english_key="C"))
    assert (finding.check, finding.severity, finding.segment) == ("answer-key", "error", None)
    assert finding.values == {"source": "C", "translation": "B"}


def test_no_original_is_no_other_original() -> None:
    item = make_item(("option_a", "Sí", None), pairing="missing")
    assert find_option_count(item) == find_answer_key(item) == []


@pytest.mark.parametrize("text", ["", " ", "\n\u00a0"])
def test_an_empty_segment(text: str) -> None:
    (finding,) = find_empty_segments(make_item(("option_a", text, "Yes"), ("option_b", "0", "0")))
    assert (finding.check, finding.segment) == ("empty-segment", "option_a")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Velocidad", "Speed"), ("velocidad ", "Velocity")),
        (("la rapidez", "speed"), ("La rapidez.", "swiftness")),
        (("Sí", None), ("sí", None)),
        (("AA", "AA"), ("AA", "Aa")),
        (("Geschwindigkeit", "Speed"), ("Geschwindigkeit", "Velocity")),
    ],
)
def test_options_that_became_equal(first: tuple[str, str | None], second: tuple[str, str | None]) -> None:
    item = make_item(("option_a", *first), ("option_b", *second), ("option_c", "Otra", "Another"))
    (finding,) = find_equal_options(item)
    assert (finding.check, finding.segment, finding.values) == (
        "equal-options",
        "option_b",
        {"other": "option_a"},
    )
    assert finding.span == (0, len(second[0].strip()))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ambos", "Both"), ("Ambos", "Both")),
        (("AA", "AA"), ("Aa", "Aa")),
        (("2,5", "2.5"), ("25", "25")),
        (("rapidez", "speed"), ("velocidad", "velocity")),
        (("", "Yes"), ("", "No")),
    ],
)
def test_options_that_are_not_equal_or_were_so_before(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert find_equal_options(make_item(("option_a", *first), ("option_b", *second))) == []


def test_a_text_that_is_no_option_may_equal_one() -> None:
    assert find_equal_options(make_item(("instruction", "Sí", "Yes"), ("option_a", "Sí", "Yeah"))) == []


def test_an_answer_that_is_no_option() -> None:
    (finding,) = find_answer_outside(make_item(("option_b", "Sí", "Yes"), correct=None))
    assert (finding.check, finding.values) == ("answer-outside", {"answer": "A"})
    assert find_answer_outside(make_item(("option_a", "Sí", "Yes"))) == []


def test_an_option_that_is_missing_before_the_right_one() -> None:
    options = [("option_a", "Sí", "Yes"), ("option_b", "No", "No"), ("option_d", "Ni sí ni no", "Neither")]
    (finding,) = find_option_hole(make_item(*options, correct="option_d"))
    assert (finding.severity, finding.values) == ("error", {"missing": "C", "answer": "D"})
    assert find_option_hole(make_item(*options, correct="option_b")) == []
