"""Practice items: nothing that is done with them is an answer; only that somebody finished is noted."""

from typing import Any

import sqlalchemy as sa
from argilla_server.errors.future import NotFoundError
from argilla_server.models import User, Workspace
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from fiel.server.dependencies import CurrentUser
from fiel.server.joining.invitations import FormText, JoiningDatabase
from fiel.server.joining.replies import check_request, private
from fiel.server.joining.sessions import open_session
from fiel.server.joining.tables import PRACTICE, PRACTISED, now

router = APIRouter(prefix="/fiel", include_in_schema=False)


@router.get("/practice")
async def show_practice(
    db: JoiningDatabase, current_user: CurrentUser, campaign: FormText = ""
) -> JSONResponse:
    """Return the practice items of a campaign that somebody takes part in, by default their latest."""
    workspace = await _find_workspace(db, current_user, campaign)
    ours = sa.select(PRACTICE.c.content).where(PRACTICE.c.workspace_id == workspace.id)
    session = await open_session(db, current_user, workspace.id)
    kept = {key: session[key] for key in ("campaign", "titles", "language", "place")}
    return private({**kept, "items": await db.scalar(ours) or []})


@router.post("/practice")
async def finish_practice(
    request: Request, db: JoiningDatabase, current_user: CurrentUser, campaign: FormText
) -> JSONResponse:
    """Note that somebody finished practising; the organizers see it."""
    check_request(request)
    workspace = await _find_workspace(db, current_user, campaign)
    ours = (PRACTISED.c.user_id == current_user.id) & (PRACTISED.c.workspace_id == workspace.id)
    await db.execute(sa.delete(PRACTISED).where(ours))
    row: dict[str, Any] = {"user_id": current_user.id, "workspace_id": workspace.id, "finished_at": now()}
    await db.execute(sa.insert(PRACTISED).values(row))
    await db.commit()
    return private({})


async def _find_workspace(db: JoiningDatabase, user: User, campaign: str) -> Workspace:
    found = await Workspace.get_by(db, name=campaign) if campaign else None
    if not campaign:
        session = await open_session(db, user)
        found = await Workspace.get_by(db, name=session.get("campaign", ""))
    if found is None or not (user.is_owner or await user.is_member(found.id)):
        raise NotFoundError("Campaign not found")
    return found
