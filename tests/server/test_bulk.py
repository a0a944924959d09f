"""The same requests to Argilla as pip installs it and to the embedded server must do the same."""

import contextlib
import http.server
import json
import os
import re
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.annotation.client import connect
from fiel.annotation.revisions import RecordChange, change_together
from fiel.annotation.sending import BulkRoute
from fiel.errors import FielError
from fiel.server.patches.argillafiles import check_sources, installed_package
from tests.bench.running import running_stock
from tests.server.running import START_SECONDS, EmbeddedServer, server_command, server_environment

Json = dict[str, Any]
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NOBODY = "00000000-0000-4000-8000-000000000000"
EVENT_SECONDS = 30


@dataclass
class Side:
    """One of the two servers, as its owner."""

    client: httpx.Client
    database: Path
    users: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    workspace: str = ""
    dataset: str = ""
    questions: dict[str, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def create(self, path: str, body: Json) -> Any:
        answer = self.client.post(path, json=body)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    def send(self, method: str, items: Any) -> tuple[int, Any]:
        """Send records; return the status and the answer without what differs between two servers."""
        # NaN is no JSON, but Argilla reads it.
        answer = self.client.request(
            method,
            f"datasets/{self.dataset}/records/bulk",
            content=json.dumps(items if isinstance(items, dict) else {"items": items}),
            headers={"Content-Type": "application/json"},
        )
        if answer.is_success:
            self.made += [record["id"] for record in answer.json()["items"]]
        return answer.status_code, self.without_differences(answer.json())

    def without_differences(self, content: Any) -> Any:
        """Name each id by its first occurrence, and say of a record's dates only whether they are equal."""
        text = json.dumps(_without_dates(content))
        return json.loads(UUID.sub(self._name, text))

    def _name(self, found: re.Match[str]) -> str:
        return self.names.setdefault(found.group(), f"id-{len(self.names)}")

    def listed(self) -> Any:
        """The records as the API gives them."""
        include: Json = {"include": ["responses", "suggestions", "vectors"], "limit": 1000}
        answer = self.client.get(f"datasets/{self.dataset}/records", params=include)
        assert answer.status_code == 200, answer.text
        return self.without_differences(answer.json())

    def stored(self) -> tuple[Any, list[Any]]:
        """The records as the API gives them, and their rows as SQLite holds them."""
        return self.listed(), list(self._rows())

    def _rows(self) -> Iterator[Any]:
        columns = {
            "records": ("fields", "metadata", "status", "external_id"),
            "suggestions": ("value", "score", "agent", "type"),
            "responses": ('"values"', "status"),
            "vectors": ("value",),
        }
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            for table, wanted in columns.items():
                columns_wanted = ", ".join(f"{table}.{column}" for column in wanted)
                join = "" if table == "records" else f"JOIN {table} ON {table}.record_id = records.id "
                rows = database.execute(
                    f"SELECT {columns_wanted} FROM records {join}WHERE records.dataset_id = ? "
                    f"ORDER BY records.inserted_at, {table}.inserted_at",
                    (self.dataset.replace("-", ""),),
                )
                yield [tuple(map(_read_cell, row)) for row in rows]
            yield database.execute(
                "SELECT username FROM datasets_users JOIN users ON users.id = user_id "
                "WHERE dataset_id = ? ORDER BY username",
                (self.dataset.replace("-", ""),),
            ).fetchall()


def _read_cell(cell: str | float | None) -> Any:
    """Read JSON, whose spaces and escapes are not what is compared, and keep its null from the database's."""
    try:
        return ("json", json.loads(cell)) if isinstance(cell, str) else cell
    except ValueError:
        return cell


def _without_dates(content: Any) -> Any:
    """Leave out the dates of what belongs to a record too.

    There Argilla puts the first row's date of insertion for the update of all rows of a request, so that most
    were updated before they were inserted; that is not kept.
    """
    if isinstance(content, list):
        return [_without_dates(each) for each in content]
    if not isinstance(content, dict):
        return content
    kept = {key: _without_dates(value) for key, value in content.items() if not key.endswith("_at")}
    if "fields" in content and "inserted_at" in content:
        kept["updated"] = content["inserted_at"] != content["updated_at"]
    return kept


@pytest.fixture(scope="module")
def servers(server: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Side, Side]]:
    """The stock server and the embedded one, each with the same people."""
    with running_stock(tmp_path_factory.mktemp("stock") / "home") as stock:
        headers = {"X-Argilla-Api-Key": stock.api_key}
        with httpx.Client(
            base_url=f"{stock.url}/api/v1/", headers=headers, timeout=60, trust_env=False
        ) as client:
            sides = Side(client, stock.database), Side(server.client(), server.home / "argilla.db")
            for side in sides:
                add_people(side)
            yield sides


