from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pandas as pd
import pytest

from fiel.errors import FielError
from fiel.judgements import Judgement
from fiel.progress import (
    campaign_progress,
    campaign_titles,
    daily_answers,
    decision_counts,
    overall_progress,
    rank_contributors,
    task_progress,
)
from fiel.tables import COLUMNS, Tables, join_tables, replace_campaigns, select_campaign
from fiel.tabulation import tabulate_campaign
from tests.dashboard.seeding import make_campaign, make_items, make_judgement, make_second_tables, make_tables


def rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    return [
        tuple(None if pd.isna(value) else value for value in row)
        for row in frame.itertuples(index=False, name=None)
    ]


def tabulate(judgements: list[Judgement], *, items: int = 4, **options: Any) -> Tables:
    url = options.pop("argilla_url", None)
    campaign = make_campaign(**options)
    return tabulate_campaign(
        campaign, {"demo-arc": make_items(items)}, {"demo-arc": judgements}, argilla_url=url
    )


def assert_same(left: Tables, right: Tables) -> None:
    for name in COLUMNS:
        pd.testing.assert_frame_equal(left.frames()[name], right.frames()[name])


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
    found = {item: (answers, done) for *_, item, answers, done in rows(tables.items)}
    assert found == {
        "arc-0": (2, True),
        "arc-1": (1, False),
        "arc-2": (1, False),
        "arc-3": (0, False),
    }
    progress = overall_progress(tables)
    assert (progress.total, progress.done, progress.answers, progress.people) == (4, 1, 4, 2)
    assert (progress.share, progress.percent) == (0.25, 25)


def test_percent_is_rounded_down_so_that_100_means_all() -> None:
    almost = tabulate([make_judgement(f"arc-{index}", "a") for index in range(299)], items=300)
    assert overall_progress(almost).percent == 99
    whole = tabulate([make_judgement(f"arc-{index}", "a") for index in range(29)], items=100)
    assert overall_progress(whole).percent == 29  # int(100 * 0.29) would be 28


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
        ("demo", None, False, 2),
    ]
    text = "".join(frame.to_csv() for frame in tables.frames().values())
    assert "-user" not in text and "simulated-" not in text


def test_names_lose_line_breaks_and_marks_that_turn_the_line_around() -> None:
    tables = tabulate([make_judgement("arc-0", "a")], credits={"a": " Ana\n\u202eGil\x00 "})
    assert tables.judgements["contributor"].tolist() == ["Ana Gil"]


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
    assert tabulate([moved]).judgements["day"].tolist() == [pd.Timestamp(2026, 3, 2)]
    assert late.astimezone(UTC).day == 2


def test_order_does_not_follow_the_input() -> None:
    judgements = [make_judgement(f"arc-{index}", f"user-{index}", day=index + 1) for index in range(4)]
    assert_same(tabulate(judgements), tabulate(judgements[::-1]))
    first, second = make_tables(), make_second_tables()
    assert_same(join_tables([first, second]), join_tables([second, first]))


def test_ties_share_a_rank_and_the_anonymous_come_last() -> None:
    answers = {"c": 3, "b": 2, "a": 2, "d": 1, "x": 9, "y": 1}
    judgements = [
        make_judgement(f"arc-{index}", user, "corrected" if index == 0 else "correct")
        for user, count in answers.items()
        for index in range(count)
    ]
    tables = tabulate(judgements, items=9, credits={"a": "ana", "b": "Berta", "c": "Carla", "d": "Diana"})
    expected = [
        (1, "Carla", False, 3, 1, 1),
        (2, "ana", False, 2, 1, 1),
        (2, "Berta", False, 2, 1, 1),
        (4, "Diana", False, 1, 1, 1),
        (None, None, False, 10, 2, 2),
    ]
    assert rows(rank_contributors(tables)) == expected
    assert rows(rank_contributors(tables, "demo")) == expected
    assert rows(rank_contributors(tables, "other")) == []


