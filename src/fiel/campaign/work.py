"""Load a campaign file together with its items."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fiel.campaign.files import find_home_files
from fiel.campaign.model import Campaign, CampaignFile, Task, load_campaign
from fiel.checks import Check, Proofread, prepare_checks
from fiel.checks.glossary import load_glossary
from fiel.errors import FielError, describe_place
from fiel.files import write_private
from fiel.items import Item
from fiel.reading.suggestions import did_you_mean
from fiel.sources.loading import load_items
from fiel.sources.source import Source, parse_source, pin_source
from fiel.sources.subsets import Subset, read_ids
from fiel.verdicts.gold import Gold, read_gold

Items = dict[str, list[Item]]
"""Items by task name."""


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """Sources from the command line, which replace those in the campaign file.

    Attributes:
        source: ``PATTERN`` or ``TASK=PATTERN``, for the translation.
        english: The same for the English originals, or ``none`` to use none.
    """

    source: Sequence[str] = field(default_factory=tuple)
    english: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Work:
    """A campaign file and the items that it launches.

    Attributes:
        file: The file, with the sources that the items were read from; Hub revisions are pinned to commits.
        items: The items by task name.
        declared: The campaign with the sources as written in the file.
        gold: Known right answers by task name, for tasks that have any.
    """

    file: CampaignFile
    items: Items
    declared: Campaign
    gold: Mapping[str, Gold] = field(default_factory=dict)

    @property
    def campaign(self) -> Campaign:
        """The campaign."""
        return self.file.campaign

    @property
    def total(self) -> int:
        """Total number of items."""
        return sum(len(items) for items in self.items.values())


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
    return Work(file, items, declared, gold)


def load_whole_task(file: CampaignFile, task: Task) -> list[Item]:
    """Read every item of a task's source, including those that the campaign leaves out."""
    keys = [key for key in Task.SUBSET_KEYS if key != "splits" or task.source.has_splits]
    whole = task.model_copy(update=dict.fromkeys(keys))
    return _load_task(file, whole, english_splits=task.splits)


def prepare_task_checks(
    file: CampaignFile, task: Task, items: Sequence[Item], *, proofread: Proofread | None = None
) -> tuple[Check, ...]:
    """Prepare the checks for a task's items; each item must be checked exactly once."""
    glossary = load_glossary(file.folder / task.glossary) if task.glossary else None
    return prepare_checks(items, own=task.definition.checks, glossary=glossary, proofread=proofread)


def _load_task(file: CampaignFile, task: Task, *, english_splits: list[str] | None = None) -> list[Item]:
    return load_items(
        task.definition,
        task.source,
        folder=file.folder,
        language=file.campaign.language,
        english=task.english,
        splits=task.splits,
        english_splits=english_splits,
        subset=Subset(ids=_ids_of(file, task), sample=task.sample, limit=task.limit),
    )


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


def replace_sources(campaign: Campaign, options: SourceOptions) -> Campaign:
    """Return the campaign with the sources from the command line, relative to the current folder."""
    sources, english = read_options([task.name for task in campaign.tasks], options)
    tasks = [
        task.model_copy(
            update={
                **({"source": sources[task.name]} if task.name in sources else {}),
                **({"english": english[task.name]} if task.name in english else {}),
            }
        )
        for task in campaign.tasks
    ]
    return campaign.model_copy(update={"tasks": tasks})


def read_options(
    names: Sequence[str], options: SourceOptions
) -> tuple[dict[str, Source], dict[str, Source | None]]:
    """Parse the sources from the command line, relative to the current folder.

    Returns:
        The sources of the translations and of the English originals, by task name.

    Raises:
        FielError: An option names no task or an unknown one.
    """
    sources = _by_task(names, "--source", options.source)
    english = _by_task(names, "--english", options.english)
    return (
        {name: _here(pattern) for name, pattern in sources.items()},
        {name: _english(pattern) for name, pattern in english.items()},
    )


def _by_task(names: Sequence[str], option: str, values: Sequence[str]) -> dict[str, str]:
    found = {}
    for value in values:
        name, separator, pattern = value.partition("=")
        if not separator:
            if len(names) > 1:
                raise FielError(
                    f"{option}: expected TASK=PATTERN with one of {', '.join(names)}, found {value}"
                )
            name, pattern = names[0], value
        if name not in names:
            known = f"{', '.join(names)}, found {name}{did_you_mean(name, names)}"
            raise FielError(f"{option}: expected one of the tasks {known}")
        found[name] = pattern
    return found


def _here(pattern: str) -> Source:
    source = parse_source(pattern)
    return source.model_copy(update={"files": str(Path.cwd() / str(source.files))})


def _english(pattern: str) -> Source | None:
    return None if pattern == "none" else _here(pattern)


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
