from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pandas as pd
import pytest

from fiel.errors import FielError
from fiel.judgements import Judgement
from fiel.progress import next_form, overall_progress
from fiel.snapshots.tables import Tables
from fiel.snapshots.tabulation import Form
from tests.dashboard.seeding import TEXTS, make_campaign, make_items, make_judgement
from tests.helpers.tabulating import tabulate_campaign
from tests.progress.rows import rows


def tabulate(judgements: list[Judgement], *, items: int = 4, **options: Any) -> Tables:
    url = options.pop("argilla_url", None)
    campaign = make_campaign(**options)
    return tabulate_campaign(
        campaign, {"demo-arc": make_items(items)}, {"demo-arc": judgements}, argilla_url=url
    )


def test_only_agreed_names_are_in_the_tables() -> None:
    tables = tabulate(
        [
            make_judgement("arc-0", "ana-user"),
            make_judgement("arc-1", "secret-user"),
            make_judgement("arc-2", "other-user"),
            make_judgement("arc-3", "simulated-luz"),
        ],
        credits={"ana-user": "Ana", "simulated-luz": "Luz", "other-user": " \t"},
    )
    assert rows(tables.people) == [
        ("demo", "Ana", False, 1),
        ("demo", "Luz", True, 1),
        ("demo", None, False, 1),
        ("demo", None, False, 1),
    ]
    text = "".join(frame.to_csv() for frame in tables.frames().values())
    assert "-user" not in text and "simulated-" not in text


def test_names_lose_line_breaks_and_marks_that_turn_the_line_around() -> None:
    tables = tabulate([make_judgement("arc-0", "a")], credits={"a": " Ana\n\u202eGil\x00 "})
    assert tables.work["contributor"].tolist() == ["Ana Gil"]


def test_judgements_of_items_that_are_not_there_do_not_count() -> None:
    tables = tabulate([make_judgement("arc-0", "a"), make_judgement("arc-99", "b")])
    assert overall_progress(tables).answers == 1
    assert overall_progress(tables).people == 1
    assert tables.items["answers"].sum() == 1


def test_a_task_that_the_campaign_does_not_have_is_refused() -> None:
    with pytest.raises(FielError, match="demo: tasks: expected one of demo-arc, found 'other'"):
        tabulate_campaign(make_campaign(), {}, {"other": []})


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, None),
        (
            "https://ana:hunter2@argilla.example:6900/path?api_key=secret#top",
            "https://argilla.example:6900/path",
        ),
        ("http://[::1]:6900", "http://[::1]:6900"),
        ("javascript:alert(1)", None),
    ],
)
def test_a_link_keeps_no_secret(given: str | None, kept: str | None) -> None:
    assert rows(tabulate([], argilla_url=given).campaigns[["argilla_url"]]) == [(kept,)]


def test_the_day_is_that_of_utc() -> None:
    late = datetime(2026, 3, 1, 22, tzinfo=timezone(timedelta(hours=-6)))
    judgement = make_judgement("arc-0", "a")
    moved = Judgement(
        **{name: getattr(judgement, name) for name in Judgement.__dataclass_fields__} | {"submitted_at": late}
    )
    assert tabulate([moved]).days["day"].tolist() == [pd.Timestamp(2026, 3, 2)]
    assert late.astimezone(UTC).day == 2


def test_texts_that_differ_in_form_only_are_one_version() -> None:
    shown = make_items(1)[0].segments[1].translation
    given = ["Otro texto", "otro texto", "Otro  texto ", f" {shown}"]
    judgements = [
        make_judgement("arc-0", f"user-{number}", "corrected", day=number + 1, corrections={"option_a": text})
        for number, text in enumerate(given)
    ]
    judgements += [make_judgement("arc-0", "x", day=5), make_judgement("arc-0", "y", "unusable", day=6)]
    tables = tabulate(judgements)
    # Six answers: two stand for one corrected text, two for what was shown, one of which typed a space.
    assert rows(tables.patterns) == [("demo", "demo-arc", 2, 3, 1, 2, 1)]


