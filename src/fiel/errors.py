"""The root exception of Fiel, suggestions for misspelt names, and messages for pydantic's errors."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from reprlib import Repr
from types import UnionType
from typing import TYPE_CHECKING, Any, Protocol, Union, get_args, get_origin

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

if TYPE_CHECKING:  # the help needs no models
    from pydantic import BaseModel, ValidationError

KeyPath = tuple[int | str, ...]
"""Path to a value: keys, and list indices from 0."""

KEY = "[key]"
"""Last part of a place that refers to a key itself, as pydantic writes it."""


_ALIKE = 0.6
"""Minimum similarity of a misspelling: two slips in a word of five letters."""


class FielError(Exception):
    """An error that a person can fix; the command line prints it without a traceback and exits with 2.

    The message names the file, the key or item, and the values expected and found:
    ``campaigns/arc.yaml: annotation.min_submitted: expected 1 or more, found 0``.
    """


class FielWarning(UserWarning):
    """A warning about how input was interpreted, such as a guessed encoding."""


class FileMarks(Protocol):
    """Positions and raw texts of the values in a file."""

    def line(self, place: KeyPath) -> int | None:
        """Return the line of a value, or of the closest value that contains it, counted from 1."""

    def written(self, place: KeyPath) -> str | None:
        """Return the raw text of a scalar, such as ``no`` for a value read as false."""


_EXPECTED: Mapping[str, str] = {
    "missing": "expected a value, found nothing",
    "extra_forbidden": "unknown key",
    "invalid_key": "expected text, found {input}",
    "greater_than": "expected more than {gt}, found {input}",
    "greater_than_equal": "expected {ge} or more, found {input}",
    "less_than": "expected less than {lt}, found {input}",
    "less_than_equal": "expected {le} or less, found {input}",
    "literal_error": "expected {expected}, found {input}",
    "string_type": "expected text, found {input}",
    "string_too_short": "expected text, found {input}",
    "string_too_long": "expected {max_length:,} characters or fewer, found {length:,}",
    "string_pattern_mismatch": "expected text that matches {pattern}, found {input}",
    "string_unicode": "expected text, found an incomplete character in {input}",
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
    "recursion_loop": "expected a value, found one that contains itself",
}


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ``: did you mean X?`` with the most similar known name, or an empty string."""
    found = nearest(name, known)
    return f": did you mean {found}?" if found else ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the most similar known name, ignoring case, or None if none is similar enough."""
    found = extractOne(
        name.casefold(),
        {each: each.casefold() for each in known},
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_ALIKE,
    )
    return found[2] if found else None


def unlisted(where: str, kind: str, command: str, found: str, known: Sequence[str]) -> "FielError":
    """Return the error about an id that a command does not list; ``kind`` is such as ``a sentence``."""
    return FielError(
        f"{where}: expected the id of {kind} that {command} lists, found {found!r}"
        f"{did_you_mean(found, known)}. Nothing was changed."
    )


def describe_validation(
    where: str,
    error: "ValidationError",
    *,
    model: "type[BaseModel] | None" = None,
    marks: FileMarks | None = None,
) -> str:
    """Describe pydantic's validation errors as lines ``where: line 3: key.path: expected this, found that``.

    The model allows suggestions for unknown keys, the marks line numbers.
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
    """Name a place, counting from 1: ``tasks``, 0, ``source``, ``files`` is ``task 1: source.files``."""
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


def _describe_problem(problem: Any, place: KeyPath, marks: FileMarks | None) -> str:
    found, template = problem["input"], _EXPECTED.get(problem["type"])
    if template is None:
        message = problem["msg"].removeprefix("Value error, ")
        plain = re.sub("^Input should be ", "expected ", message)
        return plain if plain == message else f"{plain}, found {shorten(found)}"
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


def _fields_at(model: object, place: KeyPath) -> Iterator[str]:
    """Yield the keys that are valid at a place in a model."""
    if get_origin(model) in (Union, UnionType):
        for each in get_args(model):
            yield from _fields_at(each, place)
    elif isinstance(model, type) and hasattr(model, "model_fields"):
        if not place:
            yield from model.model_fields
        elif place[0] in model.model_fields:
            yield from _fields_at(model.model_fields[str(place[0])].annotation, place[1:])
    elif get_origin(model) in (list, tuple, dict) and place:
        yield from _fields_at(get_args(model)[-1], place[1:])


_REPR = Repr()
_REPR.maxlevel, _REPR.maxstring, _REPR.maxother, _REPR.maxlist, _REPR.maxdict = 3, 76, 76, 8, 8


def shorten(value: object, length: int = 80) -> str:
    """Return a short form of a value for an error message."""
    text = "nothing" if value is None else _REPR.repr(value)
    return text if len(text) <= length else f"{text[: length - 1]}…"
