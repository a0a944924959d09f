"""Decide every item and write the dataset."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from fiel.annotation.about import credit_campaign
from fiel.bars import NO_BAR, Bar, Note
from fiel.campaign import Task
from fiel.campaign.files import list_files
from fiel.campaign.rulings import load_rulings, rulings_path
from fiel.campaign.work import Work
from fiel.checks import CHECKS, Check
from fiel.checks.detector import prepare_error_detector, select_error_checks
from fiel.errors import FielError
from fiel.garbage import no_garbage_collection
from fiel.items import Item
from fiel.judgements import Withdrawn
from fiel.memory.differences import Settled, settle_verdicts
from fiel.messages.plaintext import count_of, describe_counts
from fiel.opinions.reviewfiles import opinions_path
from fiel.release.authors import keep_authors
from fiel.release.building import build_release
from fiel.release.content import ErrorsByItem, Release, TaskOutcome
from fiel.release.contributors import describe_unnamed
from fiel.release.dataset import ReleaseInfo, write_release
from fiel.release.manifest import digest_manifest
from fiel.release.taskrecord import Counts, WithdrawnRecord
from fiel.release.unresolved import find_merged, find_text_errors, refuse_unresolved
from fiel.settings import Settings
from fiel.snapshots.batches import record_export
from fiel.verdicts.blind import BlindResult
from fiel.verdicts.consensus import Verdict, decide_items
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import Gathered, gather_answers, judge_questions, note_contradictions
from fiel.workflow.impact import read_impact
from fiel.workflow.places import bring_feedback
from fiel.workflow.rehearsal import find_whole_task


def export_campaign(
    settings: Settings,
    work: Work,
    out: Path,
    *,
    unresolved: Literal["refuse", "keep"] = "refuse",
    since: Path | None = None,
    impact: Path | None = None,
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
        impact: What ``fiel impact --json`` wrote, for the dataset cards.
        bar: Progress in records fetched and items checked.
        note: Called when answers contradict themselves, and when the export tells how much a person without
            a public name did.

    Raises:
        FielError: There are unresolved items to refuse, the source changed since the launch, the folder
            cannot be used, or the impact was measured on other rows.
    """
    measured = read_impact(impact) if impact is not None else None
    built = gather_export(settings, work, bar=bar, note=note)
    releases = build_releases(built, bar=bar, refuse=unresolved == "refuse")
    info = write_release(releases, out, since=since, ended=built.ended, impact=measured)
    keep_authors(settings.home, work.campaign.release_name, info.releases, export=out)
    record_export(
        settings.home,
        work.campaign.name,
        work.items,
        built.gathered.judgements,
        built.gathered.blind,
        export=digest_manifest(out),
    )
    return info


@dataclass(frozen=True, slots=True)
class GatheredExport:
    """What an export is built from.

    Attributes:
        work: The campaign with its credits, and its items.
        home: The home, which has opinions.
        ended: What was asked in tasks that the campaign no longer has, by dataset.
        blind: What people answered without the key, by task name.
        gathered: The answers.
    """

    work: Work
    home: Path
    ended: Mapping[str, WithdrawnRecord]
    blind: Mapping[str, BlindResult]
    gathered: Gathered


@no_garbage_collection()  # the answers stay
def gather_export(
    settings: Settings, work: Work, *, bar: Bar = NO_BAR, note: Note = lambda text: None
) -> GatheredExport:
    """Collect the answers; for arguments and errors see `export_campaign`."""
    bring_feedback(settings.home, work.file, note=note)
    with connected_argilla(settings) as client:
        gathered = gather_answers(client, work, bar=bar)
        credited = credit_campaign(client, work.campaign)
    _refuse_moved(work, gathered.answers.moved)
    note_contradictions(work, gathered.answers.judgements, note)
    work = replace(work, file=work.file.model_copy(update={"campaign": credited}))
    for task, own in gathered.judgements.items():
        if unnamed := describe_unnamed(own, credited.credits):
            note(f"{task}: {unnamed}")
    known = {task.name for task in work.campaign.tasks}
    withdrawn = gathered.answers.withdrawn
    ended = {name: _record_withdrawn(withdrawn, name) for name in withdrawn if name not in known}
    return GatheredExport(work, settings.home, ended, judge_questions(work, gathered.blind), gathered)


