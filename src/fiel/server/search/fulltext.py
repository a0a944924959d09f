"""Full-text search over the records: what a query matches, and how well.

``fiel_texts`` has a row for each searchable field of a record and one for the whole record, in which no
phrase continues from one field into the next. So a query is answered from one row, whether it asks for one
field or for all. Triggers on ``records`` fill it inside the transaction that writes the record, so it cannot
drift.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from argilla_server.models import Record
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.search import fulltext_postgresql, fulltext_sqlite
from fiel.server.search.textquery import Lookup, any_of, parse_text_query, plan_lookup, wanted_terms

_TEXTS = sa.table(
    "fiel_texts",
    sa.column("id", sa.Integer),  # in SQLite only
    sa.column("record_id", Record.id.type),
    sa.column("dataset_id", Record.dataset_id.type),
    sa.column("field", sa.String),
    sa.column("whole", sa.Boolean),
    sa.column("words"),  # in PostgreSQL only
)


@dataclass(frozen=True)
class TextMatch:
    """The conditions of a text query.

    Attributes:
        condition: Whether a record is in the dataset and matches the query.
        scores: The columns ``record_id`` and ``score``, larger for better matches: one row for each matching
            record of the dataset. None when no record can match better than another.
    """

    condition: sa.ColumnElement[bool]
    scores: sa.Subquery | None


def install_text_index(connection: sa.Connection) -> None:
    """Create and fill the index with its triggers unless they are up to date."""
    sqlite = connection.dialect.name == "sqlite"
    (fulltext_sqlite.TEXTS if sqlite else fulltext_postgresql.TEXTS).ensure(connection)


async def match_text(session: AsyncSession, query: str, field: str | None, dataset_id: UUID) -> TextMatch:
    """Return the conditions of a text query on a dataset's records, in all fields or in one.

    Each term can be in a different field of the record, a phrase only in one. A missing field has no words.

    Raises:
        QueryTooLongError: The query is too large for the database.
    """
    node = parse_text_query(query)
    if node is None or node == "everything":
        return TextMatch(Record.dataset_id == dataset_id if node else sa.false(), None)
    lookup, inverted = plan_lookup(node)
    lookups = [lookup]
    if inverted and (wanted := list(wanted_terms(node))):
        lookups.append(any_of(wanted))
    place = _TEXTS.c.whole if field is None else _TEXTS.c.field == field
    searches = [
        search.where(_TEXTS.c.dataset_id == dataset_id, place) for search in await _searches(session, lookups)
    ]
    record_ids = searches[0].with_only_columns(_TEXTS.c.record_id)
    if not inverted:
        return TextMatch(Record.id.in_(record_ids), searches[0].subquery())
    condition = sa.and_(Record.dataset_id == dataset_id, Record.id.not_in(record_ids))
    if not searches[1:]:
        return TextMatch(condition, None)
    return TextMatch(condition, _scores_of_all_but(record_ids, searches[1], condition))


async def _searches(session: AsyncSession, lookups: Sequence[Lookup]) -> list[sa.Select[tuple[UUID, float]]]:
    """Return the search for each lookup over all rows, with the columns ``record_id`` and ``score``."""
    if session.get_bind().dialect.name == "sqlite":
        return [fulltext_sqlite.search(_TEXTS, lookup) for lookup in lookups]
    words = await fulltext_postgresql.fold_terms(session, lookups)
    return [fulltext_postgresql.search(_TEXTS, lookup, words) for lookup in lookups]


def _scores_of_all_but(
    excluded: sa.Select[tuple[UUID]],
    fitting: sa.Select[tuple[UUID, float]],
    condition: sa.ColumnElement[bool],
) -> sa.Subquery:
    """Return scores where some records match by their words, and others only by what they lack."""
    by_words = fitting.where(_TEXTS.c.record_id.not_in(excluded))
    fitting_ids = fitting.with_only_columns(_TEXTS.c.record_id)
    unfit = sa.select(Record.id, sa.literal(0.0, sa.Float)).where(condition, Record.id.not_in(fitting_ids))
    return sa.union_all(by_words, unfit).subquery()
