"""Who may lead campaigns: Argilla says so, each time it is asked."""

from dataclasses import dataclass, field

import httpx
from pydantic import SecretStr

from fiel.errors import FielError
from fiel.loopback import trusts_environment
from fiel.messages.hiding import know_secret

_SECONDS = 30
_ROLES = ("owner", "admin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizer:
    """An owner, or an admin of some campaigns.

    Attributes:
        api_key: The key of their account.
        campaigns: Names of the workspaces that an admin is in; an owner is in all.
    """

    username: str
    owner: bool
    api_key: SecretStr = field(repr=False)
    campaigns: frozenset[str] = frozenset()

    def leads(self, campaign: str) -> bool:
        """Tell whether a campaign is theirs."""
        return self.owner or campaign in self.campaigns


def sign_in(url: str, username: str, password: str, *, visitor: str | None = None) -> Organizer | None:
    """Sign a person in at Argilla; None if it refuses them, or if they lead no campaign.

    ``visitor`` is the address that they come from, so that Argilla can slow down those who guess passwords.
    The password is not kept.

    Raises:
        FielError: Argilla does not answer, or asks to wait after too many wrong passwords.
    """
    login = {"username": username, "password": password}
    headers = {"X-Forwarded-For": visitor} if visitor else {}
    answer = _ask("POST", f"{url}/api/v1/token", data=login, headers=headers)
    if not answer.is_success:
        return None
    return _find_organizer(url, {"Authorization": f"Bearer {answer.json()['access_token']}"})


def find_organizer(url: str, api_key: SecretStr) -> Organizer | None:
    """Return whose key it is; None if Argilla does not know it, or if they lead no campaign.

    Raises:
        FielError: Argilla does not answer.
    """
    return _find_organizer(url, {"X-Argilla-Api-Key": api_key.get_secret_value()})


def _find_organizer(url: str, headers: dict[str, str]) -> Organizer | None:
    answer = _ask("GET", f"{url}/api/v1/me", headers=headers)
    if not answer.is_success or answer.json()["role"] not in _ROLES:
        return None
    account = answer.json()
    know_secret(account["api_key"])
    owner = account["role"] == "owner"
    workspaces = () if owner else _ask("GET", f"{url}/api/v1/me/workspaces", headers=headers).json()["items"]
    return Organizer(
        username=account["username"],
        owner=owner,
        api_key=SecretStr(account["api_key"]),
        campaigns=frozenset(each["name"] for each in workspaces),
    )


def _ask(method: str, address: str, **arguments: object) -> httpx.Response:
    try:
        answer = httpx.request(
            method,
            address,
            timeout=_SECONDS,
            trust_env=trusts_environment(address),
            **arguments,  # type: ignore[arg-type]
        )
    except httpx.HTTPError as error:
        raise FielError(f"expected Argilla to answer, found {type(error).__name__}") from None
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise FielError("expected fewer attempts to sign in, found too many: wait a few minutes")
    if answer.is_server_error:
        raise FielError(f"expected Argilla to answer, found status {answer.status_code}")
    return answer
