"""Put the open items of a campaign in the order of what people made of the checks' findings so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fiel.annotation.carrying import CurrentRecord, find_current_records, takes_suggestions
from fiel.annotation.client import Argilla
from fiel.annotation.fetched import FetchedCampaign
from fiel.annotation.form.fields import ERRORS_KEY, OPINIONS_KEY, PRIORITY_PROPERTY, read_findings
from fiel.annotation.reordering import move_record
from fiel.campaign.priority import prioritize_item
from fiel.campaign.weights import note_weights, recall_weights
from fiel.campaign.work import Work, add_reviewed
from fiel.checks.finding import Finding
from fiel.checks.normalization import normalize_item
from fiel.checks.opinionfindings import find_opinions
from fiel.checks.precision import BY_CONSTRUCTION
from fiel.checks.suspicion import OPINION, Weights, measure_suspicion
from fiel.judgements import Judgement
from fiel.opinions.opinion import Opinion
from fiel.verdicts.acceptance import measure_acceptance

MOST_MOVED = 500
"""So many records are moved at a time; each takes three requests, and snapshots wait for them."""

FoundChecks = Mapping[str, Mapping[str, Sequence[str]]]
"""Names of the checks that found something, by task name and item id."""


@dataclass(frozen=True, slots=True)
class Reordering:
    """What was done to the open records of a campaign.

    Attributes:
        moved: How many have another place in the queue.
        done: Whether all are in order; otherwise the next time goes on.
    """

    moved: int = 0
    done: bool = True


def weigh_checks(
    work: Work, found: FoundChecks, judgements: Mapping[str, Sequence[Judgement]]
) -> dict[str, dict[str, float]]:
    """Return what the checks of each task count for since people answered, where it is less than before."""
    weights = {}
    for task in work.campaign.tasks:
        own = found.get(task.name, {})
        acceptance = measure_acceptance(own, judgements[task.name], work.campaign.language)
        weights[task.name] = {check: each.weight for check, each in acceptance.items() if each.weight < 1}
    return weights


def reorder_fetched(
    client: Argilla,
    home: Path,
    work: Work,
    fetched: FetchedCampaign,
    judgements: Mapping[str, Sequence[Judgement]],
    found: FoundChecks,
    *,
    most: int = MOST_MOVED,
) -> Reordering:
    """Move the open items of a campaign that was just fetched, if its checks count otherwise than before.

    Items of the audit, which stand where the lot put them, blind items and records that somebody answered
    in any way stay where they are; so do closed campaigns. Nothing is checked again: the records say what
    was found.
    The weights are recorded when all is done, so that an interrupted run goes on the next time.

    Args:
        client: The Argilla.
        home: The folder in which the weights of each campaign are recorded.
        work: The campaign and its items.
        fetched: Its records.
        judgements: All answers by task name.
        found: What was found in its items.
        most: How many records are moved at most.
    """
    name, weights = work.campaign.name, weigh_checks(work, found, judgements)
    if fetched.closed or all(recall_weights(home, name, task) == own for task, own in weights.items()):
        return Reordering()
    moved = 0
    for record, priority in _find_misplaced(add_reviewed(work, home), fetched, weights):
        if moved == most:
            return Reordering(moved, done=False)
        moved += move_record(client, record, priority)
    note_weights(home, name, weights)
    return Reordering(moved)


def _find_misplaced(
    work: Work, fetched: FetchedCampaign, weights: Mapping[str, Weights]
) -> Iterator[tuple[CurrentRecord, int]]:
    """Yield the open records whose priority is another now, with the new one."""
    for record in find_current_records(fetched, work.campaign, work.items):
        if record.item.blind or not takes_suggestions(work.campaign, record):
            continue  # what was found in a blind item is not in its record
        opinions = work.opinions.get(record.task, {}).get(record.item.id, ())
        findings = _recall_findings(record, opinions)
        if findings is not None:
            priority = prioritize_item(measure_suspicion(record.item, findings, weights[record.task]))
            if record.metadata.get(PRIORITY_PROPERTY) != priority:
                yield record, priority


def _recall_findings(record: CurrentRecord, opinions: Sequence[Opinion]) -> list[Finding] | None:
    """Return findings as a launch noted them in a record; None if it shows opinions that are gone."""
    metadata: Mapping[str, Any] = record.metadata
    shown = frozenset(metadata.get(OPINIONS_KEY) or ())
    known = [each for each in opinions if each.digest in shown]
    if len({each.digest for each in known}) < len(shown):
        return None
    errors = BY_CONSTRUCTION.union(metadata.get(ERRORS_KEY) or ())
    findings = [
        Finding(check=name, severity="error" if name in errors else "warning")
        for name in read_findings(metadata)
        if name != OPINION
    ]
    return findings + find_opinions(normalize_item(record.item), opinions={record.item.id: known})
