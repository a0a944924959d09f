import gzip
import http.client
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from fiel.processes import free_port, running_dashboard
from fiel.server.patches.privacy import CONTENT_POLICY
from fiel.settings import Settings
from tests.browser import browser_page
from tests.dashboard.seeding import make_running_tables, seed_snapshot
from tests.deploy.proxy import Proxy, running_proxy
from tests.server.running import EmbeddedServer

HERE = ["127.0.0.1"]
SIGN_IN = "/api/v1/token"
LIMITED = "/api/v1/oauth2/providers/none/authentication"  # as dear to guessers, and quicker to refuse
BURST = 31


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("dashboard")
    seed_snapshot(home / "snapshot", make_running_tables())
    with running_dashboard(Settings(home=home), 0, path="dashboard") as running:
        yield running.url


@pytest.fixture(scope="module")
def proxy(argilla: EmbeddedServer, dashboard: str) -> Iterator[Proxy]:
    ports = {"argilla": urlsplit(argilla.url).port, "dashboard": urlsplit(dashboard).port}
    with running_proxy({name: (HERE, port or 0) for name, port in ports.items()}, tls=True) as running:
        yield running


@pytest.fixture(scope="module")
def secure(proxy: Proxy) -> Iterator["http_client"]:
    with proxy.client(secure=True) as client:
        yield client
