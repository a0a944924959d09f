"""How fast records get into Argilla: ``python -m tests.bench.loading``; see the README beside it."""

import argparse
import contextlib
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import argilla as rg
import httpx

from fiel.annotation.client import Argilla
from fiel.annotation.form.fields import build_form, build_record
from fiel.annotation.form.formchanges import create_form
from fiel.annotation.largerequests import split_batches
from fiel.annotation.records import fetch_questions, find_workspace
from fiel.annotation.sending import BATCH_RECORDS, REQUESTS_AT_ONCE, BulkRoute, NewRecord
from fiel.campaign import Task
from fiel.campaign.work import Work, load_work, prepare_task_checks
from fiel.checks import check_item
from fiel.items import Item
from fiel.people.notenames import ABOUT_DATASET
from tests.bench.okapi import write_okapi_campaign
from tests.bench.running import cpu_seconds, running_stock
from tests.server.running import EmbeddedServer, running_server, server_environment
from tests.stack.running import running_stack

LAUNCH = "launch"
PACKAGES = ("argilla", "argilla-server", "SQLAlchemy", "pydantic", "fastapi")


@dataclass(frozen=True)
class Figure:
    """How long one way of loading took.

    Attributes:
        way: What was done.
        server: ``stock`` or ``fiel``.
        records: How many records were loaded.
        seconds: Time on the clock.
        cpu: CPU seconds of client and server together, which other work on the machine changes less.
    """

    way: str
    server: str
    records: int
    seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        """Records per second."""
        return self.records / self.seconds


