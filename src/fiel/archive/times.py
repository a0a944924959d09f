"""Keep the original times of restored records and answers in the records' metadata.

Argilla sets all times itself, so a restored campaign would look as if it had been answered in a minute. A
restore stores the original times in each record, by user id and with a digest of the answer: an answer that
was changed after the restore has the time of that change.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

ORIGINAL_TIMES = "original_times"

_TIMES = ("inserted_at", "updated_at")


def note_times(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the original times to store for a record with its responses and the new Argilla's user ids."""
    answers = {
        str(answer["user_id"]): {**{key: answer[key] for key in _TIMES}, "digest": _digest(answer)}
        for answer in record.get("responses") or ()
    }
    return {**{key: record[key] for key in _TIMES}, "answers": answers}


def recall_times(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record from Argilla's API with its original times, and without the metadata for them."""
    metadata = dict(record.get("metadata") or {})
    noted = metadata.pop(ORIGINAL_TIMES, None)
    if noted is None:
        return dict(record)
    answers = [_recall_answer(answer, noted["answers"]) for answer in record.get("responses") or ()]
    recalled = {**record, "metadata": metadata or None, "inserted_at": noted["inserted_at"]}
    if "responses" in record:
        recalled["responses"] = answers
    if _is_unchanged(record, noted):
        recalled["updated_at"] = noted["updated_at"]
    return recalled


def forget_answer(metadata: Mapping[str, Any], user_id: str) -> dict[str, Any]:
    """Return a record's metadata without the original time of one person's answer."""
    noted = metadata.get(ORIGINAL_TIMES)
    if noted is None:
        return dict(metadata)
    answers = {user: times for user, times in noted["answers"].items() if user != user_id}
    return {**metadata, ORIGINAL_TIMES: {**noted, "answers": answers}}


def _recall_answer(answer: Mapping[str, Any], noted: Mapping[str, Any]) -> dict[str, Any]:
    original = noted.get(str(answer["user_id"]))
    if original is None or original["digest"] != _digest(answer):
        return dict(answer)
    return {**answer, **{key: original[key] for key in _TIMES}}


def _is_unchanged(record: Mapping[str, Any], noted: Mapping[str, Any]) -> bool:
    found = {str(answer["user_id"]): _digest(answer) for answer in record.get("responses") or ()}
    return found == {user: answer["digest"] for user, answer in noted["answers"].items()}


def _digest(answer: Mapping[str, Any]) -> str:
    content = orjson.dumps([answer["status"], answer["values"] or {}], option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(content).hexdigest()[:16]
