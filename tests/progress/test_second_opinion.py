"""The second opinion on a disputed item, where organizers see it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fiel.commands.status import _show_task
from fiel.judgements import Decision, Judgement, judge_item
from fiel.progress.listing import Counted, list_counted
from fiel.progress.status import describe_campaign
from fiel.verdicts.annotators import FEWEST_COMPARED, describe_opinion
from tests.dashboard.seeding import make_campaign
from tests.progress.test_status import make_items

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
ITEMS = make_items(FEWEST_COMPARED + 1)


def judge(number: int, who: str, decision: Decision) -> Judgement:
    texts = {"instruction": "¡Hola!"} if decision == "corrected" else {}
    return judge_item(ITEMS[number], annotator=who, declared=decision, texts=texts, submitted_at=NOW)


def test_it_is_told_with_every_disputed_item_and_decides_none(capsys: pytest.CaptureFixture[str]) -> None:
    campaign = make_campaign(min_submitted=2)
    given = [
        judge(number, who, "corrected" if number % 2 else "correct")
        for number in range(FEWEST_COMPARED)
        for who in ("ana", "leo")
    ]
    given += [judge(FEWEST_COMPARED, "ana", "unusable"), judge(FEWEST_COMPARED, "leo", "correct")]
    (name,) = [each.name for each in campaign.tasks]
    status = describe_campaign(campaign, {name: ITEMS}, {name: given}, now=NOW)
    (task,) = status.tasks
    opinion = task.second_opinions[task.disputed[0]]
    assert task.verdicts["disputed"] == 1 and task.disputed == (ITEMS[-1].id,)
    _show_task(task, Path("c.yaml"), None)
    assert (
        f"    A model of the annotators would say: {describe_opinion(opinion)}\n" in capsys.readouterr().out
    )
    counted = Counted(campaign=campaign, items={name: ITEMS}, judgements={name: given}, earlier={name: {}})
    (entry,) = list_counted(counted, "disputed")
    assert entry.text.endswith(f"; by a model of the annotators: {describe_opinion(opinion)}")
