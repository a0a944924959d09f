"""Planning a launch: compare a campaign with Argilla before anything changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fiel.annotation.blind import plan_blind
from fiel.annotation.client import Argilla
from fiel.annotation.form.fields import build_form
from fiel.annotation.form.formchanges import compare_form
from fiel.annotation.form.shapes import dataset_name, group_shapes, names_of_task
from fiel.annotation.plan import DatasetPlan, LaunchPlan
from fiel.annotation.records import fetch_answers, fetch_records, find_datasets
from fiel.annotation.revisions import Revision, find_current, read_revision
from fiel.campaign import Campaign, Task
from fiel.items import Item
from fiel.messages.plaintext import count_of


def plan_campaign(
    client: Argilla,
    campaign: Campaign,
    items: Mapping[str, Sequence[Item]],
    *,
    guidelines: Mapping[str, str],
) -> LaunchPlan:
    """Compare a campaign with Argilla, changing nothing; items and guides' texts are by task name."""
    datasets = find_datasets(client, campaign.name)
    ready = {name: str(each["id"]) for name, each in datasets.items() if each["ready"]}
    plans: list[DatasetPlan] = []
    stored: dict[str, dict[str, list[Revision]]] = {}
    for task in campaign.tasks:
        there = {name: ready[name] for name in names_of_task(task, list(ready))}
        stored[task.name] = _read_revisions(client, there)
        own = _begin_plans(campaign, task, items[task.name], there, guidelines[task.name])
        _sort_items(client, task, own, items[task.name], stored[task.name], there)
        plans += own.values()
    for plan in plans:
        if plan.dataset_id:
            plan.settings.extend(compare_form(client, plan.dataset_id, plan.form))
    refusals = [
        f"{campaign.name}: {plan.dataset}: {c.refusal}" for plan in plans for c in plan.settings if c.refusal
    ]
    refusals += [each for task, own in stored.items() if (each := _refuse_language(campaign, task, own))]
    refusals += [
        each
        for task in campaign.tasks
        if (each := _refuse_blind(campaign, items[task.name], stored[task.name]))
    ]
    blind = plan_blind(client, campaign, items)
    refusals += [
        f"{campaign.name}: {plan.dataset}: {c.refusal}" for plan in blind for c in plan.settings if c.refusal
    ]
    known = {name for task in campaign.tasks for name in names_of_task(task, list(datasets))}
    ended = _read_revisions(client, {name: ready[name] for name in sorted(ready.keys() - known)})
    strangers = [*_find_withdrawn(stored, items), *(each for found in ended.values() for each in found)]
    if strangers and not _has_common(stored, items):
        return LaunchPlan(plans, [_describe_other(campaign, strangers), *refusals])
    withdrawn = [each for each in strangers if not each.idle]
    answered = _find_answered(client, ready) if withdrawn else set()
    return LaunchPlan(plans, refusals, withdrawn, frozenset(answered), blind)


def _begin_plans(
    campaign: Campaign, task: Task, items: Sequence[Item], there: Mapping[str, str], guidelines: str
) -> dict[str, DatasetPlan]:
    plans = {}
    for shape in group_shapes(task.definition, items):
        name = dataset_name(task, shape)
        form = build_form(campaign, shape, guidelines=guidelines)
        plans[name] = DatasetPlan(task=task, dataset=name, form=form, dataset_id=there.get(name))
    return plans


def _read_revisions(client: Argilla, datasets: Mapping[str, str]) -> dict[str, list[Revision]]:
    revisions: dict[str, list[Revision]] = {}
    for name, dataset_id in datasets.items():
        for record in fetch_records(client, dataset_id):
            revision = read_revision(name, record)
            revisions.setdefault(revision.item_id, []).append(revision)
    return revisions


_Stored = Mapping[str, Mapping[str, Sequence[Revision]]]
"""The revisions in Argilla, by task name and item id."""


