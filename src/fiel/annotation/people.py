"""The accounts of the people who annotate."""

import secrets
from collections.abc import Sequence

import argilla as rg

from fiel.annotation.client import call
from fiel.annotation.records import find_workspace
from fiel.campaign import Campaign
from fiel.errors import FielError

_PASSWORD_BYTES = 9


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
    workspace = find_workspace(client, campaign.name)
    if workspace is None:
        raise FielError(f"{campaign.name}: expected its workspace in Argilla, found none: launch it first")
    known = {user["username"]: user["id"] for user in call(client, "GET", "users")["items"]}
    members = {user["id"] for user in call(client, "GET", f"workspaces/{workspace}/users")["items"]}
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
