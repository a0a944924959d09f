"""Turn answers back into drafts of the people who gave them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fiel.annotation.client import Argilla
from fiel.annotation.closing import refuse_closed
from fiel.annotation.guidelines import fetch_guides
from fiel.annotation.requeue import (
    find_old_answers,
    find_problem_answers,
    return_answers,
)
from fiel.annotation.statuses import settle_statuses
from fiel.campaign import CampaignFile
from fiel.campaign.files import find_home_files
from fiel.campaign.requeued import OldAnswer, Touched, archive_answers, read_archived
from fiel.campaign.work import Work
from fiel.judgements import Judgement
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers

PROBLEMS = ("emptied", "careless", "status")
"""An answer empties a text; the campaign's rules set its author aside as careless; or Argilla marks the item
complete although its answers were deleted with an account."""

Confirm = Callable[["Sequence[OldAnswer]", Path], None]
"""Called with the answers to return and the file to save them in; raises to cancel before any change."""


@dataclass(frozen=True, slots=True)
class Requeued:
    """Answers that became drafts.

    Attributes:
        archive: The file with the submitted answers.
        newer: Answers that were skipped because a newer one was submitted meanwhile.
        settled: Items whose status was corrected to match their answers.
    """

    archive: Path
    answers: Sequence[OldAnswer]
    newer: Sequence[OldAnswer] = ()
    settled: Sequence[str] = ()


def requeue_touched(
    settings: Settings, file: CampaignFile, touched: Touched, *, confirm: Confirm
) -> Requeued:
    """Return the answers to items that a new version of the guide affects.

    Raises:
        FielError: The campaign is closed, or see `fiel.annotation.requeue.find_old_answers`.
    """
    archive = _archive_of(settings, file.campaign.name)
    with connected_argilla(settings) as client:
        refuse_closed(client, file.campaign.name)
        guides = fetch_guides(client, file)

        def find() -> list[OldAnswer]:
            return find_old_answers(client, guides, touched)

        return _requeue(client, file.campaign.name, archive, find, confirm)


def requeue_problems(
    settings: Settings, work: Work, problems: Collection[str], *, confirm: Confirm
) -> Requeued:
    """Return the answers with some of `PROBLEMS`, which do not count; ``confirm`` is called first.

    Raises:
        FielError: The campaign was not launched or is closed, or people answered other items.
    """
    archive = _archive_of(settings, work.campaign.name)

    def chosen(each: Judgement | OldAnswer) -> bool:
        return each.problem is not None and each.problem.partition(":")[0] in problems

    with connected_argilla(settings) as client:
        refuse_closed(client, work.campaign.name)
        guides = fetch_guides(client, work.file)

        def find() -> list[OldAnswer]:
            given = gather_answers(client, work).judgements
            judgements = {task: [each for each in answers if chosen(each)] for task, answers in given.items()}
            begun = [each for each in read_archived(archive) if chosen(each)]
            return find_problem_answers(client, guides, judgements, begun=begun)

        requeued = _requeue(client, work.campaign.name, archive, find, confirm)
        settled = settle_statuses(client, work.campaign.name) if "status" in problems else ()
        return replace(requeued, settled=settled)


def _archive_of(settings: Settings, campaign: str) -> Path:
    return find_home_files(settings.home, campaign).requeued


def _requeue(
    client: Argilla,
    campaign: str,
    archive: Path,
    find: Callable[[], Sequence[OldAnswer]],
    confirm: Confirm,
) -> Requeued:
    answers = find()
    if answers:
        confirm(answers, archive)
        refuse_closed(client, campaign)  # things may have changed while the question was open
        answers = find()
    if answers:
        archive_answers(answers, archive)
    returned = return_answers(client, answers)
    drafts = {each.response for each in returned}
    return Requeued(archive, returned, [each for each in answers if each.response not in drafts])
