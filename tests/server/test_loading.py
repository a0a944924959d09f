"""An owner's own way for many new records does what Argilla's does, with the same bytes, and nothing half."""

import contextlib
import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa

from fiel.annotation.client import connect
from fiel.annotation.sending import BulkRoute
from fiel.errors import FielError
from fiel.server.inspection import inspect_database, inspect_index
from tests.helpers.crowd import wait_until
from tests.server.campaign import Campaign, create_campaign
from tests.server.running import EmbeddedServer, running_server, start_server
from tests.server.test_bulk import (
    ACCEPTED,
    NOBODY,
    REFUSED,
    Side,
    add_people,
    answered,
    configure,
    receiving,
    suggestion,
    text,
)

LISTS = 12
RECORDS = 100
WAYS = ("argilla", "own")
KILLED_AFTER = 4  # acknowledged requests


def plain(side: Side) -> list[Any]:
    """Records of which the route needs no help, with all that such records can have."""
    labels = [
        suggestion(side, "comment", "bien €", agent="model-a", type="model"),
        suggestion(side, "verdict", "good", type="human", score=None),
    ]
    answers = [
        {"user_id": side.users["ana"], "status": "submitted", "values": {"verdict": {"value": "good"}}},
        {"user_id": side.users["leo"], "status": "draft", "values": {"comment": {"value": "luego"}}},
    ]
    item = {"deep": [{"n": 1, "x": 0.5, "none": None, "yes": True}], "中文": "字 и ё"}
    return [
        text("El camión", external_id="p-1", metadata={"topic": ["a", "b"], "position": 3, "weight": 0.25}),
        {"fields": {"text": "сёла", "item": item}, "external_id": "p-2", "suggestions": labels},
        text("\u0000 x", responses=answers),
        text(responses=[{"user_id": side.users["leo"], "status": "discarded", "values": None}]),
        text(metadata={"topic": None}, suggestions=[], responses=None, vectors={}),
    ]


STORED: dict[str, Callable[[Side], Any]] = {
    "plain": plain,
    **{
        f"{name}-{number}": build
        for name, requests in ACCEPTED.items()
        for number, (method, build) in enumerate(requests)
        if method == "POST"
    },
    "id-in-capitals": lambda side: [text(responses=_with_capitals(answered(side, ana="draft")))],
    "more-keys": lambda side: [text(unknown=1, external_id="a")],
    "large-integers": lambda side: [{"fields": {"text": "x", "item": {"n": 2**70, "m": -(2**64)}}}],
}


def _with_capitals(record: dict[str, Any]) -> list[Any]:
    return [{**each, "user_id": each["user_id"].upper()} for each in record["responses"]]


@pytest.fixture(scope="module")
def side(argilla: EmbeddedServer) -> Side:
    made = Side(argilla.client(), argilla.home / "argilla.db")
    add_people(made, "loading")
    return made


def send(side: Side, way: str, items: Any, *, key: str | None = None) -> tuple[int, Any]:
    """Send records Argilla's way or the own way; return the status and the answer."""
    headers = {"Content-Type": "application/json"} | ({"X-Argilla-Api-Key": key} if key else {})
    content = (
        items
        if isinstance(items, bytes)
        else json.dumps(items if isinstance(items, dict) else {"items": items})
    )
    path = f"{'fiel/' if way == 'own' else ''}datasets/{side.dataset}/records/bulk"
    answer = side.client.post(path, content=content, headers=headers)
    return answer.status_code, side.without_differences(answer.json())


def indexed(side: Side) -> list[Any]:
    """What a search finds: the texts and the values of the dataset's records, in their order."""
    dataset = side.dataset.replace("-", "")
    found = []
    with contextlib.closing(sqlite3.connect(side.database)) as database:
        named = "fiel_values LEFT JOIN fiel_keys ON fiel_keys.id = key"
        values = "fiel_values.kind, name, term, number, user_id"
        for columns, table in (("field, whole, text", "fiel_texts"), (values, named)):
            rows = database.execute(
                f"SELECT records.inserted_at, {columns} FROM {table} "
                "JOIN records ON records.id = record_id WHERE records.dataset_id = ?",
                (dataset,),
            )
            found.append([row[1:] for row in sorted(rows, key=repr)])
        counts = "SELECT status, records FROM fiel_counts WHERE dataset_id = ? ORDER BY status"
        found.append(database.execute(counts, (dataset,)).fetchall())
        found.append(database.execute("SELECT count(*) FROM fiel_listed").fetchall())
    return found


