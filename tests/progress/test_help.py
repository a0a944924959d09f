from collections import Counter
from datetime import UTC, datetime, timedelta

from fiel.progress import next_form, one_away
from fiel.snapshots.tables import Tables
from fiel.snapshots.tabulation import Form
from tests.dashboard.seeding import (
    make_campaign,
    make_empty_tables,
    make_finished_tables,
    make_items,
    make_judgement,
    make_state_parts,
)
from tests.helpers.tabulating import tabulate_campaign
from tests.progress.rows import rows

URL = "https://argilla.example"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def tabulate(answered: list[str], *, seconds: int = 0, url: str | None = None, forms: bool = True) -> Tables:
    """Ten items in two forms; one person answers some of them, with a pause between two answers."""
    judgements = [
        make_judgement(item_id, "a", at=START + timedelta(seconds=seconds * number))
        for number, item_id in enumerate(answered)
    ]
    ids = [item.id for item in make_items(10)]
    return tabulate_campaign(
        make_campaign(min_submitted=2),
        {"demo-arc": make_items(10)},
        {"demo-arc": judgements},
        argilla_url=url,
        forms=[Form("demo-arc", f"{URL}/1", ids[:7]), Form("demo-arc", f"{URL}/2", ids[7:])] if forms else [],
    )


def test_items_one_answer_away() -> None:
    campaign, items, given = make_state_parts(items=60, answered=0.5)
    tables = tabulate_campaign(campaign, items, given)
    expected = [
        sum(count == 1 for count in Counter(each.item_id for each in given[task]).values()) for task in items
    ]
    assert [row[-1] for row in rows(one_away(tables))] == expected
    assert sum(expected) > 5
    assert rows(one_away(make_empty_tables())) == [
        ("demo", "demo-arc", "arc", 0),
        ("demo", "demo-mmlu", "mmlu", 0),
    ]
    assert one_away(Tables.empty()).empty


def test_the_form_with_most_items_one_answer_away_comes_first() -> None:
    found = next_form(tabulate(["arc-0", "arc-8", "arc-9"]), "demo")
    assert found is not None
    assert (found.url, found.task, found.one_away) == (f"{URL}/2", "demo-arc", 2)
    assert (found.items, found.measured, found.seconds_per_answer) == (
        3,
        False,
        45.0,
    )  # 3 items miss 4 answers
    first = next_form(tabulate([]), "demo")
    assert first is not None and (first.url, first.items) == (f"{URL}/1", 7)


def test_ten_minutes_are_as_many_items_as_were_measured() -> None:
    found = next_form(tabulate(["arc-0", "arc-1", "arc-2"], seconds=120), "demo")
    assert found is not None
    assert (found.items, found.measured, found.seconds_per_answer) == (5, True, 120.0)
    shorter = next_form(tabulate(["arc-0", "arc-1", "arc-2"], seconds=120), "demo", minutes=1)
    assert shorter is not None and shorter.items == 1


def test_where_no_form_is_known_or_nothing_is_left() -> None:
    found = next_form(tabulate(["arc-0"], url=URL, forms=False), "demo")
    assert found is not None and (found.url, found.task, found.one_away) == (URL, None, 1)
    unknown = next_form(tabulate(["arc-0"], forms=False), "demo")  # one has to ask
    assert unknown is not None and (unknown.url, unknown.task, unknown.one_away) == (None, None, 1)
    assert next_form(make_finished_tables(), "demo") is None
    assert next_form(make_empty_tables(), "other") is None
