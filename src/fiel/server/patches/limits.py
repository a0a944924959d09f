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

from starlette.exceptions import HTTPException
from starlette.types import Scope

FAILURES = 10
FAILURE_SECONDS = 60
_REMEMBERED = 10_000  # pairs of address and user name

_caller: ContextVar[str] = ContextVar("caller", default="")


def note_caller(scope: Scope) -> None:
    """Record the client's address for password attempts."""
    _caller.set((scope.get("client") or ("",))[0])


class SignInTries:
    """Recent failed and current password attempts, by client; ``now`` returns seconds from any start."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._times: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def begin(self, who: tuple[str, str]) -> int:
        """Count an attempt, or return the seconds until the next one is allowed.

        Attempts are counted before the password is checked, so simultaneous requests get no extra ones.
        """
        now = self._now()
        times = self._times.setdefault(who, deque(maxlen=FAILURES))
        if len(times) == FAILURES and (seconds := math.ceil(times[0] + FAILURE_SECONDS - now)) > 0:
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

    tries = SignInTries()

    async def authenticate_user(db: Any, username: str, password: str) -> Any:
        who = (_caller.get(), username)
        if seconds := tries.begin(who):
            text = f"too many wrong passwords: try again in {seconds} seconds"
            raise HTTPException(429, text, headers={"Retry-After": str(seconds)})
        user = await accounts.get_user_by_username(db, username)
        known = user.password_hash if user else accounts._DUMMY_HASH  # equally slow for unknown users
        right = await asyncio.to_thread(accounts.verify_password, password, known)
        if user is None or not right:
            return None
        tries.succeed(who)
        return user

    accounts.authenticate_user = authenticate_user
