"""The common representation of items of all benchmarks."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
"""One row of a benchmark's file, as read."""

Pairing = Literal["paired", "missing", "mismatched"]
"""Whether an item has its English original: yes, none found, or the one found does not match."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One text of an item: a question, an option, an ending.

    Attributes:
        name: Its role in the benchmark, such as ``instruction`` or ``option_a``.
        translation: The text in the campaign's language.
        source: The English original, or None.
    """

    name: str
    translation: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One unit of work: what a volunteer sees on one screen.

    Attributes:
        id: Unique within its task, and stable across reads.
        benchmark: Name of the benchmark that decoded it.
        split: Its split, by the benchmark's name.
        position: Index of its row within the split, from 0.
        segments: Its texts in reading order.
        answer: The key of the right answer as written in the source, or None.
        correct: Name of the segment that the key refers to, if any.
        row: The row that it was decoded from.
        pairing: Whether its segments have their English originals.
        language: Language of the translation, such as ``es``; ``und`` if unknown.
        source_answer: The key of the right answer in the English original, if one was found.
        source_shape: The shape of that original; its texts are in the segments only if paired.
        place: Where its row was read, for messages; empty if unknown.
        types: The column types of its row, if the source is typed.
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
        """Names of the segments; items of the same shape share a form."""
        return tuple(segment.name for segment in self.segments)

    @property
    def options(self) -> tuple[Segment, ...]:
        """The answer options: segments named ``option_…`` or ``ending_…``."""
        return tuple(segment for segment in self.segments if segment.name.startswith(("option_", "ending_")))

    @property
    def digest(self) -> str:
        """Fingerprint of everything that a volunteer judges: 16 hexadecimal digits of SHA-256."""
        content = [self.id, self.answer, [[s.name, s.source, s.translation] for s in self.segments]]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def pair_item(item: Item, original: Item | None) -> Item:
    """Add the English original to a translated item; mark it as mismatched if answer or segments differ."""
    if original is None:
        return item
    item = replace(item, source_answer=original.answer, source_shape=original.shape)
    if original.shape != item.shape or original.answer != item.answer:
        return replace(item, pairing="mismatched")
    if not any(segment.translation.strip() for segment in original.segments):
        return item  # nothing to show
    segments = tuple(
        replace(ours, source=theirs.translation)
        for ours, theirs in zip(item.segments, original.segments, strict=True)
    )
    return replace(item, segments=segments, pairing="paired")


def correct_item(item: Item, corrections: Mapping[str, str]) -> Item:
    """Return the item with corrected texts, by segment name; other segments stay the same."""
    segments = tuple(
        replace(segment, translation=corrections.get(segment.name, segment.translation))
        for segment in item.segments
    )
    return replace(item, segments=segments)
