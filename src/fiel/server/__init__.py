"""Argilla embedded: API, interface, database, search and jobs in one process.

Importing this package is cheap; the server itself is imported only when ``serve`` starts it.
"""

from fiel.server.credentials import Credentials, ensure_credentials, load_credentials
from fiel.server.process import RunningServer, ServerOptions, serve, server_url

__all__ = [
    "Credentials",
    "RunningServer",
    "ServerOptions",
    "ensure_credentials",
    "load_credentials",
    "serve",
    "server_url",
]
