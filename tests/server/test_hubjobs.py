"""Import from and export to the Hub through the API, with a stand-in that speaks the Hub's protocol."""

import io
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet
import pytest

from tests.helpers.crowd import wait_until
from tests.server.campaign import Campaign, create_campaign
from tests.server.hub import Hub, running_hub
from tests.server.running import EmbeddedServer, running_server, start_server
from tests.server.test_jobs import job_status

ROWS = 250
MAPPING = {
    "fields": [{"source": "pregunta", "target": "text"}],
    "metadata": [{"source": "n", "target": "position"}],
    "suggestions": [{"source": "veredicto", "target": "verdict"}],
    "external_id": "clave",
}
IMPORT = {"name": "org/rows", "subset": "default", "split": "train", "mapping": MAPPING}


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    with running_hub() as running:
        rows = [
            {"clave": f"k{at}", "pregunta": f"¿Cuánto es {at}?", "n": at, "veredicto": "good"}
            for at in range(ROWS)
        ]
        content = "\n".join(json.dumps(row) for row in rows).encode()
        running.files["org/rows"] = {"data/train.jsonl": content, "README.md": b"# Rows\n"}
        yield running


@pytest.fixture(scope="module")
def online(hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    folder = tmp_path_factory.mktemp("online")
    with running_server(folder / "home", extra=hub.environment(str(folder / "hub"))) as server:
        yield server


def start_job(campaign: Campaign, verb: str, body: dict[str, Any]) -> str:
    made = campaign.owner.post(f"datasets/{campaign.id}/{verb}", json=body)
    assert made.status_code == 202, made.text
    return str(made.json()["id"])


def wait_for(client: httpx.Client, job: str, seconds: float = 90) -> str:
    wait_until(lambda: job_status(client, job) in ("finished", "failed"), "the job", seconds=seconds)
    return job_status(client, job)


def records_of(client: httpx.Client, dataset: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while True:
        page = client.get(
            f"datasets/{dataset}/records",
            params={"offset": len(found), "limit": 500, "include": "suggestions"},
        ).json()
        found += page["items"]
        if not page["items"]:
            return found


def test_import_makes_records_once(online: EmbeddedServer) -> None:
    campaign = create_campaign(online, "import", records=1)
    for _ in range(2):  # a second run finds the records of the first by their ids
        assert wait_for(campaign.owner, start_job(campaign, "import", IMPORT)) == "finished"
    records = {record["external_id"]: record for record in records_of(campaign.owner, campaign.id)}
    assert len(records) == ROWS + 1
    one = records["k7"]
    assert (one["fields"], one["metadata"]) == ({"text": "¿Cuánto es 7?"}, {"position": 7})
    assert [suggestion["value"] for suggestion in one["suggestions"]] == ["good"]
    found = campaign.post_search(None, {"query": {"text": {"q": "cuanto 7"}}}).json()
    assert found["total"] == 1


def test_import_into_a_draft_fails_and_says_why(online: EmbeddedServer) -> None:
    owner = online.client()
    workspace = owner.post("workspaces", json={"name": "draft"}).json()["id"]
    dataset = owner.post("datasets", json={"name": "draft", "workspace_id": workspace}).json()["id"]
    made = owner.post(f"datasets/{dataset}/import", json=IMPORT)
    assert wait_for(owner, made.json()["id"]) == "failed"
    assert "dataset draft: expected a published one" in online.take_errors()


def test_requests_are_answered_while_the_hub_is_slow(online: EmbeddedServer, hub: Hub) -> None:
    campaign = create_campaign(online, "slow", records=1)
    asked, answered = threading.Event(), threading.Event()

    def dawdle() -> None:
        asked.set()
        answered.wait(60)

    hub.before_content = dawdle
    job = start_job(campaign, "import", IMPORT)
    assert asked.wait(60)
    hub.before_content = lambda: None
    try:
        for _ in range(5):
            assert campaign.owner.get("me").status_code == 200
        assert job_status(campaign.owner, job) == "started", "the Hub did not answer before"
    finally:
        answered.set()
    assert wait_for(campaign.owner, job) == "finished"


def test_export_pushes_the_records_with_their_answers(online: EmbeddedServer, hub: Hub) -> None:
    campaign = create_campaign(online, "pushed", records=12)
    campaign.answer(campaign.people[0], 3, verdict="bad")
    body = {"name": "org/pushed", "token": "hf_of_the_owner"}
    assert wait_for(campaign.owner, start_job(campaign, "export", body)) == "finished"
    assert hub.tokens == {"hf_of_the_owner"}
    (path,) = [path for path in hub.files["org/pushed"] if path.endswith(".parquet")]
    rows = pyarrow.parquet.read_table(io.BytesIO(hub.files["org/pushed"][path])).to_pylist()
    assert [row["id"] for row in rows] == [f"row-{at}" for at in range(12)]
    assert [row["verdict.responses"] for row in rows] == [None] * 3 + [["bad"]] + [None] * 8
    settings = json.loads(hub.files["org/pushed"][".argilla/settings.json"])
    assert {question["name"] for question in settings["questions"]} == set(campaign.questions)


def test_import_that_was_killed_is_done_by_the_next_server(hub: Hub, tmp_path: Path) -> None:
    home, extra = tmp_path / "home", hub.environment(str(tmp_path / "hub"))
    killed = start_server(home, extra=extra)
    campaign = create_campaign(killed, "killed", records=1)
    asked, released = threading.Event(), threading.Event()

    def hold() -> None:
        asked.set()
        released.wait(30)

    hub.before_content = hold
    job = start_job(campaign, "import", IMPORT)
    assert asked.wait(60)
    killed.kill()
    hub.before_content = lambda: None
    released.set()
    with running_server(home, extra=extra) as server:
        client = server.client()
        assert wait_for(client, job) == "finished"
        assert len(records_of(client, campaign.id)) == ROWS + 1
    with running_server(home) as server:
        assert job_status(server.client(), job) == "finished"
