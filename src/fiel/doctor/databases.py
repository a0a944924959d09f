"""Check the embedded server's database: a SQLite file or PostgreSQL."""

import sqlite3
from collections.abc import Iterator

import sqlalchemy as sa

from fiel.doctor.diagnosis import Diagnosis
from fiel.messages.hiding import describe_database
from fiel.server.inspection import inspect_database, inspect_index
from fiel.settings import Settings


def check_database(settings: Settings) -> Iterator[Diagnosis]:
    """Check the embedded server's database file and whether the search index matches it."""
    path = settings.home / "argilla.db"
    if settings.api_url or settings.database_url or not path.exists():
        return
    damage = inspect_database(path)
    if damage:
        todo = f"Stop fiel up, copy {settings.home}, and restore an archive to a new home: fiel restore."
        yield Diagnosis("database", "error", f"{path}: {'; '.join(damage)[:300]}", todo)
        return
    yield Diagnosis("database", "ok", f"{path} is intact")
    try:
        drift = inspect_index(path)
    except sqlite3.Error as error:
        yield Diagnosis("index", "warning", f"cannot be read: {error}", "Start fiel up, which creates it.")
        return
    if drift:
        differences = ", ".join(f"{what}: {count}" for what, count in drift.items())
        command = f"sqlite3 {path} 'DELETE FROM fiel_installations'"
        todo = f"Stop fiel up, run: {command}; the next start rebuilds the index."
        yield Diagnosis("index", "error", f"does not match the database: {differences}", todo)
    else:
        yield Diagnosis("index", "ok", "matches the database")


def check_postgresql(settings: Settings) -> Diagnosis:
    """Check that PostgreSQL responds, without showing the password in any message."""
    address = settings.database_url.get_secret_value() if settings.database_url else ""
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError:
        todo = "Write it as postgresql+asyncpg://user@host/name"
        return Diagnosis("PostgreSQL", "error", "FIEL_DATABASE_URL is not a valid URL", todo)
    shown = describe_database(url)
    engine = sa.create_engine(
        url.set(drivername="postgresql+psycopg2"), connect_args={"connect_timeout": 5}, poolclass=sa.NullPool
    )
    try:
        with engine.connect() as connection:
            version = connection.scalar(sa.text("SHOW server_version"))
    except sa.exc.SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or type(error).__name__).strip()
        return Diagnosis(
            "PostgreSQL", "error", f"{shown}: {reason}", "Start it, or correct FIEL_DATABASE_URL."
        )
    return Diagnosis("PostgreSQL", "ok", f"{shown} responds, version {version}")
