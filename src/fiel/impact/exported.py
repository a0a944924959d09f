"""What an export says of the items that models are evaluated on."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fiel.benchmarks.benchmark import Benchmark
from fiel.errors import FielError
from fiel.impact.results import ItemGroup
from fiel.items import Item
from fiel.release.configurations import JUDGEMENTS_SPLIT, judgements_name
from fiel.release.layout import data_path
from fiel.release.storedexport import StoredExport, open_export, read_table
from fiel.release.taskrecord import TaskRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluatedTask:
    """A task of an export.

    Attributes:
        items: The items with the texts of the export, by id.
        before: The texts that were corrected, by item id and segment.
        unusable: Ids of the items that are unusable.
        simulated: Simulated accounts whose answers counted.
        files: SHA-256 of the files with the items, by path within the task's folder.
    """

    name: str
    language: str
    benchmark: Benchmark
    items: Mapping[str, Item]
    before: Mapping[str, Mapping[str, str]]
    unusable: frozenset[str]
    simulated: int
    files: Mapping[str, str]

    def group_of(self, id: str) -> ItemGroup:
        """Return the group of an item."""
        if id in self.before:
            return "corrected"
        return "unusable" if id in self.unusable else "unchanged"


def read_exported_tasks(folder: Path) -> tuple[StoredExport, dict[str, EvaluatedTask]]:
    """Read the items of an export, or of the one task whose folder is given.

    Raises:
        FielError: It is no export, is damaged, or does not say which items are unusable.
    """
    export = open_export(folder)
    return export, {name: _read_task(export, name) for name in export.tasks}


def _read_task(export: StoredExport, name: str) -> EvaluatedTask:
    record, language, folder = export.manifest.tasks[name], export.manifest.language, export.task_folder(name)
    if len(record.unusable) != record.counts.unusable:
        raise FielError(
            f"{export.folder}: {name}: expected the ids of its {record.counts.unusable} unusable items, "
            f"found {len(record.unusable)}: export the campaign again with this version of Fiel."
        )
    benchmark = record.definition
    items: dict[str, Item] = {}
    files: dict[str, str] = {}
    for split in record.split_counts:
        path = data_path(split, configuration=language)
        files[path] = _verify_file(export, folder / path)
        for position, row in enumerate(read_table(folder / path).to_pylist()):
            item = benchmark.decode(row, split=split, position=position)
            items[item.id] = item
    return EvaluatedTask(
        name=name,
        language=language,
        benchmark=benchmark,
        items=items,
        before=_read_earlier_texts(export, folder, record, language),
        unusable=frozenset(record.unusable),
        simulated=record.answers.simulated,
        files=files,
    )


def _read_earlier_texts(
    export: StoredExport, folder: Path, record: TaskRecord, language: str
) -> dict[str, dict[str, str]]:
    """Read what the corrected segments said before, from the answers."""
    if not record.corrected:
        return {}
    path = folder / data_path(JUDGEMENTS_SPLIT, configuration=judgements_name(language))
    found: dict[str, dict[str, str]] = {id: {} for id in record.corrected}
    if not path.is_file():  # an export of verdicts alone
        return found
    _verify_file(export, path)
    table = read_table(path, columns=["item_id", "segments"])
    for id, segments in zip(*(table.column(name).to_pylist() for name in table.column_names), strict=True):
        if id in found:
            found[id] = {
                each["name"]: each["before"] for each in segments if each["name"] in record.corrected[id]
            }
    return found


def _verify_file(export: StoredExport, path: Path) -> str:
    name = path.relative_to(export.folder).as_posix()
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FielError(f"{path}: expected a file of the export, found: {error}") from None
    if export.manifest.files.get(name) != digest:
        raise FielError(f"{path}: expected the file that was exported, found another: fiel verify says more.")
    return digest
