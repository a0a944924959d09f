"""Marks: what tells one volunteer's answer from another, without its text, and who is behind a difference.

A mark is of the item, with its text, of the answer to it, and of the labels in that, if any. Marks are made
with a secret key, so they say nothing to anyone who does not have it.
"""

import hashlib
import json
from base64 import b64encode
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from fiel.items import Item
from fiel.judgements import SIMULATED_PREFIX, Judgement
from fiel.verdicts.blind import BlindAnswer

Marks = Mapping[str, Collection[str]]
"""The marks of each person's usable answers to a task, by a mark of the person."""

_LETTERS = 8  # of Base64 for each part
_BYTES = 6


@dataclass(frozen=True, slots=True)
class TaskMarks:
    """The marks of the answers to a task and of all its items."""

    answers: Marks
    items: frozenset[str]


class Marker:
    """Makes marks with a key; without one, as for tables that are used once, it makes none."""

    def __init__(self, key: str = "") -> None:
        """Take the key, in hexadecimal digits."""
        self.key = key
        self._key = bytes.fromhex(key)

    def mark_item(self, item: Item) -> str:
        """Return the mark with which those of all answers to an item begin."""
        return self._mark(item.digest) if self._key else ""

    def mark_answer(self, item_mark: str, judgement: Judgement) -> str:
        """Return the mark of an answer; empty for those of organizers and of simulated volunteers."""
        if not self._key or judgement.organizer or judgement.simulated:
            return ""
        said = [item_mark, judgement.decision, judgement.reason, sorted(judgement.corrections.items())]
        labels = self._mark(json.dumps(sorted(judgement.labels.items()))) if judgement.labels else ""
        return item_mark + self._mark(json.dumps(said)) + labels

    def mark_people(self, answers: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
        """Gather the marks of answers, given with user names, by person; both sorted."""
        found: dict[str, list[str]] = {}
        for annotator, mark in answers:
            if mark:
                found.setdefault(annotator, []).append(mark)
        return dict(sorted((self._mark(name), sorted(marks)) for name, marks in found.items()))

    def mark_person(self, annotator: str) -> str:
        """Return the mark of a person."""
        return self._mark(annotator)

    def mark_text(self, text: str) -> str:
        """Return the mark of a text."""
        return self._mark(text)

    def leave_out(
        self, items: Iterable[Item], judgements: Iterable[Judgement], apart: Marks
    ) -> list[Judgement]:
        """Return the judgements of a task without the answers that some marks are of."""
        known = {item.id: self.mark_item(item) for item in items}
        return [
            each
            for each in judgements
            if each.item_id not in known
            or (who := self.mark_person(each.annotator)) not in apart
            or self.mark_answer(known[each.item_id], each) not in apart[who]
        ]

    def mark_task(self, items: Iterable[Item], judgements: Iterable[Judgement]) -> dict[str, list[str]]:
        """Gather the marks of the usable answers to a task; see `mark_people`."""
        known = {item.id: self.mark_item(item) for item in items}
        return self.mark_people(
            (each.annotator, self.mark_answer(known[each.item_id], each))
            for each in judgements
            if each.problem is None and each.item_id in known
        )

    def mark_blind(self, items: Iterable[Item], answers: Iterable[BlindAnswer]) -> dict[str, list[str]]:
        """Gather the marks of real people's answers to the blind questions of a task; see `mark_people`."""
        known = {item.id: self.mark_item(item) for item in items}
        return self.mark_people(
            (each.annotator, known[each.item_id] + self._mark(json.dumps(["blind", each.choice])))
            for each in answers
            if each.item_id in known and not each.annotator.startswith(SIMULATED_PREFIX)
        )

    def _mark(self, text: str) -> str:
        return b64encode(hashlib.blake2b(text.encode(), key=self._key, digest_size=_BYTES).digest()).decode()


def without_labels(marks: Marks) -> dict[str, set[str]]:
    """Return marks of the decisions alone, since no table of the snapshot has labels."""
    return {who: {mark[: 2 * _LETTERS] for mark in each} for who, each in marks.items()}


def set_apart(before: Marks, now: Marks, people: int) -> dict[str, set[str]]:
    """Return the new answers of some people, those who gave the fewest, or of all if they are fewer.

    An answer that only moved to another account is not new.
    """
    moved = set(chain.from_iterable(_subtract(before, now).values()))
    new = {who: left for who, marks in _subtract(now, before).items() if (left := marks - moved)}
    fewest = sorted(new, key=lambda who: (len(new[who]), who))[:people]
    return {who: new[who] for who in fewest}


def join_marks(some: Iterable[Marks]) -> dict[str, set[str]]:
    """Return all marks together."""
    joined: dict[str, set[str]] = {}
    for each in some:
        for who, marks in each.items():
            joined.setdefault(who, set()).update(marks)
    return joined


def take_out(marks: Marks, apart: Marks) -> dict[str, list[str]]:
    """Return marks without others; people without any left are left out."""
    return {who: sorted(left) for who, left in _subtract(marks, apart).items()}


def count_people(before: Marks, now: Marks, items: Collection[str] = ()) -> int | None:
    """Count the people whose answers differ, at least; None when no answer does.

    An answer that only moved to another account is no difference. Answers that are gone count for their
    person only if their item is among ``items``, which are marks: otherwise the item was taken out or
    rewritten, and the person did nothing.
    """
    new = _subtract(now, before)
    gone = _subtract(before, now)
    appeared, vanished = (Counter(chain.from_iterable(each.values())) for each in (new, gone))
    if appeared == vanished:
        return None
    moved = (appeared & vanished).keys()
    here = {who for who, marks in new.items() if marks - moved}
    there = {who for who, marks in gone.items() if any(mark[:_LETTERS] in items for mark in marks - moved)}
    both = before.keys() & now.keys()
    # Who is only in one of them may be there under another name in the other one.
    return len((here | there) & both) + max(len(here - both), len(there - both))


def _subtract(some: Marks, others: Marks) -> dict[str, set[str]]:
    left = {who: set(marks).difference(others.get(who, ())) for who, marks in some.items()}
    return {who: marks for who, marks in left.items() if marks}
