"""Where the file of a campaign is, noted in the home: when it is moved or renamed, its state comes along."""

from pathlib import Path

from fiel.campaign import CampaignFile
from fiel.campaign.feedback import answers_path
from fiel.campaign.files import find_home_files
from fiel.errors import FielError
from fiel.files import write_private, write_public
from fiel.workflow.connection import Note


def note_place(home: Path, file: CampaignFile, *, note: Note = lambda text: None) -> None:
    """Note where a campaign's file is, and copy what became of comments to it from where it was before.

    Args:
        home: The home that notes it.
        file: The campaign.
        note: Told when something came along.

    Raises:
        FielError: A file cannot be written.
    """
    place, now = find_home_files(home, file.campaign.name).place, file.path.resolve()
    before = _read(place)
    try:
        if before and before != now:
            for earlier in (
                before,
                file.path.with_name(before.name),
            ):  # it may have been moved with its folder
                _carry_answers(answers_path(earlier), answers_path(file.path), note)
        if before != now:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(place, f"{now}\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FielError(f"{file.path}: expected to note where it is, found: {error}") from None


def refuse_renamed(home: Path, file: CampaignFile) -> None:
    """Refuse a campaign whose file was launched under another name: its answers are there.

    Raises:
        FielError: It was.
    """
    name, now = file.campaign.name, file.path.resolve()
    own = find_home_files(home, name).place
    others = (path for path in sorted(own.parent.glob(f"*{own.suffix}")) if path != own)
    earlier = next((path.stem for path in others if _read(path) == now), None)
    if earlier and _read(own) != now:
        raise FielError(
            f"{file.path}: name: expected {earlier}, under which this file was launched, found {name}. "
            f"Argilla cannot rename a campaign: write name: {earlier} again, and published_as: {name} for "
            "the name that releases have; the answers stay. For a campaign of its own, use another file. "
            "Nothing was changed."
        )


def _read(place: Path) -> Path | None:
    return Path(place.read_text(encoding="utf-8").strip()) if place.exists() else None


def _carry_answers(before: Path, now: Path, note: Note) -> None:
    if before.exists() and not now.exists():
        write_public(now, before.read_text(encoding="utf-8"))
        note(f"What became of comments came along: {before} is copied to {now}")
