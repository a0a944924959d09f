"""The neutral form of a benchmark's item, whatever benchmark it comes from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
"""One row of a benchmark's file, as it was read."""

Pairing = Literal["paired", "missing", "mismatched"]
"""Whether an item has its English original: yes, none was found, or the one found is of another item."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One text of an item: a question, an option, an ending.

    Attributes:
        name: What it is within its benchmark, such as ``instruction`` or ``option_a``.
        translation: The text in the campaign's language.
        source: The English original, or None when there is none.
    """

    name: str
    translation: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One unit of work: what a volunteer sees on one screen.

    Attributes:
        id: Unique within its task and the same at every reading.
        benchmark: Name of the benchmark that decoded it.
        split: Split it belongs to, by the benchmark's own name for it.
        position: Index of its row within the split, from 0.
        segments: Its texts in the order in which they are read.
        answer: The key of the right answer as the source writes it, or None where there is none.
        correct: Name of the segment that the key points at, if it points at one.
        row: The row that it was decoded from.
        pairing: Whether its segments hold their English originals.
        language: Language of the translation, such as ``es``; ``und`` when nobody said.
        source_answer: The answer of the English original with its key, when one was found.
        source_shape: The shape of that original; its texts are in the segments only when they are paired.
        place: Where its row was read, for messages; empty when nobody said.
        types: The types of its row's columns in a source that has types.
    """

    id: str
    benchmark: str
    split: str
    position: int
    segments: tuple[Segment, ...]
    answer: str | None
    correct: str | None
    row: Mapping[str, Any]
    pairing: Pairing = "missing"
    language: str = "und"
    source_answer: str | None = None
    source_shape: tuple[str, ...] = ()
    place: str = field(default="", compare=False)
    types: "pa.Schema | None" = field(default=None, compare=False, repr=False)

    @property
    def shape(self) -> tuple[str, ...]:
        """Names of the segments: items of one shape can share one form."""
        return tuple(segment.name for segment in self.segments)

    @property
    def options(self) -> tuple[Segment, ...]:
        """The texts to choose from: segments named ``option_…`` or ``ending_…``."""
        return tuple(segment for segment in self.segments if segment.name.startswith(("option_", "ending_")))

    @property
    def digest(self) -> str:
        """Fingerprint of all that a volunteer judges: 16 hexadecimal digits of SHA-256."""
        content = [self.id, self.answer, [[s.name, s.source, s.translation] for s in self.segments]]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def pair_item(item: Item, original: Item | None) -> Item:
    """Put the English original beside the translation, unless it is the original of something else.

    Args:
        item: The translated item.
        original: The item decoded from the English row with the same key, if there is one.

    Returns:
        The item with its sources; unpaired and marked so when the answer or the segments differ.
    """
    if original is None:
        return item
    item = replace(item, source_answer=original.answer, source_shape=original.shape)
    if original.shape != item.shape or original.answer != item.answer:
        return replace(item, pairing="mismatched")
    if not any(segment.translation.strip() for segment in original.segments):
        return item  # there is nothing to show
    segments = tuple(
        replace(ours, source=theirs.translation)
        for ours, theirs in zip(item.segments, original.segments, strict=True)
    )
    return replace(item, segments=segments, pairing="paired")


def correct_item(item: Item, corrections: Mapping[str, str]) -> Item:
    """Return the item with the texts that people agreed on.

    Args:
        item: The item as it was launched.
        corrections: Text by segment name; segments that are not named keep theirs.
    """
    segments = tuple(
        replace(segment, translation=corrections.get(segment.name, segment.translation))
        for segment in item.segments
    )
    return replace(item, segments=segments)