def add_people(side: Side, workspace: str = "bulk") -> None:
    """Make a workspace with two people."""
    side.workspace = side.create("workspaces", {"name": workspace})["id"]
    for name in ("ana", "leo"):
        person = {"first_name": name, "username": f"{workspace}-{name}", "role": "annotator"}
        made = side.create("users", {**person, "password": "a long password"})
        side.users[name], side.keys[name] = made["id"], made["api_key"]
        side.create(f"workspaces/{side.workspace}/users", {"user_id": made["id"]})


@pytest.fixture(scope="module")
def postgres_side(postgres_server: EmbeddedServer) -> Side:
    """The embedded server on PostgreSQL, with the same people."""
    side = Side(postgres_server.client(), postgres_server.home)
    add_people(side)
    return side


@pytest.fixture
def sides(servers: tuple[Side, Side], request: pytest.FixtureRequest) -> tuple[Side, Side]:
    """Both servers with a published dataset for this test alone."""
    for side in servers:
        configure(side, request.node.name)
    return servers


def configure(side: Side, name: str, *, min_submitted: int = 1, vectors: bool = True) -> None:
    """Give a side a published dataset with one of everything, for the next records."""
    distribution = {"strategy": "overlap", "min_submitted": min_submitted}
    body = {"name": name, "workspace_id": side.workspace, "allow_extra_metadata": False}
    side.dataset = side.create("datasets", {**body, "distribution": distribution})["id"]
    side.made.clear()
    side.names.clear()
    custom = {"type": "custom", "template": "x", "advanced_mode": False}
    fields = {
        "text": {"type": "text"},
        "chat": {"type": "chat"},
        "image": {"type": "image"},
        "item": custom,
    }
    for key, settings in fields.items():
        described = {"name": key, "title": key, "required": key == "text", "settings": settings}
        side.create(f"datasets/{side.dataset}/fields", described)
    labels = [{"value": value, "text": value} for value in ("good", "bad", "unsure")]
    questions: dict[str, Json] = {
        "comment": {"type": "text"},
        "verdict": {"type": "label_selection", "options": labels},
        "problems": {"type": "multi_label_selection", "options": labels},
        "stars": {"type": "rating", "options": [{"value": value} for value in range(1, 6)]},
        "order": {"type": "ranking", "options": labels},
        "spans": {"type": "span", "field": "text", "options": labels, "allow_overlapping": False},
    }
    for key, settings in questions.items():
        described = {"name": key, "title": key, "required": key == "verdict", "settings": settings}
        side.questions[key] = side.create(f"datasets/{side.dataset}/questions", described)["id"]
    properties: dict[str, Json] = {
        "topic": {"type": "terms", "values": ["a", "b"]},
        "position": {"type": "integer", "min": 0, "max": 10},
        "weight": {"type": "float", "min": 0.0, "max": 1.0},
    }
    for key, settings in properties.items():
        described = {"name": key, "title": key, "settings": settings, "visible_for_annotators": True}
        side.create(f"datasets/{side.dataset}/metadata-properties", described)
    for key in ("small", "other") if vectors else ():
        side.create(f"datasets/{side.dataset}/vectors-settings", {"name": key, "title": key, "dimensions": 2})
    side.client.put(f"datasets/{side.dataset}/publish").raise_for_status()


