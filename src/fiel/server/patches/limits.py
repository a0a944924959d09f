"""How often one may try a password.

Argilla tries as many as it is sent. On the stack the proxy sees to that; the embedded server is often reached
without one.
"""

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


class SignInFailures:
    """Passwords that were wrong lately, by who tried them.

    Args:
        now: The time in seconds, from any start.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._times: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def seconds_to_wait(self, who: tuple[str, str]) -> int:
        """Return after how many seconds another try is taken; 0 when one is now."""
        times = self._times.get(who)
        if times is None or len(times) < FAILURES:
            return 0
        return max(0, round(times[0] + FAILURE_SECONDS - self._now()))

    def note(self, who: tuple[str, str]) -> None:
        """Remember a wrong password; whoever was wrong the longest ago is forgotten for it."""
        self._times.setdefault(who, deque(maxlen=FAILURES)).append(self._now())
        self._times.move_to_end(who)
        if len(self._times) > _REMEMBERED:
            self._times.popitem(last=False)


def limit_sign_ins() -> None:
    """Have nobody try the passwords of a user name more often than `FAILURES` times in a minute.

    They are counted by address as well: somebody elsewhere cannot keep a person out.
    """
    # Argilla's models make every database of the process one of Argilla's: only the server imports them.
    from argilla_server.contexts import accounts

    authenticate, failures = accounts.authenticate_user, SignInFailures()

    async def authenticate_user(db: Any, username: str, password: str) -> Any:
        who = (_caller.get(), username)
        if seconds := failures.seconds_to_wait(who):
            text = f"too many wrong passwords: try again in {seconds} seconds"
            raise HTTPException(429, text, headers={"Retry-After": str(seconds)})
        user = await authenticate(db, username, password)
        if user is None:
            failures.note(who)
        return user

    accounts.authenticate_user = authenticate_user
