"""Which archive an unfinished ``fiel close`` wrote, so that the next run can put the last one in its place.

An archive that is there is never replaced unasked: it may be the only copy of what it holds. One that a close
wrote before it was interrupted is its own, and it knows that archive by its digest.
"""

from pathlib import Path

from pydantic import ValidationError

from fiel.archive.file import open_archive
from fiel.errors import FielError
from fiel.files import write_private
from fiel.reading.strict import StrictModel


class UnfinishedClose(StrictModel):
    """A close that did not end: the file that it writes, and digests of the archives that it put there."""

    archive: str
    digests: tuple[str, ...] = ()

    def owns(self, out: Path) -> bool:
        """Say whether the file at a path is an archive that this close wrote."""
        if str(out.absolute()) != self.archive:
            return False
        try:
            with open_archive(out) as found:
                return found.digest in self.digests
        except FielError:
            return False


def find_unfinished(home: Path, campaign: str) -> UnfinishedClose | None:
    """Return the close of a campaign that did not end, if there is one; a damaged note says none."""
    try:
        return UnfinishedClose.model_validate_json(_path(home, campaign).read_bytes())
    except (OSError, ValidationError):
        return None


def note_unfinished(home: Path, campaign: str, out: Path, digest: str) -> None:
    """Note which archive is about to be put at a path."""
    before = find_unfinished(home, campaign)
    place = str(out.absolute())
    known = before.digests if before and before.archive == place else ()
    path = _path(home, campaign)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    noted = UnfinishedClose(archive=place, digests=tuple(dict.fromkeys((*known, digest))))
    write_private(path, noted.model_dump_json(indent=2))


def forget_unfinished(home: Path, campaign: str) -> None:
    """Forget it: the close ended, or the campaign was opened again."""
    _path(home, campaign).unlink(missing_ok=True)


def _path(home: Path, campaign: str) -> Path:
    return home / "closing" / f"{campaign}.json"
