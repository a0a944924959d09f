"""The news of a campaign: what they say of one day, a week and the end, in every language."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from fiel.messages.catalogue import available_languages
from fiel.progress.chatnews import Noted, note_status, write_changes, write_week
from fiel.progress.forecast import Ending
from fiel.progress.status import CampaignStatus, describe_campaign
from tests.dashboard.seeding import make_campaign

TODAY = date(2026, 3, 4)


def status(**changes: object) -> CampaignStatus:
    campaign = make_campaign()
    empty = describe_campaign(
        campaign, {"demo-arc": []}, {"demo-arc": []}, now=datetime(2026, 3, 4, 12, tzinfo=UTC)
    )
    (task,) = empty.tasks
    task = replace(task, total=40, done=9, missing=62, disputed=("a", "b"))
    days = {TODAY - timedelta(days=6 - number): number for number in range(7)}
    return replace(empty, tasks=(task,), days=days, active=("ana", "leo"), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", available_languages("news"))
def test_a_week_in_numbers_and_without_names(language: str) -> None:
    ending = Ending(expected=date(2026, 4, 1), earliest=TODAY, latest=TODAY)
    text = write_week(status(ending=ending), "ARC", language, link="https://example.org")
    assert "21" in text and "40" in text and "22" in text and text.endswith("https://example.org")
    assert "ana" not in text.split("ARC")[1].split() and "leo" not in text


def test_a_quiet_week_and_a_finished_campaign() -> None:
    quiet = replace(status(), days={TODAY: 0}, active=())
    assert "Nobody answered this week" in write_week(quiet, "ARC", "en")
    (task,) = quiet.tasks
    done = replace(quiet, tasks=(replace(task, done=40, missing=0),))
    assert "Every item has its answers" in write_week(done, "ARC", "en")
    assert "40 of 40 (100%)" in write_week(done, "ARC", "en")


def test_a_share_is_rounded_down_as_everywhere() -> None:
    (task,) = status().tasks
    nearly = replace(status(), tasks=(replace(task, total=1000, done=999),))
    assert "(99%)" in write_week(nearly, "ARC", "en")
    assert note_status(nearly, frozenset()).percent == 75


def test_only_what_is_new_is_told() -> None:
    before = note_status(status(), frozenset({"1"}))
    assert before == Noted(
        percent=0, comments=frozenset({"1"}), disputes=frozenset({"demo-arc=a", "demo-arc=b"})
    )
    assert write_changes(before, before, "ARC", "en") == []
    now = Noted(percent=25, comments=frozenset({"2", "3"}), disputes=frozenset({"demo-arc=a"}))
    assert write_changes(before, now, "ARC", "en") == [
        "ARC: 25% of the items are done!",
        "ARC: new comments that wait for an answer: 2",
    ]
