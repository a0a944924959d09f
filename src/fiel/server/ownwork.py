"""What one person did and what became of it: pure functions over their answers, for their own page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from fiel.items import Item, Segment
from fiel.judgements import Judgement, judge_item
from fiel.milestones import current_streak, next_milestone, reached_milestones
from fiel.verdicts.consensus import decide_item

AnswerState = Literal["open", "accepted", "changed", "released"]
"""What became of a correction: not decided yet, agreed on, decided otherwise, or agreed on and published."""

STATES: tuple[AnswerState, ...] = ("released", "accepted", "changed", "open")

# The names of the form's questions and of its field: fiel.annotation.form.fields.
VERDICT, REASON, COMMENT, ITEM = "verdict", "reason", "comment", "item"

_LETTERS = 200  # of a text on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """A submitted answer as the database has it; ``person`` is its author's id."""

    person: str
    organizer: bool
    values: Mapping[str, Any]
    answered_at: datetime


def count_work(times: Iterable[datetime], *, now: datetime, offset: int) -> dict[str, Any]:
    """Count a person's answers by their own days.

    Args:
        times: When each was last sent, in UTC.
        now: This moment in UTC.
        offset: Minutes to add to UTC where the person is.
    """
    days = Counter((time + timedelta(minutes=offset)).date() for time in times)
    today: date = (now + timedelta(minutes=offset)).date()
    answers = days.total()
    return {
        "answers": answers,
        "today": days[today],
        "days": len(days),
        "streak": current_streak(days, today),
        "reached": max(reached_milestones(answers), default=None),
        "next": next_milestone(answers),
    }


def describe_correction(
    person: str,
    fields: Mapping[str, Any],
    answers: Sequence[StoredAnswer],
    *,
    min_submitted: int,
    released_at: datetime | None,
) -> dict[str, Any] | None:
    """Tell what became of a person's correction of an item, in their own words only.

    Args:
        person: Who asks.
        fields: Those of the record.
        answers: All submitted answers to it.
        min_submitted: How many the item needs.
        released_at: Until when answers are in the last release, in UTC.

    Returns:
        ``state``, ``before`` and ``after`` of the first text that they changed; None if they changed none.
    """
    item = _read_item(fields)
    if item is None:
        return None
    judgements = {each.person: _judge(item, each) for each in answers}
    own = judgements.get(person)
    if own is None or not own.corrections:
        return None
    verdict = decide_item(item, list(judgements.values()), min_submitted=min_submitted)
    state: AnswerState = "open"
    if verdict.status == "validated" and person in verdict.agreeing:
        last = max(each.submitted_at for each in judgements.values())
        state = "released" if released_at and last <= released_at else "accepted"
    elif verdict.status in ("validated", "unusable"):
        state = "changed"
    name, after = next(iter(own.corrections.items()))
    before = next(segment.translation for segment in item.segments if segment.name == name)
    return {"state": state, "before": before[:_LETTERS], "after": after[:_LETTERS]}


def describe_item(fields: Mapping[str, Any]) -> str:
    """Return the beginning of an item's first text, by which a person recognizes it."""
    item = _read_item(fields)
    return item.segments[0].translation[:_LETTERS] if item else ""


def read_value(values: Mapping[str, Any] | None, question: str) -> str:
    """Return the text of an answer to a question, empty without one."""
    value = ((values or {}).get(question) or {}).get("value")
    return value.strip() if isinstance(value, str) else ""


def _read_item(fields: Mapping[str, Any]) -> Item | None:
    try:
        segments = tuple(
            Segment(str(each["name"]), str(each["translation"])) for each in fields[ITEM]["segments"]
        )
    except (KeyError, TypeError):
        return None  # a record that is not ours
    if not segments:
        return None
    return Item(
        id="", benchmark="", split="", position=0, segments=segments, answer=None, correct=None, row={}
    )


def _judge(item: Item, answer: StoredAnswer) -> Judgement:
    texts = {name: read_raw(answer.values, name) for name in item.shape if name in answer.values}
    declared = read_value(answer.values, VERDICT)
    return judge_item(
        item,
        annotator=answer.person,
        declared="unusable" if declared == "unusable" else "corrected",
        texts=texts,
        submitted_at=answer.answered_at.replace(tzinfo=UTC),
        organizer=answer.organizer,
    )


def read_raw(values: Mapping[str, Any], question: str) -> str:
    """Return the text of an answer to a question as it was written."""
    return str((values.get(question) or {}).get("value") or "")
