"""Carry a correction to every open box with the same sentence."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fiel.judgements import Judgement
from fiel.memory.sentences import Box, Boxes, Sentence, most_frequent
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.versions import normalize_text


@dataclass(slots=True)
class SentenceTally:
    """What became of each sentence: how many items have each text."""

    texts: dict[Sentence, Counter[str]] = field(default_factory=dict)

    def add(self, sentence: Sentence, text: str) -> None:
        """Count the text that a sentence has in one item, corrected or kept."""
        self.texts.setdefault(sentence, Counter())[text] += 1

    def choose(self, sentence: Sentence) -> tuple[str, int] | None:
        """Return the correction of a sentence and how many items have it; see `choose_majority`."""
        found = choose_majority(self.texts.get(sentence, Counter()))
        return found if found and normalize_text(found[0]) != sentence.translation else None


def choose_majority(texts: Counter[str]) -> tuple[str, int] | None:
    """Return the text with more votes than all others together, and their number.

    Texts are compared in NFC with single spaces; of the spellings of one, the most frequent is returned.
    """
    alike: Counter[str] = Counter()
    for text, count in texts.items():
        alike[normalize_text(text)] += count
    for best, votes in alike.items():
        if 2 * votes > alike.total():
            spellings = {text: count for text, count in texts.items() if normalize_text(text) == best}
            return most_frequent(Counter(spellings)), votes
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedCorrection:
    """A correction suggested where the same sentence stands.

    Attributes:
        box: Where it is suggested.
        before: The text shown there.
        text: The correction.
        items: The number of items in which people corrected it so.
        origin: Name of the release that it comes from; None for this campaign's own answers.
    """

    box: Box
    before: str
    text: str
    items: int
    origin: str | None = None


def tally_verdicts(boxes: Boxes, verdicts: Mapping[str, Mapping[str, Verdict]]) -> SentenceTally:
    """Count what people agreed upon; verdicts are by task name and item id."""
    tally = SentenceTally()
    for box, sentence in boxes.items():
        verdict = verdicts.get(box.task, {}).get(box.item)
        if verdict is not None and verdict.status == "validated":
            tally.add(sentence, verdict.corrections.get(box.segment, sentence.translation))
    return tally


def tally_judgements(boxes: Boxes, judgements: Mapping[str, Sequence[Judgement]]) -> SentenceTally:
    """Count what each person decided, item by item; judgements are by task name."""
    usable: dict[tuple[str, str], list[Judgement]] = {}
    for task, own in judgements.items():
        for each in own:
            if each.problem is None and each.decision != "unusable":
                usable.setdefault((task, each.item_id), []).append(each)
    tally = SentenceTally()
    for box, sentence in boxes.items():
        texts = {
            normalize_text(text): text
            for each in usable.get((box.task, box.item), ())
            for text in [each.corrections.get(box.segment, sentence.translation)]
        }
        if len(texts) == 1:  # people who differ about an item have not decided the sentence
            tally.add(sentence, *texts.values())
    return tally


def carry_corrections(
    boxes: Boxes, tally: SentenceTally, *, answered: Collection[tuple[str, str]]
) -> Iterator[CarriedCorrection]:
    """Yield the corrections for the boxes of open items, in the order of the boxes.

    ``answered`` are pairs of task name and item id in which somebody wrote anything at all.
    """
    chosen = {sentence: tally.choose(sentence) for sentence in tally.texts}
    for box, sentence in boxes.items():
        found = chosen.get(sentence)
        if found and (box.task, box.item) not in answered:
            yield CarriedCorrection(box=box, before=sentence.shown, text=found[0], items=found[1])