def _find_withdrawn(stored: _Stored, items: Mapping[str, Sequence[Item]]) -> list[Revision]:
    found = []
    for task, revisions in stored.items():
        known = {item.id for item in items[task]}
        found += [each for id, own in revisions.items() if id not in known for each in own]
    return found


def _has_common(stored: _Stored, items: Mapping[str, Sequence[Item]]) -> bool:
    return any(item.id in stored[task] for task, own in items.items() for item in own)


def _describe_other(campaign: Campaign, strangers: Sequence[Revision]) -> str:
    first = strangers[0]
    return (
        f"{campaign.name}: expected some of this campaign's items in Argilla, found none of them and "
        f"{len(strangers)} others, such as {first.item_id} in the dataset {first.dataset}: another campaign "
        "was launched under this name, or this one from another source. Rename this campaign, or use "
        "the source that was launched. Nothing was changed."
    )


def _refuse_language(campaign: Campaign, task: str, stored: Mapping[str, Sequence[Revision]]) -> str:
    """Refuse a language other than the launched one; another variety of the same language is fine."""
    launched = {each.language for revisions in stored.values() for each in revisions if each.language}
    wanted = campaign.language.partition("-")[0].lower()
    others = sorted(each for each in launched if each.partition("-")[0].lower() != wanted)
    if not others:
        return ""
    return (
        f"{campaign.name}: {task}: language: expected {others[0]}, in which it was launched, found "
        f"{campaign.language}. Another language needs another campaign, with its own name and file. "
        "If it was launched by mistake and nobody has answered, delete its datasets in Argilla and "
        "launch it again. Nothing was changed."
    )


def _refuse_blind(campaign: Campaign, items: Sequence[Item], stored: Mapping[str, Sequence[Revision]]) -> str:
    """Refuse a slice to answer without the key that differs from the launched one.

    People have seen the keys of the items that were launched with them, and answered the others as they are.
    """
    changed = [
        item
        for item in items
        if (launched := stored.get(item.id))
        and find_current(launched, item.digest) is None
        and find_current(launched, replace(item, blind=not item.blind).digest)
    ]
    if not changed:
        return ""
    found = "with" if changed[0].blind else "without"
    return (
        f"{campaign.name}: blind: expected the share with which the items were launched, found another: "
        f"{count_of(len(changed), 'item')}, such as {changed[0].id}, was launched {found} its key. Give "
        "back the earlier share; another one takes another campaign. Nothing was changed."
    )


def _sort_items(
    client: Argilla,
    task: Task,
    plans: Mapping[str, DatasetPlan],
    items: Sequence[Item],
    stored: Mapping[str, Sequence[Revision]],
    datasets: Mapping[str, str],
) -> None:
    changed = []
    for item in items:
        plan = plans[dataset_name(task, item.shape)]
        revisions = stored.get(item.id, ())
        current = find_current(revisions, item.digest)
        if not revisions:
            plan.new.append(item)
        elif current is None:
            changed.append((item, plan))
        else:
            if current.idle:
                plan.restored.append((item, current))
            else:
                plan.unchanged.append(item)
            plan.superseded.extend(each for each in revisions if each != current and not each.superseded)
    answered = _find_answered(client, datasets) if changed else set()
    for item, plan in changed:
        _plan_change(plan, item, stored[item.id], answered)


def _plan_change(plan: DatasetPlan, item: Item, revisions: Sequence[Revision], answered: set[str]) -> None:
    newest = max(revisions, key=lambda each: each.number)
    free = newest.record_id not in answered and newest.dataset == plan.dataset
    if free:
        plan.replaced.append((item, newest))
    else:
        plan.revised.append((item, newest.number + 1))
    plan.superseded.extend(
        each for each in revisions if not each.superseded and not (free and each is newest)
    )


def _find_answered(client: Argilla, datasets: Mapping[str, str]) -> set[str]:
    """Return the ids of records with a response of any status: drafts and discards are work, too."""
    return {
        record["id"]
        for dataset_id in datasets.values()
        for record in fetch_answers(client, dataset_id)
        if record["responses"]
    }
