"""Campaigns in Argilla, updated with what changed since they were last fetched.

The embedded server lists changed records (`fiel.server.changefeed`). Any other Argilla does not; there a
dataset is fetched again when its signs differ: the time of the last answer, the number of answers of each
kind, and the most recently written record. Signs are read before the dataset, so that anything that happens
meanwhile is noticed the next time. They cannot show an answer replaced by a bulk upload; a full collection
does. While the search engine is down or lacks records, and after the server's clock was moved back, the most
recently written record is unknown, and every look fetches everything.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from fiel.annotation.cache import CachedCampaign, load_cached, save_cached
from fiel.annotation.client import Argilla, NotThere, ServerTrouble, call
from fiel.annotation.fetched import (
    Directory,
    FetchedCampaign,
    FetchedDataset,
    assemble_campaign,
    fetch_all_records,
    fetch_directory,
    keep_records,
)
from fiel.annotation.health import measure_skew
from fiel.archive.times import recall_times
from fiel.bars import Note

_WHOLE_SECONDS = timedelta(seconds=2)  # precision to which the server's time is known
_LOOKS = 3  # at the changes: while people answer, counts taken a moment later can be ahead


@dataclass(frozen=True, slots=True)
class ServerChanges:
    """The changes that the embedded server lists.

    Attributes:
        epoch: Epoch of the position.
        position: Where to continue the next time.
        changed: Ids of the changed records, or None when unknown.
        records: Those that still exist, as the API gives them.
    """

    epoch: str
    position: int
    changed: Sequence[str] | None
    records: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look starts from.

    Attributes:
        changes: The changes, or None where Argilla lists none.
        skew: How far the server's clock is ahead of ours; None when unknown or not needed.
    """

    client: Argilla
    directory: Directory
    changes: ServerChanges | None
    skew: timedelta | None


class Collection:
    """Campaigns in Argilla, cached from one look to the next.

    Attributes:
        whole: Names of the campaigns that the last look fetched completely.
        renewed: Whether the last look found anything new.
    """

    def __init__(self, folder: Path | None = None, *, note: Note = lambda text: None) -> None:
        """Start from a cache folder, if given; ``note`` is called when cached data was wrong."""
        self.whole: tuple[str, ...] = ()
        self.renewed = True
        self._folder = folder
        self._note = note
        self._cached: dict[str, CachedCampaign] = {}
        self._seen: Any = None
        self._look = 0
        self._counted: set[str] = set()  # ids of datasets

    def update(
        self, client: Argilla, campaigns: Sequence[str], *, full: bool = False
    ) -> dict[str, FetchedCampaign]:
        """Bring campaigns up to date and return them by name; ``full`` ignores cached data.

        Raises:
            FielError: Argilla refuses or does not answer. Cached data stays valid.
        """
        known = {} if full else self._recall(client.api_url, campaigns)
        look = _begin_look(client, known.values())
        found: dict[str, FetchedCampaign] = {}
        whole, touched = [], False
        self._look += 1
        for place, name in enumerate(campaigns):
            cached, turn = known.get(name), self._look % len(campaigns) == place
            different = self._refresh(look, name, cached, turn) if cached else None
            if cached is None or different is None:
                cached = _fetch_whole(look, name)
                whole.append(name)
            self._cached[name] = cached
            found[name] = assemble_campaign(look.directory, name, cached.datasets)
            touched |= bool(different)
        seen = (look.directory.users, {name: each.closed for name, each in found.items()})
        self.renewed = bool(whole) or touched or seen != self._seen
        self.whole, self._seen = tuple(whole), seen
        return found

    def save(self) -> None:
        """Save this run's data for the next run, if there is a folder."""
        for name, cached in self._cached.items():
            if self._folder and not cached.saved:
                save_cached(self._folder, name, cached)

    def _recall(self, url: str, campaigns: Sequence[str]) -> dict[str, CachedCampaign]:
        known = {}
        for name in campaigns:
            cached = self._cached.get(name) or (load_cached(self._folder, name) if self._folder else None)
            if cached and cached.url == url:
                known[name] = cached
        return known

    def _refresh(self, look: _Look, name: str, cached: CachedCampaign, turn: bool) -> set[str] | None:
        """Bring a campaign up to date; return the ids of changed datasets, or None if it failed.

        The result is compared with Argilla's counts at first and then only on the campaign's turn: counting
        takes Argilla longer than everything else here.
        """
        changes = look.changes
        if changes is None or not cached.epoch:
            return None if changes or cached.epoch else _refetch(look, name, cached)
        touched: set[str] = set()
        for _ in range(_LOOKS):
            if changes is None or changes.changed is None or changes.epoch != cached.epoch:
                return None
            touched |= _apply(look, name, cached, changes)
            due = (touched if turn else touched - self._counted) & cached.datasets.keys()
            if all(_agrees(look.client, each, cached.datasets[each]) for each in due):
                self._counted |= due
                cached.saved &= cached.position == changes.position
                cached.position = changes.position
                return touched
            changes = _fetch_changes(look.client, [cached])
        self._note(f"{name}: the cached data does not match Argilla's counts: collecting everything again")
        return None


