"""What goes into the export of one task, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa

from fiel.campaign import Campaign, Task

Include = Literal["all", "validated"]
"""Whether an export has every item of its source or the validated ones only."""

Errors = Mapping[str, tuple[str, ...]]
"""Names of the checks that found an error, sorted, by item id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One task, ready to be written.

    Attributes:
        campaign: The campaign.
        task: The task within it.
        include: Which items are in.
        tables: The rows of each split that has any, by the benchmark's name of the split.
        left_out: Splits of the source in which no item is in.
        counts: ``items``, the items of each status and ``corrected``, all over the whole source, and
            ``rows``, how many rows each split of the export has.
        corrected: Names of the segments that changed, by item id.
        annotators: User names of all whose answers were counted, sorted.
        unresolved: The items that are in with an error that nobody dealt with.
        suspicious: The corrected items whose agreed text has an error that the text before had not.
    """

    campaign: Campaign
    task: Task
    include: Include
    tables: Mapping[str, pa.Table]
    left_out: tuple[str, ...]
    counts: Mapping[str, Any]
    corrected: Mapping[str, tuple[str, ...]]
    annotators: tuple[str, ...]
    unresolved: Errors
    suspicious: Errors
