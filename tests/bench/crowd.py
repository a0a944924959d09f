"""People who take from their queues and submit at the same time, and remember what was acknowledged."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.bench.annotating import Waits

_PENDING = {
    "filters": {
        "and": [
            {"type": "terms", "scope": {"entity": entity, "property": "status"}, "values": ["pending"]}
            for entity in ("response", "record")
        ]
    }
}
_BATCH = 100

Made = tuple[str, str]
"""A record and a person: what an answer is known by."""


@dataclass
class Crowd:
    """People, what they sent, and what the server acknowledged.

    Attributes:
        dataset: What they work on.
        clients: Each person's connection by their id.
        question: The text question in which each answer says whose it is.
        verdict: What they answer.
        page: Records that they fetch at a time.
        think: How long one thinks before submitting, in seconds; called anew each time.
        progress: Whether they look at the progress after each answer, as Argilla's interface does.
    """

    dataset: str
    clients: Mapping[str, httpx.Client]
    question: str = "comment"
    verdict: str = "good"
    page: int = 3
    think: Callable[[], float] | None = None
    progress: bool = False
    acknowledged: dict[Made, str] = field(default_factory=dict)
    sent: set[Made] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    waits: Waits = field(default_factory=Waits)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def work(self, *, turns: int = 1_000_000, until: float | None = None) -> None:
        """Let everybody work at the same time; a person whose connection breaks stops.

        Args:
            turns: How many answers each one gives.
            until: When they stop all the same, on the clock of `time.monotonic`.
        """
        barrier = threading.Barrier(len(self.clients))

        def one(person: str) -> None:
            barrier.wait()
            if until is not None:
                self._wait(until)  # people do not begin all at once
            for _ in range(turns):
                if until is not None and time.monotonic() >= until:
                    return
                try:
                    self._turn(self.clients[person], person, until)
                except httpx.TransportError as error:
                    self.broken.append(repr(error))
                    return

        with ThreadPoolExecutor(len(self.clients)) as pool:
            list(pool.map(one, self.clients))

    def _wait(self, until: float | None) -> None:
        if self.think:
            seconds = self.think()
            time.sleep(seconds if until is None else max(0.0, min(seconds, until - time.monotonic())))

    def _turn(self, client: httpx.Client, person: str, until: float | None) -> None:
        path = f"me/datasets/{self.dataset}/records/search"
        with self.waits.timed("next"):
            page = client.post(path, json=_PENDING, params={"limit": self.page})
        if page.status_code != 200:
            self.refused.append(page.text)
            return
        self._wait(until)
        if until is not None and time.monotonic() >= until:
            return  # or all would submit at that moment
        for item in page.json()["items"][:1]:
            self._submit(client, person, item["record"]["id"])
        if self.progress:
            with self.waits.timed("progress"):
                answer = client.get(f"datasets/{self.dataset}/progress")
            if answer.status_code != 200:
                self.refused.append(answer.text)

    def _submit(self, client: httpx.Client, person: str, record: str) -> None:
        text = f"{person} on {record}"
        values = {"verdict": {"value": self.verdict}, self.question: {"value": text}}
        with self.lock:
            self.sent.add((record, person))
        with self.waits.timed("submit"):
            answer = client.post(
                f"records/{record}/responses", json={"status": "submitted", "values": values}
            )
        if answer.status_code == 201:
            with self.lock:
                self.acknowledged[record, person] = text
        else:
            self.refused.append(answer.text)

    def stored(self, owner: httpx.Client) -> dict[Made, str]:
        """Return the text of each answer of these people, by the API; none of them is there twice."""
        found = [
            ((record["id"], response["user_id"]), response["values"][self.question]["value"])
            for record in fetch_records(owner, self.dataset)
            for response in record["responses"]
            if response["user_id"] in self.clients and self.question in response["values"]
        ]
        assert len(dict(found)) == len(found)
        return dict(found)


def fetch_records(owner: httpx.Client, dataset: str) -> Iterator[Any]:
    """Yield all records of a dataset with their answers."""
    offset, total = 0, 1
    while offset < total:
        page: dict[str, str | int] = {"limit": _BATCH, "offset": offset, "include": "responses"}
        answer = owner.get(f"datasets/{dataset}/records", params=page).raise_for_status().json()
        yield from answer["items"]
        total = answer["total"]
        offset += _BATCH
