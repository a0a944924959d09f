"""A person's queue: the records that wait for their answer, and their number, without counting.

Annotating asks for this constantly. In SQLite, triggers maintain the number of records of each status, so
that large datasets are not slower, and the answers to records that are still pending, so that people who
answered a lot are not slower. PostgreSQL counts: there, a number that everyone who submits must update in
turn costs more than it saves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import RecordStatus, ResponseStatusFilter
from argilla_server.models import Record, Response
from argilla_server.search_engine.base import (
    AndFilter,
    RecordFilterScope,
    ResponseFilterScope,
    TermsFilter,
)
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.search.installation import Installation

_COUNTS = sa.table(
    "fiel_counts",
    sa.column("dataset_id", Record.dataset_id.type),
    sa.column("status", sa.String),
    sa.column("records", sa.Integer),
)

_OPEN = sa.table(
    "fiel_open_answers",
    sa.column("user_id", Response.user_id.type),
    sa.column("dataset_id", Record.dataset_id.type),
    sa.column("record_id", Record.id.type),
)
"""The answers, of any status, to pending records."""

_MORE = """UPDATE fiel_counts SET records = records + 1
WHERE dataset_id = new.dataset_id AND status = new.status;"""
_FEWER = """UPDATE fiel_counts SET records = records - 1
WHERE dataset_id = old.dataset_id AND status = old.status;"""
_OPENED = f"""INSERT OR IGNORE INTO fiel_open_answers
SELECT user_id, dataset_id, record_id FROM responses JOIN records ON records.id = record_id
WHERE records.status = '{RecordStatus.pending}'"""
_CLOSED = "DELETE FROM fiel_open_answers WHERE record_id = old.id;"
_STATUSES = ", ".join(f"('{status}')" for status in RecordStatus)

_SQLITE = Installation(
    name="counts",
    drop=[
        *(
            f"DROP TRIGGER IF EXISTS fiel_counts_{event}"
            for event in ("dataset", "no_dataset", "insert", "update", "delete", "answer", "no_answer")
        ),
        "DROP TABLE IF EXISTS fiel_counts",
        "DROP TABLE IF EXISTS fiel_open_answers",
    ],
    create=[
        """CREATE TABLE fiel_counts (
  dataset_id CHAR(32) NOT NULL, status TEXT NOT NULL, records INTEGER NOT NULL,
  PRIMARY KEY (dataset_id, status)) WITHOUT ROWID""",
        "CREATE TRIGGER fiel_counts_dataset AFTER INSERT ON datasets BEGIN "
        f"INSERT INTO fiel_counts SELECT new.id, column1, 0 FROM (VALUES {_STATUSES}); END",
        "CREATE TRIGGER fiel_counts_no_dataset AFTER DELETE ON datasets BEGIN "
        "DELETE FROM fiel_counts WHERE dataset_id = old.id; END",
        f"CREATE TRIGGER fiel_counts_insert AFTER INSERT ON records BEGIN {_MORE} END",
        "CREATE TRIGGER fiel_counts_update AFTER UPDATE OF status, dataset_id ON records "
        "WHEN old.status <> new.status OR old.dataset_id <> new.dataset_id "
        f"BEGIN {_FEWER} {_MORE} {_CLOSED} {_OPENED} AND record_id = new.id; END",
        f"CREATE TRIGGER fiel_counts_delete AFTER DELETE ON records BEGIN {_FEWER} {_CLOSED} END",
        """CREATE TABLE fiel_open_answers (
  user_id CHAR(32) NOT NULL, dataset_id CHAR(32) NOT NULL, record_id CHAR(32) NOT NULL,
  PRIMARY KEY (user_id, dataset_id, record_id)) WITHOUT ROWID""",
        "CREATE INDEX fiel_open_answers_record ON fiel_open_answers (record_id)",
        "CREATE TRIGGER fiel_counts_answer AFTER INSERT ON responses BEGIN "
        f"{_OPENED} AND record_id = new.record_id AND user_id = new.user_id; END",
        "CREATE TRIGGER fiel_counts_no_answer AFTER DELETE ON responses BEGIN "
        "DELETE FROM fiel_open_answers WHERE record_id = old.record_id AND user_id = old.user_id; END",
    ],
    fill=[
        "INSERT INTO fiel_counts SELECT datasets.id, column1, "
        "(SELECT count(*) FROM records WHERE dataset_id = datasets.id AND status = column1) "
        f"FROM datasets CROSS JOIN (VALUES {_STATUSES})",
        _OPENED,
    ],
)


def install_counts(connection: sa.Connection) -> None:
    """Create the tables of counts unless they are up to date."""
    if connection.dialect.name == "sqlite":
        _SQLITE.ensure(connection)


@dataclass(frozen=True)
class Queue:
    """The records of some or all statuses that one person has not answered; everyone's if None."""

    statuses: tuple[str, ...] | None = None
    user_id: UUID | None = None


