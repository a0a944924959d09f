"""What an organizer does while people answer: a snapshot every minute, and more items in the middle."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fiel.annotation.records import find_datasets, find_workspace
from fiel.campaign.work import load_work
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.bench.annotating import add_person
from tests.bench.okapi import write_okapi_campaign
from tests.server.running import EmbeddedServer, server_environment

CAMPAIGN = "answered"
MORE = 0.03
"""Share of the derived rows: 5,000 items."""
_EVERY = 60


@dataclass
class Organizing:
    """What was done meanwhile.

    Attributes:
        launched: Seconds that launching more items took; nothing until that ended.
        snapshots: Lines that the watch printed.
    """

    launched: float | None = None
    snapshots: list[str] = field(default_factory=list)


def launch_answered(server: EmbeddedServer, folder: Path, people: int) -> tuple[Path, str]:
    """Launch the campaign of 27,030 items with that many people; return its file and MMLU's dataset."""
    path = write_okapi_campaign(folder, CAMPAIGN)
    settings = Settings(home=server.home)
    launch_work(settings, load_work(path))
    with connected_argilla(settings) as client:
        dataset = find_datasets(client, CAMPAIGN)["mmlu"]
        workspace = find_workspace(client, CAMPAIGN)
    owner = server.client()
    for number in range(people):
        add_person(owner, str(workspace), f"person-{number}")
    return path, str(dataset["id"])


@contextmanager
def organizing(server: EmbeddedServer, path: Path, folder: Path, seconds: float) -> Iterator[Organizing]:
    """Watch the campaign with snapshots for the block, and launch another one after half of the seconds."""
    done = Organizing()
    home = ("--home", str(server.home))
    (apart := folder / "more").mkdir()  # the campaigns' files have the same names
    more = write_okapi_campaign(apart, "more", derived=MORE)
    watch = subprocess.Popen(
        [sys.executable, "-m", "fiel", "snapshot", str(path), "--watch", str(_EVERY), *home],
        env=server_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )

    def read() -> None:
        assert watch.stderr
        done.snapshots += watch.stderr

    def launch() -> None:
        start = time.monotonic()
        command = [sys.executable, "-m", "fiel", "launch", str(more), *home]
        quiet = subprocess.DEVNULL
        subprocess.run(command, env=server_environment(), check=True, stdout=quiet, stderr=quiet)
        done.launched = time.monotonic() - start

    reader, timer = threading.Thread(target=read), threading.Timer(seconds / 2, launch)
    reader.start()
    timer.start()
    try:
        yield done
    finally:
        timer.cancel()
        timer.join()
        ended = watch.poll()
        watch.terminate()
        watch.wait()
        reader.join()
    assert ended is None, f"the watch ended with {ended}: {done.snapshots[-3:]}"
    assert done.launched is not None, "nothing was launched meanwhile"
