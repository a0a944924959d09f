"""What people answer without the key, and showing them the keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fiel.annotation.blind import show_keys
from fiel.annotation.closing import refuse_closed
from fiel.bars import NO_BAR, Bar
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.verdicts.blind import BlindResult
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers, judge_questions


@dataclass(frozen=True, slots=True)
class BlindReport:
    """What people answered without the key, and how many keys are shown now, by task name."""

    tasks: Mapping[str, BlindResult]
    shown: Mapping[str, int] = field(default_factory=dict)


def report_blind(settings: Settings, work: Work, *, keys: bool = False, bar: Bar = NO_BAR) -> BlindReport:
    """Judge what people answered without the key; with ``keys``, show those of questions with enough answers.

    Raises:
        FielError: No task of the campaign asks so, the campaign was not launched, or it is closed and keys
            are to be shown.
    """
    if not any(task.blind for task in work.campaign.tasks):
        raise FielError(
            f"{work.file.path}: tasks: expected a task with blind:, found none: it is a share such as "
            "0.05, given before the first launch"
        )
    with connected_argilla(settings) as client:
        if keys:
            refuse_closed(client, work.campaign.name)
        gathered = gather_answers(client, work, bar=bar)
        shown = show_keys(client, work.campaign, work.items) if keys else {}
    return BlindReport(judge_questions(work, gathered.blind), shown)
