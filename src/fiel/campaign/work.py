"""Load a campaign file together with its items."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fiel.benchmarks.multiple_choice import can_ask
from fiel.campaign.campaignfile import CampaignFile, load_campaign
from fiel.campaign.files import find_home_files
from fiel.campaign.glossaryfile import load_glossary
from fiel.campaign.goldfile import read_gold
from fiel.campaign.judged import count_findings, judged_path, load_judged
from fiel.campaign.model import Campaign
from fiel.campaign.priority import is_blind
from fiel.campaign.rulings import load_rulings, rulings_path
from fiel.campaign.sourceoptions import SourceOptions, replace_sources
from fiel.campaign.task import Task
from fiel.checks import Check, Proofread, prepare_checks
from fiel.checks.opinionfindings import leave_out_silent
from fiel.errors import describe_place
from fiel.files import write_private
from fiel.garbage import no_garbage_collection
from fiel.items import Item
from fiel.memory.releases import ReleaseMemory, join_reports, read_memory
from fiel.opinions.opinion import Opinions, by_item
from fiel.opinions.opinionfile import read_candidates, read_opinions, read_reviewed
from fiel.opinions.reviewfiles import opinions_path
from fiel.sources.loading import load_items
from fiel.sources.source import Source, pin_source
from fiel.sources.subsets import Subset, read_ids
from fiel.verdicts.gold import Gold


@dataclass(frozen=True, slots=True)
class Work:
    """A campaign file and the items that it launches.

    Attributes:
        file: The file, with the sources that the items were read from; Hub revisions are pinned to commits.
        items: The items by task name.
        declared: The campaign with the sources as written in the file.
        gold: Known right answers by task name, for tasks that have any.
        opinions: What models and other tools say by task name, for tasks that have any.
        stale: Number of opinions in the home about texts that changed since, by task name.
        memories: What people decided in earlier releases, by task name, for tasks that name any.
    """

    file: CampaignFile
    items: dict[str, list[Item]]
    declared: Campaign
    gold: Mapping[str, Gold] = field(default_factory=dict)
    opinions: Mapping[str, Opinions] = field(default_factory=dict)
    stale: Mapping[str, int] = field(default_factory=dict)
    memories: Mapping[str, Sequence[ReleaseMemory]] = field(default_factory=dict)

    @property
    def campaign(self) -> Campaign:
        """The campaign."""
        return self.file.campaign

    @property
    def total(self) -> int:
        """Total number of items."""
        return sum(len(items) for items in self.items.values())


@no_garbage_collection()  # the items stay
def load_work(path: Path, options: SourceOptions | None = None, *, home: Path | None = None) -> Work:
    """Read a campaign file and its items.

    Without options, the sources of the last launch, recorded in ``home``, are used, unless the file's own
    sources changed since.

    Raises:
        FielError: The file or its data is invalid.
    """
    file = load_campaign(path)
    declared = campaign = file.campaign
    if options and (options.source or options.english):
        campaign = replace_sources(campaign, options)
    elif home:
        campaign = _recall_sources(campaign, home)
    file = file.model_copy(update={"campaign": _pin_sources(campaign, file.folder)})
    items = {task.name: _load_task(file, task) for task in file.campaign.tasks}
    gold = {
        task.name: read_gold(file.folder / task.gold, items[task.name])
        for task in file.campaign.tasks
        if task.gold is not None
    }
    opinions = {task.name: _load_opinions(file, task, items[task.name]) for task in file.campaign.tasks}
    work = Work(
        file,
        items,
        declared,
        gold,
        opinions={name: each for name, each in opinions.items() if each},
        memories={
            task.name: [read_memory(file.folder / path) for path in task.memory]
            for task in file.campaign.tasks
            if task.memory
        },
    )
    return add_reviewed(work, home) if home else work


def add_reviewed(work: Work, home: Path) -> Work:
    """Add the opinions that Fiel asked for, which are in the home.

    Raises:
        FielError: A file of them cannot be read.
    """
    opinions, stale = dict(work.opinions), {}
    for task, items in work.items.items():
        reviewed = read_reviewed(opinions_path(home, work.campaign.name, task), items)
        if reviewed.opinions:
            own = [each for known in opinions.get(task, {}).values() for each in known]
            opinions[task] = by_item(dict.fromkeys([*own, *reviewed.opinions]))
        if reviewed.stale:
            stale[task] = reviewed.stale
    return replace(work, opinions=opinions, stale=stale)


def _load_opinions(file: CampaignFile, task: Task, items: Sequence[Item]) -> Opinions:
    found = [each for path in task.opinions for each in read_opinions(file.folder / path, items)]
    return by_item([*dict.fromkeys(found), *read_candidates(items, task.candidates)])


def load_whole_task(file: CampaignFile, task: Task) -> list[Item]:
    """Read every item of a task's source, including those that the campaign leaves out."""
    keys = [key for key in Task.SUBSET_KEYS if key != "splits" or task.source.has_splits]
    whole = task.model_copy(update=dict.fromkeys(keys))
    return _load_task(file, whole, english_splits=task.splits)


