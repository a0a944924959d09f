"""Suggest corrections in records that nobody answered, and take the suggestions back."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fiel.annotation.client import Argilla, NotThere, call
from fiel.annotation.fetched import FetchedCampaign, FetchedDataset
from fiel.annotation.form.fields import DIGEST_KEY, ITEM_FIELD, suggest_texts
from fiel.annotation.form.shapes import names_of_task
from fiel.annotation.records import note_on_dataset
from fiel.annotation.revisions import CARRIED_KEY, NOTICE, change_unanswered, read_revision
from fiel.campaign import Campaign
from fiel.campaign.priority import is_audited
from fiel.items import Item
from fiel.memory.spreading import CarriedCorrection
from fiel.messages.catalogue import Catalogue

_UNDONE_KEY = "undone_sentences"


@dataclass(frozen=True, slots=True)
class CurrentRecord:
    """The record with an item's present text.

    Attributes:
        record_id: Its id in Argilla.
        dataset_id: The id of its dataset.
        answered: Whether somebody answered it in any way: drafts and discards are work, too.
        metadata: What its launch noted on it.
        carried: The suggestions that it has from people's corrections, by `mark_correction`.
    """

    task: str
    item: Item
    record_id: str
    dataset_id: str
    answered: bool
    metadata: Mapping[str, Any]
    carried: frozenset[str]


def find_current_records(
    fetched: FetchedCampaign, campaign: Campaign, items: Mapping[str, Sequence[Item]]
) -> Iterator[CurrentRecord]:
    """Yield the records with the present texts of a campaign's items."""
    named = {dataset.name: (id, dataset) for id, dataset in fetched.datasets.items()}
    for task in campaign.tasks:
        known = {item.id: item for item in items[task.name]}
        for name in names_of_task(task, list(named)):
            yield from _current_in(task.name, known, *named[name])


def _current_in(
    task: str, known: Mapping[str, Item], dataset_id: str, dataset: FetchedDataset
) -> Iterator[CurrentRecord]:
    for record in dataset.records.values():
        revision = read_revision(dataset.name, record)
        item = known.get(revision.item_id)
        if item is not None and not revision.idle and revision.digest == item.digest:
            yield CurrentRecord(
                task=task,
                item=item,
                record_id=revision.record_id,
                dataset_id=dataset_id,
                answered=bool(record["responses"]),
                metadata=record["metadata"],
                carried=frozenset(record["metadata"].get(CARRIED_KEY) or ()),
            )


def takes_suggestions(campaign: Campaign, record: CurrentRecord) -> bool:
    """Tell whether a record can be given suggestions: nobody answered it, and the audit does not need it."""
    share = campaign.annotation.audit
    return not record.answered and not is_audited(campaign.name, record.task, record.item.id, share=share)


def mark_correction(correction: CarriedCorrection) -> str:
    """Return what stands for a suggested correction in a record's metadata.

    The number of items is in it as 1, 2, 5, 10, 20 and so on: not every item more rewrites all the others.
    """
    power = 10 ** (len(str(correction.items)) - 1)
    step = next(power * each for each in (5, 2, 1) if correction.items >= power * each)
    return f"{correction.box.segment}:{_digest(correction.text)}:{step}"


def find_filled(metadata: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, bool]:
    """Return whose boxes held people's correction, by segment, and whether it is among the given texts."""
    marks = (str(mark).rsplit(":", 2) for mark in metadata.get(CARRIED_KEY) or ())
    return {segment: _digest(texts.get(segment, "")) == digest for segment, digest, _ in marks}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]


def suggest_corrections(
    client: Argilla,
    campaign: Campaign,
    record: CurrentRecord,
    corrections: Sequence[CarriedCorrection],
    questions: Mapping[str, str],
) -> bool:
    """Make corrections the suggestions of a record, in place of its earlier ones.

    Without corrections, the translation is suggested again; ``questions`` are ids by name.

    Returns:
        Whether it was done: not if meanwhile somebody answered the record, or it got another text or is gone.
    """
    try:
        before = call(client, "GET", f"records/{record.record_id}")
    except NotThere:
        return False
    if (before["metadata"] or {}).get(DIGEST_KEY) != record.item.digest:
        return False
    chosen = {each.box.segment: each for each in corrections}
    shown = dict(before["fields"][ITEM_FIELD])
    shown["segments"] = [
        {**segment, "findings": _add_note(segment, chosen.get(segment["name"]), campaign.form_language)}
        for segment in shown["segments"]
    ]
    metadata = {**(before["metadata"] or {}), CARRIED_KEY: sorted(map(mark_correction, corrections))}
    changes = {
        "fields": {**before["fields"], ITEM_FIELD: shown},
        "metadata": metadata,
        "suggestions": suggest_texts(
            record.item, questions, {segment: each.text for segment, each in chosen.items()}
        ),
    }
    return change_unanswered(client, record.record_id, changes, before=before)


def _add_note(
    segment: Mapping[str, Any], chosen: CarriedCorrection | None, language: str
) -> list[Mapping[str, str]]:
    others = [each for each in segment.get("findings", ()) if each.get(NOTICE) != CARRIED_KEY]
    return others if chosen is None else [_note(chosen, language), *others]


def _note(chosen: CarriedCorrection, language: str) -> dict[str, str]:
    say = Catalogue("form", language).text
    told = (
        say("carried-text", items=chosen.items)
        if chosen.origin is None
        else say("carried-text-release", items=chosen.items, release=chosen.origin)
    )
    return {"severity": "note", "sign": "✓", "label": say("carried-label"), "text": told, NOTICE: CARRIED_KEY}


def fetch_undone(client: Argilla, datasets: Collection[str]) -> frozenset[str]:
    """Return the sentences, by fingerprint, whose corrections an organizer does not want to spread."""
    found: set[str] = set()
    for dataset in datasets:
        metadata = call(client, "GET", f"datasets/{dataset}")["metadata"] or {}
        found.update((metadata.get(_UNDONE_KEY) or {}).get("sentences", ()))
    return frozenset(found)


def note_undone(client: Argilla, dataset_id: str, sentences: Collection[str]) -> None:
    """Note on a dataset which sentences' corrections are not to spread, in place of the earlier note."""
    note = {"sentences": sorted(sentences)} if sentences else None
    note_on_dataset(client, dataset_id, _UNDONE_KEY, note)
