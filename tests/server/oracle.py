"""What a search means, in plain Python: the requests of Argilla's API answered over a list of rows."""

import functools
import math
import operator
import statistics
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

Json = dict[str, Any]
Value = str | float | datetime

UNINDEXED = {"text", "ranking", "span"}  # kinds of question whose values Argilla never indexes


@dataclass(frozen=True)
class Row:
    """A record as the API tells it, with the questions by name.

    ``suggestions`` and the values of ``responses`` hold only what is indexed, each as a list.
    """

    id: str
    properties: Mapping[str, list[Value]]
    fields: Mapping[str, list[str]]
    metadata: Mapping[str, list[Value]]
    suggestions: Mapping[str, Mapping[str, list[Value]]]
    responses: Sequence["Answer"]
    vectors: Mapping[str, Sequence[float]]

    @property
    def label(self) -> str:
        external = self.properties["external_id"]
        return str(external[0]) if external else self.id

    def answers_of(self, user: str | None) -> list["Answer"]:
        """The responses that a search looks at: everybody's, or one user's."""
        return [answer for answer in self.responses if user in (None, answer.user)]


@dataclass(frozen=True)
class Answer:
    user: str
    status: str
    values: Mapping[str, list[Value]]


def read_row(record: Json, questions: Mapping[str, Json]) -> Row:
    """Read a record with its responses, suggestions and vectors; questions are by name."""
    names = {question["id"]: name for name, question in questions.items()}
    indexed = {name for name, question in questions.items() if question["settings"]["type"] not in UNINDEXED}

    def suggestion(made: Json) -> dict[str, list[Value]]:
        value = _listed(made["value"]) if names[made["question_id"]] in indexed else []
        return {"value": value, **{key: _listed(made[key]) for key in ("score", "agent", "type")}}

    def answer(made: Json) -> Answer:
        given = (made["values"] or {}).items()
        values = {name: _listed(value["value"]) for name, value in given if name in indexed}
        return Answer(made["user_id"], made["status"], values)

    return Row(
        id=record["id"],
        properties={
            **{name: _listed(record[name]) for name in ("id", "external_id", "status")},
            **{name: [_instant(record[name])[0]] for name in ("inserted_at", "updated_at")},
        },
        fields={name: list(_texts(value)) for name, value in record["fields"].items()},
        metadata={name: _listed(value) for name, value in (record["metadata"] or {}).items()},
        suggestions={names[made["question_id"]]: suggestion(made) for made in record["suggestions"]},
        responses=[answer(made) for made in record["responses"]],
        vectors=record["vectors"],
    )


def _listed(value: Any) -> list[Value]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _texts(value: Any) -> Iterator[str]:
    """The texts of a field in which one phrase may stand: of a chat, each message."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for message in value:
            yield message["content"]


# Text


def split_words(text: str) -> list[str]:
    """Fold accents and case and split into runs of letters, digits and marks."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not "\u0300" <= letter <= "\u036f"
    )
    return "".join(
        letter if unicodedata.category(letter)[0] in "LNM" else " " for letter in bare.lower()
    ).split()


@dataclass(frozen=True)
class Phrase:
    """Words that follow each other inside one text, one word, or the start of one."""

    text: str
    prefix: bool = False

    def __str__(self) -> str:
        return f"{self.text}*" if self.prefix else f'"{self.text}"' if " " in self.text else self.text

    def holds(self, texts: Iterable[str]) -> bool:
        words = split_words(self.text)
        return any(
            found[at].startswith(words[0]) if self.prefix else found[at : at + len(words)] == words
            for found in map(split_words, texts)
            for at in range(len(found))
        )


@dataclass(frozen=True)
class Negation:
    part: "Text"

    def __str__(self) -> str:
        return f"-{_closed(self.part)}"

    def holds(self, texts: Iterable[str]) -> bool:
        return not self.part.holds(texts)


@dataclass(frozen=True)
class Choice:
    parts: "tuple[Text, ...]"

    def __str__(self) -> str:
        return " | ".join(map(_closed, self.parts))

    def holds(self, texts: Iterable[str]) -> bool:
        return any(part.holds(texts) for part in self.parts)


@dataclass(frozen=True)
class Both:
    """All of them, each in any of the fields."""

    parts: "tuple[Text, ...]"

    def __str__(self) -> str:
        return " ".join(map(_closed, self.parts))

    def holds(self, texts: Iterable[str]) -> bool:
        return all(part.holds(texts) for part in self.parts)


Text = Phrase | Negation | Choice | Both


