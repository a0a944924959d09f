"""The one place that configures and imports ``argilla_server``.

At import, Argilla reads its settings from the environment and builds its Redis connection and its whole
application. So everything must be in place before, and some of what it would load is deferred.
"""

import contextlib
import functools
import importlib
import importlib.metadata
import logging
import os
import shutil
import sys
import tempfile
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fiel.errors import FielError
from fiel.server.credentials import Credentials
from fiel.server.interfacecache import place_interface
from fiel.server.patches.argillafiles import installed_package

ENGINE_NAME = "fiel"
SUPPORTED_VERSION = "2.8."
STATIC_FOLDER = "static"
JOBS_FILE = "jobs.db"
SQLITE_WAIT_SECONDS = 30

_CLIENT_SETTINGS = frozenset({"ARGILLA_API_URL", "ARGILLA_API_KEY"})

# Loaded at the first call instead of at every start: 4 of the 8 seconds and 140 MB are spent on clients of
# search engines that are not used here, and on pandas and datasets, which only the Hub jobs need.
_DEFERRED = {
    "argilla_server.search_engine.elasticsearch": ("ElasticSearchEngine",),
    "argilla_server.search_engine.opensearch": ("OpenSearchEngine",),
    "argilla_server.contexts.hub": ("HubDataset", "HubDatasetExporter"),
}


@dataclass(frozen=True)
class Environment:
    """Configuration of the Argilla to import.

    ``database_url`` is in SQLAlchemy's format; None means the SQLite file in the home.
    """

    home: Path
    credentials: Credentials
    database_url: str | None = None


def check_version() -> None:
    """Refuse a version of argilla-server whose code we have not read.

    Raises:
        FielError: argilla-server is missing or not of the supported series.
    """
    try:
        found = importlib.metadata.version("argilla-server")
    except importlib.metadata.PackageNotFoundError:
        raise FielError(f"argilla-server: expected {SUPPORTED_VERSION}x, found none: install it") from None
    if not found.startswith(SUPPORTED_VERSION):
        raise FielError(f"argilla-server: expected {SUPPORTED_VERSION}x, found {found}")


def import_argilla(environment: Environment) -> None:
    """Import ``argilla_server`` so that it needs no network, no Redis and no other search engine.

    Raises:
        FielError: It was already imported elsewhere.
    """
    if "argilla_server" in sys.modules:
        raise FielError("argilla_server is already imported: start the embedded server in a fresh process")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")  # to stderr
    _set_environment(environment)
    home = environment.home
    with _redis_in_memory(), _jobs_in(home), _deferred_imports(), _statics_in(home) as statics:
        # Argilla uses a deprecated constant, which people who run it cannot change.
        warnings.filterwarnings("ignore", "'HTTP_422_UNPROCESSABLE_ENTITY' is deprecated")
        importlib.import_module("argilla_server")
    place_interface(statics)
    del os.environ["ARGILLA_AUTH_SECRET_KEY"]  # already read; child processes need not inherit it


def remove_statics(home: Path) -> None:
    """Remove the interface that the last start put there."""
    shutil.rmtree(home / STATIC_FOLDER, ignore_errors=True)


def _set_environment(environment: Environment) -> None:
    """Remove all server settings but ours, so that stray variables cannot change what is served."""
    for name in list(os.environ):
        if name.startswith("ARGILLA_") and name not in _CLIENT_SETTINGS:
            del os.environ[name]
    os.environ.pop("USERNAME", None)  # Argilla makes this user an owner at an OAuth sign-in
    home = environment.home
    sqlite_url = f"sqlite+aiosqlite:///{home / 'argilla.db'}?check_same_thread=False"
    os.environ |= {
        "ARGILLA_HOME_PATH": str(home),
        "ARGILLA_DATABASE_URL": environment.database_url or sqlite_url,
        "ARGILLA_DATABASE_SQLITE_TIMEOUT": str(SQLITE_WAIT_SECONDS),
        "ARGILLA_SEARCH_ENGINE": ENGINE_NAME,
        "ARGILLA_REDIS_URL": "redis://in-memory.invalid:6379/0",
        "ARGILLA_ENABLE_SHARE_YOUR_PROGRESS": "false",
        "ARGILLA_SHOW_HUGGINGFACE_SPACE_PERSISTENT_STORAGE_WARNING": "false",
        "ARGILLA_AUTH_SECRET_KEY": environment.credentials.auth_secret.get_secret_value(),
        "ARGILLA_AUTH_OAUTH_CFG": str(home / "oauth.yaml"),
        "HF_HUB_DISABLE_TELEMETRY": "1",
    }


@contextlib.contextmanager
def _replaced(owner: object, name: str, value: object) -> Iterator[None]:
    original = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, original)


def _redis_in_memory() -> contextlib.AbstractContextManager[None]:
    import fakeredis
    import redis

    server = fakeredis.FakeServer()

    def connect(url: str, **options: Any) -> fakeredis.FakeRedis:
        return fakeredis.FakeRedis(server=server, **options)

    return _replaced(redis, "from_url", connect)


def _jobs_in(home: Path) -> contextlib.AbstractContextManager[None]:
    """Give Argilla queues whose jobs are also stored in a file, so that they survive the server."""
    import rq

    from fiel.server.jobs.queues import DurableQueue
    from fiel.server.jobs.store import JobStore

    return _replaced(rq, "Queue", functools.partial(DurableQueue, store=JobStore(home / JOBS_FILE)))


@contextlib.contextmanager
def _deferred_imports() -> Iterator[None]:
    stand_ins: dict[str, Any] = {name: _stand_in(name, members) for name, members in _DEFERRED.items()}
    if "chardet" not in sys.modules:
        stand_ins["chardet"] = None  # takes 0.8 s; without it requests uses charset_normalizer
    sys.modules |= stand_ins
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _stand_in(module_name: str, members: tuple[str, ...]) -> types.ModuleType:
    stand_in = types.ModuleType(module_name)
    for member in members:
        setattr(stand_in, member, _call_later(module_name, member))
    return stand_in


def _call_later(module_name: str, member: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(importlib.import_module(module_name), member)(*args, **kwargs)

    return call


@contextlib.contextmanager
def _statics_in(home: Path) -> Iterator[Path]:
    """Make Argilla serve the interface from a folder in the home, to which it copies nothing.

    The next start removes the folder. Argilla makes a temporary one, copies its interface into a folder in
    that, and replaces a word in each of the copied files.
    """
    remove_statics(home)
    folder = home / STATIC_FOLDER
    folder.mkdir()
    copy, theirs = shutil.copytree, installed_package() / STATIC_FOLDER

    def copy_others(source: Any, target: Any, *given: Any, **options: Any) -> Any:
        return target if Path(source) == theirs else copy(source, target, *given, **options)

    with (
        _replaced(tempfile, "mkdtemp", lambda *given, **options: str(folder)),
        _replaced(shutil, "copytree", copy_others),
    ):
        yield folder / "statics"