@pytest.mark.parametrize("name", STORED)
def test_the_same_is_stored_and_found(side: Side, name: str) -> None:
    results = []
    for way in WAYS:
        configure(side, f"{way}-{name}")
        status, _ = send(side, way, STORED[name](side))
        assert status == 201
        side.names.clear()
        results.append((side.stored(), indexed(side)))
    assert results[0][1][0] and results[0][1][3] == [(0,)]
    assert results[1] == results[0]


ODD: dict[str, Any] = {
    "no-json": b'{"items": [',
    "no-object": b"[]",
    "nan": [text(metadata={"weight": float("nan")})],
}


@pytest.mark.parametrize("name", [*REFUSED, *ODD, "not-published", "no-dataset"])
def test_the_same_is_refused(side: Side, name: str) -> None:
    results = []
    for way in WAYS:
        configure(side, f"{way}-{name}")
        stored = side.dataset
        if name == "not-published":
            side.dataset = side.create("datasets", {"name": f"{way}-draft", "workspace_id": side.workspace})[
                "id"
            ]
        if name == "no-dataset":
            side.dataset = "00000000-0000-4000-8000-000000000000"
        odd: dict[str, Any] = {"no-json": b'{"items": [', "nan": [text(metadata={"weight": float("nan")})]}
        items = (
            REFUSED[name](side)
            if name in REFUSED
            else odd.get(name, b"[]" if name == "no-object" else [text()])
        )
        side.names.clear()
        status, answer = send(side, way, items)
        assert status >= 400
        results.append((status, "" if name == "no-json" else answer))  # the parsers word it differently
        side.dataset = stored
        assert side.listed() == {"items": [], "total": 0}
    assert results[1] == results[0]


def test_an_object_deeper_than_our_look_at_it_goes_is_stored_all_the_same(side: Side) -> None:
    nested: dict[str, Any] = {}
    for _ in range(600):
        nested = {"a": nested}
    for way in WAYS:
        configure(side, f"{way}-deep")
        path = f"{'fiel/' if way == 'own' else ''}datasets/{side.dataset}/records/bulk"
        answer = side.client.post(path, json={"items": [{"fields": {"text": "x", "item": nested}}]})
        assert answer.status_code == 201, answer.text
        side.client.delete(f"datasets/{side.dataset}").raise_for_status()  # Argilla cannot list it


def test_one_wrong_record_keeps_all_from_being_stored(side: Side) -> None:
    configure(side, "one-wrong")
    status, answer = send(side, "own", [*plain(side), text(metadata={"position": 99})])
    assert status == 422 and "position 5" in answer["detail"]
    assert send(side, "own", [text(external_id="there")])[0] == 201
    status, answer = send(side, "own", [text(external_id="new"), text(external_id="there")])
    assert (status, answer["detail"]) == (422, "found records with same external ids: there")
    assert side.listed()["total"] == 1


def test_only_owners_have_a_way_of_their_own(side: Side) -> None:
    configure(side, "owners")
    admin = {"first_name": "B", "username": "loading-admin", "role": "admin", "password": "a long password"}
    made = side.create("users", admin)
    side.create(f"workspaces/{side.workspace}/users", {"user_id": made["id"]})
    for key, status in ((made["api_key"], 403), (side.keys["ana"], 403), ("nobody", 401)):
        assert send(side, "own", [text()], key=key)[0] == status
    assert send(side, "own", b" " * (64 * 2**20 + 1))[0] == 413
    assert send(side, "own", b" " * (2**20 + 1), key=side.keys["ana"])[0] == 413
    assert side.listed()["total"] == 0


def test_what_a_killed_server_acknowledged_is_there_and_the_rest_is_whole_or_absent(tmp_path: Path) -> None:
    home = tmp_path / "home"
    killed = start_server(home)
    campaign = create_campaign(killed, "killed", records=1)
    lists = [
        [
            {
                "external_id": f"{number}-{place}",
                "fields": {"text": f"Palabra{number} {place}"},
                "metadata": {"position": place},
            }
            for place in range(RECORDS)
        ]
        for number in range(LISTS)
    ]
    acknowledged: list[int] = []

    def load(number: int) -> None:
        with contextlib.suppress(FielError), contextlib.ExitStack() as stack:
            client = connect(killed.url, killed.api_key)
            stack.enter_context(client.http_client)
            BulkRoute(client, campaign.id).send(lists[number])
            acknowledged.append(number)
            if len(acknowledged) == KILLED_AFTER:
                killed.kill()

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(load, range(LISTS)))
    assert KILLED_AFTER <= len(acknowledged) < LISTS
    assert inspect_database(home / "argilla.db") == []
    assert inspect_index(home / "argilla.db") == {}
    with running_server(home) as server:
        path = f"datasets/{campaign.id}/records"
        listed = server.client().get(path, params={"limit": 1000}).json()["items"]
        stored = {each["external_id"] for each in listed}
        for number, records in enumerate(lists):
            there = stored & {each["external_id"] for each in records}
            assert len(there) in ((RECORDS,) if number in acknowledged else (0, RECORDS))
        for number in acknowledged:
            query = {"query": {"text": {"q": f"palabra{number}"}}}
            found = server.client().post(f"{path}/search", json=query, params={"limit": 1}).json()
            assert found["total"] == RECORDS


