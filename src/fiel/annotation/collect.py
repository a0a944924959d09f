"""Judgements from the answers in Argilla."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from fiel.annotation.blind import collect_blind
from fiel.annotation.carrying import find_filled
from fiel.annotation.fetched import FetchedCampaign, Record, User
from fiel.annotation.form.fields import (
    COMMENT_QUESTION,
    OPINIONS_KEY,
    REASON_QUESTION,
    VERDICT_QUESTION,
    label_question,
    read_findings,
)
from fiel.annotation.form.shapes import dataset_name, group_shapes, names_of_task
from fiel.annotation.revisions import Revision, read_revision
from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.items import Item, correct_item
from fiel.judgements import LABELS, Judgement, Withdrawn, judge_item
from fiel.people.notenames import has_items
from fiel.verdicts.blind import BlindAnswer

_ORDER = attrgetter("submitted_at", "item_id", "annotator")


@dataclass(frozen=True, slots=True)
class HeldForm:
    """The form of a dataset, and the ids of the items whose current text it shows."""

    task: str
    dataset_id: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What people answered.

    Attributes:
        judgements: Judgements of the items' current texts by task name, in the order of submission.
        superseded: Number of submitted answers to earlier texts, by task name.
        findings: Names of the checks that found something in the items in Argilla, by task name and item id.
        forms: Where those items are answered.
        moved: Ids of the items launched with another text and not with their current one, by task name.
        withdrawn: What was withdrawn from the campaign, by task name; for tasks that ended, by dataset.
        earlier: Number of superseded answers of each item, by task name and item id.
        opinions: Fingerprints of the opinions that the form shows, by task name and item id.
        blind: Answers to questions without their keys, by task name, for tasks that ask any.
    """

    judgements: dict[str, list[Judgement]]
    superseded: dict[str, int]
    findings: dict[str, dict[str, Sequence[str]]]
    forms: list[HeldForm]
    moved: dict[str, list[str]]
    withdrawn: dict[str, Withdrawn]
    earlier: dict[str, dict[str, int]] = field(default_factory=dict)
    opinions: dict[str, dict[str, Sequence[str]]] = field(default_factory=dict)
    blind: dict[str, list[BlindAnswer]] = field(default_factory=dict)


def judge_record(item: Item, dataset: str, record: Record, users: Mapping[str, User]) -> list[Judgement]:
    """Judge the submitted answers on the record with an item's current text, in the order of submission."""
    revision = read_revision(dataset, record)
    found = [
        _judge_response(item, record, each, users)
        for each in record["responses"]
        if each["status"] == "submitted" and not _saw_earlier_text(item, revision, each)
    ]
    return sorted(found, key=_ORDER)


@dataclass(frozen=True, slots=True)
class _Judged:
    """The answers on one record.

    Judgements of its current text, and the numbers of answers to an earlier text and to a removed item.
    """

    record: Record
    dataset_id: str
    revision: Revision
    judgements: tuple[Judgement, ...] = ()
    earlier: int = 0
    left: int = 0


