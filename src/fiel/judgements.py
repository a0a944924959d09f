"""One person's answer to one item, judged by what they actually changed."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Literal

from fiel.items import Item
from fiel.verdicts.versions import is_respelled

Decision = Literal["correct", "corrected", "unusable"]
"""A person's decision: nothing to change, something changed, or beyond repair."""

DECISIONS: tuple[Decision, ...] = ("correct", "corrected", "unusable")

Reason = Literal["wrong-original", "untranslatable", "beyond-repair", "wrong-answer", "other"]
"""Why an item is unusable: the English is wrong, it depends on its culture or language, the translation is
beyond repair, the answer key is wrong, or something else."""

REASONS: tuple[Reason, ...] = ("wrong-original", "untranslatable", "beyond-repair", "wrong-answer", "other")

Label = Literal["culture", "time", "region", "error", "question"]

LABELS: Mapping[Label, tuple[str, ...]] = {
    "culture": ("no", "yes"),
    "time": ("no", "yes"),
    "region": ("africa", "asia", "europe", "latin-america", "middle-east", "north-america", "oceania"),
    "error": ("terminology", "agreement", "meaning", "omission", "addition", "untranslated", "style"),
    "question": (
        *("ok", "unclear-question", "unclear-options", "no-answer", "several-answers", "wrong-key"),
        "expert",
    ),
}
"""What a form can ask about an item besides its translation, and the answers to choose from."""

ContradictionKind = Literal[
    "emptied", "edited-correct", "unedited-corrected", "edited-unusable", "stray-reason"
]
"""How an answer contradicts itself: a correction that empties a text, "correct" with a changed text,
"corrected" without one, "unusable" with a changed text, or a reason although it is not "unusable"."""

SIMULATED_PREFIX = "simulated-"
"""Prefix of accounts simulated by ``fiel demo``; they are marked wherever they are shown."""


FEWEST_PEOPLE = 3
"""Fewest people behind the difference between two things that are published, unless the organizers decide
otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One person's submitted answer to one item.

    Attributes:
        item_id: The item, within its task.
        annotator: User name of the person in Argilla.
        decision: What the person actually did: "correct" with a changed text counts as "corrected", and
            "corrected" without a change counts as "correct".
        declared: What the person chose in the form.
        corrections: The changed texts by segment name; empty unless ``decision`` is "corrected".
        set_aside: Texts changed in an item declared unusable; they do not count.
        reason: Why the item is unusable, if given; None unless ``decision`` is "unusable".
        comment: What the person wrote to the organizers, or an empty text.
        submitted_at: When the answer was last changed, in UTC.
        problem: Why the answer cannot be used (``emptied:option_a``), or None.
        contradiction: How the answer contradicts itself (the most serious way), or None.
        organizer: Whether it is from an organizer, an owner or admin in Argilla.
        respelled: Names of corrected segments that differ only in white space and Unicode form, which an
            editor may change by itself.
        labels: What the person said besides, by label; see `LABELS`.
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
    contradiction: ContradictionKind | None = None
    organizer: bool = False
    respelled: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def choice(self) -> Decision:
        """The decision for comparing people, where white space and Unicode form make no difference."""
        if self.decision == "corrected" and len(self.respelled) == len(self.corrections):
            return "correct"
        return self.decision

    @property
    def simulated(self) -> bool:
        """Whether a simulated volunteer gave it."""
        return self.annotator.startswith(SIMULATED_PREFIX)


def judge_item(
    item: Item,
    *,
    annotator: str,
    declared: Decision,
    texts: Mapping[str, str],
    filled: Mapping[str, bool] = MappingProxyType({}),
    reason: Reason | None = None,
    comment: str = "",
    submitted_at: datetime,
    organizer: bool = False,
    labels: Mapping[str, str] = MappingProxyType({}),
) -> Judgement:
    """Turn a submitted form into a judgement.

    A box missing in ``texts`` counts as unchanged; a reason is ignored unless the item is unusable.
    ``filled`` are the segments whose boxes held people's correction of the same sentence instead of the
    translation, and whether it was left there: who leaves it can call that correct or corrected, and so can
    who goes back to the translation.
    """
    shown = {segment.name: segment.translation for segment in item.segments}
    changed = {name: texts[name] for name, text in shown.items() if name in texts and texts[name] != text}
    decision: Decision = "unusable" if declared == "unusable" else "corrected" if changed else "correct"
    unusable = decision == "unusable"
    emptied = [] if unusable else [name for name, text in changed.items() if not text.strip()]
    typed = [name for name in changed if not filled.get(name)]
    touched = bool(changed or filled if declared == "corrected" else typed)
    return Judgement(
        item_id=item.id,
        annotator=annotator,
        decision=decision,
        declared=declared,
        corrections={} if unusable else changed,
        set_aside={name: changed[name] for name in typed} if unusable else {},
        reason=reason if unusable else None,
        comment=comment.strip(),
        submitted_at=submitted_at,
        problem=f"emptied:{','.join(emptied)}" if emptied else None,
        contradiction="emptied" if emptied else _find_contradiction(declared, touched, reason),
        organizer=organizer,
        respelled=() if unusable else _find_respelled(shown, changed),
        labels=labels,
    )


def _find_respelled(shown: Mapping[str, str], changed: Mapping[str, str]) -> tuple[str, ...]:
    return tuple([name for name, text in changed.items() if is_respelled(shown[name], text)])


def _find_contradiction(declared: Decision, changed: bool, reason: Reason | None) -> ContradictionKind | None:
    if declared == "unusable":
        return "edited-unusable" if changed else None
    if changed and declared == "correct":
        return "edited-correct"
    if not changed and declared == "corrected":
        return "unedited-corrected"
    return "stray-reason" if reason else None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Launched items that the campaign no longer has: their ids and the number of their answers."""

    items: tuple[str, ...]
    answers: int


def find_contradictions(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the answers that contradict themselves, for an organizer to review.

    They count by what was actually done, except those with a problem, which do not count.
    """
    return [judgement for judgement in judgements if judgement.contradiction]


def count_missing(items: Iterable[Item], judgements: Iterable[Judgement], *, min_submitted: int) -> list[int]:
    """Return how many usable answers each item still needs, 0 or more, in the order of the items."""
    answers = Counter(judgement.item_id for judgement in judgements if judgement.problem is None)
    return [max(0, min_submitted - answers[item.id]) for item in items]


def usable_judgements(items: Iterable[Item], judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the answers to the items that have no problem."""
    known = {item.id for item in items}
    return [each for each in judgements if each.problem is None and each.item_id in known]


def day_of(judgement: Judgement) -> date:
    """Return the date of an answer in UTC; a naive time is taken as UTC."""
    submitted = judgement.submitted_at
    return (submitted.astimezone(UTC) if submitted.tzinfo else submitted).date()


def identify_comment(task: str, item: str, text: str) -> str:
    """Return a fingerprint of an item and a comment, independent of its author: 10 hexadecimal digits."""
    content = json.dumps([task, item, text], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:10]