@dataclass
class Open:
    """Some records of a campaign to change together."""

    campaign: Campaign
    ids: list[str]

    def read(self, position: int) -> dict[str, Any]:
        found: dict[str, Any] = self.campaign.owner.get(f"records/{self.ids[position]}").json()
        return found

    def change(self, *items: dict[str, Any], status: int = 200) -> Any:
        path = f"fiel/datasets/{self.campaign.id}/records/bulk"
        answer = self.campaign.owner.patch(path, json={"items": items})
        assert answer.status_code == status, answer.text
        return answer.json().get("changed")

    def renew(self, position: int, text: str = "otro texto", **more: Any) -> dict[str, Any]:
        changed = {"fields": {**self.read(position)["fields"], "text": text}, "metadata": {"position": 7}}
        return {"id": self.ids[position], "change": changed, **more}


@pytest.fixture
def open_records(either_server: EmbeddedServer, request: pytest.FixtureRequest) -> Open:
    name = request.node.name.partition("[")[0][-60:].replace("_", "-")
    campaign = create_campaign(either_server, name, records=8)
    return Open(campaign, campaign.record_ids)


def test_records_that_nobody_answered_change_together_and_the_others_stay(open_records: Open) -> None:
    campaign = open_records.campaign
    ana, leo, _ = campaign.people
    campaign.answer(ana, 1)
    campaign.answer(ana, 2, "draft")
    campaign.answer(leo, 3, "discarded")
    read = open_records.read(4)
    moved = {"fields": {**read["fields"], "text": "no"}, "metadata": read["metadata"]}
    as_read = open_records.read(5)
    before = [open_records.read(position) for position in range(8)]
    items = [open_records.renew(position) for position in range(4)]
    items += [open_records.renew(4, before=moved), open_records.renew(5, before=as_read)]
    changed = open_records.change(*items, {"id": NOBODY, "change": items[0]["change"]})
    assert sorted(changed) == sorted(open_records.ids[position] for position in (0, 5))
    after = [open_records.read(position) for position in range(8)]
    assert [now == then for now, then in zip(after, before, strict=True)] == [
        position not in (0, 5) for position in range(8)
    ]
    assert campaign.find("otro texto") == [0, 5]


def test_a_mark_is_made_on_answered_records_too_if_they_are_as_they_were_read(open_records: Open) -> None:
    campaign = open_records.campaign
    ana, leo, _ = campaign.people
    campaign.answer(ana, 0)
    campaign.answer(leo, 1, "draft")
    campaign.answer(ana, 2)
    before = [open_records.read(position) for position in range(4)]
    as_read = [*before[:2], {**before[2], "metadata": {"position": 5}}, before[3]]
    items = [
        {"id": each["id"], "before": each, "answered": True, "change": {"metadata": {"position": 7}}}
        for each in as_read
    ]
    assert sorted(open_records.change(*items)) == sorted(open_records.ids[place] for place in (0, 1, 3))
    after = [open_records.read(position) for position in range(4)]
    assert [each["metadata"] for each in after] == [
        {"position": 7} if place != 2 else before[2]["metadata"] for place in range(4)
    ]
    for key in ("fields", "responses", "status"):
        assert [each[key] for each in after] == [each[key] for each in before]


