"""Collect the answers to campaigns into the public snapshot."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from fiel.annotation.about import fetched_profiles
from fiel.annotation.client import Argilla, public_address
from fiel.annotation.collect import Judge
from fiel.annotation.collection import Collection
from fiel.annotation.fetched import FetchedCampaign
from fiel.annotation.form.fields import annotation_address
from fiel.annotation.invitations import lets_hub_in
from fiel.bars import Note
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.garbage import no_garbage_collection
from fiel.judgements import Judgement
from fiel.people.credits import credit_people
from fiel.settings import Settings
from fiel.sharing.files import write_pictures
from fiel.snapshots.batches import create_key, load_batches, lock_batches
from fiel.snapshots.folder import (
    OutdatedSnapshot,
    SnapshotInfo,
    has_snapshot,
    list_outdated,
    parse_latest,
    read_latest,
    read_snapshot,
)
from fiel.snapshots.limiting import Apart, limit_tables
from fiel.snapshots.marks import Marker
from fiel.snapshots.tables import Tables, join_tables, name_people, replace_campaigns
from fiel.snapshots.tabulation import Form, Tabulator
from fiel.snapshots.varieties import find_countable
from fiel.snapshots.writing import lock_snapshot, renew_snapshot, write_snapshot
from fiel.verdicts.corrections import classify_correction
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import judge_fetched, note_contradictions

_KEPT = 3  # snapshots, for current readers; only the newest if a person is no longer named


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that was taken.

    Attributes:
        answers: Number of answers that count.
        whole: The campaigns that were fetched in full instead of only their changes.
        renewed: Whether anything was fetched that the last snapshot was not made of.
        unchanged: Whether only the snapshot's time is new: an answer that was edited may not show in it.
    """

    info: SnapshotInfo
    items: int
    answers: int
    whole: tuple[str, ...]
    renewed: bool
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Collected:
    """A campaign as it was last collected: everything fetched, and the answers that count, by task name.

    Attributes:
        findings: Names of the checks that found something, by task name and item id.
    """

    fetched: FetchedCampaign
    judgements: Mapping[str, Sequence[Judgement]]
    findings: Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class _Known:
    """A campaign with what was judged and decided before."""

    work: Work
    judge: Judge
    tabulator: Tabulator
    decided: Tabulator


