"""Accounts that are created or renamed twice at once, taken over by another person, or deleted.

Argilla checks whether an account exists and then creates it: the second of two simultaneous requests fails as
if the server were broken. It creates an API key once and never renews it: a former owner of an account that
got another name and password would keep the key, and could change or delete the answers given with it. And it
deletes a person's answers with their account, but leaves the items that they completed as completed.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

import sqlalchemy as sa
from argilla_server.contexts import accounts
from argilla_server.enums import ResponseStatus
from argilla_server.errors.future import NotUniqueError
from argilla_server.models import Response, User
from argilla_server.models.database import generate_user_api_key
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.joining.tables import create_tables, forget_keys, forget_person, turn
from fiel.server.statuses import settle_statuses

Create = Callable[..., Awaitable[Any]]


def refuse_doubles() -> None:
    """Refuse the second of two equal simultaneous requests as a duplicate."""
    accounts.create_user = _refusing(accounts.create_user, "this user already exists")
    accounts.create_workspace_user = _refusing(
        accounts.create_workspace_user, "this user is already in the workspace"
    )


def renew_keys() -> None:
    """Renew the API key when user name and password are changed together.

    Personal links and sessions end with every new password: an organizer gives one when an account is in
    wrong hands.
    """
    update = accounts.update_user

    async def update_user(db: AsyncSession, user: User, user_attrs: dict[str, Any]) -> User:
        if not user_attrs.get("password"):
            return await update(db, user, user_attrs)
        await create_tables()
        await db.commit()  # what was read must not keep this transaction from writing
        async with turn(db):
            if user_attrs.get("username", user.username) != user.username:
                user_attrs = {**user_attrs, "api_key": generate_user_api_key()}
                await forget_person(db, user.id)
            else:
                await forget_keys(db, user.id)
            return await update(db, user, user_attrs)

    accounts.update_user = update_user


def settle_items_of_the_deleted() -> None:
    """Return the items answered by a deleted account to the queue.

    The database deletes the answers, and Argilla does not update their records' status: completed without an
    answer, nobody would be offered them.
    """

    async def delete_user(db: AsyncSession, user: User) -> User:
        await create_tables()
        await forget_person(db, user.id)
        answered = sa.select(Response.record_id).where(
            Response.user_id == user.id, Response.status == ResponseStatus.submitted
        )
        records = (await db.scalars(answered)).all()
        deleted: User = await user.delete(db, autocommit=False)
        await db.flush()
        await settle_statuses(db, records)
        await db.commit()
        return deleted

    accounts.delete_user = delete_user


def _refusing(create: Create, message: str) -> Create:
    @wraps(create)
    async def created(db: AsyncSession, *arguments: Any, **options: Any) -> Any:
        try:
            return await create(db, *arguments, **options)
        except IntegrityError:
            await db.rollback()
            raise NotUniqueError(message) from None

    return created
