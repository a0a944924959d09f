"""From the answers in Argilla to judgements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import argilla as rg

from fiel.annotation.client import call
from fiel.annotation.form import (
    COMMENT_QUESTION,
    REASON_QUESTION,
    VERDICT_QUESTION,
    dataset_name,
    group_shapes,
)
from fiel.annotation.plan import names_of_task
from fiel.annotation.records import fetch_records, find_datasets
from fiel.annotation.revisions import Revision, read_revision
from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.items import Item, correct_item
from fiel.judgements import Judgement, judge_item


@dataclass(frozen=True, slots=True)
class Answers:
    """What people answered.

    Attributes:
        judgements: Judgements of the items' present texts by task name, in the order of submission.
        superseded: How many submitted answers are on record for earlier texts, by task name.
        moved: Ids of the items that were launched with another text and not with their present one, by task
            name.
    """

    judgements: dict[str, list[Judgement]]
    superseded: dict[str, int]
    moved: dict[str, list[str]]


def collect_judgements(
    client: rg.Argilla, campaign: Campaign, items: Mapping[str, Sequence[Item]]
) -> dict[str, list[Judgement]]:
    """Collect the submitted answers to the items' present texts; for the rest see `collect_answers`."""
    return collect_answers(client, campaign, items).judgements


def collect_answers(client: rg.Argilla, campaign: Campaign, items: Mapping[str, Sequence[Item]]) -> Answers:
    """Collect the submitted answers of a campaign.

    An answer counts for the text that it was given to. When the source went back to a text that people
    answered before, those answers count again.

    Args:
        client: Connection of an owner.
        campaign: The campaign.
        items: The items by task name, as they were launched.

    Raises:
        FielError: The campaign was not launched, or the items are not those that people answered.
    """
    datasets = find_datasets(client, campaign.name)
    users = {user["id"]: user for user in call(client, "GET", "users")["items"]}
    collected, superseded, moved = {}, {}, {}
    for task in campaign.tasks:
        for shape in group_shapes(task.definition, items[task.name]):
            name = dataset_name(task, shape)
            if name not in datasets or not datasets[name]["ready"]:
                raise FielError(
                    f"{campaign.name}: {name}: expected this dataset in Argilla, found none: "
                    "launch the campaign first"
                )
        ready = [name for name in names_of_task(task, list(datasets)) if datasets[name]["ready"]]
        records = [
            (read_revision(name, record), {"responses": record.get("responses")})  # not the texts shown
            for name in ready
            for record in fetch_records(client, datasets[name]["id"], include="responses")
        ]
        judgements, earlier = _judge_records(campaign, records, items[task.name], users)
        collected[task.name] = sorted(judgements, key=lambda each: (each.submitted_at, each.item_id))
        superseded[task.name] = earlier
        moved[task.name] = _find_moved([revision for revision, _ in records], items[task.name])
    return Answers(collected, superseded, moved)


def _find_moved(revisions: Sequence[Revision], items: Sequence[Item]) -> list[str]:
    launched = {revision.item_id for revision in revisions}
    shown = {(revision.item_id, revision.digest) for revision in revisions}
    return [item.id for item in items if item.id in launched and (item.id, item.digest) not in shown]


def _judge_records(
    campaign: Campaign,
    records: Sequence[tuple[Revision, Mapping[str, Any]]],
    items: Sequence[Item],
    users: Mapping[str, Mapping[str, Any]],
) -> tuple[list[Judgement], int]:
    """Return the judgements of present texts, and how many answers are to others."""
    known = {item.id: item for item in items}
    newest: dict[str, int] = {}
    for revision, _ in records:
        if revision.item_id in known and revision.digest == known[revision.item_id].digest:
            newest[revision.item_id] = max(revision.number, newest.get(revision.item_id, 0))
    judgements, earlier = [], 0
    for revision, record in records:
        submitted = [each for each in record.get("responses") or () if each["status"] == "submitted"]
        if submitted and revision.item_id not in newest:
            raise FielError(
                f"{campaign.name}: {revision.dataset}: {revision.item_id}: expected the text that people "
                "answered, found another in the source. Use the source that was launched, or launch this one."
            )
        for response in submitted:
            item = known[revision.item_id]
            if revision.number == newest[item.id] and not _saw_earlier_text(item, revision, response):
                judgements.append(_judge_response(item, response, users))
            else:
                earlier += 1
    return judgements, earlier


def _saw_earlier_text(item: Item, revision: Revision, response: Mapping[str, Any]) -> bool:
    """Say whether an answer comes from a form that was open while the text in the record was replaced.

    Its boxes hold the earlier text as it was. Somebody who puts it back on purpose says "corrected".
    """
    values = {name: value["value"] for name, value in (response["values"] or {}).items()}
    shown = correct_item(item, {name: values[name] for name in item.shape if name in values})
    return values[VERDICT_QUESTION] != "corrected" and shown.digest in revision.replaced


def _judge_response(
    item: Item, response: Mapping[str, Any], users: Mapping[str, Mapping[str, Any]]
) -> Judgement:
    user = users.get(response["user_id"], {})
    values = {name: value["value"] for name, value in (response["values"] or {}).items()}
    return judge_item(
        item,
        annotator=user.get("username", response["user_id"]),
        declared=values[VERDICT_QUESTION],
        texts={name: values[name] for name in item.shape if name in values},
        reason=values.get(REASON_QUESTION),  # forms launched by earlier versions of Fiel do not ask
        comment=values.get(COMMENT_QUESTION) or "",
        submitted_at=datetime.fromisoformat(response["updated_at"]).replace(tzinfo=UTC),
        organizer=user.get("role") in ("owner", "admin"),
    )
