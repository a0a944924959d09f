"""Changes that organizers make to a person's account: its password, or how they sign in."""

import re
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fiel.annotation.client import Argilla, ServerTrouble, call, is_server_of_fiel
from fiel.annotation.links import find_links
from fiel.annotation.records import fetch_users
from fiel.errors import FielError
from fiel.people.passwords import PasswordFile, make_password
from fiel.people.roster import HUB_PREFIX, fold_name, is_removed

AT_ONCE = 40
"""Accounts in one request: hashing that many passwords takes a fraction of the time a request may take."""

_HUB_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}")


def create_accounts(
    client: Argilla, accounts: Sequence[Mapping[str, Any]], *, workspace: str | None = None
) -> list[dict[str, Any]] | None:
    """Create accounts in one request, all or none, as members of a workspace if given.

    ``accounts`` are as in Argilla's ``POST users``, at most `AT_ONCE`.

    Returns:
        The accounts as the API gives them, or None if nothing was created because this Argilla is not Fiel's
        or refuses one of them: created one by one, each has its own answer.

    Raises:
        ServerTrouble: The server does not answer; the accounts may have been created.
    """
    try:
        answer = call(client, "POST", "fiel/accounts", json={"workspace_id": workspace, "accounts": accounts})
    except ServerTrouble:
        raise
    except FielError:
        return None
    created: list[dict[str, Any]] = answer["items"]
    return created


def find_account(client: Argilla, username: str) -> dict[str, Any]:
    """Return an account as the API gives it.

    Raises:
        FielError: There is no account of that name.
    """
    users = fetch_users(client)
    if username in users:
        return users[username]
    folded = fold_name(username)
    alike = [name for name in users if fold_name(name) in (folded, HUB_PREFIX + folded)]
    hint = (
        f"; did you mean {' or '.join(sorted(alike))}?"
        if alike
        else ": already removed, or spelled differently"
    )
    raise FielError(f"{username}: expected a user of this Argilla, found none{hint}")


def refuse_owner(user: dict[str, Any]) -> dict[str, Any]:
    """Return an account, refusing an owner's.

    Raises:
        FielError: It is an owner's.
    """
    if user["role"] == "owner":
        raise FielError(
            f"{user['username']}: expected an annotator or an admin, found an owner of this Argilla"
        )
    return user


def require_person(client: Argilla, campaign: str, username: str) -> tuple[dict[str, Any], list[str]]:
    """Return a person's account and the names of their campaigns.

    Raises:
        FielError: There is no such account, it was removed, is an owner's, or is only in other campaigns.
    """
    user = refuse_owner(find_account(client, username))
    if is_removed(username):
        raise FielError(f"{username}: expected a person, found one who was already removed")
    workspaces = sorted(fetch_workspaces(client, user["id"]).values())
    if workspaces and campaign not in workspaces:
        raise FielError(f"{username}: expected a person of {campaign}, found one of {', '.join(workspaces)}")
    return user, workspaces


def fetch_workspaces(client: Argilla, user_id: str) -> dict[str, str]:
    """Fetch the names of a person's workspaces, by id."""
    answer = call(client, "GET", f"users/{user_id}/workspaces")
    return {workspace["id"]: workspace["name"] for workspace in answer["items"]}


def renew_password(client: Argilla, campaign: str, username: str, path: Path) -> None:
    """Give a person a new password, writing it to a new file before it takes effect.

    Raises:
        FielError: There is no such person here, they sign in with Hugging Face, or the file exists.
    """
    user, _ = require_person(client, campaign, username)
    if username.startswith(HUB_PREFIX):
        raise FielError(
            f"{username}: expected a person with a password, found one who signs in with Hugging Face: "
            "their password is managed there"
        )
    file = PasswordFile.create(path, find_links(client, campaign).columns)
    password = make_password()
    file.add(username, password)
    try:
        call(client, "PATCH", f"users/{user['id']}", json={"password": password})
    except ServerTrouble:  # the password may have taken effect
        raise
    except FielError:
        file.drop(username)
        raise


def link_to_hub(client: Argilla, campaign: str, username: str, hub_name: str) -> str:
    """Let a person sign in to their account with Hugging Face instead of a password; return its new name.

    Raises:
        FielError: There is no such person, they already signed in with Hugging Face, or this Argilla does
            not offer that sign-in.
    """
    if not _HUB_NAME.fullmatch(hub_name):
        raise FielError(
            f"{hub_name}: expected a user name of the Hugging Face Hub, such as {username}=ana-gil"
        )
    _require_hub_sign_in(client)
    user, _ = require_person(client, campaign, username)
    linked = f"{HUB_PREFIX}{hub_name}"
    if username == linked:
        return linked
    if username.startswith(HUB_PREFIX):
        raise FielError(f"{username}: expected an account with a password, found one of Hugging Face")
    taken = next((name for name in fetch_users(client) if fold_name(name) == fold_name(linked)), None)
    if taken:
        raise FielError(
            f"{username}: expected nobody who signed in as {hub_name} before, found the account {taken}. "
            "Both accounts belong to one person: remove one of them with fiel people remove, which keeps its "
            f"answers. If you keep {username}, then run this command again."
        )
    change = {"username": linked, "password": secrets.token_urlsafe(48)}
    call(client, "PATCH", f"users/{user['id']}", json=change)
    return linked


def _require_hub_sign_in(client: Argilla) -> None:
    if "huggingface" not in find_providers(client):
        raise FielError(
            f"{client.api_url}: expected an Argilla that people sign in to with Hugging Face, found one "
            "without it: write its file with fiel oauth-file and restart it first"
        )
    if not has_separate_accounts(client):
        raise FielError(f"{client.api_url}: {_SHARED}")


_SHARED = (
    "expected Fiel's server (fiel up, the stack or a Space of fiel space), found another Argilla with "
    "OAuth sign-in: there, anyone whose user name at the provider matches an account gets into that "
    "account. Use Fiel's server, or remove that sign-in (its oauth.yaml) and restart Argilla"
)


def find_providers(client: Argilla) -> list[str]:
    """Return the names of the OAuth providers that this Argilla offers for sign-in."""
    return [each["name"] for each in call(client, "GET", "oauth2/providers")["items"]]


def has_separate_accounts(client: Argilla) -> bool:
    """Tell whether this Argilla keeps accounts made through OAuth apart, as Fiel's server does."""
    return is_server_of_fiel(client)


def refuse_shared_accounts(client: Argilla) -> None:
    """Refuse an Argilla in which a stranger can enter an account by having its name at the provider.

    Raises:
        FielError: This Argilla is one.
    """
    if find_providers(client) and not has_separate_accounts(client):
        raise FielError(f"{client.api_url}: {_SHARED}")
