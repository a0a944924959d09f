"""Keeping a campaign: archive it, close it with an archive and a last snapshot, and open it again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fiel import __version__
from fiel.annotation.archive import StoredCampaign, StoredDataset
from fiel.annotation.closing import close_campaign, reopen_campaign
from fiel.archive.content import ArchiveManifest, ContentSum, DatasetInfo, to_json
from fiel.archive.file import LAUNCH, PEOPLE, REQUEUED, ArchiveWriter, writing_archive
from fiel.archive.unfinished import find_unfinished, forget_unfinished, note_unfinished
from fiel.bars import NO_BAR, Bar
from fiel.campaign.files import find_home_files, list_files
from fiel.campaign.model import CampaignFile
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.interrupts import telling
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.places import note_place
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


def archive(
    settings: Settings,
    file: CampaignFile,
    out: Path,
    *,
    overwrite: bool = False,
    ready: Callable[[ArchiveManifest], None] = lambda manifest: None,
    bar: Bar = NO_BAR,
) -> ArchiveManifest:
    """Write a whole campaign to an archive; see `fiel.archive.file` for what it holds.

    Args:
        settings: Which Argilla.
        file: The campaign.
        out: The archive to write.
        overwrite: Whether to replace an archive that is there.
        ready: Told what the archive holds before it is put into its place.
        bar: Told how many records there are, and have been read.

    Raises:
        FielError: The campaign was not launched, changed while it was read, an archive is there that is not
            to be replaced, or the file cannot be written.
    """
    if not overwrite:
        refuse_archive(out)
    note_place(settings.home, file)
    with connected_argilla(settings) as client:
        stored = StoredCampaign(client, file.campaign.name)
        with writing_archive(out) as writer:
            datasets = {
                dataset.settings.name: _archive_dataset(writer, stored, dataset, bar)
                for dataset in stored.datasets
            }
            people = stored.people()
            writer.add(PEOPLE, (to_json(person.model_dump()) + b"\n" for person in people))
            for name, path in sorted(_files_of(file, settings.home).items()):
                writer.add(name, [path.read_bytes()])
            manifest = ArchiveManifest(
                fiel=__version__,
                argilla=stored.argilla,
                campaign=file.campaign.name,
                people=len(people),
                datasets=datasets,
                members=dict(writer.members),
            )
            writer.finish(manifest)
            ready(manifest)
    return manifest


def refuse_archive(out: Path) -> None:
    """Refuse to write an archive over a file that is there.

    Raises:
        FielError: It is there.
    """
    if out.exists():
        raise FielError(
            f"{out}: expected a new file, found one that is there already. It may be the only copy of what "
            "it holds: write to another file with --out, or replace this one with --overwrite. Nothing was "
            "changed."
        )


def _archive_dataset(
    writer: ArchiveWriter, stored: StoredCampaign, dataset: StoredDataset, bar: Bar
) -> DatasetInfo:
    name = dataset.settings.name
    total = ContentSum(dataset.settings)

    def lines() -> Iterator[bytes]:
        for record in stored.records(dataset, bar):
            total.add(record)
            yield to_json(record.model_dump()) + b"\n"

    writer.add(f"datasets/{name}/settings.json", [to_json(dataset.settings.model_dump())])
    writer.add(f"datasets/{name}/records.jsonl", lines())
    return total.info()


def _files_of(file: CampaignFile, home: Path) -> dict[str, Path]:
    """Return the files of a campaign that are not in Argilla, by their names in the archive.

    Rows of a source are not among them: Argilla has the texts, and the campaign file says where they are.
    """
    found = {}
    for each in list_files(file):
        if each.kind == "campaign":
            found["files/campaign.yaml"] = each.path
        elif each.kind == "own":
            found[f"files/{each.task}/{each.key}{each.path.suffix}"] = each.path
        elif each.kind == "feedback" and each.path.exists():
            found["files/feedback.jsonl"] = each.path
    kept = find_home_files(home, file.campaign.name)
    notes = {LAUNCH: kept.launch, REQUEUED: kept.requeued}
    return found | {name: path for name, path in notes.items() if path.exists()}


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
