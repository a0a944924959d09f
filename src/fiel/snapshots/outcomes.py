"""The outcome of each item of a task, decided again only where answers changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from fiel.campaign import Campaign, Task
from fiel.checks.detector import prepare_error_detector
from fiel.items import Item
from fiel.judgements import Judgement, day_of
from fiel.snapshots.marks import Marker
from fiel.snapshots.tables import ADDRESS, missing_last
from fiel.verdicts.consensus import Status, Verdict, decide_item
from fiel.verdicts.corrections import classify_correction
from fiel.verdicts.versions import normalize_text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class AnswerRow(NamedTuple):
    """The counted data of one answer, without its item: columns of ``Details.judgements``."""

    contributor: str | None
    simulated: bool
    decision: str
    reason: str | None
    corrected_segments: int
    version: int
    day: date


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """One item with the outcome of its answers.

    Attributes:
        moments: When each was submitted, in microseconds since 1970.
        kinds: The kinds of agreed corrections, sorted.
        answers: The counted data of the answers, sorted with missing values last.
        corrections: Rows of ``Details.corrections``, without those that contain a person's address.
        marks: The mark of each judgement; see `fiel.snapshots.marks`.
    """

    judgements: Sequence[Judgement]
    moments: tuple[int, ...]
    status: Status
    kinds: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    corrections: tuple[dict[str, Any], ...]
    marks: tuple[str, ...]


class Outcomes:
    """The outcomes of a task's items, keeping those whose answers are unchanged.

    Attributes:
        items: The items sorted by id.
        item_marks: Their marks by id.
    """

    def __init__(self, campaign: Campaign, task: Task, items: Sequence[Item], marker: Marker) -> None:
        """Start with a task's items; later only the campaign's credits may change."""
        self.items = sorted(items, key=lambda item: item.id)
        self.item_marks = {item.id: marker.mark_item(item) for item in self.items}
        self._marker = marker
        self.task = task
        self._campaign = campaign
        self._introduces_error = prepare_error_detector(own=task.definition.checks)
        self._known: dict[str, ItemOutcome] = {}
        self._names: Mapping[str, str | None] = {}

    def update(
        self,
        judgements: Iterable[Judgement],
        names: Mapping[str, str | None],
        *,
        like: Mapping[str, ItemOutcome] = MappingProxyType({}),
    ) -> Mapping[str, ItemOutcome]:
        """Bring the outcomes up to date and return them by item id, sorted by id.

        Answers with a problem or to other items do not count. ``names`` are those to publish by user name;
        others are anonymous. ``like`` are outcomes with the same names, marker and task, of perhaps other
        answers: those of the same answers are taken instead of deciding again.
        """
        given: dict[str, list[Judgement]] = {item.id: [] for item in self.items}
        for each in judgements:
            if each.problem is None and each.item_id in given:
                given[each.item_id].append(each)
        users = names.keys() | self._names.keys()
        renamed = {user for user in users if names.get(user) != self._names.get(user)}
        self._names = names
        self._known = {
            item.id: found
            if (found := like.get(item.id)) and found.judgements == given[item.id]
            else self._recall(item, given[item.id], renamed)
            for item in self.items
        }
        return self._known

    def find_texts(self) -> set[tuple[str, str, str]]:
        """Return the changed texts: a segment's name, the text shown, and the new, normalized."""
        shown = {item.id: {each.name: each.translation for each in item.segments} for item in self.items}
        return {
            (name, shown[item_id][name], normalize_text(text))
            for item_id, outcome in self._known.items()
            for judgement in outcome.judgements
            for name, text in judgement.corrections.items()
        }

    def _recall(self, item: Item, judgements: list[Judgement], renamed: Collection[str]) -> ItemOutcome:
        known = self._known.get(item.id)
        if known is None or known.judgements != judgements:
            return self._decide(item, judgements)
        if renamed and any(each.annotator in renamed for each in judgements):
            return self._decide(item, judgements)
        return known

    def _decide(self, item: Item, judgements: list[Judgement]) -> ItemOutcome:
        verdict = decide_item(
            item,
            judgements,
            min_submitted=self._campaign.annotation.min_submitted,
            introduces_error=self._introduces_error,
        )
        corrections = self._correction_rows(item, judgements, verdict) if verdict.corrections else []
        answers = [
            AnswerRow(
                self._names.get(judgement.annotator) if not judgement.organizer else None,
                judgement.simulated,
                judgement.decision,
                judgement.reason,
                len(judgement.corrections),
                version,
                day_of(judgement),
            )
            for judgement, version in zip(judgements, _number_versions(item, judgements), strict=True)
        ]
        return ItemOutcome(
            judgements=judgements,
            moments=tuple(map(_moment_of, judgements)),
            status=verdict.status,
            kinds=tuple(sorted({row["kind"] for row in corrections})),
            answers=tuple(sorted(answers, key=missing_last)),
            corrections=tuple(row for row in corrections if not _holds_address(row)),
            marks=tuple([self._marker.mark_answer(self.item_marks[item.id], each) for each in judgements]),
        )

    def _correction_rows(
        self, item: Item, judgements: Sequence[Judgement], verdict: Verdict
    ) -> list[dict[str, Any]]:
        return [
            {
                "campaign": self._campaign.name,
                "task": self.task.name,
                "benchmark": self.task.benchmark,
                "subject": subject_of(self.task, item),
                "item_id": item.id,
                "segment": segment.name,
                "source": segment.source,
                "before": segment.translation,
                "after": after,
                "kind": classify_correction(segment.translation, after, language=self._campaign.language),
                "day": max(map(day_of, judgements)),
            }
            for segment in item.segments
            if (after := verdict.corrections.get(segment.name)) is not None
        ]


def subject_of(task: Task, item: Item) -> str | None:
    """Return an item's group other than its split, such as an MMLU subject, or None."""
    stratum = task.definition.stratum(item)
    return stratum if stratum != item.split else None


def _holds_address(row: Mapping[str, Any]) -> bool:
    return any(ADDRESS.search(row[name] or "") for name in ("source", "before", "after"))


def _moment_of(judgement: Judgement) -> int:
    """Return the time of an answer in whole microseconds; a time without a zone is in UTC."""
    submitted = judgement.submitted_at
    return ((submitted if submitted.tzinfo else submitted.replace(tzinfo=UTC)) - _EPOCH) // _MICROSECOND


def _number_versions(item: Item, judgements: Sequence[Judgement]) -> list[int]:
    """Number the texts that the answers to an item support, in text order."""
    shown = {segment.name: segment.translation for segment in item.segments}
    texts = [_changes(judgement, shown) for judgement in judgements]
    numbers = {changes: number for number, changes in enumerate(sorted(set(texts) - {()}), start=1)}
    return [
        -1 if judgement.decision == "unusable" else numbers.get(changes, 0)
        for judgement, changes in zip(judgements, texts, strict=True)
    ]


def _changes(judgement: Judgement, shown: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    changed = ((name, normalize_text(text)) for name, text in judgement.corrections.items())
    return tuple(sorted(each for each in changed if each[1] != normalize_text(shown[each[0]])))
