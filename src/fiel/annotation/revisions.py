"""The revisions of an item: one record in Argilla for each of its answered texts.

The text of an answered record never changes. When the source changes, the new text gets its own record, and
the answered one stays with its answers, marked and last in the queues.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fiel.annotation.client import Argilla, Moved, NotThere, call, is_embedded
from fiel.annotation.form.fields import DIGEST_KEY, ITEM_FIELD, PRIORITY_PROPERTY
from fiel.annotation.largerequests import JSON, encode_json, split_batches
from fiel.annotation.records import fetch_as_stored
from fiel.items import split_name
from fiel.messages.catalogue import Catalogue

REVISION_KEY = "revision"
SUPERSEDED_KEY = "superseded"
WITHDRAWN_KEY = "withdrawn"
REPLACED_KEY = "replaced"
CARRIED_KEY = "carried"
UNANSWERED = "fiel-if-unanswered"
"""Header of a change that our servers refuse once a record has a response of any kind."""
NOTICE = "notice"
_TOGETHER = 100  # records in a request, with what they were and what they become
_LAST = -1  # after every record to answer, whose lowest priority is 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A record of an item.

    Attributes:
        item_id: The item, within its task.
        number: 1 for the first text, and so on.
        record_id: Its record in Argilla.
        digest: Fingerprint of the item as people see it there.
        superseded: Whether it is marked as an earlier text.
        withdrawn: Whether it is marked as an item withdrawn from the campaign.
        replaced: Fingerprints of its earlier texts, which nobody had answered.
        language: The language of its texts according to the form; empty where fields were not read.
    """

    item_id: str
    number: int
    record_id: str
    dataset: str
    digest: str
    superseded: bool
    replaced: tuple[str, ...]
    withdrawn: bool = False
    language: str = ""

    @property
    def idle(self) -> bool:
        """Whether it needs no answers: it is marked so, and last in the queues."""
        return self.superseded or self.withdrawn


def read_revision(dataset: str, record: Mapping[str, Any]) -> Revision:
    """Read the item and revision of a record."""
    metadata = record.get("metadata") or {}
    item_id, number = split_name(record["external_id"])
    return Revision(
        item_id=item_id,
        number=number,
        record_id=record["id"],
        dataset=dataset,
        digest=metadata.get(DIGEST_KEY, ""),
        superseded=bool(metadata.get(SUPERSEDED_KEY)),
        replaced=tuple(metadata.get(REPLACED_KEY) or ()),
        language=_read_language(record),
        withdrawn=bool(metadata.get(WITHDRAWN_KEY)),
    )


def _read_language(record: Mapping[str, Any]) -> str:
    segments = ((record.get("fields") or {}).get(ITEM_FIELD) or {}).get("segments") or ()
    return next((str(each["language"]) for each in segments if each.get("language")), "")


def find_current(revisions: Iterable[Revision], digest: str) -> Revision | None:
    """Return the newest revision with a digest, even when the source went back to an earlier text."""
    return max(
        (each for each in revisions if each.digest == digest), key=lambda each: each.number, default=None
    )


def mark_superseded(client: Argilla, revisions: Sequence[Revision], *, language: str) -> None:
    """Put records last in the queues and mark them as having a newer text; their judgements stay.

    Argilla removes a record from the queues only when it has enough submitted answers. One with fewer stays
    in them, but comes last and says that there is nothing to do.
    """
    _mark_idle(client, revisions, SUPERSEDED_KEY, language)


def mark_withdrawn(client: Argilla, revisions: Sequence[Revision], *, language: str) -> None:
    """Put withdrawn items' records last in the queues and mark them; their answers stay."""
    _mark_idle(client, revisions, WITHDRAWN_KEY, language)


def restore_current(client: Argilla, revision: Revision, *, priority: int) -> None:
    """Remove the marks: the source went back to this text, or the campaign took the item back."""
    record = call(client, "GET", f"records/{revision.record_id}")
    marks = {SUPERSEDED_KEY: False, WITHDRAWN_KEY: False, PRIORITY_PROPERTY: priority}
    call(client, "PATCH", f"records/{record['id']}", json=_renew_notices(record, [], marks))


def _mark_idle(client: Argilla, revisions: Sequence[Revision], key: str, language: str) -> None:
    """Mark records: on our embedded server many in a request, elsewhere one after the other."""
    say = Catalogue("form", language).text
    notice = {
        "severity": "warning",
        "sign": "⚠",
        "label": say(f"{key}-label"),
        "text": say(f"{key}-text"),
        NOTICE: key,
    }

    def mark(record: Mapping[str, Any]) -> dict[str, Any]:
        return _renew_notices(record, [notice], {key: True, PRIORITY_PROPERTY: _LAST})

    done = _mark_together(client, [each.record_id for each in revisions], mark)
    for id in (each.record_id for each in revisions if each.record_id not in done):
        call(client, "PATCH", f"records/{id}", json=mark(call(client, "GET", f"records/{id}")))


