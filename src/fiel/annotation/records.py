"""Access to a campaign's datasets and records, as the API gives them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import argilla as rg

from fiel.annotation.client import call
from fiel.archive.times import recall_times
from fiel.bars import NO_BAR, Bar
from fiel.errors import FielError
from fiel.messages.plaintext import count_of

ABOUT_DATASET = "about-you"
"""Name of the dataset in which people say how they want to be named; see `fiel.annotation.about`."""

_PAGE_RECORDS = 1000  # Argilla's limit


def find_workspace(client: rg.Argilla, campaign: str) -> str | None:
    """Return the id of a campaign's workspace, or None before its launch."""
    workspaces = call(client, "GET", "me/workspaces")["items"]
    return next((str(each["id"]) for each in workspaces if each["name"] == campaign), None)


def find_datasets(client: rg.Argilla, campaign: str) -> dict[str, dict[str, Any]]:
    """Find the datasets with a campaign's items, as `find_workspace_datasets` returns them."""
    found = find_workspace_datasets(client, campaign)
    return {name: dataset for name, dataset in found.items() if name != ABOUT_DATASET}


def find_workspace_datasets(client: rg.Argilla, campaign: str) -> dict[str, dict[str, Any]]:
    """Find a campaign's datasets by name: ``id`` and ``ready`` (False for an interrupted launch's draft)."""
    workspace = find_workspace(client, campaign)
    if workspace is None:
        return {}
    answer = call(client, "GET", "me/datasets", params={"workspace_id": workspace})
    return {
        dataset["name"]: {"id": dataset["id"], "ready": dataset["status"] == "ready"}
        for dataset in answer["items"]
    }


def fetch_users(client: rg.Argilla) -> dict[str, dict[str, Any]]:
    """Fetch all accounts, by user name."""
    return {user["username"]: user for user in call(client, "GET", "users")["items"]}


def note_on_dataset(client: rg.Argilla, dataset_id: str, key: str, note: Mapping[str, Any] | None) -> None:
    """Write a note into a dataset's metadata, which only organizers see, or remove it.

    The other notes are read again just before, so that no other command's note is lost. Argilla 2.8 accepts
    every change of metadata but stores it only when there was none, so the metadata is emptied first.
    """
    stored: dict[str, Any] = call(client, "GET", f"datasets/{dataset_id}")["metadata"] or {}
    metadata = {name: value for name, value in stored.items() if name != key}
    if note is not None:
        metadata[key] = note
    if metadata == stored:
        return
    for value in (None, metadata) if stored else (metadata,):
        call(client, "PATCH", f"datasets/{dataset_id}", json={"metadata": value})


def fetch_records(
    client: rg.Argilla,
    dataset_id: str,
    *,
    include: str | Sequence[str] | None = None,
    bar: Bar = NO_BAR,
) -> Iterator[dict[str, Any]]:
    """Fetch all records of a dataset; records of a restored campaign get their original times.

    ``include`` names what to include with each record, such as ``responses``.

    Raises:
        FielError: The records changed between two pages.
    """
    offset, total = 0, 1
    seen: set[str] = set()
    while offset < total:
        parameters: dict[str, Any] = {"offset": offset, "limit": _PAGE_RECORDS}
        if include:
            parameters["include"] = include
        page = call(client, "GET", f"datasets/{dataset_id}/records", params=parameters)
        total = page["total"]
        if not offset:
            bar.expect(total)
        seen.update(record["id"] for record in page["items"])
        for record in page["items"]:
            bar(1)
            yield recall_times(record)
        offset += _PAGE_RECORDS
    if len(seen) != total:  # Argilla orders pages by time alone: simultaneous records can swap places
        raise FielError(
            f"dataset {dataset_id}: expected {count_of(total, 'record')}, found {len(seen)}: they changed "
            "while they were read. Run the command again."
        )
