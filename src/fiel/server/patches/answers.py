"""Answers that are sent again while the first is still being stored, as after a lost acknowledgement.

Argilla looks whether a person answered the record and then stores the answer: of two requests at once the
second fails as if the server were broken, though the answer is there. To turn that failure into a refusal is
not enough: with several of them at once, SQLite stayed locked and no answer at all was stored any more.

A change of an answer overwrites whatever is there. With ``If-Match: "updated_at"`` it is made only if the
answer is still the one that its sender saw; otherwise it is refused with 412.
"""

import asyncio
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

from argilla_server.contexts import datasets
from argilla_server.models import Record, Response, User
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

_seen: ContextVar[str] = ContextVar("seen", default="")


class Preconditions:
    """Note with each request which answer its sender saw."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        if scope["type"] == "http":
            _seen.set(Headers(scope=scope).get("if-match", "").strip('"'))
        await self._app(scope, receive, send)


def take_turns_with_answers() -> None:
    """Have a person's second answer to a record wait for the first, and be refused as one that came later.

    No other server runs on the database, so that it is enough to wait here.
    """
    create, update = datasets.create_response, datasets.update_response
    turns: WeakValueDictionary[tuple[UUID, UUID], asyncio.Lock] = WeakValueDictionary()

    @wraps(create)
    async def create_response(
        db: AsyncSession, search_engine: Any, record: Record, user: User, response_create: Any
    ) -> Response:
        async with turns.setdefault((record.id, user.id), asyncio.Lock()):
            return await create(db, search_engine, record, user, response_create)

    @wraps(update)
    async def update_response(
        db: AsyncSession, search_engine: Any, response: Response, response_update: Any
    ) -> Response:
        async with turns.setdefault((response.record_id, response.user_id), asyncio.Lock()):
            await _require_unchanged(db, response)
            return await update(db, search_engine, response, response_update)

    datasets.create_response, datasets.update_response = create_response, update_response


async def _require_unchanged(db: AsyncSession, response: Response) -> None:
    if not (seen := _seen.get()):
        return
    await db.refresh(response, ["updated_at"])
    try:
        unchanged = datetime.fromisoformat(seen) == response.updated_at
    except (TypeError, ValueError):
        unchanged = False
    if not unchanged:
        raise HTTPException(412, f"expected the answer of {seen[:40]}, found it changed since")
