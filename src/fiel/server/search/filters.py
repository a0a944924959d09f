"""Argilla's search filters as conditions on its own tables."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import (
    MetadataPropertyType,
    QuestionType,
    ResponseStatus,
    ResponseStatusFilter,
)
from argilla_server.errors.future import UnprocessableEntityError
from argilla_server.models import Record, Response, Suggestion
from argilla_server.search_engine.base import (
    AndFilter,
    MetadataFilterScope,
    RangeFilter,
    RecordFilterScope,
    ResponseFilterScope,
    SuggestionFilterScope,
    TermsFilter,
)

from fiel.server.search.datasetshape import AskedQuestion, DatasetShape
from fiel.server.search.dates import read_span
from fiel.server.search.valueindex import VALUES, of_kind

Condition = sa.ColumnElement[bool]

_DATES = {"inserted_at": Record.inserted_at, "updated_at": Record.updated_at}
_LABELS = frozenset({QuestionType.label_selection, QuestionType.multi_label_selection})


def unsupported(what: str) -> UnprocessableEntityError:
    """Return the error for an unsupported search, which the API answers with status 422."""
    return UnprocessableEntityError(f"{what} is not supported by the embedded server yet")


def filter_condition(wanted: Any, shape: DatasetShape) -> Condition:
    """Return the condition on ``records`` for a filter of Argilla.

    Raises:
        UnprocessableEntityError: The filter is not supported, or its value is invalid.
    """
    if isinstance(wanted, AndFilter):
        return sa.and_(sa.true(), *(filter_condition(inner, shape) for inner in wanted.filters))
    if isinstance(wanted.scope, RecordFilterScope):
        return _record_condition(wanted, shape)
    if isinstance(wanted.scope, MetadataFilterScope):
        return _metadata_condition(wanted, shape)
    if isinstance(wanted.scope, SuggestionFilterScope):
        return _suggestion_condition(wanted, shape)
    if isinstance(wanted.scope, ResponseFilterScope):
        return _response_condition(wanted, shape)
    raise unsupported(f"filtering by {wanted.scope!r}")


def _record_condition(wanted: Any, shape: DatasetShape) -> Condition:
    name = str(wanted.scope.property)
    if name in _DATES:
        return _date_condition(wanted, _DATES[name])
    if name in ("status", "external_id"):
        return _words_of(wanted, getattr(Record, name), shape)
    if name != "id" or isinstance(wanted, RangeFilter):
        raise unsupported(f"filtering by the record's {name} like this")
    condition: Condition = Record.id.in_([id for value in wanted.values if (id := _uuid(value))])
    return condition


def _date_condition(wanted: Any, column: sa.ColumnElement[datetime]) -> Condition:
    if isinstance(wanted, TermsFilter):
        spans = [read_span(value) for value in wanted.values]
        return sa.or_(sa.false(), *(column.between(first, last) for first, last in spans))
    conditions: list[Condition] = []
    if wanted.ge is not None:
        conditions.append(column >= read_span(wanted.ge)[0])
    if wanted.le is not None:
        conditions.append(column <= read_span(wanted.le)[1])
    return sa.and_(*conditions)


def _uuid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None  # no record has this id


def _metadata_condition(wanted: Any, shape: DatasetShape) -> Condition:
    known = shape.property(wanted.scope.metadata_property)
    is_terms = known.type == MetadataPropertyType.terms
    value = _words(wanted, VALUES.c.term) if is_terms else _numbers(wanted)
    return _has_value(of_kind("metadata", known.id), value)


def _suggestion_condition(wanted: Any, shape: DatasetShape) -> Condition:
    name = wanted.scope.property or "value"
    question = shape.question(wanted.scope.question)
    if name == "score":
        return _has_value(of_kind("score", question.id), _numbers(wanted))
    if name == "value":
        return _has_value(of_kind("suggestion", question.id), _answers(wanted, question))
    if name not in ("agent", "type"):
        raise unsupported(f"filtering by the suggestion's {name}")
    word = _words_of(wanted, getattr(Suggestion, name), shape)
    return _in(sa.select(Suggestion.record_id).where(Suggestion.question_id == question.id, word))


def _response_condition(wanted: Any, shape: DatasetShape) -> Condition:
    scope = wanted.scope
    if scope.question:
        question = shape.question(scope.question)
        of_user = [] if scope.user is None else [VALUES.c.user_id == scope.user.id]
        return _has_value(of_kind("response", question.id), _answers(wanted, question), *of_user)
    if scope.property != "status" or isinstance(wanted, RangeFilter):
        raise unsupported(f"filtering by the response's {scope.property} like this")
    statuses = [value for value in wanted.values if value in ResponseStatus.__members__]
    conditions: list[Condition] = []
    if ResponseStatusFilter.pending in wanted.values:
        conditions.append(sa.not_(_has_response(scope.user)))
    if statuses:
        conditions.append(_has_response(scope.user, Response.status.in_(statuses)))
    return sa.or_(sa.false(), *conditions)


def _has_response(user: Any, *conditions: Condition) -> Condition:
    """Return whether a record has a response, of this user or of anyone, that meets the conditions."""
    of_user = [] if user is None else [Response.user_id == user.id]
    return _in(sa.select(Response.record_id).where(*of_user, *conditions))


def _has_value(*conditions: Condition) -> Condition:
    return _in(sa.select(VALUES.c.record_id).where(*conditions))


def _in(record_ids: sa.Select[Any]) -> Condition:
    condition: Condition = Record.id.in_(record_ids)
    return condition


def _answers(wanted: Any, question: AskedQuestion) -> Condition:
    if question.type == QuestionType.rating:
        return _numbers(wanted)
    if question.type in _LABELS:
        return _words(wanted, VALUES.c.term)
    return sa.false()  # Argilla does not index other answers, so they match nothing


def _words_of(wanted: Any, column: Any, shape: DatasetShape) -> Condition:
    """Compare one of Argilla's own columns, using its indexes where possible."""
    if isinstance(wanted, RangeFilter):
        return _words(wanted, shape.in_code_points(sa.cast(column, sa.String)))
    known = getattr(column.type, "enums", None)  # PostgreSQL refuses to compare with other words
    values = _stored(wanted.values)
    condition: Condition = column.in_([value for value in values if known is None or value in known])
    return condition


def _words(wanted: Any, column: sa.ColumnElement[str]) -> Condition:
    if isinstance(wanted, TermsFilter):
        return column.in_(_stored(wanted.values))
    bounds: list[Condition] = [column.is_not(None)]
    if wanted.ge is not None:
        bounds += [column >= bound for bound in _stored([wanted.ge])] or [sa.false()]
    if wanted.le is not None:
        bounds += [column <= bound for bound in _stored([wanted.le])] or [sa.false()]
    return sa.and_(*bounds)


def _stored(values: list[Any]) -> list[str]:
    """Return the values that a stored text can have: PostgreSQL refuses even to search for a NUL."""
    return [str(value) for value in values if "\0" not in str(value)]


def _numbers(wanted: Any) -> Condition:
    if isinstance(wanted, TermsFilter):
        return VALUES.c.number.in_([_number(value) for value in wanted.values])
    bounds: list[Condition] = [VALUES.c.number.is_not(None)]
    if wanted.ge is not None:
        bounds.append(VALUES.c.number >= _number(wanted.ge))
    if wanted.le is not None:
        bounds.append(VALUES.c.number <= _number(wanted.le))
    return sa.and_(*bounds)


def _number(value: float | str) -> float:
    try:
        return float(value)
    except ValueError:
        raise UnprocessableEntityError(f"expected a number, found {value!r}") from None
