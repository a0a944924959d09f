"""The status of records, made what the answers say."""

import sqlalchemy as sa
from argilla_server.enums import RecordStatus, ResponseStatus
from argilla_server.models import Dataset, Record, Response


def restore_statuses(connection: sa.Connection) -> int:
    """Complete the records that have enough submitted answers, and reopen those that have not.

    Argilla commits an answer before the status of its record, and leaves to a job what a new
    ``min_submitted`` means for the records that are there. A server that is killed in between leaves a status
    that nothing corrects.

    Returns:
        How many records had a wrong status. The others are not written.
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
