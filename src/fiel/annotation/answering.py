"""An organizer's own answer, put into Argilla as its form would."""

from collections.abc import Mapping
from typing import Any

import argilla as rg

from fiel.annotation.client import call
from fiel.annotation.form import COMMENT_QUESTION, REASON_QUESTION, VERDICT_QUESTION
from fiel.annotation.plan import names_of_task
from fiel.annotation.records import find_datasets
from fiel.annotation.revisions import find_current, read_revision
from fiel.campaign import Campaign, Task
from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Judgement
from fiel.verdicts.versions import version_of


def whose_key(client: rg.Argilla) -> str:
    """Return the user name of the owner of the API key."""
    return str(call(client, "GET", "me")["username"])


def submit_answer(
    client: rg.Argilla, campaign: Campaign, task: Task, item: Item, judgement: Judgement
) -> None:
    """Submit the answer of the owner of the API key, in the place of an earlier one if there is one.

    Args:
        client: Connection of an owner.
        campaign: A campaign that was launched.
        task: The task of the item.
        item: The item as it was launched.
        judgement: What is answered.

    Raises:
        FielError: Argilla has no record of the item with this text, or refuses.
    """
    dataset, record = _find_record(client, campaign, task, item)
    asked = {each["name"] for each in call(client, "GET", f"datasets/{dataset}/questions")["items"]}
    texts = dict(zip(item.shape, version_of(item, judgement.corrections), strict=True))
    values = {VERDICT_QUESTION: judgement.declared, **texts}
    if judgement.reason is not None and REASON_QUESTION in asked:
        values[REASON_QUESTION] = judgement.reason
    if judgement.comment:
        values[COMMENT_QUESTION] = judgement.comment
    answer = {
        "record_id": record,
        "status": "submitted",
        "values": {name: {"value": value} for name, value in values.items()},
    }
    (done,) = call(client, "POST", "me/responses/bulk", json={"items": [answer]})["items"]
    if done["error"]:
        raise FielError(f"{campaign.name}: {item.id}: Argilla refused the answer: {done['error']['detail']}")


def _find_record(client: rg.Argilla, campaign: Campaign, task: Task, item: Item) -> tuple[str, str]:
    """Return the ids of the dataset and of the record that people answer for an item's present text."""
    datasets = find_datasets(client, campaign.name)
    found = {}
    for name in names_of_task(task, list(datasets)):
        for record in _search(client, datasets[name]["id"], item.digest):
            revision = read_revision(name, record)
            if revision.item_id == item.id:
                found[revision.record_id] = revision
    current = find_current(found.values(), item.digest)
    if current is None:
        raise FielError(
            f"{campaign.name}: {item.id}: expected a record of it in Argilla, found none: launch it first"
        )
    return datasets[current.dataset]["id"], current.record_id


def _search(client: rg.Argilla, dataset: str, digest: str) -> list[Mapping[str, Any]]:
    answer = call(
        client,
        "POST",
        f"datasets/{dataset}/records/search",
        params={"limit": 100},
        json={"query": {"text": {"q": digest}}},
    )
    return [each["record"] for each in answer["items"]]
