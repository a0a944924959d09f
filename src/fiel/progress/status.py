"""The status of a campaign for its organizers: pure functions over judgements."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fiel.campaign import Campaign, Task
from fiel.campaign.priority import is_audited
from fiel.checks.detector import prepare_error_detector
from fiel.items import Item
from fiel.judgements import (
    Decision,
    Judgement,
    Withdrawn,
    count_missing,
    day_of,
    find_contradictions,
    usable_judgements,
)
from fiel.progress.forecast import Ending, count_remaining, estimate_from_days
from fiel.progress.inequality import measure_inequality, share_of_top
from fiel.verdicts.agreement import AnswerAgreement, compare_answers
from fiel.verdicts.annotators import judge_disputed
from fiel.verdicts.audit import AuditEstimate, estimate_mistakes
from fiel.verdicts.blind import BlindResult
from fiel.verdicts.careless import CarelessPerson
from fiel.verdicts.consensus import STATUSES, decide_items
from fiel.verdicts.gold import Gold
from fiel.verdicts.quality import PersonQuality, describe_people

RECENT_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An answer whose declared decision contradicts what the person did.

    Attributes:
        item_id: The item, within its task.
        declared: The decision chosen in the form.
        decision: The decision that matches what they did, which counts.
        kind: One of `fiel.judgements.Contradiction`.
        problem: Why the answer cannot count at all, or None.
    """

    item_id: str
    annotator: str
    declared: str
    decision: str
    kind: str
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStatus:
    """The status of one task.

    Attributes:
        done: Items with as many usable answers as the campaign asks for.
        target: Answers needed in all.
        missing: Needed answers still missing; answers beyond what an item needs do not count.
        one_away: Items that one more answer completes.
        verdicts: Number of items by status: validated, unusable, disputed or pending.
        disputed: Ids of the disputed items.
        second_opinions: How probable each decision about them is by a model of the annotators, by item id;
            see `fiel.verdicts.annotators.judge_disputed`. Nothing is decided by it.
        superseded: Answers to texts that have changed since, which no longer count.
        audit: What the audit sample says about the task's items.
    """

    task: str
    total: int
    done: int
    target: int
    missing: int
    one_away: int
    verdicts: Mapping[str, int]
    disputed: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    comments: int
    superseded: int
    audit: AuditEstimate
    second_opinions: Mapping[str, Mapping[Decision, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignStatus:
    """The status of a campaign.

    Attributes:
        days: Usable answers on each of the last seven days in UTC, today last.
        pace: Usable answers per day over those days, or since the first answer if that was later.
        active: User names of those who did in the last seven days, most answers first.
        top_share: Share of the usable answers that the most active tenth of the people gave, from 0 to 1.
        inequality: Gini coefficient of the answers between people, from 0 to 1.
        ending: When it may have as many items done as it wants; None when there is too little data.
        careless: People whose answers are set aside by the campaign's rules.
        closed_at: When the campaign was closed, in UTC; None while it accepts answers.
        withdrawn: What was withdrawn from the campaign, by task; for tasks that ended, by dataset.
        blind: What people answered without the key, by task, for tasks that ask so.
    """

    campaign: str
    min_submitted: int
    tasks: tuple[TaskStatus, ...]
    days: Mapping[date, int]
    pace: float
    people: int
    active: tuple[str, ...]
    top_share: float
    inequality: float
    ending: Ending | None
    agreement: AnswerAgreement
    careless: tuple[CarelessPerson, ...]
    quality: tuple[PersonQuality, ...]
    closed_at: str | None = None
    withdrawn: Mapping[str, Withdrawn] = field(default_factory=dict)
    blind: Mapping[str, BlindResult] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Items of all tasks."""
        return sum(task.total for task in self.tasks)

    @property
    def done(self) -> int:
        """Done items of all tasks."""
        return sum(task.done for task in self.tasks)

    @property
    def missing(self) -> int:
        """Needed answers still missing."""
        return sum(task.missing for task in self.tasks)

    def as_dict(self) -> dict[str, Any]:
        """Return JSON-compatible values, with days as ``2026-03-01``."""
        ending = self.ending and {key: day and day.isoformat() for key, day in asdict(self.ending).items()}
        return {
            **asdict(self),
            "total": self.total,
            "done": self.done,
            "missing": self.missing,
            "days": {day.isoformat(): count for day, count in self.days.items()},
            "ending": ending,
        }


def describe_campaign(
    campaign: Campaign,
    items: Mapping[str, Sequence[Item]],
    judgements: Mapping[str, Sequence[Judgement]],
    *,
    now: datetime,
    superseded: Mapping[str, int] | None = None,
    gold: Mapping[str, Gold] | None = None,
    careless: Sequence[CarelessPerson] = (),
    closed_at: str | None = None,
    withdrawn: Mapping[str, Withdrawn] | None = None,
    blind: Mapping[str, BlindResult] | None = None,
) -> CampaignStatus:
    """Describe the status of a campaign.

    ``items``, ``judgements``, ``superseded`` (answers to texts that have changed since), ``gold`` (known
    right answers), ``withdrawn`` and ``blind`` are by task name; ``now`` has a time zone.
    """
    today = now.astimezone(UTC).date()
    needed = campaign.annotation.min_submitted
    tasks = tuple(
        _describe_task(
            campaign, task, items[task.name], judgements[task.name], (superseded or {}).get(task.name, 0)
        )
        for task in campaign.tasks
    )
    usable = [each for name in judgements for each in usable_judgements(items[name], judgements[name])]
    missing = [
        answers
        for name in judgements
        for answers in count_missing(items[name], judgements[name], min_submitted=needed)
    ]
    first = today - timedelta(days=RECENT_DAYS - 1)
    recent = [each for each in usable if day_of(each) >= first]
    began = max(first, min(map(day_of, usable), default=today))
    counts = Counter(judgement.annotator for judgement in usable)
    forward = [
        day_of(each) for name in judgements for each in _advancing(items[name], judgements[name], needed)
    ]
    return CampaignStatus(
        campaign=campaign.name,
        min_submitted=needed,
        tasks=tasks,
        days=_count_days(map(day_of, recent), first, today),
        pace=len(recent) / ((today - began).days + 1),
        people=len(counts),
        active=tuple(name for name, _ in Counter(each.annotator for each in recent).most_common()),
        top_share=share_of_top(counts.values()),
        inequality=measure_inequality(counts.values()),
        ending=estimate_from_days(
            Counter(forward), count_remaining(missing, campaign.annotation.target), today=today
        ),
        agreement=compare_answers(items, judgements),
        careless=tuple(careless),
        quality=tuple(describe_people(judgements, gold)),
        closed_at=closed_at,
        withdrawn=withdrawn or {},
        blind=blind or {},
    )


def _describe_task(
    campaign: Campaign, task: Task, items: Sequence[Item], judgements: Sequence[Judgement], superseded: int
) -> TaskStatus:
    needed, share = campaign.annotation.min_submitted, campaign.annotation.audit
    missing = count_missing(items, judgements, min_submitted=needed)
    verdicts = decide_items(
        items,
        judgements,
        min_submitted=needed,
        introduces_error=prepare_error_detector(task.definition.checks),
    )
    statuses = Counter(verdict.status for verdict in verdicts.values())
    disputed = tuple(id for id, verdict in verdicts.items() if verdict.status == "disputed")
    return TaskStatus(
        task=task.name,
        total=len(items),
        done=missing.count(0),
        target=needed * len(items),
        missing=sum(missing),
        one_away=missing.count(1),
        verdicts={status: statuses[status] for status in STATUSES},
        disputed=disputed,
        second_opinions=judge_disputed(usable_judgements(items, judgements), disputed),
        contradictions=tuple(
            Contradiction(
                item_id=judgement.item_id,
                annotator=judgement.annotator,
                declared=judgement.declared,
                decision=judgement.decision,
                kind=str(judgement.contradiction),
                problem=judgement.problem,
            )
            for judgement in find_contradictions(judgements)
        ),
        comments=sum(bool(judgement.comment) for judgement in judgements),
        superseded=superseded,
        audit=estimate_mistakes(
            verdicts,
            {item.id for item in items if is_audited(campaign.name, task.name, item.id, share=share)},
        ),
    )


def _advancing(items: Sequence[Item], judgements: Sequence[Judgement], needed: int) -> list[Judgement]:
    """Return the answers without which an item would not be done: the first ones of each."""
    counts: defaultdict[str, int] = defaultdict(int)
    found = []
    for judgement in sorted(usable_judgements(items, judgements), key=lambda each: each.submitted_at):
        counts[judgement.item_id] += 1
        if counts[judgement.item_id] <= needed:
            found.append(judgement)
    return found


def _count_days(days: Iterable[date], first: date, last: date) -> dict[date, int]:
    counts = Counter(days)
    whole = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return {day: counts[day] for day in whole}
