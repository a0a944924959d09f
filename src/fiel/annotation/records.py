"""What Argilla holds of a campaign: its datasets and their records, as the API gives them."""

from collections.abc import Iterator
from typing import Any

import argilla as rg

from fiel.annotation.client import call

_PAGE_RECORDS = 1000  # the most that Argilla gives at once


def find_datasets(client: rg.Argilla, campaign: str) -> dict[str, dict[str, Any]]:
    """Find the datasets in a campaign's workspace.

    Returns:
        By name: ``id`` and ``ready`` (False for a draft, which an interrupted launch may leave).
    """
    workspace = client.workspaces(campaign)
    if workspace is None:
        return {}
    answer = call(client, "GET", "me/datasets", params={"workspace_id": str(workspace.id)})
    return {
        dataset["name"]: {"id": dataset["id"], "ready": dataset["status"] == "ready"}
        for dataset in answer["items"]
    }


def fetch_records(
    client: rg.Argilla, dataset_id: str, *, include: str | None = None
) -> Iterator[dict[str, Any]]:
    """Fetch all records of a dataset.

    Args:
        client: Connection of an owner.
        dataset_id: The dataset.
        include: What comes with each record, such as ``responses``.
    """
    offset, total = 0, 1
    while offset < total:
        parameters: dict[str, Any] = {"offset": offset, "limit": _PAGE_RECORDS}
        if include:
            parameters["include"] = include
        page = call(client, "GET", f"datasets/{dataset_id}/records", params=parameters)
        total = page["total"]
        yield from page["items"]
        offset += _PAGE_RECORDS
