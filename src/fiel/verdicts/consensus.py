"""The community's decision about each item, from all its answers, and the rule behind it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fiel.items import Item
from fiel.judgements import Judgement
from fiel.verdicts.versions import (
    Version,
    choose_spelling,
    corrections_of,
    find_central,
    normalize_version,
    version_of,
)

Status = Literal["pending", "validated", "unusable", "disputed"]
"""The state of an item: too few answers, an agreed text, agreed to be unusable, or no agreement."""

STATUSES: tuple[Status, ...] = ("validated", "unusable", "disputed", "pending")

ConsensusRule = Literal[
    "no-answers",
    "too-few-answers",
    "single",
    "single-with-error",
    "unanimous",
    "majority-decision",
    "majority-text",
    "similar-text",
    "organizer",
    "tie-decision",
    "tie-text",
]
"""The rule behind a verdict: too few answers, some form of agreement, or a tie."""

IntroducesError = Callable[[Item, Mapping[str, str]], bool]
"""Whether corrections, by segment name, introduce an error that the shown text did not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome of the answers to one item.

    Attributes:
        item_id: The item, within its task.
        corrections: Agreed text by segment name; empty unless the item is validated with changes.
        annotators: User names of everyone whose answers counted, sorted.
        agreeing: User names of those among them who support the decision, sorted; empty without one.
    """

    item_id: str
    status: Status
    rule: ConsensusRule
    corrections: Mapping[str, str] = field(default_factory=dict)
    annotators: tuple[str, ...] = ()
    agreeing: tuple[str, ...] = ()


def decide_items(
    items: Iterable[Item],
    judgements: Iterable[Judgement],
    *,
    min_submitted: int,
    introduces_error: IntroducesError | None = None,
) -> dict[str, Verdict]:
    """Decide every item.

    ``min_submitted`` is the number of usable answers that an item needs. ``introduces_error`` is a test that
    a text supported by a single person must not fail; it is called only for such texts.

    Returns:
        Verdicts by item id, in item order; answers to other items are ignored.
    """
    answers: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        answers[judgement.item_id].append(judgement)
    return {
        item.id: decide_item(
            item, answers.get(item.id, ()), min_submitted=min_submitted, introduces_error=introduces_error
        )
        for item in items
    }


def decide_item(
    item: Item,
    judgements: Sequence[Judgement],
    *,
    min_submitted: int,
    introduces_error: IntroducesError | None = None,
) -> Verdict:
    """Decide one item: first whether it is usable, then its text.

    An item is unusable when more people say so than not. Otherwise the text that most people support wins, if
    it has more votes than every other text; texts that differ only in Unicode form or white space count as
    one. Accepting the item is a vote for its current text. When texts tie, the central one wins if all the
    others are nearly the same; see `versions.find_central`. Everything else is in dispute, including an error
    that is only in one person's text.

    An organizer's answer is a vote like any other, and also decides wherever no more than half of all answers
    agree; if there are several, the last one decides. So it settles a dispute, no later stray answer reopens
    it, and it never overrules a majority. Judgements with a problem are ignored; for the other arguments see
    `decide_items`.
    """
    usable = [judgement for judgement in judgements if judgement.problem is None]
    annotators = tuple(sorted([judgement.annotator for judgement in usable]))
    if len(usable) < min_submitted or not usable:
        rule: ConsensusRule = "too-few-answers" if usable else "no-answers"
        return Verdict(item_id=item.id, status="pending", rule=rule, annotators=annotators)
    outcome = _count_votes(item, usable, introduces_error)
    organizers = [judgement for judgement in usable if judgement.organizer]
    if organizers and 2 * len(outcome.agreeing) <= len(usable):
        last = max(organizers, key=lambda each: (each.submitted_at, each.annotator))
        outcome = _side_with(item, last, usable)
    return Verdict(
        item_id=item.id,
        status=outcome.status,
        rule=outcome.rule,
        corrections=corrections_of(item, outcome.version) if outcome.version else {},
        annotators=annotators,
        agreeing=tuple(sorted(outcome.agreeing)),
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    status: Status
    rule: ConsensusRule
    agreeing: Sequence[str] = ()
    version: Version | None = None


def _count_votes(
    item: Item, usable: Sequence[Judgement], introduces_error: IntroducesError | None
) -> _Outcome:
    rejecting = [each.annotator for each in usable if each.decision == "unusable"]
    keeping = len(usable) - len(rejecting)
    if len(rejecting) > keeping:
        rule = _rule_of_agreement(len(rejecting), len(usable), otherwise="majority-decision")
        return _Outcome("unusable", rule, rejecting)
    if len(rejecting) == keeping:
        return _Outcome("disputed", "tie-decision")
    return _choose_text(item, usable, introduces_error)


def _choose_text(
    item: Item, usable: Sequence[Judgement], introduces_error: IntroducesError | None
) -> _Outcome:
    shown = version_of(item, {})
    groups = _group_versions(item, usable, shown)
    votes = max(map(len, groups.values()))
    first = [version for version, supporters in groups.items() if len(supporters) == votes]

    def fails(version: Version) -> bool:
        return (
            introduces_error is not None
            and version != shown
            and introduces_error(item, corrections_of(item, version))
        )

    if len(first) > 1:
        counts = {version: len(supporters) for version, supporters in groups.items()}
        central = find_central(counts, [each for each in first if not fails(each)], shown=shown)
        if central is None:
            return _Outcome("disputed", "tie-text")
        return _Outcome("validated", "similar-text", groups[central], central)
    (agreed,) = first
    if len(usable) == 1 and fails(agreed):
        return _Outcome("disputed", "single-with-error")
    otherwise: ConsensusRule = "majority-decision" if len(groups) == 1 else "majority-text"
    rule = _rule_of_agreement(votes, len(usable), otherwise=otherwise)
    return _Outcome("validated", rule, groups[agreed], agreed)


def _group_versions(item: Item, usable: Sequence[Judgement], shown: Version) -> dict[Version, list[str]]:
    """Group those who keep the item by the text that they support, in its most common spelling."""
    written: dict[Version, list[str]] = {}
    for each in usable:
        if each.decision != "unusable":
            version = version_of(item, each.corrections) if each.corrections else shown
            written.setdefault(version, []).append(each.annotator)
    if len(written) == 1:
        return written
    spellings: dict[Version, list[Version]] = {}
    for version in written:
        spellings.setdefault(normalize_version(version), []).append(version)
    return {
        choose_spelling({version: len(written[version]) for version in group}, shown): [
            name for version in group for name in written[version]
        ]
        for group in spellings.values()
    }


def _rule_of_agreement(agreeing: int, answers: int, *, otherwise: ConsensusRule) -> ConsensusRule:
    if agreeing < answers:
        return otherwise
    return "single" if answers == 1 else "unanimous"


def _side_with(item: Item, judgement: Judgement, usable: Sequence[Judgement]) -> _Outcome:
    def choice(each: Judgement) -> Version | None:
        unusable = each.decision == "unusable"
        return None if unusable else normalize_version(version_of(item, each.corrections))

    agreeing = [each.annotator for each in usable if choice(each) == choice(judgement)]
    if judgement.decision == "unusable":
        return _Outcome("unusable", "organizer", agreeing)
    return _Outcome("validated", "organizer", agreeing, version_of(item, judgement.corrections))
