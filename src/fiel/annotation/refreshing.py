"""Bring the records that nobody answered in line with what the checks and opinions say today.

The text that people judge stays. What changes are the marks around it, the proposals and the place in
the queue.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from fiel.annotation.client import Argilla, NotThere, call
from fiel.annotation.form.fields import (
    DIGEST_KEY,
    ERRORS_KEY,
    FINDINGS_PROPERTY,
    ITEM_FIELD,
    OPINIONS_KEY,
    PRIORITY_PROPERTY,
    UNSHOWN_KEY,
    read_findings,
)
from fiel.annotation.records import fetch_records
from fiel.annotation.revisions import NOTICE, RecordChange, change_together, change_unanswered, read_revision
from fiel.checks.precision import PROOFREAD_CHECKS
from fiel.items import Item

_RENEWED = (PRIORITY_PROPERTY, FINDINGS_PROPERTY, ERRORS_KEY, UNSHOWN_KEY, OPINIONS_KEY)

BuildRecords = Callable[[Sequence[Item]], Iterable[Mapping[str, Any]]]
"""Builds the records that a launch would make of items today, in their order."""


def refresh_records(
    client: Argilla,
    dataset_id: str,
    items: Mapping[str, Item],
    build: BuildRecords,
    *,
    proofread: bool,
    reviewed: bool,
    audited: Callable[[str], bool],
) -> int:
    """Refresh the records of a dataset that nobody answered in any way.

    Args:
        client: The Argilla.
        dataset_id: The dataset.
        items: Its items by id; records with another text are left alone.
        build: Builds the records of items.
        proofread: Whether LanguageTool was asked; without it, records that show what it found are left alone.
        reviewed: Whether there are opinions; without them, records that show some are left alone.
        audited: Tells of an item's id whether it is in the audit: its record does not go on showing anything.

    Returns:
        How many records changed.
    """
    open_records = []
    stored = fetch_records(client, dataset_id, include=["responses", "suggestions"], recall=False)
    for record in stored:  # as stored: what is changed together has to be as it was read
        metadata, revision = record["metadata"] or {}, read_revision(dataset_id, record)
        item = items.get(revision.item_id)
        if item is None or revision.idle or revision.digest != item.digest or record["responses"]:
            continue
        shows = metadata.get(FINDINGS_PROPERTY) or metadata.get(OPINIONS_KEY)
        if not (shows and audited(item.id)):  # or the campaign has a larger audit now
            if not proofread and PROOFREAD_CHECKS & {*read_findings(metadata)}:
                continue
            if not reviewed and metadata.get(OPINIONS_KEY):
                continue
        open_records.append((record, item))
    built = build([item for _, item in open_records])
    outdated = [
        (record, item, new, wanted)
        for (record, item), new in zip(open_records, built, strict=True)
        if (wanted := _find_changes(record, new))
    ]
    changes = [RecordChange(record["id"], wanted, before=record) for record, _, _, wanted in outdated]
    done = change_together(client, dataset_id, changes)
    return sum(
        record["id"] in done or _refresh_record(client, record["id"], item, new)
        for record, item, new, _ in outdated
    )


def _refresh_record(client: Argilla, record_id: str, item: Item, built: Mapping[str, Any]) -> bool:
    """Refresh a record as it is now: since all were read, it may have been given suggestions."""
    try:
        record = call(client, "GET", f"records/{record_id}")
    except NotThere:
        return False
    wanted = _find_changes(record, built)
    if not wanted or (record["metadata"] or {}).get(DIGEST_KEY) != item.digest:
        return False
    return change_unanswered(client, record_id, wanted, before=record)


def _find_changes(record: Mapping[str, Any], built: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields and metadata to write; nothing if the record is as it should be."""
    wanted = _renew(record, built)
    return wanted if any(record[key] != value for key, value in wanted.items()) else {}


def _renew(record: Mapping[str, Any], built: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields and metadata of a record as built today, with the notices that it has."""
    shown, new = record["fields"][ITEM_FIELD], built["fields"][ITEM_FIELD]
    before = {each["name"]: each for each in shown["segments"]}
    segments = [
        {**each, "findings": [*_notices(before.get(each["name"], {})), *each["findings"]]}
        for each in new["segments"]
    ]
    item = {**new, "findings": [*_notices(shown), *new["findings"]], "segments": segments}
    metadata = {key: value for key, value in (record["metadata"] or {}).items() if key not in _RENEWED}
    metadata |= {key: built["metadata"][key] for key in _RENEWED if key in built["metadata"]}
    return {"fields": {**record["fields"], ITEM_FIELD: item}, "metadata": metadata}


def _notices(shown: Mapping[str, Any]) -> list[Mapping[str, str]]:
    return [each for each in shown.get("findings", ()) if NOTICE in each]
