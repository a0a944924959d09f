"""The accounts of the people who annotate."""

import secrets
from collections.abc import Sequence

import argilla as rg

from fiel.campaign import Campaign


def ensure_annotators(client: rg.Argilla, campaign: Campaign, usernames: Sequence[str]) -> dict[str, str]:
    """Create the accounts that are missing and give all of them access to the campaign.

    Args:
        client: Connection of an owner.
        campaign: A campaign that was launched.
        usernames: User names of annotators.

    Returns:
        The new accounts' passwords by user name; accounts that were there keep theirs.
    """
    workspace = client.workspaces(campaign.name)
    members = {user.username for user in workspace.users}
    passwords = {}
    for username in usernames:
        user = client.users(username)
        if user is None:
            passwords[username] = secrets.token_urlsafe(9)
            user = rg.User(
                username=username,
                first_name=campaign.credits.get(username, username),
                password=passwords[username],
                role="annotator",
                client=client,
            ).create()
        if username not in members:
            user.add_to_workspace(workspace)
    return passwords
