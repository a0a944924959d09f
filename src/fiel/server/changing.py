"""Changes of many records that nobody answered, and marks on any, in one request of an owner.

Argilla takes one record at a time, each with a transaction and, to be safe, with a look before and after it.
Here the look and the change are one transaction: what somebody answered in any way, or what is no longer as
the request says that it was read, is left as it is.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.api.policies.v1 import UserPolicy, authorize
from argilla_server.api.schemas.v1.records import RecordUpdate
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import Dataset, Record, Response, Suggestion
from argilla_server.validators.records import RecordUpdateValidator
from argilla_server.webhooks.v1.enums import RecordEvent
from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from fiel.server.dependencies import CurrentUser, Database
from fiel.server.newrecords import row_of, turn_to_write
from fiel.server.patches.bulk import notify, read_fields

MOST_RECORDS = 250
"""In one request: more of them would hold up people's answers."""

_PARTS = (Dataset.fields, Dataset.questions, Dataset.metadata_properties, Dataset.vectors_settings)

router = APIRouter(prefix="/fiel", include_in_schema=False)


class RecordAsRead(BaseModel):
    """What a record had when it was read."""

    fields: dict[str, Any]
    metadata: dict[str, Any] | None


class WantedChange(BaseModel):
    """What ``PATCH records`` takes for a record, except vectors; done only if the record is as ``before``.

    With ``answered`` it is done also if somebody answered: a mark is, a new text is not.
    """

    id: UUID
    before: RecordAsRead | None = None
    answered: bool = False
    change: RecordUpdate


class WantedChanges(BaseModel):
    """Changes of different records."""

    items: Annotated[list[WantedChange], Field(min_length=1, max_length=MOST_RECORDS)]


@router.patch("/datasets/{dataset_id}/records/bulk")
async def change_records(
    db: Database,
    current_user: CurrentUser,
    dataset_id: UUID,
    wanted: WantedChanges,
) -> dict[str, list[UUID]]:
    """Change records for an owner: all that nobody answered, or may be, and that are as they were read.

    As in Argilla's ``PATCH records``, an empty change does nothing.

    Returns:
        JSON with ``changed``: the ids of those.

    Raises:
        UnprocessableEntityError: A change is invalid; then nothing is changed.
    """
    await authorize(current_user, UserPolicy.create)  # only for owners
    dataset = await Dataset.get_or_raise(db, dataset_id, options=[selectinload(part) for part in _PARTS])
    by_id = {each.id: each for each in wanted.items}
    if len(by_id) < len(wanted.items) or any(each.change.vectors for each in wanted.items):
        raise UnprocessableEntityError("expected one change for each record, without vectors")
    async with turn_to_write(db):
        free = await _claim(db, dataset_id, list(by_id), [id for id, each in by_id.items() if each.answered])
        changes = [(record, by_id[record.id].change) for record in free if _applies(by_id[record.id], record)]
        for record, change in changes:
            await RecordUpdateValidator.validate(change, dataset, record)
        if changes:
            await _write(db, changes)
        await db.commit()
    changed = [record.id for record, _ in changes]
    await notify(db, [(RecordEvent.updated, each) for each in changed])
    return {"changed": changed}


async def _claim(
    db: AsyncSession, dataset_id: UUID, ids: Sequence[UUID], answered: Sequence[UUID]
) -> Sequence[Record]:
    """Return the records without a response, and those that may be ``answered``.

    They are locked against new responses until the transaction ends.

    As in `fiel.server.patches.preconditions`: a new response locks its record's row in PostgreSQL, against
    which an update alone does not hold, and in SQLite the update makes us the one writer.
    """
    ours = (Record.id.in_(ids), Record.dataset_id == dataset_id)
    await db.execute(sa.select(Record.id).where(*ours).order_by(Record.id).with_for_update())
    untouched = sa.update(Record).where(*ours).values(updated_at=Record.updated_at)
    await db.execute(untouched.execution_options(synchronize_session=False))
    unanswered = ~sa.exists().where(Response.record_id == Record.id)
    free = sa.select(Record).where(*ours, sa.or_(unanswered, Record.id.in_(answered)))
    return (await db.scalars(free.execution_options(populate_existing=True))).all()


def _applies(wanted: WantedChange, record: Record) -> bool:
    if not wanted.change.has_changes():
        return False
    before = wanted.before
    return before is None or (record.fields == before.fields and record.metadata_ == before.metadata)


async def _write(db: AsyncSession, changes: Sequence[tuple[Record, RecordUpdate]]) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)  # Argilla's columns have no time zone
    records = [
        {
            "changed": record.id,
            "fields": read_fields(change.fields) if change.is_set("fields") else record.fields,
            "metadata": change.metadata if change.is_set("metadata") else record.metadata_,
            "updated_at": now,
        }
        for record, change in changes
    ]
    table = Record.__table__
    values: dict[str, Any] = {column: sa.bindparam(column) for column in ("fields", "metadata", "updated_at")}
    await db.execute(sa.update(table).where(table.c.id == sa.bindparam("changed")).values(values), records)
    renewed = {
        record.id: change.suggestions or () for record, change in changes if change.is_set("suggestions")
    }
    if renewed:
        gone = Suggestion.record_id.in_(list(renewed))
        await db.execute(sa.delete(Suggestion).where(gone).execution_options(synchronize_session=False))
    rows = [
        each.model_dump() | row_of(record_id, now, number)
        for record_id, suggestions in renewed.items()
        for number, each in enumerate(suggestions)
    ]
    if rows:
        await db.execute(sa.insert(Suggestion.__table__), rows)
