"""Checks of ours in front of Argilla's functions that store something."""

from collections.abc import Awaitable, Callable
from functools import wraps
from types import ModuleType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

Before = Callable[[AsyncSession, Any, Any], Awaitable[None]]
"""Called with the database, the record or answer that is there, and the change; refuses by raising."""


def check_before(module: ModuleType, name: str, check: Before) -> None:
    """Make ``module.NAME(db, search_engine, subject, …, change)`` of Argilla check first."""
    store = getattr(module, name)

    @wraps(store)
    async def check_and_store(db: AsyncSession, search_engine: Any, subject: Any, *more: Any) -> Any:
        await check(db, subject, more[-1])
        return await store(db, search_engine, subject, *more)

    setattr(module, name, check_and_store)
