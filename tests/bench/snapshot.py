"""How long a snapshot takes: of what changed, against fetching every record through Argilla's SDK.

``python -m tests.bench.snapshot`` launches four campaigns of 27,000 items into an embedded server of its own,
puts 60,000 answers of 100 people under them, and then, each time after 100 new answers, times a snapshot
inside a watch, and the command from the start of its process to its end; then the SDK at its leanest and,
once, as anybody would use it, which takes minutes. ``--home`` keeps the data.
"""

import argparse
import contextlib
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import argilla as rg
import httpx
import yaml

from fiel.campaign.work import Work, load_work
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from fiel.workflow.snapshot import SnapshotTaker, Taken
from tests.bench.loading import machine
from tests.bench.okapi import write_okapi_campaign
from tests.server.running import EmbeddedServer, running_server, server_environment

ANSWERS = 60_000
PEOPLE = 100
NEW = 100
SLICES: dict[str, dict[str, Any]] = {
    "arc": {"benchmark": "arc"},
    "hellaswag": {"benchmark": "hellaswag"},
    "mmlu-test": {"benchmark": "mmlu", "splits": ["test"]},
    "mmlu-rest": {"benchmark": "mmlu", "splits": ["train", "val"]},
}


def write_campaigns(folder: Path) -> list[Path]:
    """Write the one campaign of all that Okapi translated as four; return their files."""
    whole = yaml.safe_load(write_okapi_campaign(folder, "whole").read_text(encoding="utf-8"))
    tasks = {task["benchmark"]: task for task in whole["tasks"]}
    paths = []
    for name, own in SLICES.items():
        campaign = {
            **whole,
            "name": f"bench-{name}",
            "tasks": [{**tasks[own["benchmark"]], **own}],
            "annotation": {"min_submitted": 3},
        }
        paths.append(folder / f"{name}.yaml")
        paths[-1].write_text(yaml.safe_dump(campaign, allow_unicode=True), encoding="utf-8")
    return paths


def fill(home: Path, works: Sequence[Work]) -> None:
    """Launch the campaigns, then put the people and their answers into the database while nobody uses it."""
    with running_server(home) as server:
        for work in works:
            launch_work(_settings(server), work)
    with contextlib.closing(sqlite3.connect(home / "argilla.db")) as database, database:
        people = [uuid4().hex for _ in range(PEOPLE)]
        database.executemany(
            "INSERT INTO users (id, first_name, last_name, username, role, api_key, password_hash, "
            "inserted_at, updated_at) VALUES (?, 'p', '', ?, 'annotator', ?, 'none', ?, ?)",
            [(each, f"person-{at}", each, _moment(0), _moment(0)) for at, each in enumerate(people)],
        )
        database.executemany(
            'INSERT INTO responses (id, "values", status, record_id, user_id, inserted_at, updated_at) '
            "VALUES (?, ?, 'submitted', ?, ?, ?, ?)",
            _answers(database, people),
        )


def _moment(minute: int) -> str:
    return (
        f"2026-{1 + minute // 43200 % 9:02}-{1 + minute // 1440 % 28:02} {minute // 60 % 24:02}:00:00.000000"
    )


