"""Questions that people answer without the key: a dataset for each task, next to the campaign's own.

The main form shows the same items too, without their keys (`fiel.items.Item.blind`), so nobody can have seen
a key before. A key is shown in the record once the question has enough answers, or when the campaign
is closed; later answers do not count.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from fiel.annotation.client import Argilla, call
from fiel.annotation.fetched import FetchedCampaign, Record, User
from fiel.annotation.form.blind import (
    CHOICE_QUESTION,
    QUESTION_FIELD,
    build_blind_form,
    build_blind_record,
    digest_question,
    name_key,
    read_choice,
    show_question,
)
from fiel.annotation.form.fields import PRIORITY_PROPERTY
from fiel.annotation.form.formchanges import FormChange, apply_planned, compare_form, create_form
from fiel.annotation.form.parts import FormParts
from fiel.annotation.records import KEY_SHOWN, fetch_records, find_workspace_datasets
from fiel.annotation.revisions import (
    REVISION_KEY,
    WITHDRAWN_KEY,
    Revision,
    find_current,
    read_revision,
)
from fiel.annotation.sending import send_records
from fiel.bars import Advance
from fiel.benchmarks.columns import LETTERS
from fiel.campaign import Campaign, Task
from fiel.items import Item, name_revision
from fiel.messages.catalogue import Catalogue
from fiel.people.notenames import BLIND_PREFIX
from fiel.verdicts.blind import NEEDED, BlindAnswer

_LAST = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindPlan:
    """What a launch would do to the questions of a task.

    Attributes:
        dataset_id: Id of their dataset, or None if it must be created or completed.
        unchanged: Questions that are there with this text.
        new: Questions to add, with the number of their revision.
        restored: Questions that come back, with their record.
        retired: Records with an earlier text, or that the slice no longer has; their answers stay.
    """

    task: str
    dataset: str
    form: FormParts
    dataset_id: str | None
    unchanged: list[Item] = field(default_factory=list)
    new: list[tuple[Item, int]] = field(default_factory=list)
    restored: list[tuple[Item, Revision]] = field(default_factory=list)
    retired: list[Revision] = field(default_factory=list)
    settings: list[FormChange] = field(default_factory=list)

    @property
    def only_adds(self) -> bool:
        """Whether nothing existing would change."""
        return not (self.restored or self.retired) and all(change.adds for change in self.settings)

    @property
    def changes(self) -> bool:
        """Whether there is anything to do."""
        return bool(not self.dataset_id or self.new or self.settings or not self.only_adds)

    def summary(self) -> dict[str, Any]:
        """Return counts and examples in the format of `fiel.annotation.plan.DatasetPlan.summary`."""
        groups = {
            "new": [item.id for item, _ in self.new],
            "changed_unanswered": [],
            "changed_answered": [],
            "restored": [item.id for item, _ in self.restored],
            "superseded": [revision.item_id for revision in self.retired],
        }
        return {
            "task": self.task,
            "dataset": self.dataset,
            "create": self.dataset_id is None,
            "unchanged": len(self.unchanged),
            **{name: {"count": len(ids), "examples": ids[:3]} for name, ids in groups.items()},
            "settings": [change.text for change in self.settings if not change.refusal],
        }


def blind_name(task: str) -> str:
    """Return the name of the dataset with a task's questions."""
    return BLIND_PREFIX + task


def plan_blind(client: Argilla, campaign: Campaign, items: Mapping[str, Sequence[Item]]) -> list[BlindPlan]:
    """Compare the questions of a campaign with Argilla, changing nothing; items are by task name."""
    datasets = find_workspace_datasets(client, campaign.name)
    plans = []
    for task in campaign.tasks:
        asked, there = [item for item in items[task.name] if item.blind], datasets.get(blind_name(task.name))
        if asked or there:
            identifier = str(there["id"]) if there and there["ready"] else None
            plans.append(_plan_task(client, campaign, task, asked, identifier))
    ended = datasets.keys() - {blind_name(task.name) for task in campaign.tasks}
    for name in sorted(name for name in ended if name.startswith(BLIND_PREFIX) and datasets[name]["ready"]):
        plan = BlindPlan(
            task=name.removeprefix(BLIND_PREFIX), dataset=name, form={}, dataset_id=str(datasets[name]["id"])
        )
        _sort(plan, [], client)
        plans.append(plan)
    return [plan for plan in plans if plan.changes or plan.unchanged]


