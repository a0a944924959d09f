"""Report a campaign's status and the entries behind its counts."""

from datetime import UTC, datetime
from pathlib import Path

from fiel.archive.unfinished import find_unfinished
from fiel.bars import NO_BAR, Bar
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.files import write_private
from fiel.messages.spreadsheet import write_workbook
from fiel.progress.book import tabulate_book
from fiel.progress.listing import Counted
from fiel.progress.status import CampaignStatus, describe_campaign
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import Gathered, gather_answers, judge_questions
from fiel.workflow.resolve import collect_disputes


def report_status(settings: Settings, work: Work, *, bar: Bar = NO_BAR) -> CampaignStatus:
    """Collect the answers to a campaign and describe its status, without changing anything.

    Raises:
        FielError: The campaign was not launched, or people answered other items.
    """
    with connected_argilla(settings) as client:
        gathered = gather_answers(client, work, bar=bar)
    return describe_gathered(work, gathered, now=datetime.now(UTC))


def is_closing_interrupted(settings: Settings, campaign: str) -> bool:
    """Tell whether closing a campaign was interrupted, and not finished since."""
    return find_unfinished(settings.home, campaign) is not None


def describe_gathered(work: Work, gathered: Gathered, *, now: datetime) -> CampaignStatus:
    """Describe the status of a campaign by answers that were gathered before."""
    return describe_campaign(
        work.campaign,
        work.items,
        gathered.judgements,
        superseded=gathered.answers.superseded,
        gold=work.gold,
        careless=gathered.careless,
        closed_at=gathered.closed_at,
        withdrawn=gathered.answers.withdrawn,
        blind=judge_questions(work, gathered.blind),
        now=now,
    )


def write_status_book(settings: Settings, work: Work, path: Path) -> None:
    """Write the status, the disputes and all lists as an XLSX file that only its owner can read.

    Raises:
        FielError: The campaign was not launched, people answered other items, or the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise FielError(f"{path}: expected a name that ends in .xlsx, found {path.suffix!r}")
    with connected_argilla(settings) as client:
        gathered = gather_answers(client, work)
    status = describe_gathered(work, gathered, now=datetime.now(UTC))
    disputes = collect_disputes(work, gathered.judgements)
    book = write_workbook(tabulate_book(status, disputes, _count_gathered(work, gathered)))
    try:
        write_private(path, book)
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None


def collect_counted(settings: Settings, work: Work) -> Counted:
    """Collect what the counts in the status are computed from, without changing anything.

    Raises:
        FielError: The campaign was not launched, or people answered other items.
    """
    with connected_argilla(settings) as client:
        return _count_gathered(work, gather_answers(client, work))


def _count_gathered(work: Work, gathered: Gathered) -> Counted:
    return Counted(
        campaign=work.campaign,
        items=work.items,
        judgements=gathered.judgements,
        earlier=gathered.answers.earlier,
        careless=gathered.careless,
        withdrawn=gathered.answers.withdrawn,
        blind=judge_questions(work, gathered.blind),
    )
