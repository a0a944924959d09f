"""Records with their answers, and their texts if wanted, as fast as the database gives them.

Argilla makes each row an object and validates it again before it writes it as JSON, which takes most of the
time of a snapshot or an export and holds up those who work meanwhile. Here stored JSON is passed on as it is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

import orjson
import sqlalchemy as sa
from argilla_server.api.policies.v1 import UserPolicy, authorize
from argilla_server.models import Dataset, Record, Response, Suggestion, Vector, VectorSettings
from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import Response as Answer

from fiel.server.dependencies import CurrentUser, Database

MOST_RECORDS = 1000
"""In one request: reading them holds up others for some hundredths of a second."""

_SLICE = 500  # ids per statement

router = APIRouter(prefix="/fiel", include_in_schema=False)


class Wanted(BaseModel):
    """Ids of records, and whether their fields, suggestions and vectors are wanted, too."""

    ids: Annotated[list[UUID], Field(max_length=MOST_RECORDS)]
    whole: bool = False


@router.get("/datasets/{dataset_id}/records")
async def list_ids(
    db: Database,
    current_user: CurrentUser,
    dataset_id: UUID,
) -> Answer:
    """Answer an owner with ``ids``: those of a dataset's records, in Argilla's order."""
    await authorize(current_user, UserPolicy.list)  # only for owners
    await Dataset.get_or_raise(db, dataset_id)
    ordered = sa.select(Record.id).where(Record.dataset_id == dataset_id)
    found = await db.scalars(ordered.order_by(Record.inserted_at, Record.id))
    return show_json({"ids": list(found)})


@router.post("/records")
async def show_records(
    db: Database,
    current_user: CurrentUser,
    wanted: Wanted,
) -> Answer:
    """Answer an owner with ``records``: those that still exist, in the order of their ids in the request."""
    await authorize(current_user, UserPolicy.list)  # only for owners
    return show_json({"records": await read_records(db, wanted.ids, whole=wanted.whole)})


def show_json(content: Any) -> Answer:
    """Answer with JSON in which stored JSON is passed on."""
    return Answer(orjson.dumps(content, default=str), media_type="application/json")  # UUIDs of asyncpg


async def read_records(db: AsyncSession, ids: Sequence[UUID], *, whole: bool = False) -> list[dict[str, Any]]:
    """Read records with their responses, for `show_json`; those that do not exist are left out.

    ``whole`` ones have their fields, suggestions and vectors, too.
    """
    records: list[dict[str, Any]] = []
    for start in range(0, len(ids), _SLICE):
        page = await _read_slice(db, ids[start : start + _SLICE], whole=whole)
        if whole:
            await _complete(db, page)
        records += page
    return records


async def _complete(db: AsyncSession, records: Sequence[dict[str, Any]]) -> None:
    """Give records their suggestions and vectors."""
    ids = [each["id"] for each in records]
    suggestions, vectors = await _read_suggestions(db, ids), await _read_vectors(db, ids)
    for each in records:
        each["suggestions"] = suggestions[each["id"]]
        each["vectors"] = vectors[each["id"]]


async def _read_suggestions(db: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, list[dict[str, Any]]]:
    stored = Suggestion.__table__.c
    columns = (Suggestion.record_id, Suggestion.id, Suggestion.question_id, Suggestion.type, Suggestion.agent)
    asked = sa.select(*columns, _text_of(stored["value"]), _text_of(stored["score"]))
    found = defaultdict(list)
    for record_id, own, question_id, kind, agent, value, score in await db.execute(
        asked.where(Suggestion.record_id.in_(ids)).order_by(Suggestion.inserted_at)
    ):
        found[record_id].append(
            {
                "id": own,
                "question_id": question_id,
                "type": kind and kind.value,
                "agent": agent,
                "value": _pass_on(value),
                "score": _pass_on(score),
            }
        )
    return found


async def _read_vectors(db: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, dict[str, Any]]:
    value = _text_of(Vector.__table__.c["value"])
    asked = sa.select(Vector.record_id, VectorSettings.name, value).join(
        VectorSettings, VectorSettings.id == Vector.vector_settings_id
    )
    found: defaultdict[UUID, dict[str, Any]] = defaultdict(dict)
    for record_id, name, text in await db.execute(asked.where(Vector.record_id.in_(ids))):
        found[record_id][name] = _pass_on(text)
    return found


async def _read_slice(db: AsyncSession, ids: Sequence[UUID], *, whole: bool) -> list[dict[str, Any]]:
    """Read records with their responses, and their texts if ``whole``.

    Responses come first: the text of an answered record stays. Texts and metadata, which has their
    fingerprint, are read in one statement.
    """
    answers = defaultdict(list)
    for record_id, own, user_id, status, values, inserted_at, updated_at in await db.execute(
        _answers_to(ids)
    ):
        answers[record_id].append(
            {
                "id": own,
                "user_id": user_id,
                "status": status.value,
                "values": _pass_on(values),
                "inserted_at": inserted_at,
                "updated_at": updated_at,
            }
        )
    stored = Record.__table__.c
    columns = (Record.external_id, Record.dataset_id, _text_of(stored["metadata"]))
    more = [Record.inserted_at, Record.updated_at, Record.status]
    texts = [_text_of(stored["fields"])] if whole else []
    found = {
        row[0]: {
            "id": row[0],
            "external_id": row[1],
            "dataset_id": row[2],
            "metadata": _pass_on(row[3]),
            "inserted_at": row[4],
            "updated_at": row[5],
            "status": row[6].value,
            "responses": answers[row[0]],
            **({"fields": _pass_on(row[7])} if whole else {}),
        }
        for row in await db.execute(sa.select(Record.id, *columns, *more, *texts).where(Record.id.in_(ids)))
    }
    return [found[each] for each in ids if each in found]


def _answers_to(ids: Sequence[UUID]) -> sa.Select[Any]:
    values = _text_of(Response.__table__.c["values"])
    columns = (Response.record_id, Response.id, Response.user_id, Response.status, values)
    asked = sa.select(*columns, Response.inserted_at, Response.updated_at).where(Response.record_id.in_(ids))
    return asked.order_by(Response.inserted_at)


def _text_of(column: Any) -> sa.Cast[str]:
    return sa.cast(column, sa.Text)


def _pass_on(text: str | None) -> orjson.Fragment | None:
    """Pass stored JSON on without reading it; a stored ``null`` is one."""
    return None if text is None else orjson.Fragment(text)
