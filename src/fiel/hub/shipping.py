"""Collect and check the files to publish on the Hub, before anything is sent."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.release.storedexport import find_export
from fiel.sharing.files import picture_names
from fiel.snapshots.folder import LATEST, parse_latest, read_latest, read_snapshot

LISTING = "manifest.json"
"""File that lists what Fiel wrote to a repository; all other files belong to its owners."""

_EXPORT = "fiel-release-"
_SNAPSHOT = "fiel-snapshot-files-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """The files for one repository.

    Attributes:
        title: The commit message.
        campaign: The campaign of an export; empty for a snapshot.
        task: The task of an export; empty for a snapshot.
        language: The language of an export; empty for a snapshot.
        files: Content by path in the repository, in order, including the listing.
        tag: Default tag, a function of the content; None for no tag.
    """

    title: str
    files: Mapping[str, Path | bytes]
    tag: str | None
    campaign: str = ""
    task: str = ""
    language: str = ""

    @property
    def judgements(self) -> Path | None:
        """The file with the answers, or None."""
        found = [content for path, content in self.files.items() if is_judgements(path)]
        return found[0] if found and isinstance(found[0], Path) else None


def is_judgements(path: str) -> bool:
    """Tell whether a file in an export contains a task's answers."""
    return path.endswith("_judgements/train.parquet")


def parse_listing(text: bytes) -> frozenset[str]:
    """Return the paths that Fiel wrote, from a repository's listing; empty if it is not Fiel's."""
    values = _parse_ours(text)
    files = values.get("files")
    names = files if isinstance(files, dict) else ()
    return frozenset({LISTING, *names}) if values else frozenset()


def lists_snapshot(text: bytes) -> bool:
    """Tell whether a repository's listing is that of a snapshot."""
    return str(_parse_ours(text).get("format")).startswith(_SNAPSHOT)


def _parse_ours(text: bytes) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    ours = isinstance(values, dict) and str(values.get("format")).startswith((_EXPORT, _SNAPSHOT))
    return values if ours else {}


def ship_export(folder: Path, *, allow_simulated: bool = False, allow_unresolved: bool = False) -> Shipment:
    """Prepare one task of an export, or a task's folder in it, which becomes the repository.

    Raises:
        FielError: It is not an export, has several tasks, does not match its manifest, or has simulated
            answers or unresolved errors that are not allowed.
    """
    export, manifest, name = _find_task(folder)
    task = manifest["tasks"][name]
    _refuse_damage(export, manifest["files"])
    _refuse_linked(export / name, manifest["files"])
    simulated = task.get("simulated_annotators") or task.get("answers", {}).get("simulated", 0)
    if simulated and not allow_simulated:
        raise FielError(
            f"{export / name}: expected answers from people, found answers from "
            f"{count_of(simulated, 'simulated account')}. To publish them anyway, use --allow-simulated: the "
            "dataset card will say so."
        )
    if task["unresolved"] and not allow_unresolved:
        first = ", ".join(list(task["unresolved"])[:5])
        raise FielError(
            f"{export / name}: expected every error found by the checks to be resolved, found "
            f"{count_of(len(task['unresolved']), 'item')} with unresolved errors ({first}…). To publish them "
            "anyway, use --allow-unresolved."
        )
    digests = {
        path.removeprefix(f"{name}/"): digest
        for path, digest in manifest["files"].items()
        if path.startswith(f"{name}/") or "/" not in path
    }
    files = {path: export / name / path for path in digests}
    files |= {path: export / path for path in digests if path in manifest["files"] and "/" not in path}
    listing = _listing({**manifest, "tasks": {name: task}, "files": digests})
    version = hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()[:12]
    title = f"{manifest['campaign']}: {name}, exported with Fiel {manifest['fiel']}"
    return Shipment(
        title=title,
        files={LISTING: listing, **files},
        tag=f"fiel-{version}",
        campaign=manifest["campaign"],
        task=name,
        language=manifest["language"],
    )


def ship_snapshot(folder: Path) -> Shipment:
    """Prepare the latest snapshot for publication: its tables, badges and cards, and no other files.

    Raises:
        FielError: There is no snapshot, or it is damaged.
    """
    latest = read_latest(folder)  # only once: another process may write a new snapshot meanwhile
    info = parse_latest(latest, where=str(folder))
    pictures = [folder / name for name in picture_names(read_snapshot(folder).tables)]
    tables = [folder / info.path / f"{name}.parquet" for name in info.files]
    drawn = [path for path in pictures if path.is_file() and not path.is_symlink()]
    files: dict[str, Path | bytes] = {LATEST: latest}
    files |= {path.relative_to(folder).as_posix(): path for path in sorted([*drawn, *tables])}
    digests = {name: _digest(content) for name, content in files.items()}
    listing = _listing({"format": _SNAPSHOT, "files": digests})
    title = f"Snapshot of {info.created_at:%Y-%m-%d %H:%M} UTC"
    return Shipment(title=title, files={LISTING: listing, **files}, tag=None)


def _find_task(folder: Path) -> tuple[Path, dict[str, Any], str]:
    """Return the export, its manifest and the task that the folder stands for."""
    export, inside = find_export(folder)
    manifest = _read_manifest(export)
    tasks = list(manifest["tasks"])
    if inside:
        if inside not in tasks:
            raise FielError(f"{folder}: expected a task's folder, one of {', '.join(tasks)}")
        return export, manifest, inside
    if len(tasks) != 1:
        folders = ", ".join(str(folder / name) for name in tasks)
        raise FielError(
            f"{folder}: expected one task, because a repository contains one dataset, found {len(tasks)}: "
            f"publish them one by one: {folders}"
        )
    return export, manifest, tasks[0]


def _read_manifest(export: Path) -> dict[str, Any]:
    path = export / LISTING
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise FielError(f"{path}: expected the manifest of an export, found: {error}") from None
    if not isinstance(values, dict) or not str(values.get("format")).startswith(_EXPORT):
        raise FielError(f"{path}: expected the manifest of an export, found something else")
    return values


def _refuse_damage(export: Path, listed: Mapping[str, str]) -> None:
    found = {path.relative_to(export).as_posix(): path for path in export.rglob("*") if path.is_file()}
    found.pop(LISTING, None)
    problems = [f"{name}: missing" for name in listed if name not in found]
    problems += [
        f"{name}: not in the manifest; add your own files to the repository on the Hub instead"
        for name in sorted(found.keys() - listed.keys())
    ]
    problems += [
        f"{name}: expected SHA-256 {digest}, found another: the file changed since the export"
        for name, digest in listed.items()
        if name in found and _digest(found[name]) != digest
    ]
    if problems:
        raise FielError(
            "\n".join(f"{export}: {problem}" for problem in problems) + "\nExport it again. Nothing was sent."
        )


def _refuse_linked(folder: Path, listed: Mapping[str, str]) -> None:
    """Refuse judgements written by an earlier Fiel, whose pseudonyms link a person's answers."""
    known = [path for path in listed if path.startswith(f"{folder.name}/")]
    for path in known:
        place = folder.parent / path
        if is_judgements(path) and "day" in pq.read_schema(place).names:
            raise FielError(
                f"{place}: expected different pseudonyms for every item, found those of an earlier version "
                "of Fiel, which can identify people. Export it again. Nothing was sent."
            )


def _digest(content: Path | bytes) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _listing(values: Mapping[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()
