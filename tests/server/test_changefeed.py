"""What the server lists as changed is all that changed: a collection kept by it equals one fetched whole."""

import random
from collections.abc import Callable, Iterator
from itertools import count

import httpx
import pytest
import sqlalchemy as sa

from fiel.annotation.client import Argilla, call, connect
from fiel.annotation.collection import Collection
from fiel.annotation.fetched import fetch_campaign
from tests.server.campaign import Campaign, Person, create_campaign
from tests.server.running import EmbeddedServer

ROUNDS = 2
STATUSES = ("submitted", "draft", "discarded")


@pytest.fixture(scope="module")
def client(either_server: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(either_server.url, either_server.api_key)
    yield client
    client.http_client.close()


class History:
    """Things that happen to a small campaign, at random from a seed."""

    def __init__(self, campaign: Campaign, name: str) -> None:
        self.campaign = campaign
        self.owner = campaign.owner
        self.people = list(campaign.people)
        self.name = name
        self.dice = random.Random(7)
        self.numbers = count()
        self.datasets = [campaign.id]

    def happenings(self) -> list[Callable[[], None]]:
        """All that can happen, answers more than once, in any order."""
        happenings = [
            *[self.answer, self.change] * 2,
            self.withdraw,
            self.erase,
            self.add_records,
            self.rewrite,
            self.upload,
            self.delete_records,
            self.rename,
            self.lose_person,
            self.add_dataset,
            self.lose_dataset,
        ]
        self.dice.shuffle(happenings)
        return happenings

    def records(self, dataset: str | None = None) -> list[dict[str, object]]:
        path = f"datasets/{dataset or self.campaign.id}/records"
        answer = self.owner.get(path, params={"include": "responses", "limit": 1000}).raise_for_status()
        records: list[dict[str, object]] = answer.json()["items"]
        return records

    def some_response(self) -> str | None:
        found = [each["id"] for record in self.records() for each in record["responses"]]  # type: ignore[attr-defined]
        return str(self.dice.choice(found)) if found else None

    def values(self) -> dict[str, object]:
        return {"verdict": {"value": self.dice.choice(["good", "bad", "unsure"])}}

    def answer(self) -> None:
        """Two people at once, each a record of theirs."""
        for person in self.dice.sample(self.people, min(2, len(self.people))):
            record = self.dice.choice(self.records())["id"]
            body = {"status": self.dice.choice(STATUSES), "values": self.values()}
            person.client.post(f"records/{record}/responses", json=body)  # one that is answered is refused

    def change(self) -> None:
        self.put(self.dice.choice(STATUSES))

    def withdraw(self) -> None:
        self.put("draft")

    def put(self, status: str) -> None:
        if found := self.some_response():
            body = {"status": status, "values": self.values()}
            self.owner.put(f"responses/{found}", json=body).raise_for_status()

    def erase(self) -> None:
        if found := self.some_response():
            self.owner.delete(f"responses/{found}").raise_for_status()

    def add_records(self) -> None:
        items = [self.record(answered=self.dice.random() < 0.5) for _ in range(3)]
        path = f"datasets/{self.dice.choice(self.datasets)}/records/bulk"
        self.owner.post(path, json={"items": items}).raise_for_status()

    def record(self, *, answered: bool) -> dict[str, object]:
        number = next(self.numbers)
        person = self.dice.choice(self.people)
        response = {"user_id": person.id, "status": "submitted", "values": self.values()}
        return {
            "external_id": f"new-{number}",
            "fields": {"text": f"Nuevo {number}"},
            "metadata": {"digest": str(number)},
            "responses": [response] if answered else [],
        }

    def rewrite(self) -> None:
        record = self.dice.choice(self.records())
        body = {"metadata": {"digest": str(next(self.numbers)), "superseded": True}}
        self.owner.patch(f"records/{record['id']}", json=body).raise_for_status()

    def upload(self) -> None:
        """Records again in bulk: with another metadata, another answer, or nothing else than before."""
        chosen = self.dice.sample(self.records(), 3)
        items = [{"id": each["id"], "fields": each["fields"]} for each in chosen]
        items[0]["metadata"] = {"digest": str(next(self.numbers))}
        person = self.dice.choice(self.people)
        items[1]["responses"] = [{"user_id": person.id, "status": "submitted", "values": self.values()}]
        path = f"datasets/{self.campaign.id}/records/bulk"
        self.owner.put(path, json={"items": items}).raise_for_status()

    def delete_records(self) -> None:
        ids = ",".join(str(each["id"]) for each in self.dice.sample(self.records(), 2))
        self.owner.delete(f"datasets/{self.campaign.id}/records", params={"ids": ids}).raise_for_status()

    def rename(self) -> None:
        person = self.dice.choice(self.people)
        name = f"{self.name}-renamed-{next(self.numbers)}"
        self.owner.patch(f"users/{person.id}", json={"username": name}).raise_for_status()

    def lose_person(self) -> None:
        """Delete an account, and its answers with it, and let another come."""
        person = self.people.pop(self.dice.randrange(len(self.people)))
        person.client.close()
        self.owner.delete(f"users/{person.id}").raise_for_status()
        name = f"{self.name}-late-{next(self.numbers)}"
        body = {"first_name": name, "username": name, "role": "annotator", "password": "a long password"}
        made = self.owner.post("users", json=body).raise_for_status().json()
        workspace = self.owner.get(f"datasets/{self.campaign.id}").json()["workspace_id"]
        self.owner.post(f"workspaces/{workspace}/users", json={"user_id": made["id"]}).raise_for_status()
        client = httpx.Client(
            base_url=self.owner.base_url, headers={"X-Argilla-Api-Key": made["api_key"]}, trust_env=False
        )
        self.people.append(Person(made["id"], client))

    def add_dataset(self) -> None:
        workspace = self.owner.get(f"datasets/{self.campaign.id}").json()["workspace_id"]
        body = {"name": f"more-{next(self.numbers)}", "workspace_id": workspace}
        made = self.owner.post("datasets", json=body).raise_for_status().json()["id"]
        field = {"name": "text", "title": "text", "required": True, "settings": {"type": "text"}}
        self.owner.post(f"datasets/{made}/fields", json=field).raise_for_status()
        labels = [{"value": value, "text": value} for value in ("good", "bad", "unsure")]
        settings = {"type": "label_selection", "options": labels}
        question = {"name": "verdict", "title": "verdict", "required": True, "settings": settings}
        self.owner.post(f"datasets/{made}/questions", json=question).raise_for_status()
        self.owner.put(f"datasets/{made}/publish").raise_for_status()
        self.datasets.append(made)

    def lose_dataset(self) -> None:
        if len(self.datasets) > 1:
            self.owner.delete(f"datasets/{self.datasets.pop()}").raise_for_status()

    def close(self) -> None:
        for person in self.people:
            person.client.close()


def test_after_everything_that_can_happen_it_is_the_same(
    either_server: EmbeddedServer, client: Argilla
) -> None:
    campaign = create_campaign(either_server, "history")
    notes: list[str] = []
    collection = Collection(note=notes.append)
    assert collection.update(client, ["history"]) == {"history": fetch_campaign(client, "history")}
    assert list(collection.whole) == ["history"]
    history = History(campaign, "history")
    for happening in [each for _ in range(ROUNDS) for each in history.happenings()]:
        happening()
        assert collection.update(client, ["history"]) == {"history": fetch_campaign(client, "history")}
        assert not collection.whole and not notes
    collection.update(client, ["history"])
    assert not collection.renewed
    history.close()


def test_only_what_changed_is_listed_and_owners_alone_are_told(
    either_server: EmbeddedServer, client: Argilla
) -> None:
    campaign = create_campaign(either_server, "listed")
    begin = call(client, "GET", "fiel/changes")
    assert (begin["changed"], begin["records"]) == (None, [])
    campaign.answer(campaign.people[0], 4)
    campaign.answer(campaign.people[1], 4, status="draft")
    known = {"epoch": begin["epoch"], "after": begin["position"]}
    found = call(client, "GET", "fiel/changes", params=known)
    assert found["changed"] == [campaign.record_ids[4]]
    (record,) = found["records"]
    assert record["external_id"] == "row-4" and "fields" not in record
    assert [each["status"] for each in record["responses"]] == ["submitted", "draft"]
    assert found["position"] > begin["position"]
    other = call(client, "GET", "fiel/changes", params={**known, "epoch": "of another start"})
    assert (other["changed"], other["epoch"]) == (None, begin["epoch"])
    ahead = call(client, "GET", "fiel/changes", params={**known, "after": found["position"] + 10**6})
    assert ahead["changed"] is None
    refused = campaign.people[0].client.get("fiel/changes")
    assert refused.status_code == 403
    assert httpx.get(f"{either_server.url}/api/v1/fiel/changes", trust_env=False).status_code == 401


def test_a_status_alone_is_no_change(either_server: EmbeddedServer, client: Argilla) -> None:
    """The second answer completes a record; its update is in the same list once."""
    campaign = create_campaign(either_server, "completed")
    begin = call(client, "GET", "fiel/changes")
    for person in campaign.people:
        campaign.answer(person, 1)
    known = {"epoch": begin["epoch"], "after": begin["position"]}
    assert call(client, "GET", "fiel/changes", params=known)["changed"] == [campaign.record_ids[1]]


def test_what_began_earlier_and_was_committed_later_is_seen(
    postgres_server: EmbeddedServer,
) -> None:
    """The number of a transaction is given when it first writes, and others may commit before it does."""
    campaign = create_campaign(postgres_server, "overtaken")
    client = connect(postgres_server.url, postgres_server.api_key)
    collection = Collection()
    collection.update(client, ["overtaken"])
    assert postgres_server.database_url is not None
    engine = sa.create_engine(postgres_server.database_url.replace("+asyncpg", "+psycopg2"))
    slow = sa.text(
        "INSERT INTO responses (id, record_id, user_id, status, values, inserted_at, updated_at) "
        "VALUES (gen_random_uuid(), :record, :person, 'submitted', '{}', now(), now())"
    )
    with engine.connect() as connection:
        connection.execute(slow, {"record": campaign.record_ids[0], "person": campaign.people[0].id})
        campaign.answer(campaign.people[1], 1)
        before = collection.update(client, ["overtaken"])["overtaken"]
        (dataset,) = before.datasets.values()
        assert not dataset.records[campaign.record_ids[0]]["responses"]
        assert dataset.records[campaign.record_ids[1]]["responses"]
        for _ in range(2):
            collection.update(client, ["overtaken"])
        connection.commit()
    after = collection.update(client, ["overtaken"])["overtaken"]
    (dataset,) = after.datasets.values()
    assert len(dataset.records[campaign.record_ids[0]]["responses"]) == 1
    assert after == fetch_campaign(client, "overtaken") and collection.whole == ()
    engine.dispose()
    client.http_client.close()