def read_queue(wanted: Any) -> Queue | None:
    """Return the queue that a filter asks for, or None if it asks for something else."""
    if wanted is None:
        return Queue()
    parts: Sequence[Any] = wanted.filters if isinstance(wanted, AndFilter) else [wanted]
    statuses: tuple[str, ...] | None = None
    user_id: UUID | None = None
    for part in parts:
        if _is_of_record(part) and statuses is None:
            statuses = tuple(part.values)
        elif _is_pending(part) and user_id is None:
            user_id = part.scope.user.id
        else:
            return None
    return Queue(statuses, user_id)


def _is_of_record(part: Any) -> bool:
    return (
        isinstance(part, TermsFilter)
        and isinstance(part.scope, RecordFilterScope)
        and part.scope.property == "status"
    )


def _is_pending(part: Any) -> bool:
    return (
        isinstance(part, TermsFilter)
        and isinstance(part.scope, ResponseFilterScope)
        and part.scope.question is None
        and part.scope.property == "status"
        and part.scope.user is not None
        and list(part.values) == [ResponseStatusFilter.pending]
    )


async def count_queue(
    session: AsyncSession, dataset_id: UUID, queue: Queue, counts: Mapping[str, int]
) -> int:
    """Count a queue's records; ``counts`` is the dataset's number of records by status."""
    total = sum(
        count for status, count in counts.items() if queue.statuses is None or status in queue.statuses
    )
    if queue.user_id is None or not total:
        return total
    if _is_kept(session, queue):
        return total - (await session.scalar(_open_answers(dataset_id, queue, sa.func.count())) or 0)
    of_queue = [Record.id == Response.record_id, Record.dataset_id == dataset_id]
    if queue.statuses is not None:
        of_queue.append(
            Record.status.in_([each for each in queue.statuses if each in RecordStatus.__members__])
        )
    answered = sa.select(sa.func.count()).where(
        Response.user_id == queue.user_id, sa.exists().where(*of_queue).correlate(Response)
    )
    return total - (await session.scalar(answered) or 0)


def queue_condition(session: AsyncSession, dataset_id: UUID, queue: Queue) -> sa.ColumnElement[bool] | None:
    """Return a condition on the dataset's records that is faster than the filter's, or None."""
    if not _is_kept(session, queue):
        return None
    answered: sa.ColumnElement[bool] = Record.id.in_(_open_answers(dataset_id, queue, _OPEN.c.record_id))
    return sa.and_(Record.status == RecordStatus.pending, sa.not_(answered))


def _is_kept(session: AsyncSession, queue: Queue) -> bool:
    pending = queue.statuses == (RecordStatus.pending,) and queue.user_id is not None
    return pending and session.get_bind().dialect.name == "sqlite"


def _open_answers(dataset_id: UUID, queue: Queue, column: Any) -> sa.Select[Any]:
    return sa.select(column).where(_OPEN.c.user_id == queue.user_id, _OPEN.c.dataset_id == dataset_id)


async def count_statuses(session: AsyncSession, dataset_id: UUID) -> dict[str, int]:
    """Count a dataset's records by status; statuses without records may be missing."""
    if session.get_bind().dialect.name == "sqlite":
        statement = sa.select(_COUNTS.c.status, _COUNTS.c.records).where(_COUNTS.c.dataset_id == dataset_id)
    else:
        statement = (
            sa.select(Record.status, sa.func.count())
            .where(Record.dataset_id == dataset_id)
            .group_by(Record.status)
        )
    return {str(status): count for status, count in await session.execute(statement)}
