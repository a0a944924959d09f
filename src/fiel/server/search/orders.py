"""The order of search results."""

from typing import Any

import sqlalchemy as sa
from argilla_server.enums import MetadataPropertyType, QuestionType, SortOrder
from argilla_server.models import Record, Suggestion
from argilla_server.search_engine.base import (
    MetadataFilterScope,
    RecordFilterScope,
    ResponseFilterScope,
    SuggestionFilterScope,
)

from fiel.server.search.datasetshape import AskedQuestion, DatasetShape
from fiel.server.search.filters import unsupported
from fiel.server.search.valueindex import VALUES, of_kind


def order_by(sort: list[Any], shape: DatasetShape) -> list[Any]:
    """Return the ORDER BY expressions for one of Argilla's sorts.

    Raises:
        UnprocessableEntityError: The sort is not supported.
    """
    return [_directed(_sort_key(order, shape), order.order) for order in sort]


def _directed(key: Any, order: str) -> Any:
    """Sort as Elasticsearch does, with records without a value last in either direction."""
    return (key.desc() if order == SortOrder.desc else key.asc()).nulls_last()


def _sort_key(order: Any, shape: DatasetShape) -> Any:
    scope = order.scope
    pick = sa.func.max if order.order == SortOrder.desc else sa.func.min  # the first of several values
    if isinstance(scope, RecordFilterScope):
        return _record_key(str(scope.property), shape)
    if isinstance(scope, MetadataFilterScope):
        known = shape.property(scope.metadata_property)
        column = VALUES.c.term if known.type == MetadataPropertyType.terms else VALUES.c.number
        return _value_key(pick(column), of_kind("metadata", known.id))
    if isinstance(scope, SuggestionFilterScope):
        return _suggestion_key(scope, pick, shape)
    if isinstance(scope, ResponseFilterScope):
        return _response_key(scope, pick, shape)
    raise unsupported(f"sorting by {scope!r}")


def _record_key(name: str, shape: DatasetShape) -> Any:
    if name in ("inserted_at", "updated_at", "id"):
        return getattr(Record, name)
    if name in ("status", "external_id"):
        return shape.in_code_points(sa.cast(getattr(Record, name), sa.String))
    raise unsupported(f"sorting by the record's {name}")


def _suggestion_key(scope: Any, pick: Any, shape: DatasetShape) -> Any:
    question = shape.question(scope.question)
    if scope.property == "score":
        return _value_key(pick(VALUES.c.number), of_kind("score", question.id))
    if scope.property in ("agent", "type"):
        column = sa.cast(getattr(Suggestion, scope.property), sa.String)
        of_question = sa.and_(Suggestion.record_id == Record.id, Suggestion.question_id == question.id)
        key = sa.select(shape.in_code_points(column)).where(of_question)
        return key.correlate(Record).scalar_subquery()
    return _value_key(pick(_answer_column(question)), of_kind("suggestion", question.id))


def _response_key(scope: Any, pick: Any, shape: DatasetShape) -> Any:
    if scope.question is None:
        raise unsupported(f"sorting by the response's {scope.property}")
    question = shape.question(scope.question)
    column = _answer_column(question)
    value = sa.func.avg(column) if question.type == QuestionType.rating else pick(column)
    of_user = [] if scope.user is None else [VALUES.c.user_id == scope.user.id]
    return _value_key(value, of_kind("response", question.id), *of_user)


def _answer_column(question: AskedQuestion) -> Any:
    return VALUES.c.number if question.type == QuestionType.rating else VALUES.c.term


def _value_key(value: Any, *conditions: Any) -> Any:
    key = sa.select(value).where(VALUES.c.record_id == Record.id, *conditions)
    return key.correlate(Record).scalar_subquery()
