"""What a campaign's datasets say for people's own pages, which the server makes (`fiel.server.own`).

The server has the answers but not the campaign's file, so titles, replies to comments and releases are noted
in the metadata of the datasets. All of it is public.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from fiel.annotation.client import Argilla, call
from fiel.annotation.guidelines import launched_datasets
from fiel.annotation.records import find_datasets, note_on_dataset
from fiel.campaign import Campaign, Task
from fiel.campaign.feedback import FeedbackAnswer
from fiel.people.notenames import PAGE_KEY, RELEASE_KEY, REPLIES_KEY

_REPLIES = 5_000
"""Most replies for one dataset: the newest ones; all of them are in the campaign's file of feedback."""


def note_page(client: Argilla, dataset_id: str, campaign: Campaign, task: Task) -> None:
    """Note in a dataset what the campaign and its task are called, and where the dashboard is."""
    note = {
        "task": task.name,
        "titles": campaign.title,
        "benchmark": task.definition.title,
        "form_language": campaign.form_language,
        "dashboard": campaign.dashboard_url,
    }
    note_on_dataset(client, dataset_id, PAGE_KEY, note)


def note_replies(client: Argilla, campaign: Campaign, answers: Mapping[str, FeedbackAnswer]) -> None:
    """Note the answers to comments, by comment id, in the datasets of their tasks."""
    for task, _, dataset in launched_datasets(client, campaign):
        replies = [each for each in answers.values() if each.task == task.name]
        newest = sorted(replies, key=lambda each: each.answered, reverse=True)[:_REPLIES]
        note = {each.id: {"done": each.done, "answered": each.answered.isoformat()} for each in newest}
        note_on_dataset(client, dataset, REPLIES_KEY, note or None)


def note_release(client: Argilla, campaign: str, task: str, *, url: str, until: datetime) -> None:
    """Note a public release of a task in its datasets; ``until`` is when its answers were collected."""
    note = {"url": url, "until": f"{until.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00"}
    for dataset in find_datasets(client, campaign).values():
        notes = call(client, "GET", f"datasets/{dataset['id']}")["metadata"] or {}
        if (notes.get(PAGE_KEY) or {}).get("task") == task:
            note_on_dataset(client, dataset["id"], RELEASE_KEY, note)
