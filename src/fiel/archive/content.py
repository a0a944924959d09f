"""The parts of an archive: people, datasets, records and manifest, and the digest of their content."""

import hashlib
from collections import Counter
from typing import Any, Literal

import orjson
from pydantic import Field

from fiel.naming import Name
from fiel.reading.strict import StrictModel

FORMAT = 1

_TIMES = {"inserted_at", "updated_at"}


class ArchivedPerson(StrictModel):
    """An account, and whether it is a member of the campaign's workspace."""

    username: str = Field(min_length=1)
    first_name: str
    last_name: str | None = None
    role: Literal["owner", "admin", "annotator"]
    member: bool


class ArchivedAnswer(StrictModel):
    """One person's answer to a record, with times in UTC as Argilla writes them."""

    username: str
    status: Literal["draft", "discarded", "submitted"]
    values: dict[str, Any]
    inserted_at: str
    updated_at: str


class ArchivedSuggestion(StrictModel):
    """A value that pre-fills a question of the form."""

    question: str
    value: Any
    type: str | None = None
    agent: str | None = None
    score: float | list[float] | None = None


class ArchivedRecord(StrictModel):
    """One record with everything that belongs to it."""

    external_id: str | None
    status: str
    fields: dict[str, Any]
    metadata: dict[str, Any] | None
    suggestions: list[ArchivedSuggestion]
    vectors: dict[str, list[float]]
    answers: list[ArchivedAnswer]
    inserted_at: str
    updated_at: str


class ArchivedDataset(StrictModel):
    """The settings of a dataset in Argilla's API; ``closed_at`` is set for a closed campaign."""

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_ -]*$")
    ready: bool
    closed_at: str | None
    guidelines: str | None
    allow_extra_metadata: bool
    distribution: dict[str, Any]
    metadata: dict[str, Any] | None
    fields: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    metadata_properties: list[dict[str, Any]]
    vectors_settings: list[dict[str, Any]]


class MemberInfo(StrictModel):
    """A member's size and the SHA-256 of its bytes."""

    bytes: int = Field(ge=0)
    sha256: str


class DatasetInfo(StrictModel):
    """The counts of a dataset, and the digest of its content without ids and times."""

    records: int
    answers: dict[str, int]
    content: str


class ArchiveManifest(StrictModel):
    """The list of an archive's contents."""

    format: int = FORMAT
    fiel: str
    argilla: str
    campaign: Name
    people: int
    datasets: dict[str, DatasetInfo]
    members: dict[str, MemberInfo]

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest, which identifies the archive."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def settle_record(record: ArchivedRecord, dataset: ArchivedDataset) -> ArchivedRecord:
    """Return a record with its status recomputed from its answers.

    A stock Argilla keeps an item completed after its answers were deleted with an account; the restored item
    returns to the queue, as it should.
    """
    submitted = sum(answer.status == "submitted" for answer in record.answers)
    complete = submitted >= dataset.distribution["min_submitted"]
    return record.model_copy(update={"status": "completed" if complete else "pending"})


class ContentSum:
    """Digest of a dataset's content, independent of the order of records."""

    def __init__(self, dataset: ArchivedDataset) -> None:
        settings = dataset.model_dump(exclude={"closed_at"})
        self._sum = _digest(settings)
        self._records = 0
        self._answers: Counter[str] = Counter()

    def add(self, record: ArchivedRecord) -> None:
        """Add a record."""
        self._records += 1
        self._answers.update(answer.status for answer in record.answers)
        content = record.model_dump(exclude=_TIMES)
        for answer in content["answers"]:
            for time in _TIMES:
                del answer[time]
        self._sum = (self._sum + _digest(content)) % 2**256

    def info(self) -> DatasetInfo:
        """Return the counts and the digest so far."""
        answers = dict(sorted(self._answers.items()))
        return DatasetInfo(records=self._records, answers=answers, content=f"{self._sum:064x}")


def _digest(content: Any) -> int:
    return int.from_bytes(hashlib.sha256(to_json(content)).digest())


def to_json(content: Any) -> bytes:
    """Write canonical JSON: sorted keys, no spaces."""
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
