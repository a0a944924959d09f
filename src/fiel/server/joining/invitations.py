"""What organizers do with invitations: make, list and revoke them, let people in, renew personal links.

Only owners may; ``fiel people`` calls these.
"""

import secrets
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.api.policies.v1 import UserPolicy, authorize
from argilla_server.errors.future import NotFoundError, UnprocessableEntityError
from argilla_server.models import User, UserRole, Workspace, WorkspaceUser
from argilla_server.models.database import generate_user_api_key
from argilla_server.security.settings import settings as security
from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.people.roster import is_removed
from fiel.server.dependencies import CurrentUser
from fiel.server.joining.tables import (
    INVITATIONS,
    JOINED,
    PRACTICE,
    PRACTISED,
    add_link,
    forget_keys,
    get_joining_db,
    hash_token,
    make_token,
    now,
    turn,
)

MAX_USES = 100_000

router = APIRouter(prefix="/fiel", include_in_schema=False)
JoiningDatabase = Annotated[AsyncSession, Depends(get_joining_db)]
FormText = Annotated[str, StringConstraints(max_length=20_000)]


async def require_owner(current_user: CurrentUser) -> User:
    """Return the owner who asks.

    Raises:
        ForbiddenError: Somebody else asks.
    """
    await authorize(current_user, UserPolicy.list)
    return current_user


Owner = Annotated[User, Depends(require_owner)]


class FormPlace(BaseModel):
    """A form: its dataset, and addresses of it, given out in turn. They are paths of this server only."""

    dataset: UUID
    paths: list[
        Annotated[str, StringConstraints(pattern=r"^/dataset/[0-9a-f-]{36}/annotation-mode(\?[\w.=~&-]*)?$")]
    ] = Field(min_length=1, max_length=20)


class Page(BaseModel):
    """What the invitation's page says, and where it leads."""

    titles: dict[str, FormText]
    language: FormText
    places: list[FormPlace] = Field(min_length=1, max_length=500)
    about: UUID
    ask_url: FormText | None = None


class NewInvitation(BaseModel):
    """An invitation to make; ``practice`` replaces the campaign's practice items."""

    campaign: FormText
    ends_at: datetime
    max_uses: int = Field(ge=1, le=MAX_USES)
    approve: bool
    page: Page
    practice: list[dict[str, Any]] = Field(max_length=20)


@router.post("/invitations", status_code=201)
async def make_invitation(db: JoiningDatabase, owner: Owner, new: NewInvitation) -> dict[str, Any]:
    """Make an invitation; only this answer contains its secret."""
    workspace = await _require_workspace(db, new.campaign)
    token, identifier = make_token(), secrets.token_hex(4)
    row = {
        "id": identifier,
        "token_hash": hash_token(token),
        "workspace_id": workspace.id,
        "made_at": now(),
        "ends_at": _without_zone(new.ends_at),
        "max_uses": new.max_uses,
        "uses": 0,
        "approve": new.approve,
        "page": new.page.model_dump(mode="json"),
    }
    await db.execute(sa.insert(INVITATIONS).values(row))
    await db.execute(sa.delete(PRACTICE).where(PRACTICE.c.workspace_id == workspace.id))
    if new.practice:
        practice = {"workspace_id": workspace.id, "content": new.practice}
        await db.execute(sa.insert(PRACTICE).values(practice))
    await db.commit()
    return {"id": identifier, "token": token}


@router.get("/invitations")
async def list_invitations(db: JoiningDatabase, owner: Owner, campaign: str) -> dict[str, Any]:
    """List a campaign's invitations, the newest first, without secrets.

    ``hub`` tells whether anybody who signs in with Hugging Face takes part, also without one.
    """
    workspace = await _require_workspace(db, campaign)
    columns = [each for each in INVITATIONS.c if each.name not in ("token_hash", "workspace_id", "page")]
    ours = sa.select(*columns).where(INVITATIONS.c.workspace_id == workspace.id)
    rows = (await db.execute(ours.order_by(INVITATIONS.c.made_at.desc()))).mappings()
    items = [{key: _show(value) for key, value in row.items()} for row in rows]
    return {"items": items, "hub": lets_hub_in(workspace.name)}