def test_a_name_that_a_simulated_person_shares_is_kept_apart() -> None:
    tables = tabulate(
        [
            make_judgement("arc-0", "luz"),
            make_judgement("arc-0", "simulated-luz"),
            make_judgement("arc-1", "luz-two"),
        ],
        credits={"luz": "Luz", "simulated-luz": "Luz", "luz-two": "Luz"},
    )
    assert rows(rank_contributors(tables)) == [(1, "Luz", False, 2, 0, 2), (2, "Luz", True, 1, 0, 1)]


def test_progress_of_campaigns_and_tasks() -> None:
    tables = join_tables([make_second_tables(), make_tables()])
    assert rows(campaign_progress(tables)) == [
        ("demo", 24, 9, 0.375, 9, 3, 2),
        ("otra", 10, 3, 0.3, 3, 2, 0),
    ]
    assert rows(task_progress(tables)) == [
        ("demo", "demo-arc", "arc", 24, 9, 0.375, 9),
        ("otra", "otra-hellaswag", "hellaswag", 6, 2, 2 / 6, 2),
        ("otra", "otra-mmlu", "mmlu", 4, 1, 0.25, 1),
    ]


def test_decisions_and_days() -> None:
    tables = make_second_tables()
    assert rows(decision_counts(tables)) == [
        ("otra", "otra-hellaswag", "correct", 1),
        ("otra", "otra-hellaswag", "corrected", 1),
        ("otra", "otra-hellaswag", "unusable", 0),
        ("otra", "otra-mmlu", "correct", 1),
        ("otra", "otra-mmlu", "corrected", 0),
        ("otra", "otra-mmlu", "unusable", 0),
    ]
    assert rows(daily_answers(tables)) == [
        ("otra", pd.Timestamp(2026, 3, 1), 2, 2),
        ("otra", pd.Timestamp(2026, 3, 2), 1, 3),
    ]
    corrected = tables.judgements.set_index("decision")["corrected_segments"].to_dict()
    assert corrected == {"correct": 0, "corrected": 1}


def test_a_named_person_of_two_campaigns_is_one_and_an_unnamed_one_two() -> None:
    parts = []
    for name in ("demo", "otra"):
        campaign = make_campaign(name, credits={"a": "Ana"})
        judgements = [make_judgement("arc-0", "a"), make_judgement("arc-0", "x")]
        parts.append(tabulate_campaign(campaign, {f"{name}-arc": make_items(1)}, {f"{name}-arc": judgements}))
    assert overall_progress(join_tables(parts)).people == 3


def test_renewed_campaigns_take_the_place_of_their_old_selves() -> None:
    old = join_tables([make_tables(done=1), make_second_tables()])
    renewed = replace_campaigns(old, make_tables(done=9))
    assert_same(renewed, join_tables([make_tables(done=9), make_second_tables()]))
    assert_same(replace_campaigns(Tables.empty(), make_tables()), make_tables())
    assert_same(select_campaign(renewed, "demo"), make_tables(done=9))


def test_titles_fall_back_to_what_there_is() -> None:
    tables = make_tables()
    assert campaign_titles(tables, "en") == {"demo": "Demostración (en)"}
    assert campaign_titles(tables, "fr") == {"demo": "Demostración (en)"}


def test_tables_without_rows_keep_their_columns_and_types() -> None:
    empty, full = Tables.empty(), join_tables([make_tables(), make_second_tables()])
    for name, columns in COLUMNS.items():
        for tables in (empty, full, join_tables([]), join_tables([empty, full])):
            assert {column: str(kind) for column, kind in tables.frames()[name].dtypes.items()} == columns
    for count in (campaign_progress, task_progress, rank_contributors, decision_counts, daily_answers):
        pd.testing.assert_series_equal(count(empty).dtypes, count(full).dtypes)
        assert count(empty).empty
    nothing = overall_progress(empty)
    assert (nothing.total, nothing.share, nothing.percent, nothing.people) == (0, 0.0, 0, 0)


def test_a_campaign_without_answers() -> None:
    tables = tabulate([])
    assert rows(campaign_progress(tables)) == [("demo", 4, 0, 0.0, 0, 0, 0)]
    assert rows(rank_contributors(tables)) == []
