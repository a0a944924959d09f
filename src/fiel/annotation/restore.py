"""Restoring an archive into an Argilla, completely or not at all.

Argilla sets times itself; the original ones go into the records' metadata (`fiel.archive.times`) if the
dataset allows extra metadata. Ids, passwords, keys and webhooks are not carried over; an owner of the first
Argilla becomes an admin in the other.
"""

import secrets
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from pydantic import BaseModel, ConfigDict

from fiel.annotation.accounts import AT_ONCE, create_accounts
from fiel.annotation.client import Argilla, call, refuse_default_credentials
from fiel.annotation.closing import Closing, note_closing
from fiel.annotation.largerequests import split_batches
from fiel.annotation.records import fetch_questions, fetch_records
from fiel.annotation.sending import BulkRoute
from fiel.archive.content import ArchivedDataset, ArchivedPerson, ArchivedRecord, to_json
from fiel.archive.file import Archive
from fiel.archive.times import ORIGINAL_TIMES, note_times
from fiel.bars import Advance
from fiel.errors import FielError
from fiel.people.roster import find_alike

_BATCH_RECORDS = 250
_PASSWORD_BYTES = 9


class NewAccount(BaseModel):
    """An account to create; its id is chosen here, so that it can be removed after any interruption."""

    model_config = ConfigDict(frozen=True)

    id: str
    username: str
    password: str


class RestorePlan(BaseModel):
    """What a restore is about to create.

    Attributes:
        api_url: The Argilla.
        archive: Digest of the archive.
        name: Name of the workspace.
        workspace: Id of the workspace.
        accounts: The accounts to create.
        known: Ids by user name of existing accounts that belong to the same people.
        passwords: The file for the new accounts' passwords, if there are any.
    """

    model_config = ConfigDict(frozen=True)

    api_url: str
    archive: str
    name: str
    workspace: str
    accounts: list[NewAccount]
    known: dict[str, str]
    passwords: str | None = None

    @property
    def users(self) -> dict[str, str]:
        """Ids by user name of everyone in the archive."""
        return {**self.known, **{account.username: account.id for account in self.accounts}}


def plan_restore(client: Argilla, archive: Archive, name: str, *, same_people: bool) -> RestorePlan:
    """Check that a campaign can be restored, without changing anything.

    ``same_people`` means that accounts with the same user name belong to the same people.

    Raises:
        FielError: The server has default credentials, the workspace exists, or accounts exist without
            `same_people` or differ from the archive's only by capital letters.
    """
    refuse_default_credentials(client)
    if name in {each["name"] for each in call(client, "GET", "me/workspaces")["items"]}:
        raise FielError(
            f"{client.api_url}: expected no workspace {name}, found one. Restore under another name with "
            "--to-name, or delete that one first."
        )
    stored = {user["username"]: str(user["id"]) for user in call(client, "GET", "users")["items"]}
    people = archive.people()
    known = {person.username: stored[person.username] for person in people if person.username in stored}
    if known and not same_people:
        raise FielError(
            f"{client.api_url}: expected no account of the people in the archive, found "
            f"{', '.join(sorted(known))}. If they are the same people, run it again with --same-people; "
            "otherwise rename those accounts first, or their owners would be given others' answers."
        )
    alike = find_alike((person.username for person in people), stored)
    if alike:
        found = ", ".join(f"{other} ({username} in the archive)" for username, other in alike.items())
        raise FielError(
            f"{client.api_url}: expected no account whose name differs from one in the archive only by "
            f"capital letters, found {found}. Rename those accounts in Argilla first: as in the "
            "archive if they are the same people, otherwise to something else."
        )
    accounts = [
        NewAccount(
            id=str(uuid4()),
            username=person.username,
            password=secrets.token_urlsafe(_PASSWORD_BYTES),
        )
        for person in people
        if person.username not in known
    ]
    return RestorePlan(
        api_url=client.api_url,
        archive=archive.digest,
        name=name,
        workspace=str(uuid4()),
        accounts=accounts,
        known=known,
    )


def carry_out_restore(
    client: Argilla, archive: Archive, plan: RestorePlan, *, progress: Advance = lambda count: None
) -> None:
    """Create a plan's people and datasets; nobody is in the workspace yet.

    Raises:
        FielError: Argilla refuses something; `undo_restore` removes what was created.
    """
    people = {person.username: person for person in archive.people()}
    bodies = [_describe_account(account, people[account.username]) for account in plan.accounts]
    for start in range(0, len(bodies), AT_ONCE):
        batch = bodies[start : start + AT_ONCE]
        if create_accounts(client, batch) is None:
            for body in batch:
                call(client, "POST", "users", json=body)
    call(client, "POST", "workspaces", json={"id": plan.workspace, "name": plan.name})
    members = tuple(sorted(plan.users[name] for name, person in people.items() if person.member))
    for name in archive.manifest.datasets:
        dataset = archive.dataset(name)
        stored = _create_dataset(client, dataset, plan.workspace)
        if dataset.closed_at:
            note_closing(client, [stored], Closing(dataset.closed_at, members))
        _send_records(client, archive, dataset, str(stored["id"]), plan.users, progress)


def admit_people(client: Argilla, archive: Archive, plan: RestorePlan) -> None:
    """Add the people to a restored campaign unless it was closed; owners see it anyway."""
    closed = any(archive.dataset(name).closed_at for name in archive.manifest.datasets)
    for person in archive.people():
        if person.member and not closed:
            user = {"user_id": plan.users[person.username]}
            call(client, "POST", f"workspaces/{plan.workspace}/users", json=user)


