"""The accounts of the people who annotate."""

import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import argilla as rg

from fiel.annotation.about import about_address, ensure_about_dataset, forget_profile
from fiel.annotation.client import AlreadyThere, call, has_own_orders
from fiel.annotation.form import annotation_address, order_addresses
from fiel.annotation.records import ABOUT_DATASET, find_datasets, find_workspace, find_workspace_datasets
from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.judgements import SIMULATED_PREFIX
from fiel.passwords import PasswordFile, make_password, refuse_existing
from fiel.people import REMOVED_PREFIX, Account

_PASSWORD_BYTES = 9
_PSEUDONYM_BYTES = 4

State = Literal["created", "added", "member"]
"""What became of a person: a new account, an account that was there and is in now, or one that was in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What was done for one person.

    Attributes:
        username: The person.
        state: What became of them.
        role: Role of the account, which for one that was there may be another than the wanted.
    """

    username: str
    state: State
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What was done for the people of a list.

    Attributes:
        people: Person by person, in the order of the list.
        passwords: Where the new accounts' passwords were written, or None when there was none.
        link: Where to annotate.
        about_you: Where each person says how they want to be named.
    """

    people: tuple[Addition, ...]
    passwords: Path | None
    link: str
    about_you: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What was done to remove a person.

    Attributes:
        pseudonym: What the account is called now.
        workspaces: The campaigns that the account was taken out of.
        profiles: How many answers about themselves were deleted.
        key_renewed: Whether the old API key is no longer good. Argilla by itself cannot renew one.
    """

    pseudonym: str
    workspaces: tuple[str, ...]
    profiles: int
    key_renewed: bool


def ensure_annotators(client: rg.Argilla, campaign: Campaign, usernames: Sequence[str]) -> dict[str, str]:
    """Create the accounts that are missing and give all of them access to the campaign.

    Args:
        client: Connection of an owner.
        campaign: A campaign that was launched.
        usernames: User names of annotators.

    Returns:
        The new accounts' passwords by user name; accounts that were there keep theirs.

    Raises:
        FielError: The campaign was not launched.
    """
    workspace = require_workspace(client, campaign.name)
    known = {name: user["id"] for name, user in fetch_users(client).items()}
    members = fetch_members(client, workspace)
    passwords = {}
    for username in usernames:
        if username not in known:
            passwords[username] = secrets.token_urlsafe(_PASSWORD_BYTES)
            name = campaign.credits.get(username, username)
            account = {"username": username, "first_name": name, "password": passwords[username]}
            known[username] = call(client, "POST", "users", json={**account, "role": "annotator"})["id"]
        if known[username] not in members:
            call(client, "POST", f"workspaces/{workspace}/users", json={"user_id": known[username]})
    return passwords


def add_people(
    client: rg.Argilla, campaign: Campaign, accounts: Sequence[Account], *, passwords: Path
) -> Additions:
    """Create the accounts that are missing and give all of them access to the campaign.

    An account that is there, or that another run makes meanwhile, keeps its password, role and names. Each
    new password is in the file before its account is made; when that fails, it is taken out again. After a
    kill, the last person of the file may have no account; a second run makes it, with a password in its own.

    Args:
        client: Connection of an owner.
        campaign: A campaign that was launched.
        accounts: The people.
        passwords: The file for the passwords of new accounts, which must not exist if there are any.

    Raises:
        FielError: The campaign was not launched, the file exists, or Argilla refuses; people before that one
            are done, and a second run does the others.
    """
    workspace = require_workspace(client, campaign.name)
    known = fetch_users(client)
    missing = any(account.username not in known for account in accounts)
    if missing:
        refuse_existing(passwords)
    about = ensure_about_dataset(client, campaign, workspace)
    links = (_find_link(client, campaign), about_address(client, about))
    file = PasswordFile.create(passwords, links) if missing else None
    members = fetch_members(client, workspace)
    if file and not has_own_orders(client):
        file.orders = order_addresses(links[0], begin=len(members))
    done = []
    for account in accounts:
        user = known.get(account.username)
        state: State = "created" if user is None else "member" if user["id"] in members else "added"
        if user is None and file:
            try:
                user = _create_account(client, account, file)
            except AlreadyThere:
                user, state = fetch_users(client)[account.username], "added"
        if user and state != "member":
            with suppress(AlreadyThere):
                call(client, "POST", f"workspaces/{workspace}/users", json={"user_id": user["id"]})
        if user:
            done.append(Addition(username=account.username, state=state, role=user["role"]))
    return Additions(
        people=tuple(done),
        passwords=file.path if file and file.passwords else None,
        link=links[0],
        about_you=links[1],
    )


def _create_account(client: rg.Argilla, account: Account, file: PasswordFile) -> dict[str, Any]:
    password = make_password()
    file.add(account.username, password)
    content = {
        "username": account.username,
        "first_name": account.first_name or account.username,
        "last_name": account.last_name,
        "role": account.role,
        "password": password,
    }
    try:
        created: dict[str, Any] = call(client, "POST", "users", json=content)
    except AlreadyThere:  # another run's password opens it
        file.drop(account.username)
        raise
    except FielError:
        with suppress(FielError):  # when that cannot be known either, the password stays in the file
            if account.username not in fetch_users(client):
                file.drop(account.username)
        raise
    return created


