from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from huggingface_hub import HfApi, set_client_factory
from huggingface_hub.utils._http import default_client_factory

from fiel.hub.publication import Publication
from fiel.hub.publishing import publish_files
from fiel.hub.shipping import Shipment, ship_export
from fiel.release.dataset import write_release
from tests.hub.publishing import Publish
from tests.hub.standin import WRITER, PublishingHub, running_publishing_hub
from tests.release.exports import build_demo


@pytest.fixture(scope="module")
def running() -> Iterator[PublishingHub]:
    """The Hub, and a client of it without the switch that keeps tests off the real one."""
    set_client_factory(lambda: httpx.Client(follow_redirects=True, trust_env=False, timeout=30))
    with running_publishing_hub() as hub:
        yield hub
    set_client_factory(default_client_factory)


@pytest.fixture
def hub(running: PublishingHub) -> PublishingHub:
    """The Hub as it is before anybody uses it."""
    fresh = PublishingHub(running.url)
    running.__dict__.update(fresh.__dict__)
    return running


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A task of the demonstration, exported."""
    out = tmp_path_factory.mktemp("export") / "out"
    write_release([build_demo("arc", i2={"instruction": "¿Qué?"})], out)
    return out


@pytest.fixture
def shipment(export: Path) -> Shipment:
    return ship_export(export)


@pytest.fixture
def publish(hub: PublishingHub, shipment: Shipment) -> Publish:
    def publish(cargo: Shipment = shipment, *, token: str = WRITER, **options: Any) -> Publication:
        api = HfApi(endpoint=hub.url, token=token)
        return publish_files(cargo, api, options.pop("to", "org/arc"), **{"waits": (), **options})

    return publish
