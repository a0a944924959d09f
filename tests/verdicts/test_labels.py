from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fiel.items import Item, Segment
from fiel.judgements import LABELS, Judgement, judge_item
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.labels import Labelled, agree_on_label, derive_error, label_item
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
    found = label_item(item, verdict, answers, ("time", "region"))
    assert found.values == {"time": "no", "region": None} and not found.derived


def corrected(item: Item, **corrections: str) -> Verdict:
    return Verdict(
        item_id=item.id,
        status="validated",
        rule="unanimous",
        annotators=("ana",),
        corrections=corrections,
    )


def test_the_kind_of_a_mistake_is_derived_unless_people_named_it(item: Item) -> None:
    verdict = corrected(item, instruction=f"{item.segments[0].translation} más")
    derived = label_item(item, verdict, [judge(item, "ana")], ("error",))
    assert derived == Labelled(values={"error": "omission"}, derived=True)
    named = label_item(item, verdict, [judge(item, "ana", error="terminology")], ("error",))
    assert named == Labelled(values={"error": "terminology"})
    plain = corrected(item)
    assert label_item(item, plain, [judge(item, "ana")], ("error",)) == Labelled(values={"error": None})


@pytest.mark.parametrize(
    ("source", "shown", "corrections", "error"),
    [
        ("Three dogs eat.", "Tres perros comen.", {"a": "Cuatro perros comen."}, None),  # a changed word
        ("It weighs 3 kg.", "Pesa 8 kg.", {"a": "Pesa 3 kg."}, "meaning"),
        ("It never rains here.", "Aquí llueve.", {"a": "Aquí nunca llueve."}, "meaning"),
        ("It rains a lot here.", "Aquí llueve.", {"a": "Aquí llueve mucho."}, "omission"),
        ("It rains here.", "Aquí llueve mucho.", {"a": "Aquí llueve."}, "addition"),
        ("Does it rain?", "Llueve?", {"a": "¿Llueve?"}, "style"),
        ("Does it rain?", "Does it rain?", {"a": "¿Llueve?"}, "untranslated"),
        ("It rains.", "Lluebe.", {"a": "Llueve."}, None),
        ("It rains here.", "Aquí llueve mucho.", {"a": "Aquí llueve.", "b": "Otra."}, None),  # the worse one
    ],
)
def test_a_derived_kind_is_one_of_the_forms(
    source: str, shown: str, corrections: dict[str, str], error: str | None, item: Item
) -> None:
    segments = (Segment("a", shown, source), Segment("b", "Esta.", "That."))
    found = derive_error(replace(item, segments=segments, language="es"), corrections)
    assert found == error and (found is None or found in LABELS["error"])