def prepare_task_checks(
    file: CampaignFile,
    task: Task,
    items: Sequence[Item],
    *,
    proofread: Proofread | None = None,
    opinions: Opinions | None = None,
    memories: Sequence[ReleaseMemory] = (),
) -> tuple[Check, ...]:
    """Prepare the checks for a task's items; each item must be checked exactly once.

    What people judged of the campaign's findings counts, see `fiel.campaign.judged`.
    """
    glossary = load_glossary(file.folder / task.glossary) if task.glossary else None
    judged = count_findings(load_judged(judged_path(file.path)), file.campaign.language)
    checks = prepare_checks(
        items,
        own=task.definition.checks,
        glossary=glossary,
        reported=join_reports(memories),
        proofread=proofread,
        opinions=opinions,
        judged=judged,
    )
    checks.dismissed = load_rulings(rulings_path(file.path)).dismissed
    return checks


def hear_opinions(work: Work) -> dict[str, Opinions]:
    """Return the opinions by task name, without those of agents who people judged to be wrong too often."""
    language = work.campaign.language
    judged = count_findings(load_judged(judged_path(work.file.path)), language)
    return {task: leave_out_silent(own, language, judged) for task, own in work.opinions.items()}


def prepare_work_checks(work: Work, task: Task, *, proofread: Proofread | None = None) -> tuple[Check, ...]:
    """Prepare the checks for a task of a campaign with all that it knows; see `prepare_task_checks`."""
    return prepare_task_checks(
        work.file,
        task,
        work.items[task.name],
        proofread=proofread,
        opinions=hear_opinions(work).get(task.name),
        memories=work.memories.get(task.name, ()),
    )


def _load_task(file: CampaignFile, task: Task, *, english_splits: list[str] | None = None) -> list[Item]:
    items = load_items(
        task.definition,
        task.source,
        folder=file.folder,
        language=file.campaign.language,
        english=task.english,
        splits=task.splits,
        english_splits=english_splits,
        subset=Subset(ids=_ids_of(file, task), sample=task.sample, limit=task.limit),
    )
    return [_draw_blind(task, item) for item in items] if task.blind else items


def _draw_blind(task: Task, item: Item) -> Item:
    drawn = is_blind(task.name, item.id, share=task.blind) and can_ask(task.definition, item)
    return replace(item, blind=True) if drawn else item


def _ids_of(file: CampaignFile, task: Task) -> dict[str, str] | None:
    if task.ids_file is not None:
        return read_ids(file.folder / task.ids_file)
    if task.ids is None:
        return None
    index = [each.name for each in file.campaign.tasks].index(task.name)
    return {
        id: f"{file.path}: {describe_place(('tasks', index, 'ids', place))}"
        for place, id in enumerate(task.ids)
    }


def _pin_sources(campaign: Campaign, folder: Path) -> Campaign:
    """Pin Hub sources to commits, so that all steps read the same rows."""
    tasks = [
        task.model_copy(
            update={
                "source": pin_source(task.source, folder=folder),
                "english": task.english and pin_source(task.english, folder=folder),
            }
        )
        for task in campaign.tasks
    ]
    return campaign.model_copy(update={"tasks": tasks})


def note_path(campaign: Campaign, home: Path) -> Path:
    """Return the file in which `note_sources` records a campaign's sources."""
    return find_home_files(home, campaign.name).launch


def note_sources(work: Work, home: Path) -> None:
    """Record the sources of a launch for later commands."""
    path = note_path(work.campaign, home)
    path.parent.mkdir(parents=True, exist_ok=True)
    note = {"declared": _sources_of(work.declared), "used": _sources_of(work.campaign)}
    write_private(path, json.dumps(note, indent=2))


def _recall_sources(campaign: Campaign, home: Path) -> Campaign:
    path = note_path(campaign, home)
    if not path.exists():
        return campaign
    note = json.loads(path.read_text(encoding="utf-8"))
    if _read_sources(note["declared"]) != _read_sources(_sources_of(campaign)):
        return campaign  # the file changed since the launch and takes precedence
    used = _read_sources(note["used"])
    tasks = [task.model_copy(update=used[task.name]) for task in campaign.tasks]
    return campaign.model_copy(update={"tasks": tasks})


def _sources_of(campaign: Campaign) -> dict[str, Any]:
    return {task.name: task.model_dump(mode="json", include={"source", "english"}) for task in campaign.tasks}


def _read_sources(noted: dict[str, Any]) -> dict[str, dict[str, Source | None]]:
    """Read what `_sources_of` wrote, including files of earlier versions with fewer keys."""
    return {
        task: {key: value and Source.model_validate(value) for key, value in sources.items()}
        for task, sources in noted.items()
    }
