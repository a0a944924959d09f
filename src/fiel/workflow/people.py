"""The steps of a campaign's life that are about its people, each one function, for the command line."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fiel.annotation import accounts, departures, members, people
from fiel.annotation.closing import refuse_closed
from fiel.annotation.departures import Removal
from fiel.annotation.members import Member
from fiel.annotation.people import Additions
from fiel.campaign import Campaign, load_campaign
from fiel.errors import FielError
from fiel.messages.plaintext import for_spreadsheet
from fiel.people.roster import Account, name_accounts, read_accounts
from fiel.reading.textfiles import json_lines
from fiel.settings import Settings
from fiel.snapshots.forgetting import forget_names
from fiel.snapshots.tabulation import clean_name
from fiel.workflow.connection import connected_argilla

PASSWORD_FOLDER = "people"
"""Folder in the home that passwords are written to."""

Advance = Callable[[int], None]
"""Told how many more people are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A person who signs in with Hugging Face from now on.

    Attributes:
        username: The account as it was called.
        account: The account as it is called now.
        credited: Whether the campaign file still names them under the old name.
    """

    username: str
    account: str
    credited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A person who was removed.

    Attributes:
        removal: What was done in Argilla.
        leftovers: Where their name still stands, which only the organizer can change.
        unnamed: The campaigns in which the snapshot named them until now.
    """

    removal: Removal
    leftovers: tuple[str, ...]
    unnamed: tuple[str, ...] = ()


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
    settings: Settings,
    campaign: Campaign,
    accounts: Sequence[Account],
    *,
    passwords: Path | None = None,
    progress: Advance = lambda count: None,
) -> Additions:
    """Give people access to a campaign; see `fiel.annotation.people.add_people`.

    Args:
        settings: Which Argilla.
        campaign: A campaign that was launched.
        accounts: The people.
        passwords: The file for new passwords; one of the campaign and the time in the home unless given.
        progress: Called with the number of people who were done.
    """
    path = passwords or name_password_file(settings.home, campaign.name)
    with connected_argilla(settings) as client:
        refuse_closed(client, campaign.name)
        return people.add_people(client, campaign, accounts, passwords=path, progress=progress)


def name_password_file(home: Path, campaign: str) -> Path:
    """Return where the passwords that are made now are written unless another file is named: in the home."""
    return home / PASSWORD_FOLDER / f"{campaign}-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.csv"


def renew_password(
    settings: Settings, campaign: Campaign, username: str, *, passwords: Path | None = None
) -> Path:
    """Give a person another password; see `fiel.annotation.accounts.renew_password`.

    Args:
        settings: Which Argilla.
        campaign: A campaign of theirs.
        username: The person.
        passwords: The file for it; one of the campaign and the time in the home unless given.

    Returns:
        The file.
    """
    path = passwords or name_password_file(settings.home, campaign.name)
    with connected_argilla(settings) as client:
        accounts.renew_password(client, campaign.name, username, path)
    return path


def link_to_hub(settings: Settings, campaign: Campaign, pairs: Sequence[str]) -> list[Link]:
    """Let people sign in with Hugging Face to the accounts that they have.

    Args:
        settings: Which Argilla.
        campaign: A campaign of theirs.
        pairs: ``USERNAME``, or ``USERNAME=HUB_NAME`` when they have another name on the Hub.

    Raises:
        FielError: See `fiel.annotation.accounts.link_to_hub`; people before that one are done.
    """
    done = []
    with connected_argilla(settings) as client:
        for pair in pairs:
            username, _, hub_name = pair.partition("=")
            linked = accounts.link_to_hub(client, campaign.name, username, hub_name or username)
            credited = username in campaign.credits and linked not in campaign.credits
            done.append(Link(username=username, account=linked, credited=credited))
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
    """Remove a person, keep their answers, and take their name out of the snapshot of all campaigns.

    Args:
        settings: Which Argilla, and where the snapshot is.
        campaign: A campaign of theirs.
        username: The person.
        confirm: Told the campaigns that they are taken out of, says whether to go on.
        folder: Where campaign files are, each of which may credit them.

    Returns:
        What was done, or None when it was not confirmed.

    Raises:
        FielError: The person cannot be removed, or the snapshot cannot be written.
    """
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
    """Return the names that campaign files give a person, and where: in this one, or in others beside it."""
    found = {"the campaign file": campaign} if folder is None else {}
    places = []
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")] if folder else ()):
        try:
            found[str(path)] = load_campaign(path).campaign
        except FielError:  # it cannot be used now, and may be some day
            if username in path.read_bytes().decode(errors="replace"):
                places.append(f"{path}, which is no campaign file that can be read")
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
    """Find the answers from before a new version of the guide, which say whose they were."""
    return [
        path
        for path in sorted(folder.glob("*.jsonl"))
        if any(json.loads(line)["annotator"] == username for line in json_lines(path))
    ]
