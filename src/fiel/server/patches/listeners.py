"""Webhook events only if there are listeners.

Argilla builds the complete event, including the dataset, before it looks for webhooks, up to three times for
each answer.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from argilla_server.contexts.webhooks import list_enabled_webhooks
from argilla_server.webhooks.v1 import records, responses
from sqlalchemy.ext.asyncio import AsyncSession

BuildEvent = Callable[[AsyncSession, str, Any], Awaitable[Any]]


async def has_listener(db: AsyncSession, *events: str) -> bool:
    """Tell whether an enabled webhook listens for any of these events."""
    wanted = set(events)
    return any(wanted.intersection(webhook.events) for webhook in await list_enabled_webhooks(db))


def look_before_building() -> None:
    """Make Argilla look for webhooks before it builds the event of a record or response."""
    records.build_record_event = _build_if_heard(records.build_record_event)
    responses.build_response_event = _build_if_heard(responses.build_response_event)


def _build_if_heard(build: BuildEvent) -> BuildEvent:
    async def build_if_heard(db: AsyncSession, event: str, subject: Any) -> Any:
        return await build(db, event, subject) if await has_listener(db, event) else _Unheard()

    return build_if_heard


class _Unheard:
    async def notify(self, db: AsyncSession) -> list[Any]:
        return []
