from functools import partial

import pytest

from fiel.checks import Check
from fiel.checks.lengths import find_length_ratio, find_long_answer
from fiel.checks.survey import survey_items
from fiel.items import Item
from tests.checks.items import make_item

SOURCE = "the light of the moon goes through the window "


def usual_items(language: str = "es", count: int = 60) -> list[Item]:
    """Items whose translations are about a fifth longer than their sources."""
    return [
        make_item(
            language, instruction=("la luz de la luna pasa por la ventana ahora más" + "a" * (n % 7), SOURCE)
        )
        for n in range(count)
    ]


def length_check(items: list[Item]) -> Check:
    return partial(find_length_ratio, usual=survey_items(items).lengths)


@pytest.mark.parametrize("language", ["es", "de"])
@pytest.mark.parametrize(("text", "way"), [("la luz", "shorter"), ("la luz de la luna " * 9, "longer")])
def test_a_length_out_of_the_distribution(language: str, text: str, way: str) -> None:
    (finding,) = length_check(usual_items(language))(make_item(language, instruction=(text, SOURCE)))
    assert (finding.check, finding.severity, finding.values["way"]) == ("length-ratio", "warning", way)
    assert finding.weight > 5


def test_the_farther_out_the_heavier() -> None:
    check = length_check(usual_items())
    weights = [check(make_item("es", instruction=("luz " * n, SOURCE)))[0].weight for n in (50, 100)]
    assert weights[0] < weights[1]


def test_lengths_that_are_no_wonder() -> None:
    items = usual_items()
    check = length_check(items)
    assert [finding for item in items for finding in check(item)] == []
    assert check(make_item("es", instruction=("la luz de la luna pasa por ahí", SOURCE))) == []
    assert check(make_item("es", instruction=("una lupa", "a magnifying glass"))) == []  # too short to tell
    assert check(make_item("es", instruction=("la luz", None))) == []
    assert check(make_item("es", instruction=("", SOURCE))) == []  # that is another check's


def test_short_texts_vary_more() -> None:
    check = length_check(usual_items())
    short = make_item("ca", instruction=("on és el paper.", "where the writing paper is."))
    assert check(short) == []


def test_a_few_items_tell_nothing() -> None:
    assert length_check(usual_items(count=49))(make_item("es", instruction=("la luz", SOURCE))) == []


def test_kinds_of_segments_are_told_apart() -> None:
    assert length_check(usual_items())(make_item("es", option_a=("la luz", SOURCE))) == []


OTHERS = {"option_b": ("un tornado", "a tornado"), "option_c": ("una inundación", "a flood")}


@pytest.mark.parametrize("long", ["un deslizamiento de tierra", "una esllavissada de terres"])
def test_a_right_answer_that_is_the_only_long_one(long: str) -> None:
    (finding,) = find_long_answer(make_item("es", option_a=(long, "a slide"), **OTHERS))
    assert (finding.check, finding.segment) == ("long-answer", "option_a")
    assert finding.weight == pytest.approx(26 / 14)


def test_answers_that_are_not_given_away() -> None:
    long = "un deslizamiento de tierra"
    assert find_long_answer(make_item("es", option_a=(long, "a landslide of earth"), **OTHERS)) == []
    assert find_long_answer(make_item("es", correct="option_b", option_a=(long, "a slide"), **OTHERS)) == []
    assert find_long_answer(make_item("es", option_a=("una avalancha grande", "a slide"), **OTHERS)) == []
    assert find_long_answer(make_item("es", option_a=(long, None), **OTHERS)) == []
    assert find_long_answer(make_item("es", correct=None, option_a=(long, "a slide"), **OTHERS)) == []
