from fiel.checks import check_item
from fiel.items import Item, Pairing, Segment


def item(
    *segments: tuple[str, str, str | None], correct: str | None = "option_a", pairing: Pairing = "paired"
) -> Item:
    return Item(
        id="1",
        benchmark="arc",
        split="test",
        position=0,
        segments=tuple(Segment(name, text, source) for name, text, source in segments),
        answer="A",
        correct=correct,
        row={},
        pairing=pairing,
    )


def found(
    *segments: tuple[str, str, str | None], correct: str | None = "option_a", pairing: Pairing = "paired"
) -> list[tuple[str, str | None]]:
    findings = check_item(item(*segments, correct=correct, pairing=pairing))
    return [(finding.check, finding.segment) for finding in findings]


def test_a_good_translation_has_no_finding() -> None:
    assert (
        found(
            ("instruction", "¿Cuánto es 2,5 km?", "How much is 2.5 km?"), ("option_a", "2.500 m", "2,500 m")
        )
        == []
    )


def test_an_empty_segment() -> None:
    assert found(("option_a", " ", "Yes")) == [("empty-segment", "option_a")]


def test_options_that_became_equal() -> None:
    assert found(("option_a", "Velocidad", "Speed"), ("option_b", "velocidad ", "Velocity")) == [
        ("equal-options", "option_b")
    ]


def test_options_that_are_equal_in_the_source_too_are_no_mistake_of_the_translation() -> None:
    assert found(("option_a", "Ambos", "Both"), ("option_b", "Ambos", "Both")) == []


def test_equal_options_without_a_source() -> None:
    assert found(("option_a", "Sí", None), ("option_b", "sí", None)) == [("equal-options", "option_b")]


def test_a_changed_number_has_its_place() -> None:
    (finding,) = check_item(item(("option_a", "Son 25 metros", "It is 2.5 meters")))
    assert (finding.check, finding.severity, finding.span) == ("changed-number", "error", (4, 6))
    assert finding.values == {"source": "2.5", "translation": "25"}


def test_a_number_written_as_a_word_is_no_changed_number() -> None:
    assert found(("option_a", "Dos metros", "2 meters")) == []


def test_left_in_english() -> None:
    assert found(("instruction", "The moon is bright", "The moon is bright")) == [
        ("untranslated", "instruction")
    ]


def test_names_and_formulas_may_stay() -> None:
    assert found(("option_a", "Na2O", "Na2O"), ("option_b", "Isaac Newton", "Isaac Newton")) == []


def test_an_answer_that_is_no_option() -> None:
    assert found(("option_b", "Sí", "Yes"), correct=None) == [("answer-outside", None)]


def test_an_original_of_another_item() -> None:
    assert found(("option_a", "Sí", None), pairing="mismatched") == [("wrong-pairing", None)]