def suggestion(side: Side, question: str, value: Any, **more: Any) -> Json:
    return {"question_id": side.questions[question], "value": value, **more}


def full_record(side: Side, number: int = 0) -> Json:
    """A record with one of everything."""
    return {
        "external_id": f"full-{number}",
        "fields": {
            "text": f"El camión número {number}",
            "chat": [{"role": "user", "content": "hola"}, {"role": "bot", "content": "adiós"}],
            "image": "https://example.org/a.png",
            "item": {"deep": [{"n": 1, "x": 0.5, "none": None, "yes": True}], "_sa_gone": 1, "ñ": "€"},
        },
        "metadata": {"topic": ["a", "b"], "position": number, "weight": 0.25},
        "suggestions": [
            suggestion(side, "comment", "bien", agent="model-a", type="model", score=1),
            suggestion(side, "verdict", "good", type="human"),
            suggestion(side, "problems", ["bad", "unsure"], score=[0.5, 1]),
            suggestion(side, "stars", 3, score=0.25),
            suggestion(side, "order", [{"value": "good", "rank": 1}, {"value": "bad", "rank": 2}]),
            suggestion(side, "spans", [{"label": "bad", "start": 0, "end": 2}]),
        ],
        "vectors": {"small": [1, 0.5], "other": [0.25, 2]},
    }


def answered(side: Side, **statuses: str) -> Json:
    """A record that comes with the answers of people."""
    values = {
        "verdict": {"value": "good"},
        "spans": {"value": [{"label": "bad", "start": 0, "end": 1}]},
        "order": {"value": [{"value": label, "rank": 1} for label in ("good", "bad", "unsure")]},
    }
    responses = [
        {"user_id": side.users[name], "status": status, "values": None if status == "discarded" else values}
        for name, status in statuses.items()
    ]
    return {"fields": {"text": "respondido"}, "responses": responses}


def text(content: Any = "x", **more: Any) -> Json:
    return {"fields": {"text": content}, **more}


Request = tuple[str, Callable[[Side], Any]]

ACCEPTED: dict[str, list[Request]] = {
    "one-of-everything": [("POST", lambda side: [full_record(side, number) for number in range(3)])],
    "upsert-of-new-records": [("PUT", lambda side: [full_record(side, number) for number in range(3)])],
    "no-external-id": [("POST", lambda side: [text(), text()]), ("PUT", lambda side: [text(), text("y")])],
    "null-everywhere": [
        (
            "POST",
            lambda side: [
                {"fields": {"text": "x", "chat": None, "image": None, "item": None}, "metadata": None},
                text(metadata={"topic": None}, suggestions=None, responses=None, vectors=None),
                text(metadata={}, suggestions=[], responses=[], vectors={}),
            ],
        )
    ],
    "numbers-become-text": [("POST", lambda side: [text(external_id=12), text(external_id="12.5")])],
    "answers-inside": [
        (
            "POST",
            lambda side: [
                answered(side, ana="submitted"),
                answered(side, ana="draft"),
                answered(side, ana="discarded", leo="draft"),
                answered(side, ana="submitted", leo="submitted"),
            ],
        )
    ],
    "answers-inside-an-upsert": [
        ("PUT", lambda side: [answered(side, ana="submitted"), answered(side, ana="discarded"), text()])
    ],
    "by-external-id": [
        ("POST", lambda side: [text(external_id="a", metadata={"position": 1}), text(external_id="b")]),
        ("PUT", lambda side: [{"external_id": "a", "metadata": {"position": 2}}]),
        ("PUT", lambda side: [text("other", external_id="b"), text("new", external_id="c")]),
        ("PUT", lambda side: [text("other", external_id="b")]),
        ("PUT", lambda side: [{**full_record(side), "external_id": "a", "suggestions": []}]),
    ],
    "by-id": [
        ("POST", lambda side: [full_record(side), text()]),
        ("PUT", lambda side: [{"id": side.made[0], "metadata": {"topic": "a"}}]),
        ("PUT", lambda side: [{"id": side.made[0], "suggestions": [suggestion(side, "stars", 5)]}]),
        ("PUT", lambda side: [{"id": side.made[1], **answered(side, leo="submitted")}]),
        ("PUT", lambda side: [{"id": NOBODY, **text("its id is not taken")}]),
    ],
}

