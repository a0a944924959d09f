"""How often one may try a password.

Argilla tries as many as it is sent. On the stack the proxy sees to that; the embedded server is often reached
without one.
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
    """Note who asks, for those that try passwords."""
    _caller.set((scope.get("client") or ("",))[0])


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
