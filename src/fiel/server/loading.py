"""Many new records in one request of an owner, whose plain values are checked without an object for each.

Most records of a launch or of a restore have nothing but texts, labels and metadata. What they may have is
read from the dataset once for a request, and then each value is only looked up. As soon as a request has
anything else, or anything wrong, the whole of it goes the way of Argilla's ``records/bulk``, which refuses it
in Argilla's words or stores it: the same rows come of it either way.
"""

import json
from collections.abc import Collection
from uuid import UUID

import orjson
from argilla_server.api.policies.v1 import UserPolicy, authorize
from argilla_server.api.schemas.v1.records_bulk import RecordsBulkCreate
from argilla_server.bulk.records_bulk import CreateRecordsBulk
from argilla_server.models import Dataset, Record, User
from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from fiel.server.dependencies import CurrentUser, Database, Engine
from fiel.server.newrecords import UnsavedRecord
from fiel.server.patches.bulk import insert_new, read_new
from fiel.server.plainrecords import PlainReader
from fiel.server.search.engine import DatabaseSearchEngine

MOST_RECORDS = 500
"""In one request, as in Argilla's own."""

_PARTS = (Dataset.fields, Dataset.questions, Dataset.metadata_properties, Dataset.vectors_settings)

router = APIRouter(prefix="/fiel", include_in_schema=False)


@router.post("/datasets/{dataset_id}/records/bulk", status_code=201)
async def load_records(
    request: Request,
    db: Database,
    current_user: CurrentUser,
    engine: Engine,
    dataset_id: UUID,
) -> dict[str, int]:
    """Create all records of an owner's request, or none; the body is that of Argilla's ``records/bulk``.

    Where another engine than ours searches, it gets them once they are in the database, as from Argilla.

    Raises:
        UnprocessableEntityError: A record is invalid, or its external id exists.
    """
    await authorize(current_user, UserPolicy.create)  # only for owners
    dataset = await Dataset.get_or_raise(db, dataset_id, options=[selectinload(part) for part in _PARTS])
    body = await request.body()
    new = await _read_plain(db, dataset, body)
    other = None if isinstance(engine, DatabaseSearchEngine) else engine
    if new is None:
        bulk = _parse(body)
        if other and any(each.vectors for each in bulk.items):
            await CreateRecordsBulk(db, other).create_records_bulk(dataset, bulk)
            return {"records": len(bulk.items)}
        new = await read_new(db, dataset, bulk)
    await insert_new(db, dataset, new, other)
    return {"records": len(new)}


async def _read_plain(db: AsyncSession, dataset: Dataset, body: bytes) -> list[UnsavedRecord] | None:
    """Read new records, or return None if Argilla has to look at them."""
    try:
        items = orjson.loads(body)["items"]
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(items, list) or not 0 < len(items) <= MOST_RECORDS or not dataset.is_ready:
        return None
    reader, new = PlainReader(dataset), list[UnsavedRecord]()
    for item in items:
        try:
            record = reader.read(item)
        except RecursionError:  # hundreds of levels
            return None
        if record is None:
            return None
        new.append(record)
    ids = [each.external_id for each in new if each.external_id is not None]
    if len(set(ids)) < len(ids) or await _are_taken(db, dataset, ids):
        return None
    return new if await _exist(db, reader.people) else None


async def _are_taken(db: AsyncSession, dataset: Dataset, external_ids: Collection[str]) -> bool:
    mine = select(Record.id).where(Record.dataset_id == dataset.id, Record.external_id.in_(external_ids))
    return bool(external_ids) and await db.scalar(mine.limit(1)) is not None


async def _exist(db: AsyncSession, people: Collection[UUID]) -> bool:
    there = select(func.count()).select_from(User).where(User.id.in_(people))
    return not people or await db.scalar(there) == len(people)


def _parse(body: bytes) -> RecordsBulkCreate:
    """Read records as Argilla's route does.

    Raises:
        RequestValidationError: They are not what it takes.
    """
    try:
        content = json.loads(body)  # as Argilla does, with NaN and integers of any size
    except (ValueError, RecursionError) as error:
        raise RequestValidationError(
            [{"type": "json_invalid", "loc": ("body",), "msg": str(error)}]
        ) from None
    try:
        return RecordsBulkCreate.model_validate(content, from_attributes=True)  # as FastAPI does
    except ValidationError as error:
        raise RequestValidationError(
            [{**each, "loc": ("body", *each["loc"])} for each in error.errors()]
        ) from None