REFUSED: dict[str, Callable[[Side], Any]] = {
    "unknown-field": lambda side: [text(), {"fields": {"text": "x", "other": "y"}}],
    "missing-required-field": lambda side: [{"fields": {"item": {}}}],
    "no-fields": lambda side: [{"fields": {}}],
    "fields-absent": lambda side: [{"external_id": "a"}],
    "text-is-a-number": lambda side: [text(12)],
    "text-is-an-object": lambda side: [{"fields": {"text": {}}}],
    "chat-is-text": lambda side: [{"fields": {"text": "x", "chat": "y"}}],
    "chat-message-is-wrong": lambda side: [{"fields": {"text": "x", "chat": [{"role": "user"}]}}],
    "image-is-no-url": lambda side: [{"fields": {"text": "x", "image": "nowhere"}}],
    "custom-is-text": lambda side: [{"fields": {"text": "x", "item": "y"}}],
    "metadata-of-another-type": lambda side: [text(metadata={"position": "one"})],
    "metadata-no-float": lambda side: [text(metadata={"weight": 1})],
    "metadata-too-large": lambda side: [text(metadata={"position": 11})],
    "metadata-too-small": lambda side: [text(metadata={"weight": -0.5})],
    "metadata-unknown-term": lambda side: [text(metadata={"topic": ["a", "c"]})],
    "metadata-unknown-property": lambda side: [text(metadata={"other": 1})],
    "metadata-nan": lambda side: [text(metadata={"weight": float("nan")})],
    "unknown-question": lambda side: [text(suggestions=[{"question_id": NOBODY, "value": "x"}])],
    "question-twice": lambda side: [text(suggestions=[suggestion(side, "stars", 1)] * 2)],
    "text-value": lambda side: [text(suggestions=[suggestion(side, "comment", 1)])],
    "label-value": lambda side: [text(suggestions=[suggestion(side, "verdict", "worse")])],
    "labels-value": lambda side: [text(suggestions=[suggestion(side, "problems", ["bad", "worse"])])],
    "labels-twice": lambda side: [text(suggestions=[suggestion(side, "problems", ["bad", "bad"])])],
    "labels-none": lambda side: [text(suggestions=[suggestion(side, "problems", [])])],
    "rating-value": lambda side: [text(suggestions=[suggestion(side, "stars", 6)])],
    "ranking-value": lambda side: [text(suggestions=[suggestion(side, "order", [{"value": "worse"}])])],
    "span-too-long": lambda side: [
        text(suggestions=[suggestion(side, "spans", [{"label": "bad", "start": 0, "end": 9}])])
    ],
    "spans-overlap": lambda side: [
        text(
            "a longer text",
            suggestions=[
                suggestion(
                    side,
                    "spans",
                    [{"label": "bad", "start": 0, "end": 4}, {"label": "good", "start": 2, "end": 5}],
                )
            ],
        )
    ],
    "score-too-large": lambda side: [text(suggestions=[suggestion(side, "stars", 1, score=1.5)])],
    "score-list-for-one": lambda side: [text(suggestions=[suggestion(side, "stars", 1, score=[0.5])])],
    "score-one-for-list": lambda side: [text(suggestions=[suggestion(side, "problems", ["bad"], score=1)])],
    "scores-too-many": lambda side: [
        text(suggestions=[suggestion(side, "problems", ["bad"], score=[0.5, 0.5])])
    ],
    "agent-with-accent": lambda side: [text(suggestions=[suggestion(side, "stars", 1, agent="máquina")])],
    "answer-of-nobody": lambda side: [
        text(responses=[{"user_id": NOBODY, "status": "submitted", "values": {"verdict": {"value": "good"}}}])
    ],
    "answer-without-required": lambda side: [
        text(responses=[{"user_id": side.users["ana"], "status": "submitted", "values": {}}])
    ],
    "answer-to-no-question": lambda side: [
        text(
            responses=[
                {"user_id": side.users["ana"], "status": "draft", "values": {"other": {"value": "good"}}}
            ]
        )
    ],
    "answers-of-one-person": lambda side: [text(responses=answered(side, ana="draft")["responses"] * 2)],
    "vector-unknown": lambda side: [text(vectors={"large": [1]})],
    "vector-too-long": lambda side: [text(vectors={"small": [1, 2, 3]})],
    "external-id-twice": lambda side: [text(external_id="a"), text(external_id="a")],
    "too-many": lambda side: [text() for _ in range(501)],
    "none": lambda side: [],
    "no-items": lambda side: {"records": []},
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_the_same_is_answered_and_stored(sides: tuple[Side, Side], name: str) -> None:
    for method, build in ACCEPTED[name]:
        stock, ours = (side.send(method, build(side)) for side in sides)
        assert stock[0] in (200, 201), stock
        assert ours == stock
        stock_stored, ours_stored = (side.stored() for side in sides)
        assert ours_stored == stock_stored


@pytest.mark.parametrize("name", ACCEPTED)
def test_the_same_is_answered_and_stored_in_postgresql(
    sides: tuple[Side, Side], postgres_side: Side, name: str
) -> None:
    configure(postgres_side, f"accepted-{name}")
    for method, build in ACCEPTED[name]:
        stock, ours = (side.send(method, build(side)) for side in (sides[0], postgres_side))
        assert stock[0] in (200, 201), stock
        assert ours == stock
        assert postgres_side.listed() == sides[0].listed()


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize("name", REFUSED)
def test_the_same_is_refused(sides: tuple[Side, Side], name: str, method: str) -> None:
    stock, ours = (side.send(method, REFUSED[name](side)) for side in sides)
    assert stock[0] >= 400, stock
    assert ours == stock
    assert sides[1].listed() == {"items": [], "total": 0}


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_one_wrong_record_keeps_all_from_being_stored(sides: tuple[Side, Side], method: str) -> None:
    stock, ours = (side.send(method, [full_record(side), text(vectors={"small": []})]) for side in sides)
    assert stock[0] == 422
    assert "position 1" in stock[1]["detail"]
    assert ours == stock
    assert sides[1].listed()["total"] == 0


def test_an_external_id_that_exists_is_refused_only_when_creating(sides: tuple[Side, Side]) -> None:
    for side in sides:
        assert side.send("POST", [text(external_id="a")])[0] == 201
    stock, ours = (side.send("POST", [text(external_id="b"), text(external_id="a")]) for side in sides)
    assert stock == (422, {"detail": "found records with same external ids: a"})
    assert ours == stock


def test_the_same_people_are_refused(sides: tuple[Side, Side]) -> None:
    for key in ("wrong", None):
        answers = []
        for side in sides:
            headers = {"X-Argilla-Api-Key": key or side.keys["ana"]}
            path = f"datasets/{side.dataset}/records/bulk"
            refused = side.client.post(path, json={"items": [text()]}, headers=headers)
            answers.append((refused.status_code, side.without_differences(refused.json())))
        assert answers[0][0] in (401, 403)
        assert answers[1] == answers[0]


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_the_same_datasets_are_refused(sides: tuple[Side, Side], method: str) -> None:
    answers = []
    for side in sides:
        draft = side.create("datasets", {"name": f"draft-{method}", "workspace_id": side.workspace})["id"]
        for side.dataset in (draft, NOBODY):
            answers.append(side.send(method, [text()]))
    assert answers[0] != answers[1]
    assert answers[2:] == answers[:2]


def test_more_answers_than_one_complete_a_record(servers: tuple[Side, Side]) -> None:
    answers = []
    for side in servers:
        configure(side, "two-answers", min_submitted=2)
        records = [answered(side, ana="submitted"), answered(side, ana="submitted", leo="submitted")]
        answers.append(side.send("POST", records))
    assert [record["status"] for record in answers[0][1]["items"]] == ["pending", "completed"]
    assert answers[1] == answers[0]


def test_people_added_together_are_stored_as_those_of_a_stock_argilla(servers: tuple[Side, Side]) -> None:
    stock, ours = servers
    people = [
        {"username": "together-ana", "first_name": "Ana", "last_name": "Gil", "role": "annotator"},
        {"username": "together-leo", "first_name": "Leo", "role": "admin"},
    ]
    accounts = [{**each, "password": "a long password"} for each in people]
    for account in accounts:
        made = stock.create("users", account)
        stock.create(f"workspaces/{stock.workspace}/users", {"user_id": made["id"]})
    ours.create("fiel/accounts", {"workspace_id": ours.workspace, "accounts": accounts})
    rows = [_rows_of_people(side) for side in servers]
    assert len(rows[0]) == 2
    assert rows[1] == rows[0]
    assert _columns_of_people(ours) == _columns_of_people(stock)


def _rows_of_people(side: Side) -> list[Any]:
    """What is stored of people, except ids, keys, hashes and times, which are only said to be there."""
    with contextlib.closing(sqlite3.connect(side.database)) as database:
        return database.execute(
            "SELECT username, first_name, last_name, role, workspaces.name, length(users.id), "
            "length(api_key), "
            "substr(password_hash, 1, 4), length(password_hash), users.inserted_at = users.updated_at, "
            "length(users.inserted_at), length(workspaces_users.id), length(workspaces_users.inserted_at) "
            "FROM users "
            "JOIN workspaces_users ON user_id = users.id JOIN workspaces ON workspaces.id = workspace_id "
            "WHERE username LIKE 'together-%' ORDER BY username"
        ).fetchall()


def _columns_of_people(side: Side) -> list[Any]:
    with contextlib.closing(sqlite3.connect(side.database)) as database:
        tables = ("users", "workspaces_users")
        return [database.execute(f"PRAGMA table_info({table})").fetchall() for table in tables]


def test_a_stock_argilla_is_sent_records_its_own_way_alone(sides: tuple[Side, Side]) -> None:
    """A proxy before it may take less at an address that it does not know."""
    stock, ours = sides
    for side, way in ((stock, ""), (ours, "fiel/")):
        address = str(side.client.base_url).removesuffix("/api/v1/")
        client = connect(address, side.client.headers["X-Argilla-Api-Key"])
        asked: list[str] = []
        client.http_client.event_hooks["request"] = [lambda each, asked=asked: asked.append(each.url.path)]
        BulkRoute(client, side.dataset).send([text(external_id="a")])
        if side is stock:
            assert change_together(client, side.dataset, [RecordChange(NOBODY, {"metadata": None})]) == set()
        client.http_client.close()
        path = f"datasets/{side.dataset}/records/bulk"
        assert [each for each in asked if "bulk" in each] == [f"/api/v1/{way}{path}"]


def test_no_two_records_are_of_one_moment(sides: tuple[Side, Side]) -> None:
    ours = sides[1]
    path = f"datasets/{ours.dataset}/records/bulk"
    body = {"items": [text() for _ in range(100)]}
    with ThreadPoolExecutor(4) as threads:
        for answer in threads.map(lambda _: ours.client.post(path, json=body), range(8)):
            assert answer.status_code == 201, answer.text
    listed = ours.client.get(f"datasets/{ours.dataset}/records", params={"limit": 1000}).json()["items"]
    assert len({record["inserted_at"] for record in listed}) == 800


@dataclass
class Receiver:
    """What receives the events of one server."""

    url: str
    events: list[Json] = field(default_factory=list)

    def wait_for(self, count: int) -> list[Json]:
        """The events in the order in which they came about."""
        deadline = time.monotonic() + EVENT_SECONDS
        while len(self.events) < count and time.monotonic() < deadline:
            time.sleep(0.05)
        return sorted(self.events, key=lambda event: str(event["timestamp"]))


@contextlib.contextmanager
def receiving() -> Iterator[Receiver]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.events.append(json.loads(content))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}/")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


