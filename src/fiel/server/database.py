"""Argilla's own database: migrated, tuned, and with its owner.

It imports ``argilla_server``, so only a starting server imports it.
"""

import contextlib
import logging
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import argilla_server
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from argilla_server.contexts import accounts
from argilla_server.database import AsyncSessionLocal, sync_engine
from argilla_server.models import User, UserRole
from argilla_server.settings import settings
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import Session

from fiel.errors import FielError
from fiel.messages.hiding import describe_database
from fiel.server.changefeed import install_changes
from fiel.server.credentials import Credentials
from fiel.server.fastjson import dump_json, load_json
from fiel.server.search import fulltext
from fiel.server.search.counts import install_counts
from fiel.server.search.plannerstatistics import install_statistics
from fiel.server.search.together import install_list
from fiel.server.search.valueindex import install_value_index
from fiel.server.statements import run_statements_at_once
from fiel.server.statuses import restore_statuses

BACKUP_FOLDER = "backups"

_DEFAULT_API_KEYS = ("argilla.apikey", "owner.apikey", "admin.apikey", "annotator.apikey")
_DEFAULT_USER = "argilla"
_DEFAULT_PASSWORDS = ("1234", "12345678")
_ADVISORY_LOCK = 0x6669656C  # "fiel"; any number that nobody else uses

_logger = logging.getLogger("fiel.server")


@contextlib.contextmanager
def sole_server() -> Iterator[None]:
    """Keep other servers off a PostgreSQL database during a block; for SQLite the home's lock does this.

    Raises:
        FielError: Another server uses the database, or it does not answer.
    """
    if sync_engine.dialect.name != "postgresql":
        yield
        return
    try:
        connection = sync_engine.connect()
    except sa.exc.OperationalError as error:
        raise _unusable(error) from error
    with contextlib.closing(connection):
        if not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(_ADVISORY_LOCK))):
            raise FielError(
                f"database {describe_database(sync_engine.url)}: another server runs on it: stop that one, "
                "or use another database"
            )
        connection.commit()  # the lock lasts until the session's connection is closed
        yield


def prepare_database(home: Path, credentials: Credentials, *, reset_password: bool) -> None:
    """Migrate the database, update its indexes and make sure that the owner can sign in.

    ``home`` gets the backup of a database that must be migrated. ``reset_password`` means that the password
    was just created, so that an existing owner gets it too.

    Raises:
        FielError: The database cannot be opened, belongs to a newer Argilla, or has default credentials.
    """
    _unbound_connections()
    try:
        _migrate(home)
        with Session(sync_engine) as session, session.begin():
            connection = session.connection()
            install_list(connection)
            fulltext.install_text_index(connection)
            install_value_index(connection)
            install_counts(connection)
            install_statistics(connection)
            restore_statuses(connection)
            install_changes(connection)
            _refuse_default_credentials(session)
            _ensure_owner(session, credentials, reset_password=reset_password)
    except sa.exc.DatabaseError as error:
        raise _unusable(error) from error
    finally:
        sync_engine.dispose()


def _unbound_connections() -> None:
    """Remove the limit on connections for sessions.

    A request of Argilla holds one connection while the search engine or the update of a record's status asks
    for a second. With a bounded pool, as many requests as it has places wait for one another until they time
    out; 15 people who press Submit at once are enough. The number of concurrent requests is bounded instead.
    """
    arguments = settings.database_engine_args | {"pool_size": 10, "max_overflow": -1}
    arguments |= {"json_serializer": dump_json, "json_deserializer": load_json}
    if sync_engine.dialect.name == "postgresql":  # compiling a search takes longer than running it
        arguments["connect_args"] = {"server_settings": {"jit": "off"}}
    unbounded = create_async_engine(settings.database_url, **arguments)
    AsyncSessionLocal.configure(bind=unbounded)
    if sync_engine.dialect.name == "sqlite":
        run_statements_at_once()
        for engine in (sync_engine, unbounded.sync_engine):
            sa.event.listen(engine, "connect", _tune_connection)


async def close_database() -> None:
    """Close the connections of all sessions, so that SQLite cleans up its files."""
    await AsyncSessionLocal.kw["bind"].dispose()


def _tune_connection(connection: Any, record: Any) -> None:
    """Set up one SQLite connection.

    In WAL mode readers never wait. With ``synchronous`` NORMAL, an acknowledged answer survives a killed
    process, but a power cut only with FULL, which cost 0.3 ms per commit in our measurements.
    """
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "mmap_size = 134217728",  # bytes, shared: each write invalidates every connection's own cache
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _migrate(home: Path) -> None:
    """Migrate the schema to the installed Argilla's, keeping a copy of the earlier database."""
    config = _MigrationConfig()  # not from alembic.ini, whose logging section would replace ours
    config.set_main_option("script_location", str(Path(argilla_server.__file__).parent / "alembic"))
    scripts = ScriptDirectory.from_config(config)
    with sync_engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == scripts.get_current_head():
        return
    if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
        raise FielError(
            f"database {describe_database(sync_engine.url)}: "
            f"expected the schema of Argilla {argilla_server.app.version} or older, found {current}"
        )
    if current is not None:
        _back_up(home, current)
    command.upgrade(config, "head")


def _back_up(home: Path, revision: str) -> None:
    if sync_engine.dialect.name != "sqlite":
        _logger.warning(
            "migrating %s without a backup: only SQLite is backed up", describe_database(sync_engine.url)
        )
        return
    folder = home / BACKUP_FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"argilla-{revision}-{time.strftime('%Y%m%dT%H%M%S')}.db"
    with (
        contextlib.closing(sqlite3.connect(str(sync_engine.url.database))) as source,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    _logger.warning("migrating the database; a backup of it is %s", target)


def _refuse_default_credentials(session: Session) -> None:
    for user in session.scalars(sa.select(User).where(User.api_key.in_(_DEFAULT_API_KEYS))):
        raise FielError(f"user {user.username!r} has a default API key: change it before serving")
    user = session.scalar(sa.select(User).where(User.username == _DEFAULT_USER))
    if user and any(accounts.verify_password(default, user.password_hash) for default in _DEFAULT_PASSWORDS):
        raise FielError(f"user {user.username!r} has a default password: change it before serving")


def _ensure_owner(session: Session, credentials: Credentials, *, reset_password: bool) -> None:
    owner = session.scalar(sa.select(User).where(User.username == credentials.username))
    if owner is None:
        owner = User(
            first_name=credentials.username, last_name="", username=credentials.username, role=UserRole.owner
        )
        reset_password = True
        session.add(owner)
    elif owner.role != UserRole.owner:
        raise FielError(f"user {owner.username!r}: expected the role owner, found {owner.role}")
    if owner.api_key != credentials.api_key.get_secret_value():
        owner.api_key = credentials.api_key.get_secret_value()
    if reset_password:
        owner.password_hash = accounts.hash_password(credentials.password.get_secret_value())


def _unusable(error: sa.exc.DBAPIError) -> FielError:
    return FielError(
        f"database {describe_database(sync_engine.url)}: cannot be used: {str(error.orig).strip()}"
    )


class _MigrationConfig(Config):
    """Alembic's configuration, which lets Argilla set a URL whose password contains a percent sign."""

    def set_main_option(self, name: str, value: str) -> None:
        super().set_main_option(name, value.replace("%", "%%"))
