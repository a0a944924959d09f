"""Items whose status in Argilla contradicts their answers, and how to correct it.

A stock Argilla deletes the answers of a deleted account but leaves the items that they completed as
completed, so nobody is offered them. It recomputes an item's status when an answer is added or removed;
saving the dataset's settings recomputes it only for items that still have an answer.
"""

from collections.abc import Mapping
from typing import Any

from fiel.annotation.client import AlreadyThere, Argilla, call
from fiel.annotation.records import fetch_answers, find_workspace_datasets
from fiel.annotation.rewriting import rewrite_answer


def has_wrong_status(record: Mapping[str, Any], needed: int) -> bool:
    """Tell whether a record's status contradicts its answers, of which ``needed`` complete it."""
    submitted = [each["status"] for each in record["responses"]].count("submitted")
    return bool((record["status"] == "completed") != (submitted >= needed))


def settle_statuses(client: Argilla, campaign: str) -> list[str]:
    """Make Argilla recompute wrong statuses, changing no answer; return the records' external ids."""
    me = call(client, "GET", "me")["id"]
    settled = []
    for dataset in find_workspace_datasets(client, campaign).values():
        if not dataset["ready"]:
            continue
        needed = call(client, "GET", f"datasets/{dataset['id']}")["distribution"]["min_submitted"]
        for record in list(fetch_answers(client, dataset["id"])):
            if has_wrong_status(record, needed):
                _touch(client, record, me)
                settled.append(str(record["external_id"]))
    return settled


def _touch(client: Argilla, record: Mapping[str, Any], me: str) -> None:
    """Rewrite the caller's own answer unchanged, or create a draft and delete it."""
    own = next((each for each in record["responses"] if each["user_id"] == me), None)
    if own is not None:
        rewrite_answer(client, record["id"], own, {"status": own["status"], "values": own["values"]})
        return
    empty = {"status": "draft", "values": {}}  # without values Argilla stores it and cannot index it
    try:
        draft = call(client, "POST", f"records/{record['id']}/responses", json=empty)
    except AlreadyThere:  # the caller's own answer arrived meanwhile and updated the status
        return
    call(client, "DELETE", f"responses/{draft['id']}")
