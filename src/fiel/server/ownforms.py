"""The forms of a person's campaigns, as their own page and the end of a queue tell of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import DatasetStatus
from argilla_server.models import Dataset, Record, User, Workspace, WorkspaceUser
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.people.notenames import ABOUT_DATASET, BLIND_PREFIX, PAGE_KEY, has_items
from fiel.server.waiting import answered_by, waits_for

DATASETS = 200
"""In how many datasets a person's work is looked at."""


@dataclass(frozen=True, slots=True)
class AskedForm:
    """A dataset, and whether the person can answer there."""

    id: UUID
    name: str
    campaign: str
    member: bool
    notes: Mapping[str, Any]
    min_submitted: int

    @property
    def answers(self) -> bool:
        """Whether its items are answered, and not questions about oneself."""
        return self.member and has_items(self.name)

    @property
    def is_blind(self) -> bool:
        """Whether questions are answered there without the key."""
        return self.name.startswith(BLIND_PREFIX)

    @property
    def is_about(self) -> bool:
        """Whether people say there how they are named."""
        return self.name == ABOUT_DATASET

    @property
    def page(self) -> Mapping[str, Any]:
        """What was noted for people's pages; nothing before the campaign's next launch."""
        return self.notes.get(PAGE_KEY) or {}


async def read_forms(db: AsyncSession, user: User) -> list[AskedForm]:
    """Read the datasets of the person's campaigns, and those of closed ones in which they answered."""
    member = sa.exists().where(
        WorkspaceUser.workspace_id == Dataset.workspace_id, WorkspaceUser.user_id == user.id
    )
    answered = sa.exists().where(Record.dataset_id == Dataset.id, answered_by(user.id))
    statement = (
        sa.select(
            Dataset.id,
            Dataset.name,
            Workspace.name.label("campaign"),
            sa.or_(member, sa.literal(user.is_owner)).label("member"),
            Dataset.metadata_.label("notes"),
            Dataset.distribution,
        )
        .join(Workspace, Workspace.id == Dataset.workspace_id)
        .where(Dataset.status == DatasetStatus.ready, sa.or_(member, answered))
        .order_by(Workspace.name, Dataset.name)
        .limit(DATASETS)
    )
    return [
        AskedForm(
            row.id,
            row.name,
            row.campaign,
            bool(row.member),
            row.notes or {},
            int((row.distribution or {}).get("min_submitted") or 1),
        )
        for row in await db.execute(statement)
    ]


async def find_open(db: AsyncSession, user: User, forms: Sequence[AskedForm]) -> set[UUID]:
    """Return the datasets with an item that needs answers and has none of this person's."""
    waiting = sa.exists().where(Record.dataset_id == Dataset.id, waits_for(user.id))
    wanted = [form.id for form in forms if form.answers or form.is_blind]
    return set(await db.scalars(sa.select(Dataset.id).where(Dataset.id.in_(wanted), waiting)))


def describe_form(form: AskedForm, open_ones: set[UUID]) -> dict[str, Any]:
    """Describe a task, and whether something is open for the person there."""
    page = form.page
    return {
        "dataset": str(form.id),
        "campaign": form.campaign,
        "titles": page.get("titles") or {"": form.campaign},
        "task": page.get("benchmark") or page.get("task") or form.name,
        "language": page.get("form_language"),
        "dashboard": page.get("dashboard"),
        "open": form.id in open_ones,
    }


def describe_others(forms: Sequence[AskedForm], open_ones: set[UUID]) -> dict[str, Any]:
    """Describe what is no task: questions to answer without the key, and the forms about oneself.

    What is noted about the campaign is in its tasks. ``campaigns`` has the titles by the workspaces' names.
    """
    pages = {form.campaign: form.page for form in forms if form.page}
    benchmarks = {
        (form.campaign, form.page.get("task")): form.page.get("benchmark") for form in forms if form.page
    }

    def describe(form: AskedForm) -> dict[str, Any]:
        page, task = pages.get(form.campaign, {}), form.name.removeprefix(BLIND_PREFIX)
        return {
            "dataset": str(form.id),
            "campaign": form.campaign,
            "titles": page.get("titles") or {"": form.campaign},
            "task": benchmarks.get((form.campaign, task)) or task,
            "language": page.get("form_language"),
            "open": form.id in open_ones,
        }

    return {
        "blind": [describe(form) for form in forms if form.is_blind and form.member],
        "about": [describe(form) for form in forms if form.is_about and form.member],
        "campaigns": {name: page["titles"] for name, page in pages.items() if page.get("titles")},
    }


def describe_place(form: AskedForm, notes: Mapping[str, Any]) -> dict[str, Any]:
    """Tell where a record is shown, by its metadata."""
    return {"dataset": str(form.id) if form.member else None, "digest": notes.get("digest")}
