"""Collect the answers to campaigns into the public snapshot."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from fiel.annotation.about import credit_fetched
from fiel.annotation.changes import Collection
from fiel.annotation.client import Argilla
from fiel.annotation.collect import Judge
from fiel.annotation.fetched import FetchedCampaign
from fiel.annotation.form.fields import annotation_address
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.judgements import Judgement
from fiel.settings import Settings
from fiel.sharing.files import write_pictures
from fiel.snapshots.folder import SnapshotInfo, has_snapshot, parse_latest, read_latest, read_snapshot
from fiel.snapshots.tables import Tables, join_tables, name_people, replace_campaigns
from fiel.snapshots.tabulation import Form, Tabulator
from fiel.snapshots.writing import lock_snapshot, renew_snapshot, write_snapshot
from fiel.workflow.connection import Note, connected_argilla
from fiel.workflow.gathering import judge_fetched, note_contradictions

_KEPT = 3  # snapshots, for current readers; only the newest if a person is no longer named


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that was taken.

    Attributes:
        answers: Number of answers that count.
        whole: The campaigns that were fetched in full instead of only their changes.
        unchanged: Whether only the snapshot's time is new.
    """

    info: SnapshotInfo
    items: int
    answers: int
    whole: tuple[str, ...]
    unchanged: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """A campaign with the caches of its judgements and tables."""

    work: Work
    judge: Judge
    tabulator: Tabulator


class SnapshotTaker:
    """Take snapshots incrementally, remembering what was fetched before."""

    def __init__(self, settings: Settings, *, note: Note = lambda text: None) -> None:
        """Load what the home has from the last run; ``note`` is called if answers contradict themselves."""
        self._settings = settings
        self._note = note
        self._collection = Collection(settings.home / "collected", note=note)
        self._known: dict[str, _Known] = {}
        self._contradictions: dict[str, int] = {}
        self._last: Taken | None = None
        self._written: tuple[SnapshotInfo, Tables] | None = None
        self._pending = True  # whether there is anything newer than the last snapshot

    def take(self, client: Argilla, works: Sequence[Work], *, full: bool = False) -> Taken:
        """Collect the answers to campaigns as an owner and write the snapshot; other campaigns stay in it.

        ``full`` fetches everything again instead of only changes.

        Raises:
            FielError: Argilla does not respond, or people answered other items.
        """
        with _no_garbage_collection():
            return self._take(client, works, full=full)

    def _take(self, client: Argilla, works: Sequence[Work], *, full: bool) -> Taken:
        now = datetime.now(UTC)  # later answers may be missing
        pending, self._pending = self._pending, True
        fetched = self._collection.update(client, [work.campaign.name for work in works], full=full)
        known = [self._recall(work) for work in works]
        if self._last and not (pending or self._collection.renewed):
            renewed = _renew(self._settings.snapshot_folder, self._last.info, now)
            if renewed:
                self._pending = False
                return replace(self._last, info=renewed, whole=(), unchanged=True)
        parts, answers = [], 0
        for work, each in zip(works, known, strict=True):
            judgements, tables = _tabulate(each, fetched[work.campaign.name], client.api_url)
            self._note_contradictions(work, judgements)
            parts.append(tables)
            answers += sum(map(len, judgements.values()))
        info, unchanged = self._write(parts, now)
        items = sum(work.total for work in works)
        self._last, self._pending = Taken(info, items, answers, self._collection.whole, unchanged), False
        return self._last

    def save(self) -> None:
        """Save what was fetched for the next run."""
        self._collection.save()

    def _recall(self, work: Work) -> _Known:
        known = self._known.get(work.campaign.name)
        if known is None or known.work is not work:
            known = _Known(work, Judge(work.campaign, work.items), Tabulator(work.items))
            self._known[work.campaign.name] = known
            self._last = None
        return known

    def _write(self, parts: Sequence[Tables], now: datetime) -> tuple[SnapshotInfo, bool]:
        """Write tables to the snapshot; return it, and whether it is unchanged."""
        folder = self._settings.snapshot_folder
        folder.mkdir(parents=True, exist_ok=True)
        with lock_snapshot(folder):  # another process may write other campaigns to the same snapshot
            tables, gone = join_tables(parts), False
            if has_snapshot(folder):
                latest, before = self._read_last(folder)
                tables = replace_campaigns(before, tables)
                gone = bool(name_people(before) - name_people(tables))
                same = all(frame.equals(before.frames()[name]) for name, frame in tables.frames().items())
                renewed = _renew(folder, latest, now) if same else None
                if renewed:
                    self._written = renewed, before
                    return renewed, True
            info = write_snapshot(tables, folder, created_at=now, keep=1 if gone else _KEPT)
            self._written = info, tables
            write_pictures(tables, folder)
            return info, False

    def _read_last(self, folder: Path) -> tuple[SnapshotInfo, Tables]:
        """Return the latest snapshot, from memory unless another process wrote a newer one."""
        try:
            latest = parse_latest(read_latest(folder))
            if self._written and (latest.path, latest.files) == (
                self._written[0].path,
                self._written[0].files,
            ):
                return latest, self._written[1]
            return latest, read_snapshot(folder).tables
        except FielError as error:
            raise FielError(
                f"{error} The answers are in Argilla: delete {folder} to start a new snapshot."
            ) from None

    def _note_contradictions(self, work: Work, judgements: Mapping[str, Sequence[Judgement]]) -> None:
        count = note_contradictions(
            work, judgements, self._note, known=self._contradictions.get(work.campaign.name)
        )
        self._contradictions[work.campaign.name] = count


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Suspend garbage collection: nearly everything that a snapshot allocates is kept."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def take_snapshot(
    settings: Settings, works: Sequence[Work], *, full: bool = False, note: Note = lambda text: None
) -> SnapshotInfo:
    """Collect the answers to campaigns and write the dashboard's snapshot; see `SnapshotTaker.take`."""
    taker = SnapshotTaker(settings, note=note)
    with connected_argilla(settings) as client:
        taken = taker.take(client, works, full=full)
    taker.save()
    return taken.info


def _tabulate(known: _Known, fetched: FetchedCampaign, url: str) -> tuple[dict[str, list[Judgement]], Tables]:
    work, gathered = known.work, judge_fetched(known.work, fetched, known.judge)
    found = gathered.answers
    forms = [Form(each.task, annotation_address(url, each.dataset_id), each.items) for each in found.forms]
    tables = known.tabulator.tabulate(
        credit_fetched(work.campaign, fetched),
        gathered.judgements,
        argilla_url=url,
        forms=forms,
        findings=found.findings,
        closed=fetched.closed,
    )
    return found.judgements, tables


def _renew(folder: Path, info: SnapshotInfo, now: datetime) -> SnapshotInfo | None:
    return renew_snapshot(folder, info, created_at=now)
