"""Invitations to a campaign, and the personal links of its people; see `fiel.server.joining`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from fiel.annotation.about import ensure_about_dataset
from fiel.annotation.accounts import require_person
from fiel.annotation.client import Argilla, NotThere, call, has_own_orders, public_address
from fiel.annotation.form.fields import order_addresses
from fiel.annotation.links import find_links
from fiel.annotation.people import require_workspace
from fiel.campaign import Campaign
from fiel.errors import FielError

_SOON = timedelta(days=3)
_NEARLY_FULL = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An invitation, without its secret; times are in UTC.

    Attributes:
        approve: Whether an organizer lets each person in.
        revoked_at: When it was revoked, or None.
    """

    id: str
    made_at: str
    ends_at: str
    uses: int
    max_uses: int
    approve: bool
    revoked_at: str | None

    def state(self, now: datetime) -> str:
        """Tell whether people can join with it: ``open``, ``revoked``, ``ended`` or ``full``."""
        if self.revoked_at:
            return "revoked"
        if datetime.fromisoformat(self.ends_at) <= now:
            return "ended"
        return "full" if self.uses >= self.max_uses else "open"

    def is_ending(self, now: datetime) -> bool:
        """Tell whether it is open, but for three days at most, or nine tenths full."""
        soon = datetime.fromisoformat(self.ends_at) <= now + _SOON
        return self.state(now) == "open" and (soon or self.uses >= _NEARLY_FULL * self.max_uses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An account that came with an invitation, or practised; times are in UTC or None."""

    user_id: str
    username: str
    joined_at: str | None = None
    waiting: bool = False
    invitation: str | None = None
    practised_at: str | None = None


def make_invitation(
    client: Argilla,
    campaign: Campaign,
    *,
    ends_at: datetime,
    max_uses: int,
    approve: bool,
    practice: Sequence[Mapping[str, Any]],
) -> tuple[str, str]:
    """Make an invitation to a launched campaign; return its id and its link, which nothing shows again.

    Raises:
        FielError: The campaign was not launched, or this Argilla has no invitations.
    """
    workspace = require_workspace(client, campaign.name)
    about = ensure_about_dataset(client, campaign, workspace)
    content = {
        "campaign": campaign.name,
        "ends_at": ends_at.isoformat(),
        "max_uses": max_uses,
        "approve": approve,
        "page": {
            "titles": campaign.title,
            "language": campaign.form_language,
            "places": _find_places(client, campaign),
            "about": about,
            "ask_url": campaign.ask_url,
        },
        "practice": list(practice),
    }
    made = _call(client, "POST", "fiel/invitations", json=content)
    return made["id"], join_address(client, made["token"])


def _find_places(client: Argilla, campaign: Campaign) -> list[dict[str, Any]]:
    links = find_links(client, campaign.name, [task.name for task in campaign.tasks])
    if not links.annotate:
        raise FielError(f"{campaign.name}: expected its datasets in Argilla, found none: launch it first")
    own_orders = has_own_orders(client)
    places = []
    for link in links.annotate.values():
        parts = urlsplit(link)
        _, _, tail = parts.path.partition("/dataset/")
        path = f"/dataset/{tail}?{parts.query}"
        places.append(
            {"dataset": tail.split("/")[0], "paths": [path] if own_orders else order_addresses(path)}
        )
    return places


def join_address(client: Argilla, token: str, *, personal: bool = False) -> str:
    """Return a link with a secret, after the ``#`` that browsers do not send."""
    return f"{public_address(client)}/join/#{'back=' if personal else ''}{token}"


def list_invitations(client: Argilla, campaign: str) -> list[Invitation]:
    """List a campaign's invitations, the newest first."""
    require_workspace(client, campaign)
    items = _call(client, "GET", "fiel/invitations", params={"campaign": campaign})["items"]
    return [Invitation(**each) for each in items]


def find_ending(client: Argilla, campaign: str, now: datetime) -> list[Invitation]:
    """Find the invitations that will soon let nobody in, or the last one if it ended by itself."""
    try:
        items = call(client, "GET", "fiel/invitations", params={"campaign": campaign})["items"]
    except NotThere:
        return []
    found = [Invitation(**each) for each in items]
    if found and all(each.state(now) != "open" for each in found):
        return [each for each in found[:1] if not each.revoked_at]
    return [each for each in found if each.is_ending(now)]


def lets_hub_in(client: Argilla, campaign: str) -> bool | None:
    """Tell whether anyone who signs in with Hugging Face takes part; None if this Argilla does not say."""
    try:
        told: bool | None = call(client, "GET", "fiel/invitations", params={"campaign": campaign}).get("hub")
    except NotThere:
        return None
    return told


def revoke_invitation(client: Argilla, campaign: str, identifier: str) -> None:
    """Revoke an invitation of a campaign.

    Raises:
        FielError: The campaign has no such invitation.
    """
    known = [each.id for each in list_invitations(client, campaign)]
    if identifier not in known:
        raise FielError(
            f"{identifier}: expected the id of an invitation to {campaign} "
            f"({', '.join(known) or 'it has none'}), found another"
        )
    _call(client, "DELETE", f"fiel/invitations/{identifier}")


def list_arrivals(client: Argilla, campaign: str) -> dict[str, Arrival]:
    """List who came with an invitation or practised, by user name; none where there are no invitations."""
    try:
        items = call(client, "GET", "fiel/joined", params={"campaign": campaign})["items"]
    except NotThere:
        return {}
    return {each["username"]: Arrival(**each) for each in items}


def admit_person(client: Argilla, campaign: str, username: str) -> None:
    """Let a person in who waits.

    Raises:
        FielError: Nobody of that name waits.
    """
    waiting = {name: each for name, each in list_arrivals(client, campaign).items() if each.waiting}
    if username not in waiting:
        raise FielError(
            f"{username}: expected one of the people who wait for {campaign} "
            f"({', '.join(sorted(waiting)) or 'nobody waits'}), found another name"
        )
    path = f"fiel/joined/{waiting[username].user_id}"
    _call(client, "PUT", path, params={"campaign": campaign})


def renew_personal_link(client: Argilla, campaign: str, username: str) -> str:
    """Make a new personal link for a person; the old one stops working.

    Raises:
        FielError: There is no such annotator in the campaign.
    """
    user, _ = require_person(client, campaign, username)
    if user["role"] != "annotator":
        raise FielError(
            f"{username}: expected an annotator, found the role {user['role']}: a personal link would let "
            "anyone who has it change the campaign"
        )
    return join_address(client, _call(client, "POST", f"fiel/keys/{user['id']}")["token"], personal=True)


def revoke_personal_link(client: Argilla, campaign: str, username: str) -> None:
    """Make a person's personal link and remembered browsers useless.

    Raises:
        FielError: There is no such person in the campaign.
    """
    user, _ = require_person(client, campaign, username)
    _call(client, "DELETE", f"fiel/keys/{user['id']}")


def _call(client: Argilla, method: str, path: str, **arguments: Any) -> Any:
    try:
        return call(client, method, path, **arguments)
    except NotThere:
        raise FielError(
            f"{client.api_url}: expected Fiel's server (fiel up, the stack or a Space of fiel space), found "
            "another Argilla, which has no invitations: use fiel people add there"
        ) from None
