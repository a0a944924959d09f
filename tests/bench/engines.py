"""Our search in the database and a real OpenSearch, side by side: ``python -m tests.bench.engines``.

Each of the servers gets the same records and answers over the same API. People then work on it side by side
as in `tests.bench.annotating`. In the end both are asked the same, and what they answer is compared.
"""

import argparse
import contextlib
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from fiel.items import Item
from tests.bench.annotating import Filled, Waits, annotate, fill, find_words, read_items, sign_in
from tests.server.running import Argilla, running_server
from tests.stack.asking import (
    Asked,
    compare_ranking,
    count_searches,
    find_differences,
    find_text_differences,
)
from tests.stack.running import running_stack

_REQUESTS = ("queue", "filtered search", "text search", "progress", "submit")


@dataclass(frozen=True)
class Measured:
    """What one server did.

    Attributes:
        name: Which server it was.
        rate: Records loaded in a second, with their suggestions and answers.
        waits: Seconds that each kind of request took.
        megabytes: Memory of all its processes by name, after the work.
    """

    name: str
    rate: float
    waits: Waits
    megabytes: dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.engines", description=__doc__)
    parser.add_argument("--records", type=int, default=26_000)
    parser.add_argument("--responses", type=int, default=60_000)
    parser.add_argument("--annotators", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between the requests of a person")
    given = parser.parse_args()
    with contextlib.ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        items = read_items(folder)
        embedded = opened.enter_context(running_server(folder / "home"))
        ours, asked = _fill(embedded, items, given)
        stack = opened.enter_context(running_stack(folder / "stack"))
        theirs, asked_of_stack = _fill(stack, items, given)
        searches, texts = count_searches(asked)
        _tell("filters and sorts, with all progress,", searches, find_differences(asked, asked_of_stack))
        _tell("text searches", texts, find_text_differences(asked, asked_of_stack))
        print(f"of the first ten of a text search both have {compare_ranking(asked, asked_of_stack):.0%}")
        tops = {"server": [psutil.Process(embedded.process.pid)]}
        measured = [
            _measure("embedded", asked.filled, ours, tops, given),
            _measure(
                "stack",
                asked_of_stack.filled,
                theirs,
                {name: part.processes() for name, part in stack.parts.items()},
                given,
            ),
        ]
    print("\n".join(describe(measured)))
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _tell(what: str, count: int, differences: Sequence[str]) -> None:
    print(f"{count} {what} compared: {len(differences)} differ")
    print("\n".join(differences[:20]), flush=True)


def _fill(server: Argilla, items: Sequence[Item], given: argparse.Namespace) -> tuple[float, Asked]:
    start = time.perf_counter()
    dataset = fill(server, items, records=given.records, responses=given.responses)
    rate = given.records / (time.perf_counter() - start)
    print(f"{rate:.0f} records/s", flush=True)
    filled = Filled(dataset, sign_in(server, given.annotators), find_words(items))
    owner = server.client()
    return rate, Asked(owner, filled)


def _measure(
    name: str,
    filled: Filled,
    rate: float,
    processes: dict[str, list[psutil.Process]],
    given: argparse.Namespace,
) -> Measured:
    waits = annotate(filled, annotators=given.annotators, seconds=given.seconds, pause=given.pause)
    print(f"{name}: {len(waits.failures)} failures {waits.failures[:3]}", flush=True)
    # Shared pages are counted once: PostgreSQL's processes share most of theirs.
    megabytes = {
        part: sum(each.memory_full_info().pss for each in all_of_it) / 2**20
        for part, all_of_it in processes.items()
    }
    return Measured(name, rate, waits, megabytes)


def describe(measured: Sequence[Measured]) -> list[str]:
    """Return a Markdown table with a column for each server."""
    rows: dict[str, Callable[[Measured], str]] = {
        "loading, records/s": lambda each: f"{each.rate:.0f}",
        **{f"{kind}: median / p99, ms": _waited(kind) for kind in _REQUESTS},
        "memory of all processes, MB": lambda each: f"{sum(each.megabytes.values()):.0f}",
        "of which": lambda each: ", ".join(f"{part} {size:.0f}" for part, size in each.megabytes.items()),
    }
    lines = [f"| | {' | '.join(each.name for each in measured)} |", "|---" * (len(measured) + 1) + "|"]
    return lines + [f"| {row} | {' | '.join(map(tell, measured))} |" for row, tell in rows.items()]


def _waited(kind: str) -> Callable[[Measured], str]:
    def tell(each: Measured) -> str:
        milliseconds = sorted(1000 * seconds for seconds in each.waits.seconds[kind])
        p99 = milliseconds[min(len(milliseconds) - 1, int(len(milliseconds) * 0.99))]
        return f"{statistics.median(milliseconds):.0f} / {p99:.0f}"

    return tell


if __name__ == "__main__":
    main()
