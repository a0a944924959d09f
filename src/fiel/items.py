"""The common representation of items of all benchmarks."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pyarrow as pa

_OPTIONS = ("option_", "ending_")
_NUMBERED = re.compile(r"@[0-9]+$")
_as_json = json.JSONEncoder(ensure_ascii=False).encode

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
        also_correct: Names of the other right ones, if there can be several.
        row: The row that it was decoded from.
        pairing: Whether its segments have their English originals.
        language: Language of the translation, such as ``es``; ``und`` if unknown.
        source_answer: The key of the right answer in the English original, if one was found.
        source_shape: The shape of that original; its texts are in the segments only if paired.
        place: Where its row was read, for messages; empty if unknown.
        types: The column types of its row, if the source is typed.
        blind: Whether people are also asked it without its key, which then is shown to nobody.
    """

    id: str
    benchmark: str
    split: str
    position: int
    segments: tuple[Segment, ...]
    answer: str | None
    correct: str | None
    row: Mapping[str, Any]
    also_correct: tuple[str, ...] = ()
    pairing: Pairing = "missing"
    language: str = "und"
    source_answer: str | None = None
    source_shape: tuple[str, ...] = ()
    place: str = field(default="", compare=False)
    types: "pa.Schema | None" = field(default=None, compare=False, repr=False)
    blind: bool = field(default=False, compare=False)
    _digest: str = field(default="", init=False, compare=False, repr=False)

    @property
    def shape(self) -> tuple[str, ...]:
        """Names of the segments; items of the same shape share a form."""
        return tuple([segment.name for segment in self.segments])

    @property
    def options(self) -> tuple[Segment, ...]:
        """The answer options: segments named ``option_…`` or ``ending_…``."""
        return tuple([segment for segment in self.segments if segment.name[:7] in _OPTIONS])

    @property
    def marked(self) -> tuple[str | None, ...]:
        """Names of the options that people see marked as right: none of a blind item."""
        return () if self.blind else (self.correct, *self.also_correct)

    @property
    def digest(self) -> str:
        """Fingerprint of everything that a volunteer sees: 16 hexadecimal digits of SHA-256.

        Records have it, so it must not tell the key of a blind item: there are few options to try.
        """
        if not self._digest:  # asked for again by each step
            content = [
                self.id,
                None if self.blind else self.answer,
                [[s.name, s.source, s.translation] for s in self.segments],
            ]
            digest = hashlib.sha256(_as_json(content).encode()).hexdigest()[:16]
            object.__setattr__(self, "_digest", digest)
        return self._digest


def pair_item(item: Item, original: Item | None, **known: Any) -> Item:
    """Add the English original to a translated item; mark it as mismatched if answer or segments differ.

    ``known`` are other attributes that are known only now: an item is copied once for all of them.
    """
    if original is not None:
        shape = original.shape
        known |= {"source_answer": original.answer, "source_shape": shape}
        if shape != item.shape or original.answer != item.answer:
            known["pairing"] = "mismatched"
        elif any([segment.translation.strip() for segment in original.segments]):  # something to show
            known["pairing"] = "paired"
            known["segments"] = tuple(
                [
                    Segment(ours.name, ours.translation, theirs.translation)
                    for ours, theirs in zip(item.segments, original.segments, strict=True)
                ]
            )
    return replace(item, **known) if known else item


def correct_item(item: Item, corrections: Mapping[str, str]) -> Item:
    """Return the item with corrected texts, by segment name; other segments stay the same."""
    segments = tuple(
        replace(segment, translation=corrections.get(segment.name, segment.translation))
        for segment in item.segments
    )
    return replace(item, segments=segments)


def name_revision(item_id: str, number: int) -> str:
    """Return the external id of a revision's record: the item's id, then ``ID@2``, ``ID@3`` and so on.

    An id that already ends like that gets ``@1`` for its first revision, so that no two are ever the same.
    """
    return item_id if number == 1 and not _NUMBERED.search(item_id) else f"{item_id}@{number}"


def split_name(external_id: str) -> tuple[str, int]:
    """Return the item's id and revision number from an external id by `name_revision`."""
    if not _NUMBERED.search(external_id):
        return external_id, 1
    item_id, _, number = external_id.rpartition("@")
    return item_id, int(number)
