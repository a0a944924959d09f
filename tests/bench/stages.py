"""CPU seconds and memory of a command's parts: run a command of ``fiel`` with its parts wrapped.

``python -m tests.bench.stages export CAMPAIGN --out FOLDER`` prints a line of JSON on standard error when the
command ends: for each part the CPU seconds of this process while it ran (parts inside it left out), and how
many megabytes the process held at most when it ended.
"""

import functools
import importlib
import json
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from fiel.cli import cli

PARTS = {
    "export": {
        "read the source": "fiel.commands.export:load_work",
        "fetch the answers": "fiel.workflow.gathering:fetch_campaign",
        "judge the answers": "fiel.workflow.gathering:judge_fetched",
        "decide the items": "fiel.workflow.export:decide_items",
        "look for errors": "fiel.workflow.export:find_text_errors fiel.workflow.export:find_merged",
        "rows of the splits": "fiel.release.building:build_splits fiel.release.building:build_questions "
        "fiel.release.building:build_validated",
        "table of the answers": "fiel.release.building:build_judgements "
        "fiel.release.building:order_judgements",
        "manifest entry": "fiel.release.building:_record",
        "write Parquet": "fiel.release.dataset:_write_data",
        "plots": "fiel.release.dataset:draw_plots",
        "cards and harness files": "fiel.release.dataset:_describe",
        "other files": "fiel.workflow.export:write_release",
        "authors, private": "fiel.workflow.export:keep_authors",
        "marks, private": "fiel.workflow.export:record_export",
    },
    "snapshot": {
        "read the source": "fiel.commands.snapshot:load_work",
        "fetch the answers": "fiel.annotation.collection:_fetch_whole",
        "judge the answers": "fiel.workflow.snapshot:judge_fetched",
        "decide and tabulate": "fiel.snapshots.tabulation:Tabulator.tabulate",
        "limit what is shown": "fiel.workflow.snapshot:limit_tables",
        "write": "fiel.workflow.snapshot:write_snapshot",
        "pictures": "fiel.workflow.snapshot:write_pictures",
        "keep for the next time": "fiel.annotation.collection:save_cached",
    },
}


class Stages:
    """Clocks of a command's parts."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.megabytes: dict[str, float] = {}
        self._inner = [0.0]

    def wrap(self, name: str, place: str) -> None:
        """Put a clock around a function at the place from which it is called."""
        module, _, path = place.partition(":")
        *owners, attribute = path.split(".")
        owner: Any = functools.reduce(getattr, owners, importlib.import_module(module))
        setattr(owner, attribute, self._clocked(name, getattr(owner, attribute)))

    def _clocked(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def clocked(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*given, **named)
            finally:
                whole = time.process_time() - start
                self.seconds[name] += whole - self._inner.pop()
                self._inner[-1] += whole
                self.megabytes[name] = peak_megabytes()

        return clocked


def peak_megabytes() -> float:
    """Return the most memory that this process held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run the command on one core, so that all of it is in this process, and print its parts."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    command = sys.argv[1]
    stages = Stages()
    for name, places in PARTS[command].items():
        for place in places.split():
            stages.wrap(name, place)
    imported = time.process_time()
    try:
        cli(sys.argv[1:])
    finally:
        seconds = {"imports": imported, **stages.seconds}
        seconds["the rest"] = time.process_time() - sum(seconds.values())
        parts = {name: [each, stages.megabytes.get(name)] for name, each in seconds.items()}
        whole = {"seconds": time.process_time(), "megabytes": peak_megabytes()}
        print(json.dumps({"parts": parts, **whole}), file=sys.stderr)


if __name__ == "__main__":
    main()
