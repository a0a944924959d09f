"""Thanking the people of a campaign, each for what they did."""

from dataclasses import dataclass
from pathlib import Path

from fiel.errors import FielError
from fiel.files import write_private
from fiel.settings import Settings
from fiel.work import Work
from fiel.workflow.connection import connected_argilla


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFile:
    """One person's receipt: whose, how many usable answers it says, and where it is."""

    username: str
    answers: int
    path: Path


def write_receipts(settings: Settings, work: Work, out: Path) -> list[ReceiptFile]:
    """Collect the answers and write a page for each person with a usable one, by user name.

    Args:
        settings: Which Argilla.
        work: The campaign and its items.
        out: A new or empty folder, which only its owner may read from then on.

    Raises:
        FielError: The folder holds something or cannot be written, or the campaign was not launched.
    """
    from fiel.annotation.about import collect_profiles
    from fiel.annotation.collect import collect_judgements
    from fiel.annotation.people import fetch_users
    from fiel.credits import credit_people
    from fiel.receipts import make_receipts, name_file, write_receipt

    campaign = work.campaign
    with connected_argilla(settings) as client:
        judgements = collect_judgements(client, campaign, work.items)
        profiles = collect_profiles(client, campaign.name)
        first_names = {name: user["first_name"] for name, user in fetch_users(client).items()}
    credits = credit_people(campaign.credits, profiles)
    receipts = make_receipts(campaign, judgements, profiles, credits, first_names=first_names)
    _make_private_folder(out)
    written = []
    for receipt in receipts:
        path = out / name_file(receipt.username)
        write_private(path, write_receipt(receipt, campaign))
        written.append(ReceiptFile(username=receipt.username, answers=receipt.total.answers, path=path))
    return written


def _make_private_folder(out: Path) -> None:
    try:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise FielError(
                f"{out}: expected a new or empty folder for the receipts, found files in it: name another "
                "with --out"
            )
        out.chmod(0o700)
    except OSError as error:
        raise FielError(f"{out}: expected a folder that can be written, found: {error}") from None
