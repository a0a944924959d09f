"""The owner's credentials of an embedded server: created once, stored in its home, never a default."""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from fiel.errors import FielError
from fiel.files import write_private
from fiel.messages.hiding import clean_secret, know_secret
from fiel.server.home import prepare_home

FILE_NAME = "credentials.json"
OWNER = "owner"
SHORTEST = 16


class Credentials(BaseModel):
    """The owner's sign-in data, and the secret that signs everyone's sessions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    username: str
    password: SecretStr
    api_key: SecretStr
    auth_secret: SecretStr


def load_credentials(home: Path) -> Credentials | None:
    """Read the credentials of a home; None when it has none yet.

    Raises:
        FielError: The file cannot be read or was not written by Fiel. Its contents are never shown.
    """
    path = home / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise FielError(
            f"{path}: cannot be read ({type(error).__name__}): restore the file, or delete it to get new "
            "credentials"
        ) from None
    try:
        found = Credentials.model_validate_json(text)
        know_secret(found.password.get_secret_value())
        know_secret(found.auth_secret.get_secret_value())
        clean_secret(f"{path}: api_key", found.api_key.get_secret_value(), ascii_only=True)
        return found
    except ValidationError as error:
        places = {place["loc"][0] for place in error.errors() if place["loc"]}
        keys = [name for name in Credentials.model_fields if name in places]
        wrong = f"wrong or missing {', '.join(keys)}" if keys else "something else"
    raise FielError(
        f"{path}: expected username, password, api_key and auth_secret, found {wrong}: "
        "restore the file, or delete it to get new credentials"
    )


@dataclass(frozen=True)
class OwnerSecrets:
    """The password and API key that the owner should have."""

    password: SecretStr
    api_key: SecretStr


def ensure_credentials(home: Path, owner: OwnerSecrets | None = None) -> tuple[Credentials, bool]:
    """Return the credentials of a home, and whether they were just created.

    The file ``credentials.json`` has mode 600 and is written atomically. The ``owner``'s secrets, for a new
    file, are generated unless given.

    Raises:
        FielError: The file was not written by Fiel, or a given secret is too short.
    """
    home = prepare_home(home)
    found = load_credentials(home)
    if found is not None:
        (home / FILE_NAME).chmod(0o600)
        return found, False
    owner = _checked(owner) if owner else _made_owner()
    made = Credentials(
        username=OWNER,
        password=owner.password,
        api_key=owner.api_key,
        auth_secret=SecretStr(secrets.token_hex(32)),
    )
    write_private(home / FILE_NAME, _to_json(made))
    return made, True


def _made_owner() -> OwnerSecrets:
    return OwnerSecrets(SecretStr(secrets.token_urlsafe(18)), SecretStr(secrets.token_urlsafe(48)))


def _checked(owner: OwnerSecrets) -> OwnerSecrets:
    given = {"FIEL_OWNER_PASSWORD": owner.password, "ARGILLA_API_KEY": owner.api_key}
    for name, secret in given.items():
        found = len(secret.get_secret_value())
        if found < SHORTEST:
            raise FielError(f"{name}: expected {SHORTEST} characters or more, found {found}")
    return owner


def _to_json(credentials: Credentials) -> str:
    plain = {
        "username": credentials.username,
        "password": credentials.password.get_secret_value(),
        "api_key": credentials.api_key.get_secret_value(),
        "auth_secret": credentials.auth_secret.get_secret_value(),
    }
    return json.dumps(plain, indent=2) + "\n"
