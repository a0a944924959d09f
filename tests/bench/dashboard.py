"""How fast the dashboard shows a large campaign, and how many can watch it at once; see README.md."""

import argparse
import asyncio
import http.server
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from fiel.front.addresses import LIVE
from fiel.processes import running_dashboard
from fiel.settings import Settings
from fiel.snapshots.tables import Tables
from fiel.snapshots.writing import write_snapshot
from tests.dashboard.seeding import make_large_tables
from tests.helpers.browser import browser_page

PAGES = ("", "people")
PATIENCE = 60


@dataclass
class Viewer:
    """One who watches, without a browser: what came, how large it was and how long it took.

    Attributes:
        runs: Seconds from the question to the end of each run of the page.
        sizes: Bytes that came for each run.
        errors: What went wrong.
    """

    url: str
    runs: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @contextmanager
    def noted(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # whatever it is, it is one viewer's bad experience
            self.errors.append(f"{type(error).__name__}: {error}")

    async def ask(self, socket: ClientConnection, page: str = "", query: str = "") -> None:
        """Run a page, as the browser does when someone comes to it or changes something."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        asked.rerun_script.context_info.locale = "es-ES"
        asked.rerun_script.context_info.timezone = "Europe/Madrid"
        started, size = time.perf_counter(), 0
        await socket.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                content = await socket.recv()
                assert isinstance(content, bytes)
                size += len(content)
                if self._ends(ForwardMsg.FromString(content)):
                    break
        self.runs.append(time.perf_counter() - started)
        self.sizes.append(size)

    def _ends(self, message: ForwardMsg) -> bool:
        if message.delta.new_element.HasField("exception"):
            self.errors.append(message.delta.new_element.exception.message or "an exception on the page")
        if message.WhichOneof("type") != "script_finished":
            return False
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            self.errors.append(f"the run ended with {message.script_finished}")
        return True

    def connect(self) -> connect:
        address = f"{self.url.replace('http', 'ws', 1)}/_stcore/stream"
        return connect(address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE)  # type: ignore[list-item]


async def look_around(url: str) -> dict[str, Any]:
    """Open each page twice, then change the campaign on it, one viewer after the other."""
    found: dict[str, Any] = {}
    for page in PAGES:
        first, second = Viewer(url), Viewer(url)
        for viewer in (first, second):
            with viewer.noted():
                async with viewer.connect() as socket:
                    await viewer.ask(socket, page)
                    await viewer.ask(socket, page, "campaign=large-1")
                    await viewer.ask(socket, page, "campaign=large-1&lang=en")
        found[page or "progress"] = {
            "cold_seconds": rounded(first.runs),
            "warm_seconds": rounded(second.runs),
            "bytes": second.sizes,
            "errors": first.errors + second.errors,
        }
    return found


async def visit(viewer: Viewer, chance: random.Random, seconds: float) -> None:
    """Come at some moment, look at a page, and change something; stay until all are there."""
    arrival, pause = chance.uniform(0, seconds / 3), chance.uniform(3, seconds / 3)
    await asyncio.sleep(arrival)
    with viewer.noted():
        async with viewer.connect() as socket:
            await viewer.ask(socket, chance.choice(PAGES))
            await asyncio.sleep(pause)
            query = f"campaign=large-{chance.randrange(4)}"
            await viewer.ask(socket, chance.choice(PAGES), query)
            await drain(socket, seconds - arrival - pause)


async def drain(socket: ClientConnection, seconds: float) -> None:
    """Keep the page open, and take what it sends by itself."""
    try:
        async with asyncio.timeout(max(seconds, 1)):
            async for _ in socket:
                pass
    except TimeoutError:
        return


async def crowd(url: str, pid: int, count: int, seconds: float) -> dict[str, Any]:
    """Have many watch at once."""
    chance = random.Random(7)
    before, processor = memory(pid), processor_seconds(pid)
    viewers = [Viewer(url) for _ in range(count)]
    started = time.monotonic()
    together = asyncio.gather(*(visit(each, random.Random(chance.random()), seconds) for each in viewers))
    peak = before
    while not together.done():
        await asyncio.sleep(0.5)
        peak = max(peak, memory(pid))
    await together
    firsts = [viewer.runs[0] for viewer in viewers if viewer.runs]
    changes = [run for viewer in viewers for run in viewer.runs[1:]]
    return {
        "viewers": count,
        "seconds": round(time.monotonic() - started, 1),
        "first_views": spread(firsts),
        "changes": spread(changes),
        "errors": [error for viewer in viewers for error in viewer.errors],
        "memory_before_mb": round(before / 1e6, 1),
        "memory_peak_mb": round(peak / 1e6, 1),
        "memory_each_mb": round((peak - before) / count / 1e6, 2),
        "processor_seconds": round(processor_seconds(pid) - processor, 1),
        "megabytes_sent": round(sum(sum(viewer.sizes) for viewer in viewers) / 1e6, 1),
    }


def browse(url: str) -> dict[str, Any]:
    """Open the page in a real browser, and choose another campaign."""
    with browser_page() as watched:
        page = watched.page
        times: dict[str, Any] = {}
        for name in ("first_view", "second_view"):
            started = time.perf_counter()
            page.goto(url, wait_until="commit")
            page.locator(".fiel-hero").wait_for()
            times[f"{name}_seconds"] = round(time.perf_counter() - started, 3)
            page.locator(
                "[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg"
            ).first.wait_for()
            times[f"{name}_with_chart_seconds"] = round(time.perf_counter() - started, 3)
        page.wait_for_timeout(1000)
        links = page.locator(".st-key-fiel-nav a")
        changes = []
        for index in (0, 0, 0, 0, 0):  # the page that is shown is no link
            heading = page.locator("h1").first.inner_text()
            started = time.perf_counter()
            links.nth(index).click()
            page.wait_for_function(
                "before => document.querySelector('h1')?.innerText !== before", arg=heading
            )
            changes.append(round(time.perf_counter() - started, 3))
            page.wait_for_timeout(500)
        return {
            **times,
            "page_changes_seconds": changes,
            "errors": watched.errors,
            "hosts": list(watched.hosts),
        }


@contextmanager
def watched_argilla() -> Iterator[tuple[str, list[str]]]:
    """Listen where the snapshot says that Argilla is; nobody should come."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_POST = do_GET

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listener:
        threading.Thread(target=listener.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listener.server_port}", asked
        listener.shutdown()


def seed(folder: Path, argilla: str) -> None:
    """Write the large snapshot, with forms where somebody listens."""
    frames = make_large_tables().frames()
    for name, column in (("campaigns", "argilla_url"), ("forms", "url")):
        moved = frames[name][column].str.replace("https://argilla.example", argilla, regex=False)
        frames[name] = frames[name].assign(**{column: moved})
    write_snapshot(Tables.from_frames(frames), folder, created_at=datetime.now(UTC))


def memory(pid: int) -> int:
    """Bytes of memory that a process has for itself and uses now."""
    fields = Path(f"/proc/{pid}/statm").read_text().split()
    return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")


def processor_seconds(pid: int) -> float:
    """Seconds of a processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rounded(values: list[float]) -> list[float]:
    return [round(value, 3) for value in values]


def spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values) or [float("nan")]
    places = {"median": 0.5, "p95": 0.95, "most": 1.0}
    return {
        "count": len(values),
        **{
            name: round(ordered[min(len(ordered) - 1, int(len(ordered) * at))], 3)
            for name, at in places.items()
        },
        "mean": round(statistics.fmean(ordered), 3),
    }


def measure(viewers: int, seconds: float, *, browser: bool) -> dict[str, Any]:
    """Measure all of it on a server of its own."""
    with tempfile.TemporaryDirectory() as name, watched_argilla() as (argilla, asked):
        home = Path(name)
        seed(home / "snapshot", argilla)
        found: dict[str, Any] = {"load_before": os.getloadavg()}
        if browser:  # on a server that nobody has asked anything
            with running_dashboard(Settings(home=home), 0) as shown:
                found["browser"] = browse(f"{shown.url}/{LIVE}")
        with running_dashboard(Settings(home=home), 0) as shown:
            pid, live = shown.process.pid, f"{shown.url}/{LIVE}"
            found["alone"] = asyncio.run(look_around(live))
            found["crowd"] = asyncio.run(crowd(live, pid, viewers, seconds))
            found["next_crowd"] = asyncio.run(crowd(live, pid, viewers, seconds))  # nothing to compute
            found["load_after"] = os.getloadavg()
        found["requests_to_argilla"] = asked
        found["log"] = (home / "dashboard.log").read_text(encoding="utf-8")[-2000:]
        return found


def main() -> None:
    """Measure and print JSON."""
    options = argparse.ArgumentParser()
    options.add_argument("--viewers", type=int, default=200)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--no-browser", action="store_true")
    given = options.parse_args()
    found = measure(given.viewers, given.seconds, browser=not given.no_browser)
    json.dump(found, sys.stdout, indent=2)
    print()
    if any(found[name]["errors"] for name in ("crowd", "next_crowd")) or found["requests_to_argilla"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