class Judge:
    """Makes judgements from fetched answers, and remembers those of unchanged records.

    An answer counts for the text it was given to. When the source goes back to a text that people answered
    before, those answers count again.
    """

    def __init__(self, campaign: Campaign, items: Mapping[str, Sequence[Item]]) -> None:
        """Take the launched items by task name."""
        self._campaign = campaign
        self._items = {task: {item.id: item for item in each} for task, each in items.items()}
        self._digests = {
            task: {item.id: item.digest for item in each.values()} for task, each in self._items.items()
        }
        self._names = {
            dataset_name(task, shape)
            for task in campaign.tasks
            for shape in group_shapes(task.definition, items[task.name])
        }
        self._judged: dict[str, _Judged] = {}
        self._users: Mapping[str, User] = {}

    def judge_arriving(self, fetched: FetchedCampaign) -> Callable[[str, Record], None]:
        """Return what judges each record of a campaign as it is fetched, and drops the answers.

        `judge` then takes what it remembers. Answers about people and to blind questions stay.
        """
        self._forget_others(fetched)
        names = sorted(dataset.name for dataset in fetched.datasets.values())
        tasks = {name: task.name for task in self._campaign.tasks for name in names_of_task(task, names)}

        def take(dataset_id: str, record: Record) -> None:
            name = fetched.datasets[dataset_id].name
            if has_items(name):
                task = tasks.get(name, name)
                self._judged[record["id"]] = self._judge_record(task, name, dataset_id, record)
                record["responses"] = []

        return take

    def judge(self, fetched: FetchedCampaign) -> Answers:
        """Judge the submitted answers.

        Raises:
            FielError: The campaign was not launched, or the items are not those that people answered.
        """
        names = {dataset.name for dataset in fetched.datasets.values()}
        for name in sorted(self._names - names):
            raise FielError(
                f"{self._campaign.name}: {name}: expected this dataset in Argilla, found none: "
                "launch the campaign first"
            )
        self._forget_others(fetched)
        judged = {
            task.name: [
                each
                for name in names_of_task(task, sorted(names))
                for each in self._judge_dataset(task.name, name, fetched)
            ]
            for task in self._campaign.tasks
        }
        of_tasks = {name for task in self._campaign.tasks for name in names_of_task(task, sorted(names))}
        ended = {
            name: list(self._judge_dataset(name, name, fetched))
            for name in sorted(filter(has_items, names - of_tasks))
        }
        everything = {**judged, **ended}
        self._judged = {each.record["id"]: each for group in everything.values() for each in group}
        self._refuse_missing([each for group in everything.values() for each in group])
        own = {task: list(each.values()) for task, each in self._items.items()}
        answers = Answers({}, {}, {}, [], {}, {}, blind=collect_blind(fetched, self._campaign, own))
        for task_name, each in judged.items():
            self._count(task_name, each, answers)
        for name, each in everything.items():
            if found := self._find_withdrawn(name, each):
                answers.withdrawn[name] = found
        return answers

    def _forget_others(self, fetched: FetchedCampaign) -> None:
        """Forget what was judged of other accounts than there are now."""
        if fetched.users != self._users:
            self._judged, self._users = {}, fetched.users

    def _refuse_missing(self, judged: Sequence[_Judged]) -> None:
        """Refuse answered items that were removed without marking them in Argilla."""
        missing = [each.revision for each in judged if each.left and not each.revision.idle]
        if missing:
            raise FielError(
                f"{self._campaign.name}: expected the items that people answered, found {len(missing)} of "
                f"them missing, such as {missing[0].item_id} of the dataset {missing[0].dataset}. If they "
                "were removed on purpose, run fiel launch, which marks them in Argilla and keeps their "
                "answers; otherwise use the source, ids, sample and limit that were launched."
            )

    def _find_withdrawn(self, task: str, judged: Sequence[_Judged]) -> Withdrawn | None:
        known = self._items.get(task, {})
        left = [each for each in judged if each.revision.item_id not in known]
        ids = tuple(sorted({each.revision.item_id for each in left}))
        return Withdrawn(ids, sum(each.left for each in left)) if ids else None

    def _judge_dataset(self, task: str, name: str, fetched: FetchedCampaign) -> Iterator[_Judged]:
        for identifier, dataset in fetched.datasets.items():
            for record in dataset.records.values() if dataset.name == name else ():
                known = self._judged.get(record["id"])
                same = known is not None and known.record is record
                yield known if known and same else self._judge_record(task, name, identifier, record)

    def _judge_record(self, task: str, dataset: str, dataset_id: str, record: Record) -> _Judged:
        revision = read_revision(dataset, record)
        submitted = [each for each in record["responses"] if each["status"] == "submitted"]
        item = self._items.get(task, {}).get(revision.item_id)
        if not submitted:
            return _Judged(record, dataset_id, revision)
        if item is None:
            return _Judged(record, dataset_id, revision, left=len(submitted))
        if revision.digest != self._digests[task][item.id]:
            return _Judged(record, dataset_id, revision, earlier=len(submitted))
        present = [each for each in submitted if not _saw_earlier_text(item, revision, each)]
        judgements = tuple(_judge_response(item, record, each, self._users) for each in present)
        return _Judged(record, dataset_id, revision, judgements, len(submitted) - len(present))

    def _count(self, task: str, judged: Sequence[_Judged], answers: Answers) -> None:
        newest = self._find_newest(task, judged)
        found = [judgement for each in newest.values() for judgement in each.judgements]
        found.sort(key=_ORDER)
        answers.judgements[task] = found
        submitted = Counter[str]()
        for each in judged:
            submitted[each.revision.item_id] += len(each.judgements) + each.earlier
        submitted.subtract(Counter(judgement.item_id for judgement in found))
        answers.earlier[task] = {id: submitted[id] for id in self._items[task] if submitted[id] > 0}
        answers.superseded[task] = submitted.total()
        launched = {each.revision.item_id for each in judged}
        answers.moved[task] = [id for id in self._items[task] if id in launched and id not in newest]
        answers.findings[task] = {
            item_id: names
            for item_id, each in newest.items()
            if (names := read_findings(each.record["metadata"]))
        }
        answers.opinions[task] = {
            item_id: shown
            for item_id, each in newest.items()
            if (shown := each.record["metadata"].get(OPINIONS_KEY))
        }
        items: dict[str, list[str]] = {}
        for item_id, each in newest.items():
            items.setdefault(each.dataset_id, []).append(item_id)
        answers.forms.extend(HeldForm(task, dataset_id, tuple(ids)) for dataset_id, ids in items.items())

    def _find_newest(self, task: str, judged: Iterable[_Judged]) -> dict[str, _Judged]:
        """Find the record with the current text of each item, the newest if there are several."""
        digests = self._digests[task]
        newest: dict[str, _Judged] = {}
        for each in judged:
            item_id = each.revision.item_id
            if digests.get(item_id) == each.revision.digest and (
                item_id not in newest or each.revision.number > newest[item_id].revision.number
            ):
                newest[item_id] = each
        for each in judged:
            if (each.judgements or each.earlier) and each.revision.item_id not in newest:
                raise self._unknown_text(each.revision)
        return newest

    def _unknown_text(self, revision: Revision) -> FielError:
        return FielError(
            f"{self._campaign.name}: {revision.dataset}: {revision.item_id}: expected the text that people "
            "answered, found another in the source. Use the source that was launched, or launch this one."
        )


