"""New records in SQLite that are indexed together, in the transaction that inserts them.

A trigger runs its statements once for each record, and FTS5 writes out what it holds before each of them:
that takes four times as long as the same statements for all records of a request. So the triggers leave out
the records that are listed here, and who lists them indexes them and clears the list before the transaction
ends. Nobody else sees the list, because SQLite has one writer at a time.
"""

import sqlalchemy as sa

UNLISTED = "NOT EXISTS (SELECT 1 FROM fiel_listed WHERE record_id = new.id)"
"""The condition of a trigger for a new record."""

SOURCE = "fiel_listed CROSS JOIN records ON records.id = fiel_listed.record_id"
"""The listed records, to select from."""

CHOSEN = "record_id IN (SELECT record_id FROM fiel_listed)"
"""The condition for rows of the listed records."""

LIST = "INSERT INTO fiel_listed SELECT value FROM json_each(?)"
"""Lists records; takes their ids, as stored, in a JSON list."""

CLEAR = "DELETE FROM fiel_listed"


def install_list(connection: sa.Connection) -> None:
    """Create the list, empty between transactions; PostgreSQL's triggers run once for a statement."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "CREATE TABLE IF NOT EXISTS fiel_listed (record_id CHAR(32) PRIMARY KEY) WITHOUT ROWID"
        )