def _begin_look(client: Argilla, known: Iterable[CachedCampaign]) -> _Look:
    changes = _fetch_changes(client, known)
    return _Look(client, fetch_directory(client), changes, None if changes else _measure_skew(client))


def _fetch_changes(client: Argilla, known: Iterable[CachedCampaign]) -> ServerChanges | None:
    """Ask for changes since the earliest known position; None where Argilla lists no changes."""
    known = [each for each in known if each.epoch]
    epoch = known[0].epoch if known else ""
    after = min((each.position for each in known if each.epoch == epoch), default=0)
    try:
        return ServerChanges(**call(client, "GET", "fiel/changes", params={"epoch": epoch, "after": after}))
    except NotThere:
        return None


def _ready(directory: Directory, campaign: str) -> dict[str, Mapping[str, Any]]:
    return {each["id"]: each for each in directory.datasets_of(campaign) if each["status"] == "ready"}


def _fetch_whole(look: _Look, name: str) -> CachedCampaign:
    datasets, changes = {}, look.changes
    for identifier, each in _ready(look.directory, name).items():
        signs = None if changes else _read_signs(look, each)
        datasets[identifier] = FetchedDataset(each["name"], fetch_all_records(look.client, identifier), signs)
    if changes:
        return CachedCampaign(look.client.api_url, changes.epoch, changes.position, datasets)
    return CachedCampaign(look.client.api_url, "", 0, datasets)


def _apply(look: _Look, name: str, cached: CachedCampaign, changes: ServerChanges) -> set[str]:
    """Apply changes, idempotently; return the ids of affected datasets, including new and removed ones."""
    ready = _ready(look.directory, name)
    touched = set(cached.datasets.keys() ^ ready.keys())
    cached.datasets = {key: each for key, each in cached.datasets.items() if key in ready}
    for identifier, dataset in cached.datasets.items():
        if any([dataset.records.pop(each, None) for each in changes.changed or ()]):
            touched.add(identifier)
    for record in changes.records:
        if held := cached.datasets.get(record["dataset_id"]):
            held.records.update(keep_records([recall_times(record)]))
            touched.add(record["dataset_id"])
    for identifier in ready.keys() - cached.datasets.keys():  # fetched last: newer than the changes
        cached.datasets[identifier] = FetchedDataset(
            ready[identifier]["name"], fetch_all_records(look.client, identifier)
        )
    return touched


def _agrees(client: Argilla, dataset_id: str, held: FetchedDataset) -> bool:
    """Tell whether the numbers of records and of answers of each kind match Argilla's counts."""
    if call(client, "GET", f"datasets/{dataset_id}/progress")["total"] != len(held.records):
        return False
    counted: Counter[str] = Counter()
    for kinds in _count_answers(client, dataset_id):
        for status in ("pending", "completed"):
            counted.update(kinds.get(status) or {})
    found = Counter(each["status"] for record in held.records.values() for each in record["responses"])
    return +counted == found


def _count_answers(client: Argilla, dataset_id: str) -> list[dict[str, Any]]:
    """Count answers by user name, status of the record and status of the answer."""
    users: list[dict[str, Any]] = call(client, "GET", f"datasets/{dataset_id}/users/progress")["users"]
    return users


def _refetch(look: _Look, name: str, cached: CachedCampaign) -> set[str]:
    """Fetch the datasets whose signs differ again; return their ids, including removed ones."""
    ready = _ready(look.directory, name)
    touched = cached.datasets.keys() - ready.keys()
    cached.datasets = {key: each for key, each in cached.datasets.items() if key in ready}
    for identifier, each in ready.items():
        held, signs = cached.datasets.get(identifier), _read_signs(look, each)
        if held is None or signs is None or held.signs != signs:
            cached.datasets[identifier] = FetchedDataset(
                each["name"], fetch_all_records(look.client, identifier), signs
            )
            touched.add(identifier)
    cached.saved &= not touched
    return touched


def _read_signs(look: _Look, dataset: Mapping[str, Any]) -> list[Any] | None:
    """Read the signs that differ after any write to a dataset, or None while they are unreliable."""
    client, path = look.client, f"datasets/{dataset['id']}/records"
    sort = {"scope": {"entity": "record", "property": "updated_at"}, "order": "desc"}
    counted = _count_answers(client, dataset["id"])
    stored = call(client, "GET", path, params={"limit": 1})["total"]
    try:
        newest = call(client, "POST", f"{path}/search", json={"sort": [sort]}, params={"limit": 1})
    except ServerTrouble:
        return None
    written = [each["record"]["updated_at"] for each in newest["items"]]
    if newest["total"] != stored or any(_is_ahead(each, look.skew) for each in written):
        return None
    return [dataset["last_activity_at"], counted, stored, written]


def _measure_skew(client: Argilla) -> timedelta | None:
    try:
        return timedelta(seconds=measure_skew(client.api_url) or 0)
    except httpx.HTTPError:
        return None


def _is_ahead(written: str, skew: timedelta | None) -> bool:
    """Tell whether a record's time is, or may be, in the server's future: new writes need not be newest."""
    if skew is None:
        return True
    return datetime.fromisoformat(written).replace(tzinfo=UTC) > datetime.now(UTC) + skew + _WHOLE_SECONDS
