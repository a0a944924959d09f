"""Overwriting an answer: it is read again first, and left alone if it changed.

Our servers check once more inside the transaction that writes (`fiel.server.patches.preconditions`),
so nothing can come in between. A stock Argilla has no such condition: there, an answer that arrives between
the last read and the write, a matter of milliseconds, would be overwritten.
"""

from collections.abc import Mapping
from typing import Any

from fiel.annotation.client import Argilla, Moved, NotThere, call
from fiel.archive.times import recall_times

StoredResponse = Mapping[str, Any]
"""An answer as Argilla's API gives it."""


def is_as_seen(found: StoredResponse | None, seen: StoredResponse | None) -> bool:
    """Tell whether an answer is unchanged: its status, all its values and its time."""
    if found is None or seen is None:
        return found is seen
    return all(found[key] == seen[key] for key in ("id", "status", "values", "updated_at"))


def rewrite_answer(
    client: Argilla, record_id: str, seen: StoredResponse, body: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Overwrite an answer, if it is unchanged since it was read.

    ``seen`` has its original time if its campaign was restored; ``body`` has the new ``status`` and
    ``values``.

    Returns:
        The record as it was just before, or None when the answer had changed and was left alone.
    """
    record = _read(client, record_id)
    stored = _find(record, seen)
    if record is None or stored is None or not is_as_seen(_find(recall_times(record), seen), seen):
        return None
    tag = {"If-Match": f'"{stored["updated_at"]}"'}
    try:
        call(client, "PUT", f"responses/{seen['id']}", json=body, headers=tag)
    except NotThere:
        return None
    except Moved:  # by someone else, or by this request's first try whose reply was lost
        after = _find(_read(client, record_id), seen)
        done = after is not None and all(after[key] == body[key] for key in ("status", "values"))
        return record if done else None
    return record


def _read(client: Argilla, record_id: str) -> dict[str, Any] | None:
    try:
        record: dict[str, Any] = call(client, "GET", f"records/{record_id}")
    except NotThere:
        return None
    return record


def _find(record: Mapping[str, Any] | None, seen: StoredResponse) -> StoredResponse | None:
    responses = (record or {}).get("responses") or ()
    return next((each for each in responses if each["id"] == seen["id"]), None)
