"""Run the embedded server alone: ``python -m fiel.server --home DIR``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from fiel.errors import FielError
from fiel.messages.hiding import hide_secrets
from fiel.server.process import RunningServer, ServerOptions, serve
from fiel.settings import know_passwords, prepare_environment


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until a signal; return 0 after a clean stop and 2 when the server could not start."""
    parser = argparse.ArgumentParser(prog="python -m fiel.server", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="folder for the server's data")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=int, default=6900, help="port to listen on; 0 for any free port (default: %(default)s)"
    )
    parser.add_argument("--database-url", type=SecretStr, help="use PostgreSQL instead of a file in the home")
    parser.add_argument("--proxy", action="append", default=[], help="trusted proxy; see fiel up --help")
    given = parser.parse_args(arguments)
    options = ServerOptions(
        home=given.home,
        host=given.host,
        port=given.port,
        database_url=given.database_url,
        proxies=tuple(given.proxy),
    )
    try:
        if given.database_url:
            know_passwords("--database-url", given.database_url.get_secret_value())
        prepare_environment()
        serve(options, on_ready=_print_address)
    except FielError as error:
        print(hide_secrets(str(error)), file=sys.stderr)
        return 2
    return 0


def _print_address(running: RunningServer) -> None:
    print(f"Argilla answers at {running.url} (pid {running.pid})", flush=True)


if __name__ == "__main__":
    sys.exit(main())
