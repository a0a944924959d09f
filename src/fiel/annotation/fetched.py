"""A campaign's records and answers from Argilla.

Complete when just fetched; `fiel.annotation.collection` brings kept data up to date.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fiel.annotation.client import Argilla, call
from fiel.annotation.closing import find_closing
from fiel.annotation.form.fields import (
    DIGEST_KEY,
    ERRORS_KEY,
    FINDINGS_PROPERTY,
    OPINIONS_KEY,
    PRIORITY_PROPERTY,
    UNSHOWN_KEY,
)
from fiel.annotation.records import KEY_SHOWN, fetch_answers
from fiel.annotation.revisions import CARRIED_KEY, REPLACED_KEY, SUPERSEDED_KEY, WITHDRAWN_KEY
from fiel.bars import NO_BAR, Bar

Record = dict[str, Any]
"""The kept parts of a record: ``id``, ``external_id``, some of its ``metadata``, and its ``responses``."""

_METADATA = (
    *(DIGEST_KEY, PRIORITY_PROPERTY, FINDINGS_PROPERTY, ERRORS_KEY, UNSHOWN_KEY, OPINIONS_KEY, CARRIED_KEY),
    *(REPLACED_KEY, SUPERSEDED_KEY, WITHDRAWN_KEY, KEY_SHOWN),
)
_RESPONSE = ("user_id", "status", "values", "updated_at")


@dataclass(slots=True)
class FetchedDataset:
    """A published dataset.

    Attributes:
        signs: Values that change with its content, in an Argilla that lists no changes.
    """

    name: str
    records: dict[str, Record] = field(default_factory=dict)
    signs: Any = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class User:
    """An account, which can have been renamed since its owner answered."""

    username: str
    role: str


@dataclass(frozen=True, slots=True)
class Directory:
    """An Argilla without its records: users by id, workspace ids by name, and datasets."""

    users: Mapping[str, User]
    workspaces: Mapping[str, str]
    datasets: tuple[Mapping[str, Any], ...]

    def datasets_of(self, campaign: str) -> list[Mapping[str, Any]]:
        """Return a campaign's datasets as the API gives them."""
        workspace = self.workspaces.get(campaign)
        return [each for each in self.datasets if each["workspace_id"] == workspace]


@dataclass(frozen=True, slots=True)
class FetchedCampaign:
    """A campaign's data from Argilla.

    Attributes:
        users: Everyone in this Argilla by user id.
        datasets: Published datasets by id, including the one in which people say who they are.
        closed_at: When the campaign was closed, in UTC, as recorded; None while it accepts answers.
    """

    users: Mapping[str, User]
    datasets: Mapping[str, FetchedDataset]
    closed_at: str | None = None

    @property
    def closed(self) -> bool:
        """Whether the campaign no longer accepts answers."""
        return self.closed_at is not None

    def named(self, name: str) -> FetchedDataset | None:
        """Return a published dataset by name, or None."""
        return next((each for each in self.datasets.values() if each.name == name), None)


Prepare = Callable[[FetchedCampaign], Callable[[str, Record], None]]
"""From a campaign without records to what takes each record, after the id of its dataset."""


def fetch_directory(client: Argilla) -> Directory:
    """Fetch an Argilla's users, workspaces and datasets: three requests for any number of campaigns."""
    users, workspaces, datasets = (
        call(client, "GET", path)["items"] for path in ("users", "me/workspaces", "me/datasets")
    )
    return Directory(
        {user["id"]: User(user["username"], user["role"]) for user in users},
        {each["name"]: each["id"] for each in workspaces},
        tuple(datasets),
    )


def fetch_campaign(
    client: Argilla, campaign: str, bar: Bar = NO_BAR, *, prepare: "Prepare | None" = None
) -> FetchedCampaign:
    """Fetch a campaign's data; before its launch there is none.

    ``prepare`` gets the campaign without records, and returns what each record is passed to as it comes.
    """
    directory = fetch_directory(client)
    ready = [each for each in directory.datasets_of(campaign) if each["status"] == "ready"]
    datasets = {each["id"]: FetchedDataset(each["name"]) for each in ready}
    fetched = assemble_campaign(directory, campaign, datasets)
    take = prepare(fetched) if prepare else None
    for identifier, dataset in datasets.items():
        for record in map(_keep_record, fetch_answers(client, identifier, bar=bar)):
            dataset.records[record["id"]] = record
            if take:
                take(identifier, record)
    return fetched


def assemble_campaign(
    directory: Directory, campaign: str, datasets: Mapping[str, FetchedDataset]
) -> FetchedCampaign:
    """Combine datasets with the users and closing from the directory."""
    closings = [each for dataset in directory.datasets_of(campaign) if (each := find_closing(dataset))]
    return FetchedCampaign(
        directory.users, datasets, min((each.closed_at for each in closings), default=None)
    )


def fetch_all_records(client: Argilla, dataset_id: str, bar: Bar = NO_BAR) -> dict[str, Record]:
    """Fetch all records of a dataset, by id."""
    return keep_records(fetch_answers(client, dataset_id, bar=bar))


def keep_records(records: Iterable[Mapping[str, Any]]) -> dict[str, Record]:
    """Return the kept parts of records as the API gives them, by id, without their texts."""
    return {each["id"]: _keep_record(each) for each in records}


def _keep_record(record: Mapping[str, Any]) -> Record:
    metadata = record.get("metadata") or {}
    return {
        "id": record["id"],
        "external_id": record["external_id"],
        "metadata": {key: metadata[key] for key in _METADATA if key in metadata},
        "responses": [{key: each[key] for key in _RESPONSE} for each in record.get("responses") or ()],
    }
