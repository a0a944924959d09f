"""From judgements to the public tables: the one place where what is private is left behind."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pandas as pd

from fiel.campaign import Campaign, Task
from fiel.checks.errors import prepare_error_detector
from fiel.consensus import Verdict, decide_items
from fiel.corrections import classify_correction, rank_corrections
from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Judgement, count_missing, day_of, usable_judgements
from fiel.tables import COLUMNS, Tables
from fiel.versions import normalize_text

SHOWN_CORRECTIONS = 300
"""Agreed corrections of a campaign that are published, the most instructive ones."""

LONGEST_PAUSE = 600
"""Seconds between two answers of one person above which there was something else between them."""

_INVISIBLE = {"Cc", "Zl", "Zp"}
_DIRECTION_MARKS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of Argilla, in which the items of one shape are answered.

    Attributes:
        task: Name of the task.
        url: Its address, from `fiel.annotation.form.annotation_address`. Only scheme, host, port, path and
            the order of the records are kept of it.
        items: Ids of its items.
    """

    task: str
    url: str | None
    items: Collection[str]


@dataclass(frozen=True, slots=True)
class _Work:
    """One task with all that is known of it."""

    task: Task
    items: Sequence[Item]
    usable: Sequence[Judgement]
    verdicts: Mapping[str, Verdict]
    findings: Mapping[str, Collection[str]]


def tabulate_campaign(
    campaign: Campaign,
    items: Mapping[str, Sequence[Item]],
    judgements: Mapping[str, Sequence[Judgement]],
    *,
    argilla_url: str | None = None,
    forms: Sequence[Form] = (),
    findings: Mapping[str, Mapping[str, Collection[str]]] | None = None,
    closed: bool = False,
) -> Tables:
    """Put what the public may see of a campaign into tables.

    Args:
        campaign: The campaign.
        items: Items by task name.
        judgements: Judgements by task name. Not counted: those with a problem, and those of items that
            are not among the task's items.
        argilla_url: Where to help. Only scheme, host, port and path of it are kept.
        forms: The forms of Argilla in which the items are.
        findings: Names of the checks that found something, by task name and item id.
        closed: Whether the campaign takes no more answers.

    Raises:
        FielError: There are items, judgements, forms or findings of a task that the campaign does not have.
    """
    tasks = [task.name for task in campaign.tasks]
    for name in (*items, *judgements, *(form.task for form in forms), *(findings or {})):
        if name not in tasks:
            raise FielError(f"{campaign.name}: tasks: expected one of {', '.join(tasks)}, found {name!r}")
    works = [
        _gather(campaign, task, items.get(task.name, ()), judgements.get(task.name, ()), (findings or {}))
        for task in campaign.tasks
    ]
    names = {user: _clean_name(name) for user, name in campaign.credits.items()}
    corrections = [row for work in works for row in _correction_rows(campaign, work)]
    rows: dict[str, _Rows] = {
        "campaigns": [_campaign_row(campaign, argilla_url, works, closed=closed)],
        "items": [row for work in works for row in _item_rows(campaign, work, _kinds_by_item(corrections))],
        "judgements": [row for work in works for row in _judgement_rows(campaign, work, names)],
        "people": _people_rows(campaign, works, names),
        "corrections": _choose_corrections(corrections),
        "forms": _form_rows(campaign, works, forms),
    }
    return Tables.from_frames({name: pd.DataFrame.from_records(rows[name]) for name in COLUMNS})


def _gather(
    campaign: Campaign,
    task: Task,
    items: Sequence[Item],
    judgements: Sequence[Judgement],
    findings: Mapping[str, Mapping[str, Collection[str]]],
) -> _Work:
    usable = usable_judgements(items, judgements)
    verdicts = decide_items(
        items,
        usable,
        min_submitted=campaign.annotation.min_submitted,
        introduces_error=prepare_error_detector(own=task.definition.checks),
    )
    return _Work(task, items, usable, verdicts, findings.get(task.name, {}))


def _campaign_row(
    campaign: Campaign, argilla_url: str | None, works: Sequence[_Work], *, closed: bool
) -> dict[str, Any]:
    return {
        "campaign": campaign.name,
        "language": campaign.language,
        "titles": json.dumps(campaign.title, ensure_ascii=False, sort_keys=True),
        "min_submitted": campaign.annotation.min_submitted,
        "target": campaign.annotation.target,
        "argilla_url": _public_url(argilla_url),
        "guide_url": campaign.guide_url,
        "video_url": campaign.video_url,
        "ask_url": campaign.ask_url,
        "closed": closed,
        "seconds_per_answer": _measure_seconds(each for work in works for each in work.usable),
    }


def _measure_seconds(judgements: Iterable[Judgement]) -> float | None:
    """Return the median time between two answers of one person in one sitting; the simulated do not count."""
    times: defaultdict[str, list[datetime]] = defaultdict(list)
    for each in judgements:
        if not each.simulated:
            times[each.annotator].append(each.submitted_at)
    pauses = []
    for moments in times.values():
        moments.sort()
        pauses += [(b - a).total_seconds() for a, b in zip(moments, moments[1:], strict=False)]
    sitting = [pause for pause in pauses if 0 < pause <= LONGEST_PAUSE]
    return median(sitting) if sitting else None


def _subject(task: Task, item: Item) -> str | None:
    """Return the kind of item that a benchmark tells apart beside its splits, as MMLU its subjects."""
    stratum = task.definition.stratum(item)
    return stratum if stratum != item.split else None


