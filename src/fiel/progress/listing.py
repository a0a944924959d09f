"""The items, answers and people behind the counts of a campaign's status: pure functions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from fiel.campaign import Campaign, Task
from fiel.checks.detector import prepare_error_detector
from fiel.items import Item
from fiel.judgements import Judgement, Withdrawn, count_missing, find_contradictions, usable_judgements
from fiel.verdicts.annotators import describe_opinion, judge_disputed
from fiel.verdicts.blind import BlindItem, BlindResult
from fiel.verdicts.careless import CarelessPerson
from fiel.verdicts.consensus import decide_items

ListedKind = Literal[
    "disputed",
    "contradictions",
    "emptied",
    "comments",
    "earlier",
    "withdrawn",
    "otherwise",
    "one-away",
    "pending",
    "unusable",
    "validated",
    "people",
    "careless",
]
"""The possible lists: disputed items, contradictory answers, answers that empty a text, answers with a
comment, items with answers to earlier texts, withdrawn items, items on which most people who did not see the
key chose otherwise, items that one more answer completes, items by
verdict, people with the number of their answers that count, and people whose answers are set aside."""

KINDS: tuple[ListedKind, ...] = get_args(ListedKind)

_CONTRADICTIONS = {
    "emptied": "a text is emptied, so it does not count",
    "edited-correct": "chose correct and changed a text; counts as a correction",
    "unedited-corrected": "chose corrected and changed nothing; counts as correct",
    "edited-unusable": "chose unusable and changed a text; the change does not count",
    "stray-reason": "gave a reason for something that is not unusable; the reason does not count",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list.

    Attributes:
        task: Name of the task; empty for people.
        item_id: The item, within its task; empty for people.
        annotator: User name of the person; empty for items.
        text: A remark, or an empty text.
    """

    task: str = ""
    item_id: str = ""
    annotator: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The data behind the counts of a status.

    Attributes:
        judgements: Judgements by task name; those set aside have a problem.
        earlier: Number of answers to texts that have changed since, by task name and item id.
        careless: People whose judgements were set aside.
        withdrawn: What was withdrawn from the campaign, by task name; for tasks that ended, by dataset.
        blind: What people answered without the key, by task name, for tasks that ask so.
    """

    campaign: Campaign
    items: Mapping[str, Sequence[Item]]
    judgements: Mapping[str, Sequence[Judgement]]
    earlier: Mapping[str, Mapping[str, int]]
    careless: Sequence[CarelessPerson] = ()
    withdrawn: Mapping[str, Withdrawn] = field(default_factory=dict)
    blind: Mapping[str, BlindResult] = field(default_factory=dict)


def list_counted(counted: Counted, kind: ListedKind) -> list[Entry]:
    """List everything behind one count: items in source order, answers in order of submission."""
    if kind == "withdrawn":
        return [Entry(task=task, item_id=id) for task, each in counted.withdrawn.items() for id in each.items]
    if kind == "otherwise":
        return [
            Entry(task=task, item_id=each.item_id, text=describe_choices(each))
            for task, found in counted.blind.items()
            for each in found.otherwise
        ]
    if kind == "people":
        return list(_list_people(counted))
    if kind == "careless":
        return [
            Entry(annotator=each.annotator, text=f"{_count(each.answers, 'answer')}: {each.rule}")
            for each in counted.careless
        ]
    return [entry for task in counted.campaign.tasks for entry in _list_task(counted, task, kind)]


def describe_choices(found: BlindItem) -> str:
    """Write the choices of people who did not see the key, as ``2 option_a, 1 option_b (the key)``."""
    return ", ".join(
        f"{count} {choice}{' (the key)' if choice == found.key else ''}"
        for choice, count in found.choices.items()
    )


def _list_task(counted: Counted, task: Task, kind: ListedKind) -> Iterator[Entry]:
    items, judgements = counted.items[task.name], counted.judgements[task.name]
    if kind in ("contradictions", "emptied", "comments"):
        yield from _list_answers(task.name, judgements, kind)
    elif kind == "earlier":
        for item_id, count in counted.earlier.get(task.name, {}).items():
            yield Entry(task=task.name, item_id=item_id, text=_count(count, "answer"))
    elif kind == "one-away":
        missing = count_missing(items, judgements, min_submitted=counted.campaign.annotation.min_submitted)
        for item, count in zip(items, missing, strict=True):
            if count == 1:
                yield Entry(task=task.name, item_id=item.id)
    else:
        yield from _list_verdicts(counted, task, kind)


def _list_answers(task: str, judgements: Sequence[Judgement], kind: ListedKind) -> Iterator[Entry]:
    for each in judgements if kind == "comments" else find_contradictions(judgements):
        about = {"task": task, "item_id": each.item_id, "annotator": each.annotator}
        if kind == "comments":
            if each.comment:
                yield Entry(**about, text=each.comment)
        elif kind == "contradictions" or each.contradiction == "emptied":
            yield Entry(**about, text=_CONTRADICTIONS[str(each.contradiction)])


def _list_verdicts(counted: Counted, task: Task, kind: ListedKind) -> Iterator[Entry]:
    items, judgements = counted.items[task.name], counted.judgements[task.name]
    needed = counted.campaign.annotation.min_submitted
    verdicts = decide_items(
        items,
        judgements,
        min_submitted=needed,
        introduces_error=prepare_error_detector(task.definition.checks),
    )
    missing = count_missing(items, judgements, min_submitted=needed)
    disputed = [item.id for item in items if verdicts[item.id].status == kind == "disputed"]
    opinions = judge_disputed(usable_judgements(items, judgements), disputed)
    for item, count in zip(items, missing, strict=True):
        verdict = verdicts[item.id]
        if verdict.status == kind:
            text = f"{_count(count, 'answer')} missing" if kind == "pending" and count else verdict.rule
            if item.id in opinions:
                text += f"; by a model of the annotators: {describe_opinion(opinions[item.id])}"
            yield Entry(task=task.name, item_id=item.id, text=text)


def _list_people(counted: Counted) -> Iterator[Entry]:
    usable = Counter(
        each.annotator
        for name, judgements in counted.judgements.items()
        for each in usable_judgements(counted.items[name], judgements)
    )
    for annotator, count in usable.most_common():
        yield Entry(annotator=annotator, text=_count(count, "answer"))


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
