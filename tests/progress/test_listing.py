"""What a count of the status stands for, from judgements that were made up."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fiel.campaign.work import Work
from fiel.judgements import Judgement, Withdrawn, judge_item
from fiel.progress.listing import KINDS, Counted, Entry, ListedKind, list_counted
from fiel.progress.status import describe_campaign
from fiel.verdicts.careless import CarelessPerson
from tests.helpers.campaigns import make_work

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def judge(work: Work, number: int, annotator: str, declared: Any = "correct", **more: Any) -> Judgement:
    item = next(each for each in work.items["arc"] if each.id == f"Test/{number}")
    texts = more.pop("texts", {})
    return judge_item(item, annotator=annotator, declared=declared, texts=texts, submitted_at=NOW, **more)


def count(tmp_path: Path) -> Counted:
    work = make_work(tmp_path, "counted", annotation={"min_submitted": 2})
    judgements = [
        judge(work, 1, "ana"),
        judge(work, 1, "luis", comment="¿Así?"),
        judge(work, 2, "ana", "corrected"),
        judge(work, 2, "luis", "unusable", reason="other"),
        judge(work, 3, "ana", "corrected", texts={"option_d": " "}),
        judge(work, 4, "ana", texts={"option_d": "Ninguno"}),
        judge(work, 5, "ana", "unusable", reason="other"),
        judge(work, 5, "luis", "unusable", reason="other"),
    ]
    return Counted(
        campaign=work.campaign,
        items=work.items,
        judgements={"arc": judgements},
        earlier={"arc": {"Test/6": 2}},
        withdrawn={"arc": Withdrawn(("Test/9",), 3)},
        careless=[CarelessPerson(annotator="eva", rule="too-fast", found=1.0, limit=2.0, answers=9)],
    )


def lines(counted: Counted, kind: ListedKind) -> list[tuple[str, str]]:
    return [(each.item_id, each.annotator) for each in list_counted(counted, kind)]


def test_each_count_is_listed_whole(tmp_path: Path) -> None:
    counted = count(tmp_path)
    assert lines(counted, "disputed") == [("Test/2", "")]
    assert lines(counted, "validated") == [("Test/1", "")]
    assert lines(counted, "unusable") == [("Test/5", "")]
    assert lines(counted, "pending") == [(f"Test/{number}", "") for number in (3, 4, 6, 7, 8)]
    assert lines(counted, "one-away") == [("Test/4", "")]
    assert lines(counted, "contradictions") == [("Test/2", "ana"), ("Test/3", "ana"), ("Test/4", "ana")]
    assert lines(counted, "emptied") == [("Test/3", "ana")]
    assert list_counted(counted, "comments") == [
        Entry(task="arc", item_id="Test/1", annotator="luis", text="¿Así?")
    ]
    assert list_counted(counted, "earlier") == [Entry(task="arc", item_id="Test/6", text="2 answers")]
    assert lines(counted, "withdrawn") == [("Test/9", "")]
    assert list_counted(counted, "people") == [
        Entry(annotator="ana", text="4 answers"),
        Entry(annotator="luis", text="3 answers"),
    ]
    assert list_counted(counted, "careless") == [Entry(annotator="eva", text="9 answers: too-fast")]


def test_the_lists_are_as_long_as_the_status_says(tmp_path: Path) -> None:
    counted = count(tmp_path)
    status = describe_campaign(
        counted.campaign, counted.items, counted.judgements, superseded={"arc": 2}, now=NOW
    )
    (task,) = status.tasks
    said = {
        **task.verdicts,
        "contradictions": len(task.contradictions),
        "comments": task.comments,
        "one-away": task.one_away,
        "people": status.people,
    }
    assert {kind: len(list_counted(counted, kind)) for kind in KINDS if kind in said} == said
