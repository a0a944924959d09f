"""What the tables of a snapshot may show of the decisions; see `fiel.snapshots.batches`."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from fiel.bars import Note
from fiel.judgements import FEWEST_PEOPLE
from fiel.snapshots.batches import Batches, batches_path, save_batches
from fiel.snapshots.marks import Marks, TaskMarks, join_marks, set_apart, take_out
from fiel.snapshots.tables import COLUMNS, DECIDED, Tables, build_sorted
from fiel.snapshots.tabulation import Tabulator
from fiel.snapshots.varieties import recall_varieties
from fiel.verdicts.versions import normalize_text

Apart = Mapping[str, Marks]
"""Answers that stay out of the tables, by task."""
CorrectionText = tuple[str, str, str]
"""A segment's name, the text that it had, and a text that somebody gave it, normalized."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What to show of a campaign's decisions.

    Attributes:
        batches: What is public from now on.
        kept: Tasks whose decisions stay as in the last snapshot.
        lost: Those among them whose earlier answers nothing is known about any more.
    """

    batches: Batches
    kept: tuple[str, ...]
    lost: tuple[str, ...]


def plan_batch(
    batches: Batches, marks: Mapping[str, TaskMarks], campaign: str, before: Tables | None
) -> BatchPlan:
    """Decide of each task whether what was decided is shown as it is now.

    Args:
        batches: What is public; with no task if that is not known.
        marks: The marks of the answers and items of each task.
        campaign: The campaign.
        before: The last snapshot, if there is one.
    """
    kept, lost = [], []
    for task, each in marks.items():
        known = task in batches.shown
        if not known and before is not None and _has_answers(before, campaign, task):
            batches = batches.show(task, each.answers, unknown=True)
            lost.append(task)
        elif not known:
            batches = batches.show(task, {})
        if batches.may_show(task, each.answers, each.items):
            batches = batches.show(task, each.answers)
        else:
            kept.append(task)
    return BatchPlan(batches, tuple(kept), tuple(lost))


def limit_tables(
    home: Path,
    tables: Tables,
    tabulator: Tabulator,
    batches: Batches | None,
    before: Tables | None,
    note: Note = lambda text: None,
    *,
    said: Mapping[str, str] = MappingProxyType({}),
    without: Callable[[Apart], Tables] | None = None,
) -> Tables:
    """Return the tables of a campaign with no decisions but those that may be shown, and record which.

    Call this with `lock_batches`.

    Args:
        home: Where the record is.
        tables: The tables as they are now.
        tabulator: What made them, with the key of the record or, if there is none, another.
        batches: The record; None if there is none.
        before: The last snapshot, if there is one.
        note: Called when there is a snapshot and no record.
        said: What people agreed to have counted about their variety, by user name.
        without: Makes the tables as they would be without some answers; None for a closed campaign, in which
            nothing stays out.

    Raises:
        FielError: The record cannot be written.
    """
    (campaign,) = tables.campaigns["campaign"]
    marks = tabulator.mark_tasks()
    known = batches or Batches(key=tabulator.marker.key)
    apart = _find_apart(known, marks, campaign, before) if without else {}
    counted = {
        task: TaskMarks(take_out(each.answers, apart[task]), each.items) if task in apart else each
        for task, each in marks.items()
    }
    answering = {who for each in marks.values() for who in each.answers}
    marked = {tabulator.marker.mark_person(user): text for user, text in said.items()}
    own = {who: text for who, text in marked.items() if who in answering}
    earlier = before or Tables.empty()
    frame = earlier.varieties
    rows = frame[frame["campaign"] == campaign].fillna("").to_dict("records")
    varieties = recall_varieties(known.varieties, rows, own, tabulator.marker)
    known = known.model_copy(update={"varieties": varieties.renew(own, tabulator.marker)})
    plan = plan_batch(known, counted, campaign, before)
    if plan.lost:
        note(
            f"{campaign}: {batches_path(home, campaign)}: expected a record of the answers behind the "
            f"decisions in the last snapshot, found none: those about {', '.join(plan.lost)} stay as they "
            f"are until {FEWEST_PEOPLE} people have answered from now on"
        )
    if plan.batches != batches:
        # First: if this is interrupted, the snapshot lags behind its record, which is safe.
        save_batches(home, campaign, plan.batches)
    same = {
        task
        for task in apart
        if plan.batches.shown.get(task) == known.shown.get(task, {})
        and (before is not None and _has_answers(before, campaign, task))  # else there is nothing to keep
    }
    renewed = {task: each for task, each in apart.items() if task not in {*plan.kept, *same}}
    if without and renewed:
        tables = _replace_decided(tables, without(renewed), [*renewed])
    public = build_sorted(plan.batches.varieties.list_rows(campaign), COLUMNS["varieties"])
    tables = replace(tables, varieties=public)
    texts = {task: tabulator.find_texts(task) for task in {*plan.kept, *same}}
    return keep_decided(tables, earlier, texts)


def _find_apart(
    batches: Batches, marks: Mapping[str, TaskMarks], campaign: str, before: Tables | None
) -> dict[str, Marks]:
    """Find the answers that stay out of each task's tables; none where the earlier answers are not known.

    Those in a published version are public, so they stay in: the tables go on from it.
    """
    found: dict[str, Marks] = {}
    for task, each in marks.items():
        lost = task not in batches.shown and before is not None and _has_answers(before, campaign, task)
        public = join_marks([batches.shown.get(task, {}), *batches.released.get(task, ())])
        apart = {} if lost else set_apart(public, each.answers, FEWEST_PEOPLE)
        if apart:
            found[task] = apart
    return found


def _replace_decided(tables: Tables, others: Tables, tasks: Sequence[str]) -> Tables:
    """Return tables of one campaign with what was decided in some tasks from other tables."""
    frames = tables.frames()
    for name in DECIDED:
        mine, theirs = frames[name], others.frames()[name]
        parts = [mine[~mine["task"].isin(tasks)], theirs[theirs["task"].isin(tasks)]]
        filled = [part for part in parts if len(part)] or [theirs[:0]]
        frames[name] = pd.concat(filled).sort_values("task", kind="stable", ignore_index=True)
    return Tables(**frames)


def keep_decided(now: Tables, before: Tables, texts: Mapping[str, Collection[CorrectionText]]) -> Tables:
    """Return the tables of one campaign with what was decided in some tasks as it was before.

    ``texts`` are those that people give now, by each of these tasks. When nobody gives the text of a
    published correction any more, its author may want it gone; since one that disappears alone would say
    whose it was, all of the task's disappear.
    """
    (campaign,) = now.campaigns["campaign"]
    frames = now.frames()
    for name in DECIDED if texts else ():
        earlier = before.frames()[name]
        kept = earlier[(earlier["campaign"] == campaign) & earlier["task"].isin([*texts])]
        if name == "corrections":
            kept = _drop_withdrawn(kept, texts)
        others = frames[name][~frames[name]["task"].isin([*texts])]
        joined = pd.concat([others, kept]) if len(others) else kept
        frames[name] = joined.sort_values("task", kind="stable", ignore_index=True)
    return Tables(**frames)


def _has_answers(tables: Tables, campaign: str, task: str) -> bool:
    """Tell whether tables count answers to a task, or say what was decided in one."""
    return any(
        bool(((frame["campaign"] == campaign) & (frame["task"] == task) & (frame["answers"] > 0)).any())
        for frame in (tables.items, tables.decisions)
    )


def _drop_withdrawn(
    corrections: pd.DataFrame, texts: Mapping[str, Collection[CorrectionText]]
) -> pd.DataFrame:
    rows = corrections[["task", "segment", "before", "after"]].itertuples(index=False, name=None)
    gone = {
        task
        for task, segment, before, after in rows
        if (segment, before, normalize_text(after)) not in texts[task]
    }
    return corrections[~corrections["task"].isin(gone)]
