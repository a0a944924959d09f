"""Multiple-choice benchmarks that a campaign file describes by the names of their columns, without code."""

import json
from collections.abc import Mapping
from functools import cache, partial
from typing import Any, NoReturn

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from fiel.benchmarks.benchmark import LONGEST_TEXT, Benchmark, MultipleChoice
from fiel.benchmarks.columns import LETTERS, Columns
from fiel.errors import shorten
from fiel.items import Item, Row, Segment

_SPLITS: Mapping[str, tuple[str, ...]] = {"train": (), "validation": ("val", "dev"), "test": ()}
_USUAL = 4  # options of the form's plainest dataset, where a column is a list


def define_benchmark(name: str, columns: Columns) -> Benchmark:
    """Return the benchmark that columns describe; its codec leaves all other columns as they are."""
    return _define(name, columns.model_dump_json())


@cache
def _define(name: str, described: str) -> Benchmark:
    columns = Columns.model_validate_json(described)
    return Benchmark(
        name=name,
        title=name,
        columns={text: _type_of(columns, text) for text in columns.texts if "." not in text},
        splits=_SPLITS,
        usual_shape=_name_segments(columns),
        decode=partial(_decode, name=name, columns=columns),
        encode=partial(_encode, columns=columns),
        pairing_key=partial(_join_id, columns=columns),
        optional=_name_optional(columns),
        multiple_choice=None
        if columns.many
        else MultipleChoice(question=partial(_join_question, columns=columns), style=columns.style),
        harness_task=_write_task(columns) if columns.many else None,
        described=True,
    )


def _name_optional(columns: Columns) -> frozenset[str]:
    """Return the columns that can be null: those of the options after the second, and the context's."""
    options = () if isinstance(columns.choices, str) else columns.choices[2:]
    return frozenset([*options, *([columns.context] if columns.context else [])])


def _type_of(columns: Columns, text: str) -> str:
    return "list<string>" if text == columns.choices else "string"


def _name_segments(columns: Columns) -> tuple[str, ...]:
    before = ("context",) if columns.context is not None else ()
    asked = () if columns.keywords else ("instruction",)
    count = _USUAL if isinstance(columns.choices, str) else len(columns.choices)
    return (*before, *asked, *map(_name_option, range(count)))


def _name_option(place: int) -> str:
    return f"option_{LETTERS[place].lower()}"


def _decode(row: Row, *, name: str, columns: Columns, split: str, position: int) -> Item:
    """Decode a row.

    Raises:
        pydantic.ValidationError: The row lacks a column, or has a wrong value.
    """
    choices = _read_choices(row, columns)
    options = [Segment(_name_option(place), text) for place, text in enumerate(choices)]
    context = _read_context(row, columns)
    question = _read_text(row, columns.question)
    if columns.keywords and question not in columns.keywords:
        _refuse(columns.question, f"one of {', '.join(columns.keywords)}", question)
    asked = [] if columns.keywords else [Segment("instruction", question)]
    keys = _read_keys(row, columns, len(choices))
    return Item(
        id=f"{split}/{_join_id(row, columns=columns)}",
        benchmark=name,
        split=split,
        position=position,
        segments=(*context, *asked, *options),
        answer=",".join(LETTERS[key] for key in keys),
        correct=_name_option(keys[0]),
        also_correct=tuple(map(_name_option, keys[1:])),
        row=row,
    )


def _join_id(row: Row, *, columns: Columns) -> str:
    """Return the key that a row shares with its English original: its ids, with slashes between them."""
    values = [_find(row, name) for name in columns.id]
    for name, value in zip(columns.id, values, strict=True):
        if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
            _refuse(name, "text or a whole number", value)
    return "/".join(map(str, values))


def _read_text(row: Row, name: str) -> str:
    return _check_text(name, _find(row, name))


def _read_context(row: Row, columns: Columns) -> list[Segment]:
    """Return the context, unless the row has none: there is nothing to translate then."""
    if columns.context is None:
        return []
    text = _find(row, columns.context)
    return [] if text in (None, "") else [Segment("context", _check_text(columns.context, text))]


def _check_text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        _refuse(name, "text", value)
    if len(value) > LONGEST_TEXT:
        _refuse(name, f"{LONGEST_TEXT:,} characters or fewer", f"{len(value):,}")
    return value


def _read_choices(row: Row, columns: Columns) -> list[str]:
    """Return the options that are there; only the last can be missing."""
    if isinstance(columns.choices, str):
        name, values = columns.choices, _find(row, columns.choices)
        if not isinstance(values, list) or not 2 <= len(values) <= len(LETTERS):
            _refuse(name, f"a list of 2 to {len(LETTERS)} options", values)
        return [_check_text(name, value) for value in values]
    found = [_find(row, name, optional=place > 1) for place, name in enumerate(columns.choices)]
    count = max((place + 1 for place, value in enumerate(found) if value is not None), default=0)
    count = max(count, 2)
    return [_check_text(name, value) for name, value in zip(columns.choices[:count], found, strict=False)]


