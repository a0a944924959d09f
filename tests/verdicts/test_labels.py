from datetime import UTC, datetime

import pytest

from fiel.items import Item
from fiel.judgements import Judgement, judge_item
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.labels import agree_on_label, label_item
from tests.release.exports import load_demo


def judge(item: Item, annotator: str, **labels: str) -> Judgement:
    submitted = datetime(2026, 3, 1, tzinfo=UTC)
    return judge_item(
        item, annotator=annotator, declared="correct", texts={}, submitted_at=submitted, labels=labels
    )


@pytest.fixture(scope="module")
def item() -> Item:
    return load_demo()["arc"][2][2]


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ([], None),
        (["yes"], "yes"),
        (["yes", "no"], None),
        (["yes", "yes", "no"], "yes"),
        (["", "no"], "no"),
        (["yes", "no", "no", "yes"], None),
    ],
)
def test_more_than_half_of_those_who_said_something_agree(
    said: list[str], agreed: str | None, item: Item
) -> None:
    answers = [judge(item, str(number), culture=value) for number, value in enumerate(said)]
    assert agree_on_label(answers, "culture") == agreed


def test_only_answers_that_count_say_something(item: Item) -> None:
    verdict = Verdict(item_id=item.id, status="validated", rule="unanimous", annotators=("ana",))
    answers = [judge(item, "ana", time="no"), judge(item, "leo", time="yes"), judge(item, "eva", time="yes")]
    assert label_item(item, verdict, answers, ("time", "region")) == {"time": "no", "region": None}


def test_the_kind_of_a_mistake_is_derived_unless_somebody_named_it(item: Item) -> None:
    text = item.segments[0].translation
    verdict = Verdict(
        item_id=item.id,
        status="validated",
        rule="unanimous",
        annotators=("ana",),
        corrections={"instruction": f"{text} no"},
    )
    derived = label_item(item, verdict, [judge(item, "ana")], ("error",))
    assert derived["error"] in ("negation", "addition", "omission")
    named = label_item(item, verdict, [judge(item, "ana", error="terminology")], ("error",))
    assert named == {"error": "terminology"}
    plain = Verdict(item_id=item.id, status="validated", rule="unanimous", annotators=("ana",))
    assert label_item(item, plain, [judge(item, "ana")], ("error",)) == {"error": None}
