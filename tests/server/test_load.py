"""A hundred annotators at once, also when the server is killed among them."""

import asyncio
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from tests.bench.crowd import Crowd, fetch_records
from tests.server.campaign import create_campaign
from tests.server.running import EmbeddedServer, running_server, start_server

PEOPLE = 100
RECORDS = 250
OVERLAP = 3
TURNS = 1

_DATES = ("inserted_at", "updated_at")
_USERS = sa.table(
    "users",
    sa.column("id", sa.Uuid),
    *map(sa.column, ("first_name", "username", "role", "api_key", "password_hash")),
    *(sa.column(name, sa.DateTime) for name in _DATES),
)
_MEMBERS = sa.table(
    "workspaces_users",
    *(sa.column(name, sa.Uuid) for name in ("id", "workspace_id", "user_id")),
    *(sa.column(name, sa.DateTime) for name in _DATES),
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """A database of the test's own; None is a file in the home."""
    if request.param == "sqlite":
        return None
    url: str = request.getfixturevalue("postgres").create_database()
    return url


def test_a_hundred_annotators(tmp_path: Path, database_url: str | None) -> None:
    home = tmp_path / "home"
    server = start_server(home, database_url=database_url)
    crowd, keys = _gather(server)
    crowd.work(turns=TURNS)
    assert (crowd.refused, crowd.broken) == ([], [])
    assert len(crowd.acknowledged) == PEOPLE * TURNS
    assert crowd.stored(server.client()) == crowd.acknowledged
    _check_statuses(server, crowd.dataset)

    killer = threading.Thread(target=_kill_among, args=(server, crowd, len(crowd.acknowledged) + PEOPLE // 2))
    killer.start()
    crowd.work(turns=1000)
    killer.join()
    server.close()
    assert len(crowd.broken) == PEOPLE
    before = dict(crowd.acknowledged)
    assert len(before) >= PEOPLE * TURNS + PEOPLE // 2

    with running_server(home, database_url=database_url) as server:
        stored = crowd.stored(server.client())
        assert before.items() <= stored.items()
        assert stored.keys() <= crowd.sent  # one whose answer never came may have been stored
        _check_statuses(server, crowd.dataset)
        _seat(crowd, server, keys)
        crowd.work(turns=1)
        assert crowd.refused == []
        assert crowd.stored(server.client()) == stored | crowd.acknowledged
        _check_statuses(server, crowd.dataset)


def _kill_among(server: EmbeddedServer, crowd: Crowd, answers: int) -> None:
    """Kill the server as soon as that many answers were acknowledged, while others are under way."""
    while len(crowd.acknowledged) < answers:
        time.sleep(0.005)
    server.process.kill()
    server.process.wait()


def _gather(server: EmbeddedServer) -> tuple[Crowd, dict[str, str]]:
    campaign = create_campaign(server, "crowd", min_submitted=OVERLAP, records=RECORDS)
    workspace = campaign.owner.get(f"datasets/{campaign.id}").json()["workspace_id"]
    keys = {str(uuid4()): f"crowd-key-{number}" for number in range(PEOPLE)}
    asyncio.run(_add_people(server, UUID(workspace), keys))
    crowd = Crowd(campaign.id, {})
    _seat(crowd, server, keys)
    return crowd, keys


def _seat(crowd: Crowd, server: EmbeddedServer, keys: dict[str, str]) -> None:
    """Give everybody a connection to the server."""
    crowd.clients = {person: server.client(key) for person, key in keys.items()}
    for client in crowd.clients.values():
        client.timeout = 60


async def _add_people(server: EmbeddedServer, workspace: UUID, keys: dict[str, str]) -> None:
    """Put the accounts into the database: by the API each password takes a quarter of a second."""
    engine = create_async_engine(server.database_url or f"sqlite+aiosqlite:///{server.home / 'argilla.db'}")
    now = dict.fromkeys(_DATES, datetime.now(UTC).replace(tzinfo=None))
    role: dict[str, Any] = {"role": sa.literal_column("'annotator'")}  # the type is PostgreSQL's to find
    users: list[dict[str, Any]] = [
        {
            "id": UUID(person),
            "first_name": "p",
            "username": key,
            "api_key": key,
            "password_hash": "none",
            **now,
        }
        for person, key in keys.items()
    ]
    members = [{"id": uuid4(), "workspace_id": workspace, "user_id": user["id"], **now} for user in users]
    async with engine.begin() as connection:
        await connection.execute(sa.insert(_USERS).values([user | role for user in users]))
        await connection.execute(sa.insert(_MEMBERS), members)
    await engine.dispose()


def _check_statuses(server: EmbeddedServer, dataset: str) -> None:
    """A record is completed just when it has its answers, and the progress says the same."""
    completed = 0
    for record in fetch_records(server.client(), dataset):
        expected = "completed" if len(record["responses"]) >= OVERLAP else "pending"
        assert record["status"] == expected
        completed += expected == "completed"
    progress = server.client().get(f"datasets/{dataset}/progress").json()
    assert (progress["completed"], progress["pending"]) == (completed, RECORDS - completed)
