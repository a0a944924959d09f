"""A campaign's fetched data, kept between runs so that only changes need to be fetched.

It contains answers with the ids of their authors, so it is private. Deleting it costs only time.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from fiel.annotation.fetched import FetchedDataset
from fiel.errors import FielError
from fiel.files import write_private

_VERSION = 1


@dataclass(slots=True)
class CachedCampaign:
    """A campaign's fetched data and its position in the list of changes.

    Attributes:
        epoch: Epoch of the position; empty in an Argilla that lists no changes.
        position: Changes from here on are not included yet.
        datasets: Published datasets by id.
        saved: Whether the file on disk is up to date.
    """

    url: str
    epoch: str
    position: int
    datasets: dict[str, FetchedDataset] = field(default_factory=dict)
    saved: bool = False


def load_cached(folder: Path, campaign: str) -> CachedCampaign | None:
    """Read a campaign's cached data; None when it is missing or unreadable."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        content = orjson.loads(_path(folder, campaign).read_bytes())
        if content.pop("version") == _VERSION:
            datasets = {key: _read_dataset(each) for key, each in content.pop("datasets").items()}
            return CachedCampaign(**content, datasets=datasets, saved=True)
    return None


def save_cached(folder: Path, campaign: str, kept: CachedCampaign) -> None:
    """Write a campaign's data to the cache.

    Raises:
        FielError: It cannot be written; the earlier file stays.
    """
    content = {
        "version": _VERSION,
        "url": kept.url,
        "epoch": kept.epoch,
        "position": kept.position,
        "datasets": {
            key: {"name": each.name, "signs": each.signs, "records": list(each.records.values())}
            for key, each in kept.datasets.items()
        },
    }
    path = _path(folder, campaign)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, orjson.dumps(content))
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None
    kept.saved = True


def _path(folder: Path, campaign: str) -> Path:
    return folder / f"{campaign}.json"


def _read_dataset(content: dict[str, Any]) -> FetchedDataset:
    records = {record["id"]: record for record in content["records"]}
    return FetchedDataset(str(content["name"]), records, content["signs"])
