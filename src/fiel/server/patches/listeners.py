"""Webhook events only when somebody listens.

Argilla makes the whole event, with the dataset and all that belongs to it, before it looks for webhooks; at
each answer of a volunteer it does so up to three times.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from argilla_server.contexts.webhooks import list_enabled_webhooks
from argilla_server.webhooks.v1 import records, responses
from sqlalchemy.ext.asyncio import AsyncSession

Build = Callable[[AsyncSession, str, Any], Awaitable[Any]]


async def has_listener(db: AsyncSession, *events: str) -> bool:
    """Say whether an enabled webhook wants to hear of any of these events."""
    wanted = set(events)
    return any(wanted.intersection(webhook.events) for webhook in await list_enabled_webhooks(db))


def look_before_building() -> None:
    """Make Argilla look for webhooks before it builds the event of a record or a response."""
    records.build_record_event = _build_if_heard(records.build_record_event)
    responses.build_response_event = _build_if_heard(responses.build_response_event)


def _build_if_heard(build: Build) -> Build:
    async def build_if_heard(db: AsyncSession, event: str, subject: Any) -> Any:
        return await build(db, event, subject) if await has_listener(db, event) else _Unheard()

    return build_if_heard


class _Unheard:
    """An event that goes to nobody."""

    async def notify(self, db: AsyncSession) -> list[Any]:
        return []