def undo_restore(client: Argilla, archive: Archive, plan: RestorePlan) -> None:
    """Remove what a plan created, and nothing else.

    Answers that the archive lacks were given since and exist nowhere else: they are kept, with the whole
    campaign. Accounts that have joined another campaign are kept too.

    Raises:
        FielError: Someone answered since, or Argilla refuses.
    """
    if plan.workspace in {each["id"] for each in call(client, "GET", "me/workspaces")["items"]}:
        datasets = _lock_and_list(client, archive, plan)
        for dataset in datasets:
            call(client, "DELETE", f"datasets/{dataset['id']}")
        call(client, "DELETE", f"workspaces/{plan.workspace}")
    made = {account.id for account in plan.accounts}
    for user in call(client, "GET", "users")["items"]:
        if user["id"] in made and not call(client, "GET", f"users/{user['id']}/workspaces")["items"]:
            call(client, "DELETE", f"users/{user['id']}")


def _lock_and_list(client: Argilla, archive: Archive, plan: RestorePlan) -> list[dict[str, Any]]:
    """Remove everyone from the workspace, then look at the answers; readmit people if any must be kept."""
    if archive.digest != plan.archive:
        raise FielError(
            f"{plan.name}: expected the archive with which its restore began, found another: only that one "
            "shows what people answered since. Nothing was deleted"
        )
    path = f"workspaces/{plan.workspace}/users"
    members = [user["id"] for user in call(client, "GET", path)["items"] if user["role"] != "owner"]
    for user in members:
        call(client, "DELETE", f"{path}/{user}")
    datasets: list[dict[str, Any]] = call(
        client, "GET", "me/datasets", params={"workspace_id": plan.workspace}
    )["items"]
    newer = sum(_count_newer(client, archive, plan, dataset) for dataset in datasets)
    if newer:
        for user in members:
            call(client, "POST", path, json={"user_id": user})
        raise FielError(
            f"{plan.name}: expected only the answers of the archive, found {newer} that people gave since. "
            "Nothing was deleted"
        )
    return datasets


def _count_newer(client: Argilla, archive: Archive, plan: RestorePlan, dataset: Mapping[str, Any]) -> int:
    users = {id: name for name, id in plan.users.items()}
    known = set()
    if archive.digest == plan.archive and dataset["name"] in archive.manifest.datasets:
        for record in archive.records(dataset["name"]):
            known |= {
                (record.external_id, each.username, _content(each.model_dump())) for each in record.answers
            }
    stored = fetch_records(client, dataset["id"], include="responses")
    return sum(
        (record["external_id"], users.get(each["user_id"]), _content(each)) not in known
        for record in stored
        for each in record["responses"]
    )


def _content(answer: Mapping[str, Any]) -> bytes:
    return to_json([answer["status"], answer["values"] or {}])


def _describe_account(account: NewAccount, person: ArchivedPerson) -> dict[str, Any]:
    return {
        **account.model_dump(),
        "first_name": person.first_name,
        "last_name": person.last_name,
        "role": restored_role(person),
    }


def restored_role(person: ArchivedPerson) -> str:
    """Return the role of a new account: an archive makes nobody the owner of another Argilla.

    An owner becomes an admin, who is an organizer of the campaign too, so their decisions stay decisive.
    """
    return "admin" if person.role == "owner" else person.role


def _create_dataset(client: Argilla, dataset: ArchivedDataset, workspace: str) -> dict[str, Any]:
    kept = {"name", "guidelines", "allow_extra_metadata", "distribution", "metadata"}
    body = {**dataset.model_dump(include=kept), "workspace_id": workspace}
    stored: dict[str, Any] = call(client, "POST", "datasets", json=body)
    parts = {
        "fields": dataset.fields,
        "questions": dataset.questions,
        "metadata-properties": dataset.metadata_properties,
        "vectors-settings": dataset.vectors_settings,
    }
    for kind, items in parts.items():
        for item in items:
            call(client, "POST", f"datasets/{stored['id']}/{kind}", json=item)
    if dataset.ready:
        call(client, "PUT", f"datasets/{stored['id']}/publish")
    return stored


def _send_records(
    client: Argilla,
    archive: Archive,
    dataset: ArchivedDataset,
    id: str,
    users: Mapping[str, str],
    progress: Advance,
) -> None:
    questions, route = fetch_questions(client, id), BulkRoute(client, id)
    built = (
        _build_record(record, users, questions, with_times=dataset.allow_extra_metadata)
        for record in archive.records(dataset.name)
    )
    for batch in split_batches(built, most=_BATCH_RECORDS):
        route.send(batch)
        progress(len(batch))


def _build_record(
    record: ArchivedRecord, users: Mapping[str, str], questions: Mapping[str, str], *, with_times: bool
) -> dict[str, Any]:
    responses = [
        {"user_id": users[answer.username], **answer.model_dump(exclude={"username"})}
        for answer in record.answers
    ]
    metadata = dict(record.metadata or {})
    if with_times:
        times = {"inserted_at": record.inserted_at, "updated_at": record.updated_at}
        metadata[ORIGINAL_TIMES] = note_times({**times, "responses": responses})
    return {
        "external_id": record.external_id,
        "fields": record.fields,
        "metadata": metadata or None,
        "suggestions": [
            {"question_id": questions[each.question], **each.model_dump(exclude={"question"})}
            for each in record.suggestions
        ],
        "vectors": record.vectors,
        "responses": [{key: answer[key] for key in ("user_id", "status", "values")} for answer in responses],
    }
