import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import load_work
from fiel.cli import cli
from fiel.items import Item, Segment
from fiel.judgements import Decision, Judgement, judge_item
from fiel.progress.listing import KINDS
from fiel.progress.status import CampaignStatus, describe_campaign
from fiel.settings import Settings
from fiel.verdicts.careless import CarelessPerson
from fiel.verdicts.gold import GoldAnswer
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.dashboard.seeding import make_campaign
from tests.helpers.campaigns import Person, write_campaign
from tests.server.running import EmbeddedServer

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
TODAY = NOW.date()


def make_items(count: int) -> list[Item]:
    return [
        Item(
            id=f"i{number}",
            benchmark="arc",
            split="test",
            position=number,
            segments=(Segment("instruction", "Hola"), Segment("option_a", "Sí")),
            answer="A",
            correct="option_a",
            row={},
        )
        for number in range(count)
    ]


ITEMS = make_items(5)


def judge(
    item: int, person: str, declared: Decision = "correct", *, ago: float = 0, **texts: str
) -> Judgement:
    moment = NOW - timedelta(days=ago)
    return judge_item(ITEMS[item], annotator=person, declared=declared, texts=texts, submitted_at=moment)


def stand(judgements: Sequence[Judgement], *, min_submitted: int = 2, now: datetime = NOW) -> CampaignStatus:
    campaign = make_campaign(min_submitted=min_submitted)
    (task,) = [each.name for each in campaign.tasks]
    return describe_campaign(campaign, {task: ITEMS}, {task: list(judgements)}, now=now)


def test_items_are_counted_by_what_they_lack() -> None:
    found = stand(
        [
            judge(0, "a"),
            judge(0, "b"),
            judge(0, "c"),  # one more than asked for
            judge(1, "a", "unusable"),
            judge(1, "b"),
            judge(2, "a"),
            judge(3, "a", "corrected", instruction=" "),
        ]
    )
    (task,) = found.tasks
    assert (task.total, task.done, task.target, task.missing, task.one_away) == (5, 2, 10, 5, 1)
    assert task.verdicts == {"validated": 1, "unusable": 0, "disputed": 1, "pending": 3}
    assert task.disputed == ("i1",)
    assert (found.total, found.done, found.missing) == (5, 2, 5)


def test_answers_that_contradict_themselves_are_listed_with_what_was_done() -> None:
    found = stand(
        [
            judge(0, "a", "correct", instruction="¡Hola!"),
            judge(1, "b", "corrected"),
            judge(2, "c", "corrected", option_a=""),
            judge(3, "d", "corrected", option_a="No"),
            judge(4, "e", "unusable", option_a="No"),
        ]
    )
    (task,) = found.tasks
    assert [
        (each.item_id, each.annotator, each.declared, each.decision, each.kind, each.problem)
        for each in task.contradictions
    ] == [
        ("i0", "a", "correct", "corrected", "edited-correct", None),
        ("i1", "b", "corrected", "correct", "unedited-corrected", None),
        ("i2", "c", "corrected", "corrected", "emptied", "emptied:option_a"),
        ("i4", "e", "unusable", "unusable", "edited-unusable", None),
    ]


def test_pace_and_activity_are_of_the_last_seven_days() -> None:
    found = stand(
        [
            judge(0, "old", ago=7),
            judge(1, "ana", ago=6),
            judge(2, "ana", ago=2),
            judge(3, "leo", ago=2),
            judge(4, "leo", ago=0),
            judge(0, "ana", ago=0),
            judge(1, "bad", "corrected", instruction="", ago=0),
        ]
    )
    assert list(found.days.values()) == [1, 0, 0, 0, 2, 0, 2]
    assert list(found.days) == [date(2026, 3, day) for day in range(14, 21)]
    assert found.pace == 5 / 7
    assert (found.people, found.active) == (3, ("ana", "leo"))
    assert found.top_share == 0.5


def test_days_are_those_of_utc() -> None:
    west = timezone(timedelta(hours=-8))
    found = stand([judge(0, "a")], now=datetime(2026, 3, 20, 20, tzinfo=west))  # the 21st in UTC
    assert list(found.days) == [date(2026, 3, day) for day in range(15, 22)]
    assert found.days[TODAY] == 1


