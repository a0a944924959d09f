from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docker.engine import Engine, running_engine


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One engine for all stacks."""
    with running_engine(tmp_path_factory.mktemp("docker") / "engine") as engine:
        yield engine


@pytest.fixture(scope="session")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to make images in."""
    return tmp_path_factory.mktemp("images")
