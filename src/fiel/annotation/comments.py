"""The comments that volunteers left in the form, and where Argilla shows their items."""

from collections.abc import Iterable, Mapping
from typing import Any

from fiel.annotation.client import Argilla, call
from fiel.annotation.form.fields import COMMENT_QUESTION, DIGEST_KEY, read_findings
from fiel.annotation.guidelines import launched_datasets
from fiel.annotation.records import fetch_answers, fetch_questions, fetch_records
from fiel.annotation.revisions import read_revision
from fiel.campaign import Campaign
from fiel.campaign.feedback import Comment
from fiel.errors import FielError
from fiel.items import split_name


def collect_comments(client: Argilla, campaign: Campaign) -> list[Comment]:
    """Collect a launched campaign's comments, even in drafts and discards, by task, item and time.

    Raises:
        FielError: The campaign was not launched.
    """
    users = {user["id"]: user["username"] for user in call(client, "GET", "users")["items"]}
    me = call(client, "GET", "me")["id"]
    comments: list[Comment] = []
    for task, _, dataset in launched_datasets(client, campaign):
        for record in fetch_answers(client, dataset):
            responses = sorted(record.get("responses") or (), key=lambda each: each["updated_at"])
            link = _address(client.api_url, dataset, record, me)
            comments += [
                Comment(
                    task=task.name,
                    item=split_name(record["external_id"])[0],
                    annotator=users.get(response["user_id"], response["user_id"]),
                    text=text,
                    status=response["status"],
                    written_at=response["updated_at"],
                    findings=tuple(read_findings(record.get("metadata") or {})),
                    link=link,
                )
                for response in responses
                if (text := _comment_of(response))
            ]
    return comments


def _comment_of(response: Mapping[str, Any]) -> str:
    return str(((response["values"] or {}).get(COMMENT_QUESTION) or {}).get("value") or "").strip()


def _address(url: str, dataset: str, record: Mapping[str, Any], me: str) -> str | None:
    """Return where Argilla's interface shows a record to a person, or None if it does not.

    It has no page for a single record: it lists the person's pending and answered records, and a search
    narrows the list down. Records completed by others are in neither list.
    """
    own = [each["status"] for each in record.get("responses") or () if each["user_id"] == me]
    status = own[0] if own else "pending" if record["status"] == "pending" else None
    digest = (record.get("metadata") or {}).get(DIGEST_KEY)
    return status and record_address(url, dataset, str(digest), status)


def record_address(url: str, dataset_id: str, digest: str, status: str) -> str:
    """Return the address of one record in the form.

    Format: the query of Argilla's own interface, ``search=TEXT~all``; the digest is in the record's field.
    ``digest`` is the item's fingerprint, and ``status`` the record's for the person: ``pending``, ``draft``,
    ``submitted`` or ``discarded``.
    """
    return f"{url.rstrip('/')}/dataset/{dataset_id}/annotation-mode?status={status}&search={digest}~all"


def open_items(client: Argilla, campaign: Campaign, items: Iterable[str]) -> dict[str, str]:
    """Make Argilla show items to the key's owner, even those others completed; return their addresses.

    The latter become drafts of that person with the machine translation, which do not count until they are
    submitted.

    Raises:
        FielError: There is no such item, or the campaign was not launched.
    """
    wanted = dict.fromkeys(items, "")
    me = call(client, "GET", "me")["id"]
    for _, _, dataset in launched_datasets(client, campaign):
        for record in fetch_records(client, dataset, include="responses,suggestions"):
            revision = read_revision(dataset, record)
            if revision.item_id in wanted and not revision.idle:
                wanted[revision.item_id] = _open_record(client, dataset, record, me)
    missing = [item for item, address in wanted.items() if not address]
    if missing:
        raise FielError(
            f"{campaign.name}: expected ids of items in Argilla, found {', '.join(missing)}: list them with "
            "fiel feedback list"
        )
    return wanted


def _open_record(client: Argilla, dataset: str, record: Mapping[str, Any], me: str) -> str:
    address = _address(client.api_url, dataset, record, me)
    if address is not None:
        return address
    questions = {id: name for name, id in fetch_questions(client, dataset).items()}
    values = {questions[each["question_id"]]: {"value": each["value"]} for each in record["suggestions"]}
    body = {"status": "draft", "values": values}
    call(client, "POST", f"records/{record['id']}/responses", json=body)
    return record_address(client.api_url, dataset, str(record["metadata"][DIGEST_KEY]), "draft")
