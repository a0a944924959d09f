"""The #Somos600M campaign of 2024 again: ``python -m tests.bench.campaign2024``; see the README beside it."""

import argparse
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from fiel.annotation.form.shapes import dataset_name, group_shapes
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work
from fiel.judgements import SIMULATED_PREFIX
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.bench.clock import Clock, find_library
from tests.bench.impact import print_impact
from tests.bench.impact2024 import measure_replay
from tests.bench.outcome import Figures, measure_outcome
from tests.bench.somos import Somos, write_somos
from tests.bench.tables import print_report
from tests.bench.volunteers import (
    Campaign,
    Form,
    expected_answers,
    plan_sittings,
    sit_down_in_2024,
    sit_down_with_fiel,
)
from tests.server.running import Argilla, running_server
from tests.stack.running import running_stack

WEEKS = 12
COVERAGE = {"arc": 0.60, "hellaswag": 0.15, "mmlu": 0.15, "dibt": 1.0}
PEOPLE = {"okapi": 61, "dibt": 37}
WAYS = ("2024", "fiel")


@dataclass(frozen=True)
class Replay:
    """What the replay left.

    Attributes:
        figures: What came out, by way.
        seconds: How long each stage took.
        somos: The campaigns, by way.
    """

    figures: Mapping[str, Figures]
    seconds: Mapping[str, float]
    somos: Mapping[str, Somos]