def main() -> None:
    """Measure, print a table and, if wanted, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.loading", description=__doc__)
    parser.add_argument("--sample", type=int, default=4000, help="records for each dataset.records.log")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    parser.add_argument("--stack", action="store_true", help="only PostgreSQL and OpenSearch: both routes")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        take = measure_stack if given.stack else measure
        figures = take(Path(folder), sample=given.sample)
    print(describe(figures))
    if given.json:
        found = {"machine": machine(), "figures": [asdict(each) | {"rate": each.rate} for each in figures]}
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measure(folder: Path, *, sample: int) -> list[Figure]:
    """Load the same records into both servers, one server after the other."""
    path = write_okapi_campaign(folder, "measured")
    work = load_work(path)
    figures = []
    with running_stock(folder / "stock") as stock, _connected(stock.url, stock.api_key) as client:
        figures += log_both(client, work, "stock", sample, stock.pid)
    with running_server(folder / "fiel") as server:
        with _connected(server.url, server.api_key) as client:
            figures += log_both(client, work, "fiel", sample, server.process.pid)
        figures.append(launch(path, server, work.total))
    return figures


def measure_stack(folder: Path, *, sample: int) -> list[Figure]:
    """Load the records of a launch into the stack, by Argilla's route and by the owners' own."""
    work = load_work(write_okapi_campaign(folder, "measured"))
    task = next(task for task in work.campaign.tasks if task.name == "mmlu")
    items = _evenly(work.items["mmlu"], sample)
    figures = []
    with running_stack(folder / "stack") as stack, _connected(stack.url, stack.api_key) as client:
        rg.Workspace(name="bench", client=client).create()
        pids = [process.pid for part in stack.parts.values() for process in part.processes()]
        for turn, way in enumerate(("stock", "fiel", "stock", "fiel")):
            dataset, records = _build_launched(client, work, task, items, f"{way}-{turn}")
            route = BulkRoute(Argilla(client.api_url, client.http_client, client.api_url), str(dataset.id))
            route.own = way == "fiel"
            if turn < 2:  # the engines get warm
                route.send(records[:BATCH_RECORDS])
                continue
            start, cpu = time.perf_counter(), cpu_seconds(*pids)
            with ThreadPoolExecutor(REQUESTS_AT_ONCE) as threads:
                list(threads.map(route.send, split_batches(records, most=BATCH_RECORDS)))
            cpu = cpu_seconds(*pids) - cpu
            figures.append(
                Figure("the stack, records of a launch (MMLU)", way, sample, time.perf_counter() - start, cpu)
            )
    return figures


@contextlib.contextmanager
def _connected(url: str, key: str) -> Iterator[rg.Argilla]:
    client = rg.Argilla(api_url=url, api_key=key, timeout=120)
    try:
        yield client
    finally:
        client.http_client.close()


def log_both(client: rg.Argilla, work: Work, server: str, sample: int, pid: int) -> list[Figure]:
    """Log a sample of the items as records of four text fields and as the records of a launch."""
    rg.Workspace(name="bench", client=client).create()
    task = next(task for task in work.campaign.tasks if task.name == "mmlu")
    items = _evenly(work.items["mmlu"], sample)
    return [
        _log_plain(client, items, server, pid),
        _log_launched(client, work, task, items, server, pid),
    ]


def _evenly(items: Sequence[Item], count: int) -> list[Item]:
    return [items[number * len(items) // count] for number in range(min(count, len(items)))]


def _log_plain(client: rg.Argilla, items: Sequence[Item], server: str, pid: int) -> Figure:
    names = ("instruction", "option_a", "option_b", "option_c")
    settings = rg.Settings(
        fields=[rg.TextField(name=name) for name in names],
        questions=[rg.TextQuestion(name=f"new_{name}") for name in names[:3]],
        metadata=[rg.TermsMetadataProperty("split"), rg.IntegerMetadataProperty("position")],
    )
    dataset = rg.Dataset("plain", workspace="bench", settings=settings, client=client).create()
    records = []
    for item in items:
        texts = {segment.name: segment.translation for segment in item.segments}
        records.append(
            rg.Record(
                id=item.id,
                fields={name: texts[name] for name in names},
                metadata={"split": item.split, "position": item.position},
                suggestions=[rg.Suggestion(f"new_{name}", texts[name]) for name in names[:3]],
            )
        )
    return _log(dataset, records, "records.log, 4 text fields, 3 suggestions, 2 metadata", server, pid)


def _log_launched(
    client: rg.Argilla, work: Work, task: Task, items: Sequence[Item], server: str, pid: int
) -> Figure:
    dataset, built = _build_launched(client, work, task, items, "launched")
    names = {str(question.id): question.name for question in dataset.settings.questions}
    records = [
        rg.Record(
            id=each["external_id"],
            fields=each["fields"],
            metadata=each["metadata"],
            suggestions=[
                rg.Suggestion(names[one["question_id"]], one["value"], agent=one["agent"], type=one["type"])
                for one in each["suggestions"]
            ],
        )
        for each in built
    ]
    return _log(dataset, records, "records.log, the records of a launch (MMLU)", server, pid)


def _build_launched(
    client: rg.Argilla, work: Work, task: Task, items: Sequence[Item], name: str
) -> tuple[rg.Dataset, list[NewRecord]]:
    """Create a dataset with the form of a task; return it, and the records that a launch sends."""
    shape = task.definition.usual_shape
    connection = Argilla(client.api_url, client.http_client, client.api_url)
    workspace = find_workspace(connection, "bench")
    created = create_form(
        connection, str(workspace), name, build_form(work.campaign, shape, guidelines="none")
    )
    checks = prepare_task_checks(work.file, task, items)
    questions = fetch_questions(connection, created)
    records = [
        build_record(work.campaign, task, item, findings=check_item(item, checks), questions=questions)
        for item in items
    ]
    return client.datasets(name, workspace="bench"), records


def _log(dataset: rg.Dataset, records: list[rg.Record], way: str, server: str, pid: int) -> Figure:
    start, cpu = time.perf_counter(), cpu_seconds(pid)
    dataset.records.log(records)
    figure = Figure(way, server, len(records), time.perf_counter() - start, cpu_seconds(pid) - cpu)
    total = dataset.progress().get("total") if server == "fiel" else len(records)
    if total != len(records):
        raise SystemExit(f"{way}: expected {len(records)} records, found {total}")
    return figure


def launch(path: Path, server: EmbeddedServer, total: int) -> Figure:
    """Time the command from the start of its process to its end, and count what is in Argilla afterwards."""
    command = [sys.executable, "-m", "fiel", "launch", str(path), "--home", str(server.home)]
    start, cpu = time.perf_counter(), cpu_seconds(server.process.pid)
    subprocess.run(command, check=True, cwd=path.parent, env=server_environment(), stdout=subprocess.DEVNULL)
    seconds, cpu = time.perf_counter() - start, cpu_seconds(server.process.pid) - cpu
    _check_launched(server.url, server.api_key, total)
    return Figure("fiel launch, the whole of ARC-C, HellaSwag and MMLU", "fiel", total, seconds, cpu)


def _check_launched(url: str, key: str, total: int) -> None:
    with httpx.Client(base_url=f"{url}/api/v1/", headers={"X-Argilla-Api-Key": key}, timeout=60) as client:
        datasets = client.get("me/datasets").json()["items"]
        workspaces = {each["id"]: each["name"] for each in client.get("me/workspaces").json()["items"]}
        found = sum(
            client.get(f"datasets/{dataset['id']}/progress").json()["total"]
            for dataset in datasets
            if workspaces[dataset["workspace_id"]] == "measured" and dataset["name"] != ABOUT_DATASET
        )
    if found != total:
        raise SystemExit(f"fiel launch: expected {total} records, found {found}")


def machine() -> dict[str, Any]:
    """Say what was measured on."""
    model = platform.processor()
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    versions = {name: importlib.metadata.version(name) for name in PACKAGES}
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        **versions,
    }


def describe(figures: Sequence[Figure]) -> str:
    """Write the figures as a Markdown table; each ratio is to the stock server with the same records."""
    stock = {figure.way: figure for figure in figures if figure.server == "stock"}
    slowest = list(stock.values())
    lines = [
        "| what | server | records | seconds | records/s | times stock | CPU ms a record | times less |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for figure in figures:
        against = stock.get(figure.way)
        others = [against] if against else slowest
        cpu = figure.cpu / figure.records
        shown = [
            "1" if figure is against else " / ".join(f"{ratio:.1f}" for ratio in ratios)
            for ratios in (
                [figure.rate / each.rate for each in others],
                [each.cpu / each.records / cpu for each in others],
            )
        ]
        lines.append(
            f"| {figure.way} | {figure.server} | {figure.records} | {figure.seconds:.1f} "
            f"| {figure.rate:.0f} | {shown[0]} | {1000 * cpu:.2f} | {shown[1]} |"
        )
    found = ", ".join(f"{key} {value}" for key, value in machine().items())
    return "\n".join([*lines, "", f"Machine: {found}"])


if __name__ == "__main__":
    main()
