"""Records read past Argilla's models are those that Argilla gives, and only an owner reads them."""

import json
from contextlib import closing
from pathlib import Path

from fiel.annotation.client import connect
from fiel.annotation.fetched import keep_records
from fiel.annotation.records import fetch_answers, fetch_records, fetch_whole_records
from tests.server.campaign import create_campaign
from tests.server.running import EmbeddedServer
from tests.server.test_process import run_python

# Somebody changes a record while it is read, and another is deleted before its event is sent.
CODE = """
import sys
from pathlib import Path
from fiel.server import ensure_credentials
from fiel.server.environment import Environment, import_argilla
home = Path(sys.argv[1])
home.mkdir()
credentials, _ = ensure_credentials(home)
import_argilla(Environment(home, credentials, None))
import asyncio
from uuid import uuid4
import sqlalchemy as sa
from fiel.server import storedrecords
from fiel.server.database import prepare_database
from fiel.server.patches.bulk import notify
from argilla_server.database import AsyncSessionLocal, sync_engine
from argilla_server.models import Dataset, Record, Webhook, Workspace
from argilla_server.webhooks.v1.enums import RecordEvent
prepare_database(home, credentials, reset_password=False)
workspace, dataset, record, hook = (uuid4() for _ in range(4))
listener = {"url": "http://127.0.0.1:9/", "secret": "s", "enabled": True, "events": ["record.updated"]}
with sync_engine.begin() as connection:
    connection.execute(sa.insert(Workspace), [dict(id=workspace, name="w")])
    connection.execute(sa.insert(Dataset), [dict(id=dataset, name="d", workspace_id=workspace,
        status="ready", distribution={"strategy": "overlap", "min_submitted": 1})])
    connection.execute(sa.insert(Record), [dict(id=record, dataset_id=dataset, status="pending",
        fields={"text": "before"}, metadata={"digest": "before"})])
    connection.execute(sa.insert(Webhook), [dict(id=hook, **listener)])
complete = storedrecords._complete

async def complete_later(db, records):
    async with AsyncSessionLocal() as session:
        after = sa.update(Record).values(fields={"text": "after"}, metadata_={"digest": "after"})
        await session.execute(after)
        await session.commit()
    await complete(db, records)

async def look():
    storedrecords._complete = complete_later
    async with AsyncSessionLocal() as session:
        found = await storedrecords.read_records(session, [record], whole=True)
        await notify(session, [(RecordEvent.updated, uuid4())])
    await AsyncSessionLocal.kw["bind"].dispose()
    return storedrecords.show_json(found).body.decode()

print(asyncio.run(look()))
"""


def test_both_ways_give_the_same(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "both-ways", records=7)
    first, second, third = campaign.people
    for position in range(5):
        campaign.answer(first, position)
    campaign.answer(second, 2)
    campaign.answer(third, 2)
    odd = {
        "values": {"verdict": {"value": "bad"}, "why": {"value": 'A "quoted" ñ 日本 🎉\n'}},
        "status": "draft",
    }
    third.client.post(f"records/{campaign.record_ids[6]}/responses", json=odd)
    stored = {"metadata": {"priority": 3, "own": "ü"}}
    campaign.owner.patch(f"records/{campaign.record_ids[4]}", json=stored).raise_for_status()
    client = connect(either_server.url, either_server.api_key)
    with closing(client.http_client):
        ours = list(fetch_answers(client, campaign.id))
        theirs = list(fetch_records(client, campaign.id, include="responses"))
    assert keep_records(ours) == keep_records(theirs)
    assert [each["id"] for each in ours] == [each["id"] for each in theirs]
    for one, other in zip(ours, theirs, strict=True):
        for key in ("external_id", "dataset_id", "metadata", "status", "inserted_at", "updated_at"):
            assert one[key] == other[key]
        for key in ("id", "inserted_at"):
            assert [each[key] for each in one["responses"]] == [each[key] for each in other["responses"]]


def test_whole_records_are_those_of_argilla(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "whole-ways", records=5)
    campaign.answer(campaign.people[0], 1)
    suggestions = [
        {"question_id": campaign.questions["stars"], "value": 3, "score": 0.5, "agent": "model-a"},
        {"question_id": campaign.questions["verdict"], "value": "good", "type": "human"},
    ]
    change = {"suggestions": suggestions, "metadata": {"own": "ü 日本"}}
    campaign.owner.patch(f"records/{campaign.record_ids[2]}", json=change).raise_for_status()
    client = connect(either_server.url, either_server.api_key)
    with closing(client.http_client):
        ours = list(fetch_whole_records(client, campaign.id))
        include = ["responses", "suggestions", "vectors"]
        theirs = list(fetch_records(client, campaign.id, include=include))
    keys = ("id", "external_id", "fields", "metadata", "status", "vectors", "inserted_at", "updated_at")
    shown = ("id", "question_id", "value", "score", "agent", "type")
    assert len(ours) == len(theirs) == 5
    for one, other in zip(ours, theirs, strict=True):
        assert {key: one[key] for key in keys} == {key: other[key] for key in keys}
        assert [{key: each[key] for key in shown} for each in one["suggestions"]] == [
            {key: each[key] for key in shown} for each in other["suggestions"]
        ]
        assert [each["values"] for each in one["responses"]] == [
            each["values"] for each in other["responses"]
        ]
    assert any(each["vectors"] for each in ours) == any(each["vectors"] for each in theirs)


def test_text_and_metadata_are_of_one_moment_and_what_is_gone_is_no_news(tmp_path: Path) -> None:
    run = run_python(CODE, str(tmp_path / "home"))
    assert run.returncode == 0, run.stderr
    (record,) = json.loads(run.stdout)
    assert (record["fields"], record["metadata"]) == ({"text": "before"}, {"digest": "before"})


def test_what_is_gone_is_left_out_and_the_order_is_that_of_the_request(argilla: EmbeddedServer) -> None:
    campaign = create_campaign(argilla, "gone-ways", records=4)
    wanted = [campaign.record_ids[3], "00000000-0000-4000-8000-000000000000", campaign.record_ids[0]]
    answer = campaign.owner.post("fiel/records", json={"ids": wanted})
    assert [each["id"] for each in answer.json()["records"]] == [wanted[0], wanted[2]]


def test_only_owners_read_and_only_so_many(argilla: EmbeddedServer) -> None:
    campaign = create_campaign(argilla, "own-ways", records=2)
    path, body = f"fiel/datasets/{campaign.id}/records", {"ids": campaign.record_ids[:1]}
    person = campaign.people[0].client
    assert person.get(path).status_code == 403
    assert person.post("fiel/records", json=body).status_code == 403
    stranger = argilla.client("nobody")
    assert stranger.get(path).status_code == 401
    assert stranger.post("fiel/records", json=body).status_code == 401
    owner = campaign.owner
    assert owner.post("fiel/records", json={"ids": campaign.record_ids[:1] * 1001}).status_code == 422
    assert owner.get("fiel/datasets/00000000-0000-4000-8000-000000000000/records").status_code == 404
