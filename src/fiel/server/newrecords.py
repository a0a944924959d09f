"""New records as rows of the database, and their insertion in plain statements."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import getrandbits  # seeded by the operating system; an id is no secret
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import RecordStatus
from argilla_server.models import Dataset, DatasetUser, Record, Response, Suggestion, Vector
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.fastjson import dump_json
from fiel.server.search.fulltext_sqlite import INDEX_TOGETHER as INDEX_TEXTS
from fiel.server.search.together import CLEAR, LIST
from fiel.server.search.valueindex_sqlite import INDEX_TOGETHER as INDEX_VALUES

ColumnValues = dict[str, Any]

_TICK = timedelta(microseconds=1)
_SQLITE_WRITES = asyncio.Lock()


@dataclass(slots=True)
class UnsavedRecord:
    """A valid record that does not exist yet; suggestions and responses are rows without ids and times."""

    fields: ColumnValues
    metadata: ColumnValues | None
    external_id: str | None
    suggestions: list[ColumnValues]
    responses: list[ColumnValues]
    vectors: dict[str, list[float]]


@dataclass(slots=True)
class RecordRows:
    """The rows of new records, by table."""

    records: list[ColumnValues] = field(default_factory=list)
    suggestions: list[ColumnValues] = field(default_factory=list)
    vectors: list[ColumnValues] = field(default_factory=list)
    responses: list[ColumnValues] = field(default_factory=list)


def build_batch(dataset: Dataset, new: Sequence[UnsavedRecord]) -> RecordRows:
    """Build the rows of new records of a dataset, in their order."""
    batch = RecordRows()
    for each, moment in zip(new, _moments(len(new)), strict=True):
        _add_record(batch, dataset, each, moment)
    return batch


_last_moment = datetime.min


def _moments(count: int) -> list[datetime]:
    """Return times that no other record of this process has: Argilla orders its pages only by them."""
    global _last_moment
    first = max(_now(), _last_moment + _TICK)
    moments = [first + number * _TICK for number in range(count)]
    _last_moment = moments[-1]
    return moments


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)  # Argilla's columns have no time zone


def _new_id() -> UUID:
    """Create a version 7 id (RFC 9562), which begins with the time.

    Rows created together are then adjacent in the indexes; random ids are spread over all pages, which takes
    most of the time in a large database.
    """
    milliseconds = time.time_ns() // 1_000_000
    return UUID(int=milliseconds << 80 | 7 << 76 | getrandbits(12) << 64 | 2 << 62 | getrandbits(62))


def _add_record(batch: RecordRows, dataset: Dataset, new: UnsavedRecord, moment: datetime) -> None:
    record_id = _new_id()
    submitted = sum(response["status"] == "submitted" for response in new.responses)
    completed = submitted >= dataset.distribution["min_submitted"]
    batch.records.append(
        {
            "id": record_id,
            "status": RecordStatus.completed if completed else RecordStatus.pending,
            "fields": new.fields,
            "metadata": new.metadata,
            "external_id": new.external_id,
            "dataset_id": dataset.id,
            "inserted_at": moment,
            "updated_at": moment + _TICK if completed else moment,  # Argilla inserts, then updates it
        }
    )
    vectors = [
        {"vector_settings_id": dataset.vector_settings_by_name(name).id, "value": value}
        for name, value in new.vectors.items()
    ]
    for rows, own in (
        (batch.suggestions, new.suggestions),
        (batch.responses, new.responses),
        (batch.vectors, vectors),
    ):
        rows += [row | row_of(record_id, moment, number) for number, row in enumerate(own)]


def row_of(record_id: UUID, moment: datetime, number: int) -> ColumnValues:
    """Return the columns common to all rows of a record; the times keep the order of the request."""
    own = moment + number * _TICK
    return {"id": _new_id(), "record_id": record_id, "inserted_at": own, "updated_at": own}


async def insert_batch(db: AsyncSession, batch: RecordRows) -> None:
    """Insert all rows and commit."""
    async with turn_to_write(db), _indexing_together(db, batch.records):
        await db.execute(sa.insert(Record.__table__), batch.records)
        for model, rows in ((Suggestion, batch.suggestions), (Vector, batch.vectors)):
            if rows:
                await db.execute(sa.insert(model.__table__), rows)
        if batch.responses:
            await _note_users(db, batch)
            await db.execute(sa.insert(Response.__table__), batch.responses)


def turn_to_write(db: AsyncSession) -> AbstractAsyncContextManager[Any]:
    """Serialize writing requests in SQLite, where waiting connections poll."""
    return _SQLITE_WRITES if db.get_bind().dialect.name == "sqlite" else nullcontext()


@asynccontextmanager
async def _indexing_together(db: AsyncSession, records: Iterable[ColumnValues]) -> AsyncIterator[None]:
    """Index the records that the block inserts, and commit; see `fiel.server.search.together`."""
    if db.get_bind().dialect.name != "sqlite":
        yield
        await db.commit()
        return
    connection = await db.connection()
    await connection.exec_driver_sql(LIST, (dump_json([row["id"].hex for row in records]),))
    yield
    for statement in (*INDEX_TEXTS, *INDEX_VALUES, CLEAR):
        await connection.exec_driver_sql(statement)
    await db.commit()


async def _note_users(db: AsyncSession, batch: RecordRows) -> None:
    dataset_id = batch.records[0]["dataset_id"]
    await DatasetUser.upsert_many(
        db,
        objects=[
            {"user_id": user_id, "dataset_id": dataset_id}
            for user_id in {row["user_id"] for row in batch.responses}
        ],
        constraints=[DatasetUser.user_id, DatasetUser.dataset_id],
        autocommit=False,
    )
