"""An organizer's answer to a disputed item, and the verdict that it would lead to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Decision, Judgement, Reason, judge_item
from fiel.verdicts.consensus import IntroducesError, Verdict, decide_item


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An organizer's choice on the command line.

    Attributes:
        take: User name of the person whose answer is right, or None.
        texts: Texts by segment name, replacing those of that answer or of the item.
        unusable: Why the item is unusable, or None.
    """

    take: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    unusable: Reason | None = None
    correct: bool = False

    @property
    def made(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.take or self.texts or self.unusable or self.correct)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """An item with its answers."""

    task: str
    item: Item
    judgements: tuple[Judgement, ...]
    verdict: Verdict

    @property
    def name(self) -> str:
        """How commands are told which item, as ``TASK=ID``."""
        return f"{self.task}={self.item.id}"


def find_item(items: Mapping[str, Sequence[Item]], name: str) -> tuple[str, Item]:
    """Find an item by its id, or by ``TASK=ID`` where several tasks have an item with that id.

    ``items`` are by task name.

    Raises:
        FielError: There is no such item, or there are several.
    """
    found = [
        (task, item)
        for task, each in items.items()
        for item in each
        if name in (item.id, f"{task}={item.id}")
    ]
    if not found:
        raise FielError(
            f"{name}: expected the id of an item of the campaign, found none of this name: fiel status "
            "lists those in dispute"
        )
    if len(found) > 1:
        ways = ", ".join(f"{task}={item.id}" for task, item in found)
        raise FielError(f"{name}: expected one item, found {len(found)}: write one of {ways}")
    return found[0]


def judge_choice(opened: OpenItem, choice: Choice, *, annotator: str, now: datetime) -> Judgement:
    """Make the organizer's answer.

    The choice must not be empty.

    Raises:
        FielError: Two choices exclude each other, nobody of that name answered, or a text cannot be used.
    """
    item, where = opened.item, opened.item.id
    if (choice.unusable is not None) + choice.correct + bool(choice.take or choice.texts) > 1:
        raise FielError(
            f"{where}: expected one of --take with --text, --correct and --unusable, found several"
        )
    unknown = sorted(set(choice.texts) - set(item.shape))
    if unknown:
        raise FielError(
            f"{where}: --text: expected one of {', '.join(item.shape)}, found {', '.join(unknown)}"
        )
    taken = _find_answer(opened, choice.take) if choice.take else None
    reason = taken.reason if taken else choice.unusable
    texts = {**(taken.corrections if taken else {}), **choice.texts}
    unusable = choice.unusable is not None or (taken is not None and taken.decision == "unusable")
    if unusable and choice.texts:
        raise FielError(f"{where}: --text: expected an answer with a text, {choice.take} marked it unusable")
    declared: Decision = "unusable" if unusable else "corrected" if texts else "correct"
    own = next((each for each in opened.judgements if each.annotator == annotator), None)
    judgement = judge_item(
        item,
        annotator=annotator,
        declared=declared,
        texts=texts,
        reason=reason,
        comment=own.comment if own else "",
        submitted_at=now,
        organizer=True,
    )
    if judgement.problem is not None:
        names = judgement.problem.partition(":")[2]
        raise FielError(f"{where}: {names}: expected a text, found nothing: empty texts cannot be published")
    return judgement if judgement.decision == declared else replace(judgement, declared=judgement.decision)


def foresee_verdict(
    opened: OpenItem,
    judgement: Judgement,
    *,
    min_submitted: int,
    introduces_error: IntroducesError | None = None,
) -> Verdict:
    """Return the verdict including the organizer's answer, which replaces their earlier one."""
    others = [each for each in opened.judgements if each.annotator != judgement.annotator]
    return decide_item(
        opened.item, [*others, judgement], min_submitted=min_submitted, introduces_error=introduces_error
    )


def _find_answer(opened: OpenItem, username: str) -> Judgement:
    found = next((each for each in opened.judgements if each.annotator == username), None)
    if found is None:
        names = ", ".join(sorted(each.annotator for each in opened.judgements)) or "nobody"
        raise FielError(f"{opened.item.id}: --take: expected one of {names}, found {username}")
    return found