def _saw_earlier_text(item: Item, revision: Revision, response: Mapping[str, Any]) -> bool:
    """Tell whether an answer comes from a form that was open while the record's text was replaced.

    Its boxes contain the earlier text unchanged. A person who restores it on purpose says "corrected".
    """
    if not revision.replaced:
        return False
    values = {name: value["value"] for name, value in (response["values"] or {}).items()}
    shown = correct_item(item, {name: values[name] for name in item.shape if name in values})
    return values[VERDICT_QUESTION] != "corrected" and shown.digest in revision.replaced


def _judge_response(
    item: Item, record: Record, response: Mapping[str, Any], users: Mapping[str, User]
) -> Judgement:
    user = users.get(response["user_id"])
    values = {name: value["value"] for name, value in (response["values"] or {}).items()}
    texts = {name: values[name] for name in item.shape if name in values}
    return judge_item(
        item,
        annotator=user.username if user else response["user_id"],
        declared=values[VERDICT_QUESTION],
        texts=texts,
        filled=find_filled(record["metadata"], texts),
        reason=values.get(REASON_QUESTION),  # forms launched by earlier versions of Fiel do not ask
        comment=values.get(COMMENT_QUESTION) or "",
        labels={label: value for label in LABELS if (value := values.get(label_question(label))) is not None},
        submitted_at=datetime.fromisoformat(response["updated_at"]).replace(tzinfo=UTC),
        organizer=user is not None and user.role in ("owner", "admin"),
    )
