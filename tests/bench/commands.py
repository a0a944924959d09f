"""How long single commands take, next to the SDK's own way: ``python -m tests.bench.commands``.

The starts of commands, ``fiel check`` of a whole campaign on one core and on all, ``fiel people add``, a
launch that finds changed items, ``fiel archive`` and ``fiel restore``. See the README beside it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import argilla as rg
import psutil

from fiel.campaign.work import load_work
from fiel.settings import Settings
from fiel.workflow.launch import launch_work
from tests.bench.export import answer
from tests.bench.loading import machine
from tests.bench.okapi import read_lines, write_okapi_campaign
from tests.helpers.campaigns import write_rows
from tests.server.running import EmbeddedServer, running_server, server_environment

PEOPLE = 143  # in the campaign of 2024, before some of them answered
CHANGED = 300
_PASSWORD = "a long password"


@dataclass(frozen=True)
class Figure:
    """What one way of doing something took.

    Attributes:
        what: What was done.
        seconds: On the clock, from the start of the process.
        cpu: CPU seconds of the command and its children; `None` where they were not counted.
        megabytes: The most memory held by all its processes together, shared pages counted once.
    """

    what: str
    seconds: float
    cpu: float | None = None
    megabytes: float | None = None

    def describe(self) -> str:
        """Return a row of a Markdown table."""
        shown = ["" if each is None else f"{each:.1f}" for each in (self.cpu, self.megabytes)]
        return f"| {self.what} | {self.seconds:.2f} | {' | '.join(shown)} |"


def main() -> None:
    """Measure, and print each row as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.commands", description=__doc__)
    parser.add_argument("--derived", type=float, default=0.16, help="share of the derived rows; see okapi.py")
    parser.add_argument("--checked", type=float, default=1.0, help="the same for fiel check")
    parser.add_argument("--repeat", type=int, default=5, help="starts of a command; the median is shown")
    given = parser.parse_args()
    print("| what | seconds | CPU seconds | MB |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _print(start_commands(folder, given.repeat))
        _print(check_campaign(folder, given.checked))
        with running_server(folder / "home") as server, running_server(folder / "other") as other:
            _print(change_server(folder, server, other, given.derived))
    print("\n" + ", ".join(f"{key} {value}" for key, value in machine().items()))


def _print(figures: Iterator[Figure]) -> None:
    for figure in figures:
        print(figure.describe(), flush=True)


def start_commands(folder: Path, repeat: int) -> Iterator[Figure]:
    """Time Python alone, the help, and how soon a command and the SDK ask the server for something."""
    path = write_okapi_campaign(folder, "started", derived=0.001)
    ways: dict[str, Sequence[str]] = {
        "python -c pass": ("-c", "pass"),
        "import argilla": ("-W", "ignore", "-c", "import argilla"),
        "fiel --help": ("-m", "fiel", "--help"),
    }
    for what, arguments in ways.items():
        found = [_run(what, arguments).seconds for _ in range(repeat)]
        yield Figure(what, statistics.median(found))
    for what, arguments in {
        "fiel status, its first request": ("-m", "fiel", "status", str(path)),
        "fiel people list, its first request": ("-m", "fiel", "people", "list", str(path)),
        "the SDK's first request": ("-W", "ignore", "-c", _SDK_FIRST),
    }.items():
        yield Figure(what, statistics.median(_first_request(arguments) for _ in range(repeat)))


_SDK_FIRST = """
import os, argilla as rg
rg.Argilla(api_url=os.environ["ARGILLA_API_URL"], api_key="some.key")
"""


def _first_request(arguments: Sequence[str]) -> float:
    """Return the seconds from the start of a process to its first request."""
    with _noting() as (url, asked):
        start = time.perf_counter()
        own = {"ARGILLA_API_URL": url, "ARGILLA_API_KEY": "some.key"}
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env=server_environment() | own,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert asked.wait(60), f"{arguments}: asked nothing"
        seconds = time.perf_counter() - start
        process.kill()
        process.wait()
    return seconds


@contextmanager
def _noting() -> Iterator[tuple[str, threading.Event]]:
    asked = threading.Event()

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            self.send_error(503)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def check_campaign(folder: Path, derived: float) -> Iterator[Figure]:
    """Time ``fiel check`` of a whole campaign on all cores, and on one."""
    path = write_okapi_campaign(folder, "checked", derived=derived)
    items = load_work(path).total
    command = ("-m", "fiel", "check", str(path), "--json")
    yield _run(f"fiel check, {items} items, all cores", command, codes=(0, 1))
    yield _run(f"fiel check, {items} items, one core", command, codes=(0, 1), cores={0})


def change_server(
    folder: Path, server: EmbeddedServer, other: EmbeddedServer, derived: float
) -> Iterator[Figure]:
    """Time the commands that change a server with answers, next to what the SDK takes for the same."""
    path = write_okapi_campaign(folder, "changed", derived=derived)
    work, settings = load_work(path), Settings(home=server.home)
    launch_work(settings, work)
    answer(server, settings, work, 2 * work.total)
    client = rg.Argilla(api_url=server.url, api_key=server.api_key, timeout=300)
    home = ("--home", str(server.home))

    names = [f"volunteer-{number}" for number in range(PEOPLE)]
    (folder / "people.csv").write_text("\n".join(["username", *names]) + "\n", encoding="utf-8")
    add = ("people", "add", str(path), "--file", str(folder / "people.csv"), *home)
    yield _fiel(f"fiel people add, {PEOPLE} people", *add)
    yield _clocked(f"the SDK, {PEOPLE} people", lambda: _add_people(client))

    launch = ("launch", str(path), "--yes", *home)
    yield _fiel(f"fiel launch again, {work.total} items, nothing changed", *launch)
    _change_rows(folder / "mmlu_val.jsonl")
    yield _fiel(f"fiel launch again, {CHANGED} of them changed", *launch)
    yield _clocked(f"the SDK's records.log of {CHANGED} changed records", lambda: _log_changed(client))

    archive = folder / "changed.zip"
    what = f"fiel archive, {work.total} items with {2 * work.total} answers"
    yield _fiel(what, "archive", str(path), "--out", str(archive), *home)
    restore = ("restore", str(archive), "--same-people", "--home", str(other.home))
    yield _fiel("fiel restore into another Argilla", *restore)
    yield _clocked("the SDK's to_disk of its largest dataset", lambda: _save(client, folder))
    yield _clocked("the SDK's from_disk of that", lambda: _load(client, folder))


def _add_people(client: rg.Argilla) -> None:
    workspace = client.workspaces("changed")
    for number in range(PEOPLE):
        user = rg.User(username=f"other-{number}", password=_PASSWORD, role="annotator", client=client)
        user.create().add_to_workspace(workspace)


def _change_rows(path: Path) -> None:
    rows = read_lines(path)
    for row in rows[:CHANGED]:
        row["instruction"] += " Otra vez."
    write_rows(path, rows)


def _largest(client: rg.Argilla) -> rg.Dataset:
    workspace = client.workspaces("changed")
    found = max(workspace.datasets, key=lambda dataset: dataset.progress()["total"])
    return client.datasets(found.name, workspace=workspace)  # with its form


def _log_changed(client: rg.Argilla) -> None:
    dataset = _largest(client)
    dataset.records.log(list(dataset.records(limit=CHANGED)))


def _save(client: rg.Argilla, folder: Path) -> None:
    (folder / "saved").mkdir()
    _largest(client).to_disk(str(folder / "saved"))


def _load(client: rg.Argilla, folder: Path) -> None:
    rg.Dataset.from_disk(str(folder / "saved"), name="copy", workspace="changed", client=client)


def _clocked(what: str, do: Callable[[], None]) -> Figure:
    start, cpu = time.perf_counter(), time.process_time()
    do()
    return Figure(what, time.perf_counter() - start, time.process_time() - cpu)


def _fiel(what: str, *arguments: str) -> Figure:
    return _run(what, ("-m", "fiel", *arguments))


def _run(
    what: str, arguments: Sequence[str], *, codes: Sequence[int] = (0,), cores: set[int] | None = None
) -> Figure:
    """Run Python with these arguments to its end, and sample its memory five times a second."""
    before = os.times()
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, *arguments], env=server_environment(), stdout=subprocess.DEVNULL, stderr=errors
        )
        if cores:
            os.sched_setaffinity(process.pid, cores)
        most = 0.0
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.2)
        seconds = time.perf_counter() - start
        errors.seek(0)
        assert process.returncode in codes, f"{what}: {process.returncode}: {errors.read()[-2000:]}"
    used = os.times()
    cpu = used.children_user + used.children_system - before.children_user - before.children_system
    return Figure(what, seconds, cpu, most or None)


def _memory(pid: int) -> float:
    """Return the megabytes that a process and its children hold, each shared page divided among them."""
    total = 0
    with suppress(psutil.Error):
        first = psutil.Process(pid)
        for each in [first, *first.children(recursive=True)]:
            with suppress(psutil.Error):
                total += each.memory_full_info().pss
    return float(total) / 2**20


if __name__ == "__main__":
    main()
