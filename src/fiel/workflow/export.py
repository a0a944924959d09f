"""Decide every item and write the dataset."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from fiel.annotation.about import credit_campaign
from fiel.bars import NO_BAR, Bar
from fiel.campaign import Task
from fiel.campaign.work import Work
from fiel.checks import CHECKS
from fiel.checks.errors import prepare_error_detector, select_error_checks
from fiel.errors import FielError
from fiel.judgements import Withdrawn
from fiel.messages.plaintext import count_of
from fiel.release.authors import keep_authors
from fiel.release.building import build_release
from fiel.release.content import TaskOutcome
from fiel.release.dataset import ReleaseInfo, write_release
from fiel.release.manifest import WithdrawnRecord
from fiel.release.unresolved import find_suspicious, find_unresolved, refuse_unresolved
from fiel.settings import Settings
from fiel.verdicts.consensus import decide_items
from fiel.workflow.connection import Note, connected_argilla
from fiel.workflow.gathering import Gathered, gather_answers, note_contradictions
from fiel.workflow.rehearsal import find_whole_task


def export_campaign(
    settings: Settings,
    work: Work,
    out: Path,
    *,
    unresolved: Literal["refuse", "keep"] = "refuse",
    since: Path | None = None,
    bar: Bar = NO_BAR,
    note: Note = lambda text: None,
) -> ReleaseInfo:
    """Collect the answers, decide every item and write the dataset.

    Args:
        settings: The Argilla, and the home, which records who gave which answer.
        work: The campaign and its items.
        out: The folder to write.
        unresolved: Whether to refuse or keep items with an unresolved error.
        since: An earlier export to compare with; by default the one that this export replaces.
        bar: Progress in records fetched and items checked.
        note: Called when answers contradict themselves.

    Raises:
        FielError: There are unresolved items to refuse, the source changed since the launch, or the folder
            cannot be used.
    """
    with connected_argilla(settings) as client:
        gathered = gather_answers(client, work, bar=bar)
        credited = credit_campaign(client, work.campaign)
    _refuse_moved(work, gathered.answers.moved)
    note_contradictions(work, gathered.answers.judgements, note)
    work = replace(work, file=work.file.model_copy(update={"campaign": credited}))
    releases = [build_release(_decide(work, task, gathered, bar)) for task in work.campaign.tasks]
    if unresolved == "refuse":
        refuse_unresolved(releases)
    known = {task.name for task in work.campaign.tasks}
    withdrawn = gathered.answers.withdrawn
    ended = {name: _record_withdrawn(withdrawn, name) for name in withdrawn if name not in known}
    info = write_release(releases, out, since=since, ended=ended)
    keep_authors(settings.home, work.campaign.release_name, releases, export=out)
    return info


def _record_withdrawn(withdrawn: Mapping[str, Withdrawn], task: str) -> WithdrawnRecord:
    found = withdrawn.get(task)
    return WithdrawnRecord(items=found.items, answers=found.answers) if found else WithdrawnRecord()


def _refuse_moved(work: Work, moved: dict[str, list[str]]) -> None:
    found = [(task, item) for task, items in moved.items() for item in items]
    if found:
        task, item = found[0]
        source = next(each.source for each in work.campaign.tasks if each.name == task)
        raise FielError(
            f"{work.campaign.name}: {task}: expected the launched texts, found other texts in "
            f"{source.hub or source.files} for {count_of(len(found), 'item')}, such as {item}: the source "
            "has changed since the launch. Launch the campaign again, or export from the source that was "
            "launched. Nothing was written."
        )


def _decide(work: Work, task: Task, gathered: Gathered, bar: Bar) -> TaskOutcome:
    asked, judgements = work.items[task.name], gathered.judgements[task.name]
    own = task.definition.checks
    verdicts = decide_items(
        asked,
        judgements,
        min_submitted=work.campaign.annotation.min_submitted,
        introduces_error=prepare_error_detector(own),
    )
    items = find_whole_task(work, task)
    checks = select_error_checks((*CHECKS, *own))
    bar.expect(len(items))
    errors = find_unresolved(items, verdicts, checks, progress=bar)
    ids = {item.id for item in asked}
    published = task.definition.publication
    declared = next(each for each in work.declared.tasks if each.name == task.name)
    return TaskOutcome(
        file=work.file,
        task=task,
        items=items,
        verdicts=verdicts,
        judgements=judgements,
        asked=ids,
        unresolved={id: names for id, names in errors.items() if id in ids},
        unasked={id: names for id, names in errors.items() if id not in ids},
        suspicious=find_suspicious(items, verdicts, checks),
        of_publication=published is not None and declared.source.hub == published.hub,
        withdrawn=_record_withdrawn(gathered.answers.withdrawn, task.name),
    )
