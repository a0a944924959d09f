"""What a look at a running Argilla finds, over its API."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import argilla as rg
import httpx

from fiel.annotation.client import call


def measure_skew(api_url: str) -> float | None:
    """Return by how many seconds the server's clock is ahead of this machine's; None when it does not say.

    The server's date has whole seconds, and the answer takes a moment: less than two seconds mean nothing.

    Raises:
        httpx.HTTPError: It does not answer.
    """
    date = httpx.get(f"{api_url.rstrip('/')}/api/v1/version", timeout=10).headers.get("date")
    return (parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds() if date else None


def read_version(client: rg.Argilla) -> str:
    """Return the version of the server."""
    return str(call(client, "GET", "version")["version"])


def compare_totals(client: rg.Argilla, campaign: str | None = None) -> dict[str, tuple[int, int]]:
    """Count the records of each dataset in the database and in the search index.

    Args:
        client: Connection of an owner.
        campaign: Only the datasets of this campaign; all unless given.

    Returns:
        The two totals by ``workspace/dataset``.
    """
    workspaces = {each["id"]: each["name"] for each in call(client, "GET", "me/workspaces")["items"]}
    totals = {}
    for dataset in call(client, "GET", "me/datasets")["items"]:
        workspace = workspaces.get(dataset["workspace_id"], "?")
        if dataset["status"] == "ready" and campaign in (None, workspace):
            path = f"datasets/{dataset['id']}"
            listed = call(client, "GET", f"{path}/records", params={"limit": 1})["total"]
            found = call(client, "POST", f"{path}/records/search", params={"limit": 1}, json={})["total"]
            totals[f"{workspace}/{dataset['name']}"] = (int(listed), int(found))
    return totals
