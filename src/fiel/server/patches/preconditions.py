"""Answers that are only overwritten if unchanged since they were read.

A command that changes another person's answer, such as ``fiel requeue``, has read it before, and the person
can send a new one in between. HTTP's ``If-Match`` (RFC 9110, 13.1.1) prevents that, but Argilla does not
support it: here the tag is the answer's ``updated_at``, and a changed answer is refused with 412 inside the
transaction that would have written.
"""

from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any

import sqlalchemy as sa
from argilla_server.contexts import datasets
from argilla_server.models import Response
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

_expected: ContextVar[str | None] = ContextVar("expected", default=None)


class Preconditions:
    """ASGI middleware that records the precondition of a request to change an answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and scope["method"] == "PUT":
            _expected.set(Headers(scope=scope).get("if-match"))
        await self._app(scope, receive, send)


def keep_newer_answers() -> None:
    """Refuse to overwrite an answer that does not match the request's precondition."""
    update = datasets.update_response

    @wraps(update)
    async def update_response(
        db: AsyncSession, search_engine: Any, response: Response, response_update: Any
    ) -> Response:
        expected = _expected.get()
        if expected not in (None, "*"):
            await _claim(db, response, str(expected))
        return await update(db, search_engine, response, response_update)

    datasets.update_response = update_response


async def _claim(db: AsyncSession, response: Response, expected: str) -> None:
    """Claim the answer in the database's write order, if unchanged.

    Raises:
        HTTPException: It has changed, or the tag is invalid.
    """
    try:
        seen = datetime.fromisoformat(expected.strip().strip('"'))
    except ValueError:
        raise HTTPException(412, f"If-Match: expected the answer's updated_at, found {expected}") from None
    unchanged = (
        sa.update(Response)
        .where(Response.id == response.id, Response.updated_at == seen)
        .values(updated_at=Response.updated_at)
        .execution_options(synchronize_session=False)
    )
    done: Any = await db.execute(unchanged)
    if done.rowcount != 1:
        raise HTTPException(412, f"answer {response.id}: changed since {seen.isoformat()}")
