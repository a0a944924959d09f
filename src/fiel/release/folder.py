"""A folder that changes from one export to the next in one step, or not at all."""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from fiel.errors import FielError
from fiel.interrupts import uninterrupted
from fiel.release.manifest import FORMATS, MANIFEST


def replace_folder(out: Path, fill: Callable[[Path], None]) -> bool:
    """Write a folder beside its place, then put it there.

    Args:
        out: The place: free, an empty folder, or an export of which every file is in its manifest.
        fill: Writes into the folder that it is given.

    Returns:
        Whether an earlier export was replaced.

    Raises:
        FielError: Something else is in the place, or writing failed; the place is left as it was.
    """
    try:
        replaced = _can_replace(out)
        place = out.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        # What cannot be deleted at the end stays there, hidden: the export is in its place by then.
        with tempfile.TemporaryDirectory(
            dir=place.parent, prefix=f".{place.name}-", ignore_cleanup_errors=True
        ) as beside:
            new = Path(beside, "new")
            new.mkdir()
            fill(new)
            _swap(place, new, Path(beside, "old") if replaced else None)
    except (OSError, UnicodeEncodeError) as error:
        raise FielError(f"{out}: could not be written, it is left as it was: {error}") from error
    return replaced


def _swap(place: Path, new: Path, old: Path | None) -> None:
    if old is None:
        os.rename(new, place)  # over an empty folder too
        return
    with uninterrupted():  # between the two moves nothing is in the place
        os.rename(place, old)
        try:
            os.rename(new, place)
        except OSError:
            os.rename(old, place)
            raise


def is_export(out: Path, *, of_format: str) -> bool:
    """Tell whether a folder is an export whose manifest is of a form."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("format") == of_format


def _can_replace(out: Path) -> bool:
    """Tell an earlier export from a free place, and refuse what is neither."""
    if not out.exists():
        return False
    if not out.is_dir():
        raise FielError(f"{out}: expected a folder, found a file: name another with --out")
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()}
    if not found and not any(out.iterdir()):
        return False
    strangers = sorted(found - _listed_files(out))
    if strangers or not found:
        named = ", ".join(strangers[:3]) or "folders only"
        raise FielError(
            f"{out}: expected a new or empty folder or one that Fiel exported, found what Fiel did not "
            f"write: {named}{'…' if len(strangers) > 3 else ''}. Name another folder with --out. Nothing "
            "was changed."
        )
    return True


def _listed_files(out: Path) -> set[str]:
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()  # no manifest of ours: then nothing here is
    if not isinstance(manifest, dict) or manifest.get("format") not in FORMATS:
        return set()
    return {MANIFEST, *(manifest.get("files") or ())}
