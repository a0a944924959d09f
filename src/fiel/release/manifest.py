"""The manifest of an export: what was written, from which sources, and by which rules."""

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.naming import Language, Name
from fiel.reading.strict import StrictModel
from fiel.sources.subsets import Sample

MANIFEST = "manifest.json"
FORMAT: Literal["fiel-release-2"] = "fiel-release-2"
"""Value of the manifest's ``format``."""

FORMATS = ("fiel-release-1", FORMAT)
"""Formats of our exports; one in the first format is replaced without being compared."""

_MOST_BYTES = 256 << 20


class Counts(StrictModel):
    """Number of items by outcome; ``corrected`` ones are also counted as validated."""

    items: int
    validated: int
    corrected: int
    unusable: int
    disputed: int
    pending: int


class AnswerCounts(StrictModel):
    """Number of answers, by whether they counted.

    Attributes:
        counted: Answers from which the verdicts were made.
        set_aside: Answers that did not count; the judgements give the reasons.
        annotators: People whose answers counted, including simulated ones.
        simulated: Simulated ones among them.
    """

    counted: int
    set_aside: int
    annotators: int
    simulated: int


class AgreementRecord(StrictModel):
    """How much people agree on the items that two or more answered.

    Attributes:
        items: Number of those items.
        percent: Share of pairs of answers to one item with the same decision, from 0 to 1.
        alpha: Krippendorff's alpha of the decisions; null when it is undefined.
    """

    items: int
    percent: float | None
    alpha: float | None


class AuditRecord(StrictModel):
    """What a random sample of the items says about all items in the campaign.

    Attributes:
        items: Items in the campaign.
        audited: Items in the sample.
        decided: Sampled items that were validated or marked as unusable.
        mistaken: Decided items that were corrected or marked as unusable.
        left: Estimated number of items that still have a mistake; null when nothing is decided.
        left_low: Lower end of the 95 % confidence interval of ``left``.
        left_high: Upper end of the interval.
    """

    items: int
    audited: int
    decided: int
    mistaken: int
    left: float | None
    left_low: int
    left_high: int


class SourceRecord(StrictModel):
    """Where rows came from; files are given as a pattern without local folders.

    Attributes:
        hub: Dataset on the Hub.
        config: Its configuration.
        revision: The commit that was read.
        files: Pattern of the files, containing ``{split}``.
        column: Column that contained the row.
        columns: The source's own column names.
    """

    hub: str | None = None
    config: str | None = None
    revision: str | None = None
    files: str | None = None
    column: str | None = None
    columns: dict[str, str] | None = None


class WithdrawnRecord(StrictModel):
    """Items that were withdrawn from the campaign after people were asked about them.

    Attributes:
        items: Their ids.
        answers: Number of answers submitted to them, which are not in the export.
    """

    items: tuple[str, ...] = ()
    answers: int = 0


class TaskRecord(StrictModel):
    """One task of an export.

    Attributes:
        benchmark: Name of the benchmark.
        source: Where the translated rows came from.
        source_sha256: Digest of these rows, in order.
        english: Where the English originals came from.
        splits: The campaign file's splits: those that people were asked about; null for all.
        ids: The campaign file's ids.
        ids_file: The campaign file's file of ids.
        sample: The campaign file's sample.
        limit: The campaign file's limit.
        guide_version: Version of the annotation guide; 0 when it has none.
        min_submitted: Answers that each item needs.
        asked: Items in the campaign.
        paired: Items in the campaign shown next to the English original.
        counts: Items by outcome.
        split_counts: Items by outcome, by split.
        answers: Answers by whether they counted.
        rules: Number of verdicts by rule.
        agreement: How much people agree; null when no item has two answers.
        audit: Estimate of the remaining mistakes; null when the campaign has no audit.
        corrected: Names of the segments that changed, by item id.
        unresolved: Items in the campaign, as in the source, with an unresolved error; names of the checks.
        unasked: Items outside the campaign, as in the source, with an error; names of the checks.
        suspicious: Corrected items whose agreed text introduces an error that the original did not have.
        damaged: Items whose text the evaluation harness changes before a model sees it.
        withdrawn: Items that were withdrawn from the campaign.
    """

    benchmark: str
    source: SourceRecord
    source_sha256: str
    english: SourceRecord | None
    splits: list[str] | None
    ids: list[str] | None
    ids_file: str | None
    sample: Sample | None
    limit: int | None
    guide_version: int
    min_submitted: int
    asked: int = 0
    paired: int = 0
    counts: Counts
    split_counts: dict[str, Counts]
    answers: AnswerCounts
    rules: dict[str, int]
    agreement: AgreementRecord | None
    audit: AuditRecord | None
    corrected: dict[str, tuple[str, ...]]
    unresolved: dict[str, tuple[str, ...]]
    unasked: dict[str, tuple[str, ...]] = {}
    suspicious: dict[str, tuple[str, ...]]
    damaged: dict[str, tuple[str, ...]]
    withdrawn: WithdrawnRecord = WithdrawnRecord()


class Manifest(StrictModel):
    """A complete export.

    Attributes:
        format: Version of this format.
        fiel: Version of Fiel.
        campaign: Name of the campaign.
        formerly: The campaign's name at launch, if it was renamed since.
        title: Its title by language.
        language: Language of the translations.
        license: Licence of the data, as an SPDX identifier.
        tasks: The tasks by name, each in a folder of that name.
        files: SHA-256 by path, of every file except the manifest itself.
        ended: What was asked in tasks that the campaign no longer has, by dataset.
    """

    format: Literal["fiel-release-2"] = "fiel-release-2"
    fiel: str
    campaign: Name
    formerly: Name | None = None
    title: dict[str, str]
    language: Language
    license: str
    tasks: dict[Name, TaskRecord]
    files: dict[str, str] = Field(default_factory=dict)
    ended: dict[str, WithdrawnRecord] = Field(default_factory=dict)


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into the folder of an export."""
    text = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def digest_manifest(folder: Path) -> str:
    """Return the SHA-256 of an export's manifest, which identifies the export."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an export.

    Raises:
        FielError: It is missing, or this version of Fiel did not write it.
    """
    path = folder / MANIFEST
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FielError(f"{path}: expected {_MOST_BYTES:,} bytes or fewer, found {path.stat().st_size:,}")
        values: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise FielError(f"{path}: expected the manifest of an export, found: {error}") from None
    try:
        return Manifest.model_validate(values)
    except ValidationError as error:
        raise FielError(describe_validation(str(path), error)) from None
