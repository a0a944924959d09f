"""The status of records, updated to match their answers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import backoff
import sqlalchemy as sa
from argilla_server.contexts import distribution
from argilla_server.database import AsyncSessionLocal
from argilla_server.enums import RecordStatus, ResponseStatus
from argilla_server.models import Dataset, Record, Response, Webhook
from argilla_server.webhooks.v1.enums import RecordEvent
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.patches.listeners import has_listener

_RETRY_SECONDS = 15  # as long as Argilla retries
_SLICE = 500  # ids per statement


def update_statuses_quickly() -> None:
    """Set a record's status after an answer in one statement, if no webhook listens for record events.

    Argilla instead loads the record with its dataset and answers as objects, in a separate session: a quarter
    of the time that a volunteer waits for an answer to be stored.
    """
    as_argilla = distribution.update_record_status

    @backoff.on_exception(backoff.expo, sa.exc.SQLAlchemyError, max_time=_RETRY_SECONDS)
    async def update_record_status(search_engine: Any, record_id: UUID) -> None:
        async with AsyncSessionLocal() as session:
            alone = session.get_bind().dialect.name == "sqlite"  # who writes there sees what others wrote
            if alone and await _needs_nothing(session, record_id):
                return
            heard = await has_listener(session, RecordEvent.updated, RecordEvent.completed)
            if not heard:
                if not alone:  # or an older read could win
                    await session.execute(
                        sa.select(Record.id).where(Record.id == record_id).with_for_update()
                    )
                await session.execute(_status_update(Record.id == record_id))
                await session.commit()
        if heard:
            await as_argilla(search_engine, record_id)

    distribution.update_record_status = update_record_status


async def _needs_nothing(session: AsyncSession, record_id: UUID) -> bool:
    """Tell in one statement whether a record's status is right, and no webhook could want to hear of it.

    Most answers do not change it. Those need not wait a second time until they may write.
    """
    heard = sa.exists().where(Webhook.enabled)
    right = sa.exists().where(Record.id == record_id, Record.status == _right_status())
    return bool(await session.scalar(sa.select(sa.and_(~heard, right))))


async def settle_statuses(session: AsyncSession, record_ids: Sequence[UUID]) -> None:
    """Set the status of records from their current answers, within a transaction."""
    for start in range(0, len(record_ids), _SLICE):
        await session.execute(_status_update(Record.id.in_(record_ids[start : start + _SLICE])))


def _right_status() -> sa.ColumnElement[Any]:
    """Return the status that a record should have, from its current answers."""
    submitted = (
        sa.select(sa.func.count())
        .where(Response.record_id == Record.id, Response.status == ResponseStatus.submitted)
        .correlate(Record)
        .scalar_subquery()
    )
    needed = (
        sa.select(Dataset.distribution["min_submitted"].as_integer())
        .where(Dataset.id == Record.dataset_id)
        .correlate(Record)
        .scalar_subquery()
    )
    status = sa.case((submitted >= needed, RecordStatus.completed.value), else_=RecordStatus.pending.value)
    return sa.cast(status, Record.status.type)


def _status_update(which: sa.ColumnElement[bool]) -> sa.Update:
    right = _right_status()
    now = datetime.now(UTC).replace(tzinfo=None)
    return (
        sa.update(Record)
        .where(which, Record.status != right)
        .values(status=right, updated_at=now)
        .execution_options(synchronize_session=False)
    )


def restore_statuses(connection: sa.Connection) -> int:
    """Complete the records that have enough submitted answers, and reopen those that do not.

    Argilla commits an answer before its record's status, and leaves updating existing records after a change
    of ``min_submitted`` to a job. A server killed in between leaves a status that nothing else corrects.

    Returns:
        How many records had a wrong status. Only these are written.
    """
    submitted = (
        sa.select(Response.record_id, sa.func.count().label("count"))
        .where(Response.status == ResponseStatus.submitted)
        .group_by(Response.record_id)
        .subquery()
    )
    enough = sa.func.coalesce(submitted.c.count, 0) >= Dataset.distribution["min_submitted"].as_integer()
    completed = Record.status == RecordStatus.completed
    wrong = (
        sa.select(Record.id)
        .join(Dataset, Dataset.id == Record.dataset_id)
        .outerjoin(submitted, submitted.c.record_id == Record.id)
        .where(completed != enough)
    )
    other = sa.case((completed, RecordStatus.pending.value), else_=RecordStatus.completed.value)
    corrected = (
        sa.update(Record).where(Record.id.in_(wrong)).values(status=sa.cast(other, Record.status.type))
    )
    return connection.execute(corrected).rowcount
