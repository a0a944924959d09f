"""From the answers in Argilla to judgements."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import argilla as rg

from fiel.annotation.client import call
from fiel.annotation.form import (
    COMMENT_QUESTION,
    DIGEST_KEY,
    REASON_QUESTION,
    VERDICT_QUESTION,
    dataset_name,
    group_shapes,
)
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Judgement, judge_item
from fiel.originaltimes import recall_times


def collect_judgements(
    client: rg.Argilla, campaign: Campaign, items: Mapping[str, Sequence[Item]]
) -> dict[str, list[Judgement]]:
    """Collect the submitted answers of a campaign.

    Args:
        client: Connection of an owner.
        campaign: The campaign.
        items: The items by task name, as they were launched.

    Returns:
        Judgements by task name, in the order of submission.

    Raises:
        FielError: The campaign was not launched, or the items are not those that people answered.
    """
    datasets = find_datasets(client, campaign.name)
    usernames = {user["id"]: user["username"] for user in call(client, "GET", "users")["items"]}
    collected: dict[str, list[Judgement]] = {}
    for task in campaign.tasks:
        known = {item.id: item for item in items[task.name]}
        judgements: list[Judgement] = []
        for shape in group_shapes(task.definition, items[task.name]):
            name = dataset_name(task, shape)
            if name not in datasets or not datasets[name]["ready"]:
                raise FielError(
                    f"{campaign.name}: {name}: expected this dataset in Argilla, found none: "
                    "launch the campaign first"
                )
            for record in fetch_records(client, datasets[name]["id"], include="responses"):
                record = recall_times(record)
                judgements += _judge_record(campaign, name, record, known, usernames)
        collected[task.name] = sorted(judgements, key=lambda each: (each.submitted_at, each.item_id))
    return collected


def _judge_record(
    campaign: Campaign,
    dataset: str,
    record: Mapping[str, Any],
    items: Mapping[str, Item],
    usernames: Mapping[str, str],
) -> list[Judgement]:
    submitted = [each for each in record.get("responses") or () if each["status"] == "submitted"]
    if not submitted:
        return []
    item = items.get(record["external_id"])
    if item is None or (record.get("metadata") or {}).get(DIGEST_KEY) != item.digest:
        raise FielError(
            f"{campaign.name}: {dataset}: {record['external_id']}: expected the text that people answered, "
            "found another in the source. Use the source that was launched."
        )
    return [_judge_response(item, response, usernames) for response in submitted]


def _judge_response(item: Item, response: Mapping[str, Any], usernames: Mapping[str, str]) -> Judgement:
    values = {name: value["value"] for name, value in (response["values"] or {}).items()}
    return judge_item(
        item,
        annotator=usernames.get(response["user_id"], response["user_id"]),
        declared=values[VERDICT_QUESTION],
        texts={name: values[name] for name in item.shape if name in values},
        reason=values.get(REASON_QUESTION),  # forms launched by earlier versions of Fiel do not ask
        comment=values.get(COMMENT_QUESTION) or "",
        submitted_at=datetime.fromisoformat(response["updated_at"]).replace(tzinfo=UTC),
    )
