"""An organizer's own answer, submitted to Argilla as its form would."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fiel.annotation.client import AlreadyThere, Argilla, call
from fiel.annotation.collect import judge_record
from fiel.annotation.fetched import User
from fiel.annotation.form.fields import COMMENT_QUESTION, REASON_QUESTION, VERDICT_QUESTION, label_question
from fiel.annotation.form.shapes import names_of_task
from fiel.annotation.records import fetch_questions, fetch_users, find_datasets
from fiel.annotation.revisions import find_current, read_revision
from fiel.annotation.rewriting import StoredResponse, is_as_seen, rewrite_answer
from fiel.archive.times import recall_times
from fiel.campaign import Campaign, Task
from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Judgement
from fiel.verdicts.versions import version_of


def whose_key(client: Argilla) -> str:
    """Return the user name of the owner of the API key."""
    return str(call(client, "GET", "me")["username"])


@dataclass(frozen=True, slots=True)
class ShownItem:
    """The record for an item's current text, with its answers as an organizer saw them.

    Attributes:
        dataset: Id of its dataset.
        record: Id of the record.
        answers: Its answers by user id, as the API gives them.
        judgements: The submitted ones, in the order of submission.
    """

    dataset: str
    record: str
    answers: Mapping[str, StoredResponse]
    judgements: tuple[Judgement, ...]


def read_item(client: Argilla, campaign: Campaign, task: Task, item: Item) -> ShownItem | None:
    """Read an item's record and answers; None when Argilla has no record with this text."""
    datasets = find_datasets(client, campaign.name)
    found = {}
    for name in names_of_task(task, list(datasets)):
        for record in _search(client, datasets[name]["id"], item.digest):
            revision = read_revision(name, record)
            if revision.item_id == item.id:
                found[revision.record_id] = revision
    current = find_current(found.values(), item.digest)
    if current is None:
        return None
    users = {each["id"]: User(name, each["role"]) for name, each in fetch_users(client).items()}
    record = _read_record(client, current.record_id)
    return ShownItem(
        datasets[current.dataset]["id"],
        current.record_id,
        _answers_of(record),
        tuple(judge_record(item, current.dataset, record, users)),
    )


def _read_record(client: Argilla, record_id: str) -> dict[str, Any]:
    record = recall_times(call(client, "GET", f"records/{record_id}"))
    return {**record, "metadata": record.get("metadata") or {}}


def _answers_of(record: Mapping[str, Any]) -> dict[str, StoredResponse]:
    return {each["user_id"]: each for each in record["responses"]}


def submit_answer(
    client: Argilla, campaign: Campaign, shown: ShownItem | None, item: Item, judgement: Judgement
) -> None:
    """Submit the answer of the API key's owner, replacing an earlier one.

    Raises:
        FielError: Argilla has no record of the item with this text, someone has answered it since it was
            shown, or Argilla refuses. Nothing is written then.
    """
    where = f"{campaign.name}: {item.id}"
    if shown is None:
        raise FielError(f"{where}: expected a record in Argilla, found none: launch the item first")
    me = call(client, "GET", "me")["id"]
    now = _answers_of(_read_record(client, shown.record))
    counted = {user for user, each in [*shown.answers.items(), *now.items()] if each["status"] == "submitted"}
    own = shown.answers.get(me)
    body = _build_answer(client, shown.dataset, item, judgement)
    if not all(is_as_seen(now.get(user), shown.answers.get(user)) for user in {me, *counted}):
        raise _moved(where)
    if own is not None:
        if rewrite_answer(client, shown.record, own, body) is None:
            raise _moved(where)
        return
    try:
        call(client, "POST", f"records/{shown.record}/responses", json=body)
    except AlreadyThere:
        raise _moved(where) from None


def _moved(where: str) -> FielError:
    return FielError(
        f"{where}: expected the answers as they were shown, found that someone answered meanwhile. "
        "Nothing was written: run the command again to see the new answers."
    )


def _build_answer(client: Argilla, dataset: str, item: Item, judgement: Judgement) -> dict[str, Any]:
    asked = fetch_questions(client, dataset)
    texts = dict(zip(item.shape, version_of(item, judgement.corrections), strict=True))
    values = {VERDICT_QUESTION: judgement.declared, **texts}
    if judgement.reason is not None and REASON_QUESTION in asked:
        values[REASON_QUESTION] = judgement.reason
    labels = {label_question(label): value for label, value in judgement.labels.items()}
    values |= {name: value for name, value in labels.items() if name in asked}
    if judgement.comment:
        values[COMMENT_QUESTION] = judgement.comment
    return {"status": "submitted", "values": {name: {"value": value} for name, value in values.items()}}


def _search(client: Argilla, dataset: str, digest: str) -> list[Mapping[str, Any]]:
    answer = call(
        client,
        "POST",
        f"datasets/{dataset}/records/search",
        params={"limit": 100},
        json={"query": {"text": {"q": digest}}},
    )
    return [each["record"] for each in answer["items"]]
