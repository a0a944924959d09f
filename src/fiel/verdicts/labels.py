"""What people say about an item besides its translation, and what they agree on.

The labels are those of Global-MMLU (<https://arxiv.org/abs/2412.03304>): knowledge of a culture, of a time,
of a region; the kind of mistake in the translation; and what is wrong with the question itself, as in
MMLU-Redux (<https://arxiv.org/abs/2406.04127>).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from fiel.items import Item
from fiel.judgements import Judgement
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.corrections import KINDS, classify_correction


def agree_on_label(judgements: Iterable[Judgement], label: str) -> str | None:
    """Return the value that more than half of those who gave one chose; None without one."""
    found = Counter(value for each in judgements if (value := each.labels.get(label)))
    if not found:
        return None
    value, count = found.most_common(1)[0]
    return value if 2 * count > found.total() else None


def label_item(
    item: Item, verdict: Verdict, judgements: Sequence[Judgement], labels: Sequence[str]
) -> dict[str, str | None]:
    """Return what people agree on about an item, by label.

    Where nobody named the mistake, its kind is derived from the corrections: of several, the one that changes
    the meaning most.
    """
    counted = [each for each in judgements if each.annotator in verdict.annotators and each.problem is None]
    found = {label: agree_on_label(counted, label) for label in labels}
    if "error" in found and found["error"] is None:
        found["error"] = derive_error(item, verdict.corrections)
    return found


def derive_error(item: Item, corrections: Mapping[str, str]) -> str | None:
    """Return the kind of the corrections of an item; None without any."""
    shown = {segment.name: segment.translation for segment in item.segments}
    kinds = {
        classify_correction(shown[name], text, language=item.language) for name, text in corrections.items()
    }
    return next((kind for kind in KINDS if kind in kinds), None)
