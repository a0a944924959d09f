"""Answers that are sent again while the first is still being stored, as after a lost acknowledgement.

Argilla looks whether a person answered the record and then stores the answer: of two requests at once the
second fails as if the server were broken, though the answer is there. To turn that failure into a refusal is
not enough: with several of them at once, SQLite stayed locked and no answer at all was stored any more.
"""

import asyncio
from functools import wraps
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

from argilla_server.contexts import datasets
from argilla_server.models import Record, Response, User
from sqlalchemy.ext.asyncio import AsyncSession


def take_turns_with_answers() -> None:
    """Have a person's second answer to a record wait for the first, and be refused as one that came later.

    No other server runs on the database, so that it is enough to wait here.
    """
    create = datasets.create_response
    turns: WeakValueDictionary[tuple[UUID, UUID], asyncio.Lock] = WeakValueDictionary()

    @wraps(create)
    async def create_response(
        db: AsyncSession, search_engine: Any, record: Record, user: User, response_create: Any
    ) -> Response:
        async with turns.setdefault((record.id, user.id), asyncio.Lock()):
            return await create(db, search_engine, record, user, response_create)

    datasets.create_response = create_response
