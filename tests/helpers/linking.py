"""A campaign of which much is public, and the truth about it: what an attacker would like to know."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fiel.campaign.work import Work
from fiel.judgements import FEWEST_PEOPLE, Decision, Judgement, judge_item
from fiel.release.building import build_release
from fiel.release.content import Release, TaskOutcome
from fiel.release.dataset import write_release
from fiel.sharing.files import write_pictures
from fiel.snapshots.batches import create_key, load_batches, lock_batches, record_export, save_batches
from fiel.snapshots.limiting import Apart, limit_tables
from fiel.snapshots.marks import Marker
from fiel.snapshots.tables import DECIDED, Tables
from fiel.snapshots.tabulation import Tabulator
from fiel.snapshots.writing import write_snapshot
from fiel.verdicts.blind import BlindAnswer, judge_blind
from fiel.verdicts.consensus import decide_items
from tests.helpers.campaigns import ROWS, make_work

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = {"u-ana": "Ana Gil", "u-bruno": "Bruno Paz", "u-carla": "Carla Ríos", "u-marta": "Marta Sol"}
# How many items each person answers on each day; Carla alone comes on the third day, Ana alone on the fifth.
PLAN = {
    "u-ana": (9, 8, 0, 6, 1),
    "u-bruno": (7, 6, 0, 2, 0),
    "u-carla": (2, 0, 3, 0, 0),
    "u-shy": (6, 5, 0, 7, 0),
    "u-marta": (0, 0, 0, 4, 0),
}
ORGANIZER = "u-marta"
# The same with more people, so that what they decide is shown before the campaign is closed.
CROWD = {
    **PLAN,
    "u-dora": (3, 0, 2, 0, 0),
    "u-eva": (0, 4, 0, 1, 0),
    "u-fran": (2, 2, 0, 0, 3),
    "u-gala": (0, 3, 1, 0, 2),
    "u-hugo": (1, 0, 0, 4, 0),
    "u-iris": (0, 0, 2, 2, 1),
}


@dataclass(frozen=True)
class Moment:
    """What was public at one time, and the answers that there were, which is the truth.

    Attributes:
        decided: The content of each table about decisions, as a text.
        every: The same with every decision, as if all were shown at once.
        live: That of the other tables.
        decisions: How many answers decided what.
        release: Whether it was a version of the dataset, which has all the answers, and not a snapshot.
        behind: The answers from which the tables about decisions are, if they are new.
    """

    judgements: tuple[Judgement, ...]
    decided: Mapping[str, str]
    every: Mapping[str, str]
    live: Mapping[str, str]
    decisions: Counter[tuple[str, str | None]]
    release: bool = False
    behind: tuple[Judgement, ...] = ()


@dataclass
class Recorder:
    """Takes snapshots as the watch does, releases as `fiel publish` does, and records all of them.

    Attributes:
        tabulator: What a watch remembers; None after it was started again.
        key: The secret that the marks are made with, which also decides between people alike.
    """

    home: Path
    before: Tables | None = None
    tabulator: Tabulator | None = None
    moments: list[Moment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    key: str = field(default_factory=create_key)

    def take(self, world: "World", *, closed: bool = False) -> Moment:
        """Take a snapshot, and record it."""
        name = world.work.campaign.name
        with lock_batches(self.home):
            batches = load_batches(self.home, name)
            if self.tabulator is None or (batches and self.tabulator.marker.key != batches.key):
                key = batches.key if batches else self.key
                self.tabulator = Tabulator(world.work.items, Marker(key))
            every, marker = world.tabulate(self.tabulator), self.tabulator.marker
            behind = list(world.judgements)

            def without(apart: Apart) -> Tables:
                behind[:] = left = marker.leave_out(world.work.items["arc"], world.judgements, apart["arc"])
                return replace(world, judgements=left).tabulate(Tabulator(world.work.items))

            tables = limit_tables(
                self.home,
                every,
                self.tabulator,
                batches,
                self.before,
                self.notes.append,
                without=None if closed else without,
            )
        self.before = tables
        keys = tables.decisions[["decision", "reason", "answers"]].itertuples(index=False, name=None)
        counts: Counter[tuple[str, str | None]] = Counter()
        for decision, reason, answers in keys:
            counts[decision, reason if isinstance(reason, str) else None] += answers
        moment = Moment(
            tuple(world.judgements),
            {name: tables.frames()[name].to_csv() for name in DECIDED},
            {name: every.frames()[name].to_csv() for name in DECIDED},
            {name: frame.to_csv() for name, frame in tables.frames().items() if name not in DECIDED},
            counts,
            behind=tuple(behind),
        )
        self.moments.append(moment)
        return moment

    def release(self, world: "World") -> bool:
        """Publish a version, unless it is refused; tell whether it was published."""
        name, usable = world.work.campaign.name, [each for each in world.judgements if each.problem is None]
        record_export(self.home, name, world.work.items, {"arc": usable}, export="an export")
        with lock_batches(self.home):
            batches = load_batches(self.home, name)
            assert batches is not None
            if "arc" in batches.shown and batches.count_since("arc") in range(FEWEST_PEOPLE):
                return False
            earlier = [each for each in self.moments if each.release]
            if earlier and count_authors(earlier[-1].judgements, usable) in range(1, FEWEST_PEOPLE):
                return False
            save_batches(self.home, name, batches.release("arc", sure=True))
        decisions = Counter[tuple[str, str | None]]((each.decision, each.reason) for each in usable)
        rows = {"decisions": "\n".join(sorted(map(str, decisions.items())))}
        self.moments.append(Moment(tuple(world.judgements), rows, {}, {}, decisions, release=True))
        return True


def count_authors(before: Iterable[Judgement], after: Iterable[Judgement]) -> int:
    """Count the volunteers of whose answers any is in one of two moments only."""
    one, other = (
        {
            (
                each.annotator,
                each.item_id,
                each.decision,
                each.reason,
                tuple(sorted(each.corrections.items())),
            )
            for each in some
            if each.problem is None and not each.organizer
        }
        for some in (before, after)
    )
    return len({who for who, *_ in one ^ other})


def find_exposed(moments: Sequence[Moment]) -> list[tuple[int, int, str]]:
    """Find two moments whose tables about decisions differ by the answers of one or two people.

    The tables of a moment are from the answers that there were when these tables were first seen. Of a
    version of the dataset the counts of decisions are compared with those of the snapshots. All of the
    corrections may disappear at once.
    """
    found, origins = [], list[Moment]()
    snapshot: Moment | None = None
    for moment in moments:
        if moment.release:
            origins.append(moment)
            continue
        if snapshot is None or moment.decided["decisions"] != snapshot.decided["decisions"]:
            snapshot = replace(moment, judgements=moment.behind)
        origins.append(snapshot)
    for (first, one), (second, other) in combinations(enumerate(moments), 2):
        authors = count_authors(origins[first].judgements, origins[second].judgements)
        if one.release or other.release:
            differ = ["decisions"] if one.decisions != other.decisions else []
        else:
            differ = [name for name in DECIDED if one.decided[name] != other.decided[name]]
            if other.decided["corrections"].count("\n") <= 1 and "corrections" in differ:
                differ.remove("corrections")
        if 0 < authors < FEWEST_PEOPLE:
            found += [(first, second, name) for name in differ]
    return found


@dataclass(frozen=True)
class World:
    """Who answered what, which is the truth."""

    work: Work
    judgements: Sequence[Judgement]
    credits: Mapping[str, str]
    blind: Sequence[BlindAnswer] = ()

    @property
    def tables(self) -> Tables:
        """What the first snapshot has: each moment has answers of three people or more."""
        return self.tabulate(Tabulator(self.work.items))

    def tabulate(self, tabulator: Tabulator) -> Tables:
        """Put everything that is known into tables, with all the decisions."""
        campaign = self.work.campaign.model_copy(update={"credits": dict(self.credits)})
        return tabulator.tabulate(campaign, {"arc": list(self.judgements)})

    def history(self) -> "Iterator[World]":
        """Yield the world as it was after each answer."""
        ordered = sorted(self.judgements, key=lambda each: each.submitted_at)
        for number in range(len(ordered) + 1):
            yield replace(self, judgements=ordered[:number])

    @property
    def release(self) -> Release:
        """What the export has."""
        campaign = self.work.campaign.model_copy(update={"credits": dict(self.credits)})
        items = self.work.items["arc"]
        outcome = TaskOutcome(
            file=self.work.file.model_copy(update={"campaign": campaign}),
            task=campaign.tasks[0],
            items=items,
            verdicts=decide_items(items, self.judgements, min_submitted=2),
            judgements=self.judgements,
            asked={item.id for item in items},
            blind=judge_blind(items[:2], self.blind, questions=len(items), subject_of=lambda item: "")
            if self.blind
            else None,
        )
        return build_release(outcome)

    def publish(self, folder: Path) -> Path:
        """Write all that is public into a folder."""
        write_snapshot(self.tables, folder / "snapshot", created_at=START)
        write_pictures(self.tables, folder / "snapshot")
        write_release([self.release], folder / "export")
        return folder


def make_world(
    folder: Path,
    plan: Mapping[str, Sequence[int]] = PLAN,
    annotation: Mapping[str, Any] = MappingProxyType({"min_submitted": 2}),
) -> World:
    """Have people answer 40 items as a plan says."""
    rows = [{**ROWS[0], "id": f"Test/{number}", "instruction": f"¿Y {number}?"} for number in range(40)]
    work = make_work(folder, "linking", rows=rows, annotation=dict(annotation))
    return World(work, list(_answer(work, plan)), NAMES)


def _answer(work: Work, plan: Mapping[str, Sequence[int]]) -> Iterator[Judgement]:
    items = work.items["arc"]
    for who, (person, days) in enumerate(plan.items()):
        place = 7 * who
        for day, count in enumerate(days):
            for number in range(count):
                item = items[place % len(items)]
                place += 1
                declared: Decision = "unusable" if place % 9 == who else "correct"
                text = (
                    {"instruction": f"{item.segments[0].translation} ({who % 2})"} if place % 4 == 0 else {}
                )
                yield judge_item(
                    item,
                    annotator=person,
                    declared="corrected" if text else declared,
                    texts=text,
                    submitted_at=START + timedelta(days=day, minutes=11 * who, seconds=31 * number),
                    organizer=person == ORGANIZER,
                )
