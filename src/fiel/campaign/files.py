"""Every file that belongs to a campaign, in this one place: those that it names, and those that lie near it.

Who keeps, watches or carries the files of a campaign asks here. A key of the campaign file that names another
file is added to `_NAMED`, and everybody knows of it.
"""

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fiel.campaign.feedback import answers_path
from fiel.campaign.model import CampaignFile, Task
from fiel.sources.source import Source

FileKind = Literal["campaign", "rows", "own", "feedback"]
"""What a file is: the campaign's own, rows of a source, another that the campaign file names, or what became
of comments."""

_NAMED = ("guide", "glossary", "gold", "ids_file")
_SOURCES = ("source", "english")


@dataclass(frozen=True, slots=True, kw_only=True)
class BelongingFile:
    """A file of a campaign.

    Attributes:
        kind: What it is.
        key: The key that names it, without ``_file``; empty for what no key names.
        task: Name of the task that names it; empty for the campaign's own.
        path: Where it is; with ``{split}`` in it, it stands for a file of each split.
    """

    kind: FileKind
    key: str = ""
    task: str = ""
    path: Path

    @property
    def paths(self) -> list[Path]:
        """The files that are there."""
        pattern = glob.escape(str(self.path)).replace("{split}", "*")
        return [Path(each) for each in sorted(glob.glob(pattern))]


def list_files(file: CampaignFile) -> list[BelongingFile]:
    """List the files of a campaign, whether they are there or not; what is on the Hub is none."""
    feedback = BelongingFile(kind="feedback", path=answers_path(file.path))
    own = [each for task in file.campaign.tasks for each in _list_task(file.folder, task)]
    return [BelongingFile(kind="campaign", path=file.path), *own, feedback]


def _list_task(folder: Path, task: Task) -> Iterator[BelongingFile]:
    for key in _NAMED:
        path: Path | None = getattr(task, key)
        if path is not None:
            kept = key.removesuffix("_file")
            yield BelongingFile(kind="own", key=kept, task=task.name, path=folder / path)
    for key in _SOURCES:
        source: Source | None = getattr(task, key)
        if source is not None and source.files:
            yield BelongingFile(kind="rows", key=key, task=task.name, path=folder / source.files)


@dataclass(frozen=True, slots=True)
class HomeFiles:
    """What a home keeps of a campaign, beside what can be found out again.

    Attributes:
        launch: Where its last launch took its items from.
        requeued: Answers as they were before they were given back to their authors.
        place: Where its file was when it was last used; see `fiel.workflow.places`.
    """

    launch: Path
    requeued: Path
    place: Path


def find_home_files(home: Path, campaign: str) -> HomeFiles:
    """Return where a home keeps what it notes of a campaign; not all of it need be there."""
    return HomeFiles(
        launch=home / "launches" / f"{campaign}.json",
        requeued=home / "requeued" / f"{campaign}.jsonl",
        place=home / "places" / f"{campaign}.txt",
    )
