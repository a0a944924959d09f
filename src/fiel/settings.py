"""What the environment and ``.env`` say; the only place that reads them."""

import os
import re
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.loopback import HOSTS, is_loopback
from fiel.messages.hiding import clean_secret, know_secret

DEFAULT_HOME = Path("~/.fiel")


class Settings(BaseModel):
    """The settings of one run.

    Attributes:
        home: Folder of the embedded server's data, credentials and logs (``FIEL_HOME``).
        api_url: Argilla to talk to (``ARGILLA_API_URL``); without it, the embedded server of ``home``.
        api_key: Key of an owner there (``ARGILLA_API_KEY``).
        owner_password: Password that a new embedded server gives its owner (``FIEL_OWNER_PASSWORD``), with
            ``api_key`` as the key; without it, both are made.
        database_url: PostgreSQL database of the embedded server (``FIEL_DATABASE_URL``); without it, a file
            in ``home``.
        snapshot: Folder that ``fiel snapshot`` writes and the dashboard reads, or an address that only the
            dashboard reads (``FIEL_SNAPSHOT``); see `fiel.snapshots.source`.
        hub_token: Token of the person who reads and publishes on the Hub (``HF_TOKEN``).
        hub_endpoint: The Hub to publish on (``HF_ENDPOINT``); huggingface.co unless given.
        space: Name of the Space that this runs on (``SPACE_ID``), if it does.
        languagetool_url: LanguageTool server that checks grammar and spelling (``FIEL_LANGUAGETOOL_URL``).
    """

    model_config = ConfigDict(frozen=True)

    home: Path = DEFAULT_HOME
    api_url: str | None = None
    api_key: SecretStr | None = None
    owner_password: SecretStr | None = None
    database_url: SecretStr | None = None
    snapshot: Path | str | None = None
    hub_token: SecretStr | None = None
    hub_endpoint: str | None = None
    space: str | None = None
    languagetool_url: str | None = None

    @property
    def snapshot_address(self) -> str:
        """Where the dashboard reads: a folder, under ``home`` unless one was set, or an address."""
        return str(self.snapshot or self.home / "snapshot")

    @property
    def snapshot_folder(self) -> Path:
        """The folder that snapshots are written to.

        Raises:
            FielError: It is an address.
        """
        scheme, separator, _ = self.snapshot_address.partition("://")
        if separator:
            raise FielError(
                f"FIEL_SNAPSHOT: expected a folder to write the snapshot to, found an address of "
                f"{scheme}://, which only the dashboard reads"
            )
        return Path(self.snapshot_address)


_VARIABLES = {
    "home": "FIEL_HOME",
    "api_url": "ARGILLA_API_URL",
    "api_key": "ARGILLA_API_KEY",
    "owner_password": "FIEL_OWNER_PASSWORD",
    "database_url": "FIEL_DATABASE_URL",
    "snapshot": "FIEL_SNAPSHOT",
    "hub_token": "HF_TOKEN",
    "hub_endpoint": "HF_ENDPOINT",
    "space": "SPACE_ID",
    "languagetool_url": "FIEL_LANGUAGETOOL_URL",
}


# Names of secrets, and whether they go into the header of a request. What else reads HF_TOKEN is a library.
_SECRETS = {
    "ARGILLA_API_KEY": True,
    "HF_TOKEN": True,
    "HUGGING_FACE_HUB_TOKEN": True,
    "FIEL_OWNER_PASSWORD": False,
    "FIEL_DATABASE_URL": False,
    "OAUTH2_HUGGINGFACE_CLIENT_SECRET": True,
}
_ADDRESSES = ("ARGILLA_API_URL", "HF_ENDPOINT", "FIEL_LANGUAGETOOL_URL")


