"""How much one request may carry, by who sends it and where.

Argilla reads the whole body of a request into memory before it asks who sent it, and then names each value in
it that is wrong, several times over. On the stack the proxy sees to the sizes; the embedded server is often
reached without one.
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
    """Refuse bodies that hold too much."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, or that there is too much of it."""
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
    """There is more in a request than is taken."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        # Otherwise the rest is read only to be thrown away.
        self.answer = JSONResponse({"detail": text}, status, headers={"Connection": "close"})


class _Gone(Exception):
    """Who sent the request went away before the end of it."""


async def _read_body(scope: Scope, receive: Receive) -> bytes:
    """Read a body up to what its sender may send, who is looked up only when it is large.

    Raises:
        _TooMuch: It is larger.
        _Gone: It ended before its end.
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
    """Say whether the key or the token of a request is that of an owner or an admin."""
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
    """Look at the JSON before Argilla does.

    Raises:
        _TooMuch: It has too many values, texts that are too long or too many levels.
    """
    if not body or scope["path"].endswith("/token"):
        return
    try:
        value = load_json(body)
    except (ValueError, RecursionError):
        return  # the application says so
    searches = scope["path"].endswith("/records/search")
    excess = find_excess(value, letters=QUERY_LETTERS if searches else BODY_BYTES)
    if excess is None or (_is_bulk(scope) and await _is_organizer(scope)):
        return
    if searches and await _is_organizer(scope):
        excess = find_excess(value, letters=ORGANIZERS_QUERY_LETTERS)
    if excess is not None:
        raise _TooMuch(422, excess)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return what gives the body in one piece, and then what else comes."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return waiting.pop() if waiting else await receive()

    return receive_again


def name_few_errors() -> None:
    """Have an answer name the first mistakes of a request, and not repeat what was sent.

    FastAPI finds as many as there are values, each with the value, and Argilla walks through all of them.
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
