"""The connection to Argilla, and what it refuses."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
import orjson

from fiel.annotation.largerequests import JSON, encode_json
from fiel.errors import FielError
from fiel.loopback import trusts_environment

_DEFAULT_KEYS = ("argilla.apikey", "owner.apikey", "admin.apikey")
_DEFAULT_LOGINS = (("argilla", "1234"), ("argilla", "12345678"), ("owner", "12345678"), ("admin", "12345678"))
_OWN_ENGINE = "fiel"  # the name in `fiel.server.environment`, which the client's side does not import
_KEY_HEADER = "X-Argilla-Api-Key"
_TIMEOUT_SECONDS = 60
_ATTEMPTS = 7  # half a minute in total: longer than a server takes to restart
_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 60
_RUN_AGAIN = "Check that the server is running and has free disk space, then run the command again."

Returned = TypeVar("Returned")


@dataclass(frozen=True, slots=True)
class Argilla:
    """A connection to Argilla.

    Attributes:
        api_url: The address at which programs reach it.
        http_client: Sends requests to it as an owner.
        public_url: The address at which people reach it.
    """

    api_url: str
    http_client: httpx.Client
    public_url: str


def connect(api_url: str, api_key: str, *, public_url: str | None = None) -> Argilla:
    """Connect to Argilla as an owner; ``public_url`` is the address at which people reach it, if another.

    Raises:
        FielError: The server does not answer, or the key is wrong or not an owner's.
    """
    _require_answer(api_url)
    persist(lambda: _require_owner(api_url, api_key))
    return _open(api_url, api_key, public_url or api_url)


def connect_organizer(client: Argilla, api_key: str) -> Argilla:
    """Connect to the Argilla of an owner as another organizer, who may be an admin.

    Raises:
        FielError: The server does not answer, or the key is not that of an owner or an admin.
    """
    persist(lambda: _require_organizer(client.api_url, api_key))
    return _open(client.api_url, api_key, client.public_url)


def public_address(client: Argilla) -> str:
    """Return the address at which people reach an Argilla, without a slash at its end."""
    return client.public_url.rstrip("/")


def _open(api_url: str, api_key: str, public_url: str) -> Argilla:
    http_client = httpx.Client(
        base_url=api_url,
        headers={_KEY_HEADER: api_key},
        timeout=_TIMEOUT_SECONDS,
        transport=httpx.HTTPTransport(retries=1, trust_env=trusts_environment(api_url)),
    )
    return Argilla(api_url, http_client, public_url)


def _require_owner(api_url: str, api_key: str) -> None:
    person = _ask_who(api_url, api_key)
    if person is None:
        raise FielError(
            f"{api_url}: expected an owner's API key, found one that this Argilla does not know. "
            "Set ARGILLA_API_KEY, or unset ARGILLA_API_URL to use the embedded server."
        )
    role = person["role"]
    if role != "owner":
        raise FielError(
            f"{api_url}: expected an owner's API key, found one of a user with role {role}: set "
            "ARGILLA_API_KEY to "
            "an owner's key, shown on their settings page in Argilla"
        )


def _require_organizer(api_url: str, api_key: str) -> None:
    person = _ask_who(api_url, api_key)
    if person is None or person["role"] not in ("owner", "admin"):
        raise FielError(f"{api_url}: expected the API key of an owner or an admin, found another one")


def _ask_who(api_url: str, api_key: str) -> dict[str, Any] | None:
    """Return the account of a key, or None if Argilla does not know the key."""
    try:
        answer = httpx.get(
            f"{api_url.rstrip('/')}/api/v1/me",
            headers={_KEY_HEADER: api_key},
            timeout=30,
            trust_env=trusts_environment(api_url),
        )
        if answer.is_server_error:  # it answers, but its database does not, or did not a moment ago
            answer.raise_for_status()
    except httpx.HTTPError as error:
        raise ServerTrouble(f"{api_url}: {type(error).__name__}: {error}. {_RUN_AGAIN}") from None
    account: dict[str, Any] | None = answer.json() if answer.is_success else None
    return account


def _require_answer(api_url: str) -> None:
    try:
        url = f"{api_url.rstrip('/')}/api/v1/version"
        answer = httpx.get(url, timeout=10, trust_env=trusts_environment(api_url))
        answer.raise_for_status()
        answer.json()["version"]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, ImportError) as error:  # of SOCKS
        raise FielError(
            f"{api_url}: expected an Argilla server, found {type(error).__name__}: {error}. "
            "Start one with fiel up, or set ARGILLA_API_URL."
        ) from None


def refuse_default_credentials(client: Argilla) -> None:
    """Refuse a server that still has Argilla's documented default credentials.

    Raises:
        FielError: A default key or password still works there.
    """
    api_url = client.api_url
    once = {"Connection": "close"}  # a refused request can close the connection for the next one
    direct = trusts_environment(api_url)
    with httpx.Client(base_url=api_url, headers=once, timeout=30, trust_env=direct) as stranger:
        for key in _DEFAULT_KEYS:
            if stranger.get("/api/v1/me", headers={_KEY_HEADER: key}).is_success:
                raise FielError(_default_credentials(api_url, f"the API key {key}"))
        for username, password in _DEFAULT_LOGINS:
            login = {"username": username, "password": password}
            if stranger.post("/api/v1/token", data=login).is_success:
                raise FielError(_default_credentials(api_url, f"the password of {username}"))


def _default_credentials(api_url: str, what: str) -> str:
    return (
        f"{api_url}: expected credentials of its own, found {what} still set to the public "
        "default. Anyone could change the answers: give that user a new password and key first."
    )


def has_own_orders(client: Argilla) -> bool:
    """Tell whether each person gets their own order even where a link sorts, as with Fiel's engine."""
    return is_embedded(client)


