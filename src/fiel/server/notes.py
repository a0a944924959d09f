"""Fiel's notes in the metadata of datasets, each written by itself.

Argilla stores a change of metadata only where there was none, so a note can only be changed by removing all
of them first. A command that is killed in between, or two at a time, would lose the others, such as who is
let back in to a closed campaign.
"""

from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.api.policies.v1 import DatasetPolicy, authorize
from argilla_server.errors.future import NotFoundError
from argilla_server.models import Dataset
from fastapi import APIRouter
from pydantic import BaseModel, StringConstraints

from fiel.server.dependencies import CurrentUser, Database

router = APIRouter(prefix="/fiel", include_in_schema=False)


class DatasetNote(BaseModel):
    """A note; None removes it."""

    note: dict[str, Any] | None


@router.put("/datasets/{dataset_id}/notes/{key}")
async def write_note(
    dataset_id: UUID,
    key: Annotated[str, StringConstraints(max_length=100)],
    db: Database,
    current_user: CurrentUser,
    new: DatasetNote,
) -> dict[str, str]:
    """Write an organizer's note, or remove it; the others stay."""
    await authorize(current_user, DatasetPolicy.update(await Dataset.get_or_raise(db, dataset_id)))
    update = sa.update(Dataset).where(Dataset.id == dataset_id).execution_options(synchronize_session=False)
    untouched = {"updated_at": Dataset.updated_at, "last_activity_at": Dataset.last_activity_at}
    # A write comes first: until the end of the transaction, nobody else writes to this dataset.
    claimed: Any = await db.execute(update.values(untouched))
    if claimed.rowcount != 1:
        raise NotFoundError(f"Dataset with id `{dataset_id}` not found")
    stored = await db.scalar(sa.select(Dataset.metadata_).where(Dataset.id == dataset_id))
    notes = {name: note for name, note in (stored or {}).items() if name != key}
    if new.note is not None:
        notes[key] = new.note
    await db.execute(update.values({**untouched, "metadata_": notes}))
    await db.commit()
    return {"key": key}
