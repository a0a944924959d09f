"""The status of a campaign as sheets of a spreadsheet: pure functions."""

from collections.abc import Iterator, Sequence

from fiel.progress.listing import KINDS, Counted, list_counted
from fiel.progress.status import CampaignStatus
from fiel.verdicts.resolution import OpenItem
from fiel.verdicts.supported import group_supporters

StatusRow = tuple[str | int, ...]
"""Cells of a row."""

_STATUS = ("task", "total", "done", "target", "missing", "one_away", "disputed", "comments", "superseded")
_DISPUTED = ("task", "item_id", "segment", "source", "shown", "text", "supported_by")
_LISTS = ("list", "task", "item_id", "annotator", "text")


def tabulate_book(
    status: CampaignStatus, disputes: Sequence[OpenItem], counted: Counted
) -> dict[str, list[StatusRow]]:
    """Return the rows of each sheet, its header first: tasks, disputes text by text, and all lists."""
    return {
        "status": [_STATUS, *_tabulate_tasks(status)],
        "disputed": [_DISPUTED, *_tabulate_disputes(disputes)],
        "lists": [_LISTS, *_tabulate_lists(counted)],
    }


def _tabulate_tasks(status: CampaignStatus) -> Iterator[StatusRow]:
    for task in status.tasks:
        counts = (task.total, task.done, task.target, task.missing, task.one_away)
        yield (task.task, *counts, len(task.disputed), task.comments, task.superseded)


def _tabulate_disputes(disputes: Sequence[OpenItem]) -> Iterator[StatusRow]:
    for each in disputes:
        place = (each.task, each.item.id)
        for segment in each.item.segments:
            shown = segment.translation
            supporters = group_supporters(segment.name, shown, each.judgements)
            for text, names in supporters.items():
                yield (*place, segment.name, segment.source or "", shown, text, ", ".join(names))
        unusable = [judged.annotator for judged in each.judgements if judged.decision == "unusable"]
        if unusable:
            yield (*place, "", "", "", "unusable", ", ".join(unusable))


def _tabulate_lists(counted: Counted) -> Iterator[StatusRow]:
    for kind in KINDS:
        for each in list_counted(counted, kind):
            yield (kind, each.task, each.item_id, each.annotator, each.text)
