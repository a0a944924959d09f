"""What goes wrong on the Hub, in words that say what to do; and what passes by itself."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx
from huggingface_hub import HfApi
from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled
from huggingface_hub.utils import parse_ratelimit_headers

from fiel.errors import FielError

_WHOLE = "Nothing is half published."
_AGAIN = f"Run it again: what was uploaded is not sent twice. {_WHOLE}"


def find_cause(error: BaseException) -> HfHubHTTPError | httpx.TransportError | None:
    """Return what the Hub answered, or how the connection failed, behind what the library raised."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, HfHubHTTPError | httpx.TransportError):
            return cause
        cause = cause.__cause__
    return None


def is_passing(error: BaseException) -> bool:
    """Tell whether something may be gone when it is tried again."""
    cause = find_cause(error)
    return isinstance(cause, httpx.TransportError) or (
        cause is not None and (cause.response.status_code == 429 or cause.response.status_code >= 500)
    )


def asked_wait(error: BaseException) -> float:
    """Return for how many seconds the Hub asks to be left alone, 0 when it says nothing."""
    cause = find_cause(error)
    if not isinstance(cause, HfHubHTTPError):
        return 0
    limit = parse_ratelimit_headers(cause.response.headers)
    return limit.reset_in_seconds + 1 if limit else 0


def describe_cause(error: BaseException) -> str:
    """Say in one line what happened, without what was sent."""
    cause = find_cause(error)
    if isinstance(cause, HfHubHTTPError):
        said = " ".join((cause.server_message or "").split())
        return f"{cause.response.status_code}{f' ({said})' if said else ''}"
    failure = cause or error
    return f"{type(failure).__name__}: {' '.join(str(failure).split())}"


def require_rights(api: HfApi, repos: Sequence[str]) -> None:
    """Refuse a token that may not write somewhere, before anything is sent there.

    The Hub tells whose a token is, the organizations of theirs, and where one with chosen rights may write.
    What it does not tell is not refused: the first write is then.

    Args:
        api: The Hub, with a token.
        repos: The repositories that are to be written, as OWNER/NAME.

    Raises:
        FielError: The token only reads, or may not write there.
    """
    account = api.whoami()
    token = (account.get("auth") or {}).get("accessToken") or {}
    if token.get("role") == "read":
        raise FielError(
            f"HF_TOKEN: expected a token with the right to write, found one that only reads. {_WHOLE}"
        )
    places = _writable_places(account, token)
    for repo in repos:
        if places is not None and not places & {repo, repo.partition("/")[0]}:
            there = ", ".join(sorted(places)) or "nowhere"
            raise FielError(_explain_rights(repo, f"that of {account.get('name')} may write to: {there}"))


def _writable_places(account: dict[str, Any], token: dict[str, Any]) -> set[str] | None:
    """Return the owners and repositories that a token may write to; None when the Hub does not tell."""
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
    """Turn what the library raises into a `FielError`; what may pass by itself is left as it is.

    Args:
        repo: The repository that is being written.
    """
    try:
        yield
    except FielError:
        raise
    except OfflineModeIsEnabled:
        raise FielError("HF_HUB_OFFLINE: expected to reach the Hub, found that it is switched off") from None
    except Exception as error:  # the library raises what each of its parts raises
        cause = find_cause(error)
        if is_passing(error):
            raise
        if isinstance(error, ValueError):  # how the library says what the Hub has against a card
            raise FielError(f"{repo}: {' '.join(str(error).split())}. {_WHOLE}") from None
        if isinstance(cause, HfHubHTTPError):
            raise FielError(_explain(repo, cause)) from None
        raise


def explain_failure(repo: str, error: BaseException) -> FielError:
    """Return the error for something that did not pass."""
    return FielError(f"{repo}: expected the Hub to answer, found {describe_cause(error)}. {_AGAIN}")


def _explain(repo: str, cause: HfHubHTTPError) -> str:
    status = cause.response.status_code
    if status == 401:
        return "HF_TOKEN: expected a token that the Hub knows, found one that is wrong or has expired"
    if status == 403:
        return _explain_rights(repo, describe_cause(cause))
    if status in (409, 412):
        return (
            f"{repo}: expected it to stay as it was, found that somebody changed it meanwhile. Look at it "
            f"and run this again. {_WHOLE}"
        )
    return f"{repo}: expected the Hub to take it, found {describe_cause(cause)}. {_WHOLE}"


def _explain_rights(repo: str, found: str) -> str:
    expected = "expected a token in HF_TOKEN that may write there, found one that may not"
    return f"{repo}: {expected} ({found}). {_WHOLE}"
