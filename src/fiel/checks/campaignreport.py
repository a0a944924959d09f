"""Reports on a campaign's findings: counts, and the worst of each check.

A report is made in one pass and keeps only the worst items.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from fiel.checks.failures import Failure
from fiel.checks.finding import Finding, Severity
from fiel.checks.suspicion import measure_suspicion
from fiel.items import Item, Segment

FORMAT = "fiel-check-1"
"""The report's ``format`` in JSON; existing keys keep their meaning."""

WORST = 10
"""Number of items shown per check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The worst finding of one check in one item.

    Attributes:
        segment: The segment concerned; for a finding about the whole item, the first one.
    """

    item_id: str
    split: str
    segment: Segment
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What one check found in one task.

    Attributes:
        severity: Its severity; a check that finds both errors and warnings has a report for each.
        worst: The worst items: by weight, then in source order.
    """

    check: str
    severity: Severity
    findings: int
    items: int
    worst: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsReport:
    """What the checks found in one task.

    Attributes:
        checks: A report for each check that found something: errors first, then by name.
        severities: Number of items with an ``error``, a ``warning`` but no error, or ``none``.
    """

    checks: tuple[CheckReport, ...]
    severities: Mapping[str, int]

    @property
    def counts(self) -> dict[str, int]:
        """Number of findings by check."""
        counts: Counter[str] = Counter()
        for check in self.checks:
            counts[check.check] += check.findings
        return dict(counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReport:
    """A task as it would be launched.

    Attributes:
        splits: Number of items by split.
        datasets: Number of items by dataset in Argilla.
        english: Number of items by pairing.
        failed: The checks that raised an error, whose findings are missing.
    """

    task: str
    benchmark: str
    items: int
    splits: Mapping[str, int]
    datasets: Mapping[str, int]
    english: Mapping[str, int]
    found: FindingsReport
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignReport:
    """A campaign as it would be launched.

    Attributes:
        title: Its title, in the language of its form.
        min_submitted: Number of people who must answer each item.
        grammar: What checked grammar and spelling, such as ``LanguageTool 6.6 (es)``; None if nothing did.
        no_grammar: Why nothing did.
        silent: The checks that say nothing in this language, with how many findings were right and judged.
    """

    campaign: str
    title: str
    language: str
    form_language: str
    license: str
    min_submitted: int
    tasks: tuple[TaskReport, ...]
    grammar: str | None = None
    no_grammar: str | None = None
    silent: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def items(self) -> int:
        """Number of items in all tasks."""
        return sum(task.items for task in self.tasks)

    def as_dict(self) -> dict[str, Any]:
        """Return JSON-compatible values, described in ``guides/en/check-report.md``."""
        return {
            "format": FORMAT,
            "campaign": self.campaign,
            "language": self.language,
            "license": self.license,
            "min_submitted": self.min_submitted,
            "items": self.items,
            "grammar": self.grammar,
            "silent": [
                {"check": check, "right": right, "judged": judged}
                for check, (right, judged) in self.silent.items()
            ],
            "tasks": [_describe_task(task) for task in self.tasks],
        }


@dataclass(slots=True)
class _CheckTally:
    findings: int = 0
    items: int = 0
    worst: list[tuple[float, int, Example]] = field(default_factory=list)


def report_findings(found: Iterable[tuple[Item, Sequence[Finding]]]) -> FindingsReport:
    """Count a task's findings, given with each item in source order, and keep the worst."""
    tallies: dict[tuple[Severity, str], _CheckTally] = {}
    severities: Counter[str] = Counter({"error": 0, "warning": 0, "none": 0})
    for number, (item, findings) in enumerate(found):
        severities[min((finding.severity for finding in findings), default="none")] += 1
        for key, own in _group(findings).items():
            _add(tallies.setdefault(key, _CheckTally()), number, item, own)
    return FindingsReport(
        checks=tuple(
            CheckReport(
                check=check,
                severity=severity,
                findings=tally.findings,
                items=tally.items,
                worst=tuple(example for *_, example in tally.worst),
            )
            for (severity, check), tally in sorted(tallies.items(), key=lambda each: each[0])
        ),
        severities=dict(severities),
    )


def _group(findings: Sequence[Finding]) -> dict[tuple[Severity, str], list[Finding]]:
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.check), []).append(finding)
    return groups


def _add(tally: _CheckTally, number: int, item: Item, findings: Sequence[Finding]) -> None:
    tally.findings += len(findings)
    tally.items += 1
    worst = max(findings, key=lambda finding: finding.weight)  # the first of equally bad ones
    if len(tally.worst) == WORST and -worst.weight >= tally.worst[-1][0]:
        return
    names = {segment.name: segment for segment in item.segments}
    segment = names.get(worst.segment or "", item.segments[0])
    example = Example(item_id=item.id, split=item.split, segment=segment, finding=worst)
    insort(tally.worst, (-worst.weight, number, example), key=lambda each: each[:2])
    del tally.worst[WORST:]


def describe_item(task: str, item: Item, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return a line of ``fiel check --items``; ``guides/en/check-report.md`` describes it."""
    return {
        "task": task,
        "item": item.id,
        "split": item.split,
        "suspicion": round(measure_suspicion(item, findings), 4),
        "findings": [
            {
                "check": finding.check,
                "severity": finding.severity,
                "segment": finding.segment,
                "span": list(finding.span) if finding.span else None,
            }
            for finding in findings
        ],
    }


def _describe_task(task: TaskReport) -> dict[str, Any]:
    return {
        "task": task.task,
        "benchmark": task.benchmark,
        "items": task.items,
        "splits": dict(task.splits),
        "datasets": dict(task.datasets),
        "english": dict(task.english),
        "severities": dict(task.found.severities),
        "checks": [_describe_check(check) for check in task.found.checks],
        "failed": [asdict(failure) for failure in task.failed],
    }


def _describe_check(check: CheckReport) -> dict[str, Any]:
    return {
        "check": check.check,
        "severity": check.severity,
        "findings": check.findings,
        "items": check.items,
        "worst": [
            {
                "item": example.item_id,
                "split": example.split,
                "segment": example.finding.segment,
                "span": list(example.finding.span) if example.finding.span else None,
                "source": example.segment.source,
                "translation": example.segment.translation,
                "values": dict(example.finding.values),
                "weight": example.finding.weight,
            }
            for example in check.worst
        ],
    }
