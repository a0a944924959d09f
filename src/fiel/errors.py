"""The one root of the errors that Fiel raises on purpose, and the words for what pydantic finds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from reprlib import Repr
from types import UnionType
from typing import Any, Protocol, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from fiel.reading.suggestions import did_you_mean

Place = tuple[int | str, ...]
"""Where a value is: keys, and numbers within a list, from 0."""

KEY = "[key]"
"""The end of a place that is a key itself, as pydantic writes it."""


class FielError(Exception):
    """Tell a person what is wrong and what was expected, without a traceback.

    The message names the file, the key or the item, the value found and the value expected:
    ``campaigns/arc.yaml: annotation.min_submitted: expected 1 or more, found 0``. The command line
    prints it and exits with code 2.
    """


class FielWarning(UserWarning):
    """Tell a person what was done with what they gave, such as an encoding that was recognized."""


class Marks(Protocol):
    """Where the values of a file stand in it, and what is written there."""

    def line(self, place: Place) -> int | None:
        """Return the line of a value, or of what is around it, counted from 1."""

    def written(self, place: Place) -> str | None:
        """Return a plain value as it is written, such as ``no`` for what is read as false."""


_EXPECTED: Mapping[str, str] = {
    "missing": "expected a value, found nothing",
    "extra_forbidden": "unknown key",
    "invalid_key": "expected a text, found {input}",
    "greater_than": "expected more than {gt}, found {input}",
    "greater_than_equal": "expected {ge} or more, found {input}",
    "less_than": "expected less than {lt}, found {input}",
    "less_than_equal": "expected {le} or less, found {input}",
    "literal_error": "expected {expected}, found {input}",
    "string_type": "expected a text, found {input}",
    "string_too_short": "expected a text that is not empty, found {input}",
    "string_too_long": "expected a text of {max_length:,} characters or fewer, found {length:,}",
    "string_pattern_mismatch": "expected a text like {pattern}, found {input}",
    "string_unicode": "expected a text, found half of a character in {input}",
    "path_type": "expected a path, found {input}",
    "finite_number": "expected a number, found {input}",
    "float_parsing": "expected a number, found {input}",
    "float_type": "expected a number, found {input}",
    "int_parsing": "expected a whole number, found {input}",
    "int_parsing_size": "expected a whole number, found {input}",
    "int_from_float": "expected a whole number, found {input}",
    "int_type": "expected a whole number, found {input}",
    "bool_parsing": "expected true or false, found {input}",
    "bool_type": "expected true or false, found {input}",
    "model_type": "expected a table of keys and values, found {input}",
    "model_attributes_type": "expected a table of keys and values, found {input}",
    "dict_type": "expected a table of keys and values, found {input}",
    "list_type": "expected a list, found {input}",
    "tuple_type": "expected a list, found {input}",
    "too_short": "expected {min_length} or more values, found {actual_length}",
    "too_long": "expected {max_length} or fewer values, found {actual_length}",
    "recursion_loop": "expected a value, found one that holds itself",
}


def describe_validation(
    where: str, error: ValidationError, *, model: type[BaseModel] | None = None, marks: Marks | None = None
) -> str:
    """Say what pydantic found wrong, one line for each place.

    Args:
        where: The file, or the file and row, that was read.
        error: What pydantic raised.
        model: What was expected, for the key that somebody may have meant by an unknown one.
        marks: Where the values stand in the file.

    Returns:
        Lines of the form ``where: line 3: key.path: expected this, found that``.
    """
    lines = []
    for problem in error.errors(include_url=False):
        place, is_key = problem["loc"], problem["type"] == "invalid_key"
        if place[-1:] == (KEY,):
            place, is_key = place[:-1], True
        line = marks.line(place) if marks else None
        text = _describe_problem(problem, (*place, KEY) if is_key else place, marks)
        if problem["type"] == "extra_forbidden" and model:
            text += did_you_mean(str(place[-1]), _fields_at(model, place[:-1]))
        named = describe_place(place[:-1] if is_key else place)
        parts = (where, f"line {line}" if line else "", named, "key" if is_key else "", text)
        lines.append(": ".join(part for part in parts if part))
    return "\n".join(lines)


def describe_place(place: Sequence[int | str]) -> str:
    """Name a place as people count: ``tasks``, 0, ``source``, ``files`` is ``task 1: source.files``."""
    named: list[str] = []
    joint = ""
    for part in place:
        if isinstance(part, int) and not isinstance(part, bool) and named:
            named[-1] = f"{named[-1].removesuffix('s')} {part + 1}"
            joint = ": "
        else:
            named.append(f"{joint}{part}")
            joint = "."
    return "".join(named)


def _describe_problem(problem: Any, place: Place, marks: Marks | None) -> str:
    found, template = problem["input"], _EXPECTED.get(problem["type"])
    if template is None:
        said = problem["msg"].removeprefix("Value error, ")
        plain = re.sub("^Input should be ", "expected ", said)
        return plain if plain == said else f"{plain}, found {shorten(found)}"
    text = template.format(
        **{
            **problem.get("ctx", {}),
            "input": shorten(found),
            "length": len(found) if isinstance(found, str) else 0,
        }
    )
    written = marks.written(place) if marks else None
    if problem["type"] in ("string_type", "invalid_key", "path_type") and written and found is not None:
        return f'{text.rsplit(", found", 1)[0]}, found {written} without quotes: write "{written}"'
    return text


def _fields_at(model: object, place: Place) -> Iterator[str]:
    """Return the keys that a place of a model may have."""
    if get_origin(model) in (Union, UnionType):
        for each in get_args(model):
            yield from _fields_at(each, place)
    elif isinstance(model, type) and issubclass(model, BaseModel):
        if not place:
            yield from model.model_fields
        elif place[0] in model.model_fields:
            yield from _fields_at(model.model_fields[str(place[0])].annotation, place[1:])
    elif get_origin(model) in (list, tuple, dict) and place:
        yield from _fields_at(get_args(model)[-1], place[1:])


_REPR = Repr()
_REPR.maxlevel, _REPR.maxstring, _REPR.maxother, _REPR.maxlist, _REPR.maxdict = 3, 76, 76, 8, 8


def shorten(value: object, length: int = 80) -> str:
    """Return what was found as it is shown in a message."""
    text = "nothing" if value is None else _REPR.repr(value)
    return text if len(text) <= length else f"{text[: length - 1]}…"
