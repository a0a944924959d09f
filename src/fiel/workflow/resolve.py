"""Decide items that people disagree on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import SecretStr

from fiel.annotation.answering import read_item, submit_answer, whose_key
from fiel.annotation.client import connect_organizer
from fiel.annotation.closing import refuse_closed
from fiel.campaign.work import Work
from fiel.checks.detector import prepare_error_detector
from fiel.judgements import Judgement
from fiel.settings import Settings
from fiel.verdicts.careless import CarelessPerson, set_aside
from fiel.verdicts.consensus import Verdict, decide_item
from fiel.verdicts.resolution import Choice, OpenItem, find_item, foresee_verdict, judge_choice
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import decide_campaign, gather_answers


@dataclass(frozen=True, slots=True)
class Resolution:
    """An organizer's answer before it is submitted, with the verdict that it would lead to."""

    verdict: Verdict
    submit: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Resolving:
    """An item open for a decision; ``decide`` turns a choice into an answer."""

    opened: OpenItem
    decide: "Callable[[Choice], Resolution]"


@contextmanager
def opened_item(
    settings: Settings,
    work: Work,
    name: str,
    *,
    key: SecretStr | None = None,
    careless: Sequence[CarelessPerson] | None = None,
) -> Iterator[Resolving]:
    """Read the answers to an item, named by its id or ``TASK=ID``, for a block that can decide it.

    Args:
        settings: The Argilla.
        work: The campaign.
        name: The item.
        key: The API key of the organizer who decides, if it is not the owner of the settings' key.
        careless: Whose answers are set aside, if that is known already. It takes all answers of the campaign
            to know, so without it they are read if the campaign has a rule about it.

    Raises:
        FielError: The item is unknown, the campaign was not launched or is closed, or the choice is invalid.
    """
    task_name, item = find_item(work.items, name)
    task = next(each for each in work.campaign.tasks if each.name == task_name)
    detector = prepare_error_detector(task.definition.checks)
    min_submitted = work.campaign.annotation.min_submitted
    with connected_argilla(settings) as client:
        refuse_closed(client, work.campaign.name)
        shown = read_item(client, work.campaign, task, item)  # first, so that later changes are detected
        if shown is None or (careless is None and work.campaign.careless):
            collected = gather_answers(
                client, work
            ).judgements  # which says what is wrong if there is no record
        else:
            collected = set_aside({task_name: shown.judgements}, careless or ())
        judgements = tuple(each for each in collected[task_name] if each.item_id == item.id)
        verdict = decide_item(item, judgements, min_submitted=min_submitted, introduces_error=detector)
        opened = OpenItem(task=task_name, item=item, judgements=judgements, verdict=verdict)

        decider = connect_organizer(client, key.get_secret_value()) if key else client

        def decide(choice: Choice) -> Resolution:
            judgement = judge_choice(opened, choice, annotator=whose_key(decider), now=datetime.now(UTC))
            foreseen = foresee_verdict(
                opened, judgement, min_submitted=min_submitted, introduces_error=detector
            )
            return Resolution(foreseen, lambda: submit_answer(decider, work.campaign, shown, item, judgement))

        try:
            yield Resolving(opened, decide)
        finally:
            if decider is not client:
                decider.http_client.close()


def gather_disputes(settings: Settings, work: Work) -> tuple[list[OpenItem], Sequence[CarelessPerson]]:
    """Read all answers; return the disputed items, and the people whose answers are set aside.

    Raises:
        FielError: The campaign was not launched, or people answered other items.
    """
    with connected_argilla(settings) as client:
        gathered = gather_answers(client, work)
    return collect_disputes(work, gathered.judgements), gathered.careless


def collect_disputes(
    work: Work,
    judgements: Mapping[str, Sequence[Judgement]],
    verdicts: Mapping[str, Mapping[str, Verdict]] | None = None,
) -> list[OpenItem]:
    """Return the disputed items of a campaign with their answers; what is given is by task name."""
    verdicts = verdicts or decide_campaign(work, judgements)
    return [
        OpenItem(
            task=task,
            item=item,
            judgements=tuple(each for each in judgements[task] if each.item_id == item.id),
            verdict=verdicts[task][item.id],
        )
        for task, items in work.items.items()
        for item in items
        if verdicts[task][item.id].status == "disputed"
    ]
