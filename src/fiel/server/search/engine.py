"""Argilla's search engine, implemented on Argilla's own tables.

No index can drift: a search finds what the database committed.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.database import AsyncSessionLocal
from argilla_server.enums import MetadataPropertyType, RecordStatus, SimilarityOrder
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

from fiel.server.environment import ENGINE_NAME
from fiel.server.search.conditions import find_records
from fiel.server.search.counts import count_statuses
from fiel.server.search.datasetshape import NO_SHAPE, load_shape
from fiel.server.search.orders import order_by
from fiel.server.search.shuffle import find_priorities, personal_ties, shuffled_ids, sorts_as_shuffled
from fiel.server.search.similarity import most_alike
from fiel.server.search.valueindex import VALUES, of_kind


class DatabaseSearchEngine(SearchEngine):  # type: ignore[misc]  # argilla_server is untyped
    """Search, progress and metrics over the database; methods that only feed an index do nothing."""

    @classmethod
    async def new_instance(cls) -> "DatabaseSearchEngine":
        """Create an engine, once per request and without state."""
        return cls()

    async def close(self) -> None:
        """Do nothing: each method closes its own session."""

    async def ping(self) -> bool:
        """Tell whether the database answers."""
        async with AsyncSessionLocal() as session:
            return bool(await session.scalar(sa.select(sa.literal(1))) == 1)

    async def info(self) -> dict[str, Any]:
        """Describe the engine for Argilla's status page."""
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
        """Do nothing: vectors are compared where they are stored."""

    async def index_records(self, dataset: Dataset, records: Iterable[Record]) -> None:
        """Do nothing: triggers maintain the text and value indexes."""

    async def partial_record_update(self, record: Record, **update: Any) -> None:
        """Do nothing: the record itself was updated."""

    async def delete_records(self, dataset: Dataset, records: Iterable[Record]) -> None:
        """Do nothing: triggers maintain the text and value indexes."""

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
        async with AsyncSessionLocal() as session:
            counts = await count_statuses(session, dataset.id)
        statuses = {str(status): counts.get(str(status), 0) for status in RecordStatus}
        return {"total": sum(counts.values()), **statuses}

    async def get_dataset_user_progress(self, dataset: Dataset, user: User) -> dict[str, int]:
        """Count one user's responses in a published dataset: ``total`` and each status that occurs."""
        if dataset.is_draft:
            return {}
        of_dataset = sa.exists().where(Record.id == Response.record_id, Record.dataset_id == dataset.id)
        statement = (
            sa.select(Response.status, sa.func.count())
            .where(Response.user_id == user.id, of_dataset.correlate(Response))
            .group_by(Response.status)
        )
        async with AsyncSessionLocal() as session:
            counts = {str(status): count for status, count in await session.execute(statement)}
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

        They are sorted as requested; otherwise by relevance to the text; otherwise, for a ``user_id``, by
        priority. Ties are ordered, for a ``user_id``, in that user's own stable order; otherwise by creation.

        Raises:
            UnprocessableEntityError: The search is not supported; the API answers 422 with its message.
        """
        async with AsyncSessionLocal() as session:
            found = await find_records(session, dataset.id, query, filter)
            # A search with scores is neither a queue nor shuffled: it only needs its own count.
            statuses = await count_statuses(session, dataset.id) if found.scores is None else {}
            total = await found.count(session, statuses)
            page = {"offset": offset, "limit": limit}
            if offset >= total or not limit:
                return SearchResponses(items=[], total=total)
            records = sum(statuses.values())
            shape = await load_shape(session, dataset.id) if sort else NO_SHAPE
            if (
                user_id is not None
                and found.scores is None
                and (not sort or await sorts_as_shuffled(session, sort, shape, records))
            ):
                priorities = await find_priorities(session, dataset.id, found.statuses or RecordStatus)
                ids = await shuffled_ids(
                    session,
                    found.conditions,
                    user_id,
                    priorities=priorities,
                    records=records,
                    total=total,
                    **page,
                )
                items = [SearchResponseItem(record_id=record_id) for record_id in ids]
            else:
                order = order_by(sort, shape) if sort else []
                if sort and user_id is not None:
                    order += personal_ties(user_id, shape.dialect)
                items = await found.page(session, order, **page)
        return SearchResponses(items=items, total=total)

    async def compute_metrics_for(self, metadata_property: MetadataProperty) -> MetadataMetrics:
        """Return the number of occurrences of each term, or the smallest and largest number."""
        of_property = of_kind("metadata", metadata_property.id)
        if metadata_property.type == MetadataPropertyType.terms:
            return await _terms_metrics(of_property)
        extremes = sa.select(sa.func.min(VALUES.c.number), sa.func.max(VALUES.c.number)).where(of_property)
        async with AsyncSessionLocal() as session:
            smallest, largest = (await session.execute(extremes)).one()
        if metadata_property.type == MetadataPropertyType.integer and smallest is not None:
            return IntegerMetadataMetrics(min=int(smallest), max=int(largest))
        if metadata_property.type == MetadataPropertyType.integer:
            return IntegerMetadataMetrics()
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
        """Find the records whose vectors are most or least similar to a vector or a record's own vector.

        The score is Elasticsearch's, (1 + cosine) / 2; for the least similar ones, that of the opposite
        vector. A ``threshold`` excludes results below it without changing the total.

        Raises:
            UnprocessableEntityError: The search is not supported; the API answers 422 with its message.
            ValueError: Both or neither of ``value`` and ``record`` are given, or the record has no vector.
        """
        if bool(value) == bool(record):
            raise ValueError("expected either a vector or a record to compare with")
        wanted = value if record is None else record.vector_value_by_vector_settings(vector_settings)
        if not wanted:
            raise ValueError(f"record {getattr(record, 'id', None)}: expected a vector, found none")
        if order == SimilarityOrder.least_similar:
            wanted = [-number for number in wanted]
        async with AsyncSessionLocal() as session:
            found = await find_records(session, dataset.id, query, filter)
            conditions = found.conditions if record is None else [*found.conditions, Record.id != record.id]
            alike = await most_alike(session, vector_settings.id, wanted, conditions, limit=max_results)
        items = [
            SearchResponseItem(record_id=each.record_id, score=each.score)
            for each in alike
            if threshold is None or each.score >= threshold
        ]
        return SearchResponses(items=items, total=len(alike))


def register_engine() -> None:
    """Register the engine with Argilla under its name."""
    SearchEngine.register(ENGINE_NAME)(DatabaseSearchEngine)


async def _terms_metrics(of_property: sa.ColumnElement[bool]) -> TermsMetrics:
    count = sa.func.count()
    statement = sa.select(VALUES.c.term, count).where(of_property).group_by(VALUES.c.term)
    async with AsyncSessionLocal() as session:
        rows = (await session.execute(statement.order_by(count.desc(), VALUES.c.term))).all()
    terms = [TermsMetrics.TermCount(term=term, count=times) for term, times in rows]
    return TermsMetrics(total=sum(term.count for term in terms), values=terms)
