"""New records in plain inserts: does what Argilla does in ``records/bulk``, many times faster.

Argilla makes each new record, suggestion, vector and response an object, writes them with statements compiled
for each request, reads them back and builds an event of each record even when nobody listens. Here the rows
are written directly, and the reply is built from them. Existing records are left to Argilla's own code.
"""

import asyncio
import time
from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import getrandbits  # seeded by the operating system; an id is no secret
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.api.schemas.v1.records import RecordCreate
from argilla_server.api.schemas.v1.records_bulk import RecordsBulkCreate, RecordsBulkUpsert
from argilla_server.bulk.records_bulk import CreateRecordsBulk, UpsertRecordsBulk
from argilla_server.enums import RecordStatus
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import Dataset, DatasetUser, Record, Response, Suggestion, Vector
from argilla_server.validators.records import RecordsBulkCreateValidator, RecordUpsertValidator
from argilla_server.webhooks.v1 import records as record_events
from argilla_server.webhooks.v1.enums import RecordEvent
from fastapi.encoders import jsonable_encoder
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import JSONResponse

from fiel.server.fastjson import dump_json
from fiel.server.patches.listeners import has_listener

ColumnValues = dict[str, Any]

_TICK = timedelta(microseconds=1)
_SQLITE_WRITES = asyncio.Lock()


class CreateRecords(CreateRecordsBulk):  # type: ignore[misc]  # argilla_server is untyped
    """Implements ``POST records/bulk``."""

    async def create_records_bulk(self, dataset: Dataset, bulk_create: RecordsBulkCreate) -> JSONResponse:
        """Create all records of a request, or none.

        Raises:
            UnprocessableEntityError: A record is invalid, or its external id exists.
        """
        await RecordsBulkCreateValidator.validate(self._db, bulk_create, dataset)
        batch = _build_batch(dataset, bulk_create.items)
        await _insert(self._db, batch)
        await _notify(self._db, [(RecordEvent.created, row["id"]) for row in batch.records])
        return _Answer(batch, status_code=201)


class UpsertRecords(UpsertRecordsBulk):  # type: ignore[misc]  # argilla_server is untyped
    """Implements ``PUT records/bulk``."""

    async def upsert_records_bulk(self, dataset: Dataset, bulk_upsert: RecordsBulkUpsert) -> Any:
        """Create or update all records of a request, or none.

        Raises:
            UnprocessableEntityError: A record is invalid.
        """
        if await self._fetch_existing_dataset_records(dataset, bulk_upsert.items):
            return await super().upsert_records_bulk(dataset, bulk_upsert)
        for position, item in enumerate(bulk_upsert.items):
            try:
                await RecordUpsertValidator.validate(item, dataset, None)
            except Exception as error:
                message = f"Record at position {position} is not valid because {error}"
                raise UnprocessableEntityError(message) from error
        batch = _build_batch(dataset, bulk_upsert.items)
        await _insert(self._db, batch)
        await _notify(self._db, [(_event_of(row), row["id"]) for row in batch.records])
        return _Answer(batch, status_code=200)


@dataclass(slots=True)
class _Batch:
    records: list[ColumnValues] = field(default_factory=list)
    suggestions: list[ColumnValues] = field(default_factory=list)
    vectors: list[ColumnValues] = field(default_factory=list)
    responses: list[ColumnValues] = field(default_factory=list)
    answer: list[ColumnValues] = field(default_factory=list)


class _Answer(JSONResponse):
    def __init__(self, batch: _Batch, *, status_code: int) -> None:
        super().__init__({"items": batch.answer}, status_code)

    def render(self, content: Any) -> bytes:
        return dump_json(content, default=_show_value).encode()


