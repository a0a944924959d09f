"""The steps that manage a campaign's people, one function each."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fiel.annotation import accounts, departures, members, people
from fiel.annotation.closing import refuse_closed
from fiel.annotation.departures import Removal
from fiel.annotation.people import Additions
from fiel.bars import Advance
from fiel.campaign import Campaign, load_campaign
from fiel.errors import FielError
from fiel.messages.plaintext import for_spreadsheet
from fiel.people.member import Member
from fiel.people.roster import Account, name_accounts, read_accounts
from fiel.reading.textfiles import json_lines
from fiel.settings import Settings
from fiel.snapshots.cleaning import clean_name
from fiel.workflow.connection import connected_argilla

PASSWORD_FOLDER = "people"
"""Folder for password files, in the home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPerson:
    """A person who now signs in with Hugging Face.

    Attributes:
        username: The old name of the account.
        account: Its new name.
        credited: Whether the campaign file still credits them under the old name.
    """

    username: str
    account: str
    credited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A person who was removed.

    Attributes:
        leftovers: Where their name still is, for the organizer to delete.
        unnamed: The campaigns whose snapshot no longer names them.
    """

    removal: Removal
    leftovers: tuple[str, ...]
    unnamed: tuple[str, ...] = ()


def gather_accounts(usernames: Sequence[str], file: Path | None) -> list[Account]:
    """Read people from a file or from the command line.

    Raises:
        FielError: Neither or both were given, or an entry is invalid.
    """
    if (file is None) == (not usernames):
        raise FielError(
            "people: expected either user names or --file, found " + ("both" if file else "neither")
        )
    return read_accounts(file) if file else name_accounts(usernames)


def add_people(
    settings: Settings,
    campaign: Campaign,
    accounts: Sequence[Account],
    *,
    passwords: Path | None = None,
    progress: Advance = lambda count: None,
) -> Additions:
    """Give people access to a launched campaign; see `fiel.annotation.people.add_people`.

    New passwords are written to ``passwords``, by default the file of `name_password_file`.
    """
    path = passwords or name_password_file(settings.home, campaign.name)
    with connected_argilla(settings) as client:
        refuse_closed(client, campaign.name)
        return people.add_people(client, campaign, accounts, passwords=path, progress=progress)


def name_password_file(home: Path, campaign: str) -> Path:
    """Return the default path for new passwords, named after the campaign and the time."""
    return home / PASSWORD_FOLDER / f"{campaign}-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.csv"


def renew_password(
    settings: Settings, campaign: Campaign, username: str, *, passwords: Path | None = None
) -> Path:
    """Give a person a new password; see `fiel.annotation.accounts.renew_password`.

    Returns:
        The file with the password: ``passwords``, or by default the file of `name_password_file`.
    """
    path = passwords or name_password_file(settings.home, campaign.name)
    with connected_argilla(settings) as client:
        accounts.renew_password(client, campaign.name, username, path)
    return path


def link_to_hub(settings: Settings, campaign: Campaign, pairs: Sequence[str]) -> list[LinkedPerson]:
    """Let people sign in to their existing accounts with Hugging Face.

    Each pair is ``USERNAME``, or ``USERNAME=HUB_NAME`` if their name on the Hub differs.

    Raises:
        FielError: See `fiel.annotation.accounts.link_to_hub`; earlier people in the list are linked.
    """
    done = []
    with connected_argilla(settings) as client:
        for pair in pairs:
            username, _, hub_name = pair.partition("=")
            linked = accounts.link_to_hub(client, campaign.name, username, hub_name or username)
            credited = username in campaign.credits and linked not in campaign.credits
            done.append(LinkedPerson(username=username, account=linked, credited=credited))
    return done


def list_people(settings: Settings, campaign: Campaign) -> list[Member]:
    """List who is in a campaign; see `fiel.annotation.members.list_people`."""
    with connected_argilla(settings) as client:
        return members.list_people(client, campaign)


def remove_person(
    settings: Settings,
    campaign: Campaign,
    username: str,
    *,
    confirm: Callable[[Sequence[str]], bool],
    folder: Path | None = None,
) -> Departure | None:
    """Remove a person, keep their answers, and delete their name from the snapshot of all campaigns.

    Args:
        settings: The Argilla, and the snapshot's location.
        campaign: A campaign that they take part in.
        username: The person.
        confirm: Called with the campaigns they would be removed from; returns whether to continue.
        folder: Folder of campaign files that may credit them.

    Returns:
        What was done, or None if not confirmed.

    Raises:
        FielError: The person cannot be removed, or the snapshot cannot be written.
    """
    from fiel.snapshots.forgetting import forget_names  # slow to import: only when used

    credits, places = _find_credits(campaign, username, folder)

    unnamed: dict[str, None] = {}

    def forget(names: Iterable[str]) -> None:
        known = {*filter(None, map(clean_name, (*names, *credits)))}
        if "://" not in settings.snapshot_address:
            unnamed.update(dict.fromkeys(forget_names(settings.snapshot_folder, known)))

    with connected_argilla(settings) as client:
        if not confirm(departures.describe_removal(client, campaign, username)):
            return None
        removal = departures.remove_person(client, username, campaign=campaign.name, forget=forget)
    forget(removal.names)  # again: a watch may have written them meanwhile
    places += [str(path) for path in _find_password_files(settings.home / PASSWORD_FOLDER, username)]
    places += [str(path) for path in _find_requeued_files(settings.home / "requeued", username)]
    return Departure(removal=removal, leftovers=tuple(places), unnamed=tuple(unnamed))


def _find_credits(campaign: Campaign, username: str, folder: Path | None) -> tuple[list[str], list[str]]:
    """Return the names that campaign files credit a person with, and the places that name them."""
    found = {"the campaign file": campaign} if folder is None else {}
    places = []
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")] if folder else ()):
        try:
            found[str(path)] = load_campaign(path).campaign
        except FielError:  # invalid now, but may be fixed later
            if username in path.read_bytes().decode(errors="replace"):
                places.append(f"{path}, which is not a readable campaign file")
    credits = {place: each.credits[username] for place, each in found.items() if username in each.credits}
    return [*credits.values()], [f"the key credits.{username} of {place}" for place in credits] + places


def _find_password_files(folder: Path, username: str) -> list[Path]:
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            if any(row and row[0] == for_spreadsheet(username) for row in csv.reader(file)):
                found.append(path)
    return found


def _find_requeued_files(folder: Path, username: str) -> list[Path]:
    """Find saved answers from before a requeue that name the person."""
    return [
        path
        for path in sorted(folder.glob("*.jsonl"))
        if any(json.loads(line)["annotator"] == username for line in json_lines(path))
    ]
