import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from fiel.front import person, views, wording
from fiel.messages.catalogue import Catalogue
from fiel.progress import overall_daily_answers, overall_progress
from fiel.snapshots.folder import Snapshot
from fiel.snapshots.tables import Tables, join_tables
from tests.dashboard.importing import from_dashboard
from tests.dashboard.seeding import make_second_tables, make_tables

charts, shelf = from_dashboard("charts"), from_dashboard("views")


def make_snapshot() -> Snapshot:
    tables = join_tables([make_tables(), make_second_tables()])
    return Snapshot(tables=tables, created_at=datetime.now(UTC))


def test_a_number_is_computed_once_for_all_who_ask() -> None:
    asked: list[int] = []

    def count(tables: Tables, factor: int) -> int:
        asked.append(factor)
        return factor * len(tables.items)

    view = views.Views(make_snapshot()).all
    with ThreadPoolExecutor(8) as people:
        assert set(people.map(lambda _: view.of(count, 2), range(40))) == {68}
    assert view.of(count, 3) == 102
    assert asked == [2, 3]


def test_of_names_in_addresses_only_real_ones_are_kept() -> None:
    view = views.Views(make_snapshot()).all
    ana = person.find_page(view, "Ana *Gil*")
    assert ana is not None and ana.answers == 5 and person.find_page(view, "Ana *Gil*") is ana
    kept = len(view._known)
    assert [person.find_page(view, f"nobody {number}") for number in range(50)] == [None] * 50
    assert len(view._known) == kept


def test_a_campaign_is_selected_once() -> None:
    shown = views.Views(make_snapshot())
    assert shown.campaign("otra") is shown.campaign("otra")
    assert shown.campaign("otra").of(overall_progress).total == 10
    assert shown.all.of(overall_progress).total == 34


def test_a_chart_is_finished_before_it_is_kept() -> None:
    """Altair takes eight milliseconds to check a chart, every time that it is shown."""
    words = wording.Words(Catalogue("dashboard", "es"))
    daily = overall_daily_answers(make_tables())
    chart = charts.timeline_chart(words, daily)
    (name,) = chart.pop("datasets")
    assert chart["data"] == {"name": name}
    assert json.loads(json.dumps(chart)) == chart
    assert chart["encoding"]["y"]["field"] == "answers_so_far"
    assert "view" not in chart["config"]  # sizes are for Streamlit to say
    assert charts.timeline_chart(words, daily)["data"] == {"name": name}
    other = daily.assign(answers=daily["answers"] + 1)
    assert charts.timeline_chart(words, other)["data"] != {"name": name}


def test_views_are_shared_until_there_is_a_newer_snapshot() -> None:
    first, second = make_snapshot(), make_snapshot()
    opened = shelf.open_views(first)
    assert shelf.open_views(first) is opened
    assert shelf.open_views(second) is not opened
    assert shelf.open_views(second).snapshot is second
