from itertools import permutations

from fiel.checks import check_item, prepare_checks
from fiel.items import Item
from tests.memory.sentences import make_item


def question(
    id: str, english: str, correct: str, *, translation: str = "¿Qué es?", flip: bool = False
) -> Item:
    options = [("salt", "sal"), ("light", "luz")]
    return make_item(id, (english, translation), *(options[::-1] if flip else options), correct=correct)


def merged(items: list[Item]) -> set[str]:
    checks = prepare_checks(iter(items))
    found = {item.id: check_item(item, checks) for item in items}
    return {
        id
        for id, findings in found.items()
        if any((each.check, each.severity) == ("merged-question", "error") for each in findings)
    }


def test_two_questions_that_became_one_with_different_keys_are_found() -> None:
    items = [question("a", "What dissolves?", "option_a"), question("b", "What shines?", "option_b")]
    assert merged(items) == {"a", "b"}
    turned = [items[0], question("b", "What shines?", "option_a", flip=True)]
    assert merged(turned) == {"a", "b"}


def test_every_item_that_asks_it_is_found_whichever_came_first() -> None:
    items = [
        question("a", "What dissolves?", "option_a"),
        question("b", "What dissolves?", "option_b"),  # the benchmark's own contradiction
        question("c", "What melts?", "option_a"),
        question("d", "What melts?", "option_a"),
    ]
    for turned in permutations(items):
        assert merged(list(turned)) == {"b", "c", "d"}


def test_the_same_key_another_text_or_the_same_original_is_no_merger() -> None:
    first = question("a", "What dissolves?", "option_a")
    for other in (
        question("b", "What shines?", "option_a"),
        question("b", "What shines?", "option_b", translation="¿Qué brilla?"),
        question("b", "What dissolves?", "option_b"),
        question("b", "What shines?", "option_b", flip=True),
    ):
        assert not merged([first, other])
