"""The same sentence in many places: a text of an item, with its English original."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fiel.items import Item
from fiel.verdicts.versions import normalize_text

Items = Mapping[str, Sequence[Item]]
"""The items of a campaign, by task name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English text and the translation that is shown for it, in NFC with single spaces.

    Attributes:
        shown: The translation as it stands in one of its places; it makes no other sentence.
    """

    source: str
    translation: str
    shown: str = field(compare=False)

    @property
    def id(self) -> str:
        """Fingerprint by which people name it."""
        return name_text(self.source, self.translation)


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A place in the form where a sentence can be corrected.

    Attributes:
        task: Name of the task.
        item: Id of the item.
        segment: Name of the segment.
    """

    task: str
    item: str
    segment: str


Boxes = Mapping[Box, Sentence]
"""The boxes of a campaign, each with its sentence."""


def name_text(*texts: str) -> str:
    """Return the fingerprint by which people name texts: 8 hexadecimal digits of SHA-256."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]


def find_boxes(items: Items) -> dict[Box, Sentence]:
    """Return each box of a campaign, in the order of tasks, items and segments.

    Texts without an original are left out: nobody knows whether two equal translations mean the same.
    """
    return {
        Box(task, item.id, segment.name): Sentence(
            normalize_text(segment.source), normalize_text(segment.translation), segment.translation
        )
        for task, own in items.items()
        for item in own
        for segment in item.segments
        if segment.source and segment.translation.strip()
    }


def most_frequent(texts: Counter[str]) -> str:
    """Return the most frequent of some texts, the first by code points if several are."""
    return min(texts, key=lambda text: (-texts[text], text))