def prepare_environment(environ: MutableMapping[str, str] | None = None) -> None:
    """Make the environment fit for us and for every library that reads it: a command does so first.

    Secrets lose the white space around them, and what runs on this machine is asked without a proxy.

    Args:
        environ: The environment; the process's own when left out.

    Raises:
        FielError: A secret cannot be one; the message does not hold it.
    """
    environ = os.environ if environ is None else environ
    environ.update(_clean(environ))
    if not any(name.lower().endswith("_proxy") and name.lower() != "no_proxy" for name in environ):
        return
    said = [environ.get(name, "") for name in ("no_proxy", "NO_PROXY")]
    listed = [each.strip() for text in said for each in text.split(",") if each.strip()]
    host = urlsplit(environ.get("ARGILLA_API_URL", "")).hostname or ""
    own = [host] if is_loopback(f"//{host}") and ":" not in host else []
    environ["no_proxy"] = environ["NO_PROXY"] = ",".join(dict.fromkeys([*listed, *HOSTS, *own]))


def _clean(given: Mapping[str, str | None]) -> dict[str, str]:
    """Return the secrets of an environment as they are meant, and refuse addresses that hold one."""
    cleaned = {
        name: clean_secret(name, text, ascii_only=header)
        for name, header in _SECRETS.items()
        if (text := given.get(name))
    }
    if "FIEL_DATABASE_URL" in cleaned:
        know_passwords("FIEL_DATABASE_URL", cleaned["FIEL_DATABASE_URL"])
    for name in _ADDRESSES:
        address = (given.get(name) or "").strip()
        if _password_in(address):
            know_secret(_password_in(address))
            raise FielError(
                f"{name}: expected an address without a password, for people see it, found one with it"
            )
        if address:
            cleaned[name] = address
    return cleaned


def know_passwords(name: str, address: str) -> None:
    """Remember the passwords in the address of a database, to hide them in whatever is shown from now on.

    Args:
        name: What messages call it.
        address: As SQLAlchemy reads it: ``driver://user:password@host/name?option=value``.

    Raises:
        FielError: A password in it has a sign that divides addresses; the message does not hold it.
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
            f"{name}: expected the signs @, / and ? of a password as %40, %2F and %3F, found one of them as "
            f"it is, before the host {re.split('[/?]', place)[0]}"
        )


def _password_in(address: str) -> str:
    try:
        return urlsplit(address).password or ""
    except ValueError:
        return ""


def load_settings(environ: Mapping[str, str] | None = None, *, dotenv: Path = Path(".env")) -> Settings:
    """Read the settings: the environment first, then ``.env`` in the current folder.

    Args:
        environ: The environment; the process's own when left out.
        dotenv: File with further variables; it need not exist.

    Raises:
        FielError: A variable holds something that cannot be used.
    """
    if environ is None:
        prepare_environment()
    given = {**dotenv_values(dotenv), **(os.environ if environ is None else environ)}
    given |= _clean(given)
    values = {field: given[name] for field, name in _VARIABLES.items() if given.get(name)}
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise FielError(describe_validation("environment", error)) from None
    return settings.model_copy(update={"home": settings.home.expanduser()})


def load_public_settings(
    environ: Mapping[str, str] | None = None, *, dotenv: Path = Path(".env")
) -> Settings:
    """Read what the public dashboard needs: no key of Argilla's, and the Hub's only to read there.

    Args:
        environ: The environment; the process's own when left out.
        dotenv: File with further variables; it need not exist.

    Raises:
        FielError: A variable holds something that cannot be used.
    """
    settings = load_settings(environ, dotenv=dotenv)
    return Settings(
        home=settings.home,
        snapshot=settings.snapshot,
        hub_token=settings.hub_token if _is_on_hub(settings) else None,
        hub_endpoint=settings.hub_endpoint,
    )


def child_environment(settings: Settings) -> dict[str, str]:
    """Return the environment for a process of ours that needs no credential.

    That of the Hub stays where the snapshot is read from there: it may be in a private dataset.
    """
    secret: tuple[str, ...] = ("ARGILLA_", "FIEL_DATABASE_URL", "FIEL_OWNER_PASSWORD")
    if not _is_on_hub(settings):
        secret += ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(secret)}
    return {**kept, "FIEL_HOME": str(settings.home), "FIEL_SNAPSHOT": settings.snapshot_address}


def _is_on_hub(settings: Settings) -> bool:
    return settings.snapshot_address.startswith("hf://")
