"""People who leave: their accounts become nobody's, and their answers stay."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import argilla as rg

from fiel.annotation.about import find_display_names, forget_profile
from fiel.annotation.accounts import fetch_workspaces, find_account, refuse_owner, require_person
from fiel.annotation.client import call
from fiel.annotation.closing import forget_member
from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.judgements import SIMULATED_PREFIX
from fiel.people.roster import REMOVED_PREFIX, is_removed

_PSEUDONYM_BYTES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What was done to remove a person.

    Attributes:
        pseudonym: What the account is called now.
        workspaces: The campaigns that the account was taken out of.
        profiles: How many answers about themselves were deleted.
        key_renewed: Whether the old API key is no longer good. Argilla by itself cannot renew one.
        names: The names by which the person had asked to be shown.
    """

    pseudonym: str
    workspaces: tuple[str, ...]
    profiles: int
    key_renewed: bool
    names: tuple[str, ...] = ()


def describe_removal(client: rg.Argilla, campaign: Campaign, username: str) -> list[str]:
    """Return the campaigns that a person would be taken out of.

    Raises:
        FielError: The person cannot be removed.
    """
    _require_removable(client, username)
    return require_person(client, campaign.name, username)[1]


def remove_person(
    client: rg.Argilla,
    username: str,
    *,
    campaign: str,
    forget: Callable[[Collection[str]], None] = lambda names: None,
) -> Removal:
    """Make a person's account nobody's; their answers stay, and count.

    The account is taken out of all campaigns, what they said about themselves is deleted, and last it gets a
    random name and an unknown password. It is not deleted, because Argilla deletes the answers with it. If
    this is interrupted, it can be done again.

    Args:
        client: Connection of an owner.
        username: The person.
        campaign: The campaign by which they were asked for. It comes last: whoever is in others alone cannot
            be asked for by it.
        forget: Told the names by which the person asked to be shown before they are deleted: after an
            interruption nobody could tell them.

    Raises:
        FielError: There is no such account, it is an owner's, or it was removed before.
    """
    user = _require_removable(client, username)
    names = find_display_names(client, user["id"])
    forget(names)
    workspaces = fetch_workspaces(client, user["id"])
    for workspace in sorted(workspaces, key=lambda each: workspaces[each] == campaign):
        call(client, "DELETE", f"workspaces/{workspace}/users/{user['id']}")
    profiles = forget_profile(client, user["id"])  # last, when they can send no other
    forget_member(client, user["id"])
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
        names=tuple(sorted(names)),
    )


def _require_removable(client: rg.Argilla, username: str) -> dict[str, Any]:
    user = find_account(client, username)
    if is_removed(username):
        raise FielError(f"{username}: expected a person, found what is left of one who was removed already")
    return refuse_owner(user)
