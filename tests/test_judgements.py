from datetime import UTC, datetime

import pytest

from fiel.items import Item, Segment
from fiel.judgements import Decision, judge_item

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
