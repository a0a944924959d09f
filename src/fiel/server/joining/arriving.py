"""What people do with invitations: look at one, join, come back, and leave a browser."""

import asyncio
import secrets
from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.contexts import accounts
from argilla_server.enums import UserRole
from argilla_server.models import User, Workspace, WorkspaceUser
from fastapi import APIRouter, Cookie, Request
from pydantic import BaseModel, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import JSONResponse

from fiel.people.joining import clean_chosen_name, find_chosen_name_problem, make_username
from fiel.people.roster import is_removed
from fiel.server.dependencies import CurrentUser, Engine
from fiel.server.joining.consent import add_consent, asks_to_count, index_consent
from fiel.server.joining.invitations import JoiningDatabase, add_member, lets_hub_in
from fiel.server.joining.names import refuse_taken
from fiel.server.joining.replies import JoiningRefused, check_request, count_join, private
from fiel.server.joining.sessions import DEVICE_COOKIE, open_session, remember_device
from fiel.server.joining.tables import (
    INVITATIONS,
    JOINED,
    add_device,
    add_link,
    find_invitation,
    find_owner,
    forget_device,
    now,
    turn,
)
from fiel.server.patches.oauth import is_closed
from fiel.server.patches.signins import describe_ways_in

router = APIRouter(prefix="/fiel", include_in_schema=False)

Secret = Annotated[str, StringConstraints(max_length=100)]
Device = Annotated[str | None, Cookie(alias=DEVICE_COOKIE, max_length=100)]


class Look(BaseModel):
    """Somebody opens an invitation."""

    token: Secret


class Join(BaseModel):
    """Somebody joins. Names longer than allowed are refused by us, in the person's language."""

    token: Secret
    name: Annotated[str, StringConstraints(max_length=1000)]
    credit: bool
    variety: Annotated[str, StringConstraints(max_length=200)] = ""
    count: bool = False


class Return(BaseModel):
    """Somebody comes back, with a personal link or in a remembered browser; or only asks who that is."""

    token: Secret | None = None
    look: bool = False


@router.post("/join/look")
async def look_at_invitation(request: Request, db: JoiningDatabase, look: Look) -> JSONResponse:
    """Describe an invitation to whoever has its link."""
    check_request(request)
    invitation = await _require_open(db, look.token)
    page = invitation["page"]
    workspace = await Workspace.get_or_raise(db, invitation["workspace_id"])
    return private(
        {
            "titles": page["titles"],
            "language": page["language"],
            "approve": invitation["approve"],
            "ask_url": page["ask_url"],
            "hub": not invitation["approve"] and lets_hub_in(workspace.name),  # there, nobody lets them in
            "place": page["places"][0]["paths"][0],
            "counts": await asks_to_count(db, UUID(page["about"])),
        }
    )


@router.post("/join")
async def join(
    request: Request,
    db: JoiningDatabase,
    engine: Engine,
    new: Join,
) -> JSONResponse:
    """Make an account for somebody with an invitation, and sign them in."""
    check_request(request)
    name = clean_chosen_name(new.name)
    if problem := find_chosen_name_problem(name):
        raise JoiningRefused(problem)
    count_join(request, (await _require_open(db, new.token))["id"])
    await db.rollback()  # what was read must not keep this transaction from writing
    async with turn(db):
        about = UUID((await _require_open(db, new.token))["page"]["about"])
        await refuse_taken(db, name, about)  # before anything is written
        invitation = await _use(db, new.token)
        user = await _create_account(db, name)
        credited = name if new.credit else None
        variety = clean_chosen_name(new.variety)
        consent = await add_consent(db, user, about, name=credited, variety=variety, count=new.count)
        await _enter(db, invitation, user)
        link, device = await add_link(db, user.id), await add_device(db, user.id)
        await db.commit()
    if consent is not None:
        await index_consent(db, engine, consent)
    answer = await _arrive(db, invitation, user)
    reply = private({**answer, "link": link}, 201)
    remember_device(reply, request, device)
    return reply


@router.post("/join/enter")
async def enter(
    request: Request,
    db: JoiningDatabase,
    current_user: CurrentUser,
    look: Look,
) -> JSONResponse:
    """Let somebody who has an account into the campaign of an invitation, unless they could change it."""
    check_request(request)
    invitation, user = await _require_open(db, look.token), current_user
    if await _is_outside(db, invitation, user):
        if user.role != UserRole.annotator:  # a role is one for all campaigns
            raise JoiningRefused("organizer", 403)
        user_id, ways_in = user.id, describe_ways_in(user)
        await db.rollback()  # what was read must not keep this transaction from writing
        async with turn(db):  # the same person may ask twice at once
            user = await User.get(db, user_id)
            if user is None or describe_ways_in(user) != ways_in:  # meanwhile the session ended
                raise JoiningRefused("unknown-link", 401)
            if await _is_outside(db, invitation, user):
                await _use(db, look.token)
                await _enter(db, invitation, user)
            await db.commit()
    return private(await _arrive(db, invitation, user))


