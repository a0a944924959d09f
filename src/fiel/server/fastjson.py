"""JSON as the standard library writes and reads it, using a faster library where possible."""

import json
from typing import Any

import orjson


def dump_json(value: Any, *, default: Any = None) -> str:
    """Write a value as JSON; ``default`` converts unsupported values to supported ones."""
    try:
        return orjson.dumps(value, default=default).decode()
    except TypeError:  # integers of more than 64 bits, lone surrogates
        return json.dumps(value, default=default)


def load_json(text: str | bytes) -> Any:
    """Read JSON."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:  # NaN and the like
        return json.loads(text)
