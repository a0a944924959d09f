"""Watchers as processes: what they do while the server goes, campaigns change and others write."""

import contextlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work, load_work
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import ROWS, Person, write_campaign
from tests.server.running import EmbeddedServer, server_environment, start_server

PATIENCE = 60  # seconds for the next line that is waited for


class Watcher:
    """`fiel snapshot --watch` in a process of its own, and what it says."""

    def __init__(self, home: Path, campaign: Path) -> None:
        command = [sys.executable, "-m", "fiel", "snapshot", str(campaign), "--home", str(home)]
        self.process = subprocess.Popen(
            [*command, "--watch", "1", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=server_environment(),
        )
        self.said: Queue[str] = Queue()
        self.taken: Queue[dict[str, Any]] = Queue()
        self.threads = [threading.Thread(target=self._read_said), threading.Thread(target=self._read_taken)]
        for thread in self.threads:
            thread.start()

    def _read_said(self) -> None:
        for line in self.process.stderr or ():
            self.said.put(line.strip())

    def _read_taken(self) -> None:
        for line in self.process.stdout or ():
            self.taken.put(json.loads(line))

    def wait_for(self, **wanted: Any) -> dict[str, Any]:
        """Return the next snapshot that is as wanted."""
        while True:
            taken = self.taken.get(timeout=PATIENCE)
            if wanted.items() <= taken.items():
                return taken

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        for thread in self.threads:
            thread.join()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
        return code


@contextlib.contextmanager
def watching(home: Path, campaign: Path) -> Iterator[Watcher]:
    watcher = Watcher(home, campaign)
    try:
        yield watcher
    finally:
        if watcher.process.poll() is None:
            watcher.process.kill()


def launch(server: EmbeddedServer, path: Path, username: str) -> tuple[Work, Person, str]:
    """Launch a campaign with one person; return both and the id of its dataset."""
    work = load_work(path)
    settings = Settings(home=server.home)
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        password = ensure_annotators(client, work.campaign, [username])[username]
        dataset = find_datasets(client, work.campaign.name)["arc"]["id"]
    return work, Person(server.url, username, password), dataset


def answer(person: Person, dataset: str, number: int) -> None:
    texts = {name: str(text) for name, text in ROWS[number - 1].items() if name not in ("id", "answer")}
    person.answer(person.queue(dataset)[f"Test/{number}"]["id"], "correct", texts)


def titles(home: Path) -> dict[str, str]:
    campaigns = read_snapshot(home / "snapshot").tables.campaigns
    return {
        str(name): json.loads(title)["es"]
        for name, title in zip(campaigns["campaign"], campaigns["titles"], strict=True)
    }


def test_two_watchers_through_answers_a_restart_and_a_changed_campaign(tmp_path: Path) -> None:
    home = tmp_path / "home"
    server = start_server(home)
    paths = {name: write_campaign(tmp_path / name, name) for name in ("watched", "beside")}
    _, ana, dataset = launch(server, paths["watched"], "ana-w")
    launch(server, paths["beside"], "leo-w")
    with watching(home, paths["watched"]) as watcher, watching(home, paths["beside"]) as other:
        first = watcher.wait_for(answers=0)
        assert (first["items"], first["collected_in_full"]) == (len(ROWS), ["watched"])
        other.wait_for(answers=0)
        watcher.wait_for(unchanged=True)
        answer(ana, dataset, 1)
        newer = watcher.wait_for(answers=1)
        assert (newer["collected_in_full"], newer["unchanged"]) == ([], False)
        assert set(titles(home)) == {"watched", "beside"}

        path = paths["watched"]
        path.write_text(path.read_text(encoding="utf-8") + "tasks: no\n", encoding="utf-8")
        assert "The last valid version of the campaign is used." in watcher.said.get(timeout=PATIENCE)
        write_campaign(path.parent, "watched", title={"es": "Otro título"})
        while titles(home)["watched"] != "Otro título":
            watcher.wait_for(items=len(ROWS))

        ana.close()
        server.stop()
        while not (said := watcher.said.get(timeout=PATIENCE)).startswith("No new snapshot"):
            assert (
                "The last valid version of the campaign is used" in said
            )  # once more, when it was read while it was written
        stays = read_snapshot(home / "snapshot")
        server = start_server(home)
        assert watcher.said.get(timeout=PATIENCE) == "Taking snapshots again."
        again = watcher.wait_for(answers=1, collected_in_full=["watched"])
        assert again["created_at"] > stays.created_at.isoformat()
        assert set(titles(home)) == {"watched", "beside"}

        assert (watcher.stop(signal.SIGTERM), other.stop(signal.SIGINT)) == (0, 0)
        assert not list((home / "snapshot").glob(".writing-*"))
        assert (home / "collected" / "watched.json").stat().st_mode & 0o777 == 0o600
    server.stop()


def test_a_watcher_spreads_corrections(tmp_path: Path) -> None:
    home = tmp_path / "home"
    server = start_server(home)
    path = write_campaign(tmp_path / "spreading", "spreading", annotation={"audit": 0})
    _, ana, dataset = launch(server, path, "ana-s")
    shown = {name: str(text) for name, text in ROWS[0].items() if name not in ("id", "answer")}
    ana.answer(ana.queue(dataset)["Test/1"]["id"], "corrected", {**shown, "option_d": "Ninguna"})
    with watching(home, path) as watcher:
        said = watcher.said.get(timeout=PATIENCE)
        assert said == "spreading: corrections are suggested anew in 7 open items."
        waiting = ana.queue(dataset).values()
        assert all("Ninguna" in {each["value"] for each in record["suggestions"]} for record in waiting)
        assert watcher.stop(signal.SIGTERM) == 0
    ana.close()
    server.stop()


def test_a_watcher_moves_open_items_back_whose_findings_people_accept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    server = start_server(home)
    rows = [{**row, "option_c": str(row["option_c"]).replace(" ", "  ")} for row in ROWS]
    path = write_campaign(tmp_path / "moving", "moving", rows=rows, annotation={"audit": 0, "spread": "off"})
    _, ana, dataset = launch(server, path, "ana-m")
    waiting = ana.queue(dataset)
    for row in rows[:5]:
        texts = {name: str(text) for name, text in row.items() if name not in ("id", "answer")}
        ana.answer(waiting[str(row["id"])]["id"], "correct", texts)
    with watching(home, path) as watcher:
        said = watcher.said.get(timeout=3 * PATIENCE)
        assert said == "moving: 3 open items moved in the queue because of what people made of the findings."
        with server.client() as owner:  # nobody else is told an item's priority
            found = owner.get(f"datasets/{dataset}/records").json()["items"]
        moved = {each["metadata"]["priority"] for each in found if each["external_id"] in ana.queue(dataset)}
        assert len(moved) == 1 and moved <= {*range(5)}
        assert watcher.stop(signal.SIGTERM) == 0
    ana.close()
    server.stop()
