"""SQLite files that save what was slow or dear to ask, so that no later run asks it again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from fiel.errors import FielError


@contextmanager
def open_cache_file(path: Path, tables: str, *, probe: str) -> Iterator[sqlite3.Connection]:
    """Open a cache for a block; several commands may at once.

    A damaged file is moved aside, to the same name with ``.damaged``, and begun anew.

    Args:
        path: The file; its folder is created.
        tables: The statements that create its tables unless they exist.
        probe: A query that only works on those tables.

    Raises:
        FielError: It cannot be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path, tables, probe)
    except (OSError, sqlite3.OperationalError) as error:
        raise FielError(f"{path}: expected a file that can be written, found: {error}") from None
    with closing(connection):
        yield connection


def _connect(path: Path, tables: str, probe: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    try:
        connection.executescript(tables)
        connection.execute(probe).fetchone()
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError:  # no database, or a part of one
        connection.close()
        path.replace(path.with_name(f"{path.name}.damaged"))
        return _connect(path, tables, probe)
    return connection
