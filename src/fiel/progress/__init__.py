"""Every number of the dashboard: pure functions over `fiel.snapshots.tables.Tables`.

A page passes the tables of a snapshot, or of one campaign selected by `select_campaign` of that module;
nothing else is counted anywhere. "This week" is the last 7 days including today, "this month" the last 30;
days are in UTC.

- `counts`: progress by campaign, task, split and subject
- `pace`: activity by day, and the estimated end
- `help`: where a few minutes help most
- `contributors`: who contributed, and how the work is shared
- `quality`: how often the translation was right, what was corrected, and how much people agree

These modules are imported when one of their names is used: pandas takes longer than most commands.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fiel.milestones import MILESTONES, next_milestone, reached_milestones

if TYPE_CHECKING:
    from fiel.progress.contributors import (
        Effort,
        PersonPage,
        effort,
        newcomers,
        person_milestones,
        person_page,
        rank_contributors,
        variety_counts,
    )
    from fiel.progress.counts import (
        Progress,
        campaign_milestones,
        campaign_progress,
        campaign_titles,
        counts_twice,
        overall_progress,
        overall_subject_progress,
        split_progress,
        subject_progress,
        task_progress,
        waiting_decisions,
    )
    from fiel.progress.help import NextForm, next_form, one_away
    from fiel.progress.pace import (
        Period,
        activity_calendar,
        answers_a_day,
        answers_by_week,
        daily_answers,
        estimate_campaign_end,
        is_idle,
        overall_daily_answers,
        pace_days,
    )
    from fiel.progress.quality import (
        PeopleAgreement,
        QualityKey,
        agreement,
        correction_kinds,
        decision_counts,
        instructive_corrections,
        translation_quality,
        unusable_reasons,
    )

_MODULES = ("contributors", "counts", "help", "pace", "quality")

__all__ = [
    "MILESTONES",
    "Effort",
    "NextForm",
    "PeopleAgreement",
    "Period",
    "PersonPage",
    "Progress",
    "QualityKey",
    "activity_calendar",
    "agreement",
    "answers_a_day",
    "answers_by_week",
    "campaign_milestones",
    "campaign_progress",
    "campaign_titles",
    "correction_kinds",
    "counts_twice",
    "daily_answers",
    "decision_counts",
    "effort",
    "estimate_campaign_end",
    "is_idle",
    "instructive_corrections",
    "newcomers",
    "next_form",
    "next_milestone",
    "one_away",
    "overall_daily_answers",
    "overall_progress",
    "overall_subject_progress",
    "pace_days",
    "person_milestones",
    "person_page",
    "rank_contributors",
    "reached_milestones",
    "split_progress",
    "subject_progress",
    "task_progress",
    "translation_quality",
    "unusable_reasons",
    "variety_counts",
    "waiting_decisions",
]


def __getattr__(name: str) -> Any:
    for module in map(import_module, [f"{__name__}.{each}" for each in _MODULES if name in __all__]):
        if hasattr(module, name):
            return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
