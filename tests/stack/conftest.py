from collections.abc import Iterator

import pytest

from tests.stack.running import Stack, running_stack
from tests.stack.scene import Scene, set_scene


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One stack for the tests of a worker."""
    with running_stack(tmp_path_factory.mktemp("stack") / "stack") as running:
        yield running


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """One stack to break, with people on it."""
    with set_scene(tmp_path_factory.mktemp("faults")) as scene:
        yield scene
