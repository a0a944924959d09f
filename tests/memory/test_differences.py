from collections.abc import Sequence

from fiel.judgements import Judgement
from fiel.memory.differences import Difference, Settled, find_differences, settle_verdicts
from fiel.memory.sentences import Box
from fiel.verdicts.consensus import decide_items
from tests.memory.sentences import answer, make_item

SAME = ("Which is a solid?", "¿Cuál es sólido?")
ITEMS = [make_item(f"i{n}", SAME, (f"Text {n}", f"Texto {n}")) for n in range(4)]


def differences(*judgements: Judgement) -> Sequence[Difference]:
    return find_differences({"arc": ITEMS}, {"arc": decide_items(ITEMS, judgements, min_submitted=1)})


def test_a_sentence_that_people_left_with_two_translations_is_listed_once() -> None:
    text = "¿Cuál es un sólido?"
    (found,) = differences(
        *(answer(ITEMS[n], "ana", {"instruction": text}) for n in (0, 1)), answer(ITEMS[2], "leo")
    )
    assert found.source == SAME[0] and list(found.texts) == [text, SAME[1]]
    assert found.texts[SAME[1]] == (Box("arc", "i2", "instruction"),)
    assert found.corrected == {Box("arc", "i0", "instruction"), Box("arc", "i1", "instruction")}


def test_what_nobody_decided_or_changed_is_not_listed() -> None:
    assert not differences(answer(ITEMS[0], "ana", {"instruction": "¿Cuál es un sólido?"}))
    assert not differences(answer(ITEMS[0], "ana"), answer(ITEMS[1], "leo"))


def test_a_settled_sentence_is_the_same_in_every_validated_item() -> None:
    text = "¿Cuál es un sólido?"
    given = [answer(ITEMS[0], "ana", {"instruction": text, "option_a": "Otro"}), answer(ITEMS[1], "leo")]
    given.append(answer(ITEMS[2], "eva", unusable=True))
    verdicts = decide_items(ITEMS, given, min_submitted=1)
    after, changed = settle_verdicts(ITEMS, verdicts, {SAME[0]: text, "Nowhere": "En ninguna parte"})
    assert changed == [Settled(SAME[0], text, ("i1",))]
    assert after["i1"].corrections == {"instruction": text} and after["i0"] == verdicts["i0"]
    assert after["i2"] == verdicts["i2"] and after["i3"] == verdicts["i3"]


def test_a_sentence_can_be_settled_as_it_was_shown() -> None:
    verdicts = decide_items(ITEMS, [answer(ITEMS[0], "ana", {"instruction": "Otra"})], min_submitted=1)
    after, changed = settle_verdicts(ITEMS, verdicts, {SAME[0]: SAME[1]})
    assert after["i0"].corrections == {} and after["i0"].status == "validated"
    assert changed[0].items == ("i0",)


def test_a_translation_keeps_its_line_breaks_and_unicode_form() -> None:
    text = "¿Cua\u0301l es\nun sólido?"
    (found,) = differences(answer(ITEMS[0], "ana", {"instruction": text}), answer(ITEMS[2], "leo"))
    assert set(found.texts) == {text, SAME[1]} and len(found.corrected) == 1
