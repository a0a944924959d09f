"""One sentence that people left with several translations, and its settlement."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fiel.items import Item, correct_item
from fiel.memory.sentences import Box, Items, find_boxes, most_frequent
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.versions import corrections_of, normalize_text, version_of

Verdicts = Mapping[str, Mapping[str, Verdict]]
"""The verdicts of a campaign, by task name and item id."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An English text that people left with several translations.

    Attributes:
        source: The English text.
        texts: Its translations in decided items with the boxes that have them, the most frequent first; in
            the spelling and with the line breaks that most of them have.
        corrected: The boxes in which people changed the text.
    """

    source: str
    texts: Mapping[str, tuple[Box, ...]]
    corrected: frozenset[Box]


def find_differences(items: Items, verdicts: Verdicts) -> list[Difference]:
    """Find the English texts whose final translation differs although people corrected it somewhere.

    Only decided items count, since the others are as they were translated. Texts are compared in NFC, with
    single spaces.

    Returns:
        The differences, those in the most boxes first.
    """
    final = {task: finish_items(own, verdicts.get(task, {})) for task, own in items.items()}
    validated = {
        (task, id) for task, own in verdicts.items() for id, each in own.items() if each.status == "validated"
    }
    shown, written = find_boxes(items), find_boxes(final)
    texts: dict[str, dict[str, list[Box]]] = {}
    for box, sentence in written.items():
        if (box.task, box.item) in validated:
            texts.setdefault(sentence.source, {}).setdefault(sentence.translation, []).append(box)
    found = []
    for source, ways in texts.items():
        corrected = {box for text, boxes in ways.items() for box in boxes if shown[box].translation != text}
        if len(ways) > 1 and corrected:
            ordered = sorted(ways.items(), key=lambda each: (-len(each[1]), each[0]))
            spelled = {
                most_frequent(Counter(written[box].shown for box in boxes)).strip(): tuple(boxes)
                for _, boxes in ordered
            }
            found.append(Difference(source, spelled, frozenset(corrected)))
    return sorted(found, key=lambda each: (-sum(map(len, each.texts.values())), each.source))


def finish_items(items: Sequence[Item], verdicts: Mapping[str, Verdict]) -> list[Item]:
    """Return the items with the texts that a release would have."""
    return [
        correct_item(item, verdict.corrections)
        if (verdict := verdicts.get(item.id)) and verdict.corrections
        else item
        for item in items
    ]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a settlement changed in a task.

    Attributes:
        source: The English text.
        text: Its one translation.
        items: Ids of the items that got it, in order.
    """

    source: str
    text: str
    items: tuple[str, ...]


def settle_verdicts(
    items: Sequence[Item], verdicts: Mapping[str, Verdict], settlements: Mapping[str, str]
) -> tuple[dict[str, Verdict], list[Settled]]:
    """Give every validated item the settled translation of its English texts.

    ``settlements`` are translations by English text, in NFC with single spaces. Unusable, disputed and
    pending items stay as they are.

    Returns:
        The verdicts, and what changed, in the order of the settlements.
    """
    settled: dict[str, Verdict] = dict(verdicts)
    changed: dict[str, list[str]] = {source: [] for source in settlements}
    for item in items:
        verdict = verdicts.get(item.id)
        if verdict is None or verdict.status != "validated":
            continue
        texts = dict(verdict.corrections)
        for segment in item.segments:
            source = normalize_text(segment.source or "")
            text = settlements.get(source)
            now = texts.get(segment.name, segment.translation)
            if text is not None and normalize_text(now) != normalize_text(text):
                texts[segment.name] = text
                changed[source].append(item.id)
        if texts != verdict.corrections:
            corrections = corrections_of(item, version_of(item, texts))
            settled[item.id] = replace(verdict, corrections=corrections)
    found = [(source, tuple(dict.fromkeys(ids))) for source, ids in changed.items() if ids]
    return settled, [Settled(source, settlements[source], ids) for source, ids in found]
