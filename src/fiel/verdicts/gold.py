"""Items whose right answer is known beforehand, hidden among the others to show who answers with care.

They are ordinary items of the campaign, and nothing in Argilla distinguishes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fiel.judgements import Decision, Judgement
from fiel.verdicts.versions import strip_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAnswer:
    """The right answer to an item.

    Attributes:
        texts: The right text by segment name; empty when any correction is right, or none is needed.
    """

    decision: Decision
    texts: Mapping[str, str] = field(default_factory=dict)


Gold = Mapping[str, GoldAnswer]
"""The right answers of a task, by item id."""


def is_right(gold: GoldAnswer, judgement: Judgement) -> bool:
    """Tell whether an answer is right, ignoring other segments, punctuation, spaces and a first capital."""
    return judgement.choice == gold.decision and all(
        strip_marks(judgement.corrections.get(name, "")) == strip_marks(text)
        for name, text in gold.texts.items()
    )
