"""The corrections of an earlier release, of this language or another, as its judgements tell them."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fiel.errors import FielError
from fiel.memory.sentences import Box, Boxes
from fiel.memory.spreading import CarriedCorrection, choose_majority
from fiel.verdicts.versions import normalize_text

FEWEST_LETTERS = 20
"""Shorter texts can have several meanings: their corrections are taken for the same item only."""

_COLUMNS = ("item_id", "decision", "reason", "segments", "counted")
FAULTY = ("wrong-original", "wrong-answer")
"""The reasons that are about the original, and so about every language."""


@dataclass(frozen=True, slots=True)
class ReleaseMemory:
    """What people decided in an earlier release.

    Attributes:
        name: What it is called in the form.
        by_box: By item, segment and the text that was shown: how many answers have each text.
        by_text: By the text that was shown, if it is long: in how many items each text stands.
        reported: By item: how many answers found its original or its key wrong, by reason.
    """

    name: str
    by_box: Mapping[tuple[str, str, str], Counter[str]] = field(default_factory=dict)
    by_text: Mapping[str, Counter[str]] = field(default_factory=dict)
    reported: Mapping[str, Counter[str]] = field(default_factory=dict)


def read_memory(path: Path) -> ReleaseMemory:
    """Read the judgements of an earlier release.

    ``path`` is the Parquet file of its configuration ``LANG_judgements``. Answers that did not count are left
    out. Its texts are those of its language; only what is about the same text is suggested.

    Raises:
        FielError: The file cannot be read or has other columns.
    """
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise FielError(f"{path}: expected the judgements of a release as Parquet, found: {error}") from None
    missing = [name for name in _COLUMNS if name not in table.column_names]
    if missing:
        raise FielError(
            f"{path}: expected the judgements of a release, with the columns {', '.join(_COLUMNS)}, found "
            f"none called {', '.join(missing)}: it is the file of the configuration LANG_judgements"
        )
    return _remember(_name_of(path), table.select(list(_COLUMNS)).to_pylist())


def _name_of(path: Path) -> str:
    """Return the names of the folders of the task and the configuration, such as ``arc/es_judgements``."""
    return "/".join(path.resolve().parts[-3:-1])


def _remember(name: str, rows: Sequence[Mapping[str, Any]]) -> ReleaseMemory:
    by_box: dict[tuple[str, str, str], Counter[str]] = {}
    reported: dict[str, Counter[str]] = {}
    for row in rows:
        if not row["counted"]:
            continue
        if row["decision"] == "unusable":
            if row["reason"] in FAULTY:
                reported.setdefault(row["item_id"], Counter())[row["reason"]] += 1
            continue
        for segment in row["segments"]:
            before = normalize_text(segment["before"])
            after = segment["after"] if segment["after"] is not None else segment["before"]
            by_box.setdefault((row["item_id"], segment["name"], before), Counter())[after] += 1
    by_text: dict[str, Counter[str]] = {}
    for (_, _, before), answers in by_box.items():
        if _is_long(before) and (agreed := choose_majority(answers)):
            by_text.setdefault(before, Counter())[agreed[0]] += 1
    return ReleaseMemory(name, by_box, by_text, reported)


def join_reports(memories: Iterable[ReleaseMemory]) -> dict[str, Counter[str]]:
    """Return what all releases together report about the original or the key of each item."""
    joined: dict[str, Counter[str]] = {}
    for memory in memories:
        for item, reasons in memory.reported.items():
            joined.setdefault(item, Counter()).update(reasons)
    return joined


def carry_memories(
    boxes: Boxes, memories: Mapping[str, Sequence[ReleaseMemory]], *, answered: Collection[tuple[str, str]]
) -> Iterator[CarriedCorrection]:
    """Yield the corrections of earlier releases for the boxes of open items, in the order of the boxes.

    ``memories`` are by task name, the first that knows a text counts; ``answered`` are pairs of task name and
    item id in which somebody wrote anything at all.
    """
    for box, sentence in boxes.items():
        if (box.task, box.item) in answered:
            continue
        for memory in memories.get(box.task, ()):
            found = _look_up(memory, box, sentence.translation)
            if found is None:
                continue
            text, count = found
            if normalize_text(text) != sentence.translation:
                yield CarriedCorrection(
                    box=box, before=sentence.shown, text=text, items=count, origin=memory.name
                )
            break


def _look_up(memory: ReleaseMemory, box: Box, text: str) -> tuple[str, int] | None:
    """Return what a text became there, and in how many items, if most of the answers agree."""
    own = memory.by_box.get((box.item, box.segment, text))
    if own is not None:
        agreed = choose_majority(own)
        return (agreed[0], 1) if agreed else None
    others = memory.by_text.get(text)
    return choose_majority(others) if others else None


def _is_long(text: str) -> bool:
    """Tell whether a text is long enough to have one meaning; letters without spaces count three times."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + 2 * wide >= FEWEST_LETTERS
