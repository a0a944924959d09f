from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from fiel.errors import FielError
from fiel.judgements import Judgement
from fiel.progress import (
    MILESTONES,
    effort,
    newcomers,
    next_milestone,
    person_milestones,
    person_page,
    rank_contributors,
    reached_milestones,
)
from fiel.snapshots.tables import Tables, join_tables
from tests.dashboard.seeding import (
    TODAY,
    make_campaign,
    make_items,
    make_judgement,
    make_lonely_tables,
    make_state_parts,
)
from tests.helpers.tabulating import tabulate_campaign
from tests.progress.rows import rows

FIRST = pd.Timestamp(2026, 3, 1)


def tabulate(judgements: list[Judgement], *, items: int = 4, **options: Any) -> Tables:
    campaign = make_campaign(**options)
    return tabulate_campaign(campaign, {"demo-arc": make_items(items)}, {"demo-arc": judgements})


def test_ties_share_a_rank_and_the_anonymous_come_last() -> None:
    answers = {"c": 3, "b": 2, "a": 2, "d": 1, "x": 9, "y": 1}
    judgements = [
        make_judgement(f"arc-{index}", user, "corrected" if index == 0 else "correct")
        for user, count in answers.items()
        for index in range(count)
    ]
    tables = tabulate(judgements, items=9, credits={"a": "ana", "b": "Berta", "c": "Carla", "d": "Diana"})
    expected = [
        (1, "Carla", False, 3, 1, FIRST),
        (2, "ana", False, 2, 1, FIRST),
        (2, "Berta", False, 2, 1, FIRST),
        (4, "Diana", False, 1, 1, FIRST),
        (None, None, False, 10, 2, None),
    ]
    assert rows(rank_contributors(tables)) == expected


def test_a_name_that_a_simulated_person_shares_is_kept_apart() -> None:
    tables = tabulate(
        [
            make_judgement("arc-0", "luz"),
            make_judgement("arc-0", "simulated-luz"),
            make_judgement("arc-1", "luz-two"),
        ],
        credits={"luz": "Luz", "simulated-luz": "Luz", "luz-two": "Luz"},
    )
    assert rows(rank_contributors(tables)) == [
        (1, "Luz", False, 2, 2, FIRST),
        (2, "Luz", True, 1, 1, FIRST),
    ]


def test_a_week_lets_newcomers_appear() -> None:
    old = [make_judgement(f"arc-{index}", "a", day=1) for index in range(20)]
    new = [make_judgement(f"arc-{index}", "b", day=8) for index in range(3)]
    edge = [make_judgement("arc-9", "c", day=2), make_judgement("arc-9", "x", day=7)]
    tables = tabulate([*old, *new, *edge], items=20, credits={"a": "Ana", "b": "Berta", "c": "Carla"})
    names = ["rank", "contributor", "answers", "people"]
    assert rows(rank_contributors(tables, "week", date(2026, 3, 8))[names]) == [
        (1, "Berta", 3, 1),
        (2, "Carla", 1, 1),
        (None, None, 1, None),
    ]
    assert rows(rank_contributors(tables, "week", date(2026, 3, 9))[names])[:-1] == [(1, "Berta", 3, 1)]
    assert rows(rank_contributors(tables, "month", date(2026, 3, 30))[names])[0] == (1, "Ana", 20, 1)
    assert rows(rank_contributors(tables, "month", date(2026, 3, 31))[names])[0] == (1, "Berta", 3, 1)
    assert rows(rank_contributors(tables, "week", date(2026, 3, 1))[names]) == [(1, "Ana", 20, 1)]
    with pytest.raises(FielError, match="today: expected the last day of the week"):
        rank_contributors(tables, "week")


def test_newcomers_are_welcome_for_a_week() -> None:
    judgements = [
        make_judgement("arc-0", "a", day=1),
        make_judgement("arc-1", "a", day=8),
        make_judgement("arc-0", "b", day=2),
        make_judgement("arc-0", "c", day=8),
        make_judgement("arc-1", "x", day=8),
    ]
    tables = tabulate(judgements, credits={"a": "Ana", "b": "Berta", "c": "Carla"})
    assert rows(newcomers(tables, date(2026, 3, 8))) == [
        ("Carla", False, pd.Timestamp(2026, 3, 8), 1),
        ("Berta", False, pd.Timestamp(2026, 3, 2), 1),
    ]
    assert rows(newcomers(tables, date(2026, 3, 15))) == []


@pytest.mark.parametrize(
    ("answers", "reached", "following"),
    [(0, 0, 1), (1, 1, 10), (9, 1, 10), (10, 2, 50), (2499, 7, 2500), (2500, 8, None), (9999, 8, None)],
)
def test_milestones(answers: int, reached: int, following: int | None) -> None:
    assert reached_milestones(answers) == MILESTONES[:reached]
    assert next_milestone(answers) == following


