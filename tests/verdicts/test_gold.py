import pytest

from fiel.judgements import Decision, judge_item
from fiel.verdicts.gold import GoldAnswer, is_right
from tests.progress.test_status import ITEMS, NOW


@pytest.mark.parametrize(
    ("gold", "decision", "texts", "right"),
    [
        (GoldAnswer(decision="correct"), "correct", {}, True),
        (GoldAnswer(decision="correct"), "correct", {"instruction": "Adiós"}, False),
        (GoldAnswer(decision="unusable"), "unusable", {}, True),
        (GoldAnswer(decision="unusable"), "correct", {}, False),
        (GoldAnswer(decision="corrected"), "corrected", {"option_a": "No"}, True),
        (GoldAnswer(decision="corrected"), "corrected", {}, False),
        (GoldAnswer(decision="corrected", texts={"option_a": "No"}), "corrected", {"option_a": "no."}, True),
        (GoldAnswer(decision="corrected", texts={"option_a": "No"}), "corrected", {"option_a": "Nó"}, False),
        (
            GoldAnswer(decision="corrected", texts={"option_a": "No"}),
            "corrected",
            {"instruction": "x"},
            False,
        ),
    ],
)
def test_an_answer_is_right_when_it_does_the_same(
    gold: GoldAnswer, decision: Decision, texts: dict[str, str], right: bool
) -> None:
    judgement = judge_item(ITEMS[0], annotator="a", declared=decision, texts=texts, submitted_at=NOW)
    assert is_right(gold, judgement) is right
