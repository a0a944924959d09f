"""Items whose status in Argilla is not what their answers say, and how that is set right.

A stock Argilla deletes the answers of a deleted account and leaves the items that they completed complete:
nobody is offered them any more. It looks at an item anew when an answer to it comes or goes; saving the
dataset's settings does it for those that have an answer left, and for no others.
"""

from collections.abc import Mapping
from typing import Any

import argilla as rg

from fiel.annotation.client import AlreadyThere, call
from fiel.annotation.records import fetch_records, find_workspace_datasets
from fiel.annotation.rewriting import rewrite_answer


def has_wrong_status(record: Mapping[str, Any], needed: int) -> bool:
    """Say whether a record is complete by its answers and not by its status, or the other way.

    Args:
        record: The record with its responses.
        needed: How many submitted answers complete it.
    """
    submitted = [each["status"] for each in record["responses"]].count("submitted")
    return bool((record["status"] == "completed") != (submitted >= needed))


def settle_statuses(client: rg.Argilla, campaign: str) -> list[str]:
    """Have Argilla look anew at the items whose status is wrong; no answer changes.

    Args:
        client: Connection of an owner.
        campaign: A campaign that was launched.

    Returns:
        The external ids of their records.
    """
    me = call(client, "GET", "me")["id"]
    settled = []
    for dataset in find_workspace_datasets(client, campaign).values():
        if not dataset["ready"]:
            continue
        needed = call(client, "GET", f"datasets/{dataset['id']}")["distribution"]["min_submitted"]
        for record in list(fetch_records(client, dataset["id"], include="responses")):
            if has_wrong_status(record, needed):
                _touch(client, record, me)
                settled.append(str(record["external_id"]))
    return settled


def _touch(client: rg.Argilla, record: Mapping[str, Any], me: str) -> None:
    """Write one's own answer as it is, or begin one and take it away again."""
    own = next((each for each in record["responses"] if each["user_id"] == me), None)
    if own is not None:
        rewrite_answer(client, record["id"], own, {"status": own["status"], "values": own["values"]})
        return
    try:
        draft = call(client, "POST", f"records/{record['id']}/responses", json={"status": "draft"})
    except AlreadyThere:  # one's own came meanwhile, and Argilla looked
        return
    call(client, "DELETE", f"responses/{draft['id']}")
