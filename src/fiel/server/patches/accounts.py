"""A new API key for an account that is given another name and another password.

Argilla makes an API key once and never another. Whoever had the account before would keep the key, and could
change or delete the answers given with it.
"""

from typing import Any

from argilla_server.contexts import accounts
from argilla_server.models import User
from argilla_server.models.database import generate_user_api_key
from sqlalchemy.ext.asyncio import AsyncSession


def renew_keys() -> None:
    """Have a change of user name and password together make a new API key too."""
    update = accounts.update_user

    async def update_user(db: AsyncSession, user: User, user_attrs: dict[str, Any]) -> User:
        if user_attrs.get("password") and user_attrs.get("username", user.username) != user.username:
            user_attrs = {**user_attrs, "api_key": generate_user_api_key()}
        return await update(db, user, user_attrs)

    accounts.update_user = update_user
