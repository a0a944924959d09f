"""Which records wait for a person's answer, as queries of Argilla's database ask it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import RecordStatus
from argilla_server.models import Record, Response

_IDLE = ("superseded", "withdrawn")  # keys of the metadata of records that nobody needs to answer


def answered_by(user_id: UUID) -> Any:
    """Return the condition that a person answered a record, in any way."""
    return sa.exists().where(Response.record_id == Record.id, Response.user_id == user_id)


def waits_for(user_id: UUID) -> Any:
    """Return the condition that a record needs answers, and has none of a person's."""
    idle = [sa.func.coalesce(Record.metadata_[key].as_boolean(), sa.false()) for key in _IDLE]
    return sa.and_(
        Record.status == RecordStatus.pending,
        sa.not_(answered_by(user_id)),
        *(sa.not_(each) for each in idle),
    )
