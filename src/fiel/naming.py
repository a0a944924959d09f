"""Validate names that become folders, and paths from untrusted files."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.messages.languages import find_language


def written_as(
    pattern: str, words: str, *, meant: Callable[[str], str | None] = lambda text: None
) -> AfterValidator:
    """Return a validator that refuses texts not matching a pattern, with a readable error.

    The error describes the expected text in ``words``, and a suggestion from ``meant`` if there is one.
    """
    adapter: TypeAdapter[str] = TypeAdapter(
        Annotated[str, Field(pattern=f"^{pattern}$")]
    )  # the Rust engine: its \w includes combining marks, as in Hindi

    def check(text: str) -> str:
        try:
            return adapter.validate_python(text)
        except ValidationError:
            known = meant(text[:80])
            hint = f": did you mean {known}?" if known else ""
            raise ValueError(f"expected {words}, found {text[:80]!r}{hint}") from None

    return AfterValidator(check)


_NAME = r"[a-z0-9][a-z0-9-]*"
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"

# The patterns are repeated in the JSON schema for other programs.
Name = Annotated[
    str,
    Field(max_length=60, json_schema_extra={"pattern": f"^{_NAME}$"}),
    written_as(_NAME, "a name with lowercase letters a to z, digits and hyphens, such as arc-c-es"),
]
Language = Annotated[
    str,
    Field(max_length=35, json_schema_extra={"pattern": f"^{_LANGUAGE}$"}),
    written_as(_LANGUAGE, "a language code such as es, ca or pt-BR", meant=find_language),
]

_LONGEST_PART = 255  # bytes; the limit of Linux and macOS file systems
_LONGEST_PATH = 1000


def has_controls(text: str) -> bool:
    """Tell whether a text has a control character or a lone surrogate."""
    return not text.isprintable() and any(
        unicodedata.category(character) in ("Cc", "Cs") for character in text
    )


def check_path(path: str) -> None:
    """Refuse a path that is invalid, or that other systems would interpret differently.

    Raises:
        ValueError: It has a control character, is a Windows path, or is too long.
    """
    if has_controls(path):
        raise ValueError(f"expected a path without control characters, found {path[:80]!r}")
    if "\\" in path or re.match(r"[A-Za-z]:", path):
        raise ValueError(f"expected a path with / between folders and without a drive, found {path[:80]!r}")
    longest = max((len(part.encode()) for part in PurePosixPath(path).parts), default=0)
    if longest > _LONGEST_PART or len(path.encode()) > _LONGEST_PATH:
        raise ValueError(
            f"expected a path of {_LONGEST_PATH:,} bytes or fewer, with names of {_LONGEST_PART} or fewer, "
            f"found {path[:80]!r}…"
        )


def refuse_malformed(option: str, kind: Any, value: str) -> None:
    """Raise `FielError` if a command-line value is not valid for a type such as `Name`."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        raise FielError(describe_validation(option, error)) from None
