"""Look at several campaigns at once, such as those of a folder with a campaign for each language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fiel.annotation.fetched import Directory, fetch_directory
from fiel.annotation.form.shapes import names_of_task
from fiel.bars import NO_BAR, Bar
from fiel.campaign import Campaign, load_campaign
from fiel.campaign.folders import find_campaigns
from fiel.campaign.work import Work, load_work
from fiel.errors import FielError
from fiel.memory.faults import Fault, find_faults
from fiel.progress.status import CampaignStatus
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import Gathered, gather_answers
from fiel.workflow.status import describe_gathered


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Several campaigns.

    Attributes:
        languages: The language of each campaign by name.
        statuses: Those that were launched, those with the largest share of done items first.
        waiting: Names of those that were not, or not to the end.
        faults: Originals and keys that people found wrong in one of them, and that others have, too.
    """

    languages: dict[str, str]
    statuses: tuple[CampaignStatus, ...]
    waiting: tuple[str, ...]
    faults: tuple[Fault, ...]


def report_overview(settings: Settings, folder: Path, *, bar: Bar = NO_BAR) -> Overview:
    """Collect the answers to the campaigns in a folder and describe them, without changing anything.

    Raises:
        FielError: A campaign file is not valid, or people answered other items.
    """
    files = _load(find_campaigns([folder]))
    launched = _gather(settings, files, bar=bar)
    now = datetime.now(UTC)
    statuses = [describe_gathered(work, answers, now=now) for work, answers in launched.values()]
    return Overview(
        languages={campaign.name: campaign.language for _, campaign in files},
        statuses=tuple(sorted(statuses, key=lambda each: (-_share_of(each), each.campaign))),
        waiting=tuple(campaign.name for _, campaign in files if campaign.name not in launched),
        faults=tuple(_find_faults(launched)),
    )


def list_faults(settings: Settings, folder: Path, campaign: str, *, bar: Bar = NO_BAR) -> list[Fault]:
    """List what the campaigns in a folder found wrong that another one asks about, without changing anything.

    Raises:
        FielError: A campaign file is not valid, or people answered other items.
    """
    launched = _gather(settings, _load(find_campaigns([folder])), bar=bar)
    return [fault for fault in _find_faults(launched) if campaign in fault.others]


Launched = Mapping[str, tuple[Work, Gathered]]
"""Campaigns that were launched to the end, by name, with the answers to them."""


def _gather(settings: Settings, files: Sequence[tuple[Path, Campaign]], *, bar: Bar) -> Launched:
    found: dict[str, tuple[Work, Gathered]] = {}
    with connected_argilla(settings) as client:
        directory = fetch_directory(client)
        for path, campaign in files:
            if all(_list_launched(directory, campaign)):
                work = load_work(path, home=settings.home)
                found[campaign.name] = work, gather_answers(client, work, bar=bar)
    return found


def _find_faults(launched: Launched) -> list[Fault]:
    return find_faults({name: (work.items, answers.judgements) for name, (work, answers) in launched.items()})


def select_launched(settings: Settings, paths: Sequence[Path]) -> list[Path]:
    """Return campaign files: those given, and those in given folders whose launch has begun.

    Raises:
        FielError: A file is not valid, or no campaign of a folder was launched.
    """
    if not any(path.is_dir() for path in paths):
        return list(paths)
    with connected_argilla(settings) as client:
        directory = fetch_directory(client)
    found: dict[Path, None] = {}
    for path in paths:
        own = find_campaigns([path])
        if path.is_dir():
            own = [each for each, campaign in _load(own) if any(_list_launched(directory, campaign))]
            if not own:
                raise FielError(f"{path}: expected a campaign that was launched, found none: run fiel launch")
        found |= dict.fromkeys(own)
    return list(found)


def _load(paths: Iterable[Path]) -> list[tuple[Path, Campaign]]:
    return [(path, load_campaign(path).campaign) for path in paths]


def _list_launched(directory: Directory, campaign: Campaign) -> list[bool]:
    """Tell of each task whether it was launched: a launch that was interrupted leaves drafts, or nothing."""
    there = {each["name"]: each["status"] == "ready" for each in directory.datasets_of(campaign.name)}
    own = [names_of_task(task, list(there)) for task in campaign.tasks]
    return [bool(names) and all(there[name] for name in names) for names in own]


def _share_of(found: CampaignStatus) -> float:
    return found.done / found.total if found.total else 0.0
