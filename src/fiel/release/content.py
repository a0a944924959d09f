"""What goes into the export of one task, before anything is written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import pyarrow as pa

from fiel.campaign import Campaign, CampaignFile, Task
from fiel.items import Item
from fiel.judgements import Judgement
from fiel.release.manifest import TaskRecord, WithdrawnRecord
from fiel.verdicts.consensus import Verdict

Errors = Mapping[str, tuple[str, ...]]
"""Names of the checks that found something, sorted, by item id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskOutcome:
    """The outcome of a community's answers to one task.

    Attributes:
        file: The campaign.
        task: One of its tasks.
        items: The items of the task's whole source, in its order.
        verdicts: Verdict by item id; an item without one is pending.
        judgements: All answers, those that do not count too.
        asked: Ids of the items that people are asked about.
        unresolved: See `fiel.release.unresolved.find_unresolved`; of the items that people are asked about.
        unasked: The same of the other items of the source.
        suspicious: See `fiel.release.unresolved.find_suspicious`.
        of_publication: Whether the translation is the one that the benchmark's publication is.
        withdrawn: What was taken out of the task.
    """

    file: CampaignFile
    task: Task
    items: Sequence[Item]
    verdicts: Mapping[str, Verdict]
    judgements: Sequence[Judgement] = ()
    asked: Collection[str] = ()
    unresolved: Errors = field(default_factory=dict)
    unasked: Errors = field(default_factory=dict)
    suspicious: Errors = field(default_factory=dict)
    of_publication: bool = False
    withdrawn: WithdrawnRecord = WithdrawnRecord()


class Author(NamedTuple):
    """Who gave an answer, and when."""

    annotator: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One task, ready to be written.

    Attributes:
        campaign: The campaign.
        task: The task within it.
        tables: The rows: by configuration, and by split those that have any.
        strata: By stratum, such as a subject of MMLU, the splits in which it has rows.
        prompts: What AlpacaEval asks a model, in the order of the rows; None for what are no prompts.
        named: Display names of the people who are named, sorted.
        contributors: The table of who did how much, as Markdown.
        authors: Who gave each row of the judgements, in their order; None for an organizer or a simulated
            account. It is not written.
        of_publication: Whether the translation is the one that the benchmark's publication is.
        record: All that the manifest says of the task.
    """

    campaign: Campaign
    task: Task
    tables: Mapping[str, Mapping[str, pa.Table]]
    strata: Mapping[str, tuple[str, ...]]
    prompts: tuple[str, ...] | None
    named: tuple[str, ...]
    contributors: str
    authors: tuple[Author | None, ...]
    of_publication: bool
    record: TaskRecord

    @property
    def splits(self) -> Mapping[str, pa.Table]:
        """The splits that take the place of the source's."""
        return self.tables[self.campaign.language]
