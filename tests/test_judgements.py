import unicodedata
from datetime import UTC, datetime
from typing import get_args

import pytest

from fiel.items import Item, Segment
from fiel.judgements import (
    DECISIONS,
    REASONS,
    ContradictionKind,
    Decision,
    Judgement,
    Reason,
    find_contradictions,
    judge_item,
)
from fiel.verdicts.agreement import compare_answers
from fiel.verdicts.gold import GoldAnswer, is_right
from fiel.verdicts.quality import describe_people

ITEM = Item(
    id="1",
    benchmark="arc",
    split="test",
    position=0,
    segments=(Segment("instruction", "Hola"), Segment("option_a", "Sí")),
    answer="A",
    correct="option_a",
    row={},
)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("declared", "texts", "decision", "corrections"),
    [
        ("correct", {"instruction": "Hola", "option_a": "Sí"}, "correct", {}),
        ("correct", {"instruction": "¡Hola!", "option_a": "Sí"}, "corrected", {"instruction": "¡Hola!"}),
        ("corrected", {"instruction": "Hola", "option_a": "Sí"}, "correct", {}),
        ("corrected", {"option_a": "No"}, "corrected", {"option_a": "No"}),
        ("unusable", {"option_a": "No"}, "unusable", {}),
    ],
)
def test_what_counts_is_what_was_done(
    declared: Decision, texts: dict[str, str], decision: Decision, corrections: dict[str, str]
) -> None:
    judgement = judge_item(ITEM, annotator="ana", declared=declared, texts=texts, submitted_at=NOW)
    assert (judgement.decision, judgement.corrections) == (decision, corrections)
    assert judgement.declared == declared
    assert judgement.problem is None


def judged(declared: Decision, texts: dict[str, str], reason: Reason | None = None) -> Judgement:
    return judge_item(ITEM, annotator="ana", declared=declared, texts=texts, reason=reason, submitted_at=NOW)


@pytest.mark.parametrize(
    ("declared", "texts", "reason", "contradiction"),
    [
        ("correct", {}, None, None),
        ("correct", {"option_a": "No"}, None, "edited-correct"),
        ("correct", {"option_a": ""}, None, "emptied"),
        ("correct", {}, "other", "stray-reason"),
        ("correct", {"option_a": "No"}, "other", "edited-correct"),
        ("corrected", {"option_a": "No"}, None, None),
        ("corrected", {"option_a": " \n"}, None, "emptied"),
        ("corrected", {"instruction": "Hola", "option_a": "Sí"}, None, "unedited-corrected"),
        ("corrected", {}, "untranslatable", "unedited-corrected"),
        ("corrected", {"option_a": "No"}, "untranslatable", "stray-reason"),
        ("unusable", {"instruction": "Hola"}, "wrong-original", None),
        ("unusable", {}, None, None),
        ("unusable", {"option_a": "No"}, "beyond-repair", "edited-unusable"),
        ("unusable", {"option_a": ""}, None, "edited-unusable"),
    ],
)
def test_what_contradicts_itself_is_named(
    declared: Decision, texts: dict[str, str], reason: Reason | None, contradiction: ContradictionKind | None
) -> None:
    judgement = judged(declared, texts, reason)
    assert judgement.contradiction == contradiction
    assert judgement.reason == (reason if declared == "unusable" else None)
    assert (judgement.problem is not None) == (contradiction == "emptied")
    assert find_contradictions([judged("correct", {}), judgement]) == ([judgement] if contradiction else [])


def test_the_texts_of_an_unusable_item_are_kept_and_not_counted() -> None:
    judgement = judged("unusable", {"option_a": "No"}, "wrong-answer")
    assert (judgement.corrections, judgement.set_aside) == ({}, {"option_a": "No"})
    assert judged("corrected", {"option_a": "No"}).set_aside == {}


def test_every_choice_of_the_form_is_listed() -> None:
    assert (get_args(Decision), get_args(Reason)) == (DECISIONS, REASONS)


def test_an_emptied_segment_cannot_be_used() -> None:
    judgement = judge_item(
        ITEM, annotator="a", declared="corrected", texts={"option_a": "  "}, submitted_at=NOW
    )
    assert judgement.problem == "emptied:option_a"


def test_made_up_people_are_known_by_their_name() -> None:
    def simulated(annotator: str) -> bool:
        return judge_item(ITEM, annotator=annotator, declared="correct", texts={}, submitted_at=NOW).simulated

    assert simulated("simulated-rosa")
    assert not simulated("rosa")


def test_other_white_space_and_unicode_forms_are_kept_and_set_nobody_apart() -> None:
    """An editor may write them unasked: the text stays as it was written, and people agree all the same."""
    texts = {"instruction": "Hola ", "option_a": unicodedata.normalize("NFD", "Sí")}
    judgement = judge_item(ITEM, annotator="ana", declared="correct", texts=texts, submitted_at=NOW)
    assert (judgement.decision, judgement.corrections) == ("corrected", texts)
    assert (judgement.respelled, judgement.choice) == (("instruction", "option_a"), "correct")
    assert is_right(GoldAnswer(decision="correct"), judgement)
    other = judge_item(ITEM, annotator="leo", declared="correct", texts={}, submitted_at=NOW)
    people = describe_people({"arc": [judgement, other]})
    assert [each.agreement for each in people] == [1.0, 1.0]
    compared = compare_answers({"arc": [ITEM]}, {"arc": [judgement, other]})
    assert (compared.decision.percent, compared.same_text) == (1.0, 1.0)
    both = judge_item(
        ITEM, annotator="eva", declared="corrected", texts={**texts, "option_a": "No"}, submitted_at=NOW
    )
    assert (both.respelled, both.choice) == (("instruction",), "corrected")