def _plan_task(
    client: Argilla, campaign: Campaign, task: Task, asked: Sequence[Item], identifier: str | None
) -> BlindPlan:
    fewest = _count_letters(client, identifier) if identifier else 0
    form = build_blind_form(campaign, asked, fewest=fewest)
    plan = BlindPlan(task=task.name, dataset=blind_name(task.name), form=form, dataset_id=identifier)
    if identifier and asked:
        plan.settings.extend(compare_form(client, identifier, form))
    _sort(plan, asked, client)
    return plan


def _count_letters(client: Argilla, dataset_id: str) -> int:
    """Return how many options the launched form has, which cannot be changed."""
    questions = call(client, "GET", f"datasets/{dataset_id}/questions")["items"]
    choice = next(each for each in questions if each["name"] == CHOICE_QUESTION)
    return sum(each["value"] in LETTERS for each in choice["settings"]["options"])


def _sort(plan: BlindPlan, asked: Sequence[Item], client: Argilla) -> None:
    stored: dict[str, list[Revision]] = {}
    for record in fetch_records(client, plan.dataset_id) if plan.dataset_id else ():
        revision = read_revision(plan.dataset, record)
        stored.setdefault(revision.item_id, []).append(revision)
    kept = set()
    for item in asked:
        own = stored.get(item.id, [])
        current = find_current(own, digest_question(item))
        if current is None:
            plan.new.append((item, max((each.number for each in own), default=0) + 1))
            continue
        kept.add(current.record_id)
        if current.withdrawn:
            plan.restored.append((item, current))
        else:
            plan.unchanged.append(item)
    others = [each for own in stored.values() for each in own if each.record_id not in kept]
    plan.retired.extend(each for each in others if not each.withdrawn)


def launch_blind(
    client: Argilla,
    campaign: Campaign,
    plan: BlindPlan,
    workspace_id: str,
    *,
    progress: Advance = lambda count: None,
) -> str:
    """Carry out a plan, repeatably; return the id of the dataset."""
    dataset_id = plan.dataset_id or create_form(client, workspace_id, plan.dataset, plan.form)
    if plan.settings:
        apply_planned(client, dataset_id, plan.form, plan.settings)
    tasks = {task.name: task for task in campaign.tasks}
    send_records(client, dataset_id, _build(campaign, tasks, plan), progress=progress)
    for item, revision in plan.restored:
        metadata = call(client, "GET", f"records/{revision.record_id}")["metadata"] or {}
        key = _say_key(campaign, item) if KEY_SHOWN in metadata else ""
        shown = show_question(campaign, tasks[plan.task], item, notice=key)
        _change(client, revision.record_id, shown, {WITHDRAWN_KEY: False, PRIORITY_PROPERTY: 0})
    notice = Catalogue("blind", campaign.form_language).text("retired")
    for revision in plan.retired:
        marks = {WITHDRAWN_KEY: True, PRIORITY_PROPERTY: _LAST}
        _change(client, revision.record_id, {"notice": notice}, marks)
    return dataset_id


def _build(campaign: Campaign, tasks: Mapping[str, Task], plan: BlindPlan) -> Iterator[dict[str, Any]]:
    for item, number in plan.new:
        record = build_blind_record(campaign, tasks[plan.task], item)
        record["external_id"] = name_revision(item.id, number)
        if number > 1:
            record["metadata"][REVISION_KEY] = number
        yield record