def test_only_answers_that_bring_an_item_forward_move_the_end() -> None:
    """Ten days of one answer a day; the end is that of the answers which were needed."""
    items = make_items(40)
    campaign = make_campaign(min_submitted=1)
    (task,) = [each.name for each in campaign.tasks]

    def end(extra: list[Judgement]) -> Any:
        needed = [judge_on(items[day], "a", ago=10 - day) for day in range(10)]
        return describe_campaign(campaign, {task: items}, {task: needed + extra}, now=NOW).ending

    alone = end([])
    assert alone.earliest == alone.expected == alone.latest == TODAY + timedelta(days=29)
    assert end([judge_on(items[0], f"p{number}", ago=1) for number in range(30)]) == alone


def judge_on(item: Item, person: str, *, ago: float) -> Judgement:
    moment = NOW - timedelta(days=ago)
    return judge_item(item, annotator=person, declared="correct", texts={}, submitted_at=moment)


def test_too_little_is_no_estimate_and_all_done_is_today() -> None:
    assert stand([]).ending is None
    assert stand([judge(0, "a", ago=6)]).ending is None
    assert stand([judge(0, "a", ago=7)]).ending is not None
    whole = stand([judge(number, "a") for number in range(5)], min_submitted=1)
    assert whole.ending is not None and whole.ending.latest == TODAY


ANSWERS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from("abcdef"),
        st.sampled_from(["correct", "corrected", "unusable"]),
        st.sampled_from(["Hola", "", "Buenas"]),
        st.integers(0, 20),
    ),
    max_size=30,
    unique_by=lambda answer: answer[:2],  # Argilla keeps one answer of each person to each item
)


@given(ANSWERS, st.integers(1, 4))
@settings(max_examples=80, deadline=None)
def test_the_counts_agree_with_each_other(answers: list[tuple[Any, ...]], needed: int) -> None:
    judgements = [
        judge(item, person, declared, ago=ago, instruction=text)
        for item, person, declared, text, ago in answers
    ]
    found = stand(judgements, min_submitted=needed)
    (task,) = found.tasks
    usable: dict[int, int] = dict.fromkeys(range(5), 0)
    for item, _, declared, text, _ in answers:
        usable[item] += declared == "unusable" or text != ""
    assert task.done == sum(count >= needed for count in usable.values())
    assert task.missing == sum(max(0, needed - count) for count in usable.values())
    assert task.one_away == sum(count == needed - 1 for count in usable.values())
    assert sum(task.verdicts.values()) == task.total
    assert task.verdicts["pending"] == task.total - task.done
    assert len(found.active) <= found.people
    assert found.as_dict()["missing"] == task.missing
    json.dumps(found.as_dict())


