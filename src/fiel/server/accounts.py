"""Many accounts in one request; passwords are hashed where that holds nobody up.

Argilla hashes the password of each new account between two other requests, for a quarter of a second.
"""

import asyncio
import os
from typing import Annotated, Any
from uuid import UUID

from argilla_server.api.policies.v1 import UserPolicy, authorize
from argilla_server.api.schemas.v1.users import UserCreate, Users
from argilla_server.contexts import accounts
from argilla_server.errors.future import NotUniqueError
from argilla_server.models import User, Workspace, WorkspaceUser
from argilla_server.validators.users import UserCreateValidator
from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.dependencies import CurrentUser, Database

MOST_ACCOUNTS = 100
"""In one request, so that it takes seconds."""

_THREADS = asyncio.Semaphore(os.cpu_count() or 1)

router = APIRouter(prefix="/fiel", include_in_schema=False)


class NewAccounts(BaseModel):
    """Accounts as in ``POST users``, and a workspace that they become members of."""

    workspace_id: UUID | None = None
    accounts: Annotated[list[UserCreate], Field(min_length=1, max_length=MOST_ACCOUNTS)]


class _Hash(str):
    """A password's hash."""


def hash_in_threads() -> None:
    """Hash the passwords of Argilla's own routes in threads, too."""
    create, update, hash_password = accounts.create_user, accounts.update_user, accounts.hash_password

    async def create_user(db: AsyncSession, user_attrs: dict[str, Any], *arguments: Any) -> User:
        return await create(db, await _hash(user_attrs), *arguments)

    async def update_user(db: AsyncSession, user: User, user_attrs: dict[str, Any]) -> User:
        return await update(db, user, await _hash(user_attrs))

    async def _hash(attributes: dict[str, Any]) -> dict[str, Any]:
        if "password" not in attributes:
            return attributes
        return {**attributes, "password": _Hash(await hash_aside(attributes["password"]))}

    def hash_once(password: str) -> str:
        return str(password) if isinstance(password, _Hash) else str(hash_password(password))

    accounts.create_user, accounts.update_user, accounts.hash_password = create_user, update_user, hash_once


async def hash_aside(password: str) -> str:
    """Hash a password in a thread, as many at once as the machine has cores."""
    async with _THREADS:
        hashed: str = await asyncio.to_thread(accounts.hash_password, password)
        return hashed


@router.post("/accounts", status_code=201, response_model=Users)
async def create_accounts(
    db: Database,
    current_user: CurrentUser,
    new: NewAccounts,
) -> Users:
    """Create accounts for an owner, all or none.

    Raises:
        NotUniqueError: One of them exists.
        UnprocessableEntityError: A name or an id cannot be used.
    """
    await authorize(current_user, UserPolicy.create)  # only for owners
    if new.workspace_id is not None:
        await Workspace.get_or_raise(db, new.workspace_id)
    await db.rollback()  # what was read must not keep this transaction from writing
    hashes = await asyncio.gather(*(hash_aside(each.password) for each in new.accounts))
    try:
        users = [
            await _create(db, each, password_hash)
            for each, password_hash in zip(new.accounts, hashes, strict=True)
        ]
        if new.workspace_id is not None:
            places = [{"workspace_id": new.workspace_id, "user_id": user.id} for user in users]
            db.add_all(WorkspaceUser(**place) for place in places)
        await db.commit()
    except IntegrityError:
        await db.rollback()
        raise NotUniqueError("one of these users already exists") from None
    return Users(items=users)


async def _create(db: AsyncSession, new: UserCreate, password_hash: str) -> User:
    user = User(**new.model_dump(exclude={"password"}), password_hash=password_hash)
    await UserCreateValidator.validate(db, user=user)
    db.add(user)
    await db.flush()
    return user
