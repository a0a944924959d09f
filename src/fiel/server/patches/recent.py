"""A person's last answers, for the form: Argilla's search cannot sort by when somebody answered."""

from typing import Any
from uuid import UUID

from argilla_server.api.policies.v1 import DatasetPolicy, authorize
from argilla_server.models import Dataset, Record, Response
from fastapi import APIRouter
from sqlalchemy import select

from fiel.server.dependencies import CurrentUser, Database

LAST = 10
_ITEM, _VERDICT = "item", "verdict"  # the form's field and question: see annotation/form/fields.py
_LONGEST = 200  # characters of the text by which a person knows an item again

router = APIRouter(tags=["Fiel"])


@router.get("/fiel/datasets/{dataset_id}/answers")
async def list_last_answers(
    dataset_id: UUID,
    db: Database,
    person: CurrentUser,
) -> dict[str, list[dict[str, Any]]]:
    """List the caller's last answers in a dataset, newest first, only while one belongs to its campaign."""
    dataset = await Dataset.get_or_raise(db, dataset_id)
    await authorize(person, DatasetPolicy.get(dataset))
    answers = (
        select(Response, Record)
        .join(Record, Response.record_id == Record.id)
        .where(Response.user_id == person.id, Record.dataset_id == dataset_id)
        .order_by(Response.updated_at.desc(), Response.id)
        .limit(LAST)
    )
    found = (await db.execute(answers)).all()
    return {"items": [_describe(answer, record) for answer, record in found]}


def _describe(answer: Response, record: Record) -> dict[str, Any]:
    shown = (record.fields or {}).get(_ITEM)
    item = shown if isinstance(shown, dict) else {}
    texts = [each.get("translation") or "" for each in item.get("segments") or [] if isinstance(each, dict)]
    return {
        "record": str(record.id),
        "digest": str(item.get("digest") or ""),
        "status": answer.status.value,
        "updated_at": answer.updated_at.isoformat(),
        "verdict": ((answer.values or {}).get(_VERDICT) or {}).get("value"),
        "text": next((text for text in texts if text), record.external_id or "")[:_LONGEST],
    }
