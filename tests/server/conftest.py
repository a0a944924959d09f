from collections.abc import Iterator

import pytest

from .campaign import Campaign, create_campaign
from .running import EmbeddedServer, running_server

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


@pytest.fixture(scope="module")
def campaign(server: EmbeddedServer, request: pytest.FixtureRequest) -> Campaign:
    """A published dataset of 40 records and three annotators, fresh for each module."""
    return create_campaign(server, request.module.__name__.rpartition(".")[2])
