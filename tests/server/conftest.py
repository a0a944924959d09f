from collections.abc import Iterator

import pytest

from tests.server.campaign import Campaign, create_campaign
from tests.server.postgres import Postgres, running_postgres
from tests.server.running import EmbeddedServer, running_server

STRAY = {
    "ARGILLA_BASE_URL": "/elsewhere",
    "ARGILLA_SEARCH_ENGINE": "elasticsearch",
    "ARGILLA_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    "ARGILLA_AUTH_SECRET_KEY": "known to others",
    "ARGILLA_ENABLE_SHARE_YOUR_PROGRESS": "1",
}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """One server for all tests, started where other settings of Argilla's lie about."""
    folder = tmp_path_factory.mktemp("shared")
    (folder / ".oauth.yaml").write_text("providers: [{name: nonsense}]")
    hub = {"HF_ENDPOINT": "http://127.0.0.1:9", "HF_HOME": str(folder / "hub")}  # nobody answers there
    with running_server(folder / "home", extra=STRAY | hub) as running:
        yield running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL for all tests, each of which makes a database of its own."""
    with running_postgres() as running:
        yield running


@pytest.fixture(scope="session")
def postgres_server(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """One server on PostgreSQL for all tests."""
    home = tmp_path_factory.mktemp("postgres") / "home"
    with running_server(home, database_url=postgres.create_database()) as running:
        yield running


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def either_server(request: pytest.FixtureRequest) -> EmbeddedServer:
    """A server on each of the databases in turn."""
    name = "server" if request.param == "sqlite" else "postgres_server"
    server: EmbeddedServer = request.getfixturevalue(name)
    return server


@pytest.fixture(scope="module")
def campaign(either_server: EmbeddedServer, request: pytest.FixtureRequest) -> Campaign:
    """A published dataset of 40 records and three annotators, fresh for each module and database."""
    return create_campaign(either_server, request.module.__name__.rpartition(".")[2])