async def _is_outside(db: AsyncSession, invitation: sa.RowMapping, user: User) -> bool:
    """Tell whether somebody neither takes part in an invitation's campaign nor waits to be let in."""
    workspace_id = invitation["workspace_id"]
    known = sa.select(JOINED.c.user_id).where(
        JOINED.c.user_id == user.id, JOINED.c.workspace_id == workspace_id
    )
    member = user.is_owner or await user.is_member(workspace_id)
    return not member and await db.scalar(known) is None


@router.post("/session")
async def come_back(
    request: Request, db: JoiningDatabase, coming: Return, device: Device = None
) -> JSONResponse:
    """Sign somebody in with their personal link, or in a browser that is remembered."""
    check_request(request)
    if coming.look or not coming.token:
        user = await _require_owner(db, coming.token or device)
        session = await open_session(db, user)
        if coming.look:
            session = {"name": user.first_name, "language": session.get("language", "")}
        return private(session)
    async with turn(db):  # no browser is remembered for a link that is being revoked
        user = await _require_owner(db, coming.token)
        remembered = await add_device(db, user.id)
        await db.commit()
    reply = private(await open_session(db, user))
    remember_device(reply, request, remembered)
    return reply


async def _require_owner(db: AsyncSession, token: str | None) -> User:
    user = await find_owner(db, token) if token else None
    if user is None or user.role != UserRole.annotator or is_removed(user.username):
        raise JoiningRefused("unknown-link", 404)
    return user


@router.post("/session/go-on")
async def go_on(request: Request, db: JoiningDatabase, current_user: CurrentUser) -> JSONResponse:
    """Tell somebody with a session where they go on."""
    check_request(request)
    return private(await open_session(db, current_user))


@router.post("/session/end")
async def leave(request: Request, db: JoiningDatabase, device: Device = None) -> JSONResponse:
    """Forget this browser: somebody signs out."""
    check_request(request)
    if device:
        await forget_device(db, device)
        await db.commit()
    reply = private({})
    reply.delete_cookie(DEVICE_COOKIE, path="/api/v1/fiel")
    return reply


async def _require_open(db: AsyncSession, token: str) -> sa.RowMapping:
    """Return an invitation that can be used.

    Raises:
        JoiningRefused: It cannot, or there is none.
    """
    invitation = await find_invitation(db, token)
    if invitation is None:
        raise JoiningRefused("unknown-invitation", 404)
    if invitation["revoked_at"] is not None:
        raise JoiningRefused("revoked", 410)
    if invitation["ends_at"] <= now():
        raise JoiningRefused("ended", 410)
    if invitation["uses"] >= invitation["max_uses"]:
        raise JoiningRefused("full", 410)
    if await is_closed(db, invitation["workspace_id"]):
        raise JoiningRefused("closed", 410)
    return invitation


async def _use(db: AsyncSession, token: str) -> sa.RowMapping:
    """Count a use, in the transaction of what it is used for; the database refuses one too many."""
    invitation = await _require_open(db, token)
    free = (
        INVITATIONS.c.id == invitation["id"],
        INVITATIONS.c.uses < INVITATIONS.c.max_uses,
        INVITATIONS.c.revoked_at.is_(None),
    )
    used = sa.update(INVITATIONS).where(*free).values(uses=INVITATIONS.c.uses + 1)
    done = await db.execute(used)
    if done.rowcount != 1:  # type: ignore[attr-defined]  # of an update
        raise JoiningRefused("full", 410)
    return invitation


_no_password: str | None = None


async def _create_account(db: AsyncSession, name: str) -> User:
    """Create an annotator to whom no password leads."""
    global _no_password
    if _no_password is None:  # hashing takes a quarter of a second; nobody knows what was hashed
        _no_password = await asyncio.to_thread(accounts.hash_password, secrets.token_urlsafe(48))
    attributes = {"first_name": name, "username": make_username(name), "password_hash": _no_password}
    user: User = await User.create(db, **attributes, role=UserRole.annotator, autocommit=False)
    return user


async def _enter(db: AsyncSession, invitation: sa.RowMapping, user: User) -> None:
    workspace_id, waiting = invitation["workspace_id"], invitation["approve"]
    row = {"user_id": user.id, "workspace_id": workspace_id, "invitation_id": invitation["id"]}
    await db.execute(sa.insert(JOINED).values(**row, joined_at=now(), waiting=waiting))
    if not waiting:
        await add_member(db, workspace_id, user.id)


async def _arrive(db: AsyncSession, invitation: sa.RowMapping, user: User) -> dict[str, Any]:
    """Open a session, unless the campaign was closed meanwhile: closing notes that before people leave."""
    if await is_closed(db, invitation["workspace_id"]):
        place = {"workspace_id": invitation["workspace_id"], "user_id": user.id}
        if membership := await WorkspaceUser.get_by(db, **place):
            await membership.delete(db, autocommit=True)
        raise JoiningRefused("closed", 410)
    return await open_session(db, user, invitation["workspace_id"])
