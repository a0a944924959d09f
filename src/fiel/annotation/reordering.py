"""Give open records another place in the queue, and change nothing else in them."""

from fiel.annotation.carrying import CurrentRecord
from fiel.annotation.client import Argilla, NotThere, call
from fiel.annotation.form.fields import DIGEST_KEY, PRIORITY_PROPERTY
from fiel.annotation.revisions import change_unanswered


def move_record(client: Argilla, record: CurrentRecord, priority: int) -> bool:
    """Give a record that nobody answered another priority.

    Returns:
        Whether it was done: not if somebody answered the record meanwhile, it has another text, it has that
        priority already or it is gone.
    """
    try:
        before = call(client, "GET", f"records/{record.record_id}")
    except NotThere:
        return False
    metadata = before["metadata"] or {}
    if metadata.get(DIGEST_KEY) != record.item.digest or metadata.get(PRIORITY_PROPERTY) == priority:
        return False
    changes = {"metadata": {**metadata, PRIORITY_PROPERTY: priority}}
    return change_unanswered(client, record.record_id, changes, before=before)
