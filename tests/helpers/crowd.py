"""People who answer while things break, and what must be there afterwards: all that was acknowledged."""

import contextlib
import itertools
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work
from fiel.workflow.snapshot import SnapshotTaker, Taken
from tests.helpers.campaigns import ROWS, Person, make_work

OVERLAP = 2
PATIENCE_SECONDS = 600
_OPTIONS = ("instruction", "option_a", "option_b", "option_c", "option_d")
_OUT = itertools.count()

Answer = dict[str, Any]


def make_rows(count: int) -> list[dict[str, str]]:
    return [{**ROWS[0], "id": f"Test/{number:03}", "option_c": f"{number} veces"} for number in range(count)]


class Crowd:
    """The people of a campaign, all of whom answer the same; an answer without a yes is sent again.

    Attributes:
        acknowledged: The answers of which the server said that it has them, by user name and item id.
        troubles: What the server said instead, or how the connection broke.
        comment_bytes: How much of what nothing can compress comes with each answer.
    """

    def __init__(
        self, url: str, settings: Settings, folder: Path, name: str, *, items: int, people: int = 3
    ) -> None:
        """Launch a campaign and sign its people in.

        Args:
            url: Where they reach the server; it must stay the same.
            settings: What Fiel works with, the same server.
            folder: Where the campaign is described.
            name: The campaign, and how its people's names begin.
            items: How many items it has.
            people: How many people.
        """
        self.rows = make_rows(items)
        self.settings = settings
        self.work: Work = make_work(
            folder / name,
            name,
            rows=self.rows,
            task={"english": None},
            annotation={"min_submitted": OVERLAP},
        )
        launch_work(settings, self.work)
        names = [f"{name}-{number}" for number in range(people)]
        with connected_argilla(settings) as client:
            self.dataset: str = find_datasets(client, name)["arc"]["id"]
            passwords = ensure_annotators(client, self.work.campaign, names)
        self.people = {each: Person(url, each, passwords[each]) for each in names}
        for person in self.people.values():
            person.client.timeout = httpx.Timeout(10)
        self.records = {each["external_id"]: each["id"] for each in self.stored_records()}
        self.acknowledged: dict[tuple[str, str], Answer] = {}
        self.troubles: list[str] = []
        self.comment_bytes = 0
        self.taker = SnapshotTaker(settings)
        self._gate = threading.Event()
        self._left = iter([row["id"] for row in self.rows])
        self._folder = folder

    def close(self) -> None:
        for person in self.people.values():
            person.close()

    @contextlib.contextmanager
    def answering(self, items: int) -> Iterator[None]:
        """Let everybody answer the next items during the block; at its end all are acknowledged.

        They keep the last one until something is wrong, so that there is something to refuse.
        """
        ids = list(itertools.islice(self._left, items))
        assert len(ids) == items
        failed: list[str] = []

        def answer_all(name: str) -> None:
            for item in ids:
                if item == ids[-1]:
                    self._gate.wait()
                if not self._persist(name, item):
                    failed.append(f"{name} could not answer {item}: {self.troubles[-3:]}")
                    return

        threads = [threading.Thread(target=answer_all, args=(name,)) for name in self.people]
        self.troubles.clear()
        self._gate.clear()
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._gate.set()
            for thread in threads:
                thread.join()
        assert not failed, failed
        assert {(name, item) for name in self.people for item in ids} <= self.acknowledged.keys()

    def wait_for(self, answers: int) -> None:
        """Wait until that many more answers are acknowledged."""
        target = len(self.acknowledged) + answers
        wait_until(lambda: len(self.acknowledged) >= target, f"{answers} more answers")

    def wait_for_trouble(self) -> None:
        """Wait until an answer is refused, once something is wrong."""
        self._gate.set()
        wait_until(lambda: bool(self.troubles), "an answer that is refused")

    def are_conflicts(self) -> bool:
        """Whether nothing else was wrong than that several people answered one record in the same moment.

        OpenSearch refuses the later of two changes of a document, and Argilla says 500 to an answer that it
        has.
        """
        return all("ConflictError" in each for each in self.troubles)

    def answer_to(self, item: str) -> Answer:
        """What everybody answers to an item: every other one gets another text, which names it."""
        row = next(row for row in self.rows if row["id"] == item)
        values = {name: row[name] for name in _OPTIONS}
        if self.comment_bytes:
            values["comment"] = random.Random(item).randbytes(self.comment_bytes // 2).hex()
        if int(item.rpartition("/")[2]) % 2:
            return {**values, "verdict": "corrected", "option_c": f"{row['option_c']} más"}
        return {**values, "verdict": "correct"}

    def _persist(self, name: str, item: str) -> bool:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self._send(name, item):
                return True
            time.sleep(0.1)
        return False

    def _send(self, name: str, item: str) -> bool:
        answer = self.answer_to(item)
        body = {"status": "submitted", "values": {key: {"value": value} for key, value in answer.items()}}
        try:
            said = self.people[name].client.post(f"records/{self.records[item]}/responses", json=body)
        except httpx.TransportError as error:
            self.troubles.append(f"{type(error).__name__}: {error}")
            return False
        if said.status_code not in (201, 409):  # 409: it is there, only the acknowledgement was lost
            self.troubles.append(f"{said.status_code}: {said.text[:200]}")
            return False
        self.acknowledged[name, item] = answer
        return True

    def stored_records(self) -> list[dict[str, Any]]:
        """The records with their responses, from Argilla's list, which is read from the database."""
        with connected_argilla(self.settings) as client:
            path = f"/api/v1/datasets/{self.dataset}/records"
            page = {"include": "responses", "limit": "1000"}
            answer = client.http_client.get(path, params=page).raise_for_status()
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    def check(self) -> Taken:
        """Compare Argilla's answers, the snapshot and the export with what was acknowledged."""
        self.check_answers()
        self.check_export()
        return self.check_snapshot()

    def check_answers(self, *, finished: bool = True) -> None:
        """Each acknowledged answer is there once, and no other is, unless some are still on their way."""
        acknowledged = dict(self.acknowledged)
        with connected_argilla(self.settings) as client:
            users = client.http_client.get("/api/v1/users").raise_for_status().json()["items"]
        names = {each["id"]: each["username"] for each in users}
        stored = [
            (
                (names[response["user_id"]], record["external_id"]),
                {key: value["value"] for key, value in response["values"].items()},
            )
            for record in self.stored_records()
            for response in record["responses"]
        ]
        assert len(stored) == len(dict(stored))
        assert acknowledged.items() <= dict(stored).items()
        assert not finished or dict(stored) == acknowledged

    def check_export(self) -> None:
        """The export has the corrected text of the answered items, and of the others the source's."""
        out = self._folder / f"export-{next(_OUT)}"
        export_campaign(self.settings, self.work, out, unresolved="keep")
        answered = [row["id"] for row in self.rows if self._count(row["id"]) >= OVERLAP]
        expected = [
            {**row, "option_e": None, "option_c": self.answer_to(row["id"])["option_c"]}
            if row["id"] in answered
            else {**row, "option_e": None}
            for row in self.rows
        ]
        assert pq.read_table(out / "arc" / "es" / "test.parquet").to_pylist() == expected
        validated = out / "arc" / "es_validated" / "test.parquet"
        assert pq.read_table(validated)["id"].to_pylist() == answered

    def check_snapshot(self) -> Taken:
        """A snapshot of what changed counts every answer, as one that fetches all of it does."""
        with connected_argilla(self.settings) as client:
            taken = self.taker.take(client, [self.work])
            found = read_snapshot(self.settings.snapshot_folder).tables.frames()
            SnapshotTaker(self.settings).take(client, [self.work], full=True)
        whole = read_snapshot(self.settings.snapshot_folder).tables.frames()
        assert taken.answers == len(self.acknowledged)
        assert all(frame.equals(whole[name]) for name, frame in found.items())
        return taken

    def find_completed(self) -> set[str]:
        """Items that Argilla takes for complete."""
        return {each["external_id"] for each in self.stored_records() if each["status"] == "completed"}

    def find_wrong_statuses(self, needed: int = OVERLAP) -> list[str]:
        """Items that Argilla takes for complete, or for incomplete, though they are not."""
        return [
            record["external_id"]
            for record in self.stored_records()
            if (record["status"] == "completed") != (self._count(record["external_id"]) >= needed)
        ]

    def _count(self, item: str) -> int:
        return sum(each == item for _, each in self.acknowledged)


def wait_until(happened: Callable[[], bool], what: str, *, seconds: float = 120) -> None:
    """Wait until a function says yes."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.02)
