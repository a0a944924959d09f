"""The file of a task's glossary."""

from collections.abc import Collection, Mapping
from pathlib import Path

from fiel.checks.glossary import Glossary, compile_glossary
from fiel.errors import FielError
from fiel.reading.problems import Problems
from fiel.reading.sheets import read_table

_COLUMNS = ("source", "target", "note")


def load_glossary(path: Path) -> Glossary:
    """Read a glossary.

    It is a table, such as a CSV or XLSX file, with the columns ``source`` and ``target``, and optionally
    ``note``; several targets are separated by ``|``.

    Raises:
        FielError: The file cannot be read, has other columns or no terms, or a row lacks its term or target
            or repeats a term.
    """
    targets = _read_terms(path)
    if not targets:
        raise FielError(f"{path}: expected a term and its translation, found no line with one")
    return compile_glossary(targets)


def _read_terms(path: Path) -> dict[str, tuple[str, ...]]:
    targets: dict[str, tuple[str, ...]] = {}
    problems = Problems()
    for line, row in read_table(path, problems=problems):
        if sorted(row) not in (sorted(_COLUMNS), sorted(_COLUMNS[:2])):
            raise FielError(
                f"{path}: expected the columns source, target and optionally note, found {', '.join(row)}"
            )
        try:
            term, target = _read_term(f"{path}: {line}", row, known=targets)
        except FielError as error:
            problems.add(error)
        else:
            targets[term] = target
    problems.refuse()
    return targets


def _read_term(place: str, row: Mapping[str, str], *, known: Collection[str]) -> tuple[str, tuple[str, ...]]:
    term = " ".join(row["source"].lower().split())
    target = tuple(filter(None, (each.strip() for each in row["target"].split("|"))))
    for column, value in (("source", term), ("target", target)):
        if not value:
            raise FielError(f"{place}: {column}: expected a text, found nothing")
    if term in known:
        raise FielError(f"{place}: source: expected each term once, found {term!r} again")
    return term, target
