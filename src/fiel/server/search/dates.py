"""Dates in searches, which can omit their smaller parts."""

import re
from datetime import UTC, datetime, timedelta

from argilla_server.errors.future import UnprocessableEntityError

_PARTS = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?P<second>:\d\d(?:\.(?P<fraction>\d+))?)?)?")
_MICROSECOND = timedelta(microseconds=1)


def read_span(value: float | str) -> tuple[datetime, datetime]:
    """Return the first and last microsecond of a date, in UTC as Argilla stores it.

    As in Elasticsearch, ``2024-05-31`` is that whole day and ``2024-05-31T10:20`` that minute. A number is
    milliseconds since 1970.

    Raises:
        UnprocessableEntityError: It is not a date.
    """
    try:
        if not isinstance(value, str):
            first = datetime.fromtimestamp(value / 1000, UTC).replace(tzinfo=None)
            return first, first + timedelta(milliseconds=1) - _MICROSECOND
        first = datetime.fromisoformat(value)
        last = first + _length(value) - _MICROSECOND
        return _stored(first), _stored(last)
    except (ValueError, OverflowError, OSError):
        raise UnprocessableEntityError(f"expected a date such as 2024-05-31, found {value!r}") from None


def _length(value: str) -> timedelta:
    parts = _PARTS.match(value)
    if parts is None:  # another ISO 8601 format, such as 20240531
        return _MICROSECOND
    if parts["fraction"]:
        return max(timedelta(seconds=10.0 ** -len(parts["fraction"])), _MICROSECOND)
    if parts["second"]:
        return timedelta(seconds=1)
    return timedelta(days=1) if parts[0] == parts["date"] else timedelta(minutes=1)


def _stored(date: datetime) -> datetime:
    return date.astimezone(UTC).replace(tzinfo=None) if date.tzinfo else date
