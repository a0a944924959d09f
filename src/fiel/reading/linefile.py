"""Files next to a campaign file with one JSON object a line, which commands add to."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from filelock import FileLock
from pydantic import BaseModel, TypeAdapter, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.files import write_public
from fiel.reading.textfiles import read_text

Model = TypeVar("Model")


def read_line_file(path: Path, kind: TypeAdapter[Model], *, what: str) -> Iterator[Model]:
    """Yield what the lines of a file say, in order; without the file there are none.

    Messages call the file ``what``, such as ``the answers to comments``.

    Raises:
        FielError: It cannot be read, or a line is of another kind.
    """
    for number, line in enumerate(_read_lines(path, what), start=1):
        if line.strip():
            try:
                yield kind.validate_json(line)
            except ValidationError as error:
                raise FielError(describe_validation(f"{path}: line {number}", error)) from None


def add_lines(path: Path, added: Iterable[BaseModel], *, what: str) -> None:
    """Append lines to a file, all or none; of two commands at once, neither loses the other's.

    Raises:
        FielError: It cannot be read, or not be written.
    """
    try:
        with FileLock(path.with_name(f".{path.name}.lock")):
            before = "\n".join(_read_lines(path, what))
            if before and not before.endswith("\n"):
                before += "\n"
            write_public(path, before + as_lines(added))
    except OSError as error:
        raise FielError(f"{path}: expected a file that can be written, found: {error}") from None


def as_lines(models: Iterable[BaseModel]) -> str:
    """Return the text of a file with these lines."""
    return "".join(f"{each.model_dump_json()}\n" for each in models)


def _read_lines(path: Path, what: str) -> list[str]:
    text = read_text(path, what=what) if path.exists() else ""
    return text.split("\n")  # not splitlines: JSON may contain other line separators
