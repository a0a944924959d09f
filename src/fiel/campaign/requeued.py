"""Answers that go back to the people who gave them, and the private file that saves them first."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from fiel.files import write_private
from fiel.reading.textfiles import json_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The items affected by a new version of the guide.

    Attributes:
        items: Ids of items, or ``TASK=ID``.
        findings: Names of checks that found something in them.
    """

    items: Collection[str] = ()
    findings: Collection[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAnswer:
    """A submitted answer to be reviewed again.

    Attributes:
        response: Id of the answer in Argilla.
        annotator: User name of its author.
        guide: The version of the guide to review it with.
        values: Value by question, as in Argilla.
        submitted_at: When it was submitted, in UTC, in Argilla's format.
        problem: Why it does not count, as in `Judgement`; None when it is older than the guide.
        record: Id of its record in Argilla; empty in files of earlier versions.
    """

    response: str
    task: str
    item: str
    annotator: str
    guide: int
    values: dict[str, Any]
    submitted_at: str
    problem: str | None = None
    record: str = ""


def read_archived(path: Path) -> list[OldAnswer]:
    """Read the file of returned answers; a missing file means none."""
    return [OldAnswer(**json.loads(line)) for line in json_lines(path)]


def archive_answers(answers: Sequence[OldAnswer], path: Path) -> None:
    """Append answers to the private file of returned answers: JSON Lines, without duplicates."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(asdict(answer), ensure_ascii=False, sort_keys=True) for answer in answers]
    write_private(path, "".join(f"{line}\n" for line in dict.fromkeys([*json_lines(path), *lines])))
