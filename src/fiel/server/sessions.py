"""How many requests may work on the database at once."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from argilla_server.database import get_async_db
from sqlalchemy.ext.asyncio import AsyncSession

SESSIONS_AT_ONCE = 20


def bound_sessions(api: Any, limit: int = SESSIONS_AT_ONCE) -> None:
    """Let the requests of an API past a limit wait for those before them.

    A request holds one connection to the database and asks for a second while it does: for the search engine,
    or to update a record's status. With a bounded pool, as many requests as it has places wait for one
    another until they time out. With an unbounded one, they exhaust what PostgreSQL accepts: 100 connections
    unless told otherwise. So the pool is unbounded and the requests are counted: each takes one place before
    its first connection, and never waits for another place while it has one.

    Args:
        api: Argilla's FastAPI application whose handlers depend on ``get_async_db``.
        limit: Requests at work at once.
    """
    places = asyncio.Semaphore(limit)

    async def get_session() -> AsyncIterator[AsyncSession]:
        async with places:
            async for session in get_async_db():
                yield session

    api.dependency_overrides[get_async_db] = get_session
