"""Settings from the environment and ``.env``; no other module reads them."""

import os
import re
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Annotated, get_args
from urllib.parse import parse_qsl, unquote, urlsplit

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.loopback import HOSTS, is_loopback
from fiel.messages.hiding import clean_secret, know_secret

DEFAULT_HOME = Path("~/.fiel")

_FOREIGN = {
    "api_url": "ARGILLA_API_URL",
    "api_key": "ARGILLA_API_KEY",
    "hub_token": "HF_TOKEN",
    "hub_endpoint": "HF_ENDPOINT",
    "space": "SPACE_ID",
}
"""Variables that belong to Argilla or to the Hub; all others are ``FIEL_`` and the name of the field."""

_Address = Annotated[str | None, "shown to people"]
_Key = Annotated[SecretStr | None, "sent in a request header"]


class Settings(BaseModel):
    """Environment variables, which can also be in a file `.env` in the current folder.

    Attributes:
        home: Folder of the embedded server's data, credentials and logs.
        api_url: Argilla to use; by default the embedded server of ``home``.
        public_url: Address at which people reach it, if another: links begin with it.
        api_key: API key of an owner there.
        owner_password: Owner's password for a new embedded server, with ``api_key`` as the key; by default
            both are generated.
        database_url: PostgreSQL database of the embedded server; by default a SQLite file in ``home``.
        snapshot: Folder that ``fiel snapshot`` writes and the dashboard reads, or an address that only the
            dashboard reads; by default ``snapshot/`` in ``home``.
        hub_token: Token for reading and publishing on the Hub.
        hub_endpoint: The Hub to use; by default huggingface.co.
        space: Name of the Space that Fiel runs on, if any; Spaces set it.
        languagetool_url: LanguageTool server that checks grammar and spelling.
        review_key: Key of the server that ``fiel review --base-url`` asks.
        campaign: Campaign file or folder of commands that are given none.
        webhook: Address of a chat's incoming webhook that a watch tells what is new, a secret: anyone who
            knows it can write there.
    """

    model_config = ConfigDict(
        frozen=True,
        populate_by_name=True,
        alias_generator=lambda field: _FOREIGN.get(field, f"FIEL_{field.upper()}"),
    )

    home: Path = DEFAULT_HOME
    api_url: _Address = None
    public_url: _Address = None
    api_key: _Key = None
    owner_password: SecretStr | None = None
    database_url: SecretStr | None = None
    snapshot: Path | str | None = None
    hub_token: _Key = None
    hub_endpoint: _Address = None
    space: str | None = None
    languagetool_url: _Address = None
    review_key: _Key = None
    campaign: Path | None = None
    webhook: _Key = None

    @property
    def snapshot_address(self) -> str:
        """Folder or address that the dashboard reads; by default a folder in ``home``."""
        return str(self.snapshot or self.home / "snapshot")

    @property
    def snapshot_folder(self) -> Path:
        """Folder that snapshots are written to.

        Raises:
            FielError: `snapshot` is an address.
        """
        scheme, separator, _ = self.snapshot_address.partition("://")
        if separator:
            raise FielError(
                f"FIEL_SNAPSHOT: expected a folder to write the snapshot to, found a {scheme}:// address, "
                "which only the dashboard can read"
            )
        return Path(self.snapshot_address)


# Not with pydantic-settings: its models read the environment whenever one is made, and `load_public_settings`
# makes one that must have no secret.
VARIABLES = {name: str(field.alias) for name, field in Settings.model_fields.items()}
"""The environment variable of each setting."""

_OF_THE_HUB = ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")  # libraries read both
_SECRETS = {
    VARIABLES[name]: bool(field.metadata)
    for name, field in Settings.model_fields.items()
    if SecretStr in get_args(field.annotation)
} | dict.fromkeys(("HUGGING_FACE_HUB_TOKEN", "OAUTH2_HUGGINGFACE_CLIENT_SECRET"), True)
"""Names of secrets, and whether they are sent in a request header."""

_ADDRESSES = [
    VARIABLES[name]
    for name, field in Settings.model_fields.items()
    if field.metadata and VARIABLES[name] not in _SECRETS
]


def prepare_environment(environ: MutableMapping[str, str] | None = None) -> None:
    """Clean up the environment, by default the process's, for Fiel and libraries, before a command runs.

    Strips white space from secrets and excludes this machine from proxies.

    Raises:
        FielError: A secret is invalid; the message does not contain it.
    """
    environ = os.environ if environ is None else environ
    environ.update(_clean(environ))
    if not any(name.lower().endswith("_proxy") and name.lower() != "no_proxy" for name in environ):
        return
    lists = [environ.get(name, "") for name in ("no_proxy", "NO_PROXY")]
    listed = [each.strip() for text in lists for each in text.split(",") if each.strip()]
    host = urlsplit(environ.get("ARGILLA_API_URL", "")).hostname or ""
    own = [host] if is_loopback(f"//{host}") and ":" not in host else []
    environ["no_proxy"] = environ["NO_PROXY"] = ",".join(dict.fromkeys([*listed, *HOSTS, *own]))


