"""Closing a campaign: nobody can answer any more, and it can be undone.

Argilla has no closed datasets, but a person outside a workspace can neither see its datasets nor answer
there, and leaving removes no answers. So everyone but owners leaves, and the datasets' own metadata records
who they were, for reopening. A stock Argilla leaves two gaps: a person who kept the id of one of their
answers can still change it with a handmade request, and a person who signs in through OAuth for the first
time becomes a member. The embedded server and the stack close both.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fiel.annotation.client import AlreadyThere, Argilla, NotThere, call
from fiel.annotation.records import find_workspace, note_on_dataset
from fiel.errors import FielError
from fiel.people.roster import CLOSED_KEY, is_removed

_ROUNDS = 5  # of looking for people who joined meanwhile


@dataclass(frozen=True, slots=True)
class Closing:
    """When a campaign was closed, in UTC, and the ids of its members at that time."""

    closed_at: str
    members: tuple[str, ...]


def find_closing(dataset: Mapping[str, Any]) -> Closing | None:
    """Return the closing recorded in a dataset as the API gives it, or None if it is open."""
    noted = (dataset["metadata"] or {}).get(CLOSED_KEY)
    return Closing(noted["closed_at"], tuple(noted["members"])) if noted else None


def find_closed(client: Argilla, campaign: str | None = None) -> dict[str, tuple[str, int]]:
    """Find the closed campaigns, or check only one.

    Returns:
        By name, when each was closed and how many people can still answer: some can if closing was
        interrupted or someone has let them in since.
    """
    workspaces = {each["id"]: each["name"] for each in call(client, "GET", "me/workspaces")["items"]}
    found: dict[str, str] = {}
    for dataset in call(client, "GET", "me/datasets")["items"]:
        closing, workspace = find_closing(dataset), dataset["workspace_id"]
        if closing and campaign in (None, workspaces.get(workspace)):
            found[workspace] = min(closing.closed_at, found.get(workspace, closing.closed_at))
    return {
        workspaces.get(id, "?"): (closed_at, len(_list_answering(client, id)))
        for id, closed_at in found.items()
    }


def _list_answering(client: Argilla, workspace: str) -> list[str]:
    """Return the ids of the people who can answer in a workspace, except owners, who always can."""
    return [user["id"] for user in _fetch_users(client, workspace) if user["role"] != "owner"]


def refuse_closed(client: Argilla, campaign: str) -> None:
    """Refuse a closed campaign: nothing is added until it is reopened.

    Raises:
        FielError: It is closed.
    """
    workspace = find_workspace(client, campaign)
    datasets = (
        call(client, "GET", "me/datasets", params={"workspace_id": workspace})["items"] if workspace else ()
    )
    closing = next((each for dataset in datasets if (each := find_closing(dataset))), None)
    if closing:
        raise FielError(
            f"{campaign}: expected an open campaign, found one that was closed at {closing.closed_at}: "
            "open it with fiel close --reopen first. Nothing was changed."
        )


def close_campaign(client: Argilla, campaign: str) -> int:
    """Stop accepting answers; return how many people left, 0 if it was already closed.

    Raises:
        FielError: The campaign was not launched.
    """
    workspace, datasets = _find(client, campaign)
    left: set[str] = set()
    for attempt in range(_ROUNDS):
        joined = _list_answering(client, workspace)
        if attempt and not joined:
            break
        # Recorded before anyone leaves, so that an interrupted closing can be completed or undone.
        _note_leaving(client, datasets, joined)
        for user in joined:
            with suppress(NotThere):
                call(client, "DELETE", f"workspaces/{workspace}/users/{user}")
        left |= set(joined)
        datasets = _find(client, campaign)[1]
    return len(left)


def _note_leaving(client: Argilla, datasets: list[dict[str, Any]], leaving: list[str]) -> None:
    earlier = [closing for dataset in datasets if (closing := find_closing(dataset))]
    members = {*leaving, *(member for closing in earlier for member in closing.members)}
    closed_at = min((each.closed_at for each in earlier), default=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
    note_closing(client, datasets, Closing(closed_at, tuple(sorted(members))))


def reopen_campaign(client: Argilla, campaign: str) -> int:
    """Readmit those who were members at closing and not removed since; return how many came back.

    Raises:
        FielError: The campaign was not launched.
    """
    back: set[str] = set()
    for _ in range(_ROUNDS):
        workspace, datasets = _find(client, campaign)
        closings = [closing for dataset in datasets if (closing := find_closing(dataset))]
        users = call(client, "GET", "users")["items"]
        known = {user["id"] for user in users if not is_removed(user["username"])}
        present = {user["id"] for user in _fetch_users(client, workspace)}
        returning = {member for closing in closings for member in closing.members} & known - present
        if not returning:  # nor did anybody sign in for the first time meanwhile
            break
        for user in sorted(returning):
            with suppress(AlreadyThere):
                call(client, "POST", f"workspaces/{workspace}/users", json={"user_id": user})
        back |= returning
    note_closing(client, datasets, None)
    return len(back)


def forget_member(client: Argilla, user: str) -> None:
    """Remove a person from the member lists with which closed campaigns are reopened."""
    for dataset in call(client, "GET", "me/datasets")["items"]:
        closing = find_closing(dataset)
        if closing and user in closing.members:
            members = tuple(member for member in closing.members if member != user)
            note_closing(client, [dataset], Closing(closing.closed_at, members))


def note_closing(client: Argilla, datasets: list[dict[str, Any]], closing: Closing | None) -> None:
    """Record a closing in the metadata of datasets as the API gives them, or remove it."""
    note = {"closed_at": closing.closed_at, "members": list(closing.members)} if closing else None
    for dataset in datasets:
        note_on_dataset(client, dataset["id"], CLOSED_KEY, note)


def _fetch_users(client: Argilla, workspace: str) -> list[dict[str, Any]]:
    users: list[dict[str, Any]] = call(client, "GET", f"workspaces/{workspace}/users")["items"]
    return users


def _find(client: Argilla, campaign: str) -> tuple[str, list[dict[str, Any]]]:
    workspace = find_workspace(client, campaign)
    if workspace is None:
        raise FielError(f"{campaign}: expected its workspace in Argilla, found none: launch it first")
    datasets = call(client, "GET", "me/datasets", params={"workspace_id": workspace})["items"]
    if not datasets:
        raise FielError(f"{campaign}: expected its datasets in Argilla, found none: launch it first")
    return workspace, datasets
