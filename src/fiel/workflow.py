"""The steps of a campaign's life, each one function, for the command line and the demo alike."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from fiel.campaign import Task
from fiel.checks import Finding, check_item
from fiel.errors import FielError
from fiel.files import write_public
from fiel.items import Item
from fiel.settings import Settings
from fiel.work import Work, load_whole_task, note_sources, prepare_task_checks

# argilla, datasets and pandas take seconds to import: the steps that use them import them.
if TYPE_CHECKING:
    import argilla as rg

    from fiel.annotation.launch import LaunchPlan, TaskLaunch
    from fiel.checks.report import CampaignReport, TaskReport
    from fiel.judgements import Judgement
    from fiel.release.content import Include, Release
    from fiel.release.dataset import ReleaseInfo
    from fiel.snapshot import SnapshotInfo
    from fiel.status import CampaignStatus

Advance = Callable[[int], None]
"""Told how many more are done."""

Note = Callable[[str], None]
"""Told what an organizer should know."""


@contextmanager
def connected_argilla(settings: Settings) -> "Iterator[rg.Argilla]":
    """Connect to the Argilla of the settings, or to the embedded one that runs on the home, for a block.

    Raises:
        FielError: None runs, none was named, or it refuses.
    """
    from fiel.annotation.client import connect
    from fiel.server.credentials import load_credentials
    from fiel.server.process import server_url

    url = settings.api_url or server_url(settings.home)
    if url is None:
        raise FielError(
            f"{settings.home}: expected a running Argilla, found none. Start it with fiel up, or "
            "set ARGILLA_API_URL and ARGILLA_API_KEY."
        )
    key = settings.api_key
    if key is None and not settings.api_url:
        credentials = load_credentials(settings.home)
        key = credentials.api_key if credentials else None
    if key is None:
        raise FielError("ARGILLA_API_KEY: expected the API key of an owner, found nothing")
    client = connect(url, key.get_secret_value())
    try:
        yield client
    finally:
        client.http_client.close()


@dataclass(frozen=True, slots=True)
class PlannedLaunch:
    """A launch of which nothing is done yet.

    Attributes:
        plan: What it would do.
        carry_out: Do it; takes what is told how many more records are in Argilla.
    """

    plan: "LaunchPlan"
    carry_out: "Callable[[Advance], list[TaskLaunch]]"


@contextmanager
def planned_launch(settings: Settings, work: Work) -> Iterator[PlannedLaunch]:
    """Compare the campaign with what Argilla has of it, for a block that shows it and may carry it out."""
    from fiel.annotation.launch import carry_out, plan_campaign

    guidelines = {
        task.name: (work.file.folder / task.guide).read_text(encoding="utf-8") for task in work.campaign.tasks
    }
    with connected_argilla(settings) as client:
        plan = plan_campaign(client, work.campaign, work.items, guidelines=guidelines)

        def carry(progress: Advance) -> "list[TaskLaunch]":
            checks = {
                task.name: prepare_task_checks(work.file, task, work.items[task.name])
                for task in work.campaign.tasks
            }
            done = carry_out(client, work.campaign, plan, checks=checks, progress=progress)
            note_sources(work, settings.home)
            return done

        yield PlannedLaunch(plan, carry)


def launch(settings: Settings, work: Work, *, progress: Advance = lambda count: None) -> "list[TaskLaunch]":
    """Put the campaign into Argilla; see `fiel.annotation.launch.launch_campaign`."""
    with planned_launch(settings, work) as planned:
        return planned.carry_out(progress)


def snapshot(settings: Settings, works: Sequence[Work], *, note: Note = lambda text: None) -> "SnapshotInfo":
    """Collect the answers to campaigns and write the dashboard's snapshot; other campaigns stay in it.

    Args:
        settings: Which Argilla.
        works: The campaigns and their items.
        note: Told when answers contradict themselves.
    """
    from fiel.annotation.about import credit_campaign
    from fiel.annotation.collect import collect_judgements
    from fiel.snapshot import has_snapshot, read_snapshot, write_snapshot
    from fiel.tables import join_tables, replace_campaigns, tabulate_campaign

    now = datetime.now(UTC)
    with connected_argilla(settings) as client:
        parts = []
        for work in works:
            judgements = collect_judgements(client, work.campaign, work.items)
            _note_contradictions(work, judgements, note)
            campaign = credit_campaign(client, work.campaign)
            parts.append(tabulate_campaign(campaign, work.items, judgements, argilla_url=client.api_url))
    tables = join_tables(parts)
    folder = settings.snapshot_folder
    if has_snapshot(folder):
        try:
            tables = replace_campaigns(read_snapshot(folder).tables, tables)
        except FielError as error:
            raise FielError(
                f"{error} The answers are in Argilla: remove {folder} to start it anew."
            ) from None
    return write_snapshot(tables, folder, created_at=now)


def export(
    settings: Settings,
    work: Work,
    out: Path,
    *,
    include: Literal["all", "validated"] = "all",
    unresolved: Literal["refuse", "keep"] = "refuse",
    progress: Advance = lambda count: None,
    note: Note = lambda text: None,
) -> "ReleaseInfo":
    """Collect the answers, decide every item and write the dataset.

    Args:
        settings: Which Argilla.
        work: The campaign and its items.
        out: The folder to write.
        include: Every item of the source, or the validated only.
        unresolved: What becomes of items with an error that nobody dealt with, when every item is in.
        progress: Called with the number of items that were checked.
        note: Told when answers contradict themselves.

    Raises:
        FielError: There are unresolved items and they are refused, or the folder cannot be used.
    """
    from fiel.annotation.about import credit_campaign
    from fiel.annotation.collect import collect_judgements
    from fiel.release.dataset import write_release
    from fiel.release.unresolved import refuse_unresolved

    with connected_argilla(settings) as client:
        judgements = collect_judgements(client, work.campaign, work.items)
        credited = credit_campaign(client, work.campaign)
    _note_contradictions(work, judgements, note)
    work = replace(work, file=work.file.model_copy(update={"campaign": credited}))
    releases = [
        _build_release(work, task, judgements[task.name], include=include, progress=progress)
        for task in work.campaign.tasks
    ]
    if unresolved == "refuse":
        refuse_unresolved(releases)
    return write_release(releases, out)


def _note_contradictions(work: Work, judgements: "Mapping[str, Sequence[Judgement]]", note: Note) -> None:
    from fiel.judgements import find_contradictions

    count = sum(len(find_contradictions(each)) for each in judgements.values())
    if count:
        answers = "1 answer contradicts itself" if count == 1 else f"{count} answers contradict themselves"
        note(f"{work.campaign.name}: {answers}: fiel status shows which")


def _build_release(
    work: Work, task: Task, judgements: "Sequence[Judgement]", *, include: "Include", progress: Advance
) -> "Release":
    from fiel.consensus import decide_items
    from fiel.release.dataset import build_release
    from fiel.release.unresolved import find_suspicious, find_unresolved

    min_submitted = work.campaign.annotation.min_submitted
    verdicts = decide_items(work.items[task.name], judgements, min_submitted=min_submitted)
    items = load_whole_task(work.file, task)
    checks = prepare_task_checks(work.file, task, items)
    every = include == "all"  # otherwise what nobody dealt with is not in
    return build_release(
        work.file,
        task,
        items,
        verdicts,
        include=include,
        unresolved=find_unresolved(items, verdicts, checks, progress=progress) if every else {},
        suspicious=find_suspicious(items, verdicts, checks),
    )


def check(work: Work, *, progress: Advance = lambda count: None) -> "CampaignReport":
    """Say what a launch would put into Argilla, and what the checks find in it.

    Args:
        work: The campaign and its items.
        progress: Called with the number of items that were checked.
    """
    from fiel.checks.report import CampaignReport

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


def write_report_page(report: "CampaignReport", path: Path) -> None:
    """Write the report as one web page, in place of what was there.

    Raises:
        FielError: It cannot be written there; what was there stays.
    """
    from fiel.checks.page import write_page

    try:
        write_public(path, write_page(report))
    except OSError as error:
        raise FielError(f"{path}: expected a file that can be written, found: {error}") from None


def _check_task(work: Work, task: Task, progress: Advance) -> "TaskReport":
    from fiel.annotation.form import dataset_name, group_shapes
    from fiel.checks.report import TaskReport, report_findings

    items = work.items[task.name]
    checks = prepare_task_checks(work.file, task, items)

    def checked() -> Iterator[tuple[Item, list[Finding]]]:
        for item in items:
            yield item, check_item(item, checks)
            progress(1)

    shapes = group_shapes(task.definition, items)
    return TaskReport(
        task=task.name,
        benchmark=task.benchmark,
        items=len(items),
        splits=Counter(item.split for item in items),
        datasets={dataset_name(task, shape): len(group) for shape, group in shapes.items()},
        english=Counter(item.pairing for item in items),
        found=report_findings(checked()),
    )


def describe_counts(counts: Mapping[str, Any]) -> str:
    """Write counts as a person reads them: ``4 validated, 1 disputed``; those of a table in brackets."""
    return (
        ", ".join(
            f"{name} ({describe_counts(count)})" if isinstance(count, Mapping) else f"{count} {name}"
            for name, count in counts.items()
            if count
        )
        or "none"
    )


def status(settings: Settings, work: Work) -> "CampaignStatus":
    """Collect the answers to a campaign and say how it stands; nothing is changed.

    Raises:
        FielError: The campaign was not launched, or the items are not those that people answered.
    """
    from fiel.annotation.collect import collect_answers
    from fiel.status import describe_campaign

    with connected_argilla(settings) as client:
        answers = collect_answers(client, work.campaign, work.items)
    return describe_campaign(
        work.campaign,
        work.items,
        answers.judgements,
        superseded=answers.superseded,
        now=datetime.now(UTC),
    )
