"""What the community decided about each item, from all its answers, and by which rule."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fiel.items import Item
from fiel.judgements import Judgement

Status = Literal["pending", "validated", "unusable", "disputed"]
"""What an item has come to: too few answers, an agreed text, agreed to be beyond repair, or no agreement."""

STATUSES: tuple[Status, ...] = ("validated", "unusable", "disputed", "pending")

Rule = Literal[
    "no-answers",
    "too-few-answers",
    "single",
    "unanimous",
    "majority-decision",
    "majority-text",
    "tie-decision",
    "tie-text",
]
"""The rule that made a verdict, from too little to decide, through agreement, to a tie."""

Version = tuple[str, ...]
"""The text of every segment of an item, in the item's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the answers to one item come to.

    Attributes:
        item_id: The item, within its task.
        status: What was decided.
        corrections: Agreed text by segment name; empty unless the item is validated with changes.
        rule: Which rule decided.
        annotators: User names of all whose answers were counted, sorted.
    """

    item_id: str
    status: Status
    rule: Rule
    corrections: Mapping[str, str] = field(default_factory=dict)
    annotators: tuple[str, ...] = ()


def decide_items(
    items: Iterable[Item], judgements: Iterable[Judgement], *, min_submitted: int
) -> dict[str, Verdict]:
    """Decide every item.

    Args:
        items: The items of one task.
        judgements: All answers to them, in any order.
        min_submitted: How many usable answers an item needs.

    Returns:
        A verdict by item id, in the order of the items; answers to other items are left aside.
    """
    answers: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        answers[judgement.item_id].append(judgement)
    return {item.id: decide_item(item, answers[item.id], min_submitted=min_submitted) for item in items}


def decide_item(item: Item, judgements: Sequence[Judgement], *, min_submitted: int) -> Verdict:
    """Decide one item: first whether it is usable, then which text it has.

    An item is unusable when more people say so than not. Otherwise the text that most people stand for
    wins, if it has more votes than every other text; texts that differ in Unicode form or white space only
    are one. To accept the item is a vote for its present text. A tie leaves the item disputed.

    Args:
        item: The item as it was shown.
        judgements: Its answers, one for each person, in any order; those with a problem are not used.
        min_submitted: How many usable answers it needs.
    """
    usable = [judgement for judgement in judgements if judgement.problem is None]
    annotators = tuple(sorted({judgement.annotator for judgement in usable}))

    def verdict(status: Status, rule: Rule, corrections: Mapping[str, str] | None = None) -> Verdict:
        return Verdict(
            item_id=item.id, status=status, rule=rule, corrections=corrections or {}, annotators=annotators
        )

    if not usable:
        return verdict("pending", "no-answers")
    if len(usable) < min_submitted:
        return verdict("pending", "too-few-answers")
    kept = [judgement for judgement in usable if judgement.decision != "unusable"]
    rejected = len(usable) - len(kept)
    if rejected == len(kept):
        return verdict("disputed", "tie-decision")
    if rejected > len(kept):
        return verdict("unusable", _rule_of_agreement(rejected, len(usable), otherwise="majority-decision"))
    agreed, votes = _most_voted([_version(item, judgement) for judgement in kept])
    if agreed is None:
        return verdict("disputed", "tie-text")
    otherwise: Rule = "majority-decision" if votes == len(kept) else "majority-text"
    rule = _rule_of_agreement(votes, len(usable), otherwise=otherwise)
    return verdict("validated", rule, _corrections(item, agreed))


def normalize_text(text: str) -> str:
    """Put a text in Unicode NFC with single spaces, the form in which two texts are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _rule_of_agreement(agreeing: int, answers: int, *, otherwise: Rule) -> Rule:
    if agreeing < answers:
        return otherwise
    return "single" if answers == 1 else "unanimous"


def _version(item: Item, judgement: Judgement) -> Version:
    return tuple(judgement.corrections.get(segment.name, segment.translation) for segment in item.segments)


def _most_voted(versions: Sequence[Version]) -> tuple[Version | None, int]:
    """Return the version with strictly most votes, as most people wrote it, or None; and its votes."""
    spellings: defaultdict[Version, Counter[Version]] = defaultdict(Counter)
    for version in versions:
        spellings[tuple(normalize_text(text) for text in version)][version] += 1
    ranked = sorted(spellings.values(), key=lambda spelling: -spelling.total())
    votes = ranked[0].total()
    if len(ranked) > 1 and ranked[1].total() == votes:
        return None, votes
    return min(ranked[0], key=lambda version: (-ranked[0][version], version)), votes


def _corrections(item: Item, agreed: Version) -> dict[str, str]:
    return {
        segment.name: text
        for segment, text in zip(item.segments, agreed, strict=True)
        if text != segment.translation
    }
