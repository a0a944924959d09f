"""From judgements to the public tables: the one place where what is private is left behind."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from fiel.campaign import Campaign
from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import SIMULATED_PREFIX, Judgement
from fiel.snapshots.cleaning import clean_name, public_url
from fiel.snapshots.marks import Marker, TaskMarks
from fiel.snapshots.outcomes import AnswerRow, ItemOutcome, Outcomes, subject_of
from fiel.snapshots.summary import DETAIL_COLUMNS, Details, summarize_details
from fiel.snapshots.tables import COLUMNS, Tables, build_frame, build_sorted

LONGEST_PAUSE = 600
"""Seconds between two answers of one person above which there was something else between them."""

_Rows = list[dict[str, Any]]
_NO_MARKS = Marker()


@dataclass(frozen=True, slots=True)
class Form:
    """One form of Argilla, in which the items of one shape are answered.

    Attributes:
        task: Name of the task.
        url: Its address, from `fiel.annotation.form.fields.annotation_address`. Only scheme, host, port, path
            and the order of the records are kept of it.
        items: Ids of its items.
    """

    task: str
    url: str | None
    items: Collection[str]


class Tabulator:
    """Puts what the public may see of a campaign into tables, deciding again only what changed."""

    def __init__(self, items: Mapping[str, Sequence[Item]], marker: Marker = _NO_MARKS) -> None:
        """Begin with a campaign's items by task name; ``marker`` makes the marks of the answers."""
        self.marker = marker
        self._items = items
        self._campaign: Campaign | None = None
        self._works: list[_Work] = []

    def tabulate(
        self,
        campaign: Campaign,
        judgements: Mapping[str, Sequence[Judgement]],
        *,
        argilla_url: str | None = None,
        forms: Sequence[Form] = (),
        findings: Mapping[str, Mapping[str, Collection[str]]] | None = None,
        closed: bool = False,
        like: "Tabulator | None" = None,
    ) -> Tables:
        """Put what the public may see of a campaign into tables.

        Args:
            campaign: The campaign.
            judgements: Judgements by task name. Not counted: those with a problem, and those of items that
                are not among the task's items.
            argilla_url: Where to help. Only scheme, host, port and path of it are kept.
            forms: The forms of Argilla in which the items are.
            findings: Names of the checks that found something, by task name and item id.
            closed: Whether the campaign takes no more answers.
            like: What has just tabulated the same campaign, with the same marker and perhaps other answers:
                nothing that it decided is decided again.

        Raises:
            FielError: There are items, judgements, forms or findings of a task that the campaign does not
                have.
        """
        found = {task: dict(each) for task, each in (findings or {}).items()}
        answers = {task: list(each) for task, each in judgements.items()}
        _refuse_unknown(campaign, (*self._items, *answers, *(form.task for form in forms), *found))
        self._begin(campaign)
        names = {user: clean_name(name) for user, name in campaign.credits.items()}
        decided = {work.name: work.by_id for work in like._works} if like else {}
        for work in self._works:
            own, known = answers.get(work.name, ()), decided.get(work.name, {})
            work.update(own, names, found.get(work.name, {}), known)
        campaign_row = _campaign_row(campaign, argilla_url, self._works, closed=closed)
        details = Details(
            campaigns=build_sorted([campaign_row], COLUMNS["campaigns"]),
            items=_item_frame(campaign, self._works),
            judgements=_judgement_frame(campaign, self._works),
            people=build_sorted(_people_rows(campaign, self._works, names), COLUMNS["people"]),
            corrections=build_sorted(_correction_rows(self._works), DETAIL_COLUMNS["corrections"]),
            forms=build_sorted(_form_rows(campaign, self._works, forms), COLUMNS["forms"]),
        )
        return summarize_details(details)

    def mark_tasks(self) -> dict[str, TaskMarks]:
        """Return the marks of what was tabulated last, by task name."""
        return {work.name: work.mark(self.marker) for work in self._works}

    def find_texts(self, task: str) -> set[tuple[str, str, str]]:
        """Return the texts that people give in a task; see `Outcomes.find_texts`."""
        return next(work for work in self._works if work.name == task).outcomes.find_texts()

    def _begin(self, campaign: Campaign) -> None:
        """Forget what is known if it was of another campaign; credits are not what makes it another."""
        bare = campaign.model_copy(update={"credits": {}})
        if bare != self._campaign:
            self._campaign = bare
            tasks = sorted(campaign.tasks, key=lambda task: task.name)
            self._works = [
                _Work(Outcomes(bare, task, self._items.get(task.name, ()), self.marker)) for task in tasks
            ]


class _Work:
    """One task with all that is known of it."""

    def __init__(self, outcomes: Outcomes) -> None:
        self.name = outcomes.task.name
        self.task = outcomes.task
        self.by_id: Mapping[str, ItemOutcome] = {}
        self.findings: Mapping[str, Collection[str]] = {}
        self.outcomes = outcomes
        split = [(item.split, subject_of(self.task, item), item.id) for item in outcomes.items]
        self.places = sorted(split, key=lambda place: (place[0], place[1] is None, *place[1:]))

    def update(
        self,
        judgements: Sequence[Judgement],
        names: Mapping[str, str | None],
        findings: Mapping[str, Collection[str]],
        like: Mapping[str, ItemOutcome],
    ) -> None:
        self.by_id, self.findings = self.outcomes.update(judgements, names, like=like), findings

    def mark(self, marker: Marker) -> TaskMarks:
        answers = (
            (judgement.annotator, mark)
            for outcome in self.by_id.values()
            for judgement, mark in zip(outcome.judgements, outcome.marks, strict=True)
        )
        return TaskMarks(marker.mark_people(answers), frozenset(self.outcomes.item_marks.values()))


