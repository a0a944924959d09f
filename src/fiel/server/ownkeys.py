"""The keys of the questions that a person answered without seeing them, on their own page.

Once a campaign is closed, its people can no longer open its questions in Argilla: here they find out.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from argilla_server.enums import ResponseStatus
from argilla_server.models import Record, Response, User
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.ownforms import AskedForm
from fiel.server.ownwork import read_value

_NEWEST = 200
_LETTERS = 200  # of a text on the page

# The names of the form's question and field, and of the notes in a record's metadata:
# fiel.annotation.form.blind, fiel.annotation.records and fiel.annotation.revisions.
_CHOICE, _QUESTION = "choice", "question"
_KEY_SHOWN, _WITHDRAWN = "key_shown", "withdrawn"


async def describe_keys(db: AsyncSession, user: User, forms: Sequence[AskedForm]) -> list[dict[str, Any]]:
    """Describe the person's newest answers whose key is shown: the question, their choice and the key."""
    statement = (
        sa.select(
            Record.fields,
            Record.metadata_.label("notes"),
            Response.__table__.c["values"].label("content"),
        )
        .join(Response, Response.record_id == Record.id)
        .where(
            Response.user_id == user.id,
            Response.status == ResponseStatus.submitted,
            Record.dataset_id.in_([form.id for form in forms if form.is_blind]),
            Record.metadata_[_KEY_SHOWN].as_string() != "",
        )
        .order_by(Response.updated_at.desc())
        .limit(_NEWEST)
    )
    described = []
    for row in await db.execute(statement):
        shown = (row.fields or {}).get(_QUESTION)
        if isinstance(shown, dict) and not (row.notes or {}).get(_WITHDRAWN):
            texts = {key: str(shown.get(key) or "")[:_LETTERS] for key in ("question", "notice")}
            described.append({**texts, "choice": read_value(row.content, _CHOICE)})
    return described
