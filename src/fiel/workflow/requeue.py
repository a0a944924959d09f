"""Giving answers back to the people who gave them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fiel.annotation.client import Argilla
from fiel.annotation.closing import refuse_closed
from fiel.annotation.guidelines import fetch_guides
from fiel.annotation.requeue import (
    OldAnswer,
    Touched,
    archive_answers,
    find_old_answers,
    find_problem_answers,
    read_archived,
    return_answers,
)
from fiel.annotation.statuses import settle_statuses
from fiel.campaign import CampaignFile
from fiel.campaign.files import find_home_files
from fiel.campaign.work import Work
from fiel.judgements import Judgement
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers

PROBLEMS = ("emptied", "careless", "status")
"""Why an item does not come back: an answer to it empties a text; the campaign's rules set its person's
answers aside; or Argilla takes it for complete, though its answers went with a deleted account."""

Confirm = Callable[["Sequence[OldAnswer]", Path], None]
"""Told which answers are to go back and where they will be kept; what it raises ends it before anything is
changed."""


@dataclass(frozen=True, slots=True)
class Requeued:
    """Answers that are drafts now, and the file that keeps them as they were.

    Attributes:
        archive: The file.
        answers: The drafts.
        newer: Answers whose people sent newer ones while this ran, which stay as they are.
        settled: Items whose status is what their answers say again.
    """

    archive: Path
    answers: Sequence[OldAnswer]
    newer: Sequence[OldAnswer] = ()
    settled: Sequence[str] = ()


def requeue_touched(
    settings: Settings, file: CampaignFile, touched: Touched, *, confirm: Confirm
) -> Requeued:
    """Give back the answers to items that a new version of the guide touches.

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
    """Give back the answers that do not count.

    Args:
        settings: Which Argilla, and the home that keeps what was answered.
        work: The campaign and its items.
        problems: Which of `PROBLEMS`.
        confirm: Asked before.

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
        refuse_closed(client, campaign)  # people went on while the question stood, and so did organizers
        answers = find()
    if answers:
        archive_answers(answers, archive)
    returned = return_answers(client, answers)
    drafts = {each.response for each in returned}
    return Requeued(archive, returned, [each for each in answers if each.response not in drafts])