def _refuse_unknown(campaign: Campaign, names: Sequence[str]) -> None:
    tasks = [task.name for task in campaign.tasks]
    for name in names:
        if name not in tasks:
            raise FielError(f"{campaign.name}: tasks: expected one of {', '.join(tasks)}, found {name!r}")


def _campaign_row(
    campaign: Campaign, argilla_url: str | None, works: Sequence[_Work], *, closed: bool
) -> dict[str, Any]:
    return {
        "campaign": campaign.name,
        "language": campaign.language,
        "titles": json.dumps(campaign.title, ensure_ascii=False, sort_keys=True),
        "license": campaign.license,
        "organizers": campaign.organizers,
        "min_submitted": campaign.annotation.min_submitted,
        "target": campaign.annotation.target,
        "argilla_url": campaign.invitation_url or public_url(argilla_url),
        "guide_url": campaign.guide_url,
        "video_url": campaign.video_url,
        "ask_url": campaign.ask_url,
        "privacy_url": campaign.privacy_url,
        "data_url": campaign.data_url,
        "closed": closed,
        "seconds_per_answer": _measure_seconds(works),
    }


def _measure_seconds(works: Sequence[_Work]) -> float | None:
    """Return the median time between two answers of one person in one sitting; the simulated do not count."""
    outcomes = [outcome for work in works for outcome in work.by_id.values()]
    users = [each.annotator for outcome in outcomes for each in outcome.judgements]
    moments = np.array([each for outcome in outcomes for each in outcome.moments], dtype=np.int64)
    numbers: dict[str, int] = {}
    people = np.array([numbers.setdefault(user, len(numbers)) for user in users], dtype=np.int64)
    order = np.lexsort((moments, people))
    people, pauses = people[order], np.diff(moments[order])
    simulated = [number for user, number in numbers.items() if user.startswith(SIMULATED_PREFIX)]
    same = (people[1:] == people[:-1]) & ~np.isin(people[1:], simulated)
    sitting = pauses[same & (pauses > 0) & (pauses <= LONGEST_PAUSE * 1_000_000)]
    return float(np.median(sitting)) / 1_000_000 if len(sitting) else None


def _item_frame(campaign: Campaign, works: Sequence[_Work]) -> pd.DataFrame:
    """Put the items into a frame, in the order that tables have."""
    places = [(work, *place) for work in works for place in work.places]
    outcomes = [work.by_id[item_id] for work, _, _, item_id in places]
    answers = [len(outcome.judgements) for outcome in outcomes]
    findings = [work.findings.get(item_id, ()) for work, _, _, item_id in places]
    columns: dict[str, Sequence[Any]] = {
        "campaign": [campaign.name] * len(places),
        "task": [work.name for work, *_ in places],
        "benchmark": [work.task.benchmark for work, *_ in places],
        "split": [split for _, split, _, _ in places],
        "subject": [subject for _, _, subject, _ in places],
        "item_id": [item_id for *_, item_id in places],
        "answers": answers,
        "done": [count >= campaign.annotation.min_submitted for count in answers],
        "status": [outcome.status for outcome in outcomes],
        "findings": [tuple(sorted(set(names))) if names else () for names in findings],
        "kinds": [outcome.kinds for outcome in outcomes],
    }
    return build_frame(columns, DETAIL_COLUMNS["items"])


def _judgement_frame(campaign: Campaign, works: Sequence[_Work]) -> pd.DataFrame:
    """Put the answers into a frame, in the order that tables have."""
    tasks, ids = list[str](), list[str]()
    rows: list[AnswerRow] = []
    for work in works:
        for item_id, outcome in work.by_id.items():
            rows += outcome.answers
            ids += [item_id] * len(outcome.answers)
        tasks += [work.name] * (len(rows) - len(tasks))
    fields = zip(*rows, strict=True) if rows else ((),) * len(AnswerRow._fields)
    columns: dict[str, Sequence[Any]] = {
        "campaign": [campaign.name] * len(rows),
        "task": tasks,
        "item_id": ids,
        **dict(zip(AnswerRow._fields, fields, strict=True)),
    }
    return build_frame(columns, DETAIL_COLUMNS["judgements"])


def _people_rows(campaign: Campaign, works: Sequence[_Work], names: Mapping[str, str | None]) -> _Rows:
    outcomes = [outcome for work in works for outcome in work.by_id.values()]
    # An export says which items an organizer decided: with a name, their number would say who that is.
    answers = Counter([(each.annotator, each.organizer) for one in outcomes for each in one.judgements])
    return [
        {
            "campaign": campaign.name,
            "contributor": None if organizer else names.get(user),
            "simulated": user.startswith(SIMULATED_PREFIX),
            "answers": count,
        }
        for (user, organizer), count in answers.items()
    ]


def _correction_rows(works: Sequence[_Work]) -> _Rows:
    outcomes = (outcome for work in works for outcome in work.by_id.values())
    return [row for outcome in outcomes for row in outcome.corrections]


def _form_rows(campaign: Campaign, works: Sequence[_Work], forms: Sequence[Form]) -> _Rows:
    by_task = {work.name: work.by_id for work in works}
    rows = []
    for form in forms:
        outcomes = [by_task[form.task].get(each) for each in set(form.items)]
        wanted = campaign.annotation.min_submitted
        missing = [max(0, wanted - len(each.judgements)) for each in outcomes if each is not None]
        rows.append(
            {
                "campaign": campaign.name,
                "task": form.task,
                "url": campaign.invitation_url or public_url(form.url, keep=("sort",)),
                "items": len(missing),
                "missing": sum(missing),
                "one_away": missing.count(1),
            }
        )
    return rows
