"""Replacing one export folder by another in a single step, or not at all."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fiel.errors import FielError
from fiel.interrupts import uninterrupted
from fiel.release.manifest import FORMATS, MANIFEST


def replace_folder(out: Path, fill: Callable[[Path], None]) -> bool:
    """Write a folder, then move it into place; return whether it replaced an earlier export.

    ``out`` is new, empty, or an export whose files are all in its manifest; ``fill`` writes into the folder
    that it is passed.

    Raises:
        FielError: The destination contains something else, or writing failed; it is unchanged.
    """
    try:
        replaced = _can_replace(out)
        place = out.resolve()
        # Files that cannot be deleted at the end stay there, hidden: the export is in place by then.
        with (
            _parent_of(place) as parent,
            tempfile.TemporaryDirectory(
                dir=parent, prefix=f".{place.name}-", ignore_cleanup_errors=True
            ) as temporary,
        ):
            new = Path(temporary, "new")
            new.mkdir()
            fill(new)
            _swap(place, new, Path(temporary, "old") if replaced else None)
    except (OSError, UnicodeEncodeError) as error:
        raise FielError(f"{out}: could not be written and is unchanged: {error}") from error
    return replaced


@contextmanager
def _parent_of(place: Path) -> Iterator[Path]:
    """Create the folder around a place, and remove it again if the block fails."""
    missing = [each for each in place.parents if not each.exists()]
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield place.parent
    except BaseException:
        for each in missing:
            with suppress(OSError):  # somebody else has put something there
                each.rmdir()
        raise


def _swap(place: Path, new: Path, old: Path | None) -> None:
    if old is None:
        os.rename(new, place)  # even over an empty folder
        return
    with uninterrupted():  # between the two moves the place is empty
        os.rename(place, old)
        try:
            os.rename(new, place)
        except OSError:
            os.rename(old, place)
            raise


def is_export(out: Path, *, of_format: str) -> bool:
    """Tell whether a folder is an export with a given manifest format."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("format") == of_format


def _can_replace(out: Path) -> bool:
    """Tell an earlier export from a free destination, refusing anything else."""
    if not out.exists():
        return False
    if not out.is_dir():
        raise FielError(f"{out}: expected a folder, found a file: choose another with --out")
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()}
    if not found and not any(out.iterdir()):
        return False
    strangers = sorted(found - _listed_files(out))
    if strangers or not found:
        named = ", ".join(strangers[:3]) or "folders only"
        raise FielError(
            f"{out}: expected a new or empty folder or one that Fiel exported, found files that Fiel did not "
            f"write: {named}{'…' if len(strangers) > 3 else ''}. Choose another folder with --out. Nothing "
            "was changed."
        )
    return True


def _listed_files(out: Path) -> set[str]:
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()  # without our manifest, no file here is ours
    if not isinstance(manifest, dict) or manifest.get("format") not in FORMATS:
        return set()
    return {MANIFEST, *(manifest.get("files") or ())}
