"""The steps of a campaign's life that are about its people, each one function, for the command line."""

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.people import Account, name_accounts, read_accounts
from fiel.plaintext import for_spreadsheet
from fiel.settings import Settings
from fiel.textfiles import json_lines
from fiel.workflow.connection import connected_argilla

if TYPE_CHECKING:
    from fiel.annotation.people import Additions, Removal
    from fiel.annotation.roll import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A person who was removed.

    Attributes:
        removal: What was done in Argilla.
        leftovers: Where their name still stands, which only the organizer can change.
    """

    removal: "Removal"
    leftovers: tuple[str, ...]


def gather_accounts(usernames: Sequence[str], file: Path | None) -> list[Account]:
    """Read the people of a file or of the command line.

    Raises:
        FielError: Neither was given or both, or somebody in them cannot be used.
    """
    if (file is None) == (not usernames):
        raise FielError(
            "people: expected either user names or --file, found " + ("both" if file else "neither")
        )
    return read_accounts(file) if file else name_accounts(usernames)


def add_people(
    settings: Settings, campaign: Campaign, accounts: Sequence[Account], *, passwords: Path | None = None
) -> "Additions":
    """Give people access to a campaign; see `fiel.annotation.people.add_people`.

    Args:
        settings: Which Argilla.
        campaign: A campaign that was launched.
        accounts: The people.
        passwords: The file for new passwords; one of the campaign and the day in the home unless given.
    """
    from fiel.annotation import people
    from fiel.annotation.closing import refuse_closed

    path = passwords or settings.home / "people" / f"{campaign.name}-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.csv"
    with connected_argilla(settings) as client:
        refuse_closed(client, campaign.name)
        return people.add_people(client, campaign, accounts, passwords=path)


def list_people(settings: Settings, campaign: Campaign) -> "list[Member]":
    """List who is in a campaign; see `fiel.annotation.roll.list_people`."""
    from fiel.annotation import roll

    with connected_argilla(settings) as client:
        return roll.list_people(client, campaign)


def remove_person(
    settings: Settings, campaign: Campaign, username: str, *, confirm: Callable[[Sequence[str]], bool]
) -> Departure | None:
    """Remove a person and keep their answers; see `fiel.annotation.people.remove_person`.

    Args:
        settings: Which Argilla.
        campaign: A campaign of theirs.
        username: The person.
        confirm: Told the campaigns that they are taken out of, says whether to go on.

    Returns:
        What was done, or None when it was not confirmed.

    Raises:
        FielError: The person cannot be removed.
    """
    from fiel.annotation import people

    with connected_argilla(settings) as client:
        if not confirm(people.describe_removal(client, campaign, username)):
            return None
        removal = people.remove_person(client, username)
    leftovers = [str(path) for path in _find_password_files(settings.home / "people", username)]
    leftovers += [str(path) for path in _find_requeued_files(settings.home / "requeued", username)]
    if username in campaign.credits:
        leftovers.insert(0, f"the key credits.{username} of the campaign file")
    return Departure(removal=removal, leftovers=tuple(leftovers))


def _find_password_files(folder: Path, username: str) -> list[Path]:
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            if any(row and row[0] == for_spreadsheet(username) for row in csv.reader(file)):
                found.append(path)
    return found


def _find_requeued_files(folder: Path, username: str) -> list[Path]:
    """Find the answers from before a new version of the guide, which say whose they were."""
    return [
        path
        for path in sorted(folder.glob("*.jsonl"))
        if any(json.loads(line)["annotator"] == username for line in json_lines(path))
    ]