@dataclass
class Stages:
    """How long each stage takes, said as it ends."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextlib.contextmanager
    def timed(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 1)
        print(f"{name}: {self.seconds[name]} s", file=sys.stderr, flush=True)


def replay_campaign(
    server: Argilla, clock: Clock, folder: Path, *, scale: float = 1.0, people: Mapping[str, int] = PEOPLE
) -> Replay:
    """Live through both campaigns twice, side by side: as it was in 2024, and with Fiel's queue.

    Every sitting of a volunteer is held in both, with the same number of answers at the same moment.

    Args:
        server: An Argilla whose processes follow the clock.
        clock: Its clock, which is now in the end.
        folder: Where to keep data, snapshots and exports.
        scale: Share of the items.
        people: How many there are, by campaign.
    """
    stages = Stages()
    clock.turn_back(timedelta(weeks=WEEKS))
    settings = Settings(home=folder / "fiel", api_url=server.url, api_key=SecretStr(server.api_key))
    names = _name_people(people)
    credits = {each: _credit(number) for number, each in enumerate(sum(names.values(), [])) if number % 5}
    with stages.timed("write and check the data"):
        somos = {way: write_somos(folder / way, f"somos-{way}", scale=scale, credits=credits) for way in WAYS}
    with stages.timed("launch, both ways"):
        for each in somos.values():
            for work in each.works:
                launch_work(settings, work)
    with stages.timed("make the accounts"):
        clients = _make_accounts(server, names, [work.campaign.name for work in _works(somos)])
        campaigns = {way: _open_campaigns(settings, each) for way, each in somos.items()}
    with stages.timed("volunteers, both ways"):
        _hold_sittings(campaigns, names, clients, clock)
    clock.turn_back(timedelta())
    figures = {}
    for way in WAYS:
        with stages.timed(f"snapshot and release: {way}"):
            figures[way] = measure_outcome(
                settings, folder / way, somos[way], campaigns[way], harness=way == "2024"
            )
    return Replay(figures, stages.seconds, somos)


def _works(somos: Mapping[str, Somos]) -> list[Work]:
    return [work for each in somos.values() for work in each.works]


def _name_people(people: Mapping[str, int]) -> dict[str, list[str]]:
    """Return the user names for each campaign, the most active first."""
    return {
        kind: [f"{SIMULATED_PREFIX}somos-{kind}-{number:02}" for number in range(1, count + 1)]
        for kind, count in people.items()
    }


def _credit(number: int) -> str:
    return f"Persona {number:02} (simulada)"


def _make_accounts(
    server: Argilla, names: Mapping[str, Sequence[str]], workspaces: Sequence[str]
) -> dict[str, httpx.Client]:
    """Create the people in the campaigns of both ways, and return a connection of each."""
    owner = server.client()
    known = {each["name"]: each["id"] for each in owner.get("me/workspaces").json()["items"]}

    def make(username: str) -> httpx.Client:
        kind = next(kind for kind, some in names.items() if username in some)
        body = {"first_name": "p", "username": username, "role": "annotator", "password": "a long password"}
        person = owner.post("users", json=body).raise_for_status().json()
        for workspace in workspaces:
            if workspace.endswith(f"-{kind}"):
                path = f"workspaces/{known[workspace]}/users"
                owner.post(path, json={"user_id": person["id"]}).raise_for_status()
        return server.client(person["api_key"])

    everybody = [username for some in names.values() for username in some]
    with ThreadPoolExecutor(2) as pool:  # a password takes a core a quarter of a second
        return dict(zip(everybody, pool.map(make, everybody), strict=True))


def _open_campaigns(settings: Settings, somos: Somos) -> dict[str, Campaign]:
    """Find the datasets of a launched pair of campaigns."""
    found = {}
    with connected_argilla(settings) as client:
        for work in somos.works:
            datasets = find_datasets(client, work.campaign.name)
            forms = {
                task.name: [
                    Form(str(datasets[dataset_name(task, shape)]["id"]), task.name, len(items))
                    for shape, items in group_shapes(task.definition, work.items[task.name]).items()
                ]
                for task in work.campaign.tasks
            }
            places = {
                (task, item.id): (task, item.split, item.position)
                for task, items in work.items.items()
                for item in items
            }
            found[work.campaign.name.rsplit("-")[-1]] = Campaign(forms, places, somos.mistakes)
    return found


def _hold_sittings(
    campaigns: Mapping[str, Mapping[str, Campaign]],
    names: Mapping[str, Sequence[str]],
    people: Mapping[str, httpx.Client],
    clock: Clock,
) -> None:
    """Hold all sittings in their order, each in both ways at the same time; the clock goes with them."""
    planners = {kind: Planner(campaigns["2024"][kind], some) for kind, some in names.items()}
    with ThreadPoolExecutor(1) as pool:
        other: Future[int] | None = None
        while running := [each for each in planners.items() if each[1].open_tasks()]:
            kind, planner = min(running, key=lambda each: each[1].progress)
            clock.turn_back(timedelta(weeks=WEEKS) * (1 - planner.progress))
            person, task, given = planner.hold_next(people)
            if other:
                other.result()
            campaign = campaigns["fiel"][kind]
            other = pool.submit(sit_down_with_fiel, campaign, people[person], person, task, count=given)
        if other:
            other.result()


class Planner:
    """The sittings of one campaign of 2024, until its tasks are covered as far as they were."""

    def __init__(self, campaign: Campaign, names: Sequence[str]) -> None:
        self._campaign = campaign
        self._targets = {task: round(COVERAGE[task] * campaign.size(task)) for task in campaign.forms}
        self._expected = {
            task: expected_answers(campaign.size(task), COVERAGE[task]) for task in campaign.forms
        }
        self._given = dict.fromkeys(campaign.forms, 0)
        self._chance = random.Random(600)
        self._sittings = plan_sittings(self._chance, names, sum(self._expected.values()))

    def open_tasks(self) -> list[str]:
        """Return the tasks that are not covered yet."""
        return [task for task, target in self._targets.items() if self._campaign.covered(task) < target]

    @property
    def progress(self) -> float:
        """How much of the expected work is done, from 0 to 1."""
        return min(1.0, sum(self._given.values()) / sum(self._expected.values()))

    def hold_next(self, people: Mapping[str, httpx.Client]) -> tuple[str, str, int]:
        """Hold the next sitting; return who, on which task, and how many answers they gave."""
        person, count = next(self._sittings)
        tasks = self.open_tasks()
        weights = [max(1, self._expected[task] - self._given[task]) for task in tasks]
        (task,) = self._chance.choices(tasks, weights)
        given = sit_down_in_2024(
            self._campaign,
            people[person],
            person,
            task,
            count=count,
            target=self._targets[task],
            pick=self._chance.random(),
        )
        self._given[task] += given
        return person, task, given


@contextlib.contextmanager
def _running(where: str, folder: Path, clock: Clock) -> Iterator[Argilla]:
    """Run a server whose clock is moved: it says when an answer was given. RQ cannot bear it."""
    if where == "stack":
        with running_stack(folder / "stack", server_environment=clock.environment) as stack:
            yield stack
    else:
        with running_server(folder / "home", extra=clock.environment) as server:
            yield server


def main() -> None:
    """Replay the campaign and print what came out, as Markdown and JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.campaign2024", description=__doc__)
    parser.add_argument("--on", choices=("embedded", "stack"), default="embedded")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the 26,000 items")
    parser.add_argument("--impact", action="store_true", help="also what it did to scripted models")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    given = parser.parse_args()
    library = find_library()
    if library is None:
        parser.error("libfaketime is not installed: apt-get install libfaketime")
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clock = Clock(folder / "clock", library)
        clock.turn_back(timedelta(weeks=WEEKS))
        with _running(given.on, folder, clock) as server:
            replay = replay_campaign(server, clock, folder, scale=given.scale)
        for way in WAYS if given.impact else ():
            print(f"\n# {way}")
            print_impact(measure_replay(folder / way, replay.somos[way]))
    machine: dict[str, Any] = {
        "on": given.on,
        "seconds": round(time.perf_counter() - start),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    print_report(replay.figures, replay.seconds, machine)
    if given.json:
        found = {way: figures.as_dict() for way, figures in replay.figures.items()}
        given.json.write_text(json.dumps({**machine, "stages": replay.seconds, **found}, indent=2))


if __name__ == "__main__":
    main()
