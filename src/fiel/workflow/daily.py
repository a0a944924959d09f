"""What an organizer does every day, besides deciding."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fiel.annotation.invitations import Invitation
from fiel.bars import NO_BAR, Bar, Note
from fiel.campaign.work import Work
from fiel.progress.chatnews import write_week
from fiel.progress.status import CampaignStatus
from fiel.settings import Settings
from fiel.snapshots.folder import SnapshotInfo
from fiel.workflow.archive import archive
from fiel.workflow.snapshot import take_snapshot


@dataclass(frozen=True, slots=True)
class SavedDay:
    """The files of a day: the snapshot, and the archive of the whole campaign."""

    snapshot: SnapshotInfo
    archive: Path


def save_day(
    settings: Settings, work: Work, *, note: Note = lambda text: None, bar: Bar = NO_BAR
) -> SavedDay:
    """Take a snapshot and archive a campaign; an earlier archive of the same day is replaced.

    Raises:
        FielError: The campaign was not launched, or a file cannot be written.
    """
    info = take_snapshot(settings, [work], note=note)
    out = day_archive(settings.home, work.campaign.name)
    out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    archive(settings, work.file, out, overwrite=True, bar=bar)
    return SavedDay(info, out)


def day_archive(home: Path, campaign: str) -> Path:
    """Return where today's archive of a campaign goes, in the home; the day is in UTC."""
    return home / "archives" / f"{campaign}-{datetime.now(UTC):%Y-%m-%d}.zip"


def describe_ending(invitation: Invitation, now: datetime) -> str:
    """Say when an invitation ends, or that it has, and how full it is."""
    ends = datetime.fromisoformat(invitation.ends_at)
    verb = "ends" if ends > now else "ended"
    joined = f"{invitation.uses} of {invitation.max_uses} joined"
    return f"Invitation {invitation.id} {verb} on {ends:%Y-%m-%d}, {joined}; for more people, make another"


def write_news(work: Work, status: CampaignStatus) -> str:
    """Write the week's news in the language of the form, with the dashboard's address if there is one."""
    campaign = work.campaign
    language = campaign.form_language
    return write_week(status, campaign.title_in(language), language, link=campaign.dashboard_url)
