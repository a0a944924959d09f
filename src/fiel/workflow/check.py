"""Report what a launch would create in Argilla, and what the checks find."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fiel.annotation.form.shapes import dataset_name, group_shapes
from fiel.bars import Advance
from fiel.campaign import Task
from fiel.campaign.guide import warn_of_guides
from fiel.campaign.judged import count_findings, judged_path, load_judged
from fiel.campaign.work import Work, prepare_work_checks
from fiel.checks import Failures, Finding
from fiel.checks.campaignreport import CampaignReport, TaskReport, report_findings
from fiel.checks.failures import describe_failure
from fiel.checks.language import warn_of_language
from fiel.checks.parallel import check_items
from fiel.checks.precision import list_silent
from fiel.errors import FielError
from fiel.files import write_public
from fiel.items import Item
from fiel.messages.plaintext import count_of
from fiel.messages.readers import warn_of_words
from fiel.proofreading.campaign import Proofreading
from fiel.release.harness.words import warn_of_prompts
from fiel.workflow.rehearsal import rehearse_campaign, warn_of_work

EachItem = Callable[[str, Item, Sequence[Finding]], None]


def check_campaign(
    work: Work,
    *,
    proofread: Callable[[], Proofreading] = Proofreading,
    each: EachItem = lambda task, item, findings: None,
    progress: Advance = lambda count: None,
) -> CampaignReport:
    """Report what a launch would create in Argilla, and what the checks find in it.

    Args:
        work: The campaign and its items.
        proofread: Has LanguageTool check the texts, once nothing else is refused.
        each: Called with the task, the item and the findings of every item.
        progress: Called with the number of items checked since the last call.

    Raises:
        FielError: A launch or an export would refuse the data; see `fiel.workflow.rehearsal`.
    """
    rehearse_campaign(work)
    campaign, proofreading = work.campaign, proofread()
    return CampaignReport(
        campaign=campaign.name,
        title=campaign.title_in(campaign.form_language),
        language=campaign.language,
        form_language=campaign.form_language,
        license=campaign.license,
        min_submitted=campaign.annotation.min_submitted,
        tasks=tuple(_check_task(work, task, proofreading, each, progress) for task in campaign.tasks),
        grammar=proofreading.tool,
        no_grammar=proofreading.reason,
        silent=list_silent(
            campaign.language, count_findings(load_judged(judged_path(work.file.path)), campaign.language)
        ),
    )


def warn_of_check(work: Work, report: CampaignReport) -> Iterator[str]:
    """Yield warnings about guides, languages, licence, originals, opinions and checks that failed."""
    campaign = work.campaign
    yield from warn_of_guides(work.file.folder / task.guide for task in campaign.tasks)
    yield from warn_of_language(campaign.language)
    yield from warn_of_words(campaign.form_language)
    if any(task.definition.multiple_choice is not None for task in campaign.tasks):
        yield from warn_of_prompts(campaign.language)
    yield from warn_of_work(work)
    for task in report.tasks:
        for failure in task.failed:
            more = f" It failed on {count_of(failure.items, 'item')}." if failure.items > 1 else ""
            yield f"{task.task}: {describe_failure(failure)}{more}"


def write_report(path: Path, text: str) -> None:
    """Write a report, replacing an existing file.

    Raises:
        FielError: It cannot be written; an existing file is not changed.
    """
    try:
        write_public(path, text)
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None


def _check_task(
    work: Work, task: Task, proofreading: Proofreading, each: EachItem, progress: Advance
) -> TaskReport:
    items = work.items[task.name]
    checks = prepare_work_checks(work, task, proofread=proofreading.tasks.get(task.name))
    failures = Failures()

    def checked() -> Iterator[tuple[Item, list[Finding]]]:
        for item, findings in zip(items, check_items(items, checks, failures), strict=True):
            each(task.name, item, findings)
            yield item, findings
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
