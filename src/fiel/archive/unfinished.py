"""Record the archives of an unfinished ``fiel close``, so that the next run can replace them.

Other existing archives are never replaced without asking, because they may be the only copy. An archive
written by the interrupted close is recognized by its digest.
"""

from pathlib import Path

from pydantic import ValidationError

from fiel.archive.file import open_archive
from fiel.errors import FielError
from fiel.files import write_private
from fiel.reading.strict import StrictModel


class UnfinishedClose(StrictModel):
    """An unfinished close: the path of its archive, and the digests of the archives it wrote there."""

    archive: str
    digests: tuple[str, ...] = ()

    def owns(self, out: Path) -> bool:
        """Tell whether the file at a path is an archive that this close wrote."""
        if str(out.absolute()) != self.archive:
            return False
        try:
            with open_archive(out) as found:
                return found.digest in self.digests
        except FielError:
            return False


def find_unfinished(home: Path, campaign: str) -> UnfinishedClose | None:
    """Return the unfinished close of a campaign, or None; a damaged record counts as none."""
    try:
        return UnfinishedClose.model_validate_json(_path(home, campaign).read_bytes())
    except (OSError, ValidationError):
        return None


def note_unfinished(home: Path, campaign: str, out: Path, digest: str) -> None:
    """Record an archive that is about to be written to a path."""
    before = find_unfinished(home, campaign)
    place = str(out.absolute())
    known = before.digests if before and before.archive == place else ()
    path = _path(home, campaign)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    noted = UnfinishedClose(archive=place, digests=tuple(dict.fromkeys((*known, digest))))
    write_private(path, noted.model_dump_json(indent=2))


def forget_unfinished(home: Path, campaign: str) -> None:
    """Delete the record after the close finished or the campaign was reopened."""
    _path(home, campaign).unlink(missing_ok=True)


def _path(home: Path, campaign: str) -> Path:
    return home / "closing" / f"{campaign}.json"
