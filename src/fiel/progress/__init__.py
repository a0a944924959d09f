"""Every number of the dashboard: pure functions over `fiel.snapshots.tables.Tables`.

A page passes the tables of a snapshot, or of one campaign selected by `select_campaign` of that module;
nothing else is counted anywhere. "This week" is the last 7 days including today, "this month" the last 30;
days are in UTC.

- `counts`: progress by campaign, task, split and subject
- `pace`: activity by day, and the estimated end
- `help`: where a few minutes help most
- `contributors`: who contributed, and how the work is shared
- `quality`: how often the translation was right, what was corrected, and how much people agree
"""

from fiel.progress.contributors import (
    MILESTONES,
    Effort,
    PersonPage,
    effort,
    newcomers,
    next_milestone,
    person_milestones,
    person_page,
    rank_contributors,
    reached_milestones,
)
from fiel.progress.counts import (
    Progress,
    campaign_milestones,
    campaign_progress,
    campaign_titles,
    overall_progress,
    overall_subject_progress,
    split_progress,
    subject_progress,
    task_progress,
)
from fiel.progress.help import NextForm, next_form, one_away
from fiel.progress.pace import (
    Period,
    activity_calendar,
    answers_a_day,
    daily_answers,
    estimate_campaign_end,
    overall_daily_answers,
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
    "campaign_milestones",
    "campaign_progress",
    "campaign_titles",
    "correction_kinds",
    "daily_answers",
    "decision_counts",
    "effort",
    "estimate_campaign_end",
    "instructive_corrections",
    "newcomers",
    "next_form",
    "next_milestone",
    "one_away",
    "overall_daily_answers",
    "overall_progress",
    "overall_subject_progress",
    "person_milestones",
    "person_page",
    "rank_contributors",
    "reached_milestones",
    "split_progress",
    "subject_progress",
    "task_progress",
    "translation_quality",
    "unusable_reasons",
]
