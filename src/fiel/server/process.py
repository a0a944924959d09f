"""The server process: one home, one socket, from the start to a clean stop."""

import errno
import os
import socket
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from fiel.errors import FielError
from fiel.files import write_private
from fiel.garbage import no_garbage_collection
from fiel.messages.hiding import describe_database
from fiel.server.credentials import Credentials, OwnerSecrets, ensure_credentials
from fiel.server.home import prepare_home
from fiel.server.lock import hold_home, note_server, server_url
from fiel.server.patches.argillafiles import check_sources, installed_package
from fiel.server.proxies import read_proxies
from fiel.server.signals import StopSignals

__all__ = ["RunningServer", "ServerOptions", "serve", "server_url"]

_LAST_ADDRESS = "last-address.txt"  # kept when the server stops, because links that were sent point there
_WILDCARDS = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}


@dataclass(frozen=True)
class ServerOptions:
    """Where a server keeps its data and where it listens.

    Attributes:
        port: Port to listen on; 0 for any free port.
        database_url: A PostgreSQL URL such as ``postgresql+asyncpg://fiel@127.0.0.1/fiel``; None for the
            SQLite file ``argilla.db`` in the home.
        owner: The owner's secrets in a new home; generated unless given.
    """

    home: Path
    host: str = "127.0.0.1"
    port: int = 6900
    database_url: SecretStr | None = None
    owner: OwnerSecrets | None = None
    proxies: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunningServer:
    """A running server.

    Attributes:
        new_credentials: Whether nobody has seen the password yet.
        earlier: The previous address of this home's server, if it was different.
    """

    url: str
    pid: int
    credentials: Credentials
    new_credentials: bool
    earlier: str | None = None


def serve(options: ServerOptions, *, on_ready: Callable[[RunningServer], None] | None = None) -> None:
    """Run Argilla on a home until SIGINT or SIGTERM.

    ``on_ready`` is called once the server answers, in a separate thread, so it can use the server. If it
    raises, the server stops and the error is raised here.

    Raises:
        FielError: The home or the port is taken, the installed Argilla is not the version we have read, or
            the database cannot be used.
    """
    from fiel.server import environment  # slow to import, which callers of `server_url` do not need

    environment.check_version()
    check_sources(installed_package())
    proxies = read_proxies(options.proxies)
    database_url = _postgresql_url(options.database_url) if options.database_url else None
    home = prepare_home(options.home)
    with (
        StopSignals() as stop,
        hold_home(home),
        listen(options.host, options.port) as listener,
        ExitStack() as starting,
    ):
        starting.enter_context(no_garbage_collection())  # collecting would take a third of the start
        credentials, new = ensure_credentials(home, options.owner)
        url = url_of(options.host, listener)
        running = RunningServer(url, os.getpid(), credentials, new, _read_earlier(home, url))
        environment.import_argilla(environment.Environment(home, credentials, database_url))
        try:
            _run(home, listener, proxies, running, stop, on_ready, starting)
        finally:
            environment.remove_statics(home)


def _run(
    home: Path,
    listener: socket.socket,
    proxies: list[str],
    running: RunningServer,
    stop: StopSignals,
    on_ready: Callable[[RunningServer], None] | None,
    starting: ExitStack,
) -> None:
    from fiel.server import application, database  # these import argilla_server, which is ready by now

    def announce() -> None:
        note_server(home, running.url)
        write_private(home / _LAST_ADDRESS, running.url)
        starting.close()

    ready = None if on_ready is None else lambda: on_ready(running)
    with database.sole_server():
        with stop.postponed():  # half a migration is worse than a short delay
            database.prepare_database(home, running.credentials, reset_password=running.new_credentials)
        application.run_application(listener, stop, proxies=proxies, announce=announce, on_ready=ready)


def _read_earlier(home: Path, url: str) -> str | None:
    with suppress(OSError, UnicodeDecodeError):
        earlier = (home / _LAST_ADDRESS).read_text(encoding="utf-8").strip()
        return earlier if earlier != url else None
    return None


def _postgresql_url(given: SecretStr) -> str:
    """Return the URL with the driver that Argilla needs; messages never contain its password."""
    import sqlalchemy as sa  # as above

    try:
        url = sa.make_url(given.get_secret_value())
    except sa.exc.ArgumentError:
        raise FielError("database URL: expected one such as postgresql+asyncpg://user@host/name") from None
    if url.get_backend_name() not in ("postgresql", "postgres") or not url.database:
        raise FielError(
            "database URL: expected one such as postgresql+asyncpg://user@host/name, "
            f"found {describe_database(url)}"
        )
    return url.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


def listen(host: str, port: int, *, option: str = "--port") -> socket.socket:
    """Open the server's socket before anything slow; ``option`` is the option that sets the port.

    Raises:
        FielError: The address is taken or cannot be used.
    """
    if not 0 <= port <= 65535:
        raise FielError(f"port: expected 0 to 65535, found {port}")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror as error:
        raise FielError(f"host {host}: expected an address of this machine ({error.strerror})") from None
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)  # only a listening socket reserves the port
    except OSError as error:
        listener.close()
        raise FielError(_unusable_message(host, port, error, option)) from None
    listener.setblocking(False)
    return listener


def url_of(host: str, listener: socket.socket) -> str:
    """Return the URL at which this machine reaches a listening socket."""
    return address_of(host, listener.getsockname()[1])


def address_of(host: str, port: int) -> str:
    """Return the URL at which this machine reaches a service listening on an address and port."""
    name = _WILDCARDS.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _unusable_message(host: str, port: int, error: OSError, option: str) -> str:
    if isinstance(error, PermissionError):
        return f"port {port} on {host} needs more privileges: choose one above 1023 with {option}"
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is taken: stop its program or choose another with {option}"
    return f"port {port} on {host} cannot be used: {error.strerror}"