@router.delete("/invitations/{identifier}")
async def revoke_invitation(db: JoiningDatabase, owner: Owner, identifier: str) -> dict[str, Any]:
    """Revoke an invitation; those who joined with it stay."""
    ours = INVITATIONS.c.id == identifier
    if await db.scalar(sa.select(INVITATIONS.c.id).where(ours)) is None:
        raise NotFoundError(f"Invitation {identifier!r} not found")
    open_one = sa.and_(ours, INVITATIONS.c.revoked_at.is_(None))
    await db.execute(sa.update(INVITATIONS).where(open_one).values(revoked_at=now()))
    await db.commit()
    return {"id": identifier}


@router.get("/joined")
async def list_joined(db: JoiningDatabase, owner: Owner, campaign: str) -> dict[str, Any]:
    """List the accounts that came with an invitation or practised."""
    workspace = await _require_workspace(db, campaign)
    people: dict[UUID, dict[str, Any]] = {}
    joined = sa.select(JOINED).where(JOINED.c.workspace_id == workspace.id)
    for row in (await db.execute(joined)).mappings():
        people.setdefault(row["user_id"], {}).update(
            joined_at=_show(row["joined_at"]), waiting=row["waiting"], invitation=row["invitation_id"]
        )
    practised = sa.select(PRACTISED).where(PRACTISED.c.workspace_id == workspace.id)
    for row in (await db.execute(practised)).mappings():
        people.setdefault(row["user_id"], {}).update(practised_at=_show(row["finished_at"]))
    users = await db.execute(sa.select(User.id, User.username).where(User.id.in_(people)))
    return {"items": [{"user_id": key, "username": name, **people[key]} for key, name in users]}


@router.put("/joined/{user_id}")
async def admit_person(db: JoiningDatabase, owner: Owner, user_id: UUID, campaign: str) -> dict[str, Any]:
    """Let a waiting person in."""
    workspace = await _require_workspace(db, campaign)
    ours = (JOINED.c.user_id == user_id) & (JOINED.c.workspace_id == workspace.id)
    if await db.scalar(sa.select(JOINED.c.user_id).where(ours)) is None:
        raise NotFoundError(f"Person {user_id} not found among those who joined")
    await add_member(db, workspace.id, user_id)
    await db.execute(sa.update(JOINED).where(ours).values(waiting=False))
    await db.commit()
    return {"user_id": user_id}


@router.post("/keys/{user_id}", status_code=201)
async def renew_link(db: JoiningDatabase, owner: Owner, user_id: UUID) -> dict[str, Any]:
    """Make a new personal link for an annotator; the old one, remembered browsers and the API key end."""
    await db.commit()  # what was read must not keep this transaction from writing
    async with turn(db):
        user = await User.get(db, user_id)
        if user is None or user.role != UserRole.annotator or is_removed(user.username):
            raise UnprocessableEntityError("expected the account of an annotator")
        await _end_ways_in(db, user)
        token = await add_link(db, user_id)
        await db.commit()
    return {"token": token}


@router.delete("/keys/{user_id}")
async def revoke_link(db: JoiningDatabase, owner: Owner, user_id: UUID) -> dict[str, int]:
    """End a person's personal link, remembered browsers and API key."""
    await db.commit()  # as above
    async with turn(db):
        user = await User.get(db, user_id)
        annotator = user is not None and user.role == UserRole.annotator
        revoked = await (_end_ways_in(db, user) if annotator else forget_keys(db, user_id))
        await db.commit()
    return {"revoked": revoked}


async def _end_ways_in(db: AsyncSession, user: User) -> int:
    """Forget a person's keys and renew the API key, which they could read: sessions end, too."""
    user.api_key = generate_user_api_key()
    return await forget_keys(db, user.id)


async def add_member(db: AsyncSession, workspace_id: UUID, user_id: UUID) -> None:
    """Make an account a member of a workspace, unless it is."""
    place = {"workspace_id": workspace_id, "user_id": user_id}
    if await WorkspaceUser.get_by(db, **place) is None:
        await WorkspaceUser.create(db, **place, autocommit=False)


def lets_hub_in(workspace: str) -> bool:
    """Tell whether whoever signs in with Hugging Face takes part in a campaign."""
    oauth = security.oauth
    return "huggingface" in oauth.providers and workspace in {each.name for each in oauth.allowed_workspaces}


async def _require_workspace(db: AsyncSession, campaign: str) -> Workspace:
    workspace = await Workspace.get_by(db, name=campaign)
    if workspace is None:
        raise NotFoundError(f"Campaign {campaign!r} not found")
    return workspace


def _without_zone(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _show(value: Any) -> Any:
    return f"{value.isoformat(timespec='seconds')}Z" if isinstance(value, datetime) else value
