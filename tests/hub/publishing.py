"""What the tests of publications share."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from fiel.errors import FielError
from fiel.hub.publication import Publication
from fiel.hub.shipping import Shipment
from tests.hub.standin import PublishingHub

Publish = Callable[..., Publication]
OWN = {".gitattributes"}


def refusal(publish: Publish, *arguments: Any, **options: Any) -> str:
    with pytest.raises(FielError) as refused:
        publish(*arguments, **options)
    return str(refused.value)


def published(hub: PublishingHub, shipment: Shipment) -> bool:
    """Whether the dataset holds just these files beside those that the Hub makes."""
    files = {
        path: content if isinstance(content, bytes) else content.read_bytes()
        for path, content in shipment.files.items()
    }
    return {path: hub.files["org/arc"][path] for path in hub.files["org/arc"].keys() - OWN} == files


def states(done: Publication) -> dict[str, str]:
    return {change.path: change.state for change in done.files}


def shrunk(shipment: Shipment) -> Shipment:
    """A later version without a harness task and with another card."""
    listing = json.loads(shipment.files["manifest.json"])  # type: ignore[arg-type]
    kept = {path: content for path, content in shipment.files.items() if not path.startswith("harness/")}
    listing["files"] = {path: digest for path, digest in listing["files"].items() if path in kept}
    files = {**kept, "manifest.json": json.dumps(listing).encode(), "README.md": b"---\n---\n# New\n"}
    return Shipment(title="later", files=files, tag="fiel-later")
