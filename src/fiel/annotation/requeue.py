"""Answers affected by a new version of the guide, or that do not count, returned to their authors.

Argilla has no queue to return a record to: a record waits for people as long as it has too few submitted
answers. So the answers become drafts of their authors, with all their content, and count again once they are
resubmitted. Submitted answers are first written to a file, see `fiel.campaign.requeued`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from fiel.annotation.client import Argilla, call
from fiel.annotation.form.fields import read_findings
from fiel.annotation.records import fetch_answers
from fiel.annotation.revisions import read_revision
from fiel.annotation.rewriting import rewrite_answer
from fiel.archive.times import forget_answer
from fiel.campaign.publishedguide import PublishedGuide
from fiel.campaign.requeued import OldAnswer, Touched
from fiel.errors import FielError
from fiel.items import split_name
from fiel.judgements import Judgement


def find_old_answers(client: Argilla, guides: Sequence[PublishedGuide], touched: Touched) -> list[OldAnswer]:
    """Find the submitted answers to the affected items that are older than the published guide.

    Answers given or resubmitted since are left alone, so it can be repeated. ``guides`` are from
    `fetch_guides`.

    Raises:
        FielError: An item or a finding does not exist, an id matches several items, or no version of the
            guide was published since the launch.
    """
    users = _fetch_usernames(client)
    records = [(guide, record) for guide, record in _touched_records(client, guides, touched)]
    answers: list[OldAnswer] = []
    for guide, record in records:
        if guide.published_at is None:
            raise FielError(
                f"{guide.dataset}: expected a guide published after the launch, found the one of the "
                "launch: publish a new version with fiel guide update first"
            )
        answers += [
            each
            for each in _submitted_answers(guide, record, users)
            if _instant(each.submitted_at) < guide.published_at
        ]
    return answers


def find_problem_answers(
    client: Argilla,
    guides: Sequence[PublishedGuide],
    judgements: Mapping[str, Sequence[Judgement]],
    *,
    begun: Sequence[OldAnswer] = (),
) -> list[OldAnswer]:
    """Find the submitted answers that do not count because of a problem.

    Judgements are by task name. ``begun`` are answers of an interrupted return; those still submitted are
    found again: when answers were set aside by rule, too few may be left for the rule to apply.
    """
    users = _fetch_usernames(client)
    problems = {
        (task, each.item_id, each.annotator, each.submitted_at): each.problem
        for task, given in judgements.items()
        for each in given
        if each.problem
    }
    unfinished = {(each.response, each.submitted_at): each for each in begun}
    answers: list[OldAnswer] = []
    for guide in guides:
        for record in fetch_answers(client, guide.dataset_id):
            for each in _submitted_answers(guide, record, users):
                key = (each.task, each.item, each.annotator, _instant(each.submitted_at))
                if before := unfinished.get((each.response, each.submitted_at)):
                    answers.append(replace(each, guide=before.guide, problem=before.problem))
                elif key in problems:
                    answers.append(replace(each, problem=problems[key]))
    return answers


def _fetch_usernames(client: Argilla) -> dict[str, str]:
    return {user["id"]: user["username"] for user in call(client, "GET", "users")["items"]}


def _submitted_answers(
    guide: PublishedGuide, record: Mapping[str, Any], users: Mapping[str, str]
) -> Iterator[OldAnswer]:
    for response in record.get("responses") or ():
        if response["status"] == "submitted":
            yield OldAnswer(
                response=response["id"],
                task=guide.task,
                item=split_name(record["external_id"])[0],
                annotator=users.get(response["user_id"], response["user_id"]),
                guide=guide.published.version,
                values=response["values"],
                submitted_at=response["updated_at"],
                record=record["id"],
            )


def _touched_records(
    client: Argilla, guides: Sequence[PublishedGuide], touched: Touched
) -> Iterator[tuple[PublishedGuide, dict[str, Any]]]:
    places: dict[str, list[str]] = {wanted: [] for wanted in touched.items}
    found: set[str] = set()
    for guide in guides:
        for record in fetch_answers(client, guide.dataset_id):
            revision = read_revision(guide.dataset, record)
            if revision.idle:  # its answers belong to a text or item that no longer exists
                continue
            place = f"{guide.task}={revision.item_id}"
            names = {revision.item_id, place} & set(places)
            checks = set(read_findings(record.get("metadata") or {})) & set(touched.findings)
            for name in names:
                places[name].append(place)
            found |= checks
            if names or checks:
                yield guide, record
    _refuse_strange(places, set(touched.findings) - found)


def _refuse_strange(places: dict[str, list[str]], unfound: Collection[str]) -> None:
    for wanted, where in places.items():
        if not where:
            raise FielError(
                f"--item: expected the id of an item in Argilla, found {wanted}: fiel feedback list and fiel "
                "status show ids"
            )
        if len(where) > 1:
            raise FielError(f"--item: expected one of {', '.join(where)}, found {wanted}")
    if unfound:
        raise FielError(
            f"--finding: expected a check that found something in this campaign's items, found "
            f"{', '.join(sorted(unfound))}"
        )


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def return_answers(client: Argilla, answers: Sequence[OldAnswer]) -> list[OldAnswer]:
    """Turn submitted answers into drafts; return those turned, without answers resubmitted meanwhile."""
    return [answer for answer in answers if _return_answer(client, answer)]


def _return_answer(client: Argilla, answer: OldAnswer) -> bool:
    seen = {
        "id": answer.response,
        "status": "submitted",
        "values": answer.values,
        "updated_at": answer.submitted_at,
    }
    record = rewrite_answer(client, answer.record, seen, {"status": "draft", "values": answer.values})
    if record is None:
        return False
    user = next(each["user_id"] for each in record["responses"] if each["id"] == answer.response)
    _forget_time(client, record, user)
    return True


def _forget_time(client: Argilla, record: Mapping[str, Any], user_id: str) -> None:
    """Drop the original time of a restored answer, so that resubmitting it unchanged counts as new."""
    metadata = record["metadata"] or {}
    forgotten = forget_answer(metadata, user_id)
    if forgotten != metadata:
        call(client, "PATCH", f"records/{record['id']}", json={"metadata": forgotten})
