"""JSON as the standard library writes and reads it, by a quicker library where that can."""

import json
from typing import Any

import orjson


def dump_json(value: Any, *, default: Any = None) -> str:
    """Write a value as JSON; ``default`` turns what JSON does not know into what it does."""
    try:
        return orjson.dumps(value, default=default).decode()
    except TypeError:  # whole numbers of more than 64 bits, half a surrogate pair
        return json.dumps(value, default=default)


def load_json(text: str | bytes) -> Any:
    """Read JSON."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:  # NaN and its like
        return json.loads(text)