def _mark_together(
    client: Argilla, ids: Sequence[str], mark: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> set[str]:
    """Mark records as many at a time as the server takes; return the ids of those that were."""
    done: set[str] = set()
    if not ids or not is_embedded(client):
        return done
    for start in range(0, len(ids), _TOGETHER):
        try:
            records = fetch_as_stored(client, ids[start : start + _TOGETHER])
        except NotThere:  # an earlier server of ours
            return done
        by_dataset: dict[str, list[RecordChange]] = {}
        for record in records:
            change = RecordChange(record["id"], mark(record), before=record, answered=True)
            by_dataset.setdefault(record["dataset_id"], []).append(change)
        for dataset_id, changes in by_dataset.items():
            done |= _send_changes(client, dataset_id, changes)
    return done


def _renew_notices(
    record: Mapping[str, Any], notices: list[dict[str, str]], marks: dict[str, Any]
) -> dict[str, Any]:
    item = record["fields"][ITEM_FIELD]
    findings = [each for each in item.get("findings", ()) if NOTICE not in each]
    fields = {**record["fields"], ITEM_FIELD: {**item, "findings": [*notices, *findings]}}
    return {"fields": fields, "metadata": {**(record["metadata"] or {}), **marks}}


def replace_texts(
    client: Argilla, dataset_id: str, texts: Sequence[tuple[Revision, Mapping[str, Any]]]
) -> list[bool]:
    """Replace the texts of records that nobody answered; the new ones are from `form.fields.build_record`.

    Returns:
        Whether it was done, for each; if not, the record has an answer and its old text.
    """
    changes = {revision.record_id: _renew_text(revision, record) for revision, record in texts}
    done = change_together(client, dataset_id, [RecordChange(id, change) for id, change in changes.items()])
    return [
        revision.record_id in done
        or change_unanswered(
            client,
            revision.record_id,
            changes[revision.record_id],
            before=call(client, "GET", f"records/{revision.record_id}"),
        )
        for revision, _ in texts
    ]


def _renew_text(revision: Revision, record: Mapping[str, Any]) -> dict[str, Any]:
    replaced = [*dict.fromkeys((*revision.replaced, revision.digest))]
    metadata = {**record["metadata"], REPLACED_KEY: replaced, REVISION_KEY: revision.number}
    return {"fields": record["fields"], "metadata": metadata, "suggestions": record["suggestions"]}


@dataclass(frozen=True, slots=True)
class RecordChange:
    """New fields, metadata or suggestions of a record; ``before`` has its fields and metadata as read.

    With ``answered`` it may have answers, which the change does not touch.
    """

    record_id: str
    change: Mapping[str, Any]
    before: Mapping[str, Any] | None = None
    answered: bool = False


def change_together(client: Argilla, dataset_id: str, changes: Sequence[RecordChange]) -> set[str]:
    """Change records of a dataset that are as they were read and that nobody answered, or may be answered.

    Only our embedded server can do that (`fiel.server.changing`); a proxy may take only so many bytes.

    Returns:
        The ids of the changed records. To the others `change_unanswered` has to be applied.
    """
    return _send_changes(client, dataset_id, changes) if changes and is_embedded(client) else set()


def _send_changes(client: Argilla, dataset_id: str, changes: Sequence[RecordChange]) -> set[str]:
    """Change records together on our embedded server; see `change_together`."""
    done: set[str] = set()
    path = f"fiel/datasets/{dataset_id}/records/bulk"
    for items in split_batches(map(_describe_change, changes), most=_TOGETHER):
        try:
            answer = call(client, "PATCH", path, content=encode_json({"items": items}), headers=JSON)
        except NotThere:  # an earlier server of ours, or no such dataset
            break
        done.update(answer["changed"])
    return done


def _describe_change(change: RecordChange) -> dict[str, Any]:
    before = change.before and {key: change.before[key] for key in ("fields", "metadata")}
    return {
        "id": change.record_id,
        "before": before,
        "answered": change.answered,
        "change": change.change,
    }


def change_unanswered(
    client: Argilla, record_id: str, changes: Mapping[str, Any], *, before: Mapping[str, Any]
) -> bool:
    """Change fields, metadata and suggestions of a record that nobody answered.

    Our servers refuse the change inside the transaction that would write it once there is an answer. On any
    other, the record is restored if an answer arrives meanwhile. ``before`` is the record as just read.

    Returns:
        Whether it was done; if not, the record has an answer and is as it was.
    """
    path = f"records/{record_id}"
    if before["responses"]:
        return False
    try:
        call(client, "PATCH", path, json=changes, headers={UNANSWERED: "?1"})
    except Moved:
        return False
    if not call(client, "GET", path)["responses"]:
        return True
    suggestions = [
        {key: each[key] for key in ("question_id", "value", "type", "agent")}
        for each in before["suggestions"]
    ]
    old = {"fields": before["fields"], "metadata": before["metadata"] or {}, "suggestions": suggestions}
    call(client, "PATCH", path, json=old)
    return False
