"""Argilla's search filters as conditions on its own tables."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import (
    MetadataPropertyType,
    QuestionType,
    RecordStatus,
    ResponseStatus,
    ResponseStatusFilter,
    SuggestionType,
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

from fiel.server.datasetshape import DatasetShape
from fiel.server.jsonvalues import json_values

Condition = sa.ColumnElement[bool]

_DATES = {"inserted_at": Record.inserted_at, "updated_at": Record.updated_at}
_LABELS = frozenset({QuestionType.label_selection, QuestionType.multi_label_selection})


def unsupported(what: str) -> UnprocessableEntityError:
    """Return the error that the API answers with status 422 for a search that we cannot do right."""
    return UnprocessableEntityError(f"{what} is not supported by the embedded server yet")


def filter_condition(wanted: Any, shape: DatasetShape) -> Condition:
    """Return the condition on ``records`` that a filter of Argilla stands for.

    Raises:
        UnprocessableEntityError: The filter is not supported, or its value cannot be read.
    """
    if isinstance(wanted, AndFilter):
        return sa.and_(sa.true(), *(filter_condition(inner, shape) for inner in wanted.filters))
    if isinstance(wanted.scope, RecordFilterScope):
        return _record_condition(wanted)
    if isinstance(wanted.scope, MetadataFilterScope):
        return _metadata_condition(wanted, shape)
    if isinstance(wanted.scope, SuggestionFilterScope):
        return _suggestion_condition(wanted, shape)
    if isinstance(wanted.scope, ResponseFilterScope):
        return _response_condition(wanted, shape)
    raise unsupported(f"filtering by {wanted.scope!r}")


def _record_condition(wanted: Any) -> Condition:
    name = str(wanted.scope.property)
    if name in _DATES:
        return _date_condition(wanted, _DATES[name])
    if isinstance(wanted, RangeFilter):
        raise unsupported(f"a range of the record's {name}")
    known: dict[str, list[Any]] = {  # a value that no record can have is left out, not compared
        "id": [record_id for value in wanted.values if (record_id := _uuid(value))],
        "status": [value for value in wanted.values if value in RecordStatus.__members__],
        "external_id": wanted.values,
    }
    if name not in known:
        raise unsupported(f"filtering by the record's {name}")
    condition: Condition = getattr(Record, name).in_(known[name])
    return condition


def _date_condition(wanted: Any, column: sa.ColumnElement[datetime]) -> Condition:
    if isinstance(wanted, TermsFilter):
        return column.in_([_date(value) for value in wanted.values])
    conditions: list[Condition] = []
    if wanted.ge is not None:
        conditions.append(column >= _date(wanted.ge))
    if wanted.le is not None:
        conditions.append(column <= _date(wanted.le, end_of_day=True))
    return sa.and_(*conditions)


def _date(value: float | str, *, end_of_day: bool = False) -> datetime:
    """Read a date as Argilla stores it, in UTC; a number is milliseconds since 1970.

    As in Elasticsearch, the upper end of a range that is a day without a time includes that day.
    """
    try:
        if not isinstance(value, str):
            return datetime.fromtimestamp(value / 1000, UTC).replace(tzinfo=None)
        date = datetime.fromisoformat(value)
    except (ValueError, OverflowError, OSError):
        raise UnprocessableEntityError(f"expected a date such as 2024-05-31, found {value!r}") from None
    if end_of_day and len(value) <= len("2024-05-31"):
        date += timedelta(days=1, microseconds=-1)
    return date.astimezone(UTC).replace(tzinfo=None) if date.tzinfo else date


def _uuid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None  # no record has this id


def _metadata_condition(wanted: Any, shape: DatasetShape) -> Condition:
    name = wanted.scope.metadata_property
    values = json_values(Record.metadata_, name)
    kind = shape.metadata_type(name)
    if kind == MetadataPropertyType.terms:
        return _text_condition(wanted, values, f"metadata property {name!r}")
    return _number_condition(wanted, values)


def _suggestion_condition(wanted: Any, shape: DatasetShape) -> Condition:
    name = wanted.scope.property or "value"
    suggestion = Suggestion.record_id == Record.id
    suggestion = sa.and_(suggestion, Suggestion.question_id == shape.question(wanted.scope.question).id)
    if name == "score":
        inner = _number_condition(wanted, json_values(Suggestion.score))
    elif name == "value":
        inner = _answer_condition(wanted, json_values(Suggestion.value), shape)
    elif isinstance(wanted, RangeFilter):
        raise unsupported(f"a range of the suggestion's {name}")
    elif name == "agent":
        inner = Suggestion.agent.in_(wanted.values)
    elif name == "type":
        inner = Suggestion.type.in_([value for value in wanted.values if value in SuggestionType.__members__])
    else:
        raise unsupported(f"filtering by the suggestion's {name}")
    return sa.exists().where(suggestion, inner).correlate(Record)


def _response_condition(wanted: Any, shape: DatasetShape) -> Condition:
    scope = wanted.scope
    if scope.question:
        answers = json_values(Response.values, scope.question, "value")
        return _has_response(scope.user, _answer_condition(wanted, answers, shape))
    if scope.property != "status" or isinstance(wanted, RangeFilter):
        raise unsupported(f"filtering by the response's {scope.property}")
    statuses = [value for value in wanted.values if value in ResponseStatus.__members__]
    conditions: list[Condition] = []
    if ResponseStatusFilter.pending in wanted.values:
        conditions.append(sa.not_(_has_response(scope.user)))
    if statuses:
        conditions.append(_has_response(scope.user, Response.status.in_(statuses)))
    return sa.or_(sa.false(), *conditions)


def _has_response(user: Any, *conditions: Condition) -> Condition:
    """Whether a record has a response, of this user or of anybody, to which the conditions apply."""
    of_user = [] if user is None else [Response.user_id == user.id]
    return sa.exists().where(Response.record_id == Record.id, *of_user, *conditions).correlate(Record)


def _answer_condition(wanted: Any, values: Any, shape: DatasetShape) -> Condition:
    question = shape.question(wanted.scope.question)
    if question.type == QuestionType.rating:
        return _number_condition(wanted, values)
    if question.type in _LABELS:
        return _text_condition(wanted, values, f"question {question.name!r}")
    raise unsupported(f"filtering by the answer to a question of type {question.type}")


def _text_condition(wanted: Any, values: Any, what: str) -> Condition:
    if isinstance(wanted, RangeFilter):
        raise unsupported(f"a range of the text values of {what}")
    return _any_value(values, values.c.value.in_(wanted.values))


def _number_condition(wanted: Any, values: Any) -> Condition:
    if isinstance(wanted, TermsFilter):
        return _any_value(values, values.c.value.in_([_number(value) for value in wanted.values]))
    bounds: list[Condition] = []
    if wanted.ge is not None:
        bounds.append(values.c.value >= _number(wanted.ge))
    if wanted.le is not None:
        bounds.append(values.c.value <= _number(wanted.le))
    return _any_value(values, *bounds)


def _number(value: float | str) -> float:
    try:
        return float(value)
    except ValueError:
        raise UnprocessableEntityError(f"expected a number, found {value!r}") from None


def _any_value(values: Any, *conditions: Condition) -> Condition:
    return sa.exists(sa.select(1).select_from(values).where(values.c.value.is_not(None), *conditions))
