"""A limit on how many requests use the database at once."""

import asyncio
import functools
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from argilla_server.database import get_async_db
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from sqlalchemy.ext.asyncio import AsyncSession

SESSIONS_AT_ONCE = 20


def bound_sessions(api: Any, limit: int = SESSIONS_AT_ONCE) -> None:
    """Limit an API's concurrent requests, making others wait.

    A request holds one database connection while it asks for a second, for the search engine or to update a
    record's status. With a bounded pool, as many requests as it has places wait for one another until they
    time out. An unbounded pool exhausts PostgreSQL's connections, 100 by default. So the pool is unbounded
    and requests are counted: each takes one place before its first connection, and never waits for another.
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
    """Replace Argilla's dependency; ``dependency_overrides`` would inspect ours on each request."""
    for dependency in dependant.dependencies:
        if dependency.call is get_async_db:
            dependency.call = get_session
            dependency.cache_key = (get_session, *dependency.cache_key[1:])  # one session per request
        _replace(dependency, get_session)


def take_dependencies_at_once(api: Any) -> None:
    """Call what requests depend upon in the event loop instead of in a thread: none of it waits for anything.

    FastAPI asks a thread for each parameter that a function without ``async`` reads, twice for each queue.
    """
    for route in api.routes:
        if isinstance(route, APIRoute):
            _call_at_once(route.dependant)


def _call_at_once(dependant: Dependant) -> None:
    for dependency in dependant.dependencies:
        call: Any = dependency.call
        if _waits_in_thread(call):
            key = dependency.cache_key
            dependency.call = _asynchronous(call)
            dependency.cache_key = (dependency.call, *key[1:])
            dependency.__dict__.pop("is_coroutine_callable", None)  # FastAPI may have looked already
        _call_at_once(dependency)


def _waits_in_thread(call: Any) -> bool:
    """Whether FastAPI would call a class or function in a thread."""
    if inspect.iscoroutinefunction(call) or inspect.isasyncgenfunction(call):
        return False
    return inspect.isclass(call) or (inspect.isfunction(call) and not inspect.isgeneratorfunction(call))


@functools.cache
def _asynchronous(call: Any) -> Callable[..., Awaitable[Any]]:
    async def call_at_once(**values: Any) -> Any:
        return call(**values)

    return call_at_once
