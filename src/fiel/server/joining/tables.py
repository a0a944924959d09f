"""The tables of invitations, in Argilla's database: backups and restarts keep them."""

import asyncio
import hashlib
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa
from argilla_server.database import AsyncSessionLocal
from argilla_server.models import User
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.dependencies import Database

METADATA = sa.MetaData()
_JOINING_LOCK = 0x6A6F696E  # "join": one person at a time gets a name, or a way in
_LINK, _DEVICE = "link", "device"
_DEVICES = 10  # remembered browsers of one person; the oldest is forgotten first

INVITATIONS = sa.Table(
    "fiel_join_invitations",
    METADATA,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("token_hash", sa.String(64), unique=True, nullable=False),
    sa.Column("workspace_id", sa.Uuid, nullable=False),
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("ends_at", sa.DateTime, nullable=False),
    sa.Column("revoked_at", sa.DateTime),
    sa.Column("max_uses", sa.Integer, nullable=False),
    sa.Column("uses", sa.Integer, nullable=False, default=0),
    sa.Column("approve", sa.Boolean, nullable=False),
    sa.Column("page", sa.JSON, nullable=False),
)
JOINED = sa.Table(
    "fiel_join_people",
    METADATA,
    sa.Column("user_id", sa.Uuid, primary_key=True),
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("invitation_id", sa.String(16), nullable=False),
    sa.Column("joined_at", sa.DateTime, nullable=False),
    sa.Column("waiting", sa.Boolean, nullable=False),
)
KEYS = sa.Table(
    "fiel_join_keys",
    METADATA,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("user_id", sa.Uuid, nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("made_at", sa.DateTime, nullable=False),
)
ENDED = sa.Table(
    "fiel_join_ended",
    METADATA,
    sa.Column("user_id", sa.Uuid, primary_key=True),
    sa.Column("at", sa.Integer, nullable=False),  # seconds since 1970, as in tokens
)
PRACTICE = sa.Table(
    "fiel_join_practice",
    METADATA,
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("content", sa.JSON, nullable=False),
)
PRACTISED = sa.Table(
    "fiel_join_practised",
    METADATA,
    sa.Column("user_id", sa.Uuid, primary_key=True),
    sa.Column("workspace_id", sa.Uuid, primary_key=True),
    sa.Column("finished_at", sa.DateTime, nullable=False),
)

_ready = False
_turn = asyncio.Lock()


async def get_joining_db(db: Database) -> AsyncIterator[AsyncSession]:
    """Yield the session of a request, with our tables in place."""
    await create_tables()
    yield db


async def create_tables() -> None:
    """Create the missing tables, once in a process; several servers can do so at a time."""
    global _ready
    if _ready:
        return
    async with AsyncSessionLocal.kw["bind"].begin() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_JOINING_LOCK)))
        await connection.run_sync(METADATA.create_all)
    _ready = True


@asynccontextmanager
async def turn(db: AsyncSession) -> AsyncIterator[None]:
    """Take turns at giving out and ending names and ways in, with all servers, until the transaction ends.

    Commit within the block.
    """
    async with _turn:
        if db.get_bind().dialect.name == "postgresql":
            await db.execute(sa.select(sa.func.pg_advisory_xact_lock(_JOINING_LOCK)))
        yield


def now() -> datetime:
    """Return the time in UTC, without a zone, as Argilla stores times."""
    return datetime.now(UTC).replace(tzinfo=None)


def make_token() -> str:
    """Make a secret of 256 bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Return what is stored of a secret. Looking for a hash tells nothing about the secret by its time."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


async def find_invitation(db: AsyncSession, token: str) -> sa.RowMapping | None:
    """Return the invitation of a secret, valid or not."""
    ours = INVITATIONS.c.token_hash == hash_token(token)
    return (await db.execute(sa.select(INVITATIONS).where(ours))).mappings().first()


async def find_owner(db: AsyncSession, token: str) -> User | None:
    """Return the person whose personal link or remembered browser has a secret.

    It is one statement: a session made for this person ends with the secret, even if that ends meanwhile.
    """
    owner = sa.select(User).join(KEYS, KEYS.c.user_id == User.id)
    found: User | None = await db.scalar(owner.where(KEYS.c.token_hash == hash_token(token)))
    return found


async def add_link(db: AsyncSession, user_id: UUID) -> str:
    """Make a person's personal link, which replaces an earlier one; return its secret."""
    await db.execute(sa.delete(KEYS).where(KEYS.c.user_id == user_id, KEYS.c.kind == _LINK))
    return await _add_key(db, user_id, _LINK)


async def add_device(db: AsyncSession, user_id: UUID) -> str:
    """Remember a browser of a person; return its secret."""
    ours = sa.select(KEYS.c.token_hash).where(KEYS.c.user_id == user_id, KEYS.c.kind == _DEVICE)
    oldest = (await db.scalars(ours.order_by(KEYS.c.made_at.desc()).offset(_DEVICES - 1))).all()
    await db.execute(sa.delete(KEYS).where(KEYS.c.token_hash.in_(oldest)))
    return await _add_key(db, user_id, _DEVICE)


async def _add_key(db: AsyncSession, user_id: UUID, kind: str) -> str:
    token = make_token()
    row = {"token_hash": hash_token(token), "user_id": user_id, "kind": kind, "made_at": now()}
    await db.execute(sa.insert(KEYS).values(row))
    return token


async def forget_device(db: AsyncSession, token: str) -> None:
    """Forget a remembered browser; a personal link stays."""
    ours = sa.delete(KEYS).where(KEYS.c.token_hash == hash_token(token), KEYS.c.kind == _DEVICE)
    await db.execute(ours)


async def forget_keys(db: AsyncSession, user_id: UUID) -> int:
    """Make a person's personal link and remembered browsers useless; count them.

    Sessions end when the person's API key or password changes: see `fiel.server.patches.signins`. Only those
    of an earlier version of Fiel have to be noted.
    """
    await db.execute(sa.delete(ENDED).where(ENDED.c.user_id == user_id))
    await db.execute(sa.insert(ENDED).values(user_id=user_id, at=int(time.time())))
    done = await db.execute(sa.delete(KEYS).where(KEYS.c.user_id == user_id))
    return int(done.rowcount)  # type: ignore[attr-defined]  # of a deletion


async def find_end(db: AsyncSession, user_id: str) -> int | None:
    """Return the last second whose sessions of a person were ended, since 1970, or None."""
    await create_tables()
    found: int | None = await db.scalar(sa.select(ENDED.c.at).where(ENDED.c.user_id == UUID(user_id)))
    return found


async def forget_person(db: AsyncSession, user_id: UUID) -> None:
    """Forget how a person came and comes back."""
    for table in (KEYS, JOINED, PRACTISED, ENDED):
        await db.execute(sa.delete(table).where(table.c.user_id == user_id))
