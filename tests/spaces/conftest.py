from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from huggingface_hub import set_client_factory
from huggingface_hub.utils._http import default_client_factory

from tests.helpers.wheels import build_wheel
from tests.spaces.hub import SpacesHub, running_spaces_hub


@pytest.fixture(scope="package")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[SpacesHub]:
    """The Hub, and a client of it without the switch that keeps tests off the real one."""
    set_client_factory(lambda: httpx.Client(follow_redirects=True, trust_env=False, timeout=30))
    with running_spaces_hub() as hub:
        yield hub
    set_client_factory(default_client_factory)
