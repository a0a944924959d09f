"""New records in plain inserts: does what Argilla does in ``records/bulk``, many times faster.

Argilla makes each new record, suggestion, vector and response an object, writes them with statements compiled
for each request, reads them back and builds an event of each record even when nobody listens. Here the rows
are written directly, and the reply is built from them. Existing records are left to Argilla's own code.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.api.schemas.v1.records import RecordCreate
from argilla_server.api.schemas.v1.records_bulk import RecordsBulkCreate, RecordsBulkUpsert
from argilla_server.bulk.records_bulk import CreateRecordsBulk, UpsertRecordsBulk
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import Dataset, Record
from argilla_server.search_engine import SearchEngine
from argilla_server.validators.records import RecordsBulkCreateValidator, RecordUpsertValidator
from argilla_server.webhooks.v1 import records as record_events
from argilla_server.webhooks.v1.enums import RecordEvent
from fastapi.encoders import jsonable_encoder
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import JSONResponse

from fiel.server.fastjson import dump_json
from fiel.server.newrecords import ColumnValues, RecordRows, UnsavedRecord, build_batch, insert_batch
from fiel.server.patches.listeners import has_listener
from fiel.server.searchdocuments import index_rows


class CreateRecords(CreateRecordsBulk):  # type: ignore[misc]  # argilla_server is untyped
    """Implements ``POST records/bulk``."""

    async def create_records_bulk(self, dataset: Dataset, bulk_create: RecordsBulkCreate) -> JSONResponse:
        """Create all records of a request, or none.

        Raises:
            UnprocessableEntityError: A record is invalid, or its external id exists.
        """
        new = await read_new(self._db, dataset, bulk_create)
        batch = await insert_new(self._db, dataset, new)
        return _Answer(batch, new, status_code=201)


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
        new = [_read_record(item) for item in bulk_upsert.items]
        batch = build_batch(dataset, new)
        await insert_batch(self._db, batch)
        await notify(self._db, [(_event_of(row), row["id"]) for row in batch.records])
        return _Answer(batch, new, status_code=200)


async def read_new(db: AsyncSession, dataset: Dataset, bulk: RecordsBulkCreate) -> list[UnsavedRecord]:
    """Read the new records of a request.

    Raises:
        UnprocessableEntityError: A record is invalid, or its external id exists.
    """
    await RecordsBulkCreateValidator.validate(db, bulk, dataset)
    return [_read_record(item) for item in bulk.items]


async def insert_new(
    db: AsyncSession, dataset: Dataset, new: Sequence[UnsavedRecord], engine: SearchEngine | None = None
) -> RecordRows:
    """Insert new records that are valid, tell who listens, and return their rows.

    Where another ``engine`` than ours searches, it gets them between the two, as from Argilla.
    """
    batch = build_batch(dataset, new)
    await insert_batch(db, batch)
    if engine is not None:
        await index_rows(engine, dataset, batch)
    await notify(db, [(RecordEvent.created, row["id"]) for row in batch.records])
    return batch


def _read_record(item: RecordCreate) -> UnsavedRecord:
    return UnsavedRecord(
        fields=read_fields(item.fields),
        metadata=item.metadata,
        external_id=item.external_id,
        suggestions=[each.model_dump() for each in item.suggestions or ()],
        responses=[each.model_dump() for each in item.responses or ()],
        vectors=item.vectors or {},
    )


def read_fields(fields: ColumnValues) -> ColumnValues:
    """Return a record's fields as JSON."""
    try:
        plain = _is_json(fields)
    except RecursionError:  # hundreds of levels: Argilla's encoder goes deeper
        plain = False
    return fields if plain else dict(jsonable_encoder(fields))


def _is_json(value: object) -> bool:
    """Tell whether Argilla's encoder would return a value unchanged."""
    if isinstance(value, dict):
        return all(not key.startswith("_sa") and _is_json(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(_is_json, value))
    return value is None or isinstance(value, str | int | float)


class _Answer(JSONResponse):
    def __init__(self, batch: RecordRows, new: Sequence[UnsavedRecord], *, status_code: int) -> None:
        super().__init__({"items": _show_records(batch, new)}, status_code)

    def render(self, content: Any) -> bytes:
        return dump_json(content, default=_show_value).encode()


def _show_value(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


_RECORD_KEYS = ("id", "status", "fields", "metadata", "external_id")
_RESPONSE_KEYS = ("id", "values", "status", "record_id", "user_id", "inserted_at", "updated_at")
_SUGGESTION_KEYS = ("question_id", "type", "value", "agent", "score", "id", "inserted_at", "updated_at")


def _show_records(batch: RecordRows, new: Sequence[UnsavedRecord]) -> list[ColumnValues]:
    responses = _by_record(batch.responses, _RESPONSE_KEYS)
    suggestions = _by_record(batch.suggestions, _SUGGESTION_KEYS)
    return [
        {
            **{key: row[key] for key in _RECORD_KEYS},
            "responses": responses[row["id"]],
            "suggestions": suggestions[row["id"]],
            "vectors": each.vectors,
            "dataset_id": row["dataset_id"],
            "inserted_at": row["inserted_at"],
            "updated_at": row["updated_at"],
        }
        for row, each in zip(batch.records, new, strict=True)
    ]


def _by_record(rows: Iterable[ColumnValues], keys: Sequence[str]) -> defaultdict[UUID, list[ColumnValues]]:
    shown: defaultdict[UUID, list[ColumnValues]] = defaultdict(list)
    for row in rows:
        shown[row["record_id"]].append({key: row[key] for key in keys})
    return shown


def _event_of(row: ColumnValues) -> RecordEvent:
    """Tell new records from updated ones by their dates, as Argilla's upsert does."""
    return RecordEvent.created if row["inserted_at"] == row["updated_at"] else RecordEvent.updated


async def notify(db: AsyncSession, events: Sequence[tuple[RecordEvent, UUID]]) -> None:
    """Tell what happened to records, if anybody listens, as they are now; not of those that are gone."""
    if not await has_listener(db, *RecordEvent):
        return
    asked = sa.select(Record).where(Record.id.in_([record_id for _, record_id in events]))
    found = await db.scalars(asked.execution_options(populate_existing=True))
    records = {record.id: record for record in found}
    for event, record_id in events:
        if (record := records.get(record_id)) is not None:
            await record_events.notify_record_event(db, event, record)
