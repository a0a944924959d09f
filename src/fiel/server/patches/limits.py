"""Limits on password attempts.

Argilla has none. The stack's proxy limits them; the embedded server often runs without one.
"""

import asyncio
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.types import Scope

from fiel.people.roster import fold_name

FAILURES = 10
FAILURE_SECONDS = 60
_REMEMBERED = 10_000  # pairs of address and user name

_caller: ContextVar[str] = ContextVar("caller", default="")


def note_caller(scope: Scope) -> None:
    """Record the client's address for password attempts."""
    _caller.set((scope.get("client") or ("",))[0])


class SignInTries:
    """Recent failed and current password attempts, or other requests, by client.

    At most ``limit`` are allowed in ``seconds``; ``now`` returns seconds from any start.
    """

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        *,
        limit: int = FAILURES,
        seconds: float = FAILURE_SECONDS,
    ) -> None:
        self._now = now
        self._limit = limit
        self._seconds = seconds
        self._times: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def begin(self, who: tuple[str, str]) -> int:
        """Count an attempt, or return the seconds until the next one is allowed.

        Attempts are counted before the password is checked, so simultaneous requests get no extra ones.
        """
        now = self._now()
        times = self._times.setdefault(who, deque(maxlen=self._limit))
        if len(times) == self._limit and (seconds := math.ceil(times[0] + self._seconds - now)) > 0:
            return seconds
        times.append(now)
        self._times.move_to_end(who)
        if len(self._times) > _REMEMBERED:  # forgets the oldest
            self._times.popitem(last=False)
        return 0

    def succeed(self, who: tuple[str, str]) -> None:
        """Uncount a successful attempt."""
        if times := self._times.get(who):
            times.pop()


def limit_sign_ins() -> None:
    """Allow at most `FAILURES` wrong passwords per minute for a user name and address.

    Counting by address as well means that someone elsewhere cannot lock a person out. Behind a proxy, it is
    the address that a trusted proxy reports (``fiel up --proxy``). Passwords are compared in a thread: that
    takes a quarter of a second.
    """
    # Argilla's models make every database of the process Argilla's: only the server imports them.
    from argilla_server.contexts import accounts
    from argilla_server.models import User

    tries = SignInTries()

    async def authenticate_user(db: Any, username: str, password: str) -> Any:
        who = (_caller.get(), fold_name(username.strip()))
        if seconds := tries.begin(who):
            text = f"too many wrong passwords: try again in {seconds} seconds"
            raise HTTPException(429, text, headers={"Retry-After": str(seconds)})
        user = await _find_account(db, username)
        known = user.password_hash if user else accounts._DUMMY_HASH  # equally slow for unknown users
        right = False
        for typed in dict.fromkeys((password, password.strip())):  # pasted with a space or a line break
            right = right or await asyncio.to_thread(accounts.verify_password, typed, known)
        if user is None or not right:
            return None
        tries.succeed(who)
        return user

    async def _find_account(db: Any, username: str) -> Any:
        """Find an account as people type its name: with other capitals, and spaces around it."""
        if found := await accounts.get_user_by_username(db, username):
            return found
        wanted = fold_name(username.strip())
        names = (await db.scalars(sa.select(User.username))).all()
        alike = [name for name in names if fold_name(name) == wanted]
        return await accounts.get_user_by_username(db, alike[0]) if len(alike) == 1 else None

    accounts.authenticate_user = authenticate_user
