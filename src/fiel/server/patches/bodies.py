"""Limits on the size of a request, by sender and path.

Argilla reads the whole body into memory before it checks who sent it, and then reports each invalid value in
it, several times over. The stack's proxy limits sizes; the embedded server often runs without one.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from argilla_server.database import get_async_db
from argilla_server.errors import UnauthorizedError
from argilla_server.errors.error_handler import APIErrorHandler
from argilla_server.models import User
from argilla_server.security.authentication.provider import AuthenticationProvider
from fastapi.exceptions import RequestValidationError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fiel.server.fastjson import load_json
from fiel.server.patches.limits import note_caller
from fiel.server.patches.sizes import (
    BODY_BYTES,
    BULK_BYTES,
    ORGANIZERS_BYTES,
    ORGANIZERS_QUERY_LETTERS,
    QUERY_LETTERS,
    SIGN_IN_BYTES,
    find_excess,
)

ERRORS_NAMED = 10
_INPUT_LETTERS = 200


class BodyLimit:
    """Refuse bodies that are too large."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or refuse it as too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        note_caller(scope)
        try:
            body = await _read_body(scope, receive)
            await _check_values(scope, body)
        except _TooMuch as error:
            await error.answer(scope, receive, send)
            return
        except _Gone:
            return
        await self._app(scope, _replay(body, receive), send)


class _TooMuch(Exception):
    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        # Otherwise the rest would be read only to be discarded.
        self.answer = JSONResponse({"detail": text}, status, headers={"Connection": "close"})


class _Gone(Exception):
    """The client disconnected before the end of its request."""


async def _read_body(scope: Scope, receive: Receive) -> bytes:
    """Read a body up to the sender's limit; the sender is only looked up for large bodies.

    Raises:
        _TooMuch: It is larger.
        _Gone: The client disconnected.
    """
    signs_in = scope["path"].endswith("/token")
    limit, known = SIGN_IN_BYTES if signs_in else BODY_BYTES, signs_in
    announced = Headers(scope=scope).get("content-length", "0")
    size, arrived = int(announced) if announced.isdecimal() else 0, 0
    chunks, more = list[bytes](), True
    while True:
        if max(size, arrived) > limit and not known:
            limit, known = await _limit_of(scope), True
        if max(size, arrived) > limit:
            unit = f"{limit // 2**20} MB" if limit >= 2**20 else f"{limit // 2**10} KB"
            raise _TooMuch(413, f"expected at most {unit} in a request, found more")
        if not more:
            return b"".join(chunks)
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        chunks.append(message.get("body", b""))
        arrived, more = arrived + len(chunks[-1]), message.get("more_body", False)


async def _limit_of(scope: Scope) -> int:
    if not await _is_organizer(scope):
        return BODY_BYTES
    return BULK_BYTES if _is_bulk(scope) else ORGANIZERS_BYTES


def _is_bulk(scope: Scope) -> bool:
    return bool(scope["path"].endswith("/records/bulk"))


async def _is_organizer(scope: Scope) -> bool:
    request = Request({**scope, "state": {}})
    async with _session() as session:
        request.state.db = session
        for backend in AuthenticationProvider.backends:
            try:
                found = await backend.authenticate(request)
            except UnauthorizedError:
                return False
            if found:
                user = await User.get_by(session, username=found[1].username)
                return user is not None and (user.is_owner or user.is_admin)
    return False


@asynccontextmanager
async def _session() -> AsyncIterator[AsyncSession]:
    sessions = get_async_db()
    try:
        yield await anext(sessions)
    finally:
        await sessions.aclose()


async def _check_values(scope: Scope, body: bytes) -> None:
    """Check the JSON before Argilla does.

    Raises:
        _TooMuch: It has too many values, texts that are too long or too many levels.
    """
    if not body or scope["path"].endswith("/token"):
        return
    if _is_bulk(scope) and await _is_organizer(scope):
        return  # may have any number of values
    try:
        value = load_json(body)
    except (ValueError, RecursionError):
        return  # the application reports it
    searches = scope["path"].endswith("/records/search")
    excess = find_excess(value, letters=QUERY_LETTERS if searches else BODY_BYTES)
    if excess is None:
        return
    if searches and await _is_organizer(scope):
        excess = find_excess(value, letters=ORGANIZERS_QUERY_LETTERS)
    if excess is not None:
        raise _TooMuch(422, excess)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return a receiver that yields the body in one piece, and then later messages."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return waiting.pop() if waiting else await receive()

    return receive_again


def name_few_errors() -> None:
    """Report only the first errors of a request, without repeating the input.

    FastAPI finds one per invalid value, including the value itself, and Argilla processes all of them.
    """
    convert = APIErrorHandler._exception_to_argilla_error

    def converted(error: Exception) -> Any:
        if isinstance(error, RequestValidationError):
            error = RequestValidationError([_shorten(each) for each in error.errors()[:ERRORS_NAMED]])
        return convert(error)

    APIErrorHandler._exception_to_argilla_error = staticmethod(converted)


def _shorten(error: dict[str, Any]) -> dict[str, Any]:
    found = error.get("input")
    long = isinstance(found, str | bytes) and len(found) > _INPUT_LETTERS
    if long or isinstance(found, list | dict):
        return {key: value for key, value in error.items() if key != "input"}
    return error
