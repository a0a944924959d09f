"""Answers that are written over only as they were read.

Whoever changes another person's answer, as ``fiel requeue`` does, has read it first, and the person may send
another one in between. HTTP has a word for it, ``If-Match`` (RFC 9110, 13.1.1), which Argilla does not know:
here the tag is the answer's ``updated_at``, and what moved is refused with 412 inside the transaction that
would have written.
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
    """ASGI middleware that notes what a request expects of the answer it changes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and scope["method"] == "PUT":
            _expected.set(Headers(scope=scope).get("if-match"))
        await self._app(scope, receive, send)


def keep_newer_answers() -> None:
    """Have an answer that is not what a request expects stay as it is."""
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
    """Take the answer's place in the database's order of writes, if nobody wrote since.

    Raises:
        HTTPException: Somebody did, or the tag is none of an answer's.
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