def test_status_of_a_real_campaign(argilla: EmbeddedServer, tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "standing", annotation={"min_submitted": 2})
    work = load_work(path)
    options = Settings(home=argilla.home)
    launch_work(options, work)
    with connected_argilla(options) as client:
        dataset = find_datasets(client, "standing")["arc"]["id"]
        passwords = ensure_annotators(client, work.campaign, ["stand-ana", "stand-leo"])
    texts = [{s.name: s.translation for s in item.segments} for item in work.items["arc"]]
    people = {name: Person(argilla.url, name, password) for name, password in passwords.items()}
    for name, verdicts in {
        "stand-ana": ["correct", "unusable", "corrected"],
        "stand-leo": ["correct"] * 2,
    }.items():
        queue = people[name].queue(dataset)
        for number, verdict in enumerate(verdicts):
            people[name].answer(queue[f"Test/{number + 1}"]["id"], verdict, texts[number])
        people[name].close()
    done = CliRunner().invoke(cli, ["status", str(path), "--home", str(argilla.home), "--json"])
    assert done.exit_code == 0, done.output
    today = datetime.now(UTC).date()
    found = json.loads(done.output)
    assert found.pop("days") == {
        (today - timedelta(days=ago)).isoformat(): 0 if ago else 5 for ago in reversed(range(7))
    }
    expected = [
        ("stand-ana", 3, 2 / 3, found["quality"][0]["seconds"]),
        ("stand-leo", 2, 1.0, found["quality"][1]["seconds"]),
    ]
    audit = found["tasks"][0].pop("audit")
    assert audit["items"] == 8 and audit["decided"] <= audit["audited"] and audit["left_high"] <= 7
    assert found.pop("quality") == [
        {
            "annotator": name,
            "organizer": False,
            "answers": answers,
            "compared": 2,
            "agreement": 0.5,
            "seconds": seconds,
            "untouched": untouched,
            "gold": 0,
            "gold_right": None,
        }
        for name, answers, untouched, seconds in expected
    ]
    assert found == {
        "campaign": "standing",
        "min_submitted": 2,
        "total": 8,
        "done": 2,
        "missing": 11,
        "pace": 5.0,  # all of today
        "people": 2,
        "active": ["stand-ana", "stand-leo"],
        "top_share": 0.6,
        "inequality": found["inequality"],
        "ending": None,
        "agreement": {
            "decision": {"items": 2, "answers": 4, "percent": 0.5, "alpha": 0.0},
            "same_text": 1.0,
            "similarity": 1.0,
        },
        "careless": [],
        "closed_at": None,
        "withdrawn": {},
        "blind": {},
        "tasks": [
            {
                "task": "arc",
                "total": 8,
                "done": 2,
                "target": 16,
                "missing": 11,
                "one_away": 1,
                "verdicts": {"validated": 1, "unusable": 0, "disputed": 1, "pending": 6},
                "disputed": ["Test/2"],
                "contradictions": [
                    {
                        "item_id": "Test/3",
                        "annotator": "stand-ana",
                        "declared": "corrected",
                        "decision": "correct",
                        "kind": "unedited-corrected",
                        "problem": None,
                    }
                ],
                "comments": 0,
                "superseded": 0,
                "second_opinions": {},
            }
        ],
    }
    assert round(found["inequality"], 6) == 0.1
    arguments = ["status", str(path), "--people", "--home", str(argilla.home)]
    shown = CliRunner().invoke(cli, arguments).output.splitlines()
    which = f"fiel status {path} --list KIND, with KIND one of {', '.join(KINDS)}"
    assert shown.pop() == f"For details: {which}"
    people_shown = [shown.pop(), shown.pop()]
    assert people_shown[1].startswith("  stand-ana: 3 answers, 50% agreement with others on 2 items, ")
    assert people_shown[0].startswith("  stand-leo: 2 answers, 50% agreement with others on 2 items, ")
    assert people_shown[0].endswith(" 100% accepted unchanged")
    assert shown == [
        "standing: 2 of 8 items done, 11 answers missing",
        "arc: 2 of 8 items, 1 validated, 1 disputed, 6 pending",
        "  5 of 16 answers, 1 item one answer away, 1 in dispute, 1 answer with a contradiction",
        f"  To decide: fiel resolve {path} Test/2",
        "Pace: 5.0 answers a day (0 0 0 0 0 0 5, today last)",
        "End: not enough data: it takes 7 full days with answers among the last 42",
        "People: 2, 2 of them active in the last 7 days",
        "  active: stand-ana, stand-leo",
        "Share of the work: 60% by the most active tenth; Gini 0.10",
        "Agreement on 2 items with two or more answers: 50% of verdicts, Krippendorff's alpha 0.00; texts "
        "100% identical, similarity 100%",
    ]


def test_agreement_gold_careless_answers_and_the_audit_are_in_the_status() -> None:
    campaign = make_campaign(min_submitted=1)
    (task,) = [each.name for each in campaign.tasks]
    careless = CarelessPerson(annotator="z", rule="too-fast", found=1, limit=3, answers=20)
    found = describe_campaign(
        campaign.model_copy(update={"annotation": campaign.annotation.model_copy(update={"audit": 1.0})}),
        {task: ITEMS},
        {
            task: [
                judge(0, "a"),
                judge(0, "b"),
                judge(1, "a", "corrected", instruction="Buenas"),
                judge(1, "b", "corrected", instruction="Buenos"),
                judge(2, "z"),
            ]
        },
        now=NOW,
        gold={task: {"i0": GoldAnswer(decision="correct")}},
        careless=[careless],
    )
    agreement = found.agreement
    assert (agreement.decision.percent, agreement.decision.alpha) == (1.0, 1.0)
    assert agreement.same_text == 0.5
    assert agreement.similarity == (1 + (1 - 1 / 8)) / 2  # of the six letters and the two of the option
    assert found.careless == (careless,)
    assert [(each.annotator, each.gold_right) for each in found.quality] == [("a", 1), ("b", 1), ("z", None)]
    (audit,) = [each.audit for each in found.tasks]
    assert (audit.items, audit.audited, audit.decided, audit.mistaken) == (5, 5, 2, 0)
    json.dumps(found.as_dict())


def test_a_new_error_of_one_person_is_in_dispute() -> None:
    found = stand([judge(0, "a", "corrected", option_a="Sí [nota]")], min_submitted=1)
    assert found.tasks[0].disputed == ("i0",)
    assert stand([judge(0, "a", "corrected", option_a="Sí, nota")], min_submitted=1).tasks[0].disputed == ()
