"""One person's answer to one item, as what was really done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fiel.items import Item

Decision = Literal["correct", "corrected", "unusable"]
"""What a person decides: nothing to change, something changed, or beyond repair."""

DECISIONS: tuple[Decision, ...] = ("correct", "corrected", "unusable")

SIMULATED_PREFIX = "simulated-"
"""Accounts whose name starts so are made up by ``fiel demo``; everything that shows them says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One person's submitted answer to one item.

    Attributes:
        item_id: The item, within its task.
        annotator: User name of the person in Argilla.
        decision: What the person really did: a text changed under "correct" is a correction, and a
            "corrected" that changes nothing is an acceptance.
        declared: What the person chose in the form.
        corrections: The changed texts by segment name; empty unless ``decision`` is "corrected".
        comment: What the person wrote to the organizers, or an empty text.
        submitted_at: When the answer took its present form, in UTC.
        problem: Why the answer cannot be used (``emptied:option_a``), or None.
    """

    item_id: str
    annotator: str
    decision: Decision
    declared: Decision
    corrections: Mapping[str, str]
    comment: str
    submitted_at: datetime
    problem: str | None = None

    @property
    def simulated(self) -> bool:
        """Whether it was made up to show how Fiel works."""
        return self.annotator.startswith(SIMULATED_PREFIX)


def judge_item(
    item: Item,
    *,
    annotator: str,
    declared: Decision,
    texts: Mapping[str, str],
    comment: str = "",
    submitted_at: datetime,
) -> Judgement:
    """Turn what a form held into a judgement.

    Args:
        item: The item as it was shown.
        annotator: User name of the person.
        declared: What the person chose.
        texts: Text of each box by segment name; a box left out counts as untouched.
        comment: What the person wrote to the organizers.
        submitted_at: When, in UTC.
    """
    changed = {
        segment.name: texts[segment.name]
        for segment in item.segments
        if segment.name in texts and texts[segment.name] != segment.translation
    }
    emptied = [name for name, text in changed.items() if not text.strip()]
    decision: Decision = "unusable" if declared == "unusable" else "corrected" if changed else "correct"
    return Judgement(
        item_id=item.id,
        annotator=annotator,
        decision=decision,
        declared=declared,
        corrections=changed if decision == "corrected" else {},
        comment=comment.strip(),
        submitted_at=submitted_at,
        problem=f"emptied:{','.join(emptied)}" if emptied and decision == "corrected" else None,
    )
