"""What was decided is published in batches, each with the answers of at least three people.

How much was done is public at once. If what was decided were too, anyone who records the snapshots would
know the decisions of a person who answered alone between two of them. So the tables in
`fiel.snapshots.tables.DECIDED` stay as they were until the answers to a task differ by those of
`FEWEST_PEOPLE`, from the answers that they were made from and from those in the last published version of the
dataset. A private file in the home has the marks of both, and of whom what is counted in `varieties`; it
holds no names, and no texts but public ones. `limiting` has what follows for the tables.

Until a campaign is closed, the newest answers of as many people more stay out of these tables, so that a
version of the dataset, which has all answers, differs from them by three people, too.
"""

import secrets
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock
from pydantic import ValidationError

from fiel.errors import FielError
from fiel.files import write_private
from fiel.items import Item
from fiel.judgements import FEWEST_PEOPLE, Judgement
from fiel.reading.strict import StrictModel
from fiel.snapshots.marks import (
    Marker,
    Marks,
    count_people,
    without_labels,
)
from fiel.snapshots.varieties import Varieties
from fiel.verdicts.blind import BlindAnswer

_FOLDER = "batches"

People = dict[str, tuple[str, ...]]


class Batches(StrictModel):
    """What is public of a campaign's decisions. It is private.

    The marks of answers to blind questions stand under names of their own, which are no task's.

    Attributes:
        key: The secret that the marks are made with, in hexadecimal digits.
        shown: By task, the marks of the answers that the tables in the snapshot were made from.
        unknown: Tasks whose tables in the snapshot were made from earlier answers than ``shown``.
        released: By task, those of the answers in the last version on the Hub, and in one on its way there.
        export: SHA-256 of the last export's manifest.
        exported: By task, the marks of the answers in that export.
        varieties: What is public of what people said about their variety.
    """

    key: str
    shown: dict[str, People] = {}
    unknown: tuple[str, ...] = ()
    released: dict[str, tuple[People, ...]] = {}
    export: str = ""
    exported: dict[str, People] = {}
    varieties: Varieties = Varieties()

    def may_show(self, task: str, now: Marks, items: Collection[str]) -> bool:
        """Tell whether what was decided in a task may be shown as it is now.

        ``items`` are the marks of the task's items.
        """
        decided = without_labels(now)
        shown = count_people(without_labels(self.shown.get(task, {})), decided, items)
        if shown is None:
            return task not in self.unknown
        released = map(without_labels, self.released.get(task, ()))
        counts = [shown, *(count_people(each, decided, items) for each in released)]
        return all(count is None or count >= FEWEST_PEOPLE for count in counts)

    def show(self, task: str, marks: Marks, *, unknown: bool = False) -> "Batches":
        """Return this with the answers that a task's tables are made from from now on."""
        others = [each for each in self.unknown if each != task]
        return self.model_copy(
            update={
                "shown": {**self.shown, task: _freeze(marks)},
                "unknown": tuple([*others, task] if unknown else others),
            }
        )

    def count_since(self, task: str) -> int | None:
        """Count the people whose answers to a task are in the last export and not shown, or the reverse.

        None stands for no difference.
        """
        shown, exported = (without_labels(each.get(task, {})) for each in (self.shown, self.exported))
        count = _count_apart(shown, exported)
        return 0 if count is None and task in self.unknown else count

    def count_since_released(self, task: str) -> int | None:
        """Count the people whose answers to a task, or labels in them, are new since a version, or gone.

        The fewest for all versions that may be on the Hub, of decisions alone, of decisions with labels, and
        of answers to blind questions: a person who changes one of these does not hide another's change of the
        other. None stands for no difference.
        """
        counts = [
            count
            for name in (task, _blind_name(task))
            for version in self.released.get(name, ())
            for view in (dict, without_labels)
            if (count := _count_apart(view(version), view(self.exported.get(name, {})))) is not None
        ]
        return min(counts, default=None)

    def release(self, task: str, *, sure: bool) -> "Batches":
        """Return this with the last export's task as the version on the Hub, or as one more that may be."""
        released = dict(self.released)
        for name in (task, _blind_name(task)):
            marks = self.exported.get(name, {})
            others = () if sure else tuple(each for each in released.get(name, ()) if each != marks)
            released[name] = (*others, marks)
        return self.model_copy(update={"released": released})


def create_key() -> str:
    """Return a new key for marks."""
    return secrets.token_hex(32)


def batches_path(home: Path, campaign: str) -> Path:
    """Return the path of a campaign's file."""
    return home / _FOLDER / f"{campaign}.json"


def lock_batches(home: Path) -> FileLock:
    """Return the lock for reading and writing the files of a home; it is reentrant.

    Raises:
        FielError: The home cannot be written.
    """
    folder = home / _FOLDER
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FielError(f"{folder}: expected a writable folder, found: {error}") from None
    return FileLock(folder / ".lock", is_singleton=True)


def load_batches(home: Path, campaign: str) -> Batches | None:
    """Read a campaign's file; None when it is missing or unreadable."""
    try:
        return Batches.model_validate_json(batches_path(home, campaign).read_bytes())
    except (OSError, ValidationError):
        return None


def save_batches(home: Path, campaign: str, batches: Batches) -> None:
    """Write a campaign's file.

    Raises:
        FielError: It cannot be written; the earlier file stays.
    """
    path = batches_path(home, campaign)
    try:
        write_private(path, batches.model_dump_json())
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None


def record_export(
    home: Path,
    campaign: str,
    items: Mapping[str, Sequence[Item]],
    judgements: Mapping[str, Sequence[Judgement]],
    blind: Mapping[str, Sequence[BlindAnswer]] = MappingProxyType({}),
    *,
    export: str,
) -> None:
    """Record the marks of an export's answers, to compare them with the snapshot and other versions.

    ``items``, ``judgements`` and ``blind``, the answers to blind questions, are by task name; ``export`` is
    the SHA-256 of its manifest.

    Raises:
        FielError: The home cannot be written.
    """
    with lock_batches(home):
        batches = load_batches(home, campaign) or Batches(key=create_key())
        marker = Marker(batches.key)
        exported = {task: _freeze(marker.mark_task(items[task], each)) for task, each in judgements.items()}
        for task, own in blind.items():
            exported[_blind_name(task)] = _freeze(marker.mark_blind(items[task], own))
        save_batches(home, campaign, batches.model_copy(update={"export": export, "exported": exported}))


def _blind_name(task: str) -> str:
    return f"{task} blind"  # no task's name has a space


def _count_apart(one: Marks, other: Marks) -> int | None:
    """Count the people whose answers are in one of two only, whichever is newer; None if no answer is."""
    there, here = count_people(one, other), count_people(other, one)
    return None if there is None or here is None else max(there, here)


def _freeze(marks: Mapping[str, Collection[str]]) -> People:
    return {who: tuple(each) for who, each in marks.items()}
