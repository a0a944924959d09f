from collections import Counter
from typing import Any

import pytest

from fiel.judgements import Judgement
from fiel.progress import (
    campaign_milestones,
    campaign_progress,
    campaign_titles,
    overall_progress,
    overall_subject_progress,
    rank_contributors,
    split_progress,
    subject_progress,
    task_progress,
)
from fiel.snapshots.tables import Tables, join_tables, select_campaign
from tests.dashboard.seeding import (
    make_campaign,
    make_items,
    make_judgement,
    make_many_tables,
    make_second_tables,
    make_state_parts,
    make_tables,
)
from tests.helpers.tabulating import tabulate_campaign
from tests.progress.rows import rows


def tabulate(judgements: list[Judgement], *, items: int = 4, **options: Any) -> Tables:
    campaign = make_campaign(**options)
    return tabulate_campaign(campaign, {"demo-arc": make_items(items)}, {"demo-arc": judgements})


def test_an_item_is_done_when_enough_people_answered_it() -> None:
    tables = tabulate(
        [
            make_judgement("arc-0", "a"),
            make_judgement("arc-0", "b", "corrected"),
            make_judgement("arc-1", "a"),
            make_judgement("arc-2", "a"),
            make_judgement("arc-2", "b", "corrected", problem="emptied:x"),
        ],
        min_submitted=2,
    )
    assert rows(tables.items[["answers", "done"]]) == [(0, False), (1, False), (1, False), (2, True)]
    progress = overall_progress(tables)
    assert (progress.total, progress.done, progress.answers, progress.people) == (4, 1, 4, 2)
    assert (progress.share, progress.percent) == (0.25, 25)


def test_percent_is_rounded_down_so_that_100_means_all() -> None:
    almost = tabulate([make_judgement(f"arc-{index}", "a") for index in range(299)], items=300)
    assert overall_progress(almost).percent == 99
    whole = tabulate([make_judgement(f"arc-{index}", "a") for index in range(29)], items=100)
    assert overall_progress(whole).percent == 29  # int(100 * 0.29) would be 28


def test_progress_of_campaigns_and_tasks() -> None:
    tables = join_tables([make_second_tables(), make_tables()])
    assert rows(campaign_progress(tables)) == [
        ("demo", 24, 24, 9, 7, 0.375, 0.375, 9, 15, 3, 2, False),
        ("otra", 10, 10, 3, 3, 0.3, 0.3, 3, 7, 2, 0, False),
    ]
    assert rows(task_progress(tables)) == [
        ("demo", "demo-arc", "arc", 24, 9, 7, 0.375, 9),
        ("otra", "otra-hellaswag", "hellaswag", 6, 2, 2, 2 / 6, 2),
        ("otra", "otra-mmlu", "mmlu", 4, 1, 1, 0.25, 1),
    ]
    assert rows(subject_progress(tables))[1:] == [
        ("otra", "otra-hellaswag", "hellaswag", "test", None, 6, 2, 2),
        ("otra", "otra-mmlu", "mmlu", "test", "anatomy", 4, 1, 1),
    ]


def test_splits_and_subjects_add_up_over_campaigns() -> None:
    campaign = make_campaign("tercera", tasks=("mmlu",))
    judgements = {"tercera-mmlu": [make_judgement("anatomy/test/1", "tres")]}
    third = tabulate_campaign(campaign, {"tercera-mmlu": make_items(3, benchmark="mmlu")}, judgements)
    tables = join_tables([third, make_second_tables(), make_tables()])
    assert rows(split_progress(tables))[-3:] == [
        ("otra", "otra-hellaswag", "test", 6, 2, 2),
        ("otra", "otra-mmlu", "test", 4, 1, 1),
        ("tercera", "tercera-mmlu", "test", 3, 1, 1),
    ]
    assert split_progress(tables)["total"].sum() == len(tables.items)
    assert rows(overall_subject_progress(tables)) == [("anatomy", 7, 2, 2)]
    assert overall_subject_progress(make_tables()).empty  # no subject, no row


