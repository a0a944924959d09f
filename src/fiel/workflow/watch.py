"""Take snapshots repeatedly, surviving failures of Argilla and changes to the campaign files."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

from fiel.annotation.client import Argilla
from fiel.bars import Note
from fiel.campaign.files import list_files
from fiel.campaign.work import Work, load_work, note_path
from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.settings import Settings
from fiel.sharing.webhook import check_webhook
from fiel.workflow.announce import announce_changes
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import judge_fetched
from fiel.workflow.reorder import reorder_fetched
from fiel.workflow.snapshot import SnapshotTaker, Taken
from fiel.workflow.spread import spread_fetched
from fiel.workflow.status import describe_gathered

_LONGEST_PAUSE_SECONDS = 60
_SPREAD_SECONDS = 300  # between two times that answers change open items: it reads every text
_MARGIN_NANOSECONDS = 100_000_000  # the file system's clock may lag by this much

TellRound = Callable[[Taken, float], None]
"""Called with each snapshot and the seconds it took."""

_Stamps = dict[str, tuple[int, int]]


def watch_campaigns(
    settings: Settings,
    paths: Sequence[Path],
    *,
    seconds: float,
    report: TellRound,
    note: Note,
    full: bool = False,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Take a snapshot of campaigns at an interval, until interrupted by an exception.

    If Argilla does not respond, that is reported once and the last snapshot stays. If nothing changed, the
    snapshot only gets a new time, so an old time always means trouble. A campaign whose file or sources
    changed is read again; while it is invalid, the last valid version is used. After a snapshot with new
    answers, at most every five minutes, corrections are spread (`fiel.workflow.spread`), the chat is told
    what is new (`fiel.workflow.announce`), and open items are put in a new order if people trust a check more
    or less than before (`fiel.workflow.reorder`).

    Args:
        settings: The Argilla, and the folder of the snapshot.
        paths: The campaign files.
        seconds: Interval between the starts of two snapshots.
        report: Called after each snapshot.
        note: Called with problems and messages for the organizer.
        full: Whether to fetch everything for the first snapshot.
        check: Called before each snapshot; an exception ends the watch.

    Raises:
        FielError: A campaign cannot be read at the start, or the settings' webhook is no address.
    """
    if settings.webhook:
        check_webhook(settings.webhook.get_secret_value())
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
                    note(f"No new snapshot; the last one stays: {error}")
                failures += 1
                time.sleep(min(2.0 ** min(failures, 10), max(seconds, 1), _LONGEST_PAUSE_SECONDS))
                continue
            if failures:
                note("Taking snapshots again.")
            failures = 0
            report(taken, time.monotonic() - begin)
            time.sleep(max(0.0, begin + seconds - time.monotonic()))


class _Watch:
    """The campaigns, the connection and the state between snapshots."""

    def __init__(self, settings: Settings, watched: Sequence["_Watched"], note: Note, full: bool) -> None:
        self._settings = settings
        self._watched = watched
        self._note = note
        self._full = full
        self._taker = SnapshotTaker(settings, note=note)
        self._connection = ExitStack()
        self._client: Argilla | None = None
        self._spread_at = float(-_SPREAD_SECONDS)
        self._unspread = True  # whether there are answers that may change open items
        self._unordered = False  # whether some of them still have to be put in order

    def look(self) -> Taken:
        for each in self._watched:
            each.renew(self._settings.home, self._note)
        try:
            if self._client is None:
                self._client = self._connection.enter_context(connected_argilla(self._settings))
            taken = self._taker.take(self._client, [each.work for each in self._watched], full=self._full)
        except BaseException:
            self._disconnect()  # the server may return with another address or key
            raise
        if taken.whole:
            self._taker.save()
        self._full = False
        self._unspread |= taken.renewed
        if self._unspread and time.monotonic() - self._spread_at >= _SPREAD_SECONDS:
            self._unspread, self._spread_at = False, time.monotonic()
            self._spread(self._client)
            self._announce()
            self._unordered = True
        if self._unordered:
            self._unordered = self._reorder(self._client)
        return taken

    def _spread(self, client: Argilla) -> None:
        """Suggest corrections wherever the same sentence stands; what fails is tried again later."""
        for each in self._watched:
            collected = self._taker.collected.get(each.work.campaign.name)
            if collected is None:
                continue
            try:
                done = spread_fetched(client, each.work, collected.fetched, collected.judgements)
            except (FielError, httpx.HTTPError) as error:
                self._note(f"{each.work.campaign.name}: corrections were not spread this time: {error}")
                self._unspread = True
                continue
            if done.changed:
                items = count_of(done.changed, "open item")
                self._note(f"{each.work.campaign.name}: corrections are suggested anew in {items}.")

    def _announce(self) -> None:
        """Tell the chat of the settings, if any, what is new; what fails is tried again later."""
        for each in self._watched:
            collected = self._taker.collected.get(each.work.campaign.name)
            if collected is None or self._settings.webhook is None:
                continue
            gathered = judge_fetched(each.work, collected.fetched)
            status = describe_gathered(each.work, gathered, now=datetime.now(UTC))
            try:
                announce_changes(self._settings, each.work, status, gathered.judgements)
            except FielError as error:
                self._note(f"{each.work.campaign.name}: the chat was not told this time: {error}")
                self._unspread = True

    def _reorder(self, client: Argilla) -> bool:
        """Put open items in a new order, a part of them at a time; return whether some are left."""
        left = False
        for each in self._watched:
            name, collected = each.work.campaign.name, self._taker.collected.get(each.work.campaign.name)
            if collected is None:
                continue
            try:
                done = reorder_fetched(
                    client,
                    self._settings.home,
                    each.work,
                    collected.fetched,
                    collected.judgements,
                    collected.findings,
                )
            except (FielError, httpx.HTTPError) as error:
                self._note(f"{name}: open items were not put in order this time: {error}")
                self._unspread = True
                continue
            left |= not done.done
            if done.moved:
                items = count_of(done.moved, "open item")
                self._note(f"{name}: {items} moved in the queue because of what people made of the findings.")
        return left

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Save the state when the block ends, even with an exception."""
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
    """A loaded campaign with the times and sizes of all files it was read from."""

    path: Path
    work: Work
    stamps: _Stamps

    @classmethod
    def read(cls, path: Path, home: Path) -> "_Watched":
        begin = time.time_ns()
        work = load_work(path, home=home)
        return cls(path, work, _stamp(path, work, home, before=begin))

    def renew(self, home: Path, note: Note) -> None:
        """Read the campaign again if one of its files changed."""
        if _stamp(self.path, self.work, home) == self.stamps:
            return
        begin = time.time_ns()
        try:
            self.work = load_work(self.path, home=home)
        except FielError as error:
            note(f"{error} The last valid version of the campaign is used.")
        self.stamps = _stamp(self.path, self.work, home, before=begin)


def _stamp(path: Path, work: Work, home: Path, *, before: int | None = None) -> _Stamps:
    """Return the time and size of a campaign's files, except those written since shortly before a moment.

    A file written while it was being read is thus unknown, and is read again next time.
    """
    read = [each for each in list_files(work.file) if each.kind != "feedback"]
    paths = [path, note_path(work.campaign, home), *(path for each in read for path in each.paths)]
    stats = {str(each): each.stat() for each in paths if each.exists()}
    return {
        name: (stat.st_mtime_ns, stat.st_size)
        for name, stat in stats.items()
        if before is None or stat.st_mtime_ns < before - _MARGIN_NANOSECONDS
    }
