"""Which names people can still choose: none that looks like somebody else's."""

from uuid import UUID

import sqlalchemy as sa
from argilla_server.models import Record, Response, User
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.people.joining import is_taken, suggest_name
from fiel.server.joining.replies import JoiningRefused


async def refuse_taken(db: AsyncSession, name: str, about: UUID, person: UUID | None = None) -> None:
    """Refuse a name that looks like an account's, or like one that somebody is shown under here.

    Args:
        db: The database, in the turn of who wants the name.
        name: What is wanted.
        about: The dataset in which people say how they are named.
        person: Who wants it, if they have an account: their own names are not taken.

    Raises:
        JoiningRefused: It is taken; the refusal suggests another.
    """
    others = sa.true() if person is None else User.id != person
    known = [*(await db.scalars(sa.select(User.username).where(others))).all()]
    known += [each for each in (await db.scalars(sa.select(User.first_name).where(others))).all() if each]
    known += await _shown_names(db, about, person)
    if is_taken(name, known):
        raise JoiningRefused("taken", 409, suggestion=suggest_name(name, known))


async def _shown_names(db: AsyncSession, about: UUID, person: UUID | None) -> list[str]:
    answers = sa.select(Response.values).join(Record).where(Record.dataset_id == about)
    if person is not None:
        answers = answers.where(Response.user_id != person)
    found = [(values or {}).get("display_name", {}).get("value") for values in await db.scalars(answers)]
    return [each for each in found if isinstance(each, str)]
