"""The content of a task's export, before anything is written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

import pyarrow as pa

from fiel.campaign import Campaign, CampaignFile, Task
from fiel.items import Item
from fiel.judgements import Judgement
from fiel.memory.differences import Settled
from fiel.opinions.opinion import Opinions
from fiel.release.harness.harness import ExportedTask
from fiel.release.layout import questions_name
from fiel.release.taskrecord import TaskRecord, WithdrawnRecord
from fiel.verdicts.blind import BlindResult
from fiel.verdicts.consensus import Verdict

ErrorsByItem = Mapping[str, tuple[str, ...]]
"""Sorted names of the checks that found something, by item id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskOutcome:
    """The outcome of a community's answers to one task.

    Attributes:
        items: All items of the task's source, in order.
        verdicts: Verdicts by item id; an item without one is pending.
        judgements: All answers, including those that do not count.
        asked: Ids of the items in the campaign.
        unresolved: See `fiel.release.unresolved.TextErrors`; for the items in the campaign.
        unasked: The same for the other items of the source.
        suspicious: See `fiel.release.unresolved.TextErrors`.
        of_publication: Whether the translation is the benchmark's published one.
        opinions: What models and other tools say about the items.
        opinion_files: SHA-256 of the files of them, by name.
        shown: Fingerprints of the opinions that the form shows, by item id.
        settled: What the organizers' settlements changed in the verdicts.
        findings: Names of the checks that found something when people answered, by item id.
        blind: What people answered without the key; simulated accounts do not count. None if not asked.
    """

    file: CampaignFile
    task: Task
    items: Sequence[Item]
    verdicts: Mapping[str, Verdict]
    judgements: Sequence[Judgement] = ()
    asked: Collection[str] = ()
    unresolved: ErrorsByItem = field(default_factory=dict)
    unasked: ErrorsByItem = field(default_factory=dict)
    suspicious: ErrorsByItem = field(default_factory=dict)
    of_publication: bool = False
    withdrawn: WithdrawnRecord = WithdrawnRecord()
    opinions: Opinions = field(default_factory=dict)
    opinion_files: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, Sequence[str]] = field(default_factory=dict)
    settled: Sequence[Settled] = ()
    findings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    blind: BlindResult | None = None


class Author(NamedTuple):
    """Who gave an answer, and when."""

    annotator: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One task, ready to be written.

    Attributes:
        tables: Rows by configuration and split, without empty splits; no rows once they are written.
        sizes: Number of these rows by configuration and split.
        strata: By stratum, such as a subject of MMLU, the splits in which it has rows.
        prompts: AlpacaEval's prompts in row order; None for other benchmarks.
        named: Display names of the people who are named, sorted.
        contributors: The table of contributions, as Markdown.
        authors: Author of each row of the judgements, in order; None for an organizer or a simulated
            account. It is not written.
        of_publication: Whether the translation is the benchmark's published one.
    """

    campaign: Campaign
    task: Task
    tables: Mapping[str, Mapping[str, pa.Table]]
    sizes: Mapping[str, Mapping[str, int]]
    strata: Mapping[str, tuple[str, ...]]
    prompts: tuple[str, ...] | None
    named: tuple[str, ...]
    contributors: str
    authors: tuple[Author | None, ...]
    of_publication: bool
    record: TaskRecord

    def without_rows(self) -> "Release":
        """Return what is still needed of a release whose rows and prompts are written."""
        tables = {
            name: {split: table.schema.empty_table() for split, table in splits.items()}
            for name, splits in self.tables.items()
        }
        return replace(self, tables=tables, prompts=None if self.prompts is None else ())

    @property
    def splits(self) -> Mapping[str, pa.Table]:
        """The splits that replace the source's."""
        return self.tables[self.campaign.language]

    @property
    def exported(self) -> ExportedTask:
        """What the files for harnesses are written from."""
        return ExportedTask(
            benchmark=self.task.definition,
            language=self.campaign.language,
            splits=tuple(self.splits),
            strata=self.strata,
            questions=self.tables[questions_name(self.campaign.language)],
        )