WATCHED = ("record.created", "record.updated", "record.completed", "response.created", "response.updated")


def test_the_same_events_reach_a_webhook(sides: tuple[Side, Side]) -> None:
    heard = []
    for side in sides:
        with receiving() as receiver, receiving() as deaf:
            hooks = [
                side.create("webhooks", {"url": each.url, "events": list(WATCHED)})["id"]
                for each in (receiver, deaf)
            ]
            side.client.patch(f"webhooks/{hooks[1]}", json={"enabled": False}).raise_for_status()
            assert side.send("POST", [full_record(side), text(external_id="b")])[0] == 201
            assert side.send("PUT", [text("c"), answered(side, ana="submitted")])[0] == 200
            assert side.send("PUT", [{"external_id": "b", "metadata": {"position": 1}}])[0] == 200
            response = {"status": "submitted", "values": {"verdict": {"value": "good"}}}
            side.create(f"records/{side.made[1]}/responses", response)
            events = receiver.wait_for(8)
            for hook in hooks:
                side.client.delete(f"webhooks/{hook}").raise_for_status()
            assert deaf.events == []
        heard.append(side.without_differences([{**event, "timestamp": ""} for event in events]))
    assert [event["type"] for event in heard[0]] == [
        "record.created",
        "record.created",
        "record.created",
        "record.updated",
        "record.updated",
        "record.updated",
        "record.completed",
        "response.created",
    ]
    assert heard[1] == heard[0]


