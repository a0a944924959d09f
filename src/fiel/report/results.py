"""What `fiel report` says: the format of its ``--json``.

It holds the records of the manifest as they are, with the shares and intervals that follow from them.
"""

from collections.abc import Mapping
from typing import Literal

from fiel.reading.strict import StrictModel
from fiel.release.manifest import Manifest
from fiel.release.qualityrecords import BlindRecord, EffortRecord
from fiel.release.taskrecord import (
    AgreementRecord,
    AnswerCounts,
    AuditRecord,
    Counts,
    OpinionsRecord,
    TaskRecord,
)
from fiel.verdicts.assistance import wilson_interval

ReportFormat = Literal["fiel-report-1"]
"""Value of ``format``; another version of the format gets another."""

_DIGITS = 6


class Share(StrictModel):
    """A part of some things, with the 95 % confidence interval of its share (Wilson).

    Attributes:
        count: How many; what people differ on counts by share.
        total: Of how many.
        value: The share, from 0 to 1; null of nothing.
        low: Lower end of its interval.
        high: Upper end of the interval.
    """

    count: float
    total: int
    value: float | None
    low: float
    high: float


class TaskQuality(StrictModel):
    """How good one task of a release is.

    Attributes:
        title: Public name of the benchmark.
        covered: Items that are decided, of all items of the source.
        min_submitted: Answers that each item needs.
        kinds: Number of corrected items by kind of correction.
        checks: By check, the items with a finding that people changed, of those that they answered.
        accepted: Proposed texts that the agreed text has, of those in view on decided items; null when
            nothing was proposed.
    """

    benchmark: str
    title: str
    counts: Counts
    covered: Share
    min_submitted: int
    answers: AnswerCounts
    agreement: AgreementRecord | None
    audit: AuditRecord | None
    kinds: dict[str, int]
    checks: dict[str, Share]
    opinions: OpinionsRecord | None
    accepted: Share | None
    blind: BlindRecord | None


class Report(StrictModel):
    """How good a release is.

    Attributes:
        fiel: Version of Fiel that exported it.
        campaign: Name of the campaign.
        title: Its title by language.
        language: Language of the translations.
        manifest: SHA-256 of the manifest that the numbers are from.
        tasks: The tasks by name.
        effort: How the work was shared; null for fewer than three people.
    """

    format: ReportFormat = "fiel-report-1"
    fiel: str
    campaign: str
    title: dict[str, str]
    language: str
    manifest: str
    tasks: dict[str, TaskQuality]
    effort: EffortRecord | None


def describe_release(manifest: Manifest, *, digest: str, titles: Mapping[str, str]) -> Report:
    """Make the report of a release.

    Args:
        manifest: Its manifest.
        digest: SHA-256 of the manifest.
        titles: Public names of the benchmarks of the tasks to report on, by task.
    """
    return Report(
        fiel=manifest.fiel,
        campaign=manifest.campaign,
        title=manifest.title,
        language=manifest.language,
        manifest=digest,
        tasks={name: _describe_task(manifest.tasks[name], title) for name, title in titles.items()},
        effort=manifest.effort,
    )


def _describe_task(record: TaskRecord, title: str) -> TaskQuality:
    counts, proposals = record.counts, record.opinions.proposals if record.opinions else None
    offered = sum(proposals.model_dump(exclude={"open"}).values()) if proposals else 0
    return TaskQuality(
        benchmark=record.benchmark,
        title=title,
        counts=counts,
        covered=share_of(counts.validated + counts.unusable, counts.items),
        min_submitted=record.min_submitted,
        answers=record.answers,
        agreement=record.agreement,
        audit=record.audit,
        kinds=record.kinds,
        checks={check: share_of(each.changed, each.items) for check, each in record.checks.items()},
        opinions=record.opinions,
        accepted=share_of(proposals.accepted, offered) if proposals and offered else None,
        blind=record.blind,
    )


def share_of(count: float, total: int) -> Share:
    """Return a share with its interval."""
    low, high = (round(each, _DIGITS) for each in wilson_interval(count, total))
    return Share(
        count=count, total=total, value=round(count / total, _DIGITS) if total else None, low=low, high=high
    )
