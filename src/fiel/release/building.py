"""The tables and manifest entry of a task, from its outcome."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from fiel.benchmarks import Benchmark
from fiel.campaign.guide import load_guide
from fiel.campaign.priority import is_audited
from fiel.checks.hellaswag import find_lowercased_context
from fiel.checks.markup import find_deleted_brackets
from fiel.errors import FielError
from fiel.items import Item, Row, correct_item
from fiel.judgements import SIMULATED_PREFIX
from fiel.release.blindrecord import describe_blind
from fiel.release.configurations import (
    JUDGEMENTS_SPLIT,
    build_judgements,
    build_validated,
    judgements_name,
    order_judgements,
    validated_name,
    why_set_aside,
)
from fiel.release.content import Author, ErrorsByItem, Release, TaskOutcome
from fiel.release.contributors import write_contributors
from fiel.release.layout import questions_name
from fiel.release.opinionrecord import describe_opinions
from fiel.release.qualityrecords import CheckRecord
from fiel.release.questions import build_questions
from fiel.release.tables import build_tables
from fiel.release.taskrecord import (
    AgreementRecord,
    AnswerCounts,
    AuditRecord,
    Counts,
    SettledRecord,
    SourceRecord,
    TaskRecord,
)
from fiel.sources.arrow import unify_types
from fiel.sources.source import Source
from fiel.verdicts.acceptance import measure_acceptance
from fiel.verdicts.agreement import measure_labels
from fiel.verdicts.audit import estimate_kinds, estimate_mistakes
from fiel.verdicts.consensus import STATUSES, Verdict
from fiel.verdicts.corrections import find_kinds

_HARNESS_CHECKS = (find_deleted_brackets, find_lowercased_context)

_DIGITS = 6

_Decided = Sequence[tuple[Item, Verdict]]


def build_release(outcome: TaskOutcome) -> Release:
    """Build a task's rows with the agreed texts, and the table of its answers.

    Raises:
        FielError: A row has a value that does not fit its column.
    """
    task, campaign = outcome.task, outcome.file.campaign
    decided = [(item, _verdict_of(item, outcome.verdicts)) for item in outcome.items]
    corrected = [
        correct_item(item, verdict.corrections) if verdict.corrections else item for item, verdict in decided
    ]
    splits = build_splits(task.name, task.definition, corrected)
    ordered = order_judgements(outcome)
    judgements = build_judgements(outcome, ordered)
    language = campaign.language
    annotators = sorted({name for _, verdict in decided for name in verdict.annotators})
    organizers = {judgement.annotator for judgement in outcome.judgements if judgement.organizer}
    tables = {
        language: splits,
        questions_name(language): build_questions(task.definition, corrected),
        validated_name(language): build_validated(outcome, splits),
        judgements_name(language): {JUDGEMENTS_SPLIT: judgements} if len(judgements) else {},
    }
    ask = task.definition.alpaca_eval
    return Release(
        campaign=campaign,
        task=task,
        tables=tables,
        sizes={name: {split: len(own) for split, own in each.items()} for name, each in tables.items()},
        strata=find_strata(task.definition, outcome.items),
        prompts=tuple(ask(task.definition.encode(item)) for item in corrected) if ask else None,
        # Answers are marked as an organizer's: naming a single organizer would reveal whose they are.
        named=tuple(
            sorted(
                campaign.credits[name]
                for name in annotators
                if name in campaign.credits and name not in organizers
            )
        ),
        contributors=write_contributors(outcome.judgements, campaign.credits),
        authors=tuple(
            None if each.organizer or each.simulated else Author(each.annotator, each.submitted_at)
            for each in ordered
        ),
        of_publication=outcome.of_publication,
        record=_record(outcome, decided, corrected, annotators, judgements),
    )


def build_splits(name: str, benchmark: Benchmark, items: Iterable[Item]) -> dict[str, pa.Table]:
    """Encode items as the rows of their splits.

    The items are in row order; ``name`` is the task's in messages.

    Raises:
        FielError: A row has a value that does not fit its column.
    """
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    places: defaultdict[str, list[str]] = defaultdict(list)
    types: dict[str, pa.Schema | None] = {}
    for item in items:
        rows[item.split].append(benchmark.encode(item))
        places[item.split].append(item.place)
        types.setdefault(item.split, item.types)
    try:
        return build_tables(benchmark, rows, types=unify_types(types.items()), places=places)
    except FielError as error:
        raise FielError(f"{name}: {error}") from None


def digest_rows(items: Iterable[Item]) -> str:
    """Return the SHA-256 of the rows that items were decoded from, which identifies a source."""
    digest = hashlib.sha256()
    for item in items:
        row = [item.split, {name: value for name, value in item.row.items() if value is not None}]
        digest.update(json.dumps(row, ensure_ascii=False, sort_keys=True, default=_write_value).encode())
    return digest.hexdigest()


def _write_value(value: Any) -> str:
    """Write a value that JSON does not support, such as a date, identically on every machine."""
    text = value.hex() if isinstance(value, bytes) else str(value)
    return f"{type(value).__name__}:{text}"


def describe_source(source: Source | None) -> SourceRecord | None:
    """Describe a source for the public, without the local folders of its files."""
    if source is None:
        return None
    values: dict[str, Any] = source.model_dump()
    for key in ("hub", "files"):
        if values[key]:
            values[key] = _describe_path(values[key])
    return SourceRecord.model_validate(values)


def _describe_path(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1] if path.startswith(("/", "~")) else path


def find_damage(benchmark: Benchmark, items: Iterable[Item]) -> ErrorsByItem:
    """Find the items whose text the evaluation harness changes before a model sees it."""
    checks = [check for check in benchmark.checks if check in _HARNESS_CHECKS]
    found = {item.id: sorted({each.check for check in checks for each in check(item)}) for item in items}
    return {id: tuple(names) for id, names in found.items() if names}


def find_strata(benchmark: Benchmark, items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """Return the splits in which each stratum of a benchmark has rows; empty if it has no stratum filter."""
    if benchmark.stratum_filter is None:
        return {}
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for item in items:
        found[benchmark.stratum(item)][item.split] = None
    return {stratum: tuple(found[stratum]) for stratum in sorted(found)}


def _verdict_of(item: Item, verdicts: Mapping[str, Verdict]) -> Verdict:
    return verdicts.get(item.id) or Verdict(item_id=item.id, status="pending", rule="no-answers")


def _record(
    outcome: TaskOutcome,
    decided: _Decided,
    corrected: Sequence[Item],
    annotators: Sequence[str],
    judgements: pa.Table,
) -> TaskRecord:
    task, file = outcome.task, outcome.file
    guide = file.folder / task.guide
    counted = sum(judgements.column("counted").to_pylist())
    source = describe_source(task.source)
    assert source is not None  # a task has one
    kinds = {
        item.id: find_kinds(item, verdict.corrections, language=file.campaign.language)
        for item, verdict in decided
        if verdict.corrections
    }
    return TaskRecord(
        benchmark=task.benchmark,
        columns=task.columns,
        source=source,
        source_sha256=digest_rows(outcome.items),
        english=describe_source(task.english),
        splits=task.splits,
        ids=task.ids,
        ids_file=_describe_path(str(task.ids_file)) if task.ids_file else None,
        sample=task.sample,
        limit=task.limit,
        guide_version=load_guide(guide).version if guide.is_file() else 0,
        min_submitted=file.campaign.annotation.min_submitted,
        asked=len(outcome.asked),
        paired=sum(item.pairing == "paired" for item in outcome.items if item.id in outcome.asked),
        counts=_count(decided),
        split_counts={
            split: _count([each for each in decided if each[0].split == split])
            for split in dict.fromkeys(item.split for item in corrected)
        },
        answers=AnswerCounts(
            counted=counted,
            set_aside=len(judgements) - counted,
            annotators=len(annotators),
            simulated=sum(name.startswith(SIMULATED_PREFIX) for name in annotators),
        ),
        rules=dict(sorted(Counter(verdict.rule for _, verdict in decided).items())),
        agreement=_measure_agreement(outcome),
        audit=_estimate_mistakes(outcome, kinds),
        kinds=dict(sorted(Counter(kind for own in kinds.values() for kind in own).items())),
        checks=_describe_checks(outcome),
        blind=describe_blind(outcome.blind, share=task.blind),
        corrected={item.id: tuple(verdict.corrections) for item, verdict in decided if verdict.corrections},
        unusable=tuple(item.id for item, verdict in decided if verdict.status == "unusable"),
        unresolved=dict(outcome.unresolved),
        unasked=dict(outcome.unasked),
        suspicious=dict(outcome.suspicious),
        damaged=dict(find_damage(task.definition, corrected)),
        withdrawn=outcome.withdrawn,
        opinions=describe_opinions(outcome),
        settled=tuple(
            SettledRecord(source=each.source, text=each.text, items=each.items) for each in outcome.settled
        ),
    )


def _count(decided: _Decided) -> Counts:
    statuses = Counter(verdict.status for _, verdict in decided)
    return Counts(
        items=len(decided),
        corrected=sum(bool(verdict.corrections) for _, verdict in decided),
        **{status: statuses[status] for status in STATUSES},
    )


def _measure_agreement(outcome: TaskOutcome) -> AgreementRecord | None:
    counted = [
        (each.item_id, each.choice)
        for each in outcome.judgements
        if why_set_aside(each, outcome.verdicts.get(each.item_id)) is None
    ]
    found = measure_labels(counted)
    if not found.items:
        return None
    return AgreementRecord(items=found.items, percent=_rounded(found.percent), alpha=_rounded(found.alpha))


def _describe_checks(outcome: TaskOutcome) -> dict[str, CheckRecord]:
    found = measure_acceptance(outcome.findings, outcome.judgements, outcome.file.campaign.language)
    return {
        check: CheckRecord(items=each.items, changed=round(each.changed, _DIGITS))
        for check, each in found.items()
    }


def _estimate_mistakes(outcome: TaskOutcome, kinds: Mapping[str, Sequence[str]]) -> AuditRecord | None:
    campaign, task = outcome.file.campaign, outcome.task.name
    share = campaign.annotation.audit
    audited = {id for id in outcome.asked if is_audited(campaign.name, task, id, share=share)}
    if not audited:
        return None
    verdicts = {
        item.id: _verdict_of(item, outcome.verdicts) for item in outcome.items if item.id in outcome.asked
    }
    found = asdict(estimate_mistakes(verdicts, audited))
    found |= {key: _rounded(found[key]) for key in ("left", "share", "share_low", "share_high")}
    found["kinds"] = {
        kind: {**asdict(each), "before": _rounded(each.before), "left": _rounded(each.left)}
        for kind, each in estimate_kinds(verdicts, audited, kinds).items()
    }
    return AuditRecord.model_validate({name: found[name] for name in AuditRecord.model_fields})


def _rounded(value: float | None) -> float | None:
    """Round to digits that do not depend on a machine's order of additions."""
    return None if value is None else round(value, _DIGITS)
