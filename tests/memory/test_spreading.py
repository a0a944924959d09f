import unicodedata

from fiel.judgements import Judgement
from fiel.memory.sentences import Box, find_boxes
from fiel.memory.spreading import (
    CarriedCorrection,
    carry_corrections,
    tally_judgements,
    tally_verdicts,
)
from fiel.verdicts.consensus import decide_items
from tests.bench.repetition import measure_repetition
from tests.memory.sentences import answer, by_task, make_item

WHICH = ("Which of the following is true?", "¿Cuál de los siguiente es cierto?")
RIGHT = "¿Cuál de las siguientes es cierta?"
ITEMS = [make_item(f"i{n}", WHICH, (f"Text {n}", f"Texto {n}"), ("water", "agua")) for n in range(6)]


def carried(
    judgements: list[Judgement], *, min_submitted: int = 1, mode: str = "agreed"
) -> list[CarriedCorrection]:
    items = by_task(ITEMS)
    verdicts = {"arc": decide_items(ITEMS, judgements, min_submitted=min_submitted)}
    outcomes = (
        tally_verdicts(find_boxes(items), verdicts)
        if mode == "agreed"
        else tally_judgements(find_boxes(items), {"arc": judgements})
    )
    answered = {("arc", each.item_id) for each in judgements}
    return list(carry_corrections(find_boxes(items), outcomes, answered=answered))


def test_a_correction_reaches_every_open_box_with_the_same_sentence() -> None:
    found = carried([answer(ITEMS[0], "ana", {"instruction": RIGHT})])
    assert [each.box for each in found] == [Box("arc", f"i{n}", "instruction") for n in range(1, 6)]
    assert {(each.before, each.text, each.items) for each in found} == {(WHICH[1], RIGHT, 1)}


def test_the_same_translation_of_another_original_is_another_sentence() -> None:
    other = make_item("other", ("Which is right?", WHICH[1]), ("a", "a"))
    outcomes = tally_verdicts(
        find_boxes({"arc": [ITEMS[0], other]}),
        {"arc": decide_items([ITEMS[0]], [answer(ITEMS[0], "ana", {"instruction": RIGHT})], min_submitted=1)},
    )
    assert not list(carry_corrections(find_boxes({"arc": [other]}), outcomes, answered=()))


def test_without_the_original_nothing_is_carried() -> None:
    blind = [make_item(id, ("", "Hola"), ("", "sí")) for id in ("one", "two")]
    outcomes = tally_judgements(
        find_boxes({"arc": blind}), {"arc": [answer(blind[0], "ana", {"instruction": "Buenas"})]}
    )
    assert not list(carry_corrections(find_boxes({"arc": blind}), outcomes, answered=()))


def test_what_waits_for_a_second_answer_is_carried_only_if_the_organizer_says_so() -> None:
    one = [answer(ITEMS[0], "ana", {"instruction": RIGHT})]
    assert not carried(one, min_submitted=2)
    assert len(carried(one, min_submitted=2, mode="answered")) == 5


def test_two_people_who_differ_about_an_item_decide_nothing() -> None:
    differ = [answer(ITEMS[0], "ana", {"instruction": RIGHT}), answer(ITEMS[0], "leo")]
    assert not carried(differ, mode="answered")
    assert not carried(differ, min_submitted=2)


def test_a_sentence_that_as_many_kept_as_changed_is_left_alone() -> None:
    changed = answer(ITEMS[0], "ana", {"instruction": RIGHT})
    assert not carried([changed, answer(ITEMS[1], "leo")])
    assert carried([changed, answer(ITEMS[1], "leo"), answer(ITEMS[2], "eva", {"instruction": RIGHT})])


def test_an_unusable_item_says_nothing_about_its_sentences() -> None:
    changed = answer(ITEMS[0], "ana", {"instruction": RIGHT})
    unusable = [answer(item, "leo", unusable=True) for item in ITEMS[1:3]]
    assert len(carried([changed, *unusable])) == 3


def test_unicode_forms_and_spaces_make_no_other_sentence_and_no_other_correction() -> None:
    shown = unicodedata.normalize("NFD", WHICH[1]).replace(" es ", "  es ")
    twin = make_item("nfd", (WHICH[0], shown), ("Text", "Texto"))
    items = {"arc": [ITEMS[0], ITEMS[1], twin]}
    given = [
        answer(ITEMS[0], "ana", {"instruction": RIGHT}),
        answer(ITEMS[1], "leo", {"instruction": unicodedata.normalize("NFD", RIGHT)}),
    ]
    outcomes = tally_judgements(find_boxes(items), {"arc": given})
    (found,) = carry_corrections(find_boxes(items), outcomes, answered={("arc", "i0"), ("arc", "i1")})
    assert (found.box.item, found.before, found.items) == ("nfd", shown, 2)
    assert unicodedata.normalize("NFC", found.text) == RIGHT


def test_scripts_without_spaces_and_from_right_to_left_are_carried_alike() -> None:
    for shown, right in (("下列哪項正确？", "下列哪项正确？"), ("أي مما يلي صحيحا؟", "أيٌّ ممّا يلي صحيح؟")):
        own = [make_item(id, ("Which is true?", shown), ("a", "甲")) for id in ("one", "two")]
        outcomes = tally_judgements(
            find_boxes({"arc": own}), {"arc": [answer(own[0], "li", {"instruction": right})]}
        )
        (found,) = carry_corrections(find_boxes({"arc": own}), outcomes, answered={("arc", "one")})
        assert found.text == right


def test_repetition_counts_what_one_correction_would_save() -> None:
    found = measure_repetition(by_task(ITEMS))
    assert (found.boxes, found.repeated, found.saved, found.varied) == (18, 12, 10, 0)
    varied = [*ITEMS, make_item("other", (WHICH[0], "¿Cuál es cierto?"), ("x", "x"))]
    assert measure_repetition(by_task(varied)).varied == 7
