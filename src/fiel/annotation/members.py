"""The members of a campaign: who they are, what each did, and how they want to be named."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from fiel.annotation.about import collect_profiles
from fiel.annotation.client import Argilla, call
from fiel.annotation.invitations import Arrival, list_arrivals
from fiel.annotation.people import fetch_members, require_workspace
from fiel.annotation.records import fetch_answers, find_datasets
from fiel.campaign import Campaign
from fiel.people.credits import Profile, credit_people
from fiel.people.member import Member


@dataclass(slots=True)
class _Activity:
    counts: Counter[str] = field(default_factory=Counter)
    last: datetime | None = None

    def note(self, response: dict[str, Any]) -> None:
        moment = datetime.fromisoformat(response["updated_at"]).replace(tzinfo=UTC)
        self.counts[response["status"]] += 1
        self.last = max(self.last or moment, moment)


def list_people(client: Argilla, campaign: Campaign) -> list[Member]:
    """List a launched campaign's members, those who wait, and everyone who answered, sorted by user name.

    Raises:
        FielError: The campaign was not launched.
    """
    members = fetch_members(client, require_workspace(client, campaign.name))
    activities: dict[str, _Activity] = {}
    for response in _fetch_responses(client, campaign):
        activities.setdefault(response["user_id"], _Activity()).note(response)
    profiles = {each.username: each for each in collect_profiles(client, campaign.name)}
    credits = credit_people(campaign.credits, profiles.values())
    arrivals = list_arrivals(client, campaign.name)
    waiting = {each.user_id for each in arrivals.values() if each.waiting}
    found = [
        _describe_member(
            user, user["id"] in members, activities.get(user["id"], _Activity()), profiles, credits, arrivals
        )
        for user in call(client, "GET", "users")["items"]
        if user["id"] in members or user["id"] in activities or user["id"] in waiting
    ]
    return sorted(found, key=lambda member: member.username)


def _fetch_responses(client: Argilla, campaign: Campaign) -> Iterator[dict[str, Any]]:
    for dataset in find_datasets(client, campaign.name).values():
        if dataset["ready"]:
            for record in fetch_answers(client, dataset["id"]):
                yield from record.get("responses") or ()


def _describe_member(
    user: dict[str, Any],
    member: bool,
    activity: _Activity,
    profiles: dict[str, Profile],
    credits: dict[str, str],
    arrivals: dict[str, Arrival],
) -> Member:
    username = user["username"]
    arrival = arrivals.get(username)
    profile = profiles.get(username)
    return Member(
        username=username,
        role=user["role"],
        member=member,
        submitted=activity.counts["submitted"],
        drafts=activity.counts["draft"],
        discarded=activity.counts["discarded"],
        last_active=activity.last,
        wants_credit=profile.credit if profile else None,
        named=credits.get(username),
        variety=profile.variety if profile else "",
        problem=profile.problem if profile and username not in credits else None,
        invitation=arrival.invitation if arrival else None,
        waiting=bool(arrival and arrival.waiting),
        practised_at=arrival.practised_at if arrival else None,
    )
