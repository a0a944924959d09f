"""Opinions files: JSONL from any tool, with a line for each opinion; see `Opinion` for the keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from unicodedata import normalize

from fiel.errors import FielError, did_you_mean, shorten
from fiel.items import Item, Segment
from fiel.opinions.opinion import SEVERITIES, Opinion
from fiel.reading.problems import Problems
from fiel.sources.files import read_rows

_KEYS = tuple(field.name for field in fields(Opinion))
_TEXTS = ("agent", "quote", "kind", "severity", "correction", "reason", "prompt")


@dataclass(frozen=True, slots=True)
class ReviewedOpinions:
    """The opinions in a home's file that still hold.

    Attributes:
        opinions: Those about texts of the task.
        stale: Number of others: about items that the task does not have, or about texts that changed since.
    """

    opinions: tuple[Opinion, ...] = ()
    stale: int = 0


def read_opinions(path: Path, items: Sequence[Item]) -> list[Opinion]:
    """Read a file of opinions about a task's items, each once, in file order.

    The agent of a line without one is the name of the file. An empty file has no opinions.

    Raises:
        FielError: It is not JSONL, or a line has an unknown key, item or segment, a score outside 0 to 1, a
            quote that is not in the translation, or a correction that changes nothing.
    """
    known, problems = {item.id: item for item in items}, Problems()
    found: dict[Opinion, None] = {}
    for place, row in _read_lines(path, problems):
        try:
            item = _find_item(place, row.get("item"), known)
            found[_read_opinion(place, row, item, agent=path.stem)] = None
        except FielError as error:
            problems.add(error)
    problems.refuse()
    return list(found)


def read_reviewed(path: Path, items: Sequence[Item]) -> ReviewedOpinions:
    """Read the opinions that Fiel asked for; those about items and texts that changed since are left out.

    Raises:
        FielError: A line is not an opinion.
    """
    known, problems = {item.id: item for item in items}, Problems()
    found: dict[Opinion, None] = {}
    stale = 0
    for place, row in _read_lines(path, problems) if path.exists() else ():
        try:
            opinion = _read_opinion(place, row, None, agent=path.stem)
        except FielError as error:
            problems.add(error)
            continue
        item = known.get(opinion.item)
        if item is None or _find_mismatch(opinion, item):
            stale += 1
        else:
            found[opinion] = None
    problems.refuse()
    return ReviewedOpinions(tuple(found), stale)


def _read_lines(path: Path, problems: Problems) -> Iterator[tuple[str, dict[str, Any]]]:

    if path.suffix.lower() != ".jsonl":
        raise FielError(f"{path}: expected a file of opinions ending in .jsonl, found {path.suffix!r}")
    if path.is_file() and not path.read_bytes().strip():
        return
    for located in read_rows(path, problems=problems):
        yield located.place, located.row


def _find_item(place: str, item_id: Any, known: Mapping[str, Item]) -> Item:
    item = known.get(item_id) if isinstance(item_id, str) else None
    if item is None:
        raise FielError(
            f"{place}: item: expected the id of an item of the campaign, found {shorten(item_id)}"
        )
    return item


def _read_opinion(place: str, row: Mapping[str, Any], item: Item | None, *, agent: str) -> Opinion:
    """Read a line; without an item, what it says about the texts is not checked."""
    values = {key: value for key, value in row.items() if value is not None}
    for key in values:
        if key not in _KEYS:
            raise FielError(f"{place}: {key}: unknown key{did_you_mean(key, _KEYS)}")
    for key in ("item", "segment", *_TEXTS):
        value = values.get(key, "text")
        empty = (
            isinstance(value, str) and not value.strip() and not (key == "correction" and "quote" in values)
        )
        if not isinstance(value, str) or empty:
            raise FielError(f"{place}: {key}: expected text, found {shorten(value)}")
    if "item" not in values:
        raise FielError(f"{place}: item: expected the id of an item of the campaign, found nothing")
    if "segment" not in values and values.keys() & {"quote", "correction"}:
        raise FielError(f"{place}: segment: expected the name of the segment to correct, found nothing")
    if values.get("severity", "major") not in SEVERITIES:
        found = shorten(values["severity"])
        raise FielError(f"{place}: severity: expected one of {', '.join(SEVERITIES)}, found {found}")
    score = values.get("score", 1.0)
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 1:
        raise FielError(f"{place}: score: expected a number from 0 to 1, found {shorten(score)}")
    opinion = Opinion(**{"agent": agent, **values, "score": float(score)})
    mismatch = _find_mismatch(opinion, item) if item else None
    if mismatch:
        raise FielError(f"{place}: {mismatch}")
    return opinion


def _find_mismatch(opinion: Opinion, item: Item) -> str | None:
    """Say in which way an opinion is not about the texts of its item, if it is not."""
    if opinion.segment is None:
        return None
    segment = next((each for each in item.segments if each.name == opinion.segment), None)
    if segment is None:
        names = item.shape
        return (
            f"segment: expected one of {', '.join(names)}, found {shorten(opinion.segment)}"
            f"{did_you_mean(opinion.segment, names)}"
        )
    text = normalize("NFC", segment.translation)
    if opinion.quote is not None and normalize("NFC", opinion.quote) not in text:
        return f"quote: expected words of the translation, found {shorten(opinion.quote)}"
    before = text if opinion.quote is None else normalize("NFC", opinion.quote)
    if opinion.correction is not None and normalize("NFC", opinion.correction) == before:
        return f"correction: expected another text than the one shown, found {shorten(opinion.correction)}"
    return None


def read_candidates(items: Sequence[Item], columns: Mapping[str, Sequence[str]]) -> list[Opinion]:
    """Read other translations of segments from columns of their rows, as opinions that blame nothing.

    Args:
        items: The items of a task.
        columns: The columns of a segment, by its name; ``COLUMN.N`` is number N, from 0, of a column of
            lists.

    Raises:
        FielError: No item has such a segment, or a column is missing or has something else than text.
    """
    if not columns:
        return []
    problems = Problems()
    found = []
    names = dict.fromkeys(segment.name for item in items for segment in item.segments)
    for name in columns:
        if name not in names:
            expected = f"expected one of the segments {', '.join(names)}"
            problems.add(f"candidates: {expected}, found {name!r}{did_you_mean(name, names)}")
    for item in items:
        for segment in item.segments:
            for column in columns.get(segment.name, ()):
                try:
                    text = _find_text(item, column)
                except FielError as error:
                    problems.add(error)
                    continue
                if text.strip() and normalize("NFC", text) != normalize("NFC", segment.translation):
                    found.append(_propose_candidate(item, segment, column, text))
    problems.refuse()
    return found


def _propose_candidate(item: Item, segment: Segment, column: str, text: str) -> Opinion:
    return Opinion(
        item=item.id, agent=column, segment=segment.name, score=0.0, kind="candidate", correction=text
    )


def _find_text(item: Item, column: str) -> str:
    name, dot, number = column.rpartition(".")
    value: Any = item.row
    if column in item.row:
        value = item.row[column]
    elif dot and number.isdecimal() and isinstance(item.row.get(name), list):
        texts = item.row[name]
        value = texts[int(number)] if int(number) < len(texts) else None
    else:
        raise FielError(
            f"{item.place or item.id}: {column}: expected this column for a candidate, found "
            f"{', '.join(item.row)}"
        )
    if value is not None and not isinstance(value, str):
        raise FielError(f"{item.place or item.id}: {column}: expected text, found {shorten(value)}")
    return value or ""
