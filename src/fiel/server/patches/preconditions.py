"""Answers that are only overwritten if unchanged, and records that are only changed if nobody answered them.

A command that changes another person's answer, such as ``fiel requeue``, has read it before, and the person
can send a new one in between. HTTP's ``If-Match`` (RFC 9110, 13.1.1) prevents that, but Argilla does not
support it: here the tag is the answer's ``updated_at``, and a changed answer is refused with 412 inside the
transaction that would have written. A record with the header `UNANSWERED` is refused in the same way once it
has a response of any kind.
"""

from contextvars import ContextVar
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from argilla_server.contexts import datasets, records
from argilla_server.models import Record, Response
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from fiel.server.patches.checking import check_before

UNANSWERED = "fiel-if-unanswered"
"""Header of a request to change a record only if it has no response: drafts and discards are work, too."""

_expected: ContextVar[str | None] = ContextVar("expected", default=None)
_unanswered: ContextVar[bool] = ContextVar("unanswered", default=False)


class Preconditions:
    """ASGI middleware that notes the precondition of a request to change an answer or a record."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and scope["method"] == "PUT":
            _expected.set(Headers(scope=scope).get("if-match"))
        if scope["type"] == "http" and scope["method"] == "PATCH":
            _unanswered.set(UNANSWERED in Headers(scope=scope))
        await self._app(scope, receive, send)


def keep_newer_answers() -> None:
    """Refuse to overwrite an answer that does not match the request's precondition."""

    async def claim_expected(db: AsyncSession, response: Response, _: Any) -> None:
        expected = _expected.get()
        if expected not in (None, "*"):
            await _claim(db, response, str(expected))

    check_before(datasets, "update_response", claim_expected)


def spare_answered_records() -> None:
    """Refuse to change a record that has a response if the request asks for that."""

    async def claim_if_asked(db: AsyncSession, record: Record, _: Any) -> None:
        if _unanswered.get():
            await _claim_unanswered(db, record)

    check_before(records, "update_record", claim_if_asked)


async def _claim_unanswered(db: AsyncSession, record: Record) -> None:
    """Lock a record against new responses until the transaction ends, if it has none.

    A new response locks the record's row for its foreign key: PostgreSQL waits for it here, or it for us.
    SQLite has one writer at a time, which the update makes us.

    Raises:
        HTTPException: It has a response.
    """
    await db.execute(sa.select(Record.id).where(Record.id == record.id).with_for_update())
    free = (
        sa.update(Record)
        .where(Record.id == record.id, ~sa.exists().where(Response.record_id == record.id))
        .values(updated_at=Record.updated_at)
        .execution_options(synchronize_session=False)
    )
    done: Any = await db.execute(free)
    if done.rowcount != 1:
        raise HTTPException(412, f"record {record.id}: somebody has answered it")


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
