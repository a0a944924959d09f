"""A real PostgreSQL of the tests' own, started from the system's packages."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from fiel.processes import free_port
from tests.helpers.tools import report_missing

_SYSTEM_USER = "postgres"
_DEBIAN = Path("/usr/lib/postgresql")
_SETTINGS = {
    "fsync": "off",  # these tests do not cut the power
    "listen_addresses": "127.0.0.1",
    "max_connections": "100",  # the default, which must be enough
    "unix_socket_directories": "",
}


@dataclass(frozen=True)
class Postgres:
    """A server that answers on loopback and lets everyone in."""

    port: int

    def create_database(self, *, locale: str = "C.UTF-8") -> str:
        """Create an empty database and return its URL as a person would write it for ``fiel up``."""
        name = f"fiel_{uuid4().hex}"
        self.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE '{locale}'",
            database="postgres",
        )
        return f"postgresql+asyncpg://{_SYSTEM_USER}@127.0.0.1:{self.port}/{name}"

    def execute(self, statement: str, *, database: str) -> None:
        """Run a statement outside of a transaction."""
        url = f"postgresql+psycopg2://{_SYSTEM_USER}@127.0.0.1:{self.port}/{database}"
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)


@contextlib.contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Run PostgreSQL on a fresh folder for the block; skip where it is not installed, but never in CI."""
    programs = find_programs()
    if programs is None:
        report_missing("postgresql")
    user = system_user()
    folder = Path(tempfile.mkdtemp(prefix="fiel-postgres-"))
    try:
        data = initialise(programs, folder, user)
        port = free_port(0)
        options = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
        control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-w", "-t", "60"]
        start = [*control, "-l", folder / "log", "-o", f"-p {port} {options}", "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder)
        try:
            yield Postgres(port)
        finally:
            stop = [*control, "-m", "immediate", "stop"]
            subprocess.run(stop, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder)
    finally:
        shutil.rmtree(folder)


def initialise(programs: Path, folder: Path, user: str | None) -> Path:
    """Make a folder the private one of the user, with a database server's data in it; return that."""
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"
    command: list[str | Path] = [programs / "initdb", "-D", data, "-U", _SYSTEM_USER, "-A", "trust"]
    command += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder)
    return data


def find_programs() -> Path | None:
    for folder in sorted(_DEBIAN.glob("*/bin"), reverse=True):  # not on the PATH where Debian put them
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def system_user() -> str | None:
    """Return whom it runs as where the caller is root, which it refuses to run as."""
    if os.getuid() != 0:
        return None
    return pwd.getpwnam(_SYSTEM_USER).pw_name