def _closed(part: Text) -> str:
    return str(part) if isinstance(part, Phrase) else f"({part})"


def has_text(row: Row, text: Text, field: str | None = None) -> bool:
    names = row.fields if field is None else [field]
    return text.holds([text for name in names for text in row.fields.get(name, [])])


# Filters


def passes(row: Row, condition: Json, user: str | None) -> bool:
    """Tell whether a row passes a filter of the API, for everybody (no user) or in one user's view."""
    scope = condition["scope"]
    holds = _terms(condition["values"]) if condition["type"] == "terms" else _range(condition)
    if scope["entity"] == "response" and not scope.get("question"):
        return _has_status(row, condition["values"], user)
    if scope["entity"] == "response":
        groups = [answer.values.get(scope["question"], []) for answer in row.answers_of(user)]
    else:
        groups = [_values(row, scope)]
    return any(holds(value) for values in groups for value in values)


def _has_status(row: Row, wanted: list[str], user: str | None) -> bool:
    answers = row.answers_of(user)
    return ("pending" in wanted and not answers) or any(answer.status in wanted for answer in answers)


def _values(row: Row, scope: Json) -> list[Value]:
    if scope["entity"] == "metadata":
        return row.metadata.get(scope["metadata_property"], [])
    if scope["entity"] == "suggestion":
        return list(row.suggestions.get(scope["question"], {}).get(scope.get("property", "value"), []))
    return row.properties[scope["property"]]


def _terms(wanted: list[str]) -> Callable[[Value], bool]:
    def equals(value: Any, term: str) -> bool:
        first, last = _span(value, term)
        return bool(first <= value <= last)

    return lambda value: any(equals(value, term) for term in wanted)


def _range(condition: Json) -> Callable[[Value], bool]:
    low, high = condition.get("ge"), condition.get("le")

    def within(value: Any) -> bool:
        return (low is None or _span(value, low)[0] <= value) and (
            high is None or value <= _span(value, high)[1]
        )

    return within


def _span(value: Value, given: str | float) -> tuple[Any, Any]:
    """The least and the greatest value that something given in a filter stands for."""
    if isinstance(value, datetime):
        return _instant(str(given))
    exact = str(given) if isinstance(value, str) else float(given)
    return exact, exact


def _instant(text: str) -> tuple[datetime, datetime]:
    """The first and the last microsecond of a day, a second or a moment; without a zone it is UTC."""
    first = datetime.fromisoformat(text)
    first = first.replace(tzinfo=UTC) if first.tzinfo is None else first.astimezone(UTC)
    if "T" not in text:
        return first, first + timedelta(days=1, microseconds=-1)
    return first, first if "." in text else first + timedelta(seconds=1, microseconds=-1)


# Orders


def sort_key(row: Row, order: Json, user: str | None) -> Value | None:
    """What a row is sorted by: the least value rising, the greatest falling, of responses their mean."""
    scope = order["scope"]
    if scope["entity"] == "response":
        given: list[Any] = [
            value for answer in row.answers_of(user) for value in answer.values.get(scope["question"], [])
        ]
        return statistics.fmean(given) if given else None
    values: list[Any] = _values(row, scope)
    return (min if order["order"] == "asc" else max)(values, default=None)


def is_sorted(rows: Sequence[Row], orders: Sequence[Json], user: str | None) -> bool:
    """Tell whether rows stand in an order; those without a value come last both rising and falling."""
    return all(_compare(row, after, orders, user) <= 0 for row, after in zip(rows, rows[1:], strict=False))


def sort_rows(rows: Sequence[Row], orders: Sequence[Json], user: str | None) -> list[Row]:
    """One of the right orders: ties are free."""

    def compare(one: Row, two: Row) -> int:
        return _compare(one, two, orders, user)

    return sorted(rows, key=functools.cmp_to_key(compare))


def _compare(one: Row, two: Row, orders: Sequence[Json], user: str | None) -> int:
    for order in orders:
        left, right = sort_key(one, order, user), sort_key(two, order, user)
        if left == right:
            continue
        if left is None or right is None:
            return 1 if left is None else -1
        rising = 1 if left > right else -1  # type: ignore[operator]
        return rising if order["order"] == "asc" else -rising
    return 0


def similarity(one: Sequence[float], two: Sequence[float]) -> float:
    """The cosine of the angle between two vectors as Elasticsearch scores it, from 0 to 1."""
    cosine: float = sum(map(operator.mul, one, two)) / (math.hypot(*one) * math.hypot(*two))
    return (1 + cosine) / 2
