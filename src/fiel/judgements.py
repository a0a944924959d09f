"""One person's answer to one item, as what was really done."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

from fiel.items import Item
from fiel.verdicts.versions import is_respelled

Decision = Literal["correct", "corrected", "unusable"]
"""What a person decides: nothing to change, something changed, or beyond repair."""

DECISIONS: tuple[Decision, ...] = ("correct", "corrected", "unusable")

Reason = Literal["wrong-original", "untranslatable", "beyond-repair", "wrong-answer", "other"]
"""Why an item is unusable: the English is wrong, it lives on its culture or language, the translation is too
far gone, the answer that is marked right is not, or something else."""

REASONS: tuple[Reason, ...] = ("wrong-original", "untranslatable", "beyond-repair", "wrong-answer", "other")

Contradiction = Literal["emptied", "edited-correct", "unedited-corrected", "edited-unusable", "stray-reason"]
"""How an answer contradicts itself: a correction that empties a text, "correct" with a changed text,
"corrected" with none, "unusable" with a changed text, or a reason for something that is not unusable."""

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
        set_aside: The texts changed in an item that is unusable all the same; nothing counts them.
        reason: Why the item is unusable, if the person said so; None unless ``decision`` is "unusable".
        comment: What the person wrote to the organizers, or an empty text.
        submitted_at: When the answer took its present form, in UTC.
        problem: Why the answer cannot be used (``emptied:option_a``), or None.
        contradiction: How the answer contradicts itself, the gravest if in several ways, or None.
        organizer: Whether an organizer gave it, who is an owner or an admin in Argilla.
        respelled: Names of the corrected segments that differ from what was shown in nothing but white space
            and Unicode form, as an editor may change them unasked.
    """

    item_id: str
    annotator: str
    decision: Decision
    declared: Decision
    corrections: Mapping[str, str]
    comment: str
    submitted_at: datetime
    problem: str | None = None
    reason: Reason | None = None
    set_aside: Mapping[str, str] = field(default_factory=dict)
    contradiction: Contradiction | None = None
    organizer: bool = False
    respelled: tuple[str, ...] = ()

    @property
    def choice(self) -> Decision:
        """The decision, by which people are compared: other white space or Unicode forms correct nothing."""
        if self.decision == "corrected" and len(self.respelled) == len(self.corrections):
            return "correct"
        return self.decision

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
    reason: Reason | None = None,
    comment: str = "",
    submitted_at: datetime,
    organizer: bool = False,
) -> Judgement:
    """Turn what a form held into a judgement.

    Args:
        item: The item as it was shown.
        annotator: User name of the person.
        declared: What the person chose.
        texts: Text of each box by segment name; a box left out counts as untouched.
        reason: Why the item is unusable; left aside when it is not.
        comment: What the person wrote to the organizers.
        submitted_at: When, in UTC.
        organizer: Whether the person is an organizer.
    """
    shown = {segment.name: segment.translation for segment in item.segments}
    changed = {name: texts[name] for name, text in shown.items() if name in texts and texts[name] != text}
    decision: Decision = "unusable" if declared == "unusable" else "corrected" if changed else "correct"
    unusable = decision == "unusable"
    emptied = [] if unusable else [name for name, text in changed.items() if not text.strip()]
    return Judgement(
        item_id=item.id,
        annotator=annotator,
        decision=decision,
        declared=declared,
        corrections={} if unusable else changed,
        set_aside=changed if unusable else {},
        reason=reason if unusable else None,
        comment=comment.strip(),
        submitted_at=submitted_at,
        problem=f"emptied:{','.join(emptied)}" if emptied else None,
        contradiction="emptied" if emptied else _find_contradiction(declared, bool(changed), reason),
        organizer=organizer,
        respelled=() if unusable else _find_respelled(shown, changed),
    )


def _find_respelled(shown: Mapping[str, str], changed: Mapping[str, str]) -> tuple[str, ...]:
    return tuple([name for name, text in changed.items() if is_respelled(shown[name], text)])


def _find_contradiction(declared: Decision, changed: bool, reason: Reason | None) -> Contradiction | None:
    if declared == "unusable":
        return "edited-unusable" if changed else None
    if changed and declared == "correct":
        return "edited-correct"
    if not changed and declared == "corrected":
        return "unedited-corrected"
    return "stray-reason" if reason else None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Items that people were asked about and that the campaign has no more: their ids, and their answers."""

    items: tuple[str, ...]
    answers: int


def find_contradictions(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the answers that contradict themselves, for an organizer to look at.

    All of them count as what was really done, save those with a problem, which do not count.
    """
    return [judgement for judgement in judgements if judgement.contradiction]


def count_missing(items: Iterable[Item], judgements: Iterable[Judgement], *, min_submitted: int) -> list[int]:
    """Return how many usable answers each item still needs, in the order of the items; none are negative."""
    answers = Counter(judgement.item_id for judgement in judgements if judgement.problem is None)
    return [max(0, min_submitted - answers[item.id]) for item in items]


def usable_judgements(items: Iterable[Item], judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the answers that count: those without a problem to one of the items."""
    known = {item.id for item in items}
    return [each for each in judgements if each.problem is None and each.item_id in known]


def day_of(judgement: Judgement) -> date:
    """Return the day of an answer in UTC; a time without a zone is in UTC."""
    submitted = judgement.submitted_at
    return (submitted.astimezone(UTC) if submitted.tzinfo else submitted).date()
