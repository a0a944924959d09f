"""The accounts of annotators."""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from fiel.annotation.about import ensure_about_dataset
from fiel.annotation.accounts import AT_ONCE, create_accounts, refuse_shared_accounts
from fiel.annotation.client import AlreadyThere, Argilla, call, has_own_orders
from fiel.annotation.form.fields import order_addresses
from fiel.annotation.links import Links, find_links
from fiel.annotation.records import fetch_users, find_workspace
from fiel.bars import Advance
from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.people.passwords import PasswordFile, make_password, refuse_existing
from fiel.people.roster import Account, find_alike

_PASSWORD_BYTES = 9

MemberState = Literal["created", "added", "member"]
"""What was done: a new account, an existing one that joined, or one that was already a member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What was done for one person.

    Attributes:
        role: The account's role, which for an existing account can differ from the wanted one.
    """

    username: str
    state: MemberState
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What was done for a list of people.

    Attributes:
        people: Each person, in the order of the list.
        passwords: The file with the new accounts' passwords, or None when there were none.
        links: Where to annotate, by dataset.
        about_you: Where people say how they want to be named.
    """

    people: tuple[Addition, ...]
    passwords: Path | None
    links: dict[str, str]
    about_you: str


def ensure_annotators(client: Argilla, campaign: Campaign, usernames: Sequence[str]) -> dict[str, str]:
    """Create missing annotators, admit all to a launched campaign, and return new passwords by name.

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
    client: Argilla,
    campaign: Campaign,
    accounts: Sequence[Account],
    *,
    passwords: Path,
    progress: Advance = lambda count: None,
) -> Additions:
    """Create missing accounts and give all the accounts access to the campaign.

    An account that exists, or that another run creates meanwhile, keeps its password, role and names. Each
    new password is in the file before its account is created, and is removed again if that fails. After a
    kill, the last people in the file may have no account; a second run creates them, with passwords in its
    own file. The ``passwords`` file must not exist if any accounts are missing. ``progress`` is called with
    the number of further people done.

    Raises:
        FielError: The campaign was not launched, the file exists, a name differs from an account's only by
            case, or Argilla refuses; people before that one are done, and a second run does the others.
    """
    workspace = require_workspace(client, campaign.name)
    known = fetch_users(client)
    new = any(account.username not in known for account in accounts)
    if new:
        refuse_shared_accounts(client)
        _refuse_alike(known, accounts)
        refuse_existing(passwords)
    ensure_about_dataset(client, campaign, workspace)
    links = _require_links(client, campaign)
    file = PasswordFile.create(passwords, links.columns) if new else None
    members = fetch_members(client, workspace)
    if file and not has_own_orders(client):
        begin = len(members)
        file.orders = {
            column: order_addresses(link, begin=begin)
            for column, link in links.columns.items()
            if column.startswith("link")
        }
    done = []
    for start in range(0, len(accounts), AT_ONCE):
        batch = accounts[start : start + AT_ONCE]
        made = _create_at_once(
            client, [each for each in batch if each.username not in known], workspace, file
        )
        for account in batch:
            done.append(
                made.get(account.username)
                or _add_person(client, account, workspace, known=known, members=members, file=file)
            )
            progress(1)
    return Additions(
        people=tuple(done),
        passwords=file.path if file and file.passwords else None,
        links={**links.annotate, **links.blind},
        about_you=links.about_you,
    )


def _refuse_alike(known: Mapping[str, Any], accounts: Sequence[Account]) -> None:
    """Refuse names that people confuse with other accounts, and some file systems with the same file."""
    alike = find_alike((account.username for account in accounts), known)
    problems = [
        f"{username}: expected a name that differs from others by more than capital letters, found the "
        f"account {other}: use that spelling for the same person, or another name for a different one"
        for username, other in alike.items()
    ]
    if problems:
        raise FielError("\n".join([*problems, "Nothing was changed."]))


def _add_person(
    client: Argilla,
    account: Account,
    workspace: str,
    *,
    known: Mapping[str, dict[str, Any]],
    members: Collection[str],
    file: PasswordFile | None,
) -> Addition:
    user = known.get(account.username)
    state: MemberState = "created" if user is None else "member" if user["id"] in members else "added"
    if user is None:
        assert file is not None, "made as soon as one account is missing"
        try:
            user = _create_account(client, account, file)
        except AlreadyThere:
            user, state = fetch_users(client)[account.username], "added"
    if state != "member":
        with suppress(AlreadyThere):
            call(client, "POST", f"workspaces/{workspace}/users", json={"user_id": user["id"]})
    return Addition(username=account.username, state=state, role=user["role"])


def _create_at_once(
    client: Argilla, accounts: Sequence[Account], workspace: str, file: PasswordFile | None
) -> dict[str, Addition]:
    """Create accounts in one request if this Argilla can; return what was done by user name."""
    if not accounts or file is None:
        return {}
    passwords = {each.username: make_password() for each in accounts}
    file.add_all(passwords)
    try:
        bodies = [_describe(each, passwords[each.username]) for each in accounts]
        made = create_accounts(client, bodies, workspace=workspace)
    except FielError:
        _drop_uncreated(client, list(passwords), file)
        raise
    if made is None:
        file.forget(passwords)
        return {}
    return {
        user["username"]: Addition(username=user["username"], state="created", role=user["role"])
        for user in made
    }


def _create_account(client: Argilla, account: Account, file: PasswordFile) -> dict[str, Any]:
    password = make_password()
    file.add(account.username, password)
    try:
        created: dict[str, Any] = call(client, "POST", "users", json=_describe(account, password))
    except AlreadyThere:  # another run's password applies
        file.drop(account.username)
        raise
    except FielError:
        _drop_uncreated(client, [account.username], file)
        raise
    return created


def _drop_uncreated(client: Argilla, usernames: Sequence[str], file: PasswordFile) -> None:
    """Remove the passwords of those without an account; if this fails too, they stay in the file."""
    with suppress(FielError):
        known = fetch_users(client)
        for username in usernames:
            if username not in known:
                file.drop(username)


def _describe(account: Account, password: str) -> dict[str, Any]:
    return {
        "username": account.username,
        "first_name": account.first_name or account.username,
        "last_name": account.last_name,
        "role": account.role,
        "password": password,
    }


def _require_links(client: Argilla, campaign: Campaign) -> Links:
    links = find_links(client, campaign.name, [task.name for task in campaign.tasks])
    if not links.annotate:
        raise FielError(f"{campaign.name}: expected its datasets in Argilla, found none: launch it first")
    return links


def require_workspace(client: Argilla, campaign: str) -> str:
    """Return the id of a campaign's workspace.

    Raises:
        FielError: The campaign was not launched.
    """
    workspace = find_workspace(client, campaign)
    if workspace is None:
        raise FielError(f"{campaign}: expected its workspace in Argilla, found none: launch it first")
    return workspace


def fetch_members(client: Argilla, workspace: str) -> set[str]:
    """Fetch the ids of a workspace's accounts."""
    users: Iterable[dict[str, Any]] = call(client, "GET", f"workspaces/{workspace}/users")["items"]
    return {user["id"] for user in users}
