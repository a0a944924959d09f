"""Check that two questions did not become one: the same texts with different keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from fiel.checks.finding import Finding
from fiel.checks.normalization import normalize_item
from fiel.items import Item

Mergers = Mapping[str, str]
"""Items that became the same question, by id: another item that asks the same and has another answer."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """An item that asks a question: its id, and fingerprints of its right answer and its original."""

    id: str
    key: bytes
    original: bytes


@dataclass(slots=True)
class QuestionTally:
    """Finds items of a task that have equal stems and options, in any order, and different answers.

    Texts are compared in NFC with single spaces. Items with the same English original are left out: the
    benchmark itself has them.
    """

    _asked: dict[bytes, list[_Asked]] = field(default_factory=dict)

    def add(self, item: Item) -> None:
        """Count an item."""
        if item.correct is None or not item.options:
            return
        item = normalize_item(item)
        options = {segment.name for segment in item.options}
        texts = {segment.name: _bare(segment.translation) for segment in item.segments}
        stem = [text for name, text in texts.items() if name not in options]
        question = _digest(*stem, "", *sorted(texts[name] for name in options))
        original = _digest(*sorted(_bare(segment.source or "") for segment in item.segments))
        key = _digest(texts.get(str(item.correct), ""))
        self._asked.setdefault(question, []).append(_Asked(item.id, key, original))

    def merge(self, later: "QuestionTally") -> None:
        """Add what another one read after these."""
        for question, asked in later._asked.items():
            self._asked.setdefault(question, []).extend(asked)

    def find_mergers(self) -> dict[str, str]:
        """Return the items that became the same question as another one, each with one of these."""
        found: dict[str, str] = {}
        for asked in self._asked.values():
            # Two items with different originals are enough of each key: one of them is of another original.
            known: dict[bytes, dict[bytes, str]] = {}
            for each in asked:
                originals = known.setdefault(each.key, {})
                if len(originals) < 2:
                    originals.setdefault(each.original, each.id)
            for each in asked:
                others = (
                    id
                    for key, originals in known.items()
                    if key != each.key
                    for original, id in originals.items()
                    if original != each.original
                )
                if other := next(others, None):
                    found[each.id] = other
        return found


def find_merged_question(item: Item, *, mergers: Mergers) -> list[Finding]:
    """Find items that became the same question as another one, with another answer."""
    if item.id not in mergers:
        return []
    return [Finding(check="merged-question", severity="error", values={"item": mergers[item.id]})]


def _bare(text: str) -> str:
    return " ".join(text.split())


def _digest(*texts: str) -> bytes:
    return blake2b("\0".join(texts).encode(errors="surrogatepass"), digest_size=12).digest()
