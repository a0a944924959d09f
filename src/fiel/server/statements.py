"""One turn of a connection's thread for each statement, in SQLite.

SQLAlchemy's driver for asyncio asks the thread of a connection four times for each statement: for a cursor,
to run it, for its rows, and to close the cursor. A request of a volunteer has up to twenty statements, and
each turn costs the event loop a wake-up and both threads Python's lock, more than most statements take.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)

_CUT_OFF = "_fiel_cut_off"
"""Attribute of a connection whose last statement nobody waited for: it may still open a transaction."""

_Outcome = tuple[Any, int | None, int, Sequence[Any]]
"""Description of the columns, last row id, row count and rows."""


def run_statements_at_once() -> None:
    """Change SQLAlchemy's driver; statements, rows and errors stay as they are.

    A commit or rollback outside a transaction does nothing in SQLite, so it no longer takes a turn, either.
    """
    cursor: Any = AsyncAdapt_aiosqlite_cursor
    connection: Any = AsyncAdapt_aiosqlite_connection
    stream = cursor.execute  # of a server-side cursor, which keeps its rows in the database

    def execute(self: Any, operation: str, parameters: Any = None) -> None:
        if self.server_side:
            stream(self, operation, parameters)
            return
        found = _take_turn(self._adapt_connection, _execute, operation, parameters or ())
        self.description, self.lastrowid, self.rowcount, rows = found
        self._rows = deque(rows)

    def execute_many(self: Any, operation: str, parameters: Any) -> None:
        found = _take_turn(self._adapt_connection, _execute_many, operation, parameters)
        self.description, self.lastrowid, self.rowcount, _ = found

    cursor.execute, cursor.executemany = execute, execute_many
    connection.commit = _end_with(sqlite3.Connection.commit)
    connection.rollback = _end_with(sqlite3.Connection.rollback)


def _end_with(end: Callable[[sqlite3.Connection], None]) -> Callable[[Any], None]:
    def end_transaction(self: Any) -> None:
        if self._connection.in_transaction or getattr(self._connection, _CUT_OFF, False):
            _take_turn(self, end)
            setattr(self._connection, _CUT_OFF, False)  # turns are taken in order

    return end_transaction


def _take_turn(adapted: Any, work: Callable[..., Any], *given: Any) -> Any:
    """Let the thread of a connection do some work with the driver's own connection."""
    connection = adapted._connection
    try:
        return adapted.await_(connection._execute(work, connection._conn, *given))
    except asyncio.CancelledError:
        setattr(connection, _CUT_OFF, True)
        raise
    except Exception as error:
        adapted._handle_exception(error)


def _execute(connection: sqlite3.Connection, operation: str, parameters: Any) -> _Outcome:
    cursor = connection.cursor()
    try:
        cursor.execute(operation, parameters)
        if cursor.description:
            return cursor.description, -1, -1, cursor.fetchall()
        return None, cursor.lastrowid, cursor.rowcount, ()
    finally:
        cursor.close()


def _execute_many(connection: sqlite3.Connection, operation: str, parameters: Any) -> _Outcome:
    cursor = connection.cursor()
    try:
        cursor.executemany(operation, parameters)
        return None, cursor.lastrowid, cursor.rowcount, ()
    finally:
        cursor.close()
