"""Practice items: nothing that is done with them is an answer; only that somebody finished is noted."""

from typing import Any

import sqlalchemy as sa
from argilla_server.models import Dataset, User, Workspace, WorkspaceUser
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from fiel.server.dependencies import CurrentUser
from fiel.server.joining.invitations import FormText, JoiningDatabase
from fiel.server.joining.replies import JoiningRefused, check_request, private
from fiel.server.joining.sessions import open_session
from fiel.server.joining.tables import PRACTICE, PRACTISED, now
from fiel.server.ownforms import DATASETS

router = APIRouter(prefix="/fiel", include_in_schema=False)


@router.get("/own/practices")
async def list_practices(db: JoiningDatabase, current_user: CurrentUser) -> JSONResponse:
    """List the campaigns that somebody takes part in and that have practice items, with their datasets."""
    member = sa.exists().where(
        WorkspaceUser.workspace_id == Dataset.workspace_id, WorkspaceUser.user_id == current_user.id
    )
    rows = await db.execute(
        sa.select(Workspace.name, Dataset.id)
        .join(Dataset, Dataset.workspace_id == Workspace.id)
        .join(PRACTICE, PRACTICE.c.workspace_id == Workspace.id)
        .where(sa.or_(member, sa.literal(current_user.is_owner)))
        .order_by(Workspace.name)
        .limit(DATASETS)
    )
    found: dict[str, list[str]] = {}
    for name, dataset in rows:
        found.setdefault(name, []).append(str(dataset))
    return private({"items": [{"campaign": name, "datasets": ids} for name, ids in found.items()]})


@router.get("/practice")
async def show_practice(
    db: JoiningDatabase, current_user: CurrentUser, campaign: FormText = ""
) -> JSONResponse:
    """Return the practice items of a campaign that somebody takes part in, by default their latest.

    Raises:
        JoiningRefused: They take part in no such campaign, or in none: it was closed, or they still wait.
    """
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
    state = "closed"
    if not campaign:
        session = await open_session(db, user)
        campaign, state = session.get("campaign", ""), session["state"]
    found = await Workspace.get_by(db, name=campaign)
    if found is None or not (user.is_owner or await user.is_member(found.id)):
        raise JoiningRefused("waiting" if state == "waiting" else "closed", 404)
    return found
