"""One opinion about one place in an item, from any model or tool."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SEVERITIES = ("major", "minor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What somebody or something says is wrong in a translation; a line of an opinions file (JSONL).

    Attributes:
        item: Id of the item.
        agent: Who says so: a model's or a tool's name.
        segment: Name of the segment, or None for the whole item.
        score: How sure the agent is that a careful reader would change it, 0 to 1.
        quote: The words of the translation that it is about, as they stand there, or None.
        kind: Kind of mistake, such as ``terminology``, or None.
        severity: ``major`` if meaning, answer or readability suffer, ``minor`` if not, None if unknown.
        correction: What should stand there: in place of the quote, or of the whole segment without a quote.
        reason: Why, in one line.
        prompt: Fingerprint of the prompt that was asked with, or None.
    """

    item: str
    agent: str
    segment: str | None = None
    score: float = 1.0
    quote: str | None = None
    kind: str | None = None
    severity: str | None = None
    correction: str | None = None
    reason: str | None = None
    prompt: str | None = None

    def as_line(self) -> str:
        """Return the line that stands for it in an opinions file, without keys that have no value."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps({k: v for k, v in values.items() if v is not None}, ensure_ascii=False)

    @property
    def digest(self) -> str:
        """Fingerprint of everything that it says: 16 hexadecimal digits of SHA-256."""
        return hashlib.sha256(self.as_line().encode(errors="surrogatepass")).hexdigest()[:16]


Opinions = Mapping[str, Sequence[Opinion]]
"""What is said about a task's items, by item id."""


def by_item(opinions: Iterable[Opinion]) -> dict[str, list[Opinion]]:
    """Group opinions by the id of their item, in the given order."""
    grouped: dict[str, list[Opinion]] = {}
    for opinion in opinions:
        grouped.setdefault(opinion.item, []).append(opinion)
    return grouped