def _show_value(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _build_batch(dataset: Dataset, items: Sequence[RecordCreate]) -> _Batch:
    batch = _Batch()
    for item, moment in zip(items, _moments(len(items)), strict=True):
        _add_record(batch, dataset, item, moment)
    return batch


_last_moment = datetime.min


def _moments(count: int) -> list[datetime]:
    """Return times that no other record has: Argilla orders its pages of records only by them."""
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


def _add_record(batch: _Batch, dataset: Dataset, item: RecordCreate, moment: datetime) -> None:
    record_id = _new_id()
    submitted = sum(response.status == "submitted" for response in item.responses or ())
    completed = submitted >= dataset.distribution["min_submitted"]
    record = {
        "id": record_id,
        "status": RecordStatus.completed if completed else RecordStatus.pending,
        "fields": item.fields if _is_json(item.fields) else jsonable_encoder(item.fields),
        "metadata": item.metadata,
        "external_id": item.external_id,
        "dataset_id": dataset.id,
        "inserted_at": moment,
        "updated_at": moment + _TICK if completed else moment,  # Argilla inserts, then updates it
    }
    suggestions = [
        suggestion.model_dump() | _row_of(record_id, moment, number)
        for number, suggestion in enumerate(item.suggestions or ())
    ]
    responses = [
        response.model_dump() | _row_of(record_id, moment, number)
        for number, response in enumerate(item.responses or ())
    ]
    batch.records.append(record)
    batch.suggestions += suggestions
    batch.responses += responses
    batch.vectors += _vector_rows(dataset, item, record_id, moment)
    batch.answer.append(_show_record(record, suggestions, responses, item.vectors or {}))


def _is_json(value: object) -> bool:
    """Tell whether Argilla's encoder would return a value unchanged."""
    if isinstance(value, dict):
        return all(not key.startswith("_sa") and _is_json(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(_is_json, value))
    return value is None or isinstance(value, str | int | float)


def _row_of(record_id: UUID, moment: datetime, number: int) -> ColumnValues:
    """Return the columns common to all rows of a record; the times keep the order of the request."""
    own = moment + number * _TICK
    return {"id": _new_id(), "record_id": record_id, "inserted_at": own, "updated_at": own}


def _vector_rows(
    dataset: Dataset, item: RecordCreate, record_id: UUID, moment: datetime
) -> list[ColumnValues]:
    return [
        {"vector_settings_id": dataset.vector_settings_by_name(name).id, "value": value}
        | _row_of(record_id, moment, number)
        for number, (name, value) in enumerate((item.vectors or {}).items())
    ]


_RECORD_KEYS = ("id", "status", "fields", "metadata", "external_id")
_RESPONSE_KEYS = ("id", "values", "status", "record_id", "user_id", "inserted_at", "updated_at")
_SUGGESTION_KEYS = ("question_id", "type", "value", "agent", "score", "id", "inserted_at", "updated_at")


def _show_record(
    record: ColumnValues,
    suggestions: Iterable[ColumnValues],
    responses: Iterable[ColumnValues],
    vectors: dict[str, list[float]],
) -> ColumnValues:
    return {
        **{key: record[key] for key in _RECORD_KEYS},
        "responses": [{key: row[key] for key in _RESPONSE_KEYS} for row in responses],
        "suggestions": [{key: row[key] for key in _SUGGESTION_KEYS} for row in suggestions],
        "vectors": vectors,
        "dataset_id": record["dataset_id"],
        "inserted_at": record["inserted_at"],
        "updated_at": record["updated_at"],
    }


async def _insert(db: AsyncSession, batch: _Batch) -> None:
    async with _turn_to_write(db):
        await db.execute(sa.insert(Record.__table__), batch.records)
        for model, rows in ((Suggestion, batch.suggestions), (Vector, batch.vectors)):
            if rows:
                await db.execute(sa.insert(model.__table__), rows)
        if batch.responses:
            await _note_users(db, batch)
            await db.execute(sa.insert(Response.__table__), batch.responses)
        await db.commit()


def _turn_to_write(db: AsyncSession) -> AbstractAsyncContextManager[Any]:
    """Serialize writing requests in SQLite, where waiting connections poll."""
    return _SQLITE_WRITES if db.get_bind().dialect.name == "sqlite" else nullcontext()


async def _note_users(db: AsyncSession, batch: _Batch) -> None:
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


def _event_of(row: ColumnValues) -> RecordEvent:
    """Tell new records from updated ones by their dates, as Argilla's upsert does."""
    return RecordEvent.created if row["inserted_at"] == row["updated_at"] else RecordEvent.updated


async def _notify(db: AsyncSession, events: Sequence[tuple[RecordEvent, UUID]]) -> None:
    if not await has_listener(db, *RecordEvent):
        return
    found = await db.scalars(sa.select(Record).where(Record.id.in_([record_id for _, record_id in events])))
    records = {record.id: record for record in found}
    for event, record_id in events:
        await record_events.notify_record_event(db, event, records[record_id])
