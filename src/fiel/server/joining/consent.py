"""What a person says about themselves when they join: their answer to the campaign's form about them.

It is the same answer that the form shows and that they can change there: there is one truth of it. Those who
come through the Hub, or have an account already, are asked before their first item.
"""

import logging
from typing import Annotated
from uuid import UUID

from argilla_server.enums import DatasetStatus, ResponseStatus
from argilla_server.models import Dataset, DatasetUser, Question, Record, Response, User, WorkspaceUser
from argilla_server.search_engine import SearchEngine
from fastapi import APIRouter, Request
from pydantic import BaseModel, StringConstraints
from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, selectinload
from starlette.responses import JSONResponse

from fiel.people.joining import clean_chosen_name, find_chosen_name_problem
from fiel.people.notenames import ABOUT_DATASET, COUNT_QUESTION
from fiel.server.dependencies import CurrentUser, Engine
from fiel.server.joining.invitations import JoiningDatabase
from fiel.server.joining.names import refuse_taken
from fiel.server.joining.replies import JoiningRefused, check_request, private
from fiel.server.joining.tables import turn
from fiel.server.waiting import answered_by

router = APIRouter(prefix="/fiel", include_in_schema=False)
_logger = logging.getLogger("fiel.server")


class Consent(BaseModel):
    """Somebody at a form says whether and how they are named."""

    dataset: UUID
    name: Annotated[str, StringConstraints(max_length=1000)]
    credit: bool
    variety: Annotated[str, StringConstraints(max_length=200)] = ""
    count: bool = False


@router.get("/consent")
async def look_for_consent(db: JoiningDatabase, current_user: CurrentUser, dataset: UUID) -> JSONResponse:
    """Tell somebody at a form whether they still have to say how they are named, and a name to begin with."""
    about = await _find_open(db, current_user, dataset)
    counts = about is not None and await asks_to_count(db, about)
    return private({"open": about is not None, "name": current_user.first_name, "counts": counts})


@router.post("/consent")
async def give_consent(
    request: Request,
    db: JoiningDatabase,
    engine: Engine,
    current_user: CurrentUser,
    given: Consent,
) -> JSONResponse:
    """Keep what somebody with an account says for the first time; they change it in the form.

    Raises:
        JoiningRefused: The name cannot be shown, or is somebody else's.
    """
    check_request(request)
    name = clean_chosen_name(given.name) if given.credit else None
    if name is not None and (problem := find_chosen_name_problem(name)):
        raise JoiningRefused(problem)
    async with turn(db):
        response = None
        if about := await _find_open(db, current_user, given.dataset):
            if name is not None:
                await refuse_taken(db, name, about, current_user.id)
            variety = clean_chosen_name(given.variety)
            response = await add_consent(
                db, current_user, about, name=name, variety=variety, count=given.count
            )
        await db.commit()
    if response is not None:
        await index_consent(db, engine, response)
    return private({})


async def _find_open(db: AsyncSession, user: User, dataset: UUID) -> UUID | None:
    """Return the form about oneself in a dataset's campaign, for somebody who has not answered it."""
    here = aliased(Dataset)
    member = exists().where(WorkspaceUser.workspace_id == here.workspace_id, WorkspaceUser.user_id == user.id)
    statement = (
        select(Dataset.id)
        .join(here, here.workspace_id == Dataset.workspace_id)
        .join(Record, Record.dataset_id == Dataset.id)
        .where(
            here.id == dataset,
            member,
            Dataset.name == ABOUT_DATASET,
            Dataset.status == DatasetStatus.ready,
            ~answered_by(user.id),
        )
    )
    found: UUID | None = await db.scalar(statement.limit(1))
    return found


async def asks_to_count(db: AsyncSession, dataset_id: UUID) -> bool:
    """Tell whether a form about oneself asks whether the variety may be counted; the earliest do not."""
    asked = exists().where(Question.dataset_id == dataset_id, Question.name == COUNT_QUESTION)
    return bool(await db.scalar(select(asked)))


async def add_consent(
    db: AsyncSession, user: User, dataset_id: UUID, *, name: str | None, variety: str, count: bool
) -> Response | None:
    """Answer the form about a person in their name; ``name`` is None for those who stay unnamed.

    ``count`` says that the variety may be counted in public, where the form asks for that.

    Returns:
        The answer, or None if the form has no record: then the person has said nothing yet.
    """
    texts = {"credit": "yes" if name else "no", "display_name": name or "", "variety": variety}
    if variety and await asks_to_count(db, dataset_id):
        texts[COUNT_QUESTION] = "yes" if count else "no"
    whole = selectinload(Record.dataset).selectinload(Dataset.questions)
    record = await db.scalar(select(Record).where(Record.dataset_id == dataset_id).options(whole).limit(1))
    if record is None:
        return None
    response = await Response.create(
        db,
        values={key: {"value": text} for key, text in texts.items() if text},
        status=ResponseStatus.submitted,
        record_id=record.id,
        user_id=user.id,
        autocommit=False,
    )
    await DatasetUser.upsert(
        db,
        schema={"dataset_id": dataset_id, "user_id": user.id},
        constraints=[DatasetUser.dataset_id, DatasetUser.user_id],
        autocommit=False,
    )
    return response


async def index_consent(db: AsyncSession, engine: SearchEngine, response: Response) -> None:
    """Tell a search server about an answer that is in the database."""
    try:
        await db.refresh(response, attribute_names=["record", "user"])
        await engine.update_record_response(response)
    except Exception:
        _logger.exception("an answer about a person is in the database, but not in the search index")
