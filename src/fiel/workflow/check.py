"""Report what a launch would create in Argilla, and what the checks find."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fiel.annotation.form.fields import dataset_name, group_shapes
from fiel.campaign import Task
from fiel.campaign.work import Work, prepare_task_checks
from fiel.checks import Failures, Finding, check_item
from fiel.checks.page import write_page
from fiel.checks.report import CampaignReport, TaskReport, report_findings
from fiel.errors import FielError
from fiel.files import write_public
from fiel.items import Item
from fiel.workflow.connection import Advance
from fiel.workflow.rehearsal import rehearse_campaign


def check_campaign(work: Work, *, progress: Advance = lambda count: None) -> CampaignReport:
    """Report what a launch would create in Argilla, and what the checks find in it.

    Raises:
        FielError: A launch or an export would refuse the data; see `fiel.workflow.rehearsal`.
    """
    rehearse_campaign(work)
    campaign = work.campaign
    return CampaignReport(
        campaign=campaign.name,
        title=campaign.title_in(campaign.form_language),
        language=campaign.language,
        form_language=campaign.form_language,
        license=campaign.license,
        min_submitted=campaign.annotation.min_submitted,
        tasks=tuple(_check_task(work, task, progress) for task in campaign.tasks),
    )


def write_report_page(report: CampaignReport, path: Path) -> None:
    """Write the report as a web page, replacing an existing file.

    Raises:
        FielError: It cannot be written; an existing file is not changed.
    """
    try:
        write_public(path, write_page(report))
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None


def _check_task(work: Work, task: Task, progress: Advance) -> TaskReport:
    items = work.items[task.name]
    checks = prepare_task_checks(work.file, task, items)
    failures = Failures()

    def checked() -> Iterator[tuple[Item, list[Finding]]]:
        for item in items:
            yield item, check_item(item, checks, failures=failures)
            progress(1)

    found = report_findings(checked())
    shapes = group_shapes(task.definition, items)
    return TaskReport(
        task=task.name,
        benchmark=task.benchmark,
        items=len(items),
        splits=Counter(item.split for item in items),
        datasets={dataset_name(task, shape): len(group) for shape, group in shapes.items()},
        english=Counter(item.pairing for item in items),
        found=found,
        failed=tuple(failures.by_check.values()),
    )
