"""Argilla's search engine, answered from Argilla's own tables.

There is no index that could drift: what the database committed is what a search finds.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.database import AsyncSessionLocal
from argilla_server.enums import MetadataPropertyType, RecordStatus, SimilarityOrder
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import (
    Dataset,
    MetadataProperty,
    Record,
    Response,
    Suggestion,
    User,
    VectorSettings,
)
from argilla_server.search_engine.base import (
    Filter,
    FloatMetadataMetrics,
    IntegerMetadataMetrics,
    MetadataMetrics,
    Order,
    SearchEngine,
    SearchResponseItem,
    SearchResponses,
    TermsMetrics,
    TextQuery,
)

from fiel.server.datasetshape import load_shape
from fiel.server.environment import ENGINE_NAME
from fiel.server.filters import filter_condition, unsupported
from fiel.server.fulltext import match_text
from fiel.server.jsonvalues import json_values
from fiel.server.orders import order_by
from fiel.server.textquery import QueryTooLongError


class DatabaseSearchEngine(SearchEngine):  # type: ignore[misc]  # argilla_server is untyped
    """Search, progress and metrics over the database; what only feeds an index does nothing."""

    @classmethod
    async def new_instance(cls) -> "DatabaseSearchEngine":
        """Make an engine; one is made for each request, and it holds nothing."""
        return cls()

    async def close(self) -> None:
        """Do nothing: each method closes its own session."""

    async def ping(self) -> bool:
        """Say whether the database answers."""
        async with AsyncSessionLocal() as session:
            return bool(await session.scalar(sa.select(sa.literal(1))) == 1)

    async def info(self) -> dict[str, Any]:
        """Describe the engine in Argilla's status page."""
        async with AsyncSessionLocal() as session:
            return {"name": ENGINE_NAME, "database": session.get_bind().dialect.name}

    async def create_index(self, dataset: Dataset) -> None:
        """Do nothing: the records are the index."""

    async def delete_index(self, dataset: Dataset) -> None:
        """Do nothing: the records went with the dataset."""

    async def configure_metadata_property(
        self, dataset: Dataset, metadata_property: MetadataProperty
    ) -> None:
        """Do nothing: metadata is read where it is stored."""

    async def configure_index_vectors(self, vector_settings: VectorSettings) -> None:
        """Do nothing: vectors are stored, and not searched yet."""

    async def index_records(self, dataset: Dataset, records: Iterable[Record]) -> None:
        """Do nothing: triggers keep the text index in step."""

    async def partial_record_update(self, record: Record, **update: Any) -> None:
        """Do nothing: the record itself was updated."""

    async def delete_records(self, dataset: Dataset, records: Iterable[Record]) -> None:
        """Do nothing: triggers keep the text index in step."""

    async def update_record_response(self, response: Response) -> None:
        """Do nothing: the response is stored."""

    async def delete_record_response(self, response: Response) -> None:
        """Do nothing: the response is gone."""

    async def update_record_suggestion(self, suggestion: Suggestion) -> None:
        """Do nothing: the suggestion is stored."""

    async def delete_record_suggestion(self, suggestion: Suggestion) -> None:
        """Do nothing: the suggestion is gone."""

    async def get_dataset_progress(self, dataset: Dataset) -> dict[str, int]:
        """Count a published dataset's records: ``total``, ``completed`` and ``pending``."""
        if dataset.is_draft:
            return {}
        counts = await _counts(
            sa.select(Record.status, sa.func.count())
            .where(Record.dataset_id == dataset.id)
            .group_by(Record.status)
        )
        statuses = {str(status): counts.get(str(status), 0) for status in RecordStatus}
        return {"total": sum(counts.values()), **statuses}

    async def get_dataset_user_progress(self, dataset: Dataset, user: User) -> dict[str, int]:
        """Count one user's responses in a published dataset: ``total`` and each status that occurs."""
        if dataset.is_draft:
            return {}
        counts = await _counts(
            sa.select(Response.status, sa.func.count())
            .join(Record, Record.id == Response.record_id)
            .where(Record.dataset_id == dataset.id, Response.user_id == user.id)
            .group_by(Response.status)
        )
        return {"total": sum(counts.values()), **counts}

    async def search(
        self,
        dataset: Dataset,
        query: TextQuery | str | None = None,
        filter: Filter | None = None,
        sort: list[Order] | None = None,
        offset: int = 0,
        limit: int = 100,
        user_id: UUID | str | None = None,
    ) -> SearchResponses:
        """Find records and their exact number.

        Without a sort, each ``user_id`` gets an order of their own, always the same.

        Raises:
            UnprocessableEntityError: The search is not supported; the API answers 422 with its message.
        """
        async with AsyncSessionLocal() as session:
            shape = await load_shape(session, dataset.id)
            conditions = [Record.dataset_id == dataset.id]
            if query is not None:
                conditions.append(_text_condition(query))
            if filter is not None:
                conditions.append(filter_condition(filter, shape))
            order = order_by(sort, user_id, shape)
            found = sa.select(Record.id, sa.func.count().over()).where(*conditions)
            rows = (await session.execute(found.order_by(*order).offset(offset).limit(limit))).all()
            if rows or offset == 0:
                total = rows[0][1] if rows else 0
            else:  # past the last page there is no row to carry the total
                total = await session.scalar(sa.select(sa.func.count(Record.id)).where(*conditions))
        return SearchResponses(items=[SearchResponseItem(record_id=row[0]) for row in rows], total=total)

    async def compute_metrics_for(self, metadata_property: MetadataProperty) -> MetadataMetrics:
        """Return how often each term occurs, or the smallest and largest number."""
        values = json_values(Record.metadata_, metadata_property.name)
        of_dataset = Record.dataset_id == metadata_property.dataset_id
        if metadata_property.type == MetadataPropertyType.terms:
            return await _terms_metrics(values, of_dataset)
        extremes = sa.select(sa.func.min(values.c.value), sa.func.max(values.c.value))
        async with AsyncSessionLocal() as session:
            joined = extremes.select_from(Record).join(values, sa.true()).where(of_dataset)
            smallest, largest = (await session.execute(joined)).one()
        if metadata_property.type == MetadataPropertyType.integer:
            return IntegerMetadataMetrics(min=smallest, max=largest)
        return FloatMetadataMetrics(min=smallest, max=largest)

    async def similarity_search(
        self,
        dataset: Dataset,
        vector_settings: VectorSettings,
        value: list[float] | None = None,
        record: Record | None = None,
        query: TextQuery | str | None = None,
        filter: Filter | None = None,
        max_results: int = 100,
        order: SimilarityOrder = SimilarityOrder.most_similar,
        threshold: float | None = None,
    ) -> SearchResponses:
        """Refuse: vectors are stored but not compared yet."""
        raise unsupported("searching by similarity")


def register_engine() -> None:
    """Let Argilla find the engine under its name."""
    SearchEngine.register(ENGINE_NAME)(DatabaseSearchEngine)


def _text_condition(query: TextQuery | str) -> sa.ColumnElement[bool]:
    text, field = (query, None) if isinstance(query, str) else (query.q, query.field)
    try:
        return match_text(text, field)
    except QueryTooLongError as error:
        raise UnprocessableEntityError(str(error)) from None


async def _counts(statement: sa.Select[Any]) -> dict[str, int]:
    async with AsyncSessionLocal() as session:
        return {str(status): count for status, count in await session.execute(statement)}


async def _terms_metrics(values: Any, of_dataset: sa.ColumnElement[bool]) -> TermsMetrics:
    count = sa.func.count()
    statement = sa.select(values.c.value, count).select_from(Record).join(values, sa.true()).where(of_dataset)
    statement = statement.where(values.c.value.is_not(None)).group_by(values.c.value)
    async with AsyncSessionLocal() as session:
        rows = (await session.execute(statement.order_by(count.desc(), values.c.value))).all()
    terms = [TermsMetrics.TermCount(term=str(term), count=times) for term, times in rows]
    return TermsMetrics(total=sum(term.count for term in terms), values=terms)
