"""People who leave: their accounts become anonymous, and their answers stay."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from fiel.annotation.about import find_display_names, forget_profile
from fiel.annotation.accounts import fetch_workspaces, find_account, refuse_owner, require_person
from fiel.annotation.client import Argilla, call
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
        pseudonym: The account's new name.
        workspaces: The campaigns that the account was removed from.
        profiles: Number of deleted answers about themselves.
        key_renewed: Whether the old API key stopped working. A stock Argilla cannot renew keys.
        names: The display names that the person had asked for.
    """

    pseudonym: str
    workspaces: tuple[str, ...]
    profiles: int
    key_renewed: bool
    names: tuple[str, ...] = ()


def describe_removal(client: Argilla, campaign: Campaign, username: str) -> list[str]:
    """Return the campaigns that a person would be removed from.

    Raises:
        FielError: The person cannot be removed.
    """
    _require_removable(client, username)
    return require_person(client, campaign.name, username)[1]


def remove_person(
    client: Argilla,
    username: str,
    *,
    campaign: str,
    forget: Callable[[Collection[str]], None] = lambda names: None,
) -> Removal:
    """Anonymize a person's account; their answers stay and count.

    The account is removed from all campaigns, what they said about themselves is deleted, and finally it gets
    a random name and an unknown password. It is not deleted, because Argilla would delete its answers too. An
    interrupted removal can be repeated. ``campaign`` is where they were found, and comes last: people who are
    only in other campaigns cannot be found through it. ``forget`` is called with their display names first:
    after an interruption these could not be found again.

    Raises:
        FielError: There is no such account, it is an owner's, or it was removed before.
    """
    user = _require_removable(client, username)
    names = find_display_names(client, user["id"])
    forget(names)
    workspaces = fetch_workspaces(client, user["id"])
    for workspace in sorted(workspaces, key=lambda each: workspaces[each] == campaign):
        call(client, "DELETE", f"workspaces/{workspace}/users/{user['id']}")
    profiles = forget_profile(client, user["id"])  # last, when they can submit no other
    forget_member(client, user["id"])
    pseudonym = REMOVED_PREFIX + secrets.token_hex(_PSEUDONYM_BYTES)
    if username.startswith(SIMULATED_PREFIX):
        pseudonym = SIMULATED_PREFIX + pseudonym  # otherwise its answers would count as a person's
    change = {
        "username": pseudonym,
        "first_name": pseudonym,  # Argilla does not accept an empty one
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


def _require_removable(client: Argilla, username: str) -> dict[str, Any]:
    user = find_account(client, username)
    if is_removed(username):
        raise FielError(f"{username}: expected a person, found one who was already removed")
    return refuse_owner(user)
