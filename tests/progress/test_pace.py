from collections import Counter
from datetime import date, timedelta

import pandas as pd

from fiel.progress import (
    activity_calendar,
    answers_a_day,
    daily_answers,
    estimate_campaign_end,
    overall_daily_answers,
)
from fiel.progress.status import describe_campaign
from fiel.snapshots.tables import Tables, join_tables
from tests.dashboard.seeding import (
    TAKEN,
    TODAY,
    make_campaign,
    make_finished_tables,
    make_items,
    make_judgement,
    make_state_parts,
)
from tests.helpers.tabulating import tabulate_campaign
from tests.progress.rows import rows


def tabulate(*days: int) -> Tables:
    judgements = [make_judgement(f"arc-{number}", "a", day=day) for number, day in enumerate(days)]
    return tabulate_campaign(make_campaign(), {"demo-arc": make_items(20)}, {"demo-arc": judgements})


def test_days_without_an_answer_are_there_too() -> None:
    assert [(row[1].day, *row[2:]) for row in rows(daily_answers(tabulate(4, 1, 4, 6)))] == [
        (1, 1, 1),
        (2, 0, 1),
        (3, 0, 1),
        (4, 2, 3),
        (5, 0, 3),
        (6, 1, 4),
    ]
    empty = daily_answers(Tables.empty())
    assert empty.empty and list(empty) == ["campaign", "day", "answers", "answers_so_far"]


def test_the_days_of_all_campaigns_add_up() -> None:
    other = [make_judgement(f"arc-{number}", "a", day=day) for number, day in enumerate((3, 4, 8))]
    campaign = make_campaign("otra")
    tables = join_tables(
        [tabulate(4, 1), tabulate_campaign(campaign, {"otra-arc": make_items(20)}, {"otra-arc": other})]
    )
    found = [(row[0].day, *row[1:]) for row in rows(overall_daily_answers(tables))]
    assert found == [(1, 1, 1), (2, 0, 1), (3, 1, 2), (4, 2, 4), (5, 0, 4), (6, 0, 4), (7, 0, 4), (8, 1, 5)]
    assert overall_daily_answers(Tables.empty()).empty


def test_the_calendar_has_whole_weeks_from_monday() -> None:
    """2026-03-01 was a Sunday, 2026-03-11 a Wednesday."""
    calendar = activity_calendar(tabulate(1, 2, 2, 11, 12), date(2026, 3, 11))
    expected = [date(2026, 2, 23) + timedelta(days=number) for number in range(17)]
    assert [(row[0].date(), row[1], row[2].date(), row[3]) for row in rows(calendar)] == [
        (
            day - timedelta(days=day.weekday()),
            day.weekday(),
            day,
            {1: 1, 2: 2, 11: 1}.get(day.day, 0) if day.month == 3 else 0,
        )
        for day in expected
    ]
    assert activity_calendar(tabulate(1), date(2026, 3, 11), weeks=2)["day"].min() == pd.Timestamp(2026, 3, 2)
    assert activity_calendar(Tables.empty(), date(2026, 3, 11))["answers"].tolist() == [0, 0, 0]


def test_numbers_are_those_of_fiel_status() -> None:
    """Pace, end and what is missing, for targets that are reached and not."""
    for target in (1.0, 0.6, 0.1):
        campaign, items, given = make_state_parts(items=100, answered=0.6)
        annotation = campaign.annotation.model_copy(update={"target": target})
        campaign = campaign.model_copy(update={"annotation": annotation})
        status = describe_campaign(campaign, items, given, now=TAKEN)
        tables = tabulate_campaign(campaign, items, given)
        assert estimate_campaign_end(tables, TODAY) == status.ending is not None
        assert answers_a_day(tables, TODAY) == status.pace > 0
        days = dict(rows(daily_answers(tables)[["day", "answers"]]))
        expected = Counter(pd.Timestamp(each.submitted_at.date()) for all_ in given.values() for each in all_)
        assert {day: count for day, count in days.items() if count} == expected


def test_only_open_campaigns_have_an_end() -> None:
    campaign, items, given = make_state_parts(items=100, answered=0.5)
    running = tabulate_campaign(campaign, items, given)
    closed = tabulate_campaign(campaign, items, given, closed=True)
    finished = make_finished_tables()
    assert estimate_campaign_end(closed, TODAY) is None
    assert estimate_campaign_end(finished, TODAY) is None
    assert estimate_campaign_end(Tables.empty(), TODAY) is None
    other = tabulate_campaign(*make_state_parts("other", items=100, answered=1.0), closed=True)
    assert estimate_campaign_end(join_tables([running, other]), TODAY) == estimate_campaign_end(
        running, TODAY
    )
