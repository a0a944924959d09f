from collections.abc import Iterator

import pytest

from tests.stack.running import Stack, running_stack


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One stack for the tests of a worker."""
    with running_stack(tmp_path_factory.mktemp("stack") / "stack") as running:
        yield running
