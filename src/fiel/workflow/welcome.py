"""Write the first message to each person of a campaign."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from fiel.annotation.links import find_links
from fiel.annotation.people import fetch_members, require_workspace
from fiel.annotation.records import fetch_users
from fiel.campaign import Campaign
from fiel.errors import FielError, did_you_mean
from fiel.people.welcome import Newcomer, write_welcome
from fiel.reading.sheets import read_table
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla

_PERSONAL = ("username", "password", "about_you")


def write_welcomes(
    settings: Settings, campaign: Campaign, usernames: Sequence[str] = (), *, passwords: Path | None = None
) -> dict[str, str]:
    """Write a message for each annotator of a campaign, or for some of its people.

    Args:
        settings: The Argilla.
        campaign: The campaign.
        usernames: The people, by default those of the file of passwords, or else all annotators.
        passwords: A file that ``fiel people add`` wrote: passwords and links are taken from it.

    Returns:
        The messages by user name, sorted.

    Raises:
        FielError: The campaign was not launched, or somebody is not in it.
    """
    rows = {row["username"].removeprefix("'"): row for _, row in read_table(passwords)} if passwords else {}
    with connected_argilla(settings) as client:
        members = fetch_members(client, require_workspace(client, campaign.name))
        users = fetch_users(client)
        links = find_links(client, campaign.name, [task.name for task in campaign.tasks])
    people = {name: each for name, each in users.items() if each["id"] in members}
    annotators = [name for name, each in people.items() if each["role"] == "annotator"]
    wanted = usernames or list(rows) or annotators
    unknown = [name for name in wanted if name not in people]
    if unknown:
        raise FielError(
            f"{unknown[0]}: expected a member of {campaign.name}, found none"
            f"{did_you_mean(unknown[0], list(people))}: add people with fiel people add"
        )
    return {
        name: write_welcome(
            Newcomer(
                username=name,
                name=people[name]["first_name"] or name,
                password=rows.get(name, {}).get("password"),
                links=_links_of(rows.get(name, {})) or {**links.annotate, **links.blind},
                about_you=links.about_you,
            ),
            campaign,
        )
        for name in sorted(wanted)
    }


def _links_of(row: Mapping[str, str]) -> dict[str, str]:
    """Return the links of a row, whose columns are those of `fiel.annotation.links.Links.columns`."""
    return {name: link for name, link in row.items() if name not in _PERSONAL and link}
