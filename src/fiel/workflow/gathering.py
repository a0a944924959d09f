"""Collect the answers to a campaign and set aside careless ones.

All steps that use answers go through this one, so that none counts what the campaign's rules set aside.
"""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fiel.annotation.client import Argilla
from fiel.annotation.collect import Answers, Judge
from fiel.annotation.fetched import FetchedCampaign, fetch_campaign
from fiel.bars import NO_BAR, Bar, Note
from fiel.benchmarks.multiple_choice import can_ask
from fiel.campaign.work import Work
from fiel.checks.detector import prepare_error_detector
from fiel.garbage import no_garbage_collection
from fiel.judgements import SIMULATED_PREFIX, Judgement, find_contradictions
from fiel.verdicts.blind import BlindAnswer, BlindResult, judge_blind
from fiel.verdicts.careless import CarelessPerson, find_careless, set_aside
from fiel.verdicts.consensus import Verdict, decide_items
from fiel.verdicts.quality import describe_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The answers to a campaign.

    Attributes:
        judgements: All judgements by task name; those set aside have a problem and do not count.
        careless: The people whose judgements are set aside.
        answers: Everything that was collected, with the judgements as given.
        closed_at: When the campaign was closed, in UTC; None while it is open.
        blind: Answers to questions without their keys, by task name; careless people's do not count.
    """

    judgements: dict[str, list[Judgement]]
    careless: Sequence[CarelessPerson]
    answers: Answers
    closed_at: str | None
    blind: Mapping[str, Sequence[BlindAnswer]] = field(default_factory=dict)


def gather_answers(client: Argilla, work: Work, *, bar: Bar = NO_BAR) -> Gathered:
    """Fetch and judge all answers to a campaign as an owner; see `judge_fetched`.

    They are judged as they come, so that their texts are never in memory all at once.
    """
    judge = Judge(work.campaign, work.items)
    with no_garbage_collection():
        fetched = fetch_campaign(client, work.campaign.name, bar, prepare=judge.judge_arriving)
        return judge_fetched(work, fetched, judge)


def gather_campaign(client: Argilla, work: Work, *, bar: Bar = NO_BAR) -> tuple[FetchedCampaign, Gathered]:
    """Fetch a campaign with all its records, and judge its answers; see `judge_fetched`."""
    fetched = fetch_campaign(client, work.campaign.name, bar)
    return fetched, judge_fetched(work, fetched)


def judge_fetched(work: Work, fetched: FetchedCampaign, judge: Judge | None = None) -> Gathered:
    """Judge the fetched answers, and set aside those that the campaign's rules call careless.

    A ``judge`` that judged before only judges what changed.

    Raises:
        FielError: The campaign was not launched, or people answered other items.
    """
    answers = (judge or Judge(work.campaign, work.items)).judge(fetched)
    judgements, careless = _set_aside_careless(work, answers.judgements)
    excluded = {each.annotator for each in careless}
    return Gathered(
        judgements=judgements,
        careless=careless,
        answers=answers,
        closed_at=fetched.closed_at,
        blind={
            task: [each for each in own if each.annotator not in excluded]
            for task, own in answers.blind.items()
        },
    )


def judge_questions(work: Work, blind: Mapping[str, Sequence[BlindAnswer]]) -> dict[str, BlindResult]:
    """Judge what people answered without the key, by task name, for the tasks that ask any question.

    Simulated accounts are not people.
    """
    return {
        task.name: judge_blind(
            [item for item in work.items[task.name] if item.blind],
            [each for each in blind.get(task.name, ()) if not each.annotator.startswith(SIMULATED_PREFIX)],
            questions=sum(can_ask(task.definition, item) for item in work.items[task.name]),
            subject_of=task.definition.stratum,
        )
        for task in work.campaign.tasks
        if task.blind
    }


def decide_campaign(
    work: Work, judgements: Mapping[str, Sequence[Judgement]]
) -> dict[str, dict[str, Verdict]]:
    """Decide every item of a campaign; judgements and verdicts are by task name, verdicts by item id."""
    return {
        task.name: decide_items(
            work.items[task.name],
            judgements[task.name],
            min_submitted=work.campaign.annotation.min_submitted,
            introduces_error=prepare_error_detector(task.definition.checks),
        )
        for task in work.campaign.tasks
    }


def _set_aside_careless(
    work: Work, judgements: Mapping[str, Sequence[Judgement]]
) -> tuple[dict[str, list[Judgement]], list[CarelessPerson]]:
    """Return all judgements by task name, with careless ones marked, and the careless people."""
    if work.campaign.careless is None:
        return {task: list(each) for task, each in judgements.items()}, []

    careless = find_careless(describe_people(judgements, work.gold), work.campaign.careless)
    return set_aside(judgements, careless), careless


def note_contradictions(
    work: Work, judgements: Mapping[str, Sequence[Judgement]], note: Note, *, known: int | None = None
) -> int:
    """Report how many answers contradict themselves, unless none or unchanged; return the count."""
    count = sum(len(find_contradictions(each)) for each in judgements.values())
    if count and count != known:
        answers = "1 answer contradicts itself" if count == 1 else f"{count} answers contradict themselves"
        which = f"fiel status {shlex.quote(str(work.file.path))} --list contradictions"
        note(f"{work.campaign.name}: {answers}. To list them: {which}")
    return count