def _answers(database: sqlite3.Connection, people: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Three answers a record, at random, until there are as many as there should be."""
    chance = random.Random(1)
    rows = database.execute(
        "SELECT records.id, fields FROM records JOIN datasets ON datasets.id = dataset_id "
        "WHERE datasets.name <> 'about-you'"
    ).fetchall()
    chance.shuffle(rows)
    for number, (record, fields) in enumerate(rows[: ANSWERS // 3]):
        shown = {each["name"]: each["translation"] for each in json.loads(fields)["item"]["segments"]}
        for person in chance.sample(people, 3):
            corrected = chance.random() < 0.3
            first = next(iter(shown))
            texts = {**shown, first: f"{shown[first]}."} if corrected else shown
            values = {"verdict": "corrected" if corrected else "correct", **texts}
            content = json.dumps({name: {"value": value} for name, value in values.items()})
            moment = _moment(number)
            yield uuid4().hex, content, record, person, moment, moment


def _settings(server: EmbeddedServer) -> Settings:
    return Settings(home=server.home)


class Newcomer:
    """Gives 100 new answers at a time, spread over the campaigns, over Argilla's API."""

    def __init__(self, server: EmbeddedServer) -> None:
        self.client = server.client()
        self.client.timeout = httpx.Timeout(120)
        datasets = self.client.get("me/datasets").json()["items"]
        self.datasets = [each["id"] for each in datasets if each["name"] != "about-you"]

    def answer(self) -> None:
        share, left = -(-NEW // len(self.datasets)), NEW
        for dataset, most in [(each, most) for most in (share, NEW) for each in self.datasets]:
            for record in self._find(dataset, min(most, left)) if left else ():
                self._answer(record)
                left -= 1
        assert left == 0

    def _find(self, dataset: str, limit: int) -> list[Any]:
        scope = {"entity": "response", "property": "status"}
        pending = {"and": [{"type": "terms", "scope": scope, "values": ["pending"]}]}
        path = f"me/datasets/{dataset}/records/search"
        found = self.client.post(path, params={"limit": limit}, json={"filters": pending})
        return [each["record"] for each in found.raise_for_status().json()["items"]]

    def _answer(self, record: Any) -> None:
        shown = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
        values = {"verdict": {"value": "correct"}} | {name: {"value": text} for name, text in shown.items()}
        body = {"status": "submitted", "values": values}
        self.client.post(f"records/{record['id']}/responses", json=body).raise_for_status()


def fetch_by_sdk(client: rg.Argilla, *, lean: bool) -> tuple[float, int]:
    """Fetch every record with its responses through Argilla's SDK; return seconds and answers.

    Args:
        client: Connection of an owner.
        lean: Leave out suggestions, which the SDK fetches unless told otherwise, and make no dictionaries.
    """
    begin = time.perf_counter()
    answers = 0
    for dataset in client.datasets.list():
        if dataset.name == "about-you":
            continue
        if lean:
            for record in dataset.records(with_responses=True, with_suggestions=False):
                answers += len({response.user_id for response in record.responses})
        else:
            for found in dataset.records(with_responses=True).to_list(flatten=False):
                answers += len(found["responses"].get("verdict", ()))
    return time.perf_counter() - begin, answers


def time_command(home: Path, paths: Sequence[Path]) -> float:
    """Time ``fiel snapshot`` as a process of its own."""
    command = [sys.executable, "-m", "fiel", "snapshot", *map(str, paths), "--home", str(home)]
    begin = time.perf_counter()
    subprocess.run(command, check=True, env=server_environment(), stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def measure(server: EmbeddedServer, paths: Sequence[Path], works: Sequence[Work], repeat: int) -> None:
    """Print the figures, all of one run on one server."""
    newcomer = Newcomer(server)
    with connected_argilla(_settings(server)) as client:
        taker = SnapshotTaker(_settings(server))
        begin = time.perf_counter()
        taken = taker.take(client, works, full=True)
        print(f"| everything, for the first time | {time.perf_counter() - begin:.2f} |", flush=True)
        taker.save()
        loops, commands = [], []
        for _ in range(repeat):
            newcomer.answer()
            before, begin = taken.answers, time.perf_counter()
            taken = taker.take(client, works)
            loops.append(time.perf_counter() - begin)
            assert (taken.answers, taken.whole) == (before + NEW, ()), taken
            taker.save()
            newcomer.answer()
            commands.append(time_command(server.home, paths))
            taken = taker.take(client, works)
            assert taken.answers == before + 2 * NEW
        sdk = rg.Argilla(api_url=server.url, api_key=server.api_key, timeout=300)
        lean = [_time_sdk(sdk, taken, lean=True) for _ in range(2)]
        begin = time.perf_counter()
        assert taker.take(client, works).unchanged
        idle = time.perf_counter() - begin
        print(f"| watch, nothing new | {idle:.3f} |", flush=True)
        _print_figures("watch", loops)
        _print_figures("command", commands)
        _print_figures("SDK, every record without suggestions", lean)
        usual = [_time_sdk(sdk, taken, lean=False)]
        _print_figures("SDK, every record as usual", usual)
    print(f"items {taken.items}, answers {taken.answers}, of which {NEW} new each time")
    for what, found in (("at its leanest", lean), ("as usual", usual)):
        times = [statistics.median(found) / statistics.median(own) for own in (loops, commands)]
        print(f"times quicker than the SDK {what}: {times[0]:.0f} in a watch, {times[1]:.1f} by the command")
    print(", ".join(f"{key} {value}" for key, value in machine().items()))


def _time_sdk(client: rg.Argilla, taken: Taken, *, lean: bool) -> float:
    seconds, found = fetch_by_sdk(client, lean=lean)
    assert found >= taken.answers, (found, taken)
    return seconds


def _print_figures(name: str, figures: Sequence[float]) -> None:
    each = ", ".join(f"{each:.2f}" for each in figures)
    print(f"| {name} | {statistics.median(figures):.2f} ({each}) |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.snapshot", description=__doc__)
    parser.add_argument("--home", type=Path, help="keep the data here, and use it again when it is there")
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = given.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        paths = write_campaigns(folder)
        works = [load_work(path) for path in paths]
        if not (folder / "filled").exists():
            fill(folder / "home", works)
            (folder / "filled").touch()
        server = stack.enter_context(running_server(folder / "home"))
        print("| snapshot | seconds |\n|---|---|", flush=True)
        measure(server, paths, works, given.repeat)


if __name__ == "__main__":
    main()
