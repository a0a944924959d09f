"""How requests to join are received: from our own page only, not too often, with short answers."""

from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse

from fiel.server.patches.limits import SignInTries

# A class or a workshop has one address: a hundred people who join in the same minute ask three times each.
ASKED = 300
ASKED_SECONDS = 60
JOINS = 500
JOINS_IN_ALL = 2000
JOINS_SECONDS = 3600

_asked = SignInTries(limit=ASKED, seconds=ASKED_SECONDS)
_joins = SignInTries(limit=JOINS, seconds=JOINS_SECONDS)
_all_joins = SignInTries(limit=JOINS_IN_ALL, seconds=JOINS_SECONDS)


class JoiningRefused(Exception):
    """A request is refused; the page says why in the person's language.

    Attributes:
        code: Key of a text ``error-…`` in ``messages/*/join.ftl``.
    """

    def __init__(self, code: str, status: int = 422, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.more = more

    def answer(self) -> JSONResponse:
        """Return the reply."""
        seconds = self.more.get("seconds")
        headers = {"Retry-After": str(seconds)} if seconds else {}
        return private({"code": self.code, **self.more}, self.status, headers)


def private(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return a reply that nothing keeps a copy of."""
    return JSONResponse(content, status, headers={"Cache-Control": "no-store", **(headers or {})})


def check_request(request: Request) -> None:
    """Check that a request comes from a page of this server, and not too often from one address.

    A browser says where a request comes from (Fetch Metadata, or ``Origin``), and pages cannot change it.

    Raises:
        JoiningRefused: Another site sent it, or there were too many.
    """
    headers = request.headers
    if (site := headers.get("sec-fetch-site")) is not None:
        foreign = site != "same-origin"
    elif (origin := headers.get("origin")) is not None:
        foreign = urlsplit(origin).netloc != headers.get("host")
    else:
        foreign = False  # not a browser: nobody's cookies are with it
    if foreign or headers.get("content-type", "").partition(";")[0] != "application/json":
        raise JoiningRefused("foreign", 403)
    _count(_asked, _address(request))


def count_join(request: Request, invitation: str) -> None:
    """Count somebody who joins; the invitation has a limit of its own besides.

    Raises:
        JoiningRefused: There were too many, from this address with that invitation or in all.
    """
    _count(_joins, _address(request), invitation)
    _count(_all_joins, "")


def _count(tries: SignInTries, who: str, what: str = "") -> None:
    if seconds := tries.begin((who, what)):
        raise JoiningRefused("busy", 429, seconds=seconds)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