def test_a_text_stays_under_an_answer_that_is_being_stored(postgres_server: EmbeddedServer) -> None:
    campaign = create_campaign(postgres_server, "being-stored", records=2)
    records = Open(campaign, campaign.record_ids)
    before, changes = records.read(0), [records.renew(0), records.renew(1)]
    storing = sa.text(
        "INSERT INTO responses (id, record_id, user_id, status, values, inserted_at, updated_at) "
        "VALUES (gen_random_uuid(), :record, :person, 'submitted', '{}', now(), now())"
    )
    waiting = sa.text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    assert postgres_server.database_url is not None
    engine = sa.create_engine(postgres_server.database_url.replace("+asyncpg", "+psycopg2"))
    with ThreadPoolExecutor(1) as threads, engine.connect() as answering, engine.connect() as looking:
        looking.execution_options(isolation_level="AUTOCOMMIT")  # within a transaction it sees one moment
        answering.execute(storing, {"record": records.ids[0], "person": campaign.people[0].id})
        changing = threads.submit(records.change, *changes)
        wait_until(lambda: changing.done() or bool(looking.scalar(waiting)), "the change to wait")
        assert not changing.done(), "the answer may come to stand under another text"
        answering.commit()
        assert changing.result() == [records.ids[1]]
    engine.dispose()
    assert records.read(0)["fields"] == before["fields"]


def test_a_webhook_hears_the_same_of_a_change_together(open_records: Open) -> None:
    owner = open_records.campaign.owner
    change = open_records.renew(0)["change"]
    with receiving() as receiver:
        hook = {"url": receiver.url, "events": ["record.updated"]}
        made = owner.post("webhooks", json=hook).raise_for_status().json()["id"]
        owner.patch(f"records/{open_records.ids[0]}", json=change).raise_for_status()
        open_records.change({"id": open_records.ids[1], "change": change})
        events = [each["data"] for each in receiver.wait_for(2)]
        owner.delete(f"webhooks/{made}").raise_for_status()
    assert [each["id"] for each in events] == open_records.ids[:2]
    assert [(each["fields"], each["metadata"]) for each in events] == 2 * [
        (change["fields"], change["metadata"])
    ]


def test_an_empty_change_does_nothing(open_records: Open) -> None:
    before = open_records.read(0)
    assert open_records.change({"id": open_records.ids[0], "change": {}}) == []
    assert open_records.read(0) == before


def test_a_change_together_is_stored_as_one_alone(open_records: Open) -> None:
    campaign = open_records.campaign
    suggestions = [
        {"question_id": campaign.questions["verdict"], "value": "good", "agent": "model-a", "type": "model"},
        {"question_id": campaign.questions["stars"], "value": 3, "score": 0.5},
    ]
    for number, change in enumerate(
        (
            open_records.renew(0)["change"] | {"suggestions": suggestions},
            open_records.renew(0)["change"] | {"suggestions": []},
            {"metadata": None},
        )
    ):
        alone, together = 2 * number, 2 * number + 1
        campaign.owner.patch(f"records/{open_records.ids[alone]}", json=change).raise_for_status()
        open_records.change({"id": open_records.ids[together], "change": change})
        kept = ("fields", "metadata", "status")
        one, other = open_records.read(alone), open_records.read(together)
        if "fields" in change:
            assert [one[key] for key in kept] == [other[key] for key in kept]
        assert one["metadata"] == other["metadata"]
        assert other["updated_at"] > other["inserted_at"]
        if "suggestions" not in change:
            continue
        shown = ("question_id", "value", "agent", "type", "score")
        assert [[each[key] for key in shown] for each in one["suggestions"]] == [
            [each[key] for key in shown] for each in other["suggestions"]
        ]


def test_one_wrong_change_keeps_all_from_being_made(open_records: Open) -> None:
    good = open_records.renew(0)
    wrong: dict[str, Any]
    for wrong in (
        {"id": open_records.ids[1], "change": {"fields": {}}},
        {"id": open_records.ids[1], "change": {"fields": {"text": 3}}},
        {"id": open_records.ids[1], "change": {"metadata": {"position": "one"}}},
        {"id": open_records.ids[1], "change": {"suggestions": [{"question_id": NOBODY, "value": "x"}]}},
        {"id": open_records.ids[1], "change": {"vectors": {"small": [1.0]}}},
        good,
        {"change": {}},
    ):
        open_records.change(good, wrong, status=422)
    open_records.change(*[{"id": str(uuid4()), "change": {}} for _ in range(251)], status=422)
    open_records.change(status=422)
    assert open_records.read(0)["fields"] != good["change"]["fields"]


def test_only_owners_change_records_together(open_records: Open) -> None:
    body = {"items": [open_records.renew(0)]}
    path = f"fiel/datasets/{open_records.campaign.id}/records/bulk"
    assert open_records.campaign.people[0].client.patch(path, json=body).status_code == 403
    assert open_records.read(0)["fields"] != body["items"][0]["change"]["fields"]