def _item_rows(campaign: Campaign, work: _Work, kinds: Mapping[tuple[str, str], set[str]]) -> _Rows:
    answers = Counter(judgement.item_id for judgement in work.usable)
    return [
        {
            "campaign": campaign.name,
            "task": work.task.name,
            "benchmark": work.task.benchmark,
            "split": item.split,
            "subject": _subject(work.task, item),
            "item_id": item.id,
            "answers": answers[item.id],
            "done": answers[item.id] >= campaign.annotation.min_submitted,
            "status": work.verdicts[item.id].status,
            "findings": tuple(sorted(set(work.findings.get(item.id, ())))),
            "kinds": tuple(sorted(kinds.get((work.task.name, item.id), ()))),
        }
        for item in work.items
    ]


def _judgement_rows(campaign: Campaign, work: _Work, names: Mapping[str, str | None]) -> _Rows:
    versions = _number_versions(work)
    return [
        {
            "campaign": campaign.name,
            "task": work.task.name,
            "item_id": judgement.item_id,
            "contributor": names.get(judgement.annotator),
            "simulated": judgement.simulated,
            "decision": judgement.decision,
            "reason": judgement.reason,
            "corrected_segments": len(judgement.corrections),
            "version": version,
            "day": day_of(judgement),
        }
        for judgement, version in zip(work.usable, versions, strict=True)
    ]


def _number_versions(work: _Work) -> list[int]:
    """Number the texts that answers stand for within each item, in the order of the texts."""
    shown = {item.id: {segment.name: segment.translation for segment in item.segments} for item in work.items}
    texts = [_changes(judgement, shown[judgement.item_id]) for judgement in work.usable]
    by_item: defaultdict[str, set[tuple[tuple[str, str], ...]]] = defaultdict(set)
    for judgement, changes in zip(work.usable, texts, strict=True):
        if changes:
            by_item[judgement.item_id].add(changes)
    numbers = {
        (item_id, changes): number
        for item_id, versions in by_item.items()
        for number, changes in enumerate(sorted(versions), start=1)
    }
    return [
        -1 if judgement.decision == "unusable" else numbers.get((judgement.item_id, changes), 0)
        for judgement, changes in zip(work.usable, texts, strict=True)
    ]


def _changes(judgement: Judgement, shown: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    changed = ((name, normalize_text(text)) for name, text in judgement.corrections.items())
    return tuple(sorted(each for each in changed if each[1] != normalize_text(shown[each[0]])))


def _people_rows(campaign: Campaign, works: Sequence[_Work], names: Mapping[str, str | None]) -> _Rows:
    answers = Counter((each.annotator, each.simulated) for work in works for each in work.usable)
    return [
        {
            "campaign": campaign.name,
            "contributor": names.get(user),
            "simulated": simulated,
            "answers": count,
        }
        for (user, simulated), count in answers.items()
    ]


def _correction_rows(campaign: Campaign, work: _Work) -> _Rows:
    days: dict[str, date] = {}
    for each in work.usable:
        days[each.item_id] = max(day_of(each), days.get(each.item_id, date.min))
    rows = []
    for item in work.items:
        corrections = work.verdicts[item.id].corrections
        for segment in item.segments:
            if segment.name not in corrections:
                continue
            after = corrections[segment.name]
            rows.append(
                {
                    "campaign": campaign.name,
                    "task": work.task.name,
                    "benchmark": work.task.benchmark,
                    "subject": _subject(work.task, item),
                    "item_id": item.id,
                    "segment": segment.name,
                    "source": segment.source,
                    "before": segment.translation,
                    "after": after,
                    "kind": classify_correction(segment.translation, after, language=campaign.language),
                    "day": days[item.id],
                }
            )
    return rows


def _kinds_by_item(corrections: _Rows) -> dict[tuple[str, str], set[str]]:
    kinds: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in corrections:
        kinds[row["task"], row["item_id"]].add(row["kind"])
    return kinds


def _choose_corrections(rows: _Rows) -> _Rows:
    """Return the most instructive corrections, without those that hold an address of a person."""
    public = [
        row
        for row in rows
        if not any(_ADDRESS.search(row[name] or "") for name in ("source", "before", "after"))
    ]
    return rank_corrections(public)[:SHOWN_CORRECTIONS]


def _form_rows(campaign: Campaign, works: Sequence[_Work], forms: Sequence[Form]) -> _Rows:
    by_task = {work.task.name: work for work in works}
    rows = []
    for form in forms:
        work, ids = by_task[form.task], set(form.items)
        missing = count_missing(
            [item for item in work.items if item.id in ids],
            work.usable,
            min_submitted=campaign.annotation.min_submitted,
        )
        rows.append(
            {
                "campaign": campaign.name,
                "task": form.task,
                "url": _public_url(form.url, keep=("sort",)),
                "items": len(missing),
                "missing": sum(missing),
                "one_away": missing.count(1),
            }
        )
    return rows


def _clean_name(name: str) -> str | None:
    visible = "".join(
        " " if unicodedata.category(letter) in _INVISIBLE else letter
        for letter in name
        if letter not in _DIRECTION_MARKS
    )
    return " ".join(visible.split()) or None


def _public_url(url: str | None, *, keep: Sequence[str] = ()) -> str | None:
    parts = urlsplit(url or "")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    query = urlencode([each for each in parse_qsl(parts.query) if each[0] in keep])
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}{f'?{query}' if query else ''}"