def build_releases(export: GatheredExport, *, bar: Bar = NO_BAR, refuse: bool = False) -> Iterator[Release]:
    """Decide every item and build the tasks one after another, each when it is asked for.

    Raises:
        FielError: A row has a value that does not fit its column; or, after the last task, items have an
            unresolved error, and these are to be refused.
    """
    unresolved: list[ErrorsByItem] = []
    for task in export.work.campaign.tasks:
        with no_garbage_collection():  # nearly all that is built is written
            release = build_release(_decide(export, task, bar))
        unresolved.append(release.record.unresolved)
        yield release
        del release  # its rows, before the next task's are built
    if refuse:
        refuse_unresolved(export.work.campaign.name, unresolved)


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


def _digest_opinions(work: Work, task: Task, home: Path) -> dict[str, str]:
    """Return the SHA-256 of a task's opinions files by name, without local folders."""
    own = [each for each in list_files(work.file) if (each.task, each.key) == (task.name, "opinions")]
    paths = {
        path.name if path.is_absolute() else path.as_posix(): each.path
        for path, each in zip(task.opinions, own, strict=True)
    }
    paths["home"] = opinions_path(home, work.campaign.name, task.name)
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items() if path.exists()
    }


def _find_settled_errors(
    items: Sequence[Item],
    decided: Mapping[str, Verdict],
    settled: Sequence[Settled],
    suspicious: ErrorsByItem,
    checks: Sequence[Check],
) -> ErrorsByItem:
    """Find the items into which a settlement brings an error nobody approved of, such as equal options."""
    ids = {id for each in settled for id in each.items}
    own = find_text_errors([item for item in items if item.id in ids], decided, checks).suspicious
    found = {id: tuple(sorted({*suspicious.get(id, ())} - {*own.get(id, ())})) for id in ids}
    return {id: names for id, names in found.items() if names}


def _decide(export: GatheredExport, task: Task, bar: Bar) -> TaskOutcome:
    work, gathered = export.work, export.gathered
    asked, judgements = work.items[task.name], gathered.judgements[task.name]
    own = task.definition.checks
    decided = decide_items(
        asked,
        judgements,
        min_submitted=work.campaign.annotation.min_submitted,
        introduces_error=prepare_error_detector(own),
    )
    settlements = load_rulings(rulings_path(work.file.path)).settled.values()
    one_text = {each.source: each.text for each in settlements if each.text is not None}
    verdicts, settled = settle_verdicts(asked, decided, one_text)
    items = find_whole_task(work, task)
    checks = select_error_checks((*CHECKS, *own))
    bar.expect(len(items))
    found = find_text_errors(items, verdicts, checks, progress=bar)
    errors = {**found.unresolved}
    for id, names in _find_settled_errors(items, decided, settled, found.suspicious, checks).items():
        errors[id] = tuple(sorted({*errors.get(id, ()), *names}))
    for id in find_merged(items, verdicts):
        errors[id] = tuple(sorted({*errors.get(id, ()), "merged-question"}))
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
        suspicious=found.suspicious,
        of_publication=published is not None and declared.source.hub == published.hub,
        withdrawn=_record_withdrawn(gathered.answers.withdrawn, task.name),
        opinions=work.opinions.get(task.name, {}),
        opinion_files=_digest_opinions(work, task, export.home),
        shown=gathered.answers.opinions.get(task.name, {}),
        settled=tuple(settled),
        findings=gathered.answers.findings.get(task.name, {}),
        blind=export.blind.get(task.name),
    )


def describe_outcome(counts: Counts) -> str:
    """Describe the items of an export by outcome; corrected items are part of the validated ones."""
    named = counts.model_dump()
    corrected = named.pop("corrected")
    validated = f"validated ({corrected} of them corrected)" if corrected else "validated"
    return describe_counts({validated if name == "validated" else name: each for name, each in named.items()})
