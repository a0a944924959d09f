"""Run Argilla with the database and the owner that the settings name."""

from collections.abc import Callable

from pydantic import SecretStr

from fiel.messages.hiding import clean_secret
from fiel.server.credentials import OwnerSecrets
from fiel.server.process import RunningServer, ServerOptions, serve
from fiel.settings import Settings, know_passwords


def plan_server(
    settings: Settings, *, host: str, port: int, proxies: tuple[str, ...], database_url: str | None
) -> ServerOptions:
    """Return the options of a server; the arguments are those of ``fiel up``.

    ``database_url`` replaces that of the settings; its password is kept out of what is printed.

    Raises:
        FielError: The URL has a character that no URL has.
    """
    database = settings.database_url
    if database_url:
        database = SecretStr(clean_secret("--database-url", database_url, ascii_only=False))
        know_passwords("--database-url", database.get_secret_value())
    owner = None
    if settings.owner_password:
        owner = OwnerSecrets(settings.owner_password, settings.api_key or SecretStr(""))
    return ServerOptions(
        home=settings.home, host=host, port=port, database_url=database, owner=owner, proxies=proxies
    )


def run_server(options: ServerOptions, *, on_ready: Callable[[RunningServer], None]) -> None:
    """Run a server until it is stopped.

    Raises:
        FielError: It does not start; see `fiel.server.process.serve`.
    """
    serve(options, on_ready=on_ready)
