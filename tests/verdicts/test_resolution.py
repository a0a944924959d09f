from dataclasses import replace

import pytest

from fiel.errors import FielError
from fiel.judgements import Judgement
from fiel.verdicts.consensus import decide_item
from fiel.verdicts.resolution import Choice, OpenItem, find_item, foresee_verdict, judge_choice
from tests.progress.test_status import ITEMS, NOW, judge


def opened(*judgements: Judgement) -> OpenItem:
    verdict = decide_item(ITEMS[0], judgements, min_submitted=2)
    return OpenItem(task="arc", item=ITEMS[0], judgements=judgements, verdict=verdict)


DISPUTE = opened(judge(0, "ana", "corrected", instruction="Buenas"), judge(0, "leo"))


def test_an_id_that_two_tasks_have_is_named_with_its_task() -> None:
    items = {"arc": ITEMS, "arc-two": ITEMS[:1]}
    assert find_item(items, "i1") == ("arc", ITEMS[1])
    assert find_item(items, "arc-two=i0") == ("arc-two", ITEMS[0])
    with pytest.raises(FielError, match="i0: expected one item, found 2: write one of arc=i0, arc-two=i0"):
        find_item(items, "i0")


def test_the_answer_that_is_taken_is_the_whole_answer() -> None:
    unusable = replace(judge(0, "eva", "unusable"), reason="untranslatable")
    judgement = judge_choice(opened(unusable), Choice(take="eva"), annotator="org", now=NOW)
    assert (judgement.decision, judgement.reason, judgement.organizer) == ("unusable", "untranslatable", True)
    taken = judge_choice(DISPUTE, Choice(take="ana"), annotator="org", now=NOW)
    assert (taken.decision, taken.corrections) == ("corrected", {"instruction": "Buenas"})
    untouched = judge_choice(DISPUTE, Choice(take="leo"), annotator="org", now=NOW)
    assert (untouched.decision, untouched.contradiction) == ("correct", None)


def test_a_text_that_changes_nothing_accepts_the_item() -> None:
    judgement = judge_choice(DISPUTE, Choice(texts={"option_a": "Sí"}), annotator="org", now=NOW)
    assert (judgement.decision, judgement.declared) == ("correct", "correct")


def test_an_own_earlier_answer_is_replaced_but_its_comment_stays() -> None:
    own = replace(judge(0, "org"), organizer=True, comment="Mirar el glosario")
    item = opened(judge(0, "ana", "corrected", instruction="Buenas"), own)
    judgement = judge_choice(item, Choice(texts={"instruction": "¡Buenas!"}), annotator="org", now=NOW)
    assert judgement.comment == "Mirar el glosario"
    verdict = foresee_verdict(item, judgement, min_submitted=2)
    assert verdict.annotators == ("ana", "org")


def test_what_a_majority_says_is_foreseen_to_stay() -> None:
    item = opened(judge(0, "ana"), judge(0, "leo"), judge(0, "eva"))
    judgement = judge_choice(item, Choice(texts={"instruction": "Buenas"}), annotator="org", now=NOW)
    verdict = foresee_verdict(item, judgement, min_submitted=2)
    assert (verdict.rule, verdict.corrections) == ("majority-text", {})
