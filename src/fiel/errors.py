"""The one root of the errors that Fiel raises on purpose."""

from collections.abc import Mapping

from pydantic import ValidationError


class FielError(Exception):
    """Tell a person what is wrong and what was expected, without a traceback.

    The message names the file, the key or the item, the value found and the value expected:
    ``campaigns/arc.yaml: annotation.min_submitted: expected 1 or more, found 0``. The command line
    prints it and exits with code 2.
    """


_EXPECTED: Mapping[str, str] = {
    "missing": "expected a value, found nothing",
    "extra_forbidden": "unknown key",
    "greater_than": "expected more than {gt}, found {input}",
    "greater_than_equal": "expected {ge} or more, found {input}",
    "less_than": "expected less than {lt}, found {input}",
    "less_than_equal": "expected {le} or less, found {input}",
    "literal_error": "expected {expected}, found {input}",
    "string_type": "expected a text, found {input}",
    "string_too_short": "expected a text that is not empty, found {input}",
    "string_too_long": "expected a text of {max_length:,} characters or fewer, found {length:,}",
    "string_pattern_mismatch": "expected a text like {pattern}, found {input}",
    "float_parsing": "expected a number, found {input}",
    "float_type": "expected a number, found {input}",
    "int_type": "expected a whole number, found {input}",
    "model_type": "expected a table of keys and values, found {input}",
    "list_type": "expected a list, found {input}",
    "too_short": "expected {min_length} or more values, found {actual_length}",
    "too_long": "expected {max_length} or fewer values, found {actual_length}",
}


def describe_validation(where: str, error: ValidationError) -> str:
    """Say what pydantic found wrong, one line for each place.

    Args:
        where: The file, or the file and row, that was read.
        error: What pydantic raised.

    Returns:
        Lines of the form ``where: key.path: expected this, found that``.
    """
    lines = []
    for problem in error.errors(include_url=False):
        template = _EXPECTED.get(problem["type"])
        place = ".".join(str(part) for part in problem["loc"])
        if template:
            found = problem["input"]
            values = {
                **problem.get("ctx", {}),
                "input": shorten(found),
                "length": len(found) if isinstance(found, str) else 0,
            }
            text = template.format(**values)
        else:
            text = problem["msg"].removeprefix("Value error, ")
        lines.append(": ".join(part for part in (where, place, text) if part))
    return "\n".join(lines)


def shorten(value: object, length: int = 80) -> str:
    """Return what was found as it is shown in a message."""
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= length else f"{text[: length - 1]}…"
