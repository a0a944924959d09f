"""The campaign of 2024 again at a small scale; `python -m tests.bench.campaign2024` does it at its own."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.bench.campaign2024 import WEEKS, replay_campaign
from tests.bench.clock import Clock, find_library
from tests.bench.impact2024 import measure_replay
from tests.bench.somos import Somos
from tests.server.running import running_server

pytestmark = pytest.mark.long

PEOPLE = {"okapi": 14, "dibt": 7}
NAMED = {"okapi": 11, "dibt": 5}
DONE = {"arc": 23, "hellaswag": 21, "mmlu": 32, "dibt": 40}


def test_the_campaign_of_2024_is_replayed(tmp_path: Path, okapi: Path) -> None:
    library = find_library()
    if library is None:
        pytest.skip("libfaketime is not installed")
    clock = Clock(tmp_path / "clock", library)
    clock.turn_back(timedelta(weeks=WEEKS))
    with running_server(tmp_path / "home", extra=clock.environment) as server:
        replay = replay_campaign(server, clock, tmp_path, scale=0.015, people=PEOPLE)
    figures = replay.figures
    before, after = figures["2024"], figures["fiel"]
    for task, done in DONE.items():
        old, new = before.tasks[task], after.tasks[task]
        assert old.done == done <= old.answers
        assert new.answers == new.done == min(old.answers, new.items)  # nobody did
        assert old.planted == new.planted
    given = sum(each.answers for each in before.tasks.values())
    assert given > sum(DONE.values())  # some answered what others had
    assert sum(each.mended for each in after.tasks.values()) > sum(
        each.mended for each in before.tasks.values()
    )
    assert before.documents >= 430  # every item is in one at least
    for each in (before, after):
        assert (each.differences, each.problems) == (0, [])
    for kind, people in PEOPLE.items():
        found = before.campaigns[kind]
        assert (found.people, found.named) == (people, NAMED[kind])
        assert found.top_share > 0.3
        assert found.reported is None  # in a report, simulated accounts are no people
        # The prompts are done before everybody came: the queue has nothing left for them.
        assert after.campaigns[kind].people <= people
    assert after.campaigns["okapi"].people == PEOPLE["okapi"]
    for each in (before, after):
        assert each.campaigns["okapi"].weeks >= WEEKS // 2  # the clock was moved
    look_at_models(tmp_path / "fiel", replay.somos["fiel"])


def look_at_models(folder: Path, somos: Somos) -> None:
    """Only the model that reads no English moves, and by the planted mistakes of that kind alone."""
    found = measure_replay(folder, somos, ["bilingual:60:any", "spanish-only:60:es"])
    (work,) = [each for each in somos.works if "arc" in each.items]
    for name, task in found.tasks.items():
        ids = {(item.split, item.position): item.id for item in work.items[name]}
        english = {
            ids[split, position]
            for (of, split, position), mistake in somos.mistakes.items()
            if of == name and mistake.kind == "english"
        }
        assert task.models == ["bilingual", "spanish-only"] and task.unknown == task.left_out == 0
        for metric in task.metrics:
            for flip in metric.flips:
                assert (flip.gained, flip.lost, flip.group) == (["spanish-only"], [], "corrected")
                assert flip.item in english
