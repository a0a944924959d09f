"""Closing a campaign: nobody answers any more, and all can be undone.

Argilla knows no closed dataset, but who does not belong to a workspace can neither see its datasets nor
answer there, and leaving takes no answer away. So everyone but owners leaves, and who they were is noted in
the datasets' own metadata, with which the campaign is opened again. Two doors stay ajar in a stock Argilla:
who kept the id of an answer of their own can still change it by a request made by hand, and who signs in
through OAuth for the first time becomes a member. The embedded server and the stack close both.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import argilla as rg

from fiel.annotation.client import AlreadyThere, NotThere, call
from fiel.annotation.records import find_workspace, note_on_dataset
from fiel.errors import FielError
from fiel.people.roster import CLOSED_KEY, is_removed

_ROUNDS = 5  # of looking for people who joined meanwhile


@dataclass(frozen=True, slots=True)
class Closing:
    """When a campaign was closed, in UTC, and the ids of the people who then belonged to it."""

    closed_at: str
    members: tuple[str, ...]


def find_closing(dataset: Mapping[str, Any]) -> Closing | None:
    """Return the closing that is noted in a dataset as the API gives it, if it is closed."""
    noted = (dataset["metadata"] or {}).get(CLOSED_KEY)
    return Closing(noted["closed_at"], tuple(noted["members"])) if noted else None


def find_closed(client: rg.Argilla, campaign: str | None = None) -> dict[str, tuple[str, int]]:
    """Find the campaigns that are closed.

    Args:
        client: Connection of an owner.
        campaign: Only this one.

    Returns:
        By name, when each was closed, and how many people can still answer: some can when closing it was
        interrupted, or somebody let them in since.
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


def _list_answering(client: rg.Argilla, workspace: str) -> list[str]:
    """Return the ids of the people who can answer in a workspace; owners, who always can, are not counted."""
    return [user["id"] for user in _fetch_users(client, workspace) if user["role"] != "owner"]


def refuse_closed(client: rg.Argilla, campaign: str) -> None:
    """Refuse a campaign that was closed, to which nothing is added before it is open again.

    Raises:
        FielError: It was closed.
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


def close_campaign(client: rg.Argilla, campaign: str) -> int:
    """Take no more answers.

    Returns:
        How many people left the workspace; 0 when it was closed already.

    Raises:
        FielError: The campaign was not launched.
    """
    workspace, datasets = _find(client, campaign)
    left: set[str] = set()
    for attempt in range(_ROUNDS):
        joined = _list_answering(client, workspace)
        if attempt and not joined:
            break
        # Noted before anyone leaves: what is interrupted here can be completed, and undone.
        _note_leaving(client, datasets, joined)
        for user in joined:
            with suppress(NotThere):
                call(client, "DELETE", f"workspaces/{workspace}/users/{user}")
        left |= set(joined)
        datasets = _find(client, campaign)[1]
    return len(left)


def _note_leaving(client: rg.Argilla, datasets: list[dict[str, Any]], leaving: list[str]) -> None:
    earlier = [closing for dataset in datasets if (closing := find_closing(dataset))]
    members = {*leaving, *(member for closing in earlier for member in closing.members)}
    closed_at = min((each.closed_at for each in earlier), default=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
    note_closing(client, datasets, Closing(closed_at, tuple(sorted(members))))


def reopen_campaign(client: rg.Argilla, campaign: str) -> int:
    """Let the people back who belonged to the workspace when it was closed, but nobody who was removed since.

    Returns:
        How many came back; 0 when it was open already.

    Raises:
        FielError: The campaign was not launched.
    """
    workspace, datasets = _find(client, campaign)
    closings = [closing for dataset in datasets if (closing := find_closing(dataset))]
    users = call(client, "GET", "users")["items"]
    known = {user["id"] for user in users if not is_removed(user["username"])}
    present = {user["id"] for user in _fetch_users(client, workspace)}
    returning = {member for closing in closings for member in closing.members} & known - present
    for user in sorted(returning):
        with suppress(AlreadyThere):
            call(client, "POST", f"workspaces/{workspace}/users", json={"user_id": user})
    note_closing(client, datasets, None)
    return len(returning)


def forget_member(client: rg.Argilla, user: str) -> None:
    """Take a person out of the notes with which closed campaigns are opened again."""
    for dataset in call(client, "GET", "me/datasets")["items"]:
        closing = find_closing(dataset)
        if closing and user in closing.members:
            members = tuple(member for member in closing.members if member != user)
            note_closing(client, [dataset], Closing(closing.closed_at, members))


def note_closing(client: rg.Argilla, datasets: list[dict[str, Any]], closing: Closing | None) -> None:
    """Note a closing in the metadata of datasets as the API gives them, or remove the note."""
    note = {"closed_at": closing.closed_at, "members": list(closing.members)} if closing else None
    for dataset in datasets:
        note_on_dataset(client, dataset["id"], CLOSED_KEY, note)


def _fetch_users(client: rg.Argilla, workspace: str) -> list[dict[str, Any]]:
    users: list[dict[str, Any]] = call(client, "GET", f"workspaces/{workspace}/users")["items"]
    return users


def _find(client: rg.Argilla, campaign: str) -> tuple[str, list[dict[str, Any]]]:
    workspace = find_workspace(client, campaign)
    if workspace is None:
        raise FielError(f"{campaign}: expected its workspace in Argilla, found none: launch it first")
    datasets = call(client, "GET", "me/datasets", params={"workspace_id": workspace})["items"]
    if not datasets:
        raise FielError(f"{campaign}: expected its datasets in Argilla, found none: launch it first")
    return workspace, datasets
