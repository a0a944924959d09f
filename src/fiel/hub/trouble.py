"""Explain errors from the Hub and what to do about them, and tell which ones are temporary."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx
from huggingface_hub import HfApi
from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled
from huggingface_hub.utils import parse_ratelimit_headers

from fiel.errors import FielError

_WHOLE = "Nothing was published in part."
_AGAIN = f"Run it again: uploaded files are not sent twice. {_WHOLE}"


def find_cause(error: BaseException) -> HfHubHTTPError | httpx.TransportError | None:
    """Return the HTTP or connection error behind an exception of the library, if any."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, HfHubHTTPError | httpx.TransportError):
            return cause
        cause = cause.__cause__
    return None


def is_passing(error: BaseException) -> bool:
    """Tell whether an error is temporary, so that a retry can succeed."""
    cause = find_cause(error)
    return isinstance(cause, httpx.TransportError) or (
        cause is not None and (cause.response.status_code == 429 or cause.response.status_code >= 500)
    )


def asked_wait(error: BaseException) -> float:
    """Return the wait in seconds that the Hub's rate limit asks for, or 0."""
    cause = find_cause(error)
    if not isinstance(cause, HfHubHTTPError):
        return 0
    limit = parse_ratelimit_headers(cause.response.headers)
    return limit.reset_in_seconds + 1 if limit else 0


def describe_cause(error: BaseException) -> str:
    """Describe an error in one line, without the request's content."""
    cause = find_cause(error)
    if isinstance(cause, HfHubHTTPError):
        message = " ".join((cause.server_message or "").split())
        return f"{cause.response.status_code}{f' ({message})' if message else ''}"
    failure = cause or error
    return f"{type(failure).__name__}: {' '.join(str(failure).split())}"


def require_rights(api: HfApi, repos: Sequence[str]) -> None:
    """Refuse a token that cannot write to some repositories (OWNER/NAME), before anything is sent.

    The Hub reports the owner of a token, their organizations, and the scopes of a fine-grained token. If the
    rights are unknown, the first write fails instead.

    Raises:
        FielError: The token is read-only, or cannot write there.
    """
    account = api.whoami()
    token = (account.get("auth") or {}).get("accessToken") or {}
    if token.get("role") == "read":
        raise FielError(f"HF_TOKEN: expected a token with write access, found a read-only token. {_WHOLE}")
    places = _writable_places(account, token)
    for repo in repos:
        if places is not None and not places & {repo, repo.partition("/")[0]}:
            there = ", ".join(sorted(places)) or "nowhere"
            raise FielError(
                _explain_rights(repo, f"the token of {account.get('name')} can write to: {there}")
            )


def _writable_places(account: dict[str, Any], token: dict[str, Any]) -> set[str] | None:
    """Return the owners and repositories that a token can write to, or None if unknown."""
    if token.get("role") == "fineGrained":
        scopes = (token.get("fineGrained") or {}).get("scoped")
        if scopes is None:
            return None
        return {str(each["entity"].get("name")) for each in scopes if "repo.write" in each["permissions"]}
    if token.get("role") != "write":
        return None
    members = [each for each in account.get("orgs") or () if each.get("roleInOrg") != "read"]
    return {str(each.get("name")) for each in (account, *members)}


@contextmanager
def explained_refusals(repo: str) -> Iterator[None]:
    """Turn errors about a repository into a `FielError`, except temporary ones."""
    try:
        yield
    except FielError:
        raise
    except OfflineModeIsEnabled:
        raise FielError("HF_HUB_OFFLINE: expected access to the Hub, found offline mode") from None
    except Exception as error:  # the library raises many types
        cause = find_cause(error)
        if is_passing(error):
            raise
        if isinstance(error, ValueError):  # how the library reports an invalid card
            raise FielError(f"{repo}: {' '.join(str(error).split())}. {_WHOLE}") from None
        if isinstance(cause, HfHubHTTPError):
            raise FielError(_explain(repo, cause)) from None
        raise


def explain_failure(repo: str, error: BaseException) -> FielError:
    """Return the error after all retries failed."""
    return FielError(f"{repo}: expected the Hub to respond, found {describe_cause(error)}. {_AGAIN}")


def _explain(repo: str, cause: HfHubHTTPError) -> str:
    status = cause.response.status_code
    if status == 401:
        return "HF_TOKEN: expected a valid token, found one that is wrong or has expired"
    if status == 403:
        return _explain_rights(repo, describe_cause(cause))
    if status in (409, 412):
        return (
            f"{repo}: expected no other changes, found that it was changed at the same time. Check it and "
            f"run this again. {_WHOLE}"
        )
    return f"{repo}: expected the Hub to accept it, found {describe_cause(cause)}. {_WHOLE}"


def _explain_rights(repo: str, found: str) -> str:
    expected = "expected a token in HF_TOKEN that can write there, found one that cannot"
    return f"{repo}: {expected} ({found}). {_WHOLE}"
