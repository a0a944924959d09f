"""Track where campaign files are, so that the files next to them follow when they are moved."""

from pathlib import Path

from fiel.bars import Note
from fiel.campaign import CampaignFile
from fiel.campaign.files import FEEDBACK, find_home_files
from fiel.errors import FielError
from fiel.files import write_private, write_public


def note_place(home: Path, file: CampaignFile, *, note: Note = lambda text: None) -> None:
    """Record a campaign file's location in the home, after `bring_feedback`.

    Raises:
        FielError: A file cannot be written.
    """
    bring_feedback(home, file, note=note)
    place, now = find_home_files(home, file.campaign.name).place, file.path.resolve()
    try:
        if _read(place) != now:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(place, f"{now}\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FielError(f"{file.path}: expected to record its location, found: {error}") from None


def bring_feedback(home: Path, file: CampaignFile, *, note: Note = lambda text: None) -> None:
    """Copy the answers to comments, judged findings and rulings of a campaign file that was moved.

    Raises:
        FielError: A file cannot be read or written.
    """
    before, now = _read(find_home_files(home, file.campaign.name).place), file.path.resolve()
    if before is None or before == now:
        return
    try:
        for earlier in (before, file.path.with_name(before.name)):  # it may have moved with its folder
            for path_of in FEEDBACK:
                _copy_file(path_of(earlier), path_of(file.path), note)
    except (OSError, UnicodeDecodeError) as error:
        raise FielError(f"{file.path}: expected to copy what was next to it, found: {error}") from None


def refuse_renamed(home: Path, file: CampaignFile) -> None:
    """Raise `FielError` if the file was launched under another name, which has its answers."""
    name, now = file.campaign.name, file.path.resolve()
    own = find_home_files(home, name).place
    others = (path for path in sorted(own.parent.glob(f"*{own.suffix}")) if path != own)
    earlier = next((path.stem for path in others if _read(path) == now), None)
    if earlier and _read(own) != now:
        raise FielError(
            f"{file.path}: name: expected {earlier}, the name under which it was launched, found {name}. "
            f"Argilla cannot rename a campaign: restore name: {earlier} and set published_as: {name} for the "
            "name of releases; the answers stay. For a separate campaign, use another file. Nothing was "
            "changed."
        )


def _read(place: Path) -> Path | None:
    return Path(place.read_text(encoding="utf-8").strip()) if place.exists() else None


def _copy_file(before: Path, now: Path, note: Note) -> None:
    if before.exists() and not now.exists():
        write_public(now, before.read_text(encoding="utf-8"))
        note(f"The campaign file was moved: copied {before} to {now}")
