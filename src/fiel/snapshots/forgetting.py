"""Removing a person's name from a snapshot, even if no new snapshot will be taken."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from fiel.snapshots.folder import has_snapshot, read_snapshot
from fiel.snapshots.rounding import round_down
from fiel.snapshots.tables import COLUMNS, Tables, shape_frame
from fiel.snapshots.writing import lock_snapshot, write_snapshot


def forget_names(folder: Path, names: Collection[str]) -> tuple[str, ...]:
    """Anonymize people in the current snapshot, remove earlier ones, and return affected campaigns.

    Another person with one of the names is named again by the next snapshot of their campaign.

    Raises:
        FielError: The snapshot cannot be read, or the folder cannot be written.
    """
    if not names or not has_snapshot(folder):
        return ()
    with lock_snapshot(folder):
        before = read_snapshot(folder)
        people = before.tables.people
        found = people.loc[people["contributor"].isin([*names]), "campaign"].unique()
        # Always written: an earlier snapshot next to it may have a name that this one does not.
        write_snapshot(_without(before.tables, names), folder, created_at=before.created_at, keep=1)
    return tuple(map(str, found))


def _without(tables: Tables, names: Collection[str]) -> Tables:
    people, work = tables.people, tables.work
    gone = people["contributor"].isin([*names])
    rounded = people["answers"].where(~gone, people["answers"].map(round_down)).astype("int64")
    unnamed = people.assign(contributor=people["contributor"].mask(gone), answers=rounded)
    kept = work[~work["contributor"].isin([*names])].reset_index(drop=True)
    return replace(tables, people=shape_frame(unnamed, COLUMNS["people"]), work=kept)
