from collections.abc import Iterator

import pytest

from fiel.people.oauth import write_oauth_file
from tests.helpers.signinhub import running_hub
from tests.security.test_oauth import CAMPAIGNS, STRAY
from tests.stack.running import Stack, running_stack
from tests.stack.scene import Scene, set_scene


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One stack for the tests of a worker."""
    folder = tmp_path_factory.mktemp("stack")
    write_oauth_file(folder / "oauth.yaml", CAMPAIGNS)
    with running_hub() as hub:
        signing_in = {**hub, **STRAY, "ARGILLA_AUTH_OAUTH_CFG": str(folder / "oauth.yaml")}
        with running_stack(folder / "stack", server_environment=signing_in) as running:
            yield running


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """One stack to break, with people on it."""
    with set_scene(tmp_path_factory.mktemp("faults")) as scene:
        yield scene
