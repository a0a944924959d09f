"""What a harness shows of an item, compared with the item."""

from typing import Any

import pytest

from fiel.items import correct_item
from fiel.release.documents import find_misplaced_choices
from tests.release.exports import load_demo


@pytest.mark.parametrize("listed", [False, True])
def test_choices_in_another_order_are_named_although_a_harness_changes_texts(listed: bool) -> None:
    """As lighteval and EuroEval show them: other capitals and marks, and letters for a list."""
    _, _, items = load_demo()["arc"]
    (item,) = [each for each in items if len(each.options) == 4][:1]
    texts = [f"{option.translation.capitalize()}." for option in item.options]

    def build(order: list[int]) -> list[Any]:
        shown = [texts[place] for place in order]
        if not listed:
            return [item.segments[0].translation, shown, 0]
        lines = "".join(f"{letter}. {text}\n" for letter, text in zip("ABCD", shown, strict=True))
        return [f"Pregunta: {item.segments[0].translation}\n{lines}Respuesta:", list("ABCD"), 0]

    assert find_misplaced_choices([item], [build([0, 1, 2, 3])], listed=listed) == []
    problem = f"{item.id}: expected the choices in the order of the item, found another"
    assert find_misplaced_choices([item], [build([0, 2, 1, 3])], listed=listed) == [problem]


def test_a_letter_that_is_also_an_option_is_no_choice_in_another_place() -> None:
    _, _, (item, *_) = load_demo()["arc"]
    letters = {option.name: letter for option, letter in zip(item.options, "BCDA", strict=False)}
    odd = correct_item(item, letters)
    lines = "".join(f"{letter}. {text}\n" for letter, text in zip("ABCD", letters.values(), strict=False))
    document = [f"Pregunta: {item.segments[0].translation}\n{lines}", list("ABCD"), 0]
    assert find_misplaced_choices([odd], [document], listed=True) == []
