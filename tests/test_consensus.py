from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.consensus import Verdict, decide_item, decide_items
from fiel.items import Item, Segment, correct_item
from fiel.judgements import Decision, Judgement

ITEM = Item(
    id="Test/1",
    benchmark="arc",
    split="test",
    position=0,
    segments=(Segment("instruction", "¿Qué es  mayor?"), Segment("option_a", "Uno")),
    answer="A",
    correct="option_a",
    row={},
)
MENOR = {"instruction": "¿Qué es menor?"}
MAYOR = {"instruction": "¿Cuál es mayor?"}


def answer(
    annotator: str,
    decision: Decision = "correct",
    corrections: Mapping[str, str] | None = None,
    *,
    item_id: str = ITEM.id,
    problem: str | None = None,
) -> Judgement:
    return Judgement(
        item_id=item_id,
        annotator=annotator,
        decision=decision,
        declared=decision,
        corrections=corrections or {},
        comment="",
        submitted_at=datetime(2024, 5, 1, tzinfo=UTC),
        problem=problem,
    )


def accept(annotator: str) -> Judgement:
    return answer(annotator)


def correct(annotator: str, corrections: Mapping[str, str]) -> Judgement:
    return answer(annotator, "corrected", corrections)


def reject(annotator: str) -> Judgement:
    return answer(annotator, "unusable")


def decide(*judgements: Judgement, min_submitted: int = 1) -> Verdict:
    return decide_item(ITEM, judgements, min_submitted=min_submitted)


@pytest.mark.parametrize(
    ("judgements", "status", "rule", "corrections"),
    [
        ([], "pending", "no-answers", {}),
        ([accept("ana")], "validated", "single", {}),
        ([correct("ana", MENOR)], "validated", "single", MENOR),
        ([reject("ana")], "unusable", "single", {}),
        ([accept("ana"), accept("leo")], "validated", "unanimous", {}),
        ([correct("ana", MENOR), correct("leo", MENOR)], "validated", "unanimous", MENOR),
        ([reject("ana"), reject("leo")], "unusable", "unanimous", {}),
        ([reject("ana"), reject("leo"), accept("eva")], "unusable", "majority-decision", {}),
        ([correct("a", MENOR), correct("b", MENOR), reject("c")], "validated", "majority-decision", MENOR),
        ([correct("ana", MENOR), correct("leo", MENOR), accept("eva")], "validated", "majority-text", MENOR),
        ([correct("ana", MENOR), accept("leo"), accept("eva")], "validated", "majority-text", {}),
        ([reject("ana"), accept("leo")], "disputed", "tie-decision", {}),
        ([accept("ana"), correct("leo", MENOR)], "disputed", "tie-text", {}),
        ([accept("ana"), correct("leo", MENOR), correct("eva", MAYOR)], "disputed", "tie-text", {}),
    ],
)
def test_rules(judgements: list[Judgement], status: str, rule: str, corrections: dict[str, str]) -> None:
    verdict = decide(*judgements)
    assert (verdict.status, verdict.rule, verdict.corrections) == (status, rule, corrections)
    assert verdict.annotators == tuple(sorted(each.annotator for each in judgements))


def test_too_few_answers_wait() -> None:
    verdict = decide(accept("ana"), min_submitted=2)
    assert (verdict.status, verdict.rule, verdict.annotators) == ("pending", "too-few-answers", ("ana",))


def test_an_answer_with_a_problem_is_not_used() -> None:
    emptied = answer("leo", "corrected", {"option_a": " "}, problem="emptied:option_a")
    assert decide(emptied) == Verdict(item_id=ITEM.id, status="pending", rule="no-answers")
    assert decide(accept("ana"), emptied, min_submitted=2).rule == "too-few-answers"
    assert decide(accept("ana"), emptied).annotators == ("ana",)


def test_texts_that_look_the_same_are_one_version() -> None:
    composed, decomposed = {"option_a": "Corazón"}, {"option_a": " Corazo\u0301n\n"}
    verdict = decide(correct("ana", composed), correct("leo", decomposed), accept("eva"))
    assert (verdict.status, verdict.rule) == ("validated", "majority-text")


def test_the_most_frequent_writing_of_the_winner_is_taken_then_the_smallest() -> None:
    often, once = {"option_a": "Dos  o tres"}, {"option_a": "Dos o tres"}
    assert decide(correct("ana", often), correct("leo", once), correct("eva", once)).corrections == once
    assert decide(correct("ana", once), correct("leo", often)).corrections == often


def test_a_version_is_the_text_of_all_segments_together() -> None:
    both = {**MENOR, "option_a": "Dos"}
    assert decide(correct("ana", both), correct("leo", MENOR)).rule == "tie-text"


def test_items_are_decided_in_their_order() -> None:
    other = Item(**{**{name: getattr(ITEM, name) for name in Item.__slots__}, "id": "Test/2"})
    verdicts = decide_items([other, ITEM], [accept("ana"), answer("ana", item_id="Gone/1")], min_submitted=1)
    assert [(name, each.status) for name, each in verdicts.items()] == [
        ("Test/2", "pending"),
        ("Test/1", "validated"),
    ]


texts = st.sampled_from(["Uno", " Uno", "Dos", "Dos ", "Do\u0301s", "Dós", "¿Qué es mayor?"])
corrections = st.dictionaries(st.sampled_from(ITEM.shape), texts, min_size=1)
votes = st.one_of(st.just(None), st.just("unusable"), corrections)


def cast(annotator: str, vote: Mapping[str, str] | str | None) -> Judgement:
    if isinstance(vote, Mapping):
        return correct(annotator, vote)
    return reject(annotator) if vote else accept(annotator)


@given(cast_votes=st.lists(votes, max_size=7), data=st.data(), min_submitted=st.integers(1, 4))
def test_the_order_of_the_answers_is_of_no_matter(
    cast_votes: list[Mapping[str, str] | str | None], data: st.DataObject, min_submitted: int
) -> None:
    judgements = [cast(f"person-{number}", vote) for number, vote in enumerate(cast_votes)]
    shuffled = data.draw(st.permutations(judgements))
    verdict = decide(*judgements, min_submitted=min_submitted)
    assert decide(*shuffled, min_submitted=min_submitted) == verdict
    assert not verdict.corrections or verdict.status == "validated"


@given(cast_votes=st.lists(votes, min_size=1, max_size=7))
def test_an_agreed_text_is_one_that_somebody_stands_for(
    cast_votes: list[Mapping[str, str] | str | None],
) -> None:
    judgements = [cast(f"person-{number}", vote) for number, vote in enumerate(cast_votes)]
    verdict = decide(*judgements)
    if verdict.status == "validated":
        kept = [each for each in judgements if each.decision != "unusable"]
        stood_for = [correct_item(ITEM, each.corrections) for each in kept]
        assert correct_item(ITEM, verdict.corrections) in stood_for
