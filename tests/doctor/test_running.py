"""What is found wrong with a running Argilla, and that what is said to do mends it."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from fiel.annotation.client import Argilla, connect
from fiel.annotation.statuses import settle_statuses
from fiel.doctor.diagnosis import State
from fiel.doctor.running import check_clock, check_records
from tests.annotation.proxy import misbehaving_proxy
from tests.server.campaign import Campaign, create_campaign
from tests.server.running import EmbeddedServer

NAME = "running"


@pytest.fixture(scope="module")
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(argilla.url, argilla.api_key)
    yield client
    client.http_client.close()


@pytest.fixture(scope="module")
def campaign(argilla: EmbeddedServer) -> Campaign:
    """Six records, of which one is complete with two answers and one has one."""
    campaign = create_campaign(argilla, NAME, records=6, min_submitted=2)
    campaign.answer(campaign.people[0], 0)
    campaign.answer(campaign.people[1], 0)
    campaign.answer(campaign.people[0], 1)
    campaign.answer(campaign.people[1], 1, status="discarded")
    return campaign


@pytest.mark.parametrize(
    ("skew", "state", "what"),
    [
        (0.4, "ok", "the server differs by +0 s from this machine"),
        (-4.9, "ok", "the server differs by -5 s from this machine"),
        (-5.0, "warning", "the server differs by -5 s from this machine"),
        (59.0, "warning", "the server differs by +59 s from this machine"),
        (-3600.0, "error", "the server differs by -3600 s from this machine"),
        (None, "warning", "the server does not send its time"),
    ],
)
def test_a_clock_that_is_wrong_is_said(skew: float | None, state: State, what: str) -> None:
    found = check_clock(skew)
    assert (found.name, found.state, found.what) == ("clock", state, what)
    assert bool(found.todo) == (state != "ok")


def test_all_that_is_stored_is_found(client: Argilla, campaign: Campaign) -> None:
    found = check_records(client, NAME)
    assert (found.state, found.what) == ("ok", "search finds all records in 1 dataset")
    assert check_records(client, None).state == "ok"


def test_a_campaign_that_is_not_there_has_to_be_launched(client: Argilla) -> None:
    found = check_records(client, "never-launched")
    assert (found.state, found.todo) == ("warning", "Launch it: fiel launch")


@pytest.mark.parametrize("name", [NAME, None])
def test_a_search_engine_that_is_away_is_said(
    argilla: EmbeddedServer, campaign: Campaign, name: str | None
) -> None:
    with misbehaving_proxy(argilla.url, ["503"] * 100, ending="/records/search") as proxy:
        client = connect(proxy.url, argilla.api_key)
        found = check_records(client, name)
        client.http_client.close()
    assert (found.name, found.state) == ("records", "error")
    assert found.what.startswith("the search engine does not respond")
    assert found.todo.startswith("Start the search engine")


def test_what_the_index_lacks_is_counted(
    argilla: EmbeddedServer, client: Argilla, campaign: Campaign
) -> None:
    drift = "UPDATE fiel_counts SET records = records {} 1 WHERE dataset_id = ? AND status = 'completed'"
    place = f"{NAME}/{NAME}"
    argilla.execute(drift.format("-"), UUID(campaign.id).hex)
    try:
        near, far = check_records(client, NAME), check_records(client, None)
    finally:
        argilla.execute(drift.format("+"), UUID(campaign.id).hex)
    assert (near.state, far.state) == ("error", "error")
    said = "search and database differ: "
    assert near.what == f"{said}{place}: 6 / 1 / 2 stored, 5 / 0 / 2 found"
    assert far.what == f"{said}{place}: 6 stored, 5 found"
    assert "search-engine reindex" in near.todo and near.todo == far.todo
    assert check_records(client, NAME).state == "ok"


@pytest.mark.parametrize(("position", "status"), [(0, "pending"), (1, "completed")])
def test_a_status_that_is_wrong_is_counted_and_set_by_what_is_said_to_do(
    argilla: EmbeddedServer, client: Argilla, campaign: Campaign, position: int, status: str
) -> None:
    """As when the job is lost that sets them; without a campaign nobody looks so closely."""
    record = UUID(campaign.record_ids[position]).hex
    argilla.execute("UPDATE records SET status = ? WHERE id = ?", status, record)
    found = check_records(client, NAME)
    assert found.state == "error"
    assert found.what == f"records whose status does not match their answers: {NAME}/{NAME}: 1"
    assert f"fiel requeue with the file of {NAME} and --problem status" in found.todo
    assert check_records(client, None).state == "ok"
    assert len(settle_statuses(client, NAME)) == 1
    assert check_records(client, NAME).state == "ok"
