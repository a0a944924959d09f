"""The manifest of an export: what was written, from what, and by which rules."""

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
"""What the manifest's ``format`` says."""

FORMATS = ("fiel-release-1", FORMAT)
"""By these an export is known as ours; one of the first form gives way without being compared."""

_MOST_BYTES = 256 << 20


class Counts(StrictModel):
    """How many items came to what: ``corrected`` ones are among the validated."""

    items: int
    validated: int
    corrected: int
    unusable: int
    disputed: int
    pending: int


class AnswerCounts(StrictModel):
    """How many answers there are, by whether they counted.

    Attributes:
        counted: Those from which the verdicts were made.
        set_aside: Those that did not count, which the judgements list with why.
        annotators: People whose answers counted, simulated ones included.
        simulated: Of these, the simulated.
    """

    counted: int
    set_aside: int
    annotators: int
    simulated: int


class AgreementRecord(StrictModel):
    """How far people agree, over the items that two or more answered.

    Attributes:
        items: How many items those are.
        percent: Of the pairs of answers to one item, the share with the same decision, from 0 to 1.
        alpha: Krippendorff's alpha of the decisions; null when it is not defined.
    """

    items: int
    percent: float | None
    alpha: float | None


class AuditRecord(StrictModel):
    """What the random slice of the items says about all those that people are asked about.

    Attributes:
        items: Items that people are asked about.
        audited: Those in the slice.
        decided: Those of them that were validated or called unusable.
        mistaken: Those of these that were corrected or called unusable.
        left: Estimated items that still have a mistake; null when nothing is decided.
        left_low: Where the 95 % confidence interval of ``left`` begins.
        left_high: Where it ends.
    """

    items: int
    audited: int
    decided: int
    mistaken: int
    left: float | None
    left_low: int
    left_high: int


class SourceRecord(StrictModel):
    """Where rows came from; a file goes by its pattern, without the folders of the machine it was on.

    Attributes:
        hub: Dataset on the Hub.
        config: Its configuration.
        revision: The commit that was read.
        files: Pattern of the files, with ``{split}`` in it.
        column: Column that held the row.
        columns: The source's own names of columns.
    """

    hub: str | None = None
    config: str | None = None
    revision: str | None = None
    files: str | None = None
    column: str | None = None
    columns: dict[str, str] | None = None


class WithdrawnRecord(StrictModel):
    """Items that people were asked about before they were taken out of the campaign.

    Attributes:
        items: Their ids.
        answers: How many answers people had submitted to them; they are not in the export.
    """

    items: tuple[str, ...] = ()
    answers: int = 0


class TaskRecord(StrictModel):
    """One task of an export.

    Attributes:
        benchmark: Name of the benchmark.
        source: Where the translated rows came from.
        source_sha256: Digest of these rows, in their order.
        english: Where the English originals came from.
        splits: As in the campaign file: the splits that people were asked about; null for all.
        ids: The same for ids.
        ids_file: The same for a file of ids.
        sample: The same for a sample.
        limit: The same for a limit.
        guide_version: Version of the annotation guide; 0 when it says none.
        min_submitted: Answers that each item needs.
        asked: Items that people are asked about.
        paired: Those of them beside which people see the English original.
        counts: Items by outcome.
        split_counts: The same by split.
        answers: How many answers counted.
        rules: How many verdicts each rule made.
        agreement: How far people agree; null when no item has two answers.
        audit: An estimate of the mistakes that are left; null when the campaign draws no such slice.
        corrected: Names of the segments that changed, by item id.
        unresolved: Items that people are asked about and that are as in the source with an error that nobody
            dealt with; names of the checks.
        unasked: Items outside the campaign, as in the source, with an error; names of the checks.
        suspicious: Corrected items whose agreed text introduces an error that the original did not have.
        damaged: Items whose text the evaluation harness changes before a model sees it.
        withdrawn: Items that were taken out of the campaign.
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
    """All of an export.

    Attributes:
        format: Version of this form.
        fiel: Version of Fiel.
        campaign: Name of the campaign.
        formerly: What the campaign was called when it was launched, if it was renamed since.
        title: Its title by language.
        language: Language of the translations.
        license: Licence of the data, as an SPDX identifier.
        tasks: The tasks by name, each in a folder of that name.
        files: SHA-256 by path, of every file but the manifest itself.
        ended: What people were asked about in tasks that the campaign has no more, by dataset.
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
    """Return the SHA-256 of an export's manifest, which tells it from any other."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an export.

    Raises:
        FielError: There is none, or it is none that this version of Fiel wrote.
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
