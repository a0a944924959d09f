"""From a campaign and its items to datasets in Argilla, as often as one likes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any

import argilla as rg

from fiel.annotation.about import ensure_about_dataset
from fiel.annotation.client import call, refuse_default_credentials, send_json
from fiel.annotation.form import (
    DIGEST_KEY,
    annotation_address,
    build_record,
    build_settings,
    dataset_name,
    group_shapes,
)
from fiel.annotation.records import fetch_records, find_datasets, find_workspace
from fiel.campaign import Campaign, Task
from fiel.checks import Check, check_item
from fiel.errors import FielError
from fiel.items import Item

_BATCH_RECORDS = 250  # Argilla takes up to 500 records in a request; half keeps the bar moving
_REQUESTS_AT_ONCE = 2  # while the server stores one batch, the next is on its way


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLaunch:
    """What a launch does to one dataset.

    Attributes:
        task: Name of the task.
        dataset: Name of the dataset in Argilla.
        created: Whether the dataset is new.
        added: How many records are new.
        present: How many were there already.
        address: Where people annotate it.
    """

    task: str
    dataset: str
    created: bool
    added: int
    present: int
    address: str


@dataclass(frozen=True, slots=True)
class _Plan:
    task: Task
    dataset: str
    shape: tuple[str, ...]
    present: int
    missing: list[Item]
    dataset_id: str | None = None
    draft_id: str | None = None


Progress = Callable[[int], None]
"""Told how many more records are in Argilla."""


def launch_campaign(
    client: rg.Argilla,
    campaign: Campaign,
    items: Mapping[str, Sequence[Item]],
    *,
    guidelines: Mapping[str, str],
    checks: Mapping[str, Sequence[Check]],
    progress: Progress = lambda count: None,
) -> list[TaskLaunch]:
    """Create what is missing of a campaign in Argilla, and nothing else.

    All that could be refused is refused before the first change. What an interrupted launch left is
    completed; a second launch changes nothing.

    Args:
        client: Connection of an owner.
        campaign: The campaign.
        items: The items by task name.
        guidelines: The annotation guide's text by task name.
        checks: The checks for the items by task name; records that are there are not checked again, and
            keep what was found when they were launched.
        progress: Called with the number of records that were there, then of each batch that was stored.

    Returns:
        What was done, dataset by dataset.

    Raises:
        FielError: The server has credentials that everyone knows, the workspace holds items of something
            else, or the text of an item changed since.
    """
    refuse_default_credentials(client)
    plans = list(_plan_campaign(client, campaign, items))
    if find_workspace(client, campaign.name) is None:
        rg.Workspace(name=campaign.name, client=client).create()
    ensure_about_dataset(client, campaign)
    launches = []
    for plan in plans:
        progress(plan.present)
        dataset_id = plan.dataset_id or _create_dataset(client, campaign, plan, guidelines[plan.task.name])
        _send_records(client, campaign, plan, dataset_id, checks[plan.task.name], progress)
        launches.append(
            TaskLaunch(
                task=plan.task.name,
                dataset=plan.dataset,
                created=plan.dataset_id is None,
                added=len(plan.missing),
                present=plan.present,
                address=annotation_address(client.api_url, dataset_id),
            )
        )
    return launches


def _plan_campaign(
    client: rg.Argilla, campaign: Campaign, items: Mapping[str, Sequence[Item]]
) -> Iterator[_Plan]:
    datasets = find_datasets(client, campaign.name)
    wanted = {
        dataset_name(task, shape): (task, shape, group)
        for task in campaign.tasks
        for shape, group in group_shapes(task.definition, items[task.name]).items()
    }
    strangers = sorted(name for name, dataset in datasets.items() if name not in wanted and dataset["ready"])
    if strangers:
        raise FielError(
            f"{campaign.name}: expected the workspace of this campaign, found the datasets "
            f"{', '.join(strangers)} of another campaign of this name in Argilla. Give this one another name."
        )
    for name, (task, shape, group) in wanted.items():
        yield _plan_dataset(client, campaign, task, name, shape, group, datasets.get(name))


def _plan_dataset(
    client: rg.Argilla,
    campaign: Campaign,
    task: Task,
    name: str,
    shape: tuple[str, ...],
    items: Sequence[Item],
    dataset: Mapping[str, Any] | None,
) -> _Plan:
    if dataset is None or not dataset["ready"]:
        draft_id = dataset["id"] if dataset else None
        return _Plan(task, name, shape, 0, list(items), draft_id=draft_id)
    stored = {
        record["external_id"]: (record.get("metadata") or {}).get(DIGEST_KEY)
        for record in fetch_records(client, dataset["id"])
    }
    unknown = sorted(set(stored) - {item.id for item in items})
    if unknown:
        raise FielError(
            f"{campaign.name}: {name}: expected only this campaign's items in Argilla, found {len(unknown)} "
            f"others, such as {unknown[0]}. Another campaign of this name was launched, or this one "
            "takes fewer items than before: give it another name. Nothing was changed."
        )
    changed = [item.id for item in items if stored.get(item.id, item.digest) != item.digest]
    if changed:
        raise FielError(
            f"{campaign.name}: {name}: expected the texts that were launched, found {len(changed)} items "
            f"changed since, such as {changed[0]}. People may have answered the old text: launch the new one "
            "under another campaign name. Nothing was changed."
        )
    missing = [item for item in items if item.id not in stored]
    return _Plan(task, name, shape, len(stored), missing, dataset["id"])


def _create_dataset(client: rg.Argilla, campaign: Campaign, plan: _Plan, guidelines: str) -> str:
    if plan.draft_id:  # left by an interrupted launch: a draft holds no record
        call(client, "DELETE", f"datasets/{plan.draft_id}")
    settings = build_settings(campaign, plan.shape, guidelines=guidelines)
    dataset = rg.Dataset(name=plan.dataset, workspace=campaign.name, settings=settings, client=client)
    return str(dataset.create().id)


def _send_records(
    client: rg.Argilla,
    campaign: Campaign,
    plan: _Plan,
    dataset_id: str,
    checks: Sequence[Check],
    progress: Progress,
) -> None:
    if not plan.missing:
        return
    answer = call(client, "GET", f"datasets/{dataset_id}/questions")
    questions = {question["name"]: question["id"] for question in answer["items"]}
    if set(plan.shape) - set(questions):
        raise FielError(
            f"{campaign.name}: {plan.dataset}: expected a form with the boxes {', '.join(plan.shape)}, found "
            f"{', '.join(questions)}: the dataset in Argilla is of something else"
        )
    sent: dict[Future[None], Sequence[Item]] = {}
    with ThreadPoolExecutor(_REQUESTS_AT_ONCE) as threads:  # leaving it waits for the requests under way
        for batch in _batches(plan.missing):
            if len(sent) == _REQUESTS_AT_ONCE:
                _await_one(client, campaign, dataset_id, sent, progress)
            records = [
                build_record(
                    campaign, plan.task, item, findings=check_item(item, checks), questions=questions
                )
                for item in batch
            ]
            # Created, not upserted: if another launch was quicker, this one fails and overwrites nothing.
            path = f"datasets/{dataset_id}/records/bulk"
            sent[threads.submit(send_json, client, path, {"items": records})] = batch
        while sent:
            _await_one(client, campaign, dataset_id, sent, progress)


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), _BATCH_RECORDS):
        yield items[start : start + _BATCH_RECORDS]


def _await_one(
    client: rg.Argilla,
    campaign: Campaign,
    dataset_id: str,
    sent: dict[Future[None], Sequence[Item]],
    progress: Progress,
) -> None:
    """Wait until a request is answered; when one was refused, until all are, and say why."""
    done, _ = wait(sent, return_when=FIRST_COMPLETED)
    for request in done:
        batch = sent.pop(request)
        try:
            request.result()
        except FielError:
            wait(sent)
            _refuse_race(client, campaign, dataset_id, batch)
            raise
        progress(len(batch))


def _refuse_race(client: rg.Argilla, campaign: Campaign, dataset_id: str, batch: Sequence[Item]) -> None:
    stored = {record["external_id"] for record in fetch_records(client, dataset_id)}
    if stored & {item.id for item in batch}:
        raise FielError(
            f"{campaign.name}: expected to be the only launch, found that another is adding the same items. "
            "Run it again when that one has ended; nothing was doubled."
        ) from None