class SnapshotTaker:
    """Take snapshots incrementally, remembering what was fetched before.

    Attributes:
        collected: What the last snapshot that had anything new was made of, by campaign name.
    """

    def __init__(self, settings: Settings, *, note: Note = lambda text: None) -> None:
        """Load what the home has from the last run; ``note`` is called if answers contradict themselves."""
        self.collected: dict[str, Collected] = {}
        self._settings = settings
        self._note = note
        self._collection = Collection(settings.home / "collected", note=note)
        self._known: dict[str, _Known] = {}
        self._contradictions: dict[str, int] = {}
        self._last: Taken | None = None
        self._pending = True  # whether there is anything newer than the last snapshot

    def take(self, client: Argilla, works: Sequence[Work], *, full: bool = False) -> Taken:
        """Collect the answers to campaigns as an owner and write the snapshot; other campaigns stay in it.

        ``full`` fetches everything again instead of only changes.

        Raises:
            FielError: Argilla does not respond, or people answered other items.
        """
        with no_garbage_collection():
            try:
                return self._take(client, works, full=full)
            finally:
                classify_correction.cache_clear()  # a watch goes on for weeks

    def _take(self, client: Argilla, works: Sequence[Work], *, full: bool) -> Taken:
        now = datetime.now(UTC)  # later answers may be missing
        pending, self._pending = self._pending, True
        fetched = self._collection.update(client, [work.campaign.name for work in works], full=full)
        same = all((known := self._known.get(each.campaign.name)) and known.work is each for each in works)
        newer = pending or self._collection.renewed or not same
        if self._last and not newer:
            renewed = renew_snapshot(self._settings.snapshot_folder, self._last.info, created_at=now)
            if renewed:
                self._pending = False
                return replace(self._last, info=renewed, whole=(), renewed=False, unchanged=True)
        parts, answers = [], 0
        folder = self._settings.snapshot_folder
        folder.mkdir(parents=True, exist_ok=True)
        # Other processes may write other campaigns to the same snapshot, or publish a version of a dataset.
        with lock_snapshot(folder), lock_batches(self._settings.home):
            before = _read_last(folder, {work.campaign.name for work in works})
            for work in works:
                judgements, tables = self._tabulate(
                    work,
                    fetched[work.campaign.name],
                    _find_entrance(client, work),
                    before[1] if before else None,
                )
                self._note_contradictions(work, judgements)
                parts.append(tables)
                answers += sum(map(len, judgements.values()))
            info, unchanged = _write(folder, join_tables(parts), before, now)
        items = sum(work.total for work in works)
        self._last = Taken(info, items, answers, self._collection.whole, newer, unchanged)
        self._pending = False
        return self._last

    def save(self) -> None:
        """Save what was fetched for the next run."""
        self._collection.save()

    def _tabulate(
        self, work: Work, fetched: FetchedCampaign, url: str | None, before: Tables | None
    ) -> tuple[dict[str, list[Judgement]], Tables]:
        """Return all judgements of a campaign, and its tables with what may be shown of the decisions."""
        name = work.campaign.name
        batches = load_batches(self._settings.home, name)
        known = self._known.get(name)
        if known is None or known.work is not work or (batches and known.tabulator.marker.key != batches.key):
            key = batches.key if batches else create_key()
            tabulator = Tabulator(work.items, Marker(key))
            decided = Tabulator(work.items, Marker(key))
            known = _Known(work, Judge(work.campaign, work.items), tabulator, decided)
            self._known[name] = known
        gathered = judge_fetched(work, fetched, known.judge)
        self.collected[name] = Collected(fetched, gathered.judgements, gathered.answers.findings)
        found = gathered.answers
        profiles = fetched_profiles(fetched)
        credits = credit_people(work.campaign.credits, profiles)
        campaign = work.campaign.model_copy(update={"credits": credits})
        tables = known.tabulator.tabulate(
            campaign,
            gathered.judgements,
            argilla_url=url,
            forms=[
                Form(each.task, annotation_address(url, each.dataset_id) if url else None, each.items)
                for each in found.forms
            ],
            findings=found.findings,
            closed=fetched.closed,
        )

        def without(apart: Apart) -> Tables:
            marker = known.decided.marker
            left = {
                task: marker.leave_out(work.items[task], each, apart[task]) if task in apart else each
                for task, each in gathered.judgements.items()
            }
            return known.decided.tabulate(campaign, left, findings=found.findings, like=known.tabulator)

        limited = limit_tables(
            self._settings.home,
            tables,
            known.tabulator,
            batches,
            before,
            self._note,
            said=find_countable(profiles),
            without=None if fetched.closed else without,
        )
        return found.judgements, limited

    def _note_contradictions(self, work: Work, judgements: Mapping[str, Sequence[Judgement]]) -> None:
        count = note_contradictions(
            work, judgements, self._note, known=self._contradictions.get(work.campaign.name)
        )
        self._contradictions[work.campaign.name] = count


def take_snapshot(
    settings: Settings, works: Sequence[Work], *, full: bool = False, note: Note = lambda text: None
) -> SnapshotInfo:
    """Collect the answers to campaigns and write the dashboard's snapshot; see `SnapshotTaker.take`."""
    taker = SnapshotTaker(settings, note=note)
    with connected_argilla(settings) as client:
        taken = taker.take(client, works, full=full)
    taker.save()
    return taken.info


def _find_entrance(client: Argilla, work: Work) -> str | None:
    """Return Argilla's address if the public can sign in there; an invitation goes before it.

    Another Argilla than Fiel's does not say, and has no invitations.
    """
    open_to_strangers = lets_hub_in(client, work.campaign.name) is not False
    return public_address(client) if open_to_strangers else None


def _read_last(folder: Path, names: Set[str]) -> tuple[SnapshotInfo, Tables] | None:
    """Return the last snapshot, or None if there is none, or an outdated one of these campaigns only."""
    if not has_snapshot(folder):
        return None
    try:
        return parse_latest(read_latest(folder)), read_snapshot(folder).tables
    except OutdatedSnapshot as error:
        if missing := sorted(list_outdated(folder) - names):
            raise FielError(
                f"{error}. It also has {', '.join(missing)}: name all its campaigns in one command."
            ) from None
        return None
    except FielError as error:
        raise FielError(
            f"{error}. The answers are in Argilla: delete {folder} to start a new snapshot."
        ) from None


def _write(
    folder: Path, tables: Tables, before: tuple[SnapshotInfo, Tables] | None, now: datetime
) -> tuple[SnapshotInfo, bool]:
    """Write the tables of some campaigns to the snapshot; return it, and whether it is unchanged."""
    gone = False
    if before:
        latest, earlier = before
        tables = replace_campaigns(earlier, tables)
        gone = bool(name_people(earlier) - name_people(tables))
        same = all(frame.equals(earlier.frames()[name]) for name, frame in tables.frames().items())
        renewed = renew_snapshot(folder, latest, created_at=now) if same else None
        if renewed:
            return renewed, True
    info = write_snapshot(tables, folder, created_at=now, keep=1 if gone else _KEPT)
    write_pictures(tables, folder)
    return info, False
