"""A hundred annotators at once for ten minutes: ``python -m tests.bench.load``; see the README beside it."""

import argparse
import contextlib
import json
import os
import random
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from fiel.annotation.client import Argilla, connect
from fiel.annotation.records import fetch_answers
from tests.bench.annotating import Waits, describe, fill, read_items, sign_in
from tests.bench.crowd import Crowd
from tests.bench.organizing import Organizing, launch_answered, organizing
from tests.bench.soak import Processes, Soak
from tests.deploy.proxy import running_proxy
from tests.server.postgres import running_postgres
from tests.server.running import EmbeddedServer, running_server
from tests.stack.running import Stack, running_stack

QUESTION = "question"
PLACES = ("embedded", "embedded-postgresql", "stack", "stack-of-two")


@dataclass(frozen=True)
class Load:
    """What came of it.

    Attributes:
        seconds: How long they worked.
        acknowledged: Answers that the server acknowledged.
        lost: Those of them that are not there afterwards.
        doubled: Answers that are there twice.
        strange: Answers that are there and were never sent.
        failures: Requests that were refused, and connections that broke.
    """

    seconds: float
    acknowledged: int
    lost: int
    doubled: int
    strange: int
    failures: int

    @property
    def holds(self) -> bool:
        """Whether every answer is there exactly once, and nothing failed."""
        return not (self.lost or self.doubled or self.strange or self.failures)


def load_server(
    owner: Argilla,
    crowd: Crowd,
    soaks: Sequence[Soak],
    *,
    seconds: float,
) -> Load:
    """Let the crowd work for a while, watch the processes meanwhile, and compare what is there in the end."""
    stop = threading.Event()
    watchers = [threading.Thread(target=each.watch, args=(stop,)) for each in soaks]
    for watcher in watchers:
        watcher.start()
    start = time.monotonic()
    crowd.work(until=start + seconds)
    taken = time.monotonic() - start
    stop.set()
    for watcher in watchers:
        watcher.join()
    found = [
        ((record["id"], response["user_id"]), response["values"][QUESTION]["value"])
        for record in fetch_answers(owner, crowd.dataset)
        for response in record["responses"]
        if QUESTION in response["values"]
    ]
    stored = dict(found)
    return Load(
        seconds=taken,
        acknowledged=len(crowd.acknowledged),
        lost=sum(stored.get(made) != text for made, text in crowd.acknowledged.items()),
        doubled=len(found) - len(stored),
        strange=len(stored.keys() - crowd.sent),
        failures=len(crowd.refused) + len(crowd.broken),
    )


@contextlib.contextmanager
def running(where: str, folder: Path) -> Iterator[tuple[EmbeddedServer | Stack, dict[str, Processes], str]]:
    """Run one of the servers for the block; with it come its processes by name, and where people reach it."""
    if where.startswith("stack"):
        two = where == "stack-of-two"
        with contextlib.ExitStack() as started:
            count = 2 if two else 1
            stack = started.enter_context(running_stack(folder / "stack", servers=count, workers=count))
            url = stack.url
            if two:
                behind = {"argilla": (["127.0.0.1", "127.0.0.2"], stack.parts["server"].port)}
                behind["dashboard"] = behind["argilla"]
                url = started.enter_context(running_proxy(behind, interface=False)).url
            yield stack, {name: part.processes for name, part in stack.parts.items()}, url
        return
    with contextlib.ExitStack() as started:
        database = None
        if where == "embedded-postgresql":
            database = started.enter_context(running_postgres()).create_database()
        server = started.enter_context(running_server(folder / "home", database_url=database))
        process = psutil.Process(server.process.pid)
        yield server, {"server": lambda: [process, *process.children(recursive=True)]}, server.url


