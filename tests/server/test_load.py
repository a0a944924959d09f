"""A hundred annotators at once, also when the server is killed among them."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from .campaign import create_campaign
from .running import EmbeddedServer, running_server, start_server

PEOPLE = 100
RECORDS = 250
OVERLAP = 3
TURNS = 1


@dataclass
class Crowd:
    """People with their keys, who take from their queues and submit, and remember what was acknowledged."""

    dataset: str
    keys: dict[str, str]
    acknowledged: dict[tuple[str, str], str] = field(default_factory=dict)
    sent: set[tuple[str, str]] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def work(self, server: EmbeddedServer, *, turns: int = TURNS) -> None:
        """Let everybody work at the same time; a person whose connection breaks stops."""
        barrier = threading.Barrier(len(self.keys))

        def one(person: str) -> None:
            client = server.client(self.keys[person])
            client.timeout = httpx.Timeout(60)
            barrier.wait()
            for _ in range(turns):
                try:
                    self._turn(client, person)
                except httpx.TransportError:
                    return

        with ThreadPoolExecutor(len(self.keys)) as pool:
            list(pool.map(one, self.keys))

    def _turn(self, client: httpx.Client, person: str) -> None:
        queue = {
            "filters": {
                "and": [
                    {
                        "type": "terms",
                        "scope": {"entity": "response", "property": "status"},
                        "values": ["pending"],
                    },
                    {
                        "type": "terms",
                        "scope": {"entity": "record", "property": "status"},
                        "values": ["pending"],
                    },
                ]
            }
        }
        page = client.post(f"me/datasets/{self.dataset}/records/search", json=queue, params={"limit": 3})
        if page.status_code != 200:
            self.refused.append(page.text)
            return
        for item in page.json()["items"][:1]:
            record = item["record"]["id"]
            comment = f"{person} on {record}"
            body = {
                "status": "submitted",
                "values": {"verdict": {"value": "good"}, "comment": {"value": comment}},
            }
            with self.lock:
                self.sent.add((record, person))
            answer = client.post(f"records/{record}/responses", json=body)
            if answer.status_code == 201:
                with self.lock:
                    self.acknowledged[record, person] = comment
            else:
                self.refused.append(answer.text)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """A database of the test's own; None is a file in the home."""
    if request.param == "sqlite":
        return None
    url: str = request.getfixturevalue("postgres").create_database()
    return url


def test_a_hundred_annotators(tmp_path: Path, database_url: str | None) -> None:
    home = tmp_path / "home"
    server = start_server(home, database_url=database_url)
    crowd = _gather(server)
    crowd.work(server)
    assert crowd.refused == []
    assert len(crowd.acknowledged) == PEOPLE * TURNS
    assert _stored(server, crowd.dataset) == crowd.acknowledged
    _check_statuses(server, crowd.dataset)

    killer = threading.Thread(target=_kill_among, args=(server, crowd, len(crowd.acknowledged) + PEOPLE // 2))
    killer.start()
    crowd.work(server, turns=1000)
    killer.join()
    server.close()
    before = dict(crowd.acknowledged)
    assert len(before) >= PEOPLE * TURNS + PEOPLE // 2

    with running_server(home, database_url=database_url) as server:
        stored = _stored(server, crowd.dataset)
        assert before.items() <= stored.items()
        assert stored.keys() <= crowd.sent  # one whose answer never came may have been stored
        _check_statuses(server, crowd.dataset)
        crowd.work(server, turns=1)
        assert crowd.refused == []
        assert _stored(server, crowd.dataset) == stored | crowd.acknowledged
        _check_statuses(server, crowd.dataset)


def _kill_among(server: EmbeddedServer, crowd: Crowd, answers: int) -> None:
    """Kill the server as soon as that many answers were acknowledged, while others are under way."""
    while len(crowd.acknowledged) < answers:
        time.sleep(0.005)
    server.process.kill()
    server.process.wait()


def _gather(server: EmbeddedServer) -> Crowd:
    campaign = create_campaign(server, "crowd", min_submitted=OVERLAP, records=RECORDS)
    workspace = campaign.owner.get(f"datasets/{campaign.id}").json()["workspace_id"]
    keys = {}
    for number in range(PEOPLE):
        body = {
            "first_name": "p",
            "username": f"crowd-person-{number}",
            "role": "annotator",
            "password": "a long password",
        }
        made = campaign.owner.post("users", json=body)
        made.raise_for_status()
        person = made.json()
        campaign.owner.post(
            f"workspaces/{workspace}/users", json={"user_id": person["id"]}
        ).raise_for_status()
        keys[person["id"]] = person["api_key"]
    return Crowd(campaign.id, keys)


def _records(server: EmbeddedServer, dataset: str) -> Iterator[Any]:
    client = server.client()
    for offset in range(0, RECORDS, 100):
        page: dict[str, str | int] = {"limit": 100, "offset": offset, "include": "responses"}
        answer = client.get(f"datasets/{dataset}/records", params=page)
        answer.raise_for_status()
        yield from answer.json()["items"]


def _stored(server: EmbeddedServer, dataset: str) -> dict[tuple[str, str], str]:
    """The comment of each response by record and person; none of them is there twice."""
    stored = [
        ((record["id"], response["user_id"]), response["values"]["comment"]["value"])
        for record in _records(server, dataset)
        for response in record["responses"]
    ]
    assert len(dict(stored)) == len(stored)
    return dict(stored)


def _check_statuses(server: EmbeddedServer, dataset: str) -> None:
    """A record is completed just when it has its answers, and the progress says the same."""
    completed = 0
    for record in _records(server, dataset):
        expected = "completed" if len(record["responses"]) >= OVERLAP else "pending"
        assert record["status"] == expected
        completed += expected == "completed"
    progress = server.client().get(f"datasets/{dataset}/progress").json()
    assert (progress["completed"], progress["pending"]) == (completed, RECORDS - completed)
