"""The order in which a search answers: what was asked for, or a shuffle of one's own for each person."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import QuestionType, SortOrder
from argilla_server.models import Record, Response, Suggestion
from argilla_server.search_engine.base import (
    MetadataFilterScope,
    RecordFilterScope,
    ResponseFilterScope,
    SuggestionFilterScope,
)

from fiel.server.datasetshape import DatasetShape
from fiel.server.filters import unsupported
from fiel.server.jsonvalues import json_values

_INSERTION = (Record.inserted_at.asc(), Record.id.asc())
_RECORD_COLUMNS = {
    "id": Record.id,
    "external_id": Record.external_id,
    "inserted_at": Record.inserted_at,
    "updated_at": Record.updated_at,
    "status": Record.status,
}


def order_by(sort: list[Any] | None, user_id: UUID | str | None, shape: DatasetShape) -> list[Any]:
    """Return the ORDER BY of a search.

    Without a sort, each user has an order of their own: that of a hash over the record and the user. It
    stays the same however the dataset grows, takes no room, and two users' orders are independent.

    Raises:
        UnprocessableEntityError: The sort is not supported.
    """
    if sort:
        return [_directed(_sort_key(order, shape), order.order) for order in sort] + list(_INSERTION)
    if user_id is not None:
        return [sa.func.md5(sa.cast(Record.id, sa.String).concat(str(user_id))), Record.id.asc()]
    return list(_INSERTION)


def _directed(key: Any, order: str) -> Any:
    """Sort as Elasticsearch does, with the records that have no value at the end either way."""
    return (key.desc() if order == SortOrder.desc else key.asc()).nulls_last()


def _sort_key(order: Any, shape: DatasetShape) -> Any:
    scope = order.scope
    pick = sa.func.max if order.order == SortOrder.desc else sa.func.min  # of several values, the foremost
    if isinstance(scope, RecordFilterScope):
        return _RECORD_COLUMNS[str(scope.property)]
    if isinstance(scope, MetadataFilterScope):
        shape.metadata_type(scope.metadata_property)
        return _first(pick, json_values(Record.metadata_, scope.metadata_property))
    if isinstance(scope, SuggestionFilterScope):
        return _suggestion_key(scope, pick, shape)
    if isinstance(scope, ResponseFilterScope):
        return _response_key(scope, shape)
    raise unsupported(f"sorting by {scope!r}")


def _suggestion_key(scope: Any, pick: Any, shape: DatasetShape) -> Any:
    of_question = Suggestion.question_id == shape.question(scope.question).id
    columns = {"agent": Suggestion.agent, "type": Suggestion.type}
    if scope.property in columns:
        key = sa.select(columns[scope.property])
    else:
        values = json_values(Suggestion.score if scope.property == "score" else Suggestion.value)
        key = sa.select(pick(values.c.value)).select_from(Suggestion).join(values, sa.true())
    return key.where(Suggestion.record_id == Record.id, of_question).correlate(Record).scalar_subquery()


def _response_key(scope: Any, shape: DatasetShape) -> Any:
    if scope.question is None or shape.question(scope.question).type != QuestionType.rating:
        raise unsupported("sorting by responses other than ratings")
    values = json_values(Response.values, scope.question, "value")
    key = sa.select(sa.func.avg(values.c.value)).select_from(Response).join(values, sa.true())
    key = key.where(Response.record_id == Record.id)
    if scope.user is not None:
        key = key.where(Response.user_id == scope.user.id)
    return key.correlate(Record).scalar_subquery()


def _first(pick: Any, values: Any) -> Any:
    return sa.select(pick(values.c.value)).select_from(values).scalar_subquery()