def print_load(load: Load, waits: Waits, soaks: dict[str, Soak]) -> None:
    """Print Markdown tables."""
    rate = load.acknowledged / load.seconds
    print(f"{load.acknowledged} answers in {load.seconds:.0f} s: {rate:.1f} a second")
    print(f"lost {load.lost}, doubled {load.doubled}, never sent {load.strange}, failures {load.failures}")
    print("\n| request | count | median ms | p99 ms | longest ms |\n|---|---|---|---|---|")
    print("\n".join(describe(waits)))
    print("\n| process | what | at first | in the end | growth over the last two thirds | flat |")
    print("|---|---|---|---|---|---|")
    for name, soak in soaks.items():
        for what, trend in soak.trends().items():
            values = f"{trend.first:.0f} | {trend.last:.0f} | {trend.growth:+.1f}"
            print(f"| {name} | {what} | {values} | {'yes' if trend.flat else 'NO'} |")


def main() -> None:
    """Fill a server, let the crowd work and print what came of it; 1 is the code if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load", description=__doc__)
    parser.add_argument("--on", choices=PLACES, default="embedded")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--annotators", type=int, default=100)
    parser.add_argument("--think", type=float, default=10, help="mean seconds from a record to its answer")
    parser.add_argument("--records", type=int, default=26_000)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument(
        "--organizer",
        action="store_true",
        help="meanwhile a snapshot every minute and, in the middle, a launch; 27,030 records, embedded only",
    )
    given = parser.parse_args()
    if given.organizer and given.on != "embedded":
        parser.error("--organizer: expected --on embedded")
    with tempfile.TemporaryDirectory() as name, running(given.on, Path(name)) as (server, processes, address):
        (data := Path(name, "data")).mkdir()
        seconds = 60 * given.minutes
        meanwhile: contextlib.AbstractContextManager[Organizing]
        if given.organizer:
            assert isinstance(server, EmbeddedServer)
            path, dataset = launch_answered(server, data, given.annotators)
            meanwhile = organizing(server, path, data, seconds)
        else:
            items = read_items(data)
            dataset = fill(
                server, items, records=given.records, responses=0, people=given.annotators, own=True
            )
            meanwhile = contextlib.nullcontext(Organizing())
        crowd = _gather(server, address, dataset, given.annotators, given.think)
        soaks = {each: Soak(processes[each]) for each in processes}
        with meanwhile as organized:
            owner = connect(server.url, server.api_key)
            load = load_server(owner, crowd, list(soaks.values()), seconds=seconds)
            owner.http_client.close()
        print_load(load, crowd.waits, soaks)
        if given.organizer:
            print(f"\nmeanwhile a launch of {organized.launched} s, and these snapshots:")
            print("".join(organized.snapshots))
    machine: dict[str, Any] = {"on": given.on, "cores": os.cpu_count(), "load": os.getloadavg()}
    print(f"\n{machine}, think {given.think} s, failures: {[*crowd.refused, *crowd.broken][:3]}")
    if given.json:
        trends = {
            name: {what: asdict(trend) for what, trend in soak.trends().items()}
            for name, soak in soaks.items()
        }
        seconds = {kind: sorted(each) for kind, each in crowd.waits.seconds.items()}
        figures = {**machine, **asdict(load), "trends": trends, "waits": seconds}
        given.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    raise SystemExit(not load.holds)


def _gather(
    server: EmbeddedServer | Stack, address: str, dataset: str, annotators: int, think: float
) -> Crowd:
    """Sign everybody in; each one thinks between half and one and a half times as long as the mean.

    They sign in at the server itself: the proxy lets thirty a minute in from one address.
    """
    clients = {str(client.get("me").json()["id"]): client for client in sign_in(server, annotators)}
    for client in clients.values():
        client.base_url = f"{address}/api/v1/"
    chance = random.Random(1)
    return Crowd(
        dataset,
        clients,
        question=QUESTION,
        verdict="corrected",
        page=10,
        think=(lambda: think * chance.uniform(0.5, 1.5)) if think else None,
        progress=True,
    )


if __name__ == "__main__":
    main()
