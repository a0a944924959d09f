"""What people say about an item besides its translation, and what they agree on.

The labels are those of Global-MMLU (<https://arxiv.org/abs/2412.03304>): knowledge of a culture, of a time,
of a region; the kind of mistake in the translation; and what is wrong with the question itself, as in
MMLU-Redux (<https://arxiv.org/abs/2406.04127>).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fiel.items import Item, Segment
from fiel.judgements import Judgement
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.corrections import KINDS, CorrectionKind, classify_correction
from fiel.verdicts.versions import normalize_text

_ERRORS: Mapping[CorrectionKind, str] = {
    "number": "meaning",
    "negation": "meaning",
    "omission": "omission",
    "addition": "addition",
    "punctuation": "style",
}
"""What a correction of a kind corrects, in the words of the form. A changed word can be a term, an agreement
or a meaning: of the other kinds, only a person can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What is known about an item besides its translation.

    Attributes:
        values: By label, what people agree on; None without it.
        derived: Whether the kind of mistake is not what people said, but what their corrections show.
    """

    values: Mapping[str, str | None]
    derived: bool = False


def agree_on_label(judgements: Iterable[Judgement], label: str) -> str | None:
    """Return the value that more than half of those who gave one chose; None without one."""
    found = Counter(value for each in judgements if (value := each.labels.get(label)))
    if not found:
        return None
    value, count = found.most_common(1)[0]
    return value if 2 * count > found.total() else None


def label_item(
    item: Item, verdict: Verdict, judgements: Sequence[Judgement], labels: Sequence[str]
) -> Labelled:
    """Return what people agree on about an item.

    Where they do not agree on a kind of mistake, it is derived from the corrections, where that is possible.
    """
    counted = [each for each in judgements if each.annotator in verdict.annotators and each.problem is None]
    found = {label: agree_on_label(counted, label) for label in labels}
    if "error" not in found or found["error"] is not None:
        return Labelled(values=found)
    derived = derive_error(item, verdict.corrections)
    return Labelled(values={**found, "error": derived}, derived=derived is not None)


def derive_error(item: Item, corrections: Mapping[str, str]) -> str | None:
    """Return the kind of mistake that corrections show, in the words of the form.

    Of several corrections, the one that changes the meaning most counts. None without any, and where its kind
    leaves open what the mistake was.
    """
    segments = {segment.name: segment for segment in item.segments}
    kinds = {
        classify_correction(segments[name].translation, text, language=item.language)
        for name, text in corrections.items()
    }
    first = next((kind for kind in KINDS if kind in kinds), None)
    found = _ERRORS.get(first) if first else None
    if found != "meaning" and any(_is_untranslated(segments[name]) for name in corrections):
        return "untranslated"
    return found


def _is_untranslated(segment: Segment) -> bool:
    return segment.source is not None and normalize_text(segment.source) == normalize_text(
        segment.translation
    )
