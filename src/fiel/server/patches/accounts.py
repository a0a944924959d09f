"""Accounts that two people make or rename at once, or that another person takes over.

Argilla looks whether an account is there and then makes it: of two requests at once the second fails as if
the server were broken. And it makes an API key once and never another: whoever had an account before it got
another name and another password would keep the key, and could change or delete the answers given with it.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from argilla_server.contexts import accounts
from argilla_server.errors.future import NotUniqueError
from argilla_server.models import User
from argilla_server.models.database import generate_user_api_key
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

Create = Callable[..., Awaitable[Any]]


def refuse_doubles() -> None:
    """Have the second of two equal requests at once refused as one that came later is."""
    accounts.create_user = _refusing(accounts.create_user, "this user is there already")
    accounts.create_workspace_user = _refusing(
        accounts.create_workspace_user, "this user is in the workspace already"
    )


def renew_keys() -> None:
    """Have a change of user name and password together make a new API key too."""
    update = accounts.update_user

    async def update_user(db: AsyncSession, user: User, user_attrs: dict[str, Any]) -> User:
        if user_attrs.get("password") and user_attrs.get("username", user.username) != user.username:
            user_attrs = {**user_attrs, "api_key": generate_user_api_key()}
        return await update(db, user, user_attrs)

    accounts.update_user = update_user


def _refusing(create: Create, message: str) -> Create:
    @wraps(create)
    async def created(db: AsyncSession, *arguments: Any, **options: Any) -> Any:
        try:
            return await create(db, *arguments, **options)
        except IntegrityError:
            await db.rollback()
            raise NotUniqueError(message) from None

    return created
