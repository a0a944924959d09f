"""How long the snapshot's tables and the dashboard's numbers take: ``python -m tests.bench.numbers``.

4 campaigns with 27,000 items, 60,000 answers and 100 people each, made up by `tests.dashboard.seeding`.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import fiel.progress as numbers
from fiel.snapshots.folder import read_snapshot
from fiel.snapshots.tables import Tables, join_tables, replace_campaigns, select_campaign
from fiel.snapshots.writing import write_snapshot
from tests.dashboard.seeding import LARGE, TODAY, make_state_parts
from tests.helpers.tabulating import tabulate_campaign

_REPEATS = 5


def main() -> None:
    """Print the best of some runs, in milliseconds."""
    parts = [make_state_parts(name, **options) for name, options in LARGE.items()]
    taken = [_measure("tabulate", lambda: [tabulate_campaign(*part) for part in parts])]
    each = [tabulate_campaign(*part) for part in parts]
    taken.append(_measure("join", lambda: join_tables(each)))
    tables = join_tables(each)
    print(f"{len(tables.items)} items, {tables.days['answers'].sum()} answers, {len(tables.people)} people")
    with tempfile.TemporaryDirectory() as folder:
        taken.append(
            _measure("write", lambda: write_snapshot(tables, Path(folder), created_at=datetime.now(UTC)))
        )
        print(f"{'tabulate, join and write':32} {sum(taken):8.1f}")
        _measure("read", lambda: read_snapshot(Path(folder)))
        tables = read_snapshot(Path(folder)).tables
    name = str(tables.campaigns["campaign"].iloc[0])
    _measure("select_campaign", lambda: select_campaign(tables, name))
    _measure("replace_campaigns", lambda: replace_campaigns(tables, each[0]))
    for page, calls in _pages(tables, name).items():
        print(f"{page:32} {sum(_measure(f'  {call}', run) for call, run in calls.items()):8.1f}")


def _pages(tables: Tables, name: str) -> dict[str, dict[str, Callable[[], Any]]]:
    """Return what each page of the dashboard asks for all campaigns together."""
    person = str(tables.people["contributor"].dropna().iloc[0])
    dated = {"activity_calendar", "answers_a_day", "estimate_campaign_end", "newcomers"}

    def calls(*names: str) -> dict[str, Callable[[], Any]]:
        return {
            each: partial(getattr(numbers, each), tables, *([TODAY] if each in dated else []))
            for each in names
        }

    return {
        "Progress": calls(
            "overall_progress",
            "campaign_progress",
            "task_progress",
            "subject_progress",
            "campaign_milestones",
            "daily_answers",
            "activity_calendar",
            "answers_a_day",
            "estimate_campaign_end",
            "one_away",
        )
        | {"next_form": partial(numbers.next_form, tables, name)},
        "People": {
            "rank_contributors, week": partial(numbers.rank_contributors, tables, "week", TODAY),
            "rank_contributors, all": partial(numbers.rank_contributors, tables),
            **calls("newcomers", "person_milestones", "effort"),
        },
        "One person": {"person_page": partial(numbers.person_page, tables, person)},
        "What we found": {
            "translation_quality": partial(numbers.translation_quality, tables),
            "translation_quality, subject": partial(numbers.translation_quality, tables, "subject"),
            "translation_quality, finding": partial(numbers.translation_quality, tables, "finding"),
            **calls("correction_kinds", "unusable_reasons", "instructive_corrections", "agreement"),
        },
    }


def _measure(what: str, run: Callable[[], Any]) -> float:
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - start))
    print(f"{what:32} {min(times):8.1f}")
    return min(times)


if __name__ == "__main__":
    main()
