import pytest

from fiel.judgements import Judgement
from fiel.memory.sentences import Box
from fiel.memory.terms import TermRule, has_words, learn_rules
from tests.memory.sentences import answer, by_task, make_item

SCALES = [
    make_item(f"b{n}", (f"Use a balance to weigh {n}.", f"Use un balance para pesar {n}."), ("x", "x"))
    for n in range(5)
]
OTHERS = [
    make_item("o1", ("The heat budget is even.", "El balance de calor es par."), ("x", "x")),
    *(make_item(f"u{n}", (f"It is a stone, {n}.", f"Es un guijarro, {n}."), ("y", "y")) for n in range(4)),
]
ITEMS = [*SCALES, *OTHERS]


def change(number: int, who: str) -> Judgement:
    return answer(SCALES[number], who, {"instruction": f"Use una balanza para pesar {number}."})


def learn(*judgements: Judgement, known: tuple[tuple[str, str], ...] = ()) -> list[TermRule]:
    answered = {("arc", each.item_id) for each in judgements}
    return learn_rules(by_task(ITEMS), {"arc": list(judgements)}, answered=answered, known=known)


def test_what_two_people_change_alike_in_two_items_is_a_rule_with_its_cases() -> None:
    (rule,) = learn(change(0, "ana"), change(1, "leo"))
    assert (rule.source, rule.before, rule.after) == ("balance", "balance", "balanza")
    assert rule.people == ("ana", "leo")
    assert rule.cases == (Box("arc", "b0", "instruction"), Box("arc", "b1", "instruction"))
    assert [box.item for box in rule.open] == ["b2", "b3", "b4"]


def test_one_person_or_one_item_makes_no_rule() -> None:
    assert not learn(change(0, "ana"), change(1, "ana"))
    assert not learn(change(0, "ana"), change(0, "leo"))


def test_what_the_glossary_has_is_no_news() -> None:
    assert not learn(change(0, "ana"), change(1, "leo"), known=(("Balance", "balanza"),))


def test_changes_of_a_whole_sentence_are_no_rule() -> None:
    rewritten = {"instruction": "Hay que emplear otro instrumento totalmente distinto."}
    assert not learn(*(answer(SCALES[n], who, rewritten) for n, who in ((0, "ana"), (1, "leo"))))


def test_answers_that_cannot_be_used_teach_nothing() -> None:
    emptied = answer(SCALES[1], "leo", {"instruction": "Use una balanza para pesar 1.", "option_a": ""})
    assert emptied.problem and not learn(change(0, "ana"), emptied)


def test_a_script_without_spaces_learns_too() -> None:
    own = [
        make_item(f"z{n}", (f"The cell number {n}", f"第{n}号电池"), ("x", "甲"), language="zh")
        for n in range(4)
    ]
    given = [answer(own[n], who, {"instruction": f"第{n}号细胞"}) for n, who in ((0, "li"), (1, "wang"))]
    (rule,) = learn_rules({"arc": own}, {"arc": given}, answered={("arc", "z0"), ("arc", "z1")})
    assert (rule.before, rule.after) == ("电池", "细胞")
    assert rule.source in ("cell", "number") and len(rule.open) == 2


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("un balance justo", "balance", True),
        ("desbalance", "balance", False),
        ("balances y balance", "balance", True),
        ("第三号电池", "电池", True),
        ("किताबें", "किताब", False),
        ("", "balance", False),
    ],
)
def test_words_are_found_as_whole_words_where_there_are_spaces(text: str, words: str, found: bool) -> None:
    assert has_words(text, words) is found