def _change(
    client: Argilla, record_id: str, shown: Mapping[str, Any], marks: Mapping[str, Any]
) -> dict[str, Any]:
    """Change what a record shows and its metadata; its answers stay."""
    record = call(client, "GET", f"records/{record_id}")
    body = {
        "fields": {QUESTION_FIELD: {**record["fields"][QUESTION_FIELD], **shown}},
        "metadata": {**(record["metadata"] or {}), **marks},
    }
    changed: dict[str, Any] = call(client, "PATCH", f"records/{record_id}", json=body)
    return changed


def show_keys(
    client: Argilla, campaign: Campaign, items: Mapping[str, Sequence[Item]], *, needed: int = NEEDED
) -> dict[str, int]:
    """Show the key of each question that has enough answers, in its record; return how many, by task.

    People find it among the questions that they answered, and on their own page. From then on answers to it
    do not count, and our servers let nobody change an earlier one. The time is noted together with the key,
    as that of the last answer, and then as that of the change. Keys that are shown stay as they are, so an
    interrupted call can be repeated.
    """
    datasets = find_workspace_datasets(client, campaign.name)
    shown = {}
    for task in campaign.tasks:
        known = {item.id: item for item in items[task.name] if item.blind}
        there = datasets.get(blind_name(task.name))
        if known and there and there["ready"]:
            records = list(fetch_records(client, str(there["id"]), include="responses"))
            shown[task.name] = sum(_show_key(client, campaign, known, each, needed) for each in records)
    return shown


def _show_key(
    client: Argilla,
    campaign: Campaign,
    known: Mapping[str, Item],
    record: Mapping[str, Any],
    needed: int,
) -> bool:
    revision, metadata = read_revision("", record), record["metadata"] or {}
    item = known.get(revision.item_id)
    given = [each["updated_at"] for each in record["responses"] if each["status"] == "submitted"]
    if item is None or revision.digest != digest_question(item) or KEY_SHOWN in metadata:
        return False
    if revision.withdrawn or len(given) < needed:
        return False
    changed = _change(
        client,
        revision.record_id,
        {"notice": _say_key(campaign, item)},
        {KEY_SHOWN: max(map(str, given))},
    )
    metadata = {**(changed["metadata"] or {}), KEY_SHOWN: changed["updated_at"]}
    call(client, "PATCH", f"records/{revision.record_id}", json={"metadata": metadata})
    return True


def _say_key(campaign: Campaign, item: Item) -> str:
    return Catalogue("blind", campaign.form_language).text("key", answer=name_key(item))


def collect_blind(
    fetched: FetchedCampaign, campaign: Campaign, items: Mapping[str, Sequence[Item]]
) -> dict[str, list[BlindAnswer]]:
    """Collect the answers to the present questions, by task, in the order of submission.

    Answers given after the key was shown, and choices of an option that the question lacks, do not count.
    """
    found = {}
    for task in campaign.tasks:
        known = {item.id: item for item in items[task.name] if item.blind}
        dataset = fetched.named(blind_name(task.name))
        if known and dataset:
            answers = [
                each for record in dataset.records.values() for each in _read(record, known, fetched.users)
            ]
            found[task.name] = sorted(
                answers, key=lambda each: (each.submitted_at, each.item_id, each.annotator)
            )
    return found


def _read(record: Record, known: Mapping[str, Item], users: Mapping[str, User]) -> Iterator[BlindAnswer]:
    revision = read_revision("", record)
    item, until = known.get(revision.item_id), record["metadata"].get(KEY_SHOWN)
    if item is None or revision.digest != digest_question(item):
        return
    for response in record["responses"]:
        at = _moment(response["updated_at"])
        if response["status"] != "submitted" or (until and at > _moment(until)):
            continue
        choice = read_choice(item, (response["values"] or {})[CHOICE_QUESTION]["value"])
        user = users.get(response["user_id"])
        if choice is not None:
            name = user.username if user else response["user_id"]
            yield BlindAnswer(item_id=item.id, annotator=name, choice=choice, submitted_at=at)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