def test_what_was_agreed_and_mended() -> None:
    mended = {number: {"option_a": TEXTS[number][2]} for number in range(3)}
    judgements = [
        make_judgement(f"arc-{number}", who, "corrected", day=number + 1, corrections=mended[number])
        for number in (0, 2)
        for who in "ab"
    ]
    judgements.append(make_judgement("arc-1", "a", "corrected", corrections=mended[1]))  # one is too few
    tables = tabulate(judgements, min_submitted=2)
    assert [row[4:] for row in rows(tables.corrections)] == [
        (1, "option_a", *TEXTS[0], "number"),
        (2, "option_a", *TEXTS[2], "wording"),
    ]
    assert tables.outcomes["kinds"].tolist() == [("number",), ("wording",)]
    assert tables.outcomes["status"].tolist() == ["validated", "validated"]


def test_at_most_three_hundred_corrections_are_published() -> None:
    """But the kinds of all of them are known."""
    judgements = [
        make_judgement(f"arc-{n}", "a", "corrected", corrections={"option_a": f"{TEXTS[n % 9][2]} {n}"})
        for n in range(320)
    ]
    tables = tabulate(judgements, items=320)
    assert len(tables.corrections) == 300
    assert tables.outcomes["kinds"].map(len).sum() == 320


def test_the_time_that_an_answer_takes() -> None:
    """The median of pauses of up to ten minutes, of 20, 30, 40 and 600 seconds here."""
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    moments = {"a": [0, 20, 50, 50, 90, 90 + 601], "b": [0, 600], "simulated-c": [0, 1, 2, 3, 4, 5]}
    judgements = [
        make_judgement(f"arc-{number}", who, at=start + timedelta(seconds=second))
        for who, seconds in moments.items()
        for number, second in enumerate(seconds)
    ]
    assert tabulate(judgements[::-1], items=6).campaigns["seconds_per_answer"].tolist() == [35.0]
    assert tabulate([]).campaigns["seconds_per_answer"].isna().all()


def test_forms_findings_and_the_end_of_a_campaign() -> None:
    campaign = make_campaign(min_submitted=2, target=0.5)
    tables = tabulate_campaign(
        campaign,
        {"demo-arc": make_items(5)},
        {
            "demo-arc": [
                make_judgement("arc-0", "a"),
                make_judgement("arc-0", "b"),
                make_judgement("arc-1", "a"),
            ]
        },
        forms=[
            Form(
                "demo-arc",
                "https://x.example/dataset/1/annotation-mode?sort=metadata.priority.desc&t=1",
                ["arc-0", "arc-1", "arc-2"],
            ),
            Form("demo-arc", None, ["arc-3", "arc-4"]),
        ],
        findings={"demo-arc": {"arc-1": ["lost-negation", "changed-number", "lost-negation"]}},
        closed=True,
    )
    assert rows(tables.forms) == [
        (
            "demo",
            "demo-arc",
            "https://x.example/dataset/1/annotation-mode?sort=metadata.priority.desc",
            3,
            3,
            1,
        ),
        ("demo", "demo-arc", None, 2, 4, 0),
    ]
    assert tables.outcomes["findings"].tolist() == [()]
    assert rows(tables.campaigns[["closed", "target"]]) == [(True, 0.5)]
    with pytest.raises(FielError, match="found 'other'"):
        tabulate_campaign(campaign, {}, {}, forms=[Form("other", None, [])])


def test_subjects_are_those_of_mmlu_alone() -> None:
    tables = tabulate_campaign(
        make_campaign(tasks=("arc", "mmlu")),
        {"demo-arc": make_items(1), "demo-mmlu": make_items(1, benchmark="mmlu")},
        {},
    )
    assert rows(tables.parts[["benchmark", "split", "subject", "items"]]) == [
        ("arc", "test", None, 1),
        ("mmlu", "test", "anatomy", 1),
    ]


def test_the_dashboard_leads_to_the_invitation_that_the_organizer_names() -> None:
    link = "https://example.org/join/#a-secret-that-is-public-then"
    campaign = make_campaign().model_copy(update={"invitation_url": link})
    tables = tabulate_campaign(
        campaign,
        {"demo-arc": make_items(1)},
        {"demo-arc": []},
        argilla_url="https://example.org",
        forms=[Form("demo-arc", "https://example.org/dataset/1/annotation-mode", ["arc-0"])],
    )
    assert tables.campaigns["argilla_url"].tolist() == tables.forms["url"].tolist() == [link]
    form = next_form(tables, "demo")
    assert form is not None and form.url == link
