"""Write a thank-you page for each person of a campaign."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fiel.annotation.about import collect_profiles
from fiel.annotation.records import fetch_users
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.files import write_private
from fiel.people.credits import credit_people
from fiel.settings import Settings
from fiel.sharing.receipts import make_receipts, name_files, write_receipt
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFile:
    """One person's receipt, with the number of their usable answers."""

    username: str
    answers: int
    path: Path


def write_receipts(settings: Settings, work: Work, out: Path) -> list[ReceiptFile]:
    """Write a page for each person with a usable answer, in the order of user names.

    The folder must be new or empty; it becomes private to its owner (mode 700).

    Raises:
        FielError: The folder is not empty or cannot be written, or the campaign was not launched.
    """
    _refuse_filled(out)
    campaign = work.campaign
    with connected_argilla(settings) as client:
        judgements = gather_answers(client, work).judgements
        profiles = collect_profiles(client, campaign.name)
        first_names = {name: user["first_name"] for name, user in fetch_users(client).items()}
    credits = credit_people(campaign.credits, profiles)
    receipts = make_receipts(campaign, judgements, profiles, credits, first_names=first_names)
    names = name_files(each.username for each in receipts)
    _write_folder(out, {names[each.username]: write_receipt(each, campaign) for each in receipts})
    return [
        ReceiptFile(username=each.username, answers=each.total.answers, path=out / names[each.username])
        for each in receipts
    ]


def _refuse_filled(out: Path) -> None:
    try:
        filled = out.exists() and any(out.iterdir())
    except OSError as error:
        raise FielError(f"{out}: expected a readable folder, found: {error}") from None
    if filled:
        raise FielError(
            f"{out}: expected a new or empty folder for the receipts, found files. Choose another with "
            "--out, or empty this one. Nothing was changed."
        )


def _write_folder(out: Path, pages: Mapping[str, str]) -> None:
    """Write a private folder completely or not at all."""
    place = out.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as beside:
            new = Path(beside, "new")
            new.mkdir(mode=0o700)
            for name, page in pages.items():
                write_private(new / name, page)
            new.rename(place)  # also replaces an empty folder
    except OSError as error:
        raise FielError(f"{out}: expected a writable folder, found: {error}") from None
