"""Health checks of a running Argilla, through its API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from fiel.annotation.client import Argilla, ServerTrouble, call
from fiel.annotation.records import fetch_answers
from fiel.annotation.statuses import has_wrong_status
from fiel.loopback import trusts_environment


def measure_skew(api_url: str) -> float | None:
    """Return by how many seconds the server's clock is ahead of this machine's; None when unknown.

    The server's date has whole seconds and the request takes time, so ignore differences under two seconds.

    Raises:
        httpx.HTTPError: The server does not answer.
    """
    url = f"{api_url.rstrip('/')}/api/v1/version"
    date = httpx.get(url, timeout=10, trust_env=trusts_environment(url)).headers.get("date")
    return (parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds() if date else None


def read_version(client: Argilla) -> str:
    """Return the version of the server."""
    return str(call(client, "GET", "version")["version"])


@dataclass(frozen=True, slots=True)
class IndexComparison:
    """A dataset's counts in the database and in the search engine.

    Attributes:
        stored: Number of records, of completed ones and of answered ones in the database.
        found: The same numbers from the search engine, or None when it does not answer.
        wrong: Number of records whose status contradicts their answers.
    """

    stored: tuple[int, ...]
    found: tuple[int, ...] | None
    wrong: int = 0


def compare_datasets(client: Argilla, campaign: str | None = None) -> dict[str, IndexComparison]:
    """Compare each ``workspace/dataset`` in the database and the search engine, which is written later.

    With ``campaign``, only its datasets are compared, but including their answers, which fetches everything.
    """
    workspaces = {each["id"]: each["name"] for each in call(client, "GET", "me/workspaces")["items"]}
    compare = _compare_answers if campaign else _compare_totals
    return {
        f"{workspaces.get(dataset['workspace_id'], '?')}/{dataset['name']}": compare(client, dataset)
        for dataset in call(client, "GET", "me/datasets")["items"]
        if dataset["status"] == "ready" and campaign in (None, workspaces.get(dataset["workspace_id"], "?"))
    }


def _compare_totals(client: Argilla, dataset: Mapping[str, Any]) -> IndexComparison:
    total = call(client, "GET", f"datasets/{dataset['id']}/records", params={"limit": 1})["total"]
    return IndexComparison((int(total),), _search(client, dataset, ()))


def _compare_answers(client: Argilla, dataset: Mapping[str, Any]) -> IndexComparison:
    needed = dataset["distribution"]["min_submitted"]
    records = list(fetch_answers(client, dataset["id"]))
    answered = sum(any(each["status"] == "submitted" for each in record["responses"]) for record in records)
    stored = len(records), sum(record["status"] == "completed" for record in records), answered
    found = _search(client, dataset, (("record", "completed"), ("response", "submitted")))
    return IndexComparison(stored, found, sum(has_wrong_status(record, needed) for record in records))


def _search(
    client: Argilla, dataset: Mapping[str, Any], statuses: Sequence[tuple[str, str]]
) -> tuple[int, ...] | None:
    """Count the search engine's results: all records, and those with each of the statuses."""
    filters: list[dict[str, Any]] = [
        {"type": "terms", "scope": {"entity": entity, "property": "status"}, "values": [status]}
        for entity, status in statuses
    ]
    queries: list[dict[str, Any]] = [{}, *({"filters": {"type": "and", "and": [each]}} for each in filters)]
    path = f"datasets/{dataset['id']}/records/search"
    try:
        answers = [call(client, "POST", path, params={"limit": 1}, json=each) for each in queries]
    except ServerTrouble:
        return None
    return tuple(int(answer["total"]) for answer in answers)
