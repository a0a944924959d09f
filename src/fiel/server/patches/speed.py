"""Faster equivalents of Argilla's slow parts.

They were written for one version: the server refuses to start with any other source.
"""

import gc
import time
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from argilla_server.api.handlers.v1.datasets import records_bulk as handlers
from argilla_server.api.schemas.v1.questions import QuestionSettings
from argilla_server.contexts import datasets
from argilla_server.models import Dataset, DatasetUser, MetadataProperty, Question, User
from argilla_server.models.metadata_properties import MetadataPropertySettings
from argilla_server.validators import records as validators
from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import MutableHeaders
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fiel.server.joining.tables import now
from fiel.server.patches.bulk import CreateRecords, UpsertRecords
from fiel.server.patches.listeners import look_before_building
from fiel.server.statuses import update_statuses_quickly

_YOUNG_OBJECTS = 5_000
"""After how many new objects Python looks for those in cycles, while everybody waits. SQLAlchemy leaves many:
after 50,000 it took up to 100 ms of CPU."""


def speed_up_argilla(application: Any) -> None:
    """Replace the slow parts of Argilla; call it once, before the first request."""
    _time_replies_quickly(application)
    _parse_settings_quickly()
    look_before_building()
    update_statuses_quickly()
    _note_answers_quickly()
    _name_people_quickly()
    validators.Record = _Unsaved
    handlers.CreateRecordsBulk = CreateRecords
    handlers.UpsertRecordsBulk = UpsertRecords
    gc.freeze()  # half a million objects of imported modules stay: collections can skip them
    gc.set_threshold(_YOUNG_OBJECTS, 20, 50)


@dataclass(slots=True)
class _Unsaved:
    """A record to validate: not a database row, which each access to its dataset would add to a list."""

    fields: dict[str, Any]
    dataset: Dataset


def _parse_settings_quickly() -> None:
    """Use one parser for all settings; Argilla creates a new one on each access, taking 0.3 ms."""
    for model, settings in ((Question, QuestionSettings), (MetadataProperty, MetadataPropertySettings)):
        model.parsed_settings = _parsed(TypeAdapter(settings))


def _parsed(adapter: TypeAdapter[Any]) -> property:
    return property(lambda self: adapter.validate_python(self.settings))


def _note_answers_quickly() -> None:
    """Note in one cached statement that somebody who answered before answered again.

    SQLAlchemy compiles Argilla's statement for both cases anew with each answer, which costs more than
    running it. Nobody uses the row that Argilla returns.
    """
    add_or_note = DatasetUser.upsert
    people: Any = DatasetUser.__table__

    async def upsert(db: AsyncSession, schema: Any, constraints: Any, autocommit: bool = True) -> None:
        noted = sa.update(people).where(*(people.c[name] == value for name, value in schema.items()))
        done: Any = await db.execute(noted.values(updated_at=now()))
        if not done.rowcount:
            await add_or_note(db, schema, constraints, autocommit)
        elif autocommit:
            await db.commit()

    DatasetUser.upsert = upsert


@dataclass(slots=True)
class _Named:
    """What the progress of a dataset tells of a person."""

    username: str


def _name_people_quickly() -> None:
    """Read only the names of those who answered, which come with each progress, not their accounts."""

    async def names(db: AsyncSession, dataset: Dataset) -> list[_Named]:
        query = (
            sa.select(User.username)
            .join(DatasetUser, DatasetUser.user_id == User.id)
            .where(DatasetUser.dataset_id == dataset.id)
            .order_by(DatasetUser.inserted_at.asc())
        )
        return [_Named(name) for name in await db.scalars(query)]

    datasets.get_users_with_responses_for_dataset = names


class _ReplyTiming:
    """ASGI middleware that says how long a reply took, as Argilla's does with a task of its own for each."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()

        async def send_with_time(message: Message) -> None:
            if message["type"] == "http.response.start":
                taken = 1000 * (time.perf_counter() - start)
                MutableHeaders(scope=message)["Server-Timing"] = f"total;dur={taken}"
            await send(message)

        await self._app(scope, receive, send_with_time)


def _time_replies_quickly(application: Any) -> None:
    for each in application.user_middleware:
        if each.cls is BaseHTTPMiddleware and each.kwargs["dispatch"].__name__ == "add_server_timing_header":
            each.cls = _ReplyTiming
            each.kwargs.clear()
