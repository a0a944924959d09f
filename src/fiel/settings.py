"""Settings from the environment and ``.env``; no other module reads them."""

import os
import re
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.loopback import HOSTS, is_loopback
from fiel.messages.hiding import clean_secret, know_secret

DEFAULT_HOME = Path("~/.fiel")


class Settings(BaseModel):
    """The settings of one run.

    Attributes:
        home: Folder of the embedded server's data, credentials and logs (``FIEL_HOME``).
        api_url: Argilla to use (``ARGILLA_API_URL``); by default the embedded server of ``home``.
        public_url: Address at which people reach it, if another (``FIEL_PUBLIC_URL``): links begin with it.
        api_key: API key of an owner there (``ARGILLA_API_KEY``).
        owner_password: Owner's password for a new embedded server (``FIEL_OWNER_PASSWORD``), with ``api_key``
            as the key; by default both are generated.
        database_url: PostgreSQL database of the embedded server (``FIEL_DATABASE_URL``); by default a SQLite
            file in ``home``.
        snapshot: Folder that ``fiel snapshot`` writes and the dashboard reads, or an address that only the
            dashboard reads (``FIEL_SNAPSHOT``); see `fiel.snapshots.snapshotsource`.
        hub_token: Token for reading and publishing on the Hub (``HF_TOKEN``).
        hub_endpoint: The Hub to use (``HF_ENDPOINT``); by default huggingface.co.
        space: Name of the Space that Fiel runs on (``SPACE_ID``), if any.
        languagetool_url: LanguageTool server that checks grammar and spelling (``FIEL_LANGUAGETOOL_URL``).
        review_key: Key of the server that ``fiel review --base-url`` asks (``FIEL_REVIEW_KEY``).
        campaign: Campaign file or folder of commands that are given none (``FIEL_CAMPAIGN``).
        webhook: Address of a chat's incoming webhook that a watch tells what is new (``FIEL_WEBHOOK``), a
            secret: anyone who knows it can write there.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    home: Path = Field(DEFAULT_HOME, alias="FIEL_HOME")
    api_url: str | None = Field(None, alias="ARGILLA_API_URL")
    public_url: str | None = Field(None, alias="FIEL_PUBLIC_URL")
    api_key: SecretStr | None = Field(None, alias="ARGILLA_API_KEY")
    owner_password: SecretStr | None = Field(None, alias="FIEL_OWNER_PASSWORD")
    database_url: SecretStr | None = Field(None, alias="FIEL_DATABASE_URL")
    snapshot: Path | str | None = Field(None, alias="FIEL_SNAPSHOT")
    hub_token: SecretStr | None = Field(None, alias="HF_TOKEN")
    hub_endpoint: str | None = Field(None, alias="HF_ENDPOINT")
    space: str | None = Field(None, alias="SPACE_ID")
    languagetool_url: str | None = Field(None, alias="FIEL_LANGUAGETOOL_URL")
    review_key: SecretStr | None = Field(None, alias="FIEL_REVIEW_KEY")
    campaign: Path | None = Field(None, alias="FIEL_CAMPAIGN")
    webhook: SecretStr | None = Field(None, alias="FIEL_WEBHOOK")

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


# Names of secrets, and whether they are sent in a request header. Libraries read HF_TOKEN, too.
_SECRETS = {
    "ARGILLA_API_KEY": True,
    "HF_TOKEN": True,
    "HUGGING_FACE_HUB_TOKEN": True,
    "FIEL_REVIEW_KEY": True,
    "FIEL_WEBHOOK": True,
    "FIEL_OWNER_PASSWORD": False,
    "FIEL_DATABASE_URL": False,
    "OAUTH2_HUGGINGFACE_CLIENT_SECRET": True,
}
_ADDRESSES = ("ARGILLA_API_URL", "FIEL_PUBLIC_URL", "HF_ENDPOINT", "FIEL_LANGUAGETOOL_URL")


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
    known = {field.alias for field in Settings.model_fields.values()}
    values = {name: value for name, value in variables.items() if value and name in known}
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
    secret: tuple[str, ...] = (
        "ARGILLA_",
        *("FIEL_DATABASE_URL", "FIEL_REVIEW_KEY", "FIEL_OWNER_PASSWORD", "FIEL_WEBHOOK"),
    )
    if not _is_on_hub(settings):
        secret += ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")
    public = {name: value for name, value in os.environ.items() if not name.startswith(secret)}
    return {**public, "FIEL_HOME": str(settings.home), "FIEL_SNAPSHOT": settings.snapshot_address}


def organizer_environment(settings: Settings, api_key: str) -> dict[str, str]:
    """Return the environment for a command that runs for an organizer, with the key of their account."""
    return {**os.environ, "FIEL_HOME": str(settings.home), "ARGILLA_API_KEY": api_key}


def desk_environment(settings: Settings, campaign: Path) -> dict[str, str]:
    """Return the environment for the organizers' desk, which needs what the commands need."""
    return {**os.environ, "FIEL_HOME": str(settings.home.absolute()), "FIEL_CAMPAIGN": str(campaign)}


def _is_on_hub(settings: Settings) -> bool:
    return settings.snapshot_address.startswith("hf://")
