"""All measurements of a server, one after another: ``python -m tests.bench.all``.

That takes three quarters of an hour. Each is a program of its own, whose output is kept in FOLDER
(``--out``) with a file of figures. What needs data that is not there is left out, and the reason is told.
``--small`` shows within minutes that all of it works; its figures mean nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.loading import machine
from tests.bench.okapi import DATA


@dataclass(frozen=True)
class Bench:
    """One measurement.

    Attributes:
        title: What it measures, and beside which peer.
        arguments: Its module and options.
        small: Options that make it small.
        needs: A path that must be there.
    """

    title: str
    arguments: tuple[str, ...]
    small: tuple[str, ...] = ()
    needs: Path | None = DATA


BENCHES = (
    Bench("records in, beside a stock Argilla", ("loading", "--sample", "2000"), ("--sample", "100")),
    Bench("export, beside the SDK's fetch", ("export",), ("--answers", "12000", "--derived", "0.03")),
    Bench("commands, beside Python and the SDK", ("commands",), ("--checked", "0.05", "--derived", "0.01")),
    Bench("snapshot's tables and the dashboard's numbers", ("numbers",), needs=None),
    Bench(
        "a hundred annotators, their waits and answers",
        ("load", "--minutes", "5"),
        ("--minutes", "0.4", "--annotators", "5", "--records", "500", "--think", "1"),
    ),
    Bench(
        "clients that never pause",
        ("load", "--minutes", "1", "--annotators", "4", "--think", "0"),
        ("--minutes", "0.4", "--records", "500"),
    ),
    Bench(
        "a hundred annotators while somebody launches and takes snapshots",
        ("load", "--minutes", "5", "--organizer"),
        ("--minutes", "1", "--annotators", "5", "--think", "1"),
    ),
    Bench("snapshots, beside the SDK's fetch", ("snapshot", "--repeat", "3"), ("--repeat", "1")),
    Bench("records into the stack, by Argilla's route and ours", ("loading", "--stack", "--sample", "1000")),
)


def main() -> None:
    """Run them, print the figures as JSON and the tables, and return 1 if one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.all", description=__doc__)
    parser.add_argument("--small", action="store_true", help="only show that it works")
    parser.add_argument("--out", type=Path, default=Path("bench"), help="folder for what each one printed")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="names of modules, such as export")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    chosen = [each for each in BENCHES if not given.only or each.arguments[0] in given.only]
    found = {each.title: run(each, given.out, small=given.small) for each in chosen}
    figures = {"small": given.small, "machine": machine(), "benches": found}
    (given.out / "all.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    for title, each in found.items():
        print(f"\n## {title}\n\n{each.get('skipped') or each['printed'].strip()}")
    print(f"\n{json.dumps({'machine': figures['machine'], 'load': os.getloadavg()})}")
    raise SystemExit(any(each.get("code") for each in found.values()))


def run(bench: Bench, out: Path, *, small: bool) -> dict[str, Any]:
    """Run one measurement; return what it printed and its code, or why it was left out."""
    if bench.needs and not bench.needs.exists():
        return {"skipped": f"left out: {bench.needs.name} is not there"}
    module, *options = bench.arguments
    command = [sys.executable, "-m", f"tests.bench.{module}", *options, *(bench.small if small else ())]
    print(f"{bench.title} …", file=sys.stderr, flush=True)
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    name = "-".join([module, str(len(list(out.glob(f"{module}-*.txt"))) + 1)])
    (out / f"{name}.txt").write_text(done.stdout, encoding="utf-8")
    return {
        "command": _tell(command),
        "seconds": round(time.monotonic() - start),
        "code": done.returncode,
    } | {"printed": done.stdout}


def _tell(command: Sequence[str]) -> str:
    return " ".join(["python", *command[1:]])


if __name__ == "__main__":
    main()
