"""The judgements of an earlier release, as a campaign remembers them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq


def judge(
    item: str, *segments: tuple[str, str, str | None], decision: str = "corrected", **values: Any
) -> Mapping[str, Any]:
    """A judgement of an item, with the texts of its segments before and after it."""
    return {
        "item_id": item,
        "decision": decision,
        "reason": values.get("reason"),
        "segments": [{"name": name, "before": before, "after": after} for name, before, after in segments],
        "counted": values.get("counted", True),
    }


def write_judgements(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write judgements where a campaign can name them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist([dict(each) for each in rows]), path)
    return path