def test_milestones_are_reached_on_the_day_of_their_answer() -> None:
    judgements = [make_judgement(f"arc-{n}", "a", day=1 + n // 4) for n in range(12)]
    judgements.append(make_judgement("arc-0", "x", day=9))
    tables = tabulate(judgements[::-1], items=12, credits={"a": "Ana"})
    assert rows(person_milestones(tables)) == [
        ("Ana", False, 10, pd.Timestamp(2026, 3, 3)),
        ("Ana", False, 1, pd.Timestamp(2026, 3, 1)),
    ]


@pytest.mark.parametrize("who", ["user-0", "user-1", "user-12"])
def test_the_page_of_a_person_is_what_the_person_did(who: str) -> None:
    """Counted again from the answers themselves."""
    campaign, items, given = make_state_parts(items=300, answered=0.8, min_submitted=3)
    campaign = campaign.model_copy(update={"credits": {**campaign.credits, "user-12": "Doce"}})
    page = person_page(tabulate_campaign(campaign, items, given), campaign.credits[who])
    assert page is not None
    mine = [(task, each) for task, all_ in given.items() for each in all_ if each.annotator == who]
    days = sorted({each.submitted_at.date() for _, each in mine})
    assert page.answers == len(mine) > 5
    assert (page.active_days, page.first_day, page.last_day) == (len(days), days[0], days[-1])
    longest = streak = 1
    for one, other in pairwise(days):
        streak = streak + 1 if other - one == timedelta(days=1) else 1
        longest = max(longest, streak)
    assert page.longest_streak == longest
    assert page.tasks.set_index("task")["answers"].to_dict() == Counter(task for task, _ in mine)
    assert dict(rows(page.days)) == Counter(pd.Timestamp(each.submitted_at.date()) for _, each in mine)
    assert page.reached == tuple(each for each in MILESTONES if each <= len(mine))


def test_pages_are_of_named_people_only() -> None:
    tables = tabulate(
        [
            make_judgement("arc-0", "a"),
            make_judgement("arc-1", "b", day=2),
            make_judgement("arc-2", "simulated-a"),
            make_judgement("arc-3", "simulated-b"),
        ],
        credits={"a": "Ana", "b": "Ana", "simulated-a": "Ana", "simulated-b": "Luz"},
    )
    assert person_page(tables, "a") is None
    ana, luz = person_page(tables, "Ana"), person_page(tables, "Luz")
    assert ana is not None and luz is not None
    assert (ana.simulated, ana.people, ana.answers) == (False, 2, 2)
    assert (luz.simulated, luz.people, luz.answers) == (True, 1, 1)


def test_effort_counts_a_name_in_two_campaigns_once() -> None:
    parts = []
    for name in ("demo", "otra"):
        campaign = make_campaign(name, credits={"a": "Ana", "b": "Berta"})
        people = [*["a"] * 6, *["b"] * 3, "x"]
        judgements = [make_judgement(f"arc-{n}", who) for n, who in enumerate(people)]
        parts.append(
            tabulate_campaign(campaign, {f"{name}-arc": make_items(10)}, {f"{name}-arc": judgements})
        )
    found = effort(join_tables(parts))  # 12, 6, 1 and 1 of 20 answers
    assert (found.people, found.answers, found.top_people, found.top_share) == (4, 20, 1, 0.6)
    assert list(found.lorenz) == [(0, 0), (0.25, 0.05), (0.5, 0.1), (0.75, 0.4), (1, 1)]
    assert found.inequality == pytest.approx(2 * (1 * 1 + 2 * 1 + 3 * 6 + 4 * 12) / (4 * 20) - 5 / 4)
    assert effort(parts[0]).people == 3


def test_one_person_and_nobody() -> None:
    alone = effort(make_lonely_tables())
    assert (alone.people, alone.top_share, alone.inequality) == (1, 1.0, 0.0)
    assert list(alone.lorenz) == [(0, 0), (1, 1)]
    nobody = effort(Tables.empty())
    assert (nobody.people, nobody.answers, nobody.top_share, len(nobody.lorenz)) == (0, 0, 0.0, 1)
    assert rows(rank_contributors(Tables.empty(), "week", TODAY)) == []
    assert person_page(Tables.empty(), "Ana") is None


def test_who_has_no_name_is_known_by_about_how_much_they_did() -> None:
    """Rounded down one by one, scaled to what they did together."""
    people = [*["a"] * 7, *["x"] * 57, *["y"] * 3]
    judgements = [make_judgement(f"arc-{n}", who) for n, who in enumerate(people)]
    tables = tabulate(judgements, items=67, credits={"a": "Ana"})
    assert rows(tables.people) == [
        ("demo", "Ana", False, 7),
        ("demo", None, False, 2),
        ("demo", None, False, 50),
    ]
    found = effort(tables)
    assert (found.people, found.answers) == (3, 67)
    assert found.top_share == pytest.approx(60 * 50 / 52 / 67)
    assert rows(rank_contributors(tables))[-1] == (None, None, False, 60, 2, None)
