"""Of how many people the answers are that a version of a dataset has and the one before had not.

Two versions show which answers came in between. If one person gave them, whoever knows who that was, from the
dashboard say, knows what they decided. Who gave which answer is kept by the home that exported, as numbers,
for its owner alone to read; nothing of it is published.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from fiel.errors import FielError
from fiel.files import write_private
from fiel.release.content import Release

FEWEST_PEOPLE = 3
"""The new answers of a version are of at least so many people, unless the organizers say otherwise."""

_COLUMNS = ["item_id", "simulated", "organizer", "decision", "reason", "segments"]
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """The answers that are in a version and not in the one before.

    Attributes:
        answers: How many there are of volunteers.
        people: Of how many people; None when the home does not know who gave them.
    """

    answers: int
    people: int | None


def authors_path(home: Path, campaign: str) -> Path:
    """Return where a home keeps who gave which answer of the last export of a campaign."""
    return home / "authors" / f"{campaign}.json"


def keep_authors(home: Path, campaign: str, releases: Iterable[Release]) -> None:
    """Keep who gave which answer of an export.

    Raises:
        FielError: The file cannot be written.
    """
    numbers: dict[str, int] = {}
    kept: dict[str, list[tuple[str, int]]] = {}
    for release in releases:
        rows = zip(_digests(release.judgements), release.authors, strict=True)
        dated = sorted(
            (author.submitted_at, author.annotator, digest)
            for digest, author in rows
            if digest is not None and author is not None
        )
        kept[release.task.name] = [
            (digest, numbers.setdefault(annotator, len(numbers))) for _, annotator, digest in dated
        ]
    path = authors_path(home, campaign)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, json.dumps(kept))
    except OSError as error:
        raise FielError(f"{path}: expected a file that can be written, found: {error}") from None


def load_authors(home: Path, campaign: str) -> dict[str, list[tuple[str, int]]]:
    """Return what `keep_authors` kept, by task: digest and author of each answer, the oldest first.

    Nothing is known when there is no such file, or none that can be read.
    """
    try:
        found: dict[str, list[tuple[str, int]]] = json.loads(authors_path(home, campaign).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def find_new_answers(known: Sequence[tuple[str, int]], before: pa.Table | None, now: pa.Table) -> NewAnswers:
    """Count the answers of volunteers that are new, and the people who gave them.

    An answer that somebody changed is new. Of answers to one item that say the same, the last ones are.

    Args:
        known: Who gave which answer of the task.
        before: The judgements of the version before; None when it has none, or there is no such version.
        now: Those of the version to come.
    """
    there = Counter(filter(None, _digests(before)))
    new = Counter(filter(None, _digests(now))) - there
    authors: defaultdict[str, list[int]] = defaultdict(list)
    for digest, author in known:
        authors[digest].append(author)
    if any(len(authors[digest]) < there[digest] + count for digest, count in new.items()):
        return NewAnswers(answers=new.total(), people=None)
    people = {author for digest, count in new.items() for author in authors[digest][-count:]}
    return NewAnswers(answers=new.total(), people=len(people))


def _digests(judgements: pa.Table | None) -> Iterator[str | None]:
    """Tell volunteers' answers apart by what is public of them and theirs alone; None for others' answers."""
    rows = judgements.select(_COLUMNS).to_pylist() if judgements is not None else []
    for row in rows:
        yield None if row["simulated"] or row["organizer"] else _digest(row)


def _digest(row: Mapping[str, Any]) -> str:
    values = [row["item_id"], row["decision"], row["reason"], [each["after"] for each in row["segments"]]]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:_DIGITS]
