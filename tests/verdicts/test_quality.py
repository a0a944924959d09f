from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from fiel.campaign import Campaign
from fiel.judgements import Judgement
from fiel.verdicts.careless import CarelessPerson, CarelessRules, find_careless, set_aside
from fiel.verdicts.consensus import decide_items
from fiel.verdicts.gold import GoldAnswer
from fiel.verdicts.quality import PersonQuality, describe_people
from tests.helpers.campaigns import describe_campaign
from tests.progress.test_status import ITEMS, NOW, judge, judge_on, make_items

MANY = make_items(30)


def describe(judgements: Sequence[Judgement], **gold: GoldAnswer) -> dict[str, PersonQuality]:
    return {each.annotator: each for each in describe_people({"arc": judgements}, {"arc": gold})}


def at_work(person: str, *, every: float, organizer: bool = False) -> list[Judgement]:
    """Twenty answers of a person to one item after the other, so many seconds apart."""
    return [
        replace(
            judge_on(item, person, ago=0),
            submitted_at=NOW + timedelta(seconds=every * number),
            organizer=organizer,
        )
        for number, item in enumerate(MANY[:20])
    ]


def test_agreement_is_with_the_others_alone() -> None:
    people = describe(
        [
            judge(0, "a"),
            judge(0, "b"),
            judge(0, "c", "unusable"),
            judge(1, "a", "corrected", instruction="Buenas"),
            judge(1, "b", "corrected", instruction=" Buenas "),
            judge(2, "c"),
        ]
    )
    assert [(name, each.compared, each.agreement) for name, each in people.items()] == [
        ("a", 2, (0.5 + 1) / 2),
        ("b", 2, (0.5 + 1) / 2),
        ("c", 1, 0.0),
    ]
    assert describe([judge(0, "a")])["a"].agreement is None


def test_speed_is_the_median_within_a_session() -> None:
    gaps = [4, 6, 50, 599, 601, 86400]
    moments = [NOW + timedelta(seconds=sum(gaps[:number])) for number in range(len(gaps) + 1)]
    answers = [
        replace(judge_on(item, "a", ago=0), submitted_at=moment)
        for item, moment in zip(MANY, moments, strict=False)
    ]
    assert describe(answers)["a"].seconds == (6 + 50) / 2
    assert describe(answers[::-1])["a"].seconds == (6 + 50) / 2
    assert describe(answers[-2:])["a"].seconds is None


def test_shares_are_of_what_counts() -> None:
    found = describe(
        [
            judge(0, "a"),
            judge(1, "a", "corrected", instruction="Buenas"),
            judge(2, "a", "unusable"),
            judge(3, "a", "corrected", instruction=""),
            judge(0, "b", "corrected", instruction="Buenas"),
        ],
        i0=GoldAnswer(decision="correct"),
        i2=GoldAnswer(decision="unusable"),
        i3=GoldAnswer(decision="correct"),
    )
    assert (found["a"].answers, found["a"].untouched) == (3, 1 / 3)
    assert (found["a"].gold, found["a"].gold_right) == (2, 1.0)
    assert (found["b"].gold, found["b"].gold_right) == (1, 0.0)
    assert describe([judge(0, "a")])["a"].gold_right is None


def test_people_are_described_across_tasks() -> None:
    (found,) = describe_people({"arc": [judge(0, "a")], "mmlu": [judge(0, "a"), judge(1, "a")]})
    assert found.answers == 3


def careless_of(judgements: list[Judgement], gold: Any = None, **rules: Any) -> list[CarelessPerson]:
    return find_careless(
        describe_people({"arc": judgements}, {"arc": gold or {}}), CarelessRules(**rules) if rules else None
    )


def test_nobody_is_careless_without_a_rule() -> None:
    assert careless_of(at_work("a", every=0.1)) == []


def test_who_is_faster_than_anybody_reads_is_careless() -> None:
    hasty, steady = at_work("hasty", every=1.5), at_work("steady", every=3)
    assert careless_of(hasty + steady, min_seconds=3) == [
        CarelessPerson(annotator="hasty", rule="too-fast", found=1.5, limit=3, answers=20)
    ]
    assert careless_of(hasty[:-1], min_seconds=3) == []  # too few to say so
    assert careless_of(hasty[:-1], min_seconds=3, min_answers=19)
    assert careless_of(at_work("org", every=1.5, organizer=True), min_seconds=3) == []


def test_who_misses_the_hidden_gold_is_careless() -> None:
    answers = at_work("a", every=30)
    gold = {item.id: GoldAnswer(decision="unusable") for item in MANY[:3]}
    gold |= {item.id: GoldAnswer(decision="correct") for item in MANY[3:5]}
    assert careless_of(answers, gold, min_gold=0.6) == [
        CarelessPerson(annotator="a", rule="gold-missed", found=0.4, limit=0.6, answers=20)
    ]
    assert careless_of(answers, gold, min_gold=0.4) == []
    assert careless_of(answers, dict(list(gold.items())[:4]), min_gold=0.6) == []  # four say nothing


def test_answers_set_aside_stay_and_do_not_count() -> None:
    hasty = at_work("hasty", every=1)
    steady = [replace(each, decision="unusable") for each in at_work("steady", every=60)]
    emptied = replace(judge_on(MANY[20], "hasty", ago=0), problem="emptied:option_a")
    before = {"arc": [*hasty, *steady, emptied]}
    careless = find_careless(describe_people(before), CarelessRules(min_seconds=3))
    after = set_aside(before, careless)
    assert [replace(each, problem=None) for each in after["arc"][:40]] == before["arc"][:40]
    assert {each.problem for each in after["arc"] if each.annotator == "hasty"} == {
        "careless:too-fast",
        "emptied:option_a",
    }
    verdicts = decide_items(MANY[:20], after["arc"], min_submitted=1)
    assert {each.rule for each in verdicts.values()} == {"single"}
    assert {each.annotators for each in verdicts.values()} == {("steady",)}
    again = describe_people(after)
    assert {each.annotator: each.answers for each in again} == {"hasty": 20, "steady": 20}
    assert {each.annotator: each.compared for each in again} == {"hasty": 20, "steady": 0}
    assert find_careless(again, CarelessRules(min_seconds=3)) == careless


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({}, "expected min_seconds, min_gold or both, found neither"),
        ({"min_seconds": 0}, "greater than 0"),
        ({"min_gold": 1.5}, "less than or equal to 1"),
        ({"min_seconds": 3, "max_untouched": 1}, "Extra inputs"),
        (
            {"min_gold": 0.6},
            "careless.min_gold: expected a task with the key gold, found none: add it, or remove min_gold",
        ),
    ],
)
def test_rules_that_cannot_be_are_refused_with_the_campaign(rules: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Campaign.model_validate(describe_campaign("rules", careless=rules))
    assert said in str(refusal.value)


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from("abc")), unique=True), st.data())
@settings(deadline=None)
def test_the_order_of_the_answers_is_of_no_matter(
    answers: list[tuple[int, str]], data: st.DataObject
) -> None:
    judgements = [judge(item, person, ago=item) for item, person in answers]
    shuffled = data.draw(st.permutations(judgements))
    found, again = describe(judgements), describe(shuffled)
    assert found == again and len(ITEMS) == 5