def test_a_named_person_of_two_campaigns_is_one_and_an_unnamed_one_two() -> None:
    parts = []
    for name in ("demo", "otra"):
        campaign = make_campaign(name, credits={"a": "Ana"})
        judgements = [make_judgement("arc-0", "a"), make_judgement("arc-0", "x")]
        parts.append(tabulate_campaign(campaign, {f"{name}-arc": make_items(1)}, {f"{name}-arc": judgements}))
    assert overall_progress(join_tables(parts)).people == 3


def test_titles_fall_back_to_what_there_is() -> None:
    tables = make_tables()
    assert campaign_titles(tables, "en") == {"demo": "Demostración (en)"}
    assert campaign_titles(tables, "fr") == {"demo": "Demostración (en)"}


def test_a_campaign_without_answers() -> None:
    tables = tabulate([])
    assert rows(campaign_progress(tables)) == [("demo", 4, 4, 0, 0, 0.0, 0.0, 0, 4, 0, 0, False)]
    assert rows(rank_contributors(tables)) == []
    assert rows(campaign_milestones(tables)) == [
        ("demo", part, part // 25, None) for part in (25, 50, 75, 100)
    ]


def test_nothing_is_nothing() -> None:
    nothing = overall_progress(Tables.empty())
    assert (nothing.total, nothing.share, nothing.percent, nothing.people, nothing.overlap) == (
        0,
        0.0,
        0,
        0,
        0.0,
    )
    assert not nothing.reached
    for count in (campaign_progress, task_progress, subject_progress, campaign_milestones):
        assert count(Tables.empty()).empty


def test_the_counts_are_those_of_the_answers() -> None:
    """Counted again from the answers themselves, item by item."""
    campaign, items, judgements = make_state_parts(items=200, answered=0.7, min_submitted=3)
    tables = tabulate_campaign(campaign, items, judgements)
    answers = Counter((task, each.item_id) for task, given in judgements.items() for each in given)
    places = [(task, item.id) for task, each in items.items() for item in each]
    progress = overall_progress(tables)
    assert progress.total == progress.target == len(places) == 200
    assert progress.answers == sum(answers.values()) == 420
    assert progress.done == sum(answers[place] >= 3 for place in places)
    assert progress.one_away == sum(answers[place] == 2 for place in places)
    assert progress.given == sum(min(3, answers[place]) for place in places)
    assert progress.missing == 600 - progress.given
    assert progress.overlap == progress.given / 600
    assert progress.validated + progress.unusable + progress.disputed == progress.done
    assert progress.people == len({each.annotator for given in judgements.values() for each in given})
    assert task_progress(tables)["done"].sum() == subject_progress(tables)["done"].sum() == progress.done


def test_campaigns_add_up_to_the_whole() -> None:
    tables = make_many_tables(30)
    each = campaign_progress(tables)
    whole = overall_progress(tables)
    assert len(each) == 30
    for column in ("total", "target", "done", "validated", "answers", "one_away", "simulated"):
        assert each[column].sum() == getattr(whole, column), column
    for row in each.itertuples():
        alone = overall_progress(select_campaign(tables, str(row.campaign)))
        assert (row.done, row.people, row.overlap) == (alone.done, alone.people, alone.overlap)


@pytest.mark.parametrize(("target", "wanted"), [(1.0, 100), (0.6, 60), (0.07, 7), (0.001, 1), (0.551, 56)])
def test_a_target_is_rounded_up_to_whole_items(target: float, wanted: int) -> None:
    tables = tabulate([make_judgement(f"arc-{index}", "a") for index in range(60)], items=100, target=target)
    progress = overall_progress(tables)
    assert (progress.target, progress.reached) == (wanted, wanted <= 60)


def test_a_milestone_is_reached_on_the_day_of_the_answer_that_completed_the_item() -> None:
    judgements = [
        make_judgement("arc-0", "a", day=1),
        make_judgement("arc-0", "b", day=3),
        make_judgement("arc-0", "c", day=9),
        make_judgement("arc-1", "a", day=2),
        make_judgement("arc-2", "a", day=4),
        make_judgement("arc-2", "b", day=4),
    ]
    assert [
        (row[1], row[2], row[3] and row[3].day)
        for row in rows(campaign_milestones(tabulate(judgements, min_submitted=2)))
    ] == [
        (25, 1, 3),
        (50, 2, 4),
        (75, 3, None),
        (100, 4, None),
    ]
