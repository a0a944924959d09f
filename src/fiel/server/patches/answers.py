"""Answers that are too long, have no values or come after the key, and duplicates of one being stored.

Duplicates follow a lost acknowledgement. Argilla checks whether the person has answered the record and then
stores the answer: the second of two simultaneous requests fails as if the server were broken, although the
answer is stored. Turning that failure into a refusal is not enough: with several at once, SQLite stayed
locked and stored no more answers at all.
"""

import asyncio
from collections.abc import Mapping
from functools import wraps
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

from argilla_server.contexts import datasets
from argilla_server.enums import ResponseStatus
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import Record, Response, User
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.newrecords import turn_to_write
from fiel.server.patches.checking import check_before
from fiel.server.patches.sizes import LIST_VALUES, TEXT_LETTERS

_KEY_SHOWN = "key_shown"  # in a record's metadata: see annotation/records.py


def bound_answers() -> None:
    """Refuse answers longer than anyone writes, and give those without values none instead of null.

    Argilla stores null, and then its index of answers cannot be written (500).
    """

    async def bound_new(_: AsyncSession, record: Record, answer: Any) -> None:
        answer.values = answer.values or {}
        check_lengths(answer.values, record.fields)

    async def bound_changed(_: AsyncSession, response: Response, answer: Any) -> None:
        answer.values = answer.values or {}
        check_lengths(answer.values, response.record.fields, before=response.values)

    check_before(datasets, "create_response", bound_new)
    check_before(datasets, "upsert_response", bound_new)
    check_before(datasets, "update_response", bound_changed)


def keep_answers_before_keys() -> None:
    """Refuse to change an answer to a question whose key is shown: what was thought before would be lost."""

    async def refuse_difference(_: AsyncSession, response: Response, answer: Any) -> None:
        if _KEY_SHOWN in (response.record.metadata_ or {}) and _differs(response, answer):
            raise UnprocessableEntityError("the key of this question is shown: its answers stay as they are")

    check_before(datasets, "update_response", refuse_difference)


def _differs(response: Response, update: Any) -> bool:
    if response.status != ResponseStatus.submitted:
        return False  # it was none before
    values = {name: {"value": answer.value} for name, answer in (update.values or {}).items()}
    return bool(update.status != response.status or values != response.values)


def check_lengths(values: Mapping[str, Any] | None, fields: Mapping[str, Any], *, before: Any = None) -> None:
    """Check the length of each value of an answer.

    Texts can be longer where the record's ``fields`` are, or where the stored answer ``before`` was.

    Raises:
        UnprocessableEntityError: One is too long.
    """
    for name, answer in (values or {}).items():
        value = answer.value
        if isinstance(value, list) and len(value) > LIST_VALUES:
            text = f"{name}: expected at most {LIST_VALUES:,} values, found {len(value):,}: send fewer"
            raise UnprocessableEntityError(text)
        if not isinstance(value, str) or len(value) <= TEXT_LETTERS:
            continue
        limit = max(TEXT_LETTERS, 2 * _longest_text(fields), _longest_text(before))
        if len(value) > limit:
            text = f"{name}: expected at most {limit:,} characters, found {len(value):,}: shorten it"
            raise UnprocessableEntityError(text)


def _longest_text(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return max(map(_longest_text, inside), default=0)


def take_turns_with_answers() -> None:
    """Make a second answer to a record wait for the first, and be refused (409); there is one server only."""
    create = datasets.create_response
    turns: WeakValueDictionary[tuple[UUID, UUID], asyncio.Lock] = WeakValueDictionary()

    @wraps(create)
    async def create_response(
        db: AsyncSession, search_engine: Any, record: Record, user: User, response_create: Any
    ) -> Response:
        async with turns.setdefault((record.id, user.id), asyncio.Lock()):
            return await create(db, search_engine, record, user, response_create)

    datasets.create_response = create_response


def take_turns_to_write() -> None:
    """Make everybody who stores or deletes an answer wait in line; call it last: nothing may write before.

    SQLite has one writer at a time, and others look again later and later, up to a tenth of a second: under
    load some wait for seconds while others pass them.
    """
    for name in ("create_response", "update_response", "upsert_response", "delete_response"):
        setattr(datasets, name, _in_turn(getattr(datasets, name)))


def _in_turn(store: Any) -> Any:
    @wraps(store)
    async def store_in_turn(db: AsyncSession, *given: Any) -> Any:
        async with turn_to_write(db):
            return await store(db, *given)

    return store_in_turn
