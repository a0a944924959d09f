"""The steps that manage a campaign's invitations, one function each."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from fiel.annotation import invitations
from fiel.annotation.closing import refuse_closed
from fiel.annotation.invitations import Arrival, Invitation
from fiel.campaign import Campaign, load_campaign
from fiel.campaign.work import load_work
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.practice import PracticeItem, choose_gold, choose_own, tells_gold

Practice = Literal["auto", "own", "gold", "none"]


def invite(
    settings: Settings, path: Path, *, days: int, max_uses: int, approve: bool, practice: Practice
) -> tuple[str, str, int]:
    """Make an invitation to a launched campaign.

    Args:
        settings: The Argilla.
        path: The campaign file.
        days: For how many days it can be used.
        max_uses: How many people can join with it.
        approve: Whether an organizer lets each of them in.
        practice: Which items people practise with: those of the campaign's gold, those that Fiel brings
            along, none, or (``auto``) the gold if it does not tell who is careless.

    Returns:
        Its id, its link and the number of practice items.

    Raises:
        FielError: The campaign is not launched, or closed, or has no gold.
    """
    file = load_campaign(path)
    campaign, items = file.campaign, list[PracticeItem]()
    safe_gold = any(task.gold for task in campaign.tasks) and not tells_gold(campaign)
    if practice == "gold" or (practice == "auto" and safe_gold):
        items = choose_gold(load_work(path, home=settings.home))
    if practice == "own" or (practice == "auto" and not items):
        items = choose_own(file)
    ends_at = datetime.now(UTC) + timedelta(days=days)
    with connected_argilla(settings) as client:
        refuse_closed(client, campaign.name)
        identifier, link = invitations.make_invitation(
            client,
            campaign,
            ends_at=ends_at,
            max_uses=max_uses,
            approve=approve,
            practice=[each.model_dump() for each in items],
        )
    return identifier, link, len(items)


def list_invitations(settings: Settings, campaign: Campaign) -> list[Invitation]:
    """List a campaign's invitations; see `fiel.annotation.invitations.list_invitations`."""
    with connected_argilla(settings) as client:
        return invitations.list_invitations(client, campaign.name)


def lets_hub_in(settings: Settings, campaign: Campaign) -> bool:
    """Tell whether people also come in by Hugging Face sign-in, whom nobody has to let in."""
    with connected_argilla(settings) as client:
        return bool(invitations.lets_hub_in(client, campaign.name))


def revoke_invitation(settings: Settings, campaign: Campaign, identifier: str) -> None:
    """Revoke an invitation; see `fiel.annotation.invitations.revoke_invitation`."""
    with connected_argilla(settings) as client:
        invitations.revoke_invitation(client, campaign.name, identifier)


def list_waiting(settings: Settings, campaign: Campaign) -> list[Arrival]:
    """List who waits to be let in, the earliest first."""
    with connected_argilla(settings) as client:
        found = invitations.list_arrivals(client, campaign.name).values()
    return sorted((each for each in found if each.waiting), key=lambda each: each.joined_at or "")


def admit(settings: Settings, campaign: Campaign, usernames: Sequence[str]) -> None:
    """Let people in who wait; see `fiel.annotation.invitations.admit_person`."""
    with connected_argilla(settings) as client:
        refuse_closed(client, campaign.name)
        for username in usernames:
            invitations.admit_person(client, campaign.name, username)


def renew_personal_link(settings: Settings, campaign: Campaign, username: str) -> str:
    """Make a new personal link; see `fiel.annotation.invitations.renew_personal_link`."""
    with connected_argilla(settings) as client:
        return invitations.renew_personal_link(client, campaign.name, username)


def revoke_personal_link(settings: Settings, campaign: Campaign, username: str) -> None:
    """Revoke a personal link; see `fiel.annotation.invitations.revoke_personal_link`."""
    with connected_argilla(settings) as client:
        invitations.revoke_personal_link(client, campaign.name, username)
