"""Deciding every item and writing the dataset."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fiel.campaign import Task
from fiel.settings import Settings
from fiel.work import Work, load_whole_task, prepare_task_checks
from fiel.workflow.collecting import note_contradictions, set_aside_careless
from fiel.workflow.connection import Advance, Note, connected_argilla

# argilla, datasets and pandas take seconds to import: the steps that use them import them.
if TYPE_CHECKING:
    from fiel.judgements import Judgement
    from fiel.release.content import Include, Release
    from fiel.release.dataset import ReleaseInfo


def export_campaign(
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
    note_contradictions(work, judgements, note)
    judgements, _ = set_aside_careless(work, judgements)
    work = replace(work, file=work.file.model_copy(update={"campaign": credited}))
    releases = [
        _build_release(work, task, judgements[task.name], include=include, progress=progress)
        for task in work.campaign.tasks
    ]
    if unresolved == "refuse":
        refuse_unresolved(releases)
    return write_release(releases, out)


def _build_release(
    work: Work, task: Task, judgements: "Sequence[Judgement]", *, include: "Include", progress: Advance
) -> "Release":
    from fiel.checks.errors import prepare_error_detector
    from fiel.consensus import decide_items
    from fiel.release.dataset import build_release
    from fiel.release.unresolved import find_suspicious, find_unresolved

    min_submitted = work.campaign.annotation.min_submitted
    verdicts = decide_items(
        work.items[task.name],
        judgements,
        min_submitted=min_submitted,
        introduces_error=prepare_error_detector(task.definition.checks),
    )
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
