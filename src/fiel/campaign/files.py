"""The list of all files that belong to a campaign, for archiving and watching.

A new campaign key that names a file must be added to `_NAMED`.
"""

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fiel.campaign.campaignfile import CampaignFile
from fiel.campaign.feedback import answers_path
from fiel.campaign.judged import judged_path
from fiel.campaign.rulings import rulings_path
from fiel.campaign.task import Task
from fiel.opinions.reviewfiles import opinions_path
from fiel.sources.source import Source

FileKind = Literal["campaign", "rows", "own", "feedback"]
"""The campaign file itself, rows of a source, another file that it names, or one written next to it when
people gave feedback: the answers to comments, judged findings, and the organizers' rulings."""

FEEDBACK = (judged_path, answers_path, rulings_path)
"""What returns the files that are written next to a campaign file."""

_NAMED = ("guide", "glossary", "gold", "ids_file", "opinions", "memory")
_SOURCES = ("source", "english")


@dataclass(frozen=True, slots=True, kw_only=True)
class BelongingFile:
    """A file of a campaign.

    Attributes:
        kind: What it is.
        key: The key that names it, without ``_file``; empty if no key does.
        task: Name of the task that names it; empty if no task does.
        number: Its place, from 1, among the files that the key names.
        path: Its path; ``{split}`` stands for the name of each split.
    """

    kind: FileKind
    key: str = ""
    task: str = ""
    number: int = 1
    path: Path

    @property
    def paths(self) -> list[Path]:
        """The existing files."""
        pattern = glob.escape(str(self.path)).replace("{split}", "*")
        return [Path(each) for each in sorted(glob.glob(pattern))]


def list_files(file: CampaignFile) -> list[BelongingFile]:
    """List the local files of a campaign, whether they exist or not."""
    feedback = [BelongingFile(kind="feedback", path=path_of(file.path)) for path_of in FEEDBACK]
    own = [each for task in file.campaign.tasks for each in _list_task(file.folder, task)]
    return [BelongingFile(kind="campaign", path=file.path), *own, *feedback]


def _list_task(folder: Path, task: Task) -> Iterator[BelongingFile]:
    for key in _NAMED:
        named: Path | list[Path] | None = getattr(task, key)
        for number, path in enumerate(named if isinstance(named, list) else [named] if named else [], 1):
            short_key = key.removesuffix("_file")
            yield BelongingFile(kind="own", key=short_key, task=task.name, number=number, path=folder / path)
    for key in _SOURCES:
        source: Source | None = getattr(task, key)
        if source is not None and source.files:
            yield BelongingFile(kind="rows", key=key, task=task.name, path=folder / source.files)


@dataclass(frozen=True, slots=True)
class HomeFiles:
    """A home's files about a campaign, except caches.

    Attributes:
        launch: The sources of its last launch.
        requeued: Submitted answers, saved before they became drafts again.
        place: The campaign file's last known location; see `fiel.workflow.places`.
        opinions: The folder of the opinions that Fiel asked for, with a file for each task.
        weights: What the checks count for since people answered; see `fiel.campaign.weights`.
    """

    launch: Path
    requeued: Path
    place: Path
    opinions: Path
    weights: Path


def find_home_files(home: Path, campaign: str) -> HomeFiles:
    """Return the paths of a home's files about a campaign, which need not exist."""
    return HomeFiles(
        launch=home / "launches" / f"{campaign}.json",
        requeued=home / "requeued" / f"{campaign}.jsonl",
        place=home / "places" / f"{campaign}.txt",
        opinions=opinions_path(home, campaign, "").parent,
        weights=home / "weights" / f"{campaign}.json",
    )


def list_launched_places(home: Path) -> list[Path]:
    """Return where the campaign files are that the home launched, as far as known; the last one is last."""
    notes = sorted((home / "launches").glob("*.json"), key=lambda path: path.stat().st_mtime)
    places = [find_home_files(home, note.stem).place for note in notes]
    return [Path(place.read_text(encoding="utf-8").strip()) for place in places if place.exists()]
