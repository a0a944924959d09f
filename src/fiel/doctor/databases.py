"""What is wrong with the database of the embedded server, a file or a PostgreSQL."""

import sqlite3
from collections.abc import Iterator

import sqlalchemy as sa

from fiel.doctor.finding import Diagnosis
from fiel.messages.hiding import describe_database
from fiel.server.inspection import inspect_database, inspect_index
from fiel.settings import Settings


def check_database(settings: Settings) -> Iterator[Diagnosis]:
    """Look at the embedded server's database file: is it sound, and does the search index agree with it?"""
    path = settings.home / "argilla.db"
    if settings.api_url or settings.database_url or not path.exists():
        return
    damage = inspect_database(path)
    if damage:
        todo = (
            f"Stop fiel up, copy {settings.home} away, and restore an archive into a new home: fiel restore."
        )
        yield Diagnosis("database", "error", f"{path}: {'; '.join(damage)[:300]}", todo)
        return
    yield Diagnosis("database", "ok", f"{path} is sound")
    try:
        drift = inspect_index(path)
    except sqlite3.Error as error:
        yield Diagnosis("index", "warning", f"cannot be looked at: {error}", "Start fiel up, which makes it.")
        return
    if drift:
        said = ", ".join(f"{what}: {count}" for what, count in drift.items())
        command = f"sqlite3 {path} 'DELETE FROM fiel_installations'"
        todo = f"Stop fiel up, run: {command}; the next start makes the index anew."
        yield Diagnosis("index", "error", f"disagrees with the database: {said}", todo)
    else:
        yield Diagnosis("index", "ok", "agrees with the database")


def check_postgresql(settings: Settings) -> Diagnosis:
    """Look whether the PostgreSQL of the settings answers; a password is in no message."""
    given = settings.database_url.get_secret_value() if settings.database_url else ""
    try:
        url = sa.make_url(given)
    except sa.exc.ArgumentError:
        return Diagnosis(
            "PostgreSQL", "error", "FIEL_DATABASE_URL is no such url", "postgresql+asyncpg://user@host/name"
        )
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
    return Diagnosis("PostgreSQL", "ok", f"{shown} answers, version {version}")
