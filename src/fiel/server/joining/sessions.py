"""Sessions without a password: where a person goes on, and the browsers that are remembered."""

import time
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.contexts import accounts
from argilla_server.enums import DatasetStatus
from argilla_server.models import Dataset, Record, User, Workspace, WorkspaceUser
from argilla_server.security.authentication.jwt import JWT
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import JSONResponse

from fiel.people.notenames import ABOUT_DATASET, has_items
from fiel.server.joining.tables import INVITATIONS, JOINED, PRACTICE
from fiel.server.waiting import waits_for

DEVICE_COOKIE = "fiel_device"
DEVICE_SECONDS = 180 * 24 * 3600


def remember_device(reply: JSONResponse, request: Request, token: str) -> None:
    """Put the secret of a remembered browser into a cookie that no script and no other site can use."""
    reply.set_cookie(
        DEVICE_COOKIE,
        token,
        max_age=DEVICE_SECONDS,
        path="/api/v1/fiel",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


async def open_session(db: AsyncSession, user: User, workspace_id: UUID | None = None) -> dict[str, Any]:
    """Sign a person in to a campaign, by default the one that they joined last.

    Returns:
        ``state`` is ``in``, ``waiting`` (for an organizer) or ``closed``; only the first has a session. It
        has where to go on, and whether there is something to practise with.
    """
    workspace_id = workspace_id or await _find_campaign(db, user)
    answer: dict[str, Any] = {"username": user.username, "name": user.first_name, "state": "closed"}
    if workspace_id is None:
        return answer
    if not await _is_member(db, workspace_id, user):
        waiting = sa.select(JOINED.c.waiting).where(
            JOINED.c.user_id == user.id, JOINED.c.workspace_id == workspace_id
        )
        return {**answer, "state": "waiting" if await db.scalar(waiting) else "closed"}
    page = await _find_page(db, workspace_id)
    workspace = await Workspace.get_or_raise(db, workspace_id)
    practice = sa.select(PRACTICE.c.workspace_id).where(PRACTICE.c.workspace_id == workspace_id)
    return {
        **answer,
        "state": "in",
        "access_token": accounts.generate_user_token(user),
        "expires_at": int((time.time() + JWT.expires) * 1000),
        "campaign": workspace.name,
        "titles": page["titles"],
        "language": page["language"],
        "place": await _choose_place(db, user, page, workspace_id) if page["places"] else "/",
        "about": _path_of(page["about"]) if page["about"] else "/",
        "practice": await db.scalar(practice) is not None,
    }


async def _is_member(db: AsyncSession, workspace_id: UUID, user: User) -> bool:
    place = {"workspace_id": workspace_id, "user_id": user.id}
    return user.is_owner or await WorkspaceUser.get_by(db, **place) is not None


async def _find_campaign(db: AsyncSession, user: User) -> UUID | None:
    """Return where a person can go on: a campaign that they are in, else one they wait for or that is closed.

    Of several it is the one that they joined last.
    """
    member = sa.select(WorkspaceUser.workspace_id).where(WorkspaceUser.user_id == user.id)
    joined = sa.select(JOINED.c.workspace_id).where(JOINED.c.user_id == user.id)
    joined = joined.order_by(JOINED.c.waiting.desc(), JOINED.c.joined_at.desc())
    inside = joined.where(JOINED.c.workspace_id.in_(member))
    found: UUID | None = None
    for ours in (inside, member.order_by(WorkspaceUser.inserted_at.desc()), joined):
        found = found or await db.scalar(ours.limit(1))
    return found


async def _find_page(db: AsyncSession, workspace_id: UUID) -> Mapping[str, Any]:
    """Return what the newest invitation says, also one that ended; without any, where the forms are."""
    pages = sa.select(INVITATIONS.c.page).where(INVITATIONS.c.workspace_id == workspace_id)
    found: Mapping[str, Any] | None = await db.scalar(pages.order_by(INVITATIONS.c.made_at.desc()).limit(1))
    if found is not None:
        return found
    ids = await _find_forms(db, workspace_id)
    places = [{"dataset": each, "paths": [_path_of(each)]} for name, each in ids.items() if has_items(name)]
    return {"titles": {}, "language": "", "places": places, "about": ids.get(ABOUT_DATASET)}


async def _find_forms(db: AsyncSession, workspace_id: UUID) -> dict[str, str]:
    """Return the ids of a campaign's published datasets by name, in the order of the names."""
    ours = (Dataset.workspace_id == workspace_id, Dataset.status == DatasetStatus.ready)
    rows = await db.execute(sa.select(Dataset.name, Dataset.id).where(*ours).order_by(Dataset.name))
    return {row.name: str(row.id) for row in rows}


def _path_of(dataset: str) -> str:
    return f"/dataset/{dataset}/annotation-mode"


async def _choose_place(db: AsyncSession, user: User, page: Mapping[str, Any], workspace_id: UUID) -> str:
    """Return the path of the first form that has something for a person, in an order of their own.

    Tasks that were launched after the invitation was made come last.
    """
    turns = user.id.int
    places = [*page["places"], *await _find_later_places(db, page, workspace_id)]
    for place in places:
        waiting = sa.select(Record.id).where(Record.dataset_id == UUID(place["dataset"]), waits_for(user.id))
        if await db.scalar(waiting.limit(1)) is not None:
            return str(place["paths"][turns % len(place["paths"])])
    return str(places[0]["paths"][0])


async def _find_later_places(
    db: AsyncSession, page: Mapping[str, Any], workspace_id: UUID
) -> list[dict[str, Any]]:
    """Return the places of tasks that a page does not know; their forms are ordered as its first."""
    first, known = page["places"][0], {place["dataset"] for place in page["places"]}
    forms = await _find_forms(db, workspace_id)
    later = [each for name, each in forms.items() if has_items(name)]
    return [
        {"dataset": each, "paths": [path.replace(first["dataset"], each) for path in first["paths"]]}
        for each in later
        if each not in known
    ]
