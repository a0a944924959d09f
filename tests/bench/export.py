"""How fast a campaign is exported: ``python -m tests.bench.export``; see the README beside it."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fiel.annotation.client import call
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.work import Work, load_work
from fiel.items import Item
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.bench.okapi import write_okapi_campaign
from tests.server.running import EmbeddedServer, running_server

PEOPLE = ("ana", "leo", "eva")
_BATCH = 500  # the most records that Argilla takes at once

SDK = """
import sys, time, resource, json, argilla as rg
client = rg.Argilla(api_url=sys.argv[1], api_key=sys.argv[2], timeout=300)
start = time.perf_counter()
count = 0
for dataset in client.datasets:
    if dataset.name != "about-you":
        count += len(dataset.records(with_responses=True).to_list(flatten=False))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"records": count, "seconds": time.perf_counter() - start, "megabytes": peak}))
"""

EXPORT = """
import sys, resource
from fiel.cli import cli
try:
    cli(["export", *sys.argv[1:]])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
"""


def main() -> None:
    """Measure and print both figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.export", description=__doc__)
    parser.add_argument("--answers", type=int, default=60_000, help="answers to the 27,030 items")
    parser.add_argument("--derived", type=float, default=1.0, help="share of the derived rows; see okapi.py")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder, "home")) as server:
        path = write_okapi_campaign(Path(folder), "measured", derived=given.derived)
        work = load_work(path)
        settings = Settings(home=server.home)
        launch_work(settings, work)
        print("launched", file=sys.stderr)
        count = answer(server, settings, work, given.answers)
        print("answered", file=sys.stderr)
        figures = {"sdk": time_sdk(server), "fiel export": time_export(path, server, Path(folder, "out"))}
    print(
        json.dumps({"items": work.total, "answers": count, "load": os.getloadavg()[0], **figures}, indent=2)
    )


def answer(server: EmbeddedServer, settings: Settings, work: Work, total: int) -> int:
    """Give every item the answers of up to three people, one in five a correction; return how many."""
    with connected_argilla(settings) as client:
        ensure_annotators(client, work.campaign, list(PEOPLE))
        known = call(client, "GET", "users")["items"]
        people = [str(user["id"]) for user in known if user["username"] in PEOPLE]
        items = {item.id: item for task in work.items.values() for item in task}
        extra = round(_BATCH * (total / len(items) - 2))  # so many records of a batch have a third answer
        given = 0
        for dataset in find_datasets(client, work.campaign.name).values():
            records = list(fetch_records(client, dataset["id"]))
            for start in range(0, len(records), _BATCH):
                batch: list[dict[str, Any]] = []
                for record in records[start : start + _BATCH]:
                    own = people[: 3 if len(batch) < extra else 2]
                    batch.append(_answer(record["id"], items[record["external_id"]], own))
                    given += len(own)
                call(client, "PUT", f"datasets/{dataset['id']}/records/bulk", json={"items": batch})
    return given


def _answer(record: str, item: Item, people: Sequence[str]) -> dict[str, Any]:
    texts = {segment.name: segment.translation for segment in item.segments}
    corrected = item.position % 5 == 0
    if corrected:
        texts[item.shape[0]] += " (mejor)"
    verdict = {"verdict": "corrected" if corrected else "correct"}
    values = {name: {"value": value} for name, value in {**verdict, **texts}.items()}
    answers = [{"user_id": person, "status": "submitted", "values": values} for person in people]
    return {"id": record, "responses": answers}


def time_sdk(server: EmbeddedServer) -> dict[str, float]:
    """Time the SDK's own way to all records and responses, in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-c", SDK, server.url, server.api_key]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def time_export(path: Path, server: EmbeddedServer, out: Path) -> dict[str, float]:
    """Time the command from the start of its process to its end."""
    arguments = [str(path), "--out", str(out), "--home", str(server.home), "--unresolved", "keep"]
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", EXPORT, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=path.parent,
    )
    seconds = time.perf_counter() - start
    size = sum(each.stat().st_size for each in out.rglob("*") if each.is_file())
    return {
        "seconds": seconds,
        "megabytes": float(done.stderr.split()[-1]),
        "written_megabytes": size / 2**20,
    }


if __name__ == "__main__":
    main()
