"""Launching: creates or updates a campaign's datasets in Argilla; repeatable."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from fiel.annotation.about import ensure_about_dataset
from fiel.annotation.blind import BlindPlan, launch_blind
from fiel.annotation.client import (
    AlreadyThere,
    Argilla,
    call,
    has_own_orders,
    persist,
    public_address,
    refuse_default_credentials,
)
from fiel.annotation.closing import refuse_closed
from fiel.annotation.form.fields import PRIORITY_PROPERTY, annotation_address, order_addresses
from fiel.annotation.form.formchanges import apply_planned, create_form
from fiel.annotation.plan import DatasetPlan, LaunchPlan
from fiel.annotation.planning import plan_campaign
from fiel.annotation.recordbuilder import RecordBuilder, find_places
from fiel.annotation.records import fetch_questions, find_datasets, find_workspace
from fiel.annotation.refreshing import refresh_records
from fiel.annotation.revisions import (
    mark_superseded,
    mark_withdrawn,
    replace_texts,
    restore_current,
)
from fiel.annotation.sending import send_records
from fiel.annotation.telling import note_page
from fiel.bars import Advance
from fiel.campaign import Campaign
from fiel.campaign.priority import is_audited
from fiel.checks import Check
from fiel.checks.grammar import is_proofreading
from fiel.checks.suspicion import Weights
from fiel.errors import FielError
from fiel.items import Item
from fiel.opinions.opinion import Opinions

__all__ = ["LaunchPlan", "TaskLaunch", "carry_out", "launch_campaign", "plan_campaign"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLaunch:
    """What a launch did to one dataset.

    Attributes:
        created: Whether the dataset is new.
        present: Number of items that already existed, with this text or another.
        address: Where people annotate it.
        others: Links with other orders, on a server that gives the same order to everyone with a link.
        replaced: Number of unanswered texts that were replaced.
        revised: Number of answered items that got a new revision.
        refreshed: Number of unanswered items whose marks, proposals or place in the queue changed.
        weights: How much of their weight the checks have left that people trust less.
    """

    task: str
    dataset: str
    created: bool
    added: int
    present: int
    address: str
    replaced: int = 0
    revised: int = 0
    settings: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    withdrawn: int = 0
    refreshed: int = 0
    weights: Mapping[str, float] = field(default_factory=dict)


def launch_campaign(
    client: Argilla,
    campaign: Campaign,
    items: Mapping[str, Sequence[Item]],
    *,
    guidelines: Mapping[str, str],
    checks: Mapping[str, Sequence[Check]],
    opinions: Mapping[str, Opinions] = MappingProxyType({}),
    weights: Mapping[str, Weights] = MappingProxyType({}),
    progress: Advance = lambda count: None,
) -> list[TaskLaunch]:
    """Bring Argilla in line with a campaign: `plan_campaign`, then `carry_out`.

    It completes an interrupted launch; a second launch changes nothing. All mappings are by task name.
    Existing records that nobody answered are checked again; see `fiel.annotation.refreshing`. ``progress`` is
    called with the number of existing records, then with the size of each stored batch.

    Returns:
        What was done, by dataset.

    Raises:
        FielError: The server has default credentials, the workspace contains items of something else, or
            Argilla does not allow a change of the form.
    """
    plan = plan_campaign(client, campaign, items, guidelines=guidelines)
    return carry_out(
        client, campaign, plan, checks=checks, opinions=opinions, weights=weights, progress=progress
    )


def carry_out(
    client: Argilla,
    campaign: Campaign,
    plan: LaunchPlan,
    *,
    checks: Mapping[str, Sequence[Check]],
    opinions: Mapping[str, Opinions] = MappingProxyType({}),
    weights: Mapping[str, Weights] = MappingProxyType({}),
    progress: Advance = lambda count: None,
) -> list[TaskLaunch]:
    """Carry out a plan; for the arguments see `launch_campaign`.

    Each step is repeatable: after an interruption, the next launch plans and does the rest.

    Raises:
        FielError: The launch is refused; foreseeable refusals come before the first change.
    """
    refuse_default_credentials(client)
    if not plan.only_withdraws:
        refuse_closed(client, campaign.name)
    if plan.refusals:
        raise FielError("\n".join(plan.refusals))
    workspace_id = persist(lambda: _ensure_workspace(client, campaign.name))
    ensure_about_dataset(client, campaign, workspace_id)
    launches = [
        _launch_dataset(
            client,
            campaign,
            each,
            workspace_id,
            checks[each.task.name],
            opinions.get(each.task.name, {}),
            weights.get(each.task.name, {}),
            progress,
        )
        for each in plan.datasets
    ]
    done = _withdraw_items(client, campaign, plan, launches)
    done += [_launch_blind(client, campaign, each, workspace_id) for each in plan.blind]
    return done if has_own_orders(client) else [_add_orders(each) for each in done]


def _launch_blind(client: Argilla, campaign: Campaign, plan: BlindPlan, workspace_id: str) -> TaskLaunch:
    dataset_id = launch_blind(client, campaign, plan, workspace_id)
    return TaskLaunch(
        task=plan.task,
        dataset=plan.dataset,
        created=plan.dataset_id is None,
        added=len(plan.new),
        present=len(plan.unchanged) + len(plan.restored),
        address=annotation_address(public_address(client), dataset_id),
        settings=tuple(change.text for change in plan.settings),
        withdrawn=len({each.item_id for each in plan.retired}),
    )


def _add_orders(launched: TaskLaunch) -> TaskLaunch:
    first, *others = order_addresses(launched.address)
    return replace(launched, address=first, others=tuple(others))


def _withdraw_items(
    client: Argilla, campaign: Campaign, plan: LaunchPlan, launches: Sequence[TaskLaunch]
) -> list[TaskLaunch]:
    """Mark the records of withdrawn items, and add their numbers to what was done to each dataset."""
    mark_withdrawn(client, plan.withdrawn, language=campaign.form_language)
    items: dict[str, set[str]] = {}
    for revision in plan.withdrawn:
        items.setdefault(revision.dataset, set()).add(revision.item_id)
    done = [replace(each, withdrawn=len(items.pop(each.dataset, ()))) for each in launches]
    datasets = find_datasets(client, campaign.name) if items else {}
    return done + [
        TaskLaunch(
            task=name,
            dataset=name,
            created=False,
            added=0,
            present=0,
            address=annotation_address(public_address(client), datasets[name]["id"]),
            withdrawn=len(ids),
        )
        for name, ids in items.items()
    ]


def _ensure_workspace(client: Argilla, name: str) -> str:
    if (found := find_workspace(client, name)) is not None:
        return found
    try:
        return str(call(client, "POST", "workspaces", json={"name": name})["id"])
    except AlreadyThere:
        return str(find_workspace(client, name))


def _launch_dataset(
    client: Argilla,
    campaign: Campaign,
    plan: DatasetPlan,
    workspace_id: str,
    checks: Sequence[Check],
    opinions: Opinions,
    weights: Weights,
    progress: Advance,
) -> TaskLaunch:
    progress(len(plan.unchanged))
    dataset_id = plan.dataset_id or create_form(client, workspace_id, plan.dataset, plan.form)
    if plan.settings:
        apply_planned(client, dataset_id, plan.form, plan.settings)
    note_page(client, dataset_id, campaign, plan.task)
    questions = fetch_questions(client, dataset_id)
    places, checked = find_places(campaign, plan, checks, weights)
    build = RecordBuilder(campaign, plan.task, checks, opinions, weights, places, questions, checked)
    revised = [*plan.revised, *_replace_texts(client, dataset_id, plan, build, progress)]
    with closing(build.all([*((item, 1) for item in plan.new), *revised])) as records:
        send_records(client, dataset_id, records, progress=progress)
    restored = build.all([(item, revision.number) for item, revision in plan.restored])
    for (_, revision), record in zip(plan.restored, restored, strict=True):
        restore_current(client, revision, priority=record["metadata"][PRIORITY_PROPERTY])
        progress(1)
    refreshed = 0
    if plan.unchanged:
        refreshed = refresh_records(
            client,
            dataset_id,
            {item.id: item for item in plan.unchanged},
            lambda items: build.all([(item, 1) for item in items]),
            proofread=any(is_proofreading(each) for each in checks),
            reviewed=bool(opinions),
            audited=partial(is_audited, campaign.name, plan.task.name, share=campaign.annotation.audit),
        )
    # Last, when the replacing text exists.
    mark_superseded(client, plan.superseded, language=campaign.form_language)
    return TaskLaunch(
        task=plan.task.name,
        dataset=plan.dataset,
        created=plan.dataset_id is None,
        added=len(plan.new),
        present=len(plan.unchanged) + len(plan.replaced) + len(plan.revised) + len(plan.restored),
        address=annotation_address(public_address(client), dataset_id),
        replaced=len(plan.replaced) + len(plan.revised) - len(revised),
        revised=len(revised),
        settings=tuple(change.text for change in plan.settings),
        refreshed=refreshed,
        weights=weights,
    )


def _replace_texts(
    client: Argilla, dataset_id: str, plan: DatasetPlan, build: RecordBuilder, progress: Advance
) -> list[tuple[Item, int]]:
    """Replace changed texts that nobody answered; return those answered meanwhile as new revisions."""
    built = build.all([(item, revision.number) for item, revision in plan.replaced])
    texts = list(zip((revision for _, revision in plan.replaced), built, strict=True))
    answered = []
    for (item, revision), done in zip(plan.replaced, replace_texts(client, dataset_id, texts), strict=True):
        if done:
            progress(1)
        else:
            answered.append((item, revision.number + 1))
            plan.superseded.append(revision)
    return answered