def _find_link(client: rg.Argilla, campaign: Campaign) -> str:
    datasets = find_datasets(client, campaign.name)
    for task in campaign.tasks:
        for name in (task.name, *sorted(each for each in datasets if each.startswith(f"{task.name}-"))):
            if name in datasets and datasets[name]["ready"]:
                return annotation_address(client.api_url, datasets[name]["id"])
    raise FielError(f"{campaign.name}: expected its datasets in Argilla, found none: launch it first")


def find_links(client: rg.Argilla, campaign: str) -> tuple[str, str]:
    """Return where the people of a campaign annotate and say who they are; empty for what is not there."""
    ready = {
        name: each["id"] for name, each in find_workspace_datasets(client, campaign).items() if each["ready"]
    }
    tasks = sorted(ready.keys() - {ABOUT_DATASET})
    return (
        annotation_address(client.api_url, ready[tasks[0]]) if tasks else "",
        about_address(client, ready[ABOUT_DATASET]) if ABOUT_DATASET in ready else "",
    )


def describe_removal(client: rg.Argilla, campaign: Campaign, username: str) -> list[str]:
    """Return the campaigns that a person would be taken out of.

    Raises:
        FielError: The person cannot be removed.
    """
    user = _require_removable(client, username)
    workspaces = _fetch_workspaces(client, user["id"])
    if workspaces and campaign.name not in workspaces.values():
        raise FielError(
            f"{username}: expected a person of {campaign.name}, found one of {', '.join(workspaces.values())}"
        )
    return sorted(workspaces.values())


def remove_person(client: rg.Argilla, username: str) -> Removal:
    """Make a person's account nobody's; their answers stay, and count.

    The account is taken out of all campaigns, what they said about themselves is deleted, and last it gets a
    random name and an unknown password. It is not deleted, because Argilla deletes the answers with it. If
    this is interrupted, it can be done again.

    Args:
        client: Connection of an owner.
        username: The person.

    Raises:
        FielError: There is no such account, it is an owner's, or it was removed before.
    """
    user = _require_removable(client, username)
    workspaces = _fetch_workspaces(client, user["id"])
    for workspace in workspaces:
        call(client, "DELETE", f"workspaces/{workspace}/users/{user['id']}")
    profiles = forget_profile(client, user["id"])  # last, when they can send no other
    pseudonym = REMOVED_PREFIX + secrets.token_hex(_PSEUDONYM_BYTES)
    if username.startswith(SIMULATED_PREFIX):
        pseudonym = SIMULATED_PREFIX + pseudonym  # or its answers would count as somebody's
    change = {
        "username": pseudonym,
        "first_name": pseudonym,  # Argilla takes no empty one
        "last_name": None,
        "role": "annotator",
        "password": secrets.token_urlsafe(48),
    }
    changed = call(client, "PATCH", f"users/{user['id']}", json=change)
    return Removal(
        pseudonym=pseudonym,
        workspaces=tuple(sorted(workspaces.values())),
        profiles=profiles,
        key_renewed=changed["api_key"] != user["api_key"],
    )


def _require_removable(client: rg.Argilla, username: str) -> dict[str, Any]:
    user = fetch_users(client).get(username)
    if user is None:
        raise FielError(
            f"{username}: expected a user of this Argilla, found none: removed already, or written otherwise"
        )
    if user["role"] == "owner":
        raise FielError(f"{username}: expected an annotator or an admin, found an owner of this Argilla")
    if username.removeprefix(SIMULATED_PREFIX).startswith(REMOVED_PREFIX):
        raise FielError(f"{username}: expected a person, found what is left of one who was removed already")
    return user


def require_workspace(client: rg.Argilla, campaign: str) -> str:
    """Return the id of a campaign's workspace.

    Raises:
        FielError: The campaign was not launched.
    """
    workspace = find_workspace(client, campaign)
    if workspace is None:
        raise FielError(f"{campaign}: expected its workspace in Argilla, found none: launch it first")
    return workspace


def fetch_users(client: rg.Argilla) -> dict[str, dict[str, Any]]:
    """Fetch all accounts, by user name."""
    return {user["username"]: user for user in call(client, "GET", "users")["items"]}


def fetch_members(client: rg.Argilla, workspace: str) -> set[str]:
    """Fetch the ids of the accounts in a workspace."""
    users: Iterable[dict[str, Any]] = call(client, "GET", f"workspaces/{workspace}/users")["items"]
    return {user["id"] for user in users}


def _fetch_workspaces(client: rg.Argilla, user_id: str) -> dict[str, str]:
    answer = call(client, "GET", f"users/{user_id}/workspaces")
    return {workspace["id"]: workspace["name"] for workspace in answer["items"]}
