"""Collecting the answers to a campaign, with what is set aside among them: one step for all who use answers.

Who reads judgements without it would count what the campaign's own rules do not.
"""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fiel.annotation.client import Argilla
from fiel.annotation.collect import Answers, Judge
from fiel.annotation.fetched import FetchedCampaign, fetch_campaign
from fiel.bars import NO_BAR, Bar
from fiel.campaign.work import Work
from fiel.judgements import Judgement, find_contradictions
from fiel.verdicts.careless import CarelessPerson, find_careless, set_aside
from fiel.verdicts.quality import describe_people
from fiel.workflow.connection import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The answers to a campaign.

    Attributes:
        judgements: All judgements by task name; those that are set aside have a problem, with which they do
            not count.
        careless: Whose judgements are set aside.
        answers: What else was collected, with the judgements as they were given.
        closed_at: When the campaign was closed, in UTC; None while it takes answers.
    """

    judgements: dict[str, list[Judgement]]
    careless: Sequence[CarelessPerson]
    answers: Answers
    closed_at: str | None


def gather_answers(client: Argilla, work: Work, *, bar: Bar = NO_BAR) -> Gathered:
    """Collect the answers to a campaign anew, and set aside what its rules call careless.

    Args:
        client: Connection of an owner.
        work: The campaign and its items.
        bar: Told how many records there are, and have been fetched.

    Raises:
        FielError: The campaign was not launched, or the items are not those that people answered.
    """
    return judge_fetched(work, fetch_campaign(client, work.campaign.name, bar))


def judge_fetched(work: Work, fetched: FetchedCampaign, judge: Judge | None = None) -> Gathered:
    """Judge the answers that Argilla holds, and set aside what the campaign's rules call careless.

    Args:
        work: The campaign and its items.
        fetched: What Argilla holds of it.
        judge: One that remembers what it judged before.

    Raises:
        FielError: The campaign was not launched, or the items are not those that people answered.
    """
    answers = (judge or Judge(work.campaign, work.items)).judge(fetched)
    judgements, careless = _set_aside_careless(work, answers.judgements)
    return Gathered(judgements=judgements, careless=careless, answers=answers, closed_at=fetched.closed_at)


def _set_aside_careless(
    work: Work, judgements: Mapping[str, Sequence[Judgement]]
) -> tuple[dict[str, list[Judgement]], list[CarelessPerson]]:
    """Set aside what the campaign's rules call careless; no later step counts it.

    Returns:
        All judgements by task name, and whose of them are set aside.
    """
    if work.campaign.careless is None:
        return {task: list(each) for task, each in judgements.items()}, []

    careless = find_careless(describe_people(judgements, work.gold), work.campaign.careless)
    return set_aside(judgements, careless), careless


def note_contradictions(
    work: Work, judgements: Mapping[str, Sequence[Judgement]], note: Note, *, known: int | None = None
) -> int:
    """Tell how many answers contradict themselves, unless it is none or as many as known; return it."""
    count = sum(len(find_contradictions(each)) for each in judgements.values())
    if count and count != known:
        answers = "1 answer contradicts itself" if count == 1 else f"{count} answers contradict themselves"
        which = f"fiel status {shlex.quote(str(work.file.path))} --list contradictions"
        note(f"{work.campaign.name}: {answers}: {which} shows which")
    return count
