import pandas as pd

from fiel.snapshots.tables import COLUMNS, Tables, join_tables, replace_campaigns, select_campaign
from tests.dashboard.seeding import (
    make_campaign,
    make_items,
    make_judgement,
    make_running_tables,
    make_second_tables,
    make_tables,
)
from tests.helpers.tabulating import tabulate_campaign


def assert_same(left: Tables, right: Tables) -> None:
    for name in COLUMNS:
        pd.testing.assert_frame_equal(left.frames()[name], right.frames()[name])


def test_order_does_not_follow_the_input() -> None:
    judgements = [make_judgement(f"arc-{index}", f"user-{index}", day=index + 1) for index in range(4)]
    either_way = [
        tabulate_campaign(
            make_campaign(), {"demo-arc": make_items(4)[::step]}, {"demo-arc": judgements[::step]}
        )
        for step in (1, -1)
    ]
    assert_same(*either_way)
    first, second = make_tables(), make_second_tables()
    assert_same(join_tables([first, second]), join_tables([second, first]))


def test_renewed_campaigns_take_the_place_of_their_old_selves() -> None:
    old = join_tables([make_tables(done=1), make_second_tables()])
    renewed = replace_campaigns(old, make_tables(done=9))
    assert_same(renewed, join_tables([make_tables(done=9), make_second_tables()]))
    assert_same(replace_campaigns(Tables.empty(), make_tables()), make_tables())
    assert_same(select_campaign(renewed, "demo"), make_tables(done=9))


def test_tables_without_rows_keep_their_columns_and_types() -> None:
    empty, full = Tables.empty(), join_tables([make_running_tables(), make_second_tables()])
    for name, columns in COLUMNS.items():
        for tables in (empty, full, join_tables([]), join_tables([empty, full]), select_campaign(full, "x")):
            assert {column: str(kind) for column, kind in tables.frames()[name].dtypes.items()} == columns


def test_rows_are_in_the_order_of_their_columns() -> None:
    tables = join_tables([make_running_tables(), make_second_tables()])
    for name, frame in tables.frames().items():
        keys = [column for column, kind in COLUMNS[name].items() if kind != "object"]
        assert len(frame), name
        expected = frame.sort_values(keys, kind="stable", ignore_index=True)
        pd.testing.assert_frame_equal(frame, expected)