def _read_keys(row: Row, columns: Columns, count: int) -> list[int]:
    """Return the indices of the right options, in order."""
    name, value = columns.answer, _find(row, columns.answer)
    if columns.answer_as == "labels":
        if not isinstance(value, list) or len(value) != count or any(each not in (0, 1) for each in value):
            _refuse(name, f"a list of {count} values, each 0 or 1", value)
        keys = [place for place, label in enumerate(value) if label]
    else:
        if columns.many and not isinstance(value, list):
            _refuse(name, "a list, because an item can have several right options", value)
        values = value if columns.many else [value]
        keys = sorted({_read_key(name, each, columns, count) for each in values})
    if not keys or (len(keys) > 1 and not columns.many):
        _refuse(name, "one right option or more" if columns.many else "one right option", value)
    return keys


def _read_key(name: str, value: Any, columns: Columns, count: int) -> int:
    first = {"letter": "A", "from-0": "0", "from-1": "1"}[columns.answer_as]
    names = list(LETTERS[:count]) if first == "A" else [str(int(first) + place) for place in range(count)]
    text = value.strip() if isinstance(value, str) else str(value) if type(value) is int else ""
    if text not in names:
        _refuse(name, f"{names[0]} to {names[-1]}, as answer_as says ({columns.answer_as})", value)
    return names.index(text)


def _find(row: Row, name: str, *, optional: bool = False) -> Any:
    """Return the value of a column, which can be within another."""
    if name in row:
        return row[name]
    value: Any = row
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            if optional:
                return None
            raise _problem(name, "missing", value)
        value = value[part]
    return value


def _refuse(name: str, expected: str, found: Any) -> NoReturn:
    message = f"expected {expected}, found {shorten(found)}".replace("{", "{{").replace("}", "}}")
    raise _problem(name, PydanticCustomError("row", message), found)


def _problem(name: str, kind: str | PydanticCustomError, found: Any) -> ValidationError:
    """Return the error about a column as a model of pydantic would raise it."""
    return ValidationError.from_exception_data("row", [{"type": kind, "loc": (name,), "input": found}])


def _encode(item: Item, *, columns: Columns) -> Row:
    """Write the segments back to the row, keeping other values and the order of columns."""
    texts = {segment.name: segment.translation for segment in item.segments}
    options = [option.translation for option in item.options]
    row = dict(item.row)
    if columns.context is not None and "context" in texts:
        _put(row, columns.context, texts["context"])
    if not columns.keywords:
        _put(row, columns.question, texts["instruction"])
    if isinstance(columns.choices, str):
        _put(row, columns.choices, options)
    else:
        for name, text in zip(columns.choices, options, strict=False):
            _put(row, name, text)
    return row


def _put(row: Row, name: str, value: Any) -> None:
    """Set a column, which can be within another; values that the row shares with others stay unchanged."""
    outer, _, inner = name.partition(".")
    if name in row or not inner:
        row[name] = value
        return
    row[outer] = dict(row[outer])
    _put(row[outer], inner, value)


def _join_question(item: Item, *, columns: Columns) -> str:
    """Return what comes before the options: the context and the question, each on a line of its own."""
    texts = [segment.translation for segment in item.segments if segment not in item.options]
    if columns.keywords:
        texts.append(columns.keywords[_find(dict(item.row), columns.question)])
    return "\n".join(texts)


def _write_task(columns: Columns) -> dict[str, Any]:
    """Write the task of lm-evaluation-harness for items with several right options.

    The option that a model prefers has to be one of them.
    """
    asked = f"{{{{ {json.dumps(columns.keywords, ensure_ascii=False)}[{columns.question}] }}}}"
    question = asked if columns.keywords else f"{{{{{columns.question}}}}}"
    passage = f"{{% if {columns.context} %}}{{{{{columns.context}}}}}\n{{% endif %}}"
    context = passage if columns.context else ""
    choices = columns.choices if isinstance(columns.choices, str) else f"[{', '.join(columns.choices)}]"
    return {
        "output_type": "multiple_choice",
        "training_split": "train",
        "validation_split": "validation",
        "test_split": "test",
        "doc_to_text": f"{context}{question}",
        "doc_to_choice": f"{{{{{choices} | reject('none') | list}}}}",
        "doc_to_target": _write_target(columns),
        "metric_list": [{"metric": "acc", "aggregation": "mean", "higher_is_better": True}],
        "metadata": {"version": 1.0},
    }


def _write_target(columns: Columns) -> str:
    if columns.answer_as == "labels":
        each = "{% if each == 1 %}{{ loop.index0 }},{% endif %}"
        return f"[{{% for each in {columns.answer} %}}{each}{{% endfor %}}]"
    number = {
        "letter": f"'{LETTERS}'.index(each | trim)",
        "from-0": "each | int",
        "from-1": "(each | int) - 1",
    }[columns.answer_as]
    return f"[{{% for each in {columns.answer} %}}{{{{ {number} }}}},{{% endfor %}}]"