def test_events_that_no_webhook_wants_are_not_sent(sides: tuple[Side, Side]) -> None:
    ours = sides[1]
    with receiving() as receiver:
        hook = ours.create("webhooks", {"url": receiver.url, "events": ["response.created"]})["id"]
        assert ours.send("POST", [text()])[0] == 201
        response = {"status": "submitted", "values": {"verdict": {"value": "good"}}}
        ours.create(f"records/{ours.made[0]}/responses", response)
        events = receiver.wait_for(1)
        ours.client.delete(f"webhooks/{hook}").raise_for_status()
    assert [event["type"] for event in events] == ["response.created"]


def test_sources_that_were_not_read_are_refused(tmp_path: Path) -> None:
    check_sources(installed_package())
    with pytest.raises(FielError, match=r"\.py: expected .* 2.8.0 .* found no file"):
        check_sources(tmp_path)


def test_a_server_does_not_start_with_another_argilla(tmp_path: Path) -> None:
    package = tmp_path / "packages" / "argilla_server"
    shutil.copytree(installed_package(), package, ignore=shutil.ignore_patterns("_nuxt", "__pycache__"))
    with (package / "validators" / "records.py").open("a", encoding="utf-8") as source:
        source.write("# changed\n")
    environment = server_environment()
    environment["PYTHONPATH"] = os.pathsep.join([str(package.parent), environment["PYTHONPATH"]])
    refused = subprocess.run(
        server_command(tmp_path / "home"),
        env=environment,
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
    )
    assert refused.returncode == 2, refused.stderr
    assert "validators/records.py: expected the file of argilla-server 2.8.0" in refused.stderr
