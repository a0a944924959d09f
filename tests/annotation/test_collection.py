"""What is fetched of what changed, how much that takes, and when everything is fetched instead."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
import orjson
import pytest

from fiel.annotation.client import Argilla, connect
from fiel.annotation.collection import Collection
from fiel.annotation.fetched import FetchedCampaign, fetch_campaign
from tests.annotation.proxy import Proxy, misbehaving_proxy
from tests.server.campaign import Campaign, create_campaign
from tests.server.running import EmbeddedServer

Spoil = Callable[[bytes], bytes]
NAMES = [f"changes-{number}" for number in range(4)]
STOCK = NAMES[2:]  # those that are collected as from a stock Argilla


@pytest.fixture(scope="module")
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(argilla.url, argilla.api_key)
    yield client
    client.http_client.close()


@pytest.fixture(scope="module")
def campaigns(argilla: EmbeddedServer) -> list[Campaign]:
    return [create_campaign(argilla, name, records=6) for name in NAMES]


@pytest.fixture
def requests(client: Argilla) -> Iterator[list[str]]:
    """The requests that are made, as they are made."""
    made: list[str] = []

    def note(request: httpx.Request) -> None:
        made.append(f"{request.method} {request.url.path.removeprefix('/api/v1/')}")

    client.http_client.event_hooks["request"].append(note)
    yield made
    client.http_client.event_hooks["request"].remove(note)


def truth(client: Argilla) -> dict[str, FetchedCampaign]:
    return {name: fetch_campaign(client, name) for name in NAMES}


def test_four_campaigns_take_four_requests_and_two_for_each_dataset_with_answers(
    client: Argilla, campaigns: list[Campaign], requests: list[str]
) -> None:
    collection = Collection()
    collection.update(client, NAMES)
    looks = ["GET fiel/changes", "GET users", "GET me/workspaces", "GET me/datasets"]
    assert sorted(requests[:4]) == sorted(looks) and len(requests) == 4 + 2 * len(NAMES)  # ids and records

    requests.clear()
    collection.update(client, NAMES)
    assert requests == looks
    assert not collection.renewed

    campaigns[1].answer(campaigns[1].people[0], 0)
    campaigns[1].answer(campaigns[1].people[1], 3)
    requests.clear()
    found = collection.update(client, NAMES)
    counts = [f"GET datasets/{campaigns[1].id}/{kind}" for kind in ("progress", "users/progress")]
    assert requests == [*looks, *counts]
    assert found == truth(client)


def test_what_is_kept_is_private_and_spares_another_run_the_fetching(
    client: Argilla, campaigns: list[Campaign], tmp_path: Path
) -> None:
    folder = tmp_path / "collected"
    first = Collection(folder)
    first.update(client, NAMES)
    first.save()
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == [f"{name}.json" for name in NAMES]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    campaigns[0].answer(campaigns[0].people[2], 5, status="discarded")
    second = Collection(folder)
    assert second.update(client, NAMES) == truth(client)
    assert not second.whole


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: b"[]",
        lambda content: orjson.dumps(orjson.loads(content) | {"version": 0}),
        lambda content: orjson.dumps(orjson.loads(content) | {"url": "http://127.0.0.1:1"}),
        lambda content: orjson.dumps(orjson.loads(content) | {"epoch": "of an earlier start"}),
        lambda content: orjson.dumps(orjson.loads(content) | {"position": 10**9}),
        lambda content: orjson.dumps(orjson.loads(content) | {"datasets": {"x": None}}),
    ],
    ids=["half", "empty", "other", "version", "server", "epoch", "ahead", "shape"],
)
def test_what_cannot_be_used_is_fetched_anew(
    client: Argilla, campaigns: list[Campaign], tmp_path: Path, spoil: Spoil
) -> None:
    first = Collection(tmp_path)
    first.update(client, NAMES[:1])
    first.save()
    path = tmp_path / f"{NAMES[0]}.json"
    path.write_bytes(spoil(path.read_bytes()))
    second = Collection(tmp_path)
    assert second.update(client, NAMES[:1]) == {NAMES[0]: fetch_campaign(client, NAMES[0])}
    assert second.whole == (NAMES[0],)


def test_counts_that_disagree_are_said_and_everything_is_fetched(
    client: Argilla, campaigns: list[Campaign], tmp_path: Path
) -> None:
    campaigns[2].answer(campaigns[2].people[0], 1)
    first = Collection(tmp_path)
    first.update(client, NAMES)
    first.save()
    path = tmp_path / f"{NAMES[2]}.json"
    content = orjson.loads(path.read_bytes())
    for record in content["datasets"][campaigns[2].id]["records"]:
        record["responses"] = []
    path.write_bytes(orjson.dumps(content))
    campaigns[2].answer(campaigns[2].people[1], 2)
    notes: list[str] = []
    second = Collection(tmp_path, note=notes.append)
    assert second.update(client, NAMES) == truth(client)
    assert second.whole == (NAMES[2],)
    assert notes == [
        f"{NAMES[2]}: the cached data does not match Argilla's counts: collecting everything again"
    ]


def test_full_asks_for_everything(client: Argilla, campaigns: list[Campaign]) -> None:
    collection = Collection()
    collection.update(client, NAMES)
    collection.update(client, NAMES, full=True)
    assert collection.whole == tuple(NAMES)


@dataclass
class Stock:
    """A collection from an Argilla whose API is the stock one: the same but for the list of changes."""

    collection: Collection
    client: Argilla
    proxy: Proxy

    def look(self, direct: Argilla) -> list[str]:
        """Bring the collection up to date; the ids of the datasets that were fetched again for it."""
        self.proxy.asked.clear()
        found = self.collection.update(self.client, STOCK)
        urls = [httpx.URL(path) for path in self.proxy.asked]
        assert found == {name: fetch_campaign(direct, name) for name in STOCK}
        assert not self.collection.whole
        return [
            url.path.split("/")[4]
            for url in urls
            if url.path.endswith("/records") and "include" in url.params
        ]


@pytest.fixture
def stock(argilla: EmbeddedServer, campaigns: list[Campaign], tmp_path: Path) -> Iterator[Stock]:
    """One that has looked once."""
    with misbehaving_proxy(argilla.url, hidden="/api/v1/fiel/", ending="/records/search") as proxy:
        client = connect(proxy.url, argilla.api_key)
        collection = Collection(tmp_path)
        collection.update(client, STOCK)
        assert collection.whole == tuple(STOCK)
        yield Stock(collection, client, proxy)
        client.http_client.close()


def test_any_other_argilla_is_asked_again_only_for_datasets_in_which_something_happened(
    stock: Stock, client: Argilla, campaigns: list[Campaign], tmp_path: Path
) -> None:
    campaign, owner = campaigns[3], campaigns[3].owner
    assert stock.look(client) == []
    for person in campaign.people[:2]:
        campaign.answer(person, 0)
        assert stock.look(client) == [campaign.id]
    listed = owner.get(f"datasets/{campaign.id}/records", params={"include": "responses"}).json()
    answer = listed["items"][0]["responses"][0]
    body = {"status": "draft", "values": answer["values"]}
    owner.put(f"responses/{answer['id']}", json=body).raise_for_status()
    assert stock.look(client) == [campaign.id]
    owner.delete(f"responses/{answer['id']}").raise_for_status()
    assert stock.look(client) == [campaign.id]
    patch = {"metadata": {"digest": "another"}}
    owner.patch(f"records/{campaign.record_ids[4]}", json=patch).raise_for_status()
    assert stock.look(client) == [campaign.id]
    ids = {"ids": campaign.record_ids[5]}
    owner.delete(f"datasets/{campaign.id}/records", params=ids).raise_for_status()
    assert stock.look(client) == [campaign.id]
    owner.delete(f"users/{campaign.people[1].id}").raise_for_status()
    assert stock.look(client) == [campaign.id]
    assert stock.look(client) == [] and not stock.collection.renewed
    stock.collection.save()
    again = Collection(tmp_path)
    assert again.update(stock.client, STOCK)[NAMES[3]] == fetch_campaign(client, NAMES[3])
    assert not again.whole


def test_while_the_search_engine_is_away_each_look_fetches_all(
    stock: Stock, client: Argilla, campaigns: list[Campaign]
) -> None:
    everything, away = [each.id for each in campaigns[2:]], 2 * len(STOCK)
    stock.proxy.faults.extend(["503"] * away)
    assert stock.look(client) == everything
    campaigns[2].answer(campaigns[2].people[0], 5)
    assert stock.look(client) == everything
    assert stock.proxy.met[-away:] == ["503"] * away
    assert stock.look(client) == everything  # it is back, and what is kept has nothing to be compared with
    assert stock.look(client) == []


def test_a_dataset_of_which_the_search_engine_lacks_records_is_fetched_at_each_look(
    stock: Stock, client: Argilla, argilla: EmbeddedServer, campaigns: list[Campaign]
) -> None:
    drift = "UPDATE fiel_counts SET records = records {} 1 WHERE dataset_id = ? AND status = 'pending'"
    lacking = campaigns[3].id
    argilla.execute(drift.format("-"), UUID(lacking).hex)
    try:
        assert stock.look(client) == [lacking]
        campaigns[3].answer(campaigns[3].people[2], 2)
        assert stock.look(client) == [lacking]
    finally:
        argilla.execute(drift.format("+"), UUID(lacking).hex)
    assert stock.look(client) == [lacking]
    assert stock.look(client) == []


def test_a_dataset_written_before_the_clock_was_moved_back_is_fetched_at_each_look(
    stock: Stock, client: Argilla, argilla: EmbeddedServer, campaigns: list[Campaign]
) -> None:
    """What is written after has an earlier time: the newest record says nothing of it."""
    campaign, ahead = campaigns[2], "UPDATE records SET updated_at = ? WHERE id = ?"
    record = UUID(campaign.record_ids[0]).hex

    def write_ahead(delta: timedelta) -> None:
        argilla.execute(ahead, (datetime.now(UTC) + delta).strftime("%Y-%m-%d %H:%M:%S.%f"), record)

    write_ahead(timedelta(hours=1))
    try:
        assert stock.look(client) == [campaign.id]
        campaign.answer(campaign.people[2], 3)
        assert stock.look(client) == [campaign.id]
        assert stock.look(client) == [campaign.id]
    finally:
        write_ahead(-timedelta(hours=1))
    assert stock.look(client) == [campaign.id]
    assert stock.look(client) == []


def test_the_time_is_asked_for_once_in_a_look(stock: Stock, client: Argilla) -> None:
    assert stock.look(client) == []
    assert sum(path.endswith("/search?limit=1") for path in stock.proxy.asked) == len(STOCK)
    assert stock.proxy.asked.count("/api/v1/version") == 1


def test_without_the_time_each_look_fetches_all(
    stock: Stock, client: Argilla, campaigns: list[Campaign]
) -> None:
    stock.proxy.silent = "/version"
    assert stock.look(client) == [each.id for each in campaigns[2:]]
    stock.proxy.silent = "/none"
    assert stock.look(client) == [each.id for each in campaigns[2:]]
    assert stock.look(client) == []
