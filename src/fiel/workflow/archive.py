"""Archive everything that Argilla and the home know about a campaign in one file."""

from collections.abc import Callable, Iterator
from pathlib import Path

from fiel import __version__
from fiel.annotation.archive import StoredCampaign, StoredDataset
from fiel.archive.content import ArchiveManifest, ContentSum, DatasetInfo, to_json
from fiel.archive.file import LAUNCH, OPINIONS, PEOPLE, REQUEUED, ArchiveWriter, writing_archive
from fiel.bars import NO_BAR, Bar
from fiel.campaign import CampaignFile
from fiel.campaign.files import find_home_files, list_files
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.places import note_place


def archive(
    settings: Settings,
    file: CampaignFile,
    out: Path,
    *,
    overwrite: bool = False,
    ready: Callable[[ArchiveManifest], None] = lambda manifest: None,
    bar: Bar = NO_BAR,
) -> ArchiveManifest:
    """Write a whole campaign to an archive; see `fiel.archive.file` for its contents.

    ``ready`` is called with the manifest before the archive is moved to ``out``.

    Raises:
        FielError: The campaign was not launched or changed while it was read, or the file exists already or
            cannot be written.
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
    """Raise `FielError` if the file exists already."""
    if out.exists():
        raise FielError(
            f"{out}: expected a new file, found an existing one. It may be the only copy of its content: "
            "write to another file with --out, or replace this one with --overwrite. Nothing was changed."
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
    """Return the campaign's files that are not in Argilla, by name in the archive.

    Source files are left out: Argilla has the texts, and the campaign file names the source.
    """
    found = {}
    for each in list_files(file):
        if each.kind == "campaign":
            found["files/campaign.yaml"] = each.path
        elif each.kind == "own":
            number = f"-{each.number}" if each.number > 1 else ""
            found[f"files/{each.task}/{each.key}{number}{each.path.suffix}"] = each.path
        elif each.kind == "feedback" and each.path.exists():
            found[f"files/{each.path.name.removeprefix(f'{file.path.stem}.')}"] = each.path
    notes_at_home = find_home_files(home, file.campaign.name)
    notes = {LAUNCH: notes_at_home.launch, REQUEUED: notes_at_home.requeued}
    opinions = {f"{OPINIONS}{path.name}": path for path in notes_at_home.opinions.glob("*.json*")}
    return found | opinions | {name: path for name, path in notes.items() if path.exists()}
