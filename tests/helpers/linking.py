"""A campaign of which much is public, and the truth about it: what an attacker would like to know."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fiel.campaign.work import Work
from fiel.judgements import Decision, Judgement, judge_item
from fiel.release.building import build_release
from fiel.release.content import Release, TaskOutcome
from fiel.release.dataset import write_release
from fiel.sharing.files import write_pictures
from fiel.snapshots.tables import Tables
from fiel.snapshots.tabulation import tabulate_campaign
from fiel.snapshots.writing import write_snapshot
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


@dataclass(frozen=True)
class World:
    """Who answered what, which is the truth."""

    work: Work
    judgements: Sequence[Judgement]
    credits: Mapping[str, str]

    @property
    def tables(self) -> Tables:
        """What the snapshot has."""
        campaign = self.work.campaign.model_copy(update={"credits": dict(self.credits)})
        return tabulate_campaign(campaign, dict(self.work.items), {"arc": list(self.judgements)})

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
        )
        return build_release(outcome)

    def publish(self, folder: Path) -> Path:
        """Write all that is public into a folder."""
        write_snapshot(self.tables, folder / "snapshot", created_at=START)
        write_pictures(self.tables, folder / "snapshot")
        write_release([self.release], folder / "export")
        return folder


def make_world(folder: Path) -> World:
    """Have people answer 40 items as `PLAN` says."""
    rows = [{**ROWS[0], "id": f"Test/{number}", "instruction": f"¿Y {number}?"} for number in range(40)]
    work = make_work(folder, "linking", rows=rows, annotation={"min_submitted": 2})
    return World(work, list(_answer(work)), NAMES)


def _answer(work: Work) -> Iterator[Judgement]:
    items = work.items["arc"]
    for who, (person, days) in enumerate(PLAN.items()):
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
