"""How much one request may carry, and how often one may try a password.

Argilla reads the whole body of a request into memory before it asks who sent it, and tries as many passwords
as it is sent. On the stack the proxy sees to both; the embedded server is often reached without one.
"""

import asyncio
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_BYTES = 4 * 2**20
BULK_BYTES = 64 * 2**20
"""For many records at once, which may hold long texts, vectors or pictures."""

FAILURES = 10
FAILURE_SECONDS = 60
_REMEMBERED = 10_000  # pairs of address and user name

_caller: ContextVar[str] = ContextVar("caller", default="")


class BodyLimit:
    """Refuse bodies that are too large, and note who asks for those that try passwords."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, or that there is too much of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        _caller.set((scope.get("client") or ("",))[0])
        limit = BULK_BYTES if scope["path"].endswith("/records/bulk") else BODY_BYTES
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdecimal() and int(announced) > limit:
            await _refusal(limit)(scope, receive, send)
            return
        await _Limited(receive, send, limit).answer(self._app, scope)


class _Limited:
    """One request whose body is counted as it arrives, since its length may not be said or not be true."""

    def __init__(self, receive: Receive, send: Send, limit: int) -> None:
        self._receive, self._send, self._limit = receive, send, limit
        self._arrived = 0

    async def answer(self, app: ASGIApp, scope: Scope) -> None:
        """Answer as the application does; when the body was cut off, it only thinks it does."""
        await app(scope, self._receive_counted, self._send_unless_cut)
        if self._arrived > self._limit:
            await _refusal(self._limit)(scope, self._receive, self._send)

    async def _receive_counted(self) -> Message:
        message = await self._receive()
        self._arrived += len(message.get("body", b""))
        if self._arrived > self._limit:
            raise HTTPException(413)
        return message

    async def _send_unless_cut(self, message: Message) -> None:
        if self._arrived <= self._limit:
            await self._send(message)


class SignInTries:
    """Tries of passwords that were wrong lately or are under way, by who tries.

    Args:
        now: The time in seconds, from any start.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._times: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def begin(self, who: tuple[str, str]) -> int:
        """Count a try, or return after how many seconds another one is taken.

        Counted before the password is looked at: many requests at once have no more tries than one by one.
        """
        now = self._now()
        times = self._times.setdefault(who, deque(maxlen=FAILURES))
        if len(times) == FAILURES and (seconds := math.ceil(times[0] + FAILURE_SECONDS - now)) > 0:
            return seconds
        times.append(now)
        self._times.move_to_end(who)
        if len(self._times) > _REMEMBERED:  # who tried the longest ago is forgotten
            self._times.popitem(last=False)
        return 0

    def succeed(self, who: tuple[str, str]) -> None:
        """Take back the count of a try that was right."""
        if times := self._times.get(who):
            times.pop()


def limit_sign_ins() -> None:
    """Have nobody try the passwords of a user name more often than `FAILURES` times in a minute.

    They are counted by address as well: somebody elsewhere cannot keep a person out. Behind a proxy the
    address is the one that the proxy names, if the server was told to trust it (``fiel up --proxy``). A
    password is compared in a thread: it takes a quarter of a second, during which others are answered.
    """
    # Argilla's models make every database of the process one of Argilla's: only the server imports them.
    from argilla_server.contexts import accounts

    tries = SignInTries()

    async def authenticate_user(db: Any, username: str, password: str) -> Any:
        who = (_caller.get(), username)
        if seconds := tries.begin(who):
            text = f"too many wrong passwords: try again in {seconds} seconds"
            raise HTTPException(429, text, headers={"Retry-After": str(seconds)})
        user = await accounts.get_user_by_username(db, username)
        known = user.password_hash if user else accounts._DUMMY_HASH  # it takes as long for no user
        right = await asyncio.to_thread(accounts.verify_password, password, known)
        if user is None or not right:
            return None
        tries.succeed(who)
        return user

    accounts.authenticate_user = authenticate_user


def _refusal(limit: int) -> JSONResponse:
    """Answer, and close the connection: otherwise the rest is read only to be thrown away."""
    text = f"expected at most {limit // 2**20} MB in a request, found more"
    return JSONResponse({"detail": text}, 413, headers={"Connection": "close"})
