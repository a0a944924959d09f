"""The records that a search finds: their number, and one page of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import Record
from argilla_server.search_engine.base import SearchResponseItem, TextQuery
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.search.counts import Queue, count_queue, queue_condition, read_queue
from fiel.server.search.datasetshape import NO_SHAPE, load_shape
from fiel.server.search.filters import filter_condition
from fiel.server.search.fulltext import TextMatch, match_text
from fiel.server.search.textquery import QueryTooLongError


@dataclass(frozen=True)
class Conditions:
    """The conditions of a search.

    Attributes:
        filters: Conditions on records other than the text.
        text: The text condition; None when there is no text.
        queue: The filters as a queue, if they only ask who has not answered.
    """

    dataset_id: UUID
    filters: list[sa.ColumnElement[bool]]
    text: TextMatch | None = None
    queue: Queue | None = None

    @property
    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """All conditions on a record; a text condition is already limited to the dataset."""
        place = Record.dataset_id == self.dataset_id if self.text is None else self.text.condition
        return [*self.filters, place]

    @property
    def scores(self) -> sa.Subquery | None:
        """How well each record matches the text, if defined."""
        return None if self.text is None else self.text.scores

    @property
    def statuses(self) -> tuple[str, ...] | None:
        """The only possible statuses of found records, if known."""
        return None if self.queue is None else self.queue.statuses

    async def count(self, session: AsyncSession, statuses: Mapping[str, int]) -> int:
        """Count the found records; a queue needs ``statuses``, the dataset's number of records by status."""
        if self.text is None and self.queue is not None:
            return await count_queue(session, self.dataset_id, self.queue, statuses)
        if self.scores is not None and not self.filters:
            statement = sa.select(sa.func.count()).select_from(self.scores)
        else:
            statement = sa.select(sa.func.count(Record.id)).where(*self.conditions)
        return await session.scalar(statement) or 0

    async def page(
        self, session: AsyncSession, order: list[Any], *, offset: int, limit: int
    ) -> list[SearchResponseItem]:
        """Return one page in an order, otherwise by relevance to the text; ties are ordered by creation."""
        if self.scores is None:
            statement = sa.select(Record.id, sa.null()).where(*self.conditions)
            statement = statement.order_by(*order, Record.inserted_at, Record.id)
        elif order or self.filters:
            # Evaluated once, where a planner might repeat it for each record.
            scored = sa.select(self.scores).cte("scored").prefix_with("MATERIALIZED")
            statement = sa.select(Record.id, scored.c.score).join(scored, scored.c.record_id == Record.id)
            statement = statement.where(Record.dataset_id == self.dataset_id, *self.filters)
            statement = statement.order_by(*(order or [scored.c.score.desc()]), Record.inserted_at, Record.id)
        else:
            scores = self.scores.c
            statement = sa.select(scores.record_id, scores.score)
            statement = statement.join(Record, Record.id == scores.record_id)
            statement = statement.order_by(scores.score.desc(), Record.inserted_at, Record.id)
        rows = await session.execute(statement.offset(offset).limit(limit))
        return [SearchResponseItem(record_id=record_id, score=score) for record_id, score in rows]


async def find_records(
    session: AsyncSession, dataset_id: UUID, query: TextQuery | str | None, wanted: Any
) -> Conditions:
    """Turn Argilla's text query and filter into the conditions of a search.

    Raises:
        UnprocessableEntityError: The search is not supported; the API answers 422 with its message.
    """
    queue = read_queue(wanted)
    filters = []
    quick = queue_condition(session, dataset_id, queue) if queue else None
    if quick is not None:
        filters.append(quick)
    elif wanted is not None:
        shape = NO_SHAPE if queue else await load_shape(session, dataset_id)  # a queue uses no names
        filters.append(filter_condition(wanted, shape))
    if query is None:
        return Conditions(dataset_id, filters, queue=queue)
    text, field = (query, None) if isinstance(query, str) else (query.q, query.field)
    try:
        return Conditions(dataset_id, filters, await match_text(session, text, field, dataset_id))
    except QueryTooLongError as error:
        raise UnprocessableEntityError(str(error)) from None
