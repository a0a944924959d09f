"""What Argilla holds of a campaign: its records with their answers, of which a part can be fetched anew.

Fetched whole, it is the truth. `fiel.annotation.changes` brings one that is kept up to date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import argilla as rg

from fiel.annotation.client import call
from fiel.annotation.closing import find_closing
from fiel.annotation.form.fields import DIGEST_KEY, FINDINGS_PROPERTY
from fiel.annotation.records import fetch_records
from fiel.annotation.revisions import REPLACED_KEY, SUPERSEDED_KEY, WITHDRAWN_KEY
from fiel.bars import NO_BAR, Bar

Record = dict[str, Any]
"""What is kept of a record: ``id``, ``external_id``, some of its ``metadata``, and its ``responses``."""

_METADATA = (DIGEST_KEY, FINDINGS_PROPERTY, REPLACED_KEY, SUPERSEDED_KEY, WITHDRAWN_KEY)
_RESPONSE = ("user_id", "status", "values", "updated_at")


@dataclass(slots=True)
class FetchedDataset:
    """A dataset that is published.

    Attributes:
        name: Its name in the campaign.
        records: Its records by id.
        signs: What tells, in an Argilla that lists no changes, whether something happened in it.
    """

    name: str
    records: dict[str, Record] = field(default_factory=dict)
    signs: Any = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account, who may have another name by now than when they answered."""

    username: str
    role: str


@dataclass(frozen=True, slots=True)
class Directory:
    """What an Argilla has, without any record: its users by id, workspaces' ids by name, datasets."""

    users: Mapping[str, User]
    workspaces: Mapping[str, str]
    datasets: tuple[Mapping[str, Any], ...]

    def datasets_of(self, campaign: str) -> list[Mapping[str, Any]]:
        """Return a campaign's datasets as the API gives them."""
        workspace = self.workspaces.get(campaign)
        return [each for each in self.datasets if each["workspace_id"] == workspace]


@dataclass(frozen=True, slots=True)
class FetchedCampaign:
    """What Argilla holds of one campaign.

    Attributes:
        users: Everybody in this Argilla by user id.
        datasets: Published datasets by id, that in which people say who they are among them.
        closed_at: When the campaign was closed, in UTC, as it is noted; None while it takes answers.
    """

    users: Mapping[str, User]
    datasets: Mapping[str, FetchedDataset]
    closed_at: str | None = None

    @property
    def closed(self) -> bool:
        """Whether the campaign takes no more answers."""
        return self.closed_at is not None

    def named(self, name: str) -> FetchedDataset | None:
        """Return a dataset by its name, if it is there and published."""
        return next((each for each in self.datasets.values() if each.name == name), None)


def fetch_directory(client: rg.Argilla) -> Directory:
    """Fetch an Argilla's users, workspaces and datasets: three requests for any number of campaigns."""
    users, workspaces, datasets = (
        call(client, "GET", path)["items"] for path in ("users", "me/workspaces", "me/datasets")
    )
    return Directory(
        {user["id"]: User(user["username"], user["role"]) for user in users},
        {each["name"]: each["id"] for each in workspaces},
        tuple(datasets),
    )


def fetch_campaign(client: rg.Argilla, campaign: str, bar: Bar = NO_BAR) -> FetchedCampaign:
    """Fetch all that Argilla holds of a campaign; before its launch that is nothing."""
    directory = fetch_directory(client)
    return assemble_campaign(
        directory,
        campaign,
        {
            each["id"]: FetchedDataset(each["name"], fetch_all_records(client, each["id"], bar))
            for each in directory.datasets_of(campaign)
            if each["status"] == "ready"
        },
    )


def assemble_campaign(
    directory: Directory, campaign: str, datasets: Mapping[str, FetchedDataset]
) -> FetchedCampaign:
    """Put datasets together with what the directory says."""
    closings = [each for dataset in directory.datasets_of(campaign) if (each := find_closing(dataset))]
    return FetchedCampaign(
        directory.users, datasets, min((each.closed_at for each in closings), default=None)
    )


def fetch_all_records(client: rg.Argilla, dataset_id: str, bar: Bar = NO_BAR) -> dict[str, Record]:
    """Fetch all the records of a dataset, by id."""
    return keep_records(fetch_records(client, dataset_id, include="responses", bar=bar))


def keep_records(records: Iterable[Mapping[str, Any]]) -> dict[str, Record]:
    """Return what is kept of records as Argilla gives them, by id, without their texts."""
    return {each["id"]: _keep_record(each) for each in records}


def _keep_record(record: Mapping[str, Any]) -> Record:
    metadata = record.get("metadata") or {}
    return {
        "id": record["id"],
        "external_id": record["external_id"],
        "metadata": {key: metadata[key] for key in _METADATA if key in metadata},
        "responses": [{key: each[key] for key in _RESPONSE} for each in record.get("responses") or ()],
    }
