"""What came out of a replay: the dashboard's numbers, and a release that is what it has to be."""

from collections.abc import Mapping, Set
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from fiel.campaign.sourceoptions import SourceOptions
from fiel.campaign.work import Work
from fiel.progress import activity_calendar, campaign_progress, effort, rank_contributors, task_progress
from fiel.report.webpage import write_report_page
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.snapshots.tables import Tables, select_campaign
from fiel.workflow.export import export_campaign
from fiel.workflow.report import report_export
from fiel.workflow.snapshot import take_snapshot
from fiel.workflow.verify import verify_export
from tests.bench.somos import Place, Somos
from tests.bench.volunteers import Campaign


@dataclass(frozen=True)
class TaskFigures:
    """One task: items with their answer, answers that were given, and planted mistakes that were mended."""

    items: int
    done: int
    answers: int
    planted: int
    mended: int

    @property
    def coverage(self) -> float:
        """Share of the items with their answer."""
        return self.done / self.items


@dataclass(frozen=True)
class CampaignFigures:
    """One campaign: its people, and the share of the answers that the most active tenth gave.

    ``reported`` is that share as `fiel report` has it, or None for few people.
    """

    people: int
    top_people: int
    top_share: float
    weeks: int
    named: int
    reported: float | None


@dataclass(frozen=True)
class Figures:
    """What came out of one way.

    Attributes:
        tasks: By name.
        campaigns: By kind.
        documents: Documents that the harness built of the release.
        differences: Rows of the release that are not what they have to be.
        problems: What `fiel verify` found wrong.
    """

    tasks: Mapping[str, TaskFigures]
    campaigns: Mapping[str, CampaignFigures]
    documents: int
    differences: int
    problems: list[str]

    def as_dict(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self)


def measure_outcome(
    settings: Settings, folder: Path, somos: Somos, campaigns: Mapping[str, Campaign], *, harness: bool
) -> Figures:
    """Take a snapshot and export; compare both with the answers that were acknowledged.

    With ``harness`` the release is verified with the harness too, which takes as long as all the rest.
    """
    settings = settings.model_copy(update={"snapshot": folder / "snapshot"})
    take_snapshot(settings, somos.works)
    tables = read_snapshot(folder / "snapshot").tables
    documents, differences, problems = 0, 0, []
    mended: set[Place] = set()
    reported: dict[str, float | None] = {}
    for work, campaign in zip(somos.works, campaigns.values(), strict=True):
        out = folder / f"out-{work.campaign.name}"
        info = export_campaign(settings, work, out, unresolved="keep")
        report = report_export(out)
        (folder / f"report-{work.campaign.name}.html").write_text(
            write_report_page(report.report, report.records), encoding="utf-8"
        )
        shared = report.report.effort
        reported[work.campaign.name] = shared.top_share if shared else None
        for task, record in info.manifest.tasks.items():
            mended |= {campaign.places[task, each] for each in record.corrected}
        if harness:
            found = verify_export(settings, out, _source_options(folder, work))
            problems += [*found.problems, *(each for task in found.tasks.values() for each in task.problems)]
            documents += sum(sum(task.documents.values()) for task in found.tasks.values())
        differences += sum(_count_differences(out, somos, campaign, task) for task in campaign.forms)
    return Figures(
        tasks=_task_figures(tables, somos, campaigns, mended),
        campaigns={kind: _campaign_figures(tables, somos, kind, reported) for kind in campaigns},
        documents=documents,
        differences=differences,
        problems=problems,
    )


def _source_options(folder: Path, work: Work) -> SourceOptions:
    """Say where the files are, of which a manifest keeps only the names."""
    tasks = {task.name: f"{task.name}={folder}/{task.name}_{{split}}" for task in work.campaign.tasks}
    return SourceOptions(
        source=[f"{stem}.jsonl" for stem in tasks.values()],
        english=[f"{stem}.en.jsonl" for task, stem in tasks.items() if task != "dibt"],
    )


def _task_figures(
    tables: Tables, somos: Somos, campaigns: Mapping[str, Campaign], mended: Set[Place]
) -> dict[str, TaskFigures]:
    assert mended <= somos.mistakes.keys()  # nobody corrected what was right
    figures = {}
    for row in task_progress(tables).to_dict("records"):
        task = str(row["task"])
        answers = sum(
            count for each in campaigns.values() for place, count in each.answers.items() if place[0] == task
        )
        assert row["answers"] == answers, (task, row["answers"], answers)
        planted = sum(place[0] == task for place in somos.mistakes)
        figures[task] = TaskFigures(
            int(row["total"]), int(row["done"]), answers, planted, sum(place[0] == task for place in mended)
        )
    return figures


def _campaign_figures(
    tables: Tables, somos: Somos, kind: str, reported: Mapping[str, float | None]
) -> CampaignFigures:
    (name,) = (work.campaign.name for work in somos.works if work.campaign.name.endswith(f"-{kind}"))
    own = select_campaign(tables, name)
    (progress,) = campaign_progress(own).to_dict("records")
    calendar = activity_calendar(own, datetime.now(UTC).date())
    shared = effort(own)
    return CampaignFigures(
        people=int(progress["people"]),
        top_people=shared.top_people,
        top_share=shared.top_share,
        weeks=int(calendar.loc[calendar["answers"] > 0, "week"].nunique()),
        named=int(rank_contributors(own)["contributor"].notna().sum()),
        reported=reported[name],
    )


def _count_differences(out: Path, somos: Somos, campaign: Campaign, task: str) -> int:
    """Count the rows of a release that are not those that were launched with what people mended."""
    differences = 0
    for (name, split), right in somos.right.items():
        if name != task:
            continue
        found = pq.read_table(out / task / "es" / f"{split}.parquet").to_pylist()
        items = [item for item in _work_of(somos, task).items[task] if item.split == split]
        assert len(found) == len(right) == len(items)
        for row, item, mended in zip(found, items, right, strict=True):
            place = (task, split, item.position)
            expected = mended if place in campaign.answers else item.row
            differences += _present(row) != _present(expected)
    return differences


def _work_of(somos: Somos, task: str) -> Work:
    return next(work for work in somos.works if task in work.items)


def _present(row: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what a row has not: Okapi leaves out the key, a table has it empty."""
    return {key: value for key, value in row.items() if value is not None}
