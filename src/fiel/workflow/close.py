"""Closing a campaign with an archive and a last snapshot, and opening it again."""

from dataclasses import dataclass
from pathlib import Path

from fiel.annotation.closing import close_campaign, reopen_campaign
from fiel.archive.content import ArchiveManifest
from fiel.archive.unfinished import find_unfinished, forget_unfinished, note_unfinished
from fiel.bars import NO_BAR, Bar
from fiel.campaign import CampaignFile
from fiel.campaign.work import Work
from fiel.interrupts import telling
from fiel.settings import Settings
from fiel.workflow.archive import archive, refuse_archive
from fiel.workflow.connection import connected_argilla
from fiel.workflow.snapshot import take_snapshot


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing a campaign did.

    Attributes:
        left: How many people left the workspace; 0 when it was closed already.
        snapshot: Folder of the snapshot.
        archive: What the archive holds.
    """

    left: int
    snapshot: Path
    archive: ArchiveManifest


def close(
    settings: Settings,
    work: Work,
    out: Path,
    *,
    overwrite: bool = False,
    bar: Bar = NO_BAR,
) -> Closed:
    """Archive a campaign, take no more answers, then write the last snapshot and the last archive.

    The first archive is there before anybody leaves (see `fiel.annotation.closing`), the last one in its
    place has the answers that came meanwhile. Interrupted anywhere, the same call does the rest.

    Args:
        settings: Which Argilla, and the home that notes what is under way.
        work: The campaign and its items.
        out: The archive to write.
        overwrite: Whether to replace an archive that is there; that of an interrupted close is, anyway.
        bar: Told how many records there are, and have been archived: twice for each.

    Raises:
        FielError: The campaign was not launched, an archive is there that is not to be replaced, or a file
            cannot be written.
    """
    name, home = work.campaign.name, settings.home
    refuse_other_archive(settings, name, out, overwrite=overwrite)
    folder = settings.snapshot_folder  # refused here, before anybody leaves

    def write() -> ArchiveManifest:
        def note(manifest: ArchiveManifest) -> None:
            note_unfinished(home, name, out, manifest.digest)

        return archive(settings, work.file, out, overwrite=True, ready=note, bar=bar)

    with telling(f"Nothing was lost, and {name} is open. Run it again to close it."):
        write()
    with telling(
        f"Nothing was lost: the archive is in {out}. People may be locked out of {name} already: run it "
        "again to finish, or let them back in with --reopen."
    ):
        with connected_argilla(settings) as client:
            left = close_campaign(client, name)
        info = take_snapshot(settings, [work])
        manifest = write()
    forget_unfinished(home, name)
    return Closed(left, folder / info.path, manifest)


def refuse_other_archive(settings: Settings, campaign: str, out: Path, *, overwrite: bool) -> None:
    """Refuse to close a campaign into a file that is there, unless an interrupted close wrote it.

    Raises:
        FielError: It is there, and is not to be replaced.
    """
    unfinished = find_unfinished(settings.home, campaign)
    if not overwrite and not (unfinished and unfinished.owns(out)):
        refuse_archive(out)


def reopen(settings: Settings, file: CampaignFile) -> int:
    """Open a closed campaign for the people who belonged to it, and return how many came back.

    Raises:
        FielError: The campaign was not launched.
    """
    with (
        telling(f"Nothing was lost: run it again, and the others come back to {file.campaign.name}."),
        connected_argilla(settings) as client,
    ):
        returned = reopen_campaign(client, file.campaign.name)
    forget_unfinished(settings.home, file.campaign.name)
    return returned