def is_embedded(client: Argilla) -> bool:
    """Tell whether it is our embedded server, which has Fiel's engine and routes that Argilla lacks."""
    engine = call(client, "GET", "status").get("search_engine") or {}
    return bool(engine.get("name") == _OWN_ENGINE)


def is_server_of_fiel(client: Argilla) -> bool:
    """Tell whether it is an Argilla with our changes, embedded or in the stack."""
    try:
        return bool(call(client, "GET", "fiel/sign-in")["separate_accounts"])
    except NotThere:
        return False


class ServerTrouble(FielError):
    """Argilla did not answer or is temporarily unavailable: the same request may succeed later.

    A change may or may not have been made before the connection broke.

    Attributes:
        seconds: How long the server asked to wait, or None.
    """

    def __init__(self, message: str, seconds: float | None = None) -> None:
        super().__init__(message)
        self.seconds = seconds


class AlreadyThere(FielError):
    """The name is taken: another launch was faster, or the first reply was lost."""


class NotThere(FielError):
    """Argilla has nothing at that address."""


class Moved(FielError):
    """The data changed after it was read."""


def call(client: Argilla, method: str, path: str, **arguments: Any) -> Any:
    """Call an endpoint of Argilla's API that the SDK does not cover, and return the JSON answer.

    Idempotent requests (all but POST) are retried while the server is in trouble.

    Raises:
        FielError: The server refuses or does not answer.
    """
    if method == "POST":
        answer = _request(client, method, path, **arguments)
    else:
        answer = persist(lambda: _request(client, method, path, **arguments))
    return answer.json() if answer.content else None


def send_json(client: Argilla, path: str, content: Any) -> None:
    """Post large content to Argilla's API once, ignoring the reply; thread-safe.

    Raises:
        FielError: The server refuses or does not answer.
    """
    _request(client, "POST", path, content=encode_json(content), headers=JSON)


def ask(client: Argilla, path: str, content: Any) -> Any:
    """Post a question that changes nothing, again while the server is in trouble; return the JSON answer.

    Raises:
        FielError: The server refuses or does not answer.
    """
    answer = persist(lambda: _request(client, "POST", path, json=content))
    try:
        return orjson.loads(answer.content)
    except orjson.JSONDecodeError:  # lone surrogates, NaN
        return answer.json()


def persist(request: Callable[[], Returned]) -> Returned:
    """Retry a repeatable request with growing pauses, for as long as a server takes to restart.

    Raises:
        FielError: The request's own error, at once or, for server trouble, after the last attempt.
    """
    for attempt in range(_ATTEMPTS):
        try:
            return request()
        except ServerTrouble as trouble:
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_pause_after(trouble, attempt))
    raise AssertionError("unreachable: the last attempt returns or raises")


def _pause_after(trouble: ServerTrouble, attempt: int) -> float:
    if trouble.seconds is not None:
        return min(trouble.seconds, _LONGEST_PAUSE_SECONDS)
    full = _PAUSE_SECONDS * 2.0**attempt
    return random.uniform(full / 2, full)  # so that clients do not retry in step


def _request(client: Argilla, method: str, path: str, **arguments: Any) -> httpx.Response:
    where = f"{client.api_url}: {method} {path}"
    try:
        answer: httpx.Response = client.http_client.request(method, f"/api/v1/{path}", **arguments)
    except httpx.TransportError as error:
        raise ServerTrouble(f"{where}: {type(error).__name__}: {error}. {_RUN_AGAIN}") from None
    except httpx.HTTPError as error:
        raise FielError(f"{where}: {type(error).__name__}: {error}") from None
    answer.stream = httpx.ByteStream(b"")  # it refers back: what was read would wait for garbage collection
    refusal = f"{where}: {answer.status_code}: {answer.text[:500]}"
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
        wait = answer.headers.get("Retry-After", "")
        raise ServerTrouble(f"{refusal} {_RUN_AGAIN}", float(wait) if wait.isdecimal() else None)
    if answer.status_code == httpx.codes.CONFLICT:
        raise AlreadyThere(refusal)
    if answer.status_code == httpx.codes.NOT_FOUND:
        raise NotThere(refusal)
    if answer.status_code == httpx.codes.PRECONDITION_FAILED:
        raise Moved(refusal)
    if answer.is_error:
        raise FielError(refusal)
    return answer
