"""Sign-in through OAuth: separate accounts, no owners, and no way into a closed campaign.

Argilla gives an account to anyone with the same user name at a provider: somebody called ``owner`` on the
Hugging Face Hub would get the owner's account and API key. Here, OAuth accounts have names that no other
account has, such as ``hf:ana``.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from argilla_server.contexts import accounts
from argilla_server.models import Dataset, User, UserRole, Workspace, WorkspaceUser
from argilla_server.security.authentication.oauth2 import OAuth2ClientProvider
from fastapi import APIRouter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.people.roster import CLOSED_KEY, HUB_PREFIX

router = APIRouter(tags=["Fiel"])


@router.get("/fiel/sign-in")
async def describe_sign_in() -> dict[str, bool]:
    """Report that OAuth accounts have separate names here, unlike in a stock Argilla."""
    return {"separate_accounts": True}


def separate_accounts() -> None:
    """Limit OAuth to accounts whose names begin with their provider's."""
    standardize = OAuth2ClientProvider.standardize

    def standardized(self: OAuth2ClientProvider, data: dict[str, Any]) -> dict[str, Any]:
        return _rename(self.name, standardize(self, data))

    OAuth2ClientProvider.standardize = standardized
    # A sign-in would "synchronize" roles and workspaces, which only organizers should assign.
    OAuth2ClientProvider.sync_user = property(lambda self: False, lambda self, value: None)


def _rename(provider: str, details: Mapping[str, Any]) -> dict[str, Any]:
    name = details.get("username")
    if not isinstance(name, str) or not name.strip():
        return {**details, "username": ""}  # refused by Argilla
    prefix = HUB_PREFIX if provider == "huggingface" else f"{provider}:"
    return {
        **details,
        "username": f"{prefix}{name}",
        "first_name": details.get("first_name") or details.get("fullname") or name,
        # Without a role, Argilla makes the person named in the variable USERNAME an owner.
        "role": details.get("role") or UserRole.annotator.value,
    }


def respect_closing() -> None:
    """Keep first sign-ins out of a closed campaign; such people are admitted when it is reopened.

    The person becomes a member before the notes are read. Closing writes the notes before it removes members:
    whichever happens first, nobody stays in.
    """
    create = accounts.create_user_with_random_password

    async def create_user(
        db: AsyncSession, *arguments: Any, workspaces: list[str] | None = None, **options: Any
    ) -> User:
        user: User = await create(db, *arguments, workspaces=workspaces, **options)
        for dataset in await _closed_datasets(db, workspaces or []):
            dataset.metadata_ = _with_member(dataset.metadata_, str(user.id))
            place = {"workspace_id": dataset.workspace_id, "user_id": user.id}
            if membership := await WorkspaceUser.get_by(db, **place):
                await membership.delete(db, autocommit=False)
        await db.commit()
        return user

    accounts.create_user_with_random_password = create_user


async def is_closed(db: AsyncSession, workspace_id: UUID) -> bool:
    """Tell whether a workspace's campaign is closed, or being closed."""
    noted = Dataset.__table__.c["metadata"][CLOSED_KEY].as_string()  # the rest can be megabytes of replies
    closed = select(Dataset.id).where(Dataset.workspace_id == workspace_id, noted.is_not(None))
    return await db.scalar(closed.limit(1)) is not None


async def _closed_datasets(db: AsyncSession, workspaces: list[str]) -> list[Dataset]:
    named = select(Dataset).join(Workspace).where(Workspace.name.in_(workspaces))
    datasets = (await db.execute(named)).scalars().all()
    return [each for each in datasets if (each.metadata_ or {}).get(CLOSED_KEY)]


def _with_member(metadata: Mapping[str, Any], user: str) -> dict[str, Any]:
    closing = metadata[CLOSED_KEY]
    return {**metadata, CLOSED_KEY: {**closing, "members": sorted({*closing["members"], user})}}
