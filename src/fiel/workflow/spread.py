"""Suggest people's corrections wherever the same sentence stands in open items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fiel.annotation.carrying import (
    CurrentRecord,
    fetch_undone,
    find_current_records,
    mark_correction,
    note_undone,
    suggest_corrections,
    takes_suggestions,
)
from fiel.annotation.client import Argilla
from fiel.annotation.closing import refuse_closed
from fiel.annotation.fetched import FetchedCampaign
from fiel.annotation.records import fetch_questions
from fiel.bars import NO_BAR, Bar
from fiel.campaign.work import Work
from fiel.errors import unlisted
from fiel.judgements import Judgement
from fiel.memory.releases import carry_memories
from fiel.memory.sentences import Box, Boxes, Sentence, find_boxes
from fiel.memory.spreading import (
    CarriedCorrection,
    SentenceTally,
    carry_corrections,
    tally_judgements,
    tally_verdicts,
)
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import decide_campaign, gather_campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadSentence:
    """A sentence whose correction is suggested in open items.

    Attributes:
        id: Fingerprint by which it is named.
        text: The correction.
        items: In how many items people corrected it so.
        boxes: Where it is suggested.
        undone: Whether an organizer does not want it suggested.
    """

    id: str
    source: str
    before: str
    text: str
    items: int
    boxes: tuple[Box, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Spreading:
    """What spreading a campaign's corrections did, or would do.

    Attributes:
        changed: The number of records that got or lost suggestions.
        skipped: Those that were left alone: somebody answered them meanwhile, or they have another text.
    """

    sentences: tuple[SpreadSentence, ...]
    changed: int = 0
    skipped: int = 0


def spread_campaign(
    settings: Settings,
    work: Work,
    *,
    undo: Sequence[str] = (),
    redo: Sequence[str] = (),
    dry_run: bool = False,
    bar: Bar = NO_BAR,
) -> Spreading:
    """Bring the suggestions in a campaign's open items in line with what people decided so far.

    Args:
        settings: The Argilla.
        work: The campaign and its items.
        undo: Sentences, by id, whose corrections are no longer suggested.
        redo: Sentences, by id, whose corrections are suggested again.
        dry_run: Change nothing.
        bar: Progress in records to change.

    Raises:
        FielError: The campaign was not launched or is closed, or no correction has a given id.
    """
    with connected_argilla(settings) as client:
        refuse_closed(client, work.campaign.name)
        fetched, gathered = gather_campaign(client, work)
        found = _find_corrections(work, fetched, gathered.judgements)
        undone = _update_undone(client, work, found, undo, redo, dry_run=dry_run)
        return _spread(client, work, found, undone, dry_run=dry_run, bar=bar)


def spread_fetched(
    client: Argilla, work: Work, fetched: FetchedCampaign, judgements: Mapping[str, Sequence[Judgement]]
) -> Spreading:
    """Spread the corrections of a campaign that was just fetched, if it asks for that and is open."""
    if work.campaign.annotation.spread == "off" or fetched.closed:
        return Spreading(())
    found = _find_corrections(work, fetched, judgements)
    return _spread(client, work, found, fetch_undone(client, found.datasets))


@dataclass(frozen=True, slots=True)
class _Found:
    """What can be suggested where.

    Attributes:
        records: The records with the campaign's present texts.
        boxes: All boxes, with their sentences.
        corrections: Those for the boxes of open items.
    """

    records: Sequence[CurrentRecord]
    boxes: Boxes
    corrections: Sequence[CarriedCorrection]

    @property
    def datasets(self) -> list[str]:
        """Ids of the datasets of the records."""
        return sorted({each.dataset_id for each in self.records})

    def by_sentence(self) -> dict[Sentence, list[CarriedCorrection]]:
        """Group the corrections by sentence."""
        grouped: dict[Sentence, list[CarriedCorrection]] = {}
        for each in self.corrections:
            grouped.setdefault(self.boxes[each.box], []).append(each)
        return grouped


def _find_corrections(
    work: Work, fetched: FetchedCampaign, judgements: Mapping[str, Sequence[Judgement]]
) -> _Found:
    records = list(find_current_records(fetched, work.campaign, work.items))
    open_items = {(each.task, each.item.id) for each in records if takes_suggestions(work.campaign, each)}
    others = {(task, item.id) for task, own in work.items.items() for item in own} - open_items
    boxes = find_boxes(work.items)
    tally = _tally(work, boxes, judgements)
    found = list(carry_corrections(boxes, tally, answered=others))
    if work.memories:
        earlier = carry_memories(boxes, work.memories, answered=others)
        found += [each for each in earlier if boxes[each.box] not in tally.texts]
    return _Found(records, boxes, found)


def _spread(
    client: Argilla,
    work: Work,
    found: _Found,
    undone: frozenset[str],
    *,
    dry_run: bool = False,
    bar: Bar = NO_BAR,
) -> Spreading:
    """Give the open records the suggestions that they should have, changing only those that differ."""
    wanted: dict[tuple[str, str], list[CarriedCorrection]] = {}
    for each in found.corrections:
        if found.boxes[each.box].id not in undone:
            wanted.setdefault((each.box.task, each.box.item), []).append(each)
    different = [
        (record, own)
        for record in found.records
        if takes_suggestions(work.campaign, record)
        for own in [wanted.get((record.task, record.item.id), [])]
        if {mark_correction(each) for each in own} != record.carried
    ]
    sentences = _describe_sentences(found, undone)
    if dry_run:
        return Spreading(sentences, changed=len(different))
    bar.expect(len(different))
    questions = {id: fetch_questions(client, id) for id in {record.dataset_id for record, _ in different}}
    done = 0
    for record, own in different:
        done += suggest_corrections(client, work.campaign, record, own, questions[record.dataset_id])
        bar(1)
    return Spreading(sentences, changed=done, skipped=len(different) - done)


def _tally(work: Work, boxes: Boxes, judgements: Mapping[str, Sequence[Judgement]]) -> SentenceTally:
    if work.campaign.annotation.spread == "answered":
        return tally_judgements(boxes, judgements)
    return tally_verdicts(boxes, decide_campaign(work, judgements))


def _describe_sentences(found: _Found, undone: frozenset[str]) -> tuple[SpreadSentence, ...]:
    sentences = [
        SpreadSentence(
            id=sentence.id,
            source=sentence.source,
            before=sentence.translation,
            text=own[0].text,
            items=own[0].items,
            boxes=tuple(each.box for each in own),
            undone=sentence.id in undone,
        )
        for sentence, own in found.by_sentence().items()
    ]
    return tuple(sorted(sentences, key=lambda each: (-len(each.boxes), each.source, each.before)))


def _update_undone(
    client: Argilla,
    work: Work,
    found: _Found,
    undo: Sequence[str],
    redo: Sequence[str],
    *,
    dry_run: bool,
) -> frozenset[str]:
    before = fetch_undone(client, found.datasets)
    if not undo and not redo:
        return before
    known = {sentence.id for sentence in found.by_sentence()} | before
    for id in (*undo, *redo):
        if id not in known:
            raise unlisted(work.campaign.name, "a sentence", "fiel spread", id, sorted(known))
    after = (before | set(undo)) - set(redo)
    if not dry_run:
        for dataset in found.datasets:
            note_undone(client, dataset, after)
    return frozenset(after)
