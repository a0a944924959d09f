"""Which new records are plain: of texts, objects, labels and metadata whose values a look is enough to check.

What is not plain may be valid all the same; it is left to Argilla to say so.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from argilla_server.enums import ResponseStatus, SuggestionType
from argilla_server.models import Dataset, MetadataProperty, Question

from fiel.server.newrecords import ColumnValues, UnsavedRecord

_KEYS = frozenset(("fields", "metadata", "external_id", "suggestions", "responses", "vectors"))
_SUGGESTION_KEYS = frozenset(("question_id", "value", "type", "agent", "score"))
_RESPONSE_KEYS = {"user_id", "status", "values"}
_TYPES = {None: None, **{each.value: each for each in SuggestionType}}
_STATUSES = {each.value: each for each in ResponseStatus}
_AGENT = re.compile(r"[a-zA-Z0-9_:./ -]{0,99}[a-zA-Z0-9][a-zA-Z0-9_:./ -]{0,99}")
_NUMBERS_END = 2.0**63  # larger integers are read as other numbers by other readers

ValueCheck = Callable[[Any], bool]


class PlainReader:
    """Reads the plain records of one dataset.

    Attributes:
        people: Ids of those whose answers were read; nobody has looked whether they exist.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.people: set[UUID] = set()
        self._fields: dict[str, type | None] = {
            each.name: {"text": str, "custom": dict}.get(each.settings["type"]) for each in dataset.fields
        }
        self._required_fields = {each.name for each in dataset.fields if each.required}
        self._questions = {each.name: _value_check(each) for each in dataset.questions}
        self._required_questions = {each.name for each in dataset.questions if each.required}
        self._by_id = {str(each.id): (each.id, self._questions[each.name]) for each in dataset.questions}
        self._properties = {each.name: _metadata_check(each) for each in dataset.metadata_properties}
        self._extra = dataset.allow_extra_metadata
        self._users: dict[str, UUID] = {}

    def read(self, item: Any) -> UnsavedRecord | None:
        """Return a record, or None if it is not plain."""
        if not isinstance(item, dict) or not item.keys() <= _KEYS or item.get("vectors"):
            return None
        fields, metadata, external_id = item.get("fields"), item.get("metadata"), item.get("external_id")
        suggestions = self._read_suggestions(item.get("suggestions"))
        responses = self._read_responses(item.get("responses"))
        if (
            suggestions is None
            or responses is None
            or not isinstance(external_id, str | None)
            or not isinstance(fields, dict)
            or not self._has_fields(fields)
            or not self._has_metadata(metadata)
        ):
            return None
        return UnsavedRecord(fields, metadata, external_id, suggestions, responses, {})

    def _has_fields(self, fields: ColumnValues) -> bool:
        if not fields or not self._required_fields <= fields.keys():
            return False
        kinds = self._fields
        return all(
            (kind := kinds.get(name)) is not None and type(value) is kind and _is_plain(value)
            for name, value in fields.items()
        )

    def _has_metadata(self, metadata: Any) -> bool:
        if metadata is None:
            return True
        if not isinstance(metadata, dict) or not _is_plain(metadata):
            return False
        return all(
            self._extra if (check := self._properties.get(name)) is None else value is None or check(value)
            for name, value in metadata.items()
        )

    def _read_suggestions(self, suggestions: Any) -> list[ColumnValues] | None:
        rows: list[ColumnValues] = []
        if not isinstance(suggestions, list | None):
            return None
        for each in suggestions or ():
            row = self._read_suggestion(each)
            if row is None:
                return None
            rows.append(row)
        return rows if len({row["question_id"] for row in rows}) == len(rows) else None

    def _read_suggestion(self, suggestion: Any) -> ColumnValues | None:
        if not isinstance(suggestion, dict) or not suggestion.keys() <= _SUGGESTION_KEYS:
            return None
        kind, agent, value = suggestion.get("type"), suggestion.get("agent"), suggestion.get("value")
        asked = suggestion.get("question_id")
        if (
            not isinstance(asked, str)
            or not isinstance(kind, str | None)
            or not isinstance(agent, str | None)
        ):
            return None
        question = self._by_id.get(asked)
        if question is None or kind not in _TYPES or suggestion.get("score") is not None:
            return None
        if not question[1](value) or not (agent is None or _AGENT.fullmatch(agent)):
            return None
        return {
            "question_id": question[0],
            "type": _TYPES[kind],
            "value": value,
            "agent": agent,
            "score": None,
        }

    def _read_responses(self, responses: Any) -> list[ColumnValues] | None:
        rows: list[ColumnValues] = []
        if not isinstance(responses, list | None):
            return None
        for each in responses or ():
            row = self._read_response(each)
            if row is None:
                return None
            rows.append(row)
        return rows if len({row["user_id"] for row in rows}) == len(rows) else None

    def _read_response(self, response: Any) -> ColumnValues | None:
        if not isinstance(response, dict) or response.keys() != _RESPONSE_KEYS:
            return None
        user, status, values = response["user_id"], response["status"], response["values"]
        if not isinstance(user, str) or not isinstance(status, str) or status not in _STATUSES:
            return None
        if not (self._has_values(values) if values is not None else status == "discarded"):
            return None
        if status == "submitted" and not (values and self._required_questions <= values.keys()):
            return None
        user_id = self._find_user(user)
        if user_id is None:
            return None
        return {"user_id": user_id, "status": _STATUSES[status], "values": values}

    def _find_user(self, text: str) -> UUID | None:
        user_id = self._users.get(text)
        if user_id is None:
            try:
                user_id = self._users[text] = UUID(text)
            except ValueError:
                return None
            self.people.add(user_id)
        return user_id

    def _has_values(self, values: Any) -> bool:
        return isinstance(values, dict) and all(
            isinstance(value, dict)
            and value.keys() == {"value"}
            and (check := self._questions.get(name)) is not None
            and check(value["value"])
            for name, value in values.items()
        )


def _is_plain(value: object) -> bool:
    """Tell whether all readers of JSON read a value alike, and Argilla's encoder returns it unchanged."""
    kind = type(value)
    if kind is str or value is None or kind is int or kind is bool:
        return True
    if isinstance(value, dict):
        return all(not key.startswith("_sa") and _is_plain(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return isinstance(value, float) and -_NUMBERS_END < value < _NUMBERS_END


def _value_check(question: Question) -> ValueCheck:
    kind = question.settings["type"]
    if kind == "text":
        return lambda value: isinstance(value, str)
    if kind == "label_selection":
        options = frozenset(each["value"] for each in question.settings["options"])
        return lambda value: isinstance(value, str) and value in options
    return lambda value: False


def _metadata_check(property: MetadataProperty) -> ValueCheck:
    settings: Mapping[str, Any] = property.settings
    if settings["type"] == "terms":
        terms = settings.get("values")
        if terms is None:
            return lambda value: True
        return lambda value: all(each in terms for each in (value if isinstance(value, list) else [value]))
    least, most = settings.get("min"), settings.get("max")
    kind = int if settings["type"] == "integer" else float
    return lambda value: (
        type(value) is kind and (least is None or value >= least) and (most is None or value <= most)
    )
