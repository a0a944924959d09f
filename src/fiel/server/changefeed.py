"""Changes in Argilla's records and answers since the last request.

Argilla itself cannot tell: an answer does not change its record's time, and deletions leave no trace.
Triggers note the record of each change inside the same transaction, and an owner asks for the records noted
since a position. The notes live as long as the server: each start begins a new epoch without notes, so that
no position outlives a database restored from a copy.

A position stands for what was certainly seen. In SQLite, where one transaction writes at a time, it is the
next note's number. In PostgreSQL a transaction that began earlier can commit later, so notes are numbered by
transaction, and the position is the oldest open one: notes from there on are read again. Reading a record
twice does no harm, because clients replace whole records.
"""

import secrets
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.api.policies.v1 import UserPolicy, authorize
from argilla_server.models import Record
from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response as Answer

from fiel.server.dependencies import CurrentUser, Database
from fiel.server.search.installation import Installation
from fiel.server.storedrecords import read_records, show_json

MAX_RECORDS = 5000
"""Above this number changed records are not listed: fetching everything is faster."""

_EPOCH = secrets.token_hex(8)
_CHANGES = sa.table(
    "fiel_changes", sa.column("number", sa.BigInteger), sa.column("record_id", Record.id.type)
)

_NOTE = "INSERT INTO fiel_changes (record_id)"
_SQLITE = Installation(
    name="changes",
    drop=[
        *(
            f"DROP TRIGGER IF EXISTS fiel_changes_{table}_{event}"
            for table in ("record", "response")
            for event in ("insert", "update", "delete")
        ),
        "DROP TABLE IF EXISTS fiel_changes",
    ],
    create=[
        "CREATE TABLE fiel_changes (number INTEGER PRIMARY KEY, record_id CHAR(32) NOT NULL)",
        *(
            f"CREATE TRIGGER fiel_changes_{name} BEGIN {_NOTE} VALUES ({record}); END"
            for name, record in {
                "record_insert AFTER INSERT ON records": "new.id",
                "record_update AFTER UPDATE OF metadata, external_id, dataset_id ON records": "new.id",
                "record_delete AFTER DELETE ON records": "old.id",
                "response_insert AFTER INSERT ON responses": "new.record_id",
                "response_update AFTER UPDATE ON responses": "new.record_id",
                "response_delete AFTER DELETE ON responses": "old.record_id",
            }.items()
        ),
    ],
    fill=[],
)

_TABLES = {
    "insert": "NEW TABLE AS added",
    "update": "OLD TABLE AS removed NEW TABLE AS added",
    "delete": "OLD TABLE AS removed",
}
_CHANGED_RECORD = """ JOIN removed USING (id)
WHERE (added.metadata::text, added.external_id, added.dataset_id)
  IS DISTINCT FROM (removed.metadata::text, removed.external_id, removed.dataset_id)"""
_CHANGED_IDS = {
    ("records", "insert"): "SELECT id FROM added",
    ("records", "update"): f"SELECT id FROM added{_CHANGED_RECORD}",
    ("records", "delete"): "SELECT id FROM removed",
    ("responses", "insert"): "SELECT record_id FROM added",
    ("responses", "update"): "SELECT record_id FROM added",
    ("responses", "delete"): "SELECT record_id FROM removed",
}
_POSTGRESQL = Installation(
    name="changes",
    drop=[
        *(f"DROP FUNCTION IF EXISTS fiel_changes_{table}_{event}() CASCADE" for table, event in _CHANGED_IDS),
        "DROP TABLE IF EXISTS fiel_changes",
    ],
    create=[
        """CREATE TABLE fiel_changes (
  number bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint, record_id uuid NOT NULL)""",
        "CREATE INDEX fiel_changes_number ON fiel_changes (number)",
        *(
            statement
            for (table, event), changed in _CHANGED_IDS.items()
            for statement in (
                f"CREATE FUNCTION fiel_changes_{table}_{event}() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                f"BEGIN {_NOTE} {changed}; RETURN NULL; END $$",
                f"CREATE TRIGGER fiel_changes_{table}_{event} AFTER {event.upper()} ON {table} "
                f"REFERENCING {_TABLES[event]} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION fiel_changes_{table}_{event}()",
            )
        ),
    ],
    fill=[],
)


def install_changes(connection: sa.Connection) -> None:
    """Create the notes table and its triggers, or empty it: a server's epoch begins without notes."""
    sqlite = connection.dialect.name == "sqlite"
    (_SQLITE if sqlite else _POSTGRESQL).ensure(connection)
    connection.execute(sa.delete(_CHANGES))


router = APIRouter()


@router.get("/fiel/changes", include_in_schema=False)
async def list_changes(
    db: Database,
    current_user: CurrentUser,
    epoch: str = "",
    after: int = 0,
) -> Answer:
    """Answer an owner with the changes since a position.

    ``epoch`` and ``after``, a position, are from the last answer.

    Returns:
        JSON with ``epoch``, ``position`` (for the next time) and ``changed``: the ids of the changed records,
        or null when unknown or too many. ``records`` has those that still exist, with their responses and
        without their fields; the others were deleted.
    """
    await authorize(current_user, UserPolicy.list)  # only for owners
    position = await _read_position(db)  # first: later writes are read the next time
    changed = await _changed_since(db, after) if epoch == _EPOCH and 0 < after <= position else None
    content = {
        "epoch": _EPOCH,
        "position": position,
        "changed": changed,
        "records": await read_records(db, changed or ()),
    }
    return show_json(content)


async def _read_position(db: AsyncSession) -> int:
    if db.get_bind().dialect.name == "sqlite":
        statement: Any = sa.select(sa.func.coalesce(sa.func.max(_CHANGES.c.number), 0) + 1)
    else:
        statement = sa.text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    return int(await db.scalar(statement))


async def _changed_since(db: AsyncSession, position: int) -> list[UUID] | None:
    noted = sa.select(_CHANGES.c.record_id).where(_CHANGES.c.number >= position).distinct()
    found = list(await db.scalars(noted.limit(MAX_RECORDS + 1)))
    return found if len(found) <= MAX_RECORDS else None
