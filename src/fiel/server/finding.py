"""The records that a search asks for: how many, and one page of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import Record
from argilla_server.search_engine.base import SearchResponseItem, TextQuery
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.counts import Queue, count_queue, read_queue
from fiel.server.datasetshape import NO_SHAPE, load_shape
from fiel.server.filters import filter_condition
from fiel.server.fulltext import match_text
from fiel.server.textquery import QueryTooLongError


@dataclass(frozen=True)
class Found:
    """What a search asks of a record.

    Attributes:
        dataset_id: The dataset that is searched.
        conditions: What a record must meet, that dataset included.
        scores: How well each record fits the text; None when there is none, or it says only what not to find.
        queue: The same as the conditions, when all that is asked is who has not answered.
    """

    dataset_id: UUID
    conditions: list[sa.ColumnElement[bool]]
    scores: sa.Subquery | None = None
    queue: Queue | None = None

    async def count(self, session: AsyncSession, statuses: Mapping[str, int]) -> int:
        """Count all the records found; ``statuses`` is how many the dataset has of each."""
        if self.queue is not None:
            return await count_queue(session, self.dataset_id, self.queue, statuses)
        return await session.scalar(sa.select(sa.func.count(Record.id)).where(*self.conditions)) or 0

    async def page(
        self, session: AsyncSession, order: list[Any], *, offset: int, limit: int
    ) -> list[SearchResponseItem]:
        """Return one page: in an order, else by relevance to the text, else as the records were added."""
        if self.scores is None:
            statement = sa.select(Record.id, sa.null())
        else:  # looked up once, where a planner might do it for each record
            scored = sa.select(self.scores).cte("scored").prefix_with("MATERIALIZED")
            statement = sa.select(Record.id, scored.c.score).join(scored, scored.c.record_id == Record.id)
            order = order or [scored.c.score.desc()]
        ordered = statement.where(*self.conditions).order_by(*order, Record.inserted_at, Record.id)
        rows = await session.execute(ordered.offset(offset).limit(limit))
        return [SearchResponseItem(record_id=record_id, score=score) for record_id, score in rows]


async def find_records(
    session: AsyncSession, dataset_id: UUID, query: TextQuery | str | None, wanted: Any
) -> Found:
    """Turn a text and a filter of Argilla's into what is asked of a record.

    Raises:
        UnprocessableEntityError: The search is not supported; the API answers 422 with its message.
    """
    conditions = [Record.dataset_id == dataset_id]
    queue = read_queue(wanted)
    if wanted is not None:
        shape = NO_SHAPE if queue else await load_shape(session, dataset_id)  # a queue asks for no name
        conditions.append(filter_condition(wanted, shape))
    if query is None:
        return Found(dataset_id, conditions, queue=queue)
    text, field = (query, None) if isinstance(query, str) else (query.q, query.field)
    try:
        match = await match_text(session, text, field, dataset_id)
    except QueryTooLongError as error:
        raise UnprocessableEntityError(str(error)) from None
    return Found(dataset_id, [*conditions, match.condition], match.scores)
