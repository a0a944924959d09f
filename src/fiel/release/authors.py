"""The number of people behind the answers that are new in a version of a dataset.

Comparing two versions shows which answers were added in between. If one person gave them, anyone who knows
who that was, for example from the dashboard, knows their decisions. The home that exported keeps who gave
which answer, as numbers in a private file; none of it is published.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import ValidationError

from fiel.errors import FielError
from fiel.files import write_private
from fiel.reading.strict import StrictModel
from fiel.release.configurations import read_judgements
from fiel.release.content import Release
from fiel.release.manifest import digest_manifest
from fiel.verdicts.quality import CARELESS_PREFIX

JUDGEMENT_COLUMNS = ["item_id", "simulated", "organizer", "decision", "reason", "set_aside", "segments"]
_DIGITS = 16
_BATCH = 1000  # answers at a time: as Python's objects they take ten times the memory


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """How volunteers' answers in a version differ from those in the previous one.

    Attributes:
        gone: Number of answers that disappeared: withdrawn, changed, or now an organizer's.
        people: Number of people behind the new ones; None when the home does not know the authors.
    """

    answers: int
    gone: int
    people: int | None


class Authors(StrictModel):
    """The authors of an export's answers, as stored in its home.

    Attributes:
        export: SHA-256 of the export's manifest.
        tasks: By task, the digest and the author's number of each answer, oldest first.
    """

    export: str
    tasks: dict[str, tuple[tuple[str, int], ...]]


def authors_path(home: Path, campaign: str) -> Path:
    """Return the path of the authors file for a campaign's last export."""
    return home / "authors" / f"{campaign}.json"


def keep_authors(home: Path, campaign: str, releases: Iterable[Release], *, export: Path) -> None:
    """Store the authors of a written export's answers.

    Raises:
        FielError: The file cannot be written.
    """
    numbers: dict[str, int] = {}
    kept: dict[str, tuple[tuple[str, int], ...]] = {}
    for release in releases:
        written = read_judgements(
            export / release.task.name,
            release.campaign.language,
            [*JUDGEMENT_COLUMNS[:-1], "segments.list.element.after"],
        )
        rows = zip(_digests(written), release.authors, strict=True)
        dated = sorted(
            (author.submitted_at, author.annotator, digest)
            for digest, author in rows
            if digest is not None and author is not None
        )
        kept[release.task.name] = tuple(
            (digest, numbers.setdefault(annotator, len(numbers))) for _, annotator, digest in dated
        )
    path = authors_path(home, campaign)
    authors = Authors(export=digest_manifest(export), tasks=kept)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, authors.model_dump_json())
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None


def load_authors(home: Path, campaign: str, *, export: Path) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the authors of an export's answers by task; empty when the home does not know them."""
    try:
        authors = Authors.model_validate_json(authors_path(home, campaign).read_bytes())
    except (OSError, ValidationError):
        return {}
    return authors.tasks if authors.export == digest_manifest(export) else {}


def find_new_answers(known: Sequence[tuple[str, int]], before: pa.Table | None, now: pa.Table) -> NewAnswers:
    """Count volunteers' new answers and the people who gave them.

    A changed answer counts as a new one, and its earlier form as gone. Among identical answers to one item,
    the last ones are the new ones. ``known`` are the authors of the task's answers; ``before`` is None when
    there is no previous version.
    """
    there, here = (Counter(filter(None, _digests(each))) for each in (before, now))
    new, gone = here - there, (there - here).total()
    authors: defaultdict[str, list[int]] = defaultdict(list)
    for digest, author in known:
        authors[digest].append(author)
    if any(len(authors[digest]) < here[digest] for digest in new):
        return NewAnswers(answers=new.total(), gone=gone, people=None)
    people = {author for digest, count in new.items() for author in authors[digest][-count:]}
    return NewAnswers(answers=new.total(), gone=gone, people=len(people))


def _digests(judgements: pa.Table | None) -> Iterator[str | None]:
    """Yield digests of the public parts of volunteers' answers; None for others' answers."""
    if judgements is None:
        return
    for batch in judgements.select(JUDGEMENT_COLUMNS).to_batches(_BATCH):
        columns = (batch.column(name).to_pylist() for name in JUDGEMENT_COLUMNS[:-1])
        segments = batch.column(JUDGEMENT_COLUMNS[-1])
        texts = iter(pc.struct_field(segments.flatten(), "after").to_pylist())
        lengths = segments.value_lengths().to_pylist()
        for item, simulated, organizer, decision, reason, set_aside, length in zip(
            *columns, lengths, strict=True
        ):
            own = list(islice(texts, length))
            careless = (set_aside or "").startswith(CARELESS_PREFIX)
            others = simulated or organizer
            yield None if others else _digest([item, decision, reason, careless, own])


def _digest(values: Sequence[Any]) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:_DIGITS]
