"""How many requests may work on the database at once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

from argilla_server.database import get_async_db
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
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

    for route in api.routes:
        if isinstance(route, APIRoute):
            _replace(route.dependant, get_session)


def _replace(dependant: Dependant, get_session: Callable[[], AsyncIterator[AsyncSession]]) -> None:
    """Put a function in the place of Argilla's, wherever a route depends on it.

    FastAPI's ``dependency_overrides`` would have it read the function's signature anew at each request.
    """
    for dependency in dependant.dependencies:
        if dependency.call is get_async_db:
            dependency.call = get_session
            dependency.cache_key = (get_session, *dependency.cache_key[1:])  # one session a request
        _replace(dependency, get_session)
