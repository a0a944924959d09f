"""Taking a snapshot again and again, whatever happens to Argilla and to the campaign files meanwhile."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from fiel.annotation.client import Argilla
from fiel.campaign.files import list_files
from fiel.campaign.work import Work, load_work, note_path
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.workflow.connection import Note, connected_argilla
from fiel.workflow.snapshot import SnapshotTaker, Taken

_LONGEST_PAUSE_SECONDS = 60
_MARGIN_NANOSECONDS = 100_000_000  # by which the clock of files may be late

Report = Callable[[Taken, float], None]
"""Told of each snapshot, and how many seconds it took."""

_Stamps = dict[str, tuple[int, int]]


def watch_campaigns(
    settings: Settings,
    paths: Sequence[Path],
    *,
    seconds: float,
    report: Report,
    note: Note,
    full: bool = False,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Take a snapshot of campaigns every so many seconds, until an exception comes from outside.

    When Argilla does not answer, that is said once, and the snapshot stays as it is until it can be renewed.
    When nothing changed it gets a new time and no new files: one whose time is old means that something is
    wrong. A campaign whose file or sources changed is read again, and used as it was while it cannot be.

    Args:
        settings: Which Argilla.
        paths: The campaign files.
        seconds: From the beginning of one snapshot to that of the next.
        report: Told of each snapshot.
        note: Told of what went wrong and what an organizer should know.
        full: Fetch everything for the first snapshot.
        check: Called before each snapshot; what it raises ends the watch.

    Raises:
        FielError: A campaign cannot be read to begin with.
    """
    watch = _Watch(settings, [_Watched.read(path, settings.home) for path in paths], note, full)
    failures = 0
    with watch.saving():
        while True:
            check()
            begin = time.monotonic()
            try:
                taken = watch.look()
            except (FielError, httpx.HTTPError, OSError) as error:
                if not failures:
                    note(f"No new snapshot, the last one stays: {error}")
                failures += 1
                time.sleep(min(2.0 ** min(failures, 10), max(seconds, 1), _LONGEST_PAUSE_SECONDS))
                continue
            if failures:
                note("Snapshots are taken again.")
            failures = 0
            report(taken, time.monotonic() - begin)
            time.sleep(max(0.0, begin + seconds - time.monotonic()))


class _Watch:
    """The campaigns, the connection and what was found so far."""

    def __init__(self, settings: Settings, watched: Sequence["_Watched"], note: Note, full: bool) -> None:
        self._settings = settings
        self._watched = watched
        self._note = note
        self._full = full
        self._taker = SnapshotTaker(settings, note=note)
        self._connection = ExitStack()
        self._client: Argilla | None = None

    def look(self) -> Taken:
        for each in self._watched:
            each.renew(self._settings.home, self._note)
        try:
            if self._client is None:
                self._client = self._connection.enter_context(connected_argilla(self._settings))
            taken = self._taker.take(self._client, [each.work for each in self._watched], full=self._full)
        except BaseException:
            self._disconnect()  # the server may come back at another address, with another key
            raise
        if taken.whole:
            self._taker.save()
        self._full = False
        return taken

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Keep what was found when the block ends, however it does."""
        try:
            yield
        finally:
            self._disconnect()
            self._taker.save()

    def _disconnect(self) -> None:
        self._connection.close()
        self._client = None


@dataclass(slots=True)
class _Watched:
    """A campaign file, read, and the times and sizes of all the files that it was read from."""

    path: Path
    work: Work
    stamps: _Stamps

    @classmethod
    def read(cls, path: Path, home: Path) -> "_Watched":
        begin = time.time_ns()
        work = load_work(path, home=home)
        return cls(path, work, _stamp(path, work, home, before=begin))

    def renew(self, home: Path, note: Note) -> None:
        """Read the campaign again if one of its files changed since."""
        if _stamp(self.path, self.work, home) == self.stamps:
            return
        begin = time.time_ns()
        try:
            self.work = load_work(self.path, home=home)
        except FielError as error:
            note(f"{error} The campaign stays as it was read before.")
        self.stamps = _stamp(self.path, self.work, home, before=begin)


def _stamp(path: Path, work: Work, home: Path, *, before: int | None = None) -> _Stamps:
    """Look at the files of a campaign, all or those that were not written since shortly before a moment.

    One written while it was read is not known like that, and so it is read again the next time.
    """
    read = [each for each in list_files(work.file) if each.kind != "feedback"]
    paths = [path, note_path(work.campaign, home), *(path for each in read for path in each.paths)]
    stats = {str(each): each.stat() for each in paths if each.exists()}
    return {
        name: (stat.st_mtime_ns, stat.st_size)
        for name, stat in stats.items()
        if before is None or stat.st_mtime_ns < before - _MARGIN_NANOSECONDS
    }