def _clean(variables: Mapping[str, str | None]) -> dict[str, str]:
    """Return cleaned secrets and addresses, and refuse addresses that contain a password."""
    cleaned = {
        name: clean_secret(name, text, ascii_only=header)
        for name, header in _SECRETS.items()
        if (text := variables.get(name))
    }
    if "FIEL_DATABASE_URL" in cleaned:
        know_passwords("FIEL_DATABASE_URL", cleaned["FIEL_DATABASE_URL"])
    for name in _ADDRESSES:
        address = (variables.get(name) or "").strip()
        if _password_in(address):
            know_secret(_password_in(address))
            raise FielError(
                f"{name}: expected an address without a password, because it is shown to people, found one "
                "with a password"
            )
        if address:
            cleaned[name] = address
    public = cleaned.get("FIEL_PUBLIC_URL")
    if public and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", public):
        raise FielError(
            f"FIEL_PUBLIC_URL: expected an address such as https://annotate.example.org, found {public!r}"
        )
    return cleaned


def know_passwords(name: str, address: str) -> None:
    """Register the passwords in a database address, so that they are hidden in all output.

    The address is one of SQLAlchemy's: ``driver://user:password@host/name?option=value``.

    Raises:
        FielError: A password has an unescaped separator; the message does not contain it.
    """
    userinfo, _, place = address.partition("://")[2].rpartition("@")
    password = userinfo.partition(":")[2]
    options = parse_qsl(address.partition("?")[2])
    secrets = [value for option, value in options if "pass" in option.lower()]
    for secret in (password, *re.split("[@/?]", password), *secrets):
        for form in (secret, unquote(secret)):
            know_secret(form)
    if set("@/?") & set(userinfo):
        raise FielError(
            f"{name}: expected the characters @, / and ? in a password as %40, %2F and %3F, found an "
            f"unescaped one before the host {re.split('[/?]', place)[0]}"
        )


def _password_in(address: str) -> str:
    try:
        return urlsplit(address).password or ""
    except ValueError:
        return ""


def load_settings(environ: Mapping[str, str] | None = None, *, dotenv: Path = Path(".env")) -> Settings:
    """Read the settings from the environment, which takes precedence, and from ``.env`` if it exists.

    Raises:
        FielError: A variable is invalid.
    """
    if environ is None:
        prepare_environment()
    variables = {**dotenv_values(dotenv), **(os.environ if environ is None else environ)}
    variables |= _clean(variables)
    values = {name: value for name in VARIABLES.values() if (value := variables.get(name))}
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise FielError(describe_validation("environment", error)) from None
    return settings.model_copy(update={"home": settings.home.expanduser()})


def load_public_settings(
    environ: Mapping[str, str] | None = None, *, dotenv: Path = Path(".env")
) -> Settings:
    """Read only what the public dashboard needs; see `load_settings`.

    Leaves out the key of Argilla, and keeps the Hub token only if the snapshot is on the Hub.
    """
    settings = load_settings(environ, dotenv=dotenv)
    return Settings(
        home=settings.home,
        snapshot=settings.snapshot,
        hub_token=settings.hub_token if _is_on_hub(settings) else None,
        hub_endpoint=settings.hub_endpoint,
    )


def child_environment(settings: Settings) -> dict[str, str]:
    """Return the environment for a child process, without credentials.

    The Hub token stays if the snapshot is on the Hub, where it can be in a private dataset.
    """
    hidden = {*_SECRETS} - ({*_OF_THE_HUB} if _is_on_hub(settings) else set())
    public = {
        name: value
        for name, value in os.environ.items()
        if name not in hidden and not name.startswith("ARGILLA_")
    }
    return {**public, "FIEL_HOME": str(settings.home), "FIEL_SNAPSHOT": settings.snapshot_address}


def organizer_environment(settings: Settings, api_key: str) -> dict[str, str]:
    """Return the environment for a command that runs for an organizer, with the key of their account."""
    return {**os.environ, "FIEL_HOME": str(settings.home), "ARGILLA_API_KEY": api_key}


def desk_environment(settings: Settings, campaign: Path) -> dict[str, str]:
    """Return the environment for the organizers' desk, which needs what the commands need."""
    return {**os.environ, "FIEL_HOME": str(settings.home.absolute()), "FIEL_CAMPAIGN": str(campaign)}


def _is_on_hub(settings: Settings) -> bool:
    return settings.snapshot_address.startswith("hf://")
