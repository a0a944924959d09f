"""Close a campaign with an archive and a last snapshot, and reopen it."""

from dataclasses import dataclass
from pathlib import Path

from fiel.annotation.blind import show_keys
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
    """The result of closing a campaign.

    Attributes:
        left: People who were removed; 0 if it was closed already.
        keys: Answered blind questions whose keys were not shown before and are now.
    """

    left: int
    keys: int
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
    """Archive a campaign, stop accepting answers, then write the last snapshot and the last archive.

    The first archive is complete before anybody is removed (see `fiel.annotation.closing`); the last one
    replaces it and adds the answers given meanwhile. People who answered a question without its key can see
    the key from now on. After an interruption, the same call finishes; it may replace the archive of the
    interrupted one even without ``overwrite``.

    Raises:
        FielError: The campaign was not launched, or the archive exists already or cannot be written.
    """
    name, home = work.campaign.name, settings.home
    refuse_other_archive(settings, name, out, overwrite=overwrite)
    folder = settings.snapshot_folder  # raises before anybody is removed

    def write() -> ArchiveManifest:
        def note(manifest: ArchiveManifest) -> None:
            note_unfinished(home, name, out, manifest.digest)

        return archive(settings, work.file, out, overwrite=True, ready=note, bar=bar)

    with telling(f"Nothing was lost, and {name} is still open. Run it again to close it."):
        write()
    with telling(
        f"Nothing was lost: the archive is in {out}. People may be locked out of {name} already: run it "
        "again to finish, or let them back in with --reopen."
    ):
        with connected_argilla(settings) as client:
            left = close_campaign(client, name)
            keys = show_keys(client, work.campaign, work.items, needed=1)  # nobody can answer any more
        info = take_snapshot(settings, [work])
        manifest = write()
    forget_unfinished(home, name)
    return Closed(left, sum(keys.values()), folder / info.path, manifest)


def refuse_other_archive(settings: Settings, campaign: str, out: Path, *, overwrite: bool) -> None:
    """Raise `FielError` if the archive exists already, unless an interrupted close wrote it."""
    unfinished = find_unfinished(settings.home, campaign)
    if not overwrite and not (unfinished and unfinished.owns(out)):
        refuse_archive(out)


def reopen(settings: Settings, file: CampaignFile) -> int:
    """Reopen a closed campaign for its people, and return how many were let back in.

    Raises:
        FielError: The campaign was not launched.
    """
    with (
        telling(f"Nothing was lost: run it again to let the others back in to {file.campaign.name}."),
        connected_argilla(settings) as client,
    ):
        returned = reopen_campaign(client, file.campaign.name)
    forget_unfinished(settings.home, file.campaign.name)
    return returned
