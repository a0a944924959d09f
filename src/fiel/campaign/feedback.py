"""What volunteers wrote to the organizers, and what became of it.

Comments stay in Argilla: they are personal. What the organizers answer is in a file beside the campaign's,
``campaigns/arc-c-es.feedback.jsonl``, which they share as they share that one, under version control. So it
names nobody and quotes nobody: a comment goes by a fingerprint of the item and the text.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.files import write_public
from fiel.reading.strict import StrictModel
from fiel.reading.textfiles import read_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What one person wrote about one item.

    Attributes:
        task: Name of the task.
        item: Id of the item.
        annotator: User name of who wrote it.
        text: The comment.
        status: What the answer is that it stands in: ``submitted``, ``draft`` or ``discarded``.
        written_at: When the answer took its present form, in UTC, in ISO 8601.
        findings: Names of the checks that found something in the item.
        link: Where Argilla shows the item to the owner of the key, or None when it does not.
    """

    task: str
    item: str
    annotator: str
    text: str
    status: str
    written_at: str
    findings: tuple[str, ...]
    link: str | None

    @property
    def id(self) -> str:
        """Fingerprint of the item and the text, which says nothing of who wrote it: 10 hexadecimal digits."""
        content = json.dumps([self.task, self.item, self.text], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:10]


class FeedbackAnswer(StrictModel):
    """What became of a comment.

    Attributes:
        id: The comment's.
        task: Name of the task.
        item: Id of the item.
        done: What was done, in words for the public.
        answered: The day.
    """

    id: str = Field(pattern=r"^[0-9a-f]{10}$")
    task: str
    item: str
    done: str = Field(min_length=1)
    answered: date


def answers_path(campaign: Path) -> Path:
    """Return the path of the answers to the comments of a campaign file."""
    return campaign.with_name(f"{campaign.stem}.feedback.jsonl")


def load_answers(path: Path) -> dict[str, FeedbackAnswer]:
    """Read the answers, by comment; the last word on a comment counts.

    Raises:
        FielError: A line of the file is no answer.
    """
    answers = {}
    for number, line in enumerate(_read_lines(path), start=1):
        if line.strip():
            try:
                answer = FeedbackAnswer.model_validate_json(line)
            except ValidationError as error:
                raise FielError(describe_validation(f"{path}: line {number}", error)) from None
            answers[answer.id] = answer
    return answers


def _read_lines(path: Path) -> list[str]:
    text = read_text(path, what="the answers to comments") if path.exists() else ""
    return text.split("\n")  # and nothing else that ends a line elsewhere: JSON may hold it


def add_answers(path: Path, answers: Iterable[FeedbackAnswer]) -> None:
    """Add answers to a file, which then has all or none of them."""
    before = "\n".join(_read_lines(path))
    if before and not before.endswith("\n"):
        before += "\n"
    write_public(path, before + "".join(f"{answer.model_dump_json()}\n" for answer in answers))


def choose_comments(comments: Sequence[Comment], wanted: str) -> list[Comment]:
    """Return the comment with an id, or all comments on an item.

    Raises:
        FielError: There is none, or the item's id is that of items of several tasks.
    """
    chosen = [each for each in comments if wanted in (each.id, each.item, f"{each.task}={each.item}")]
    if not chosen:
        raise FielError(
            f"expected the id of a comment, or of an item with comments, found {wanted}: fiel feedback list "
            "shows them"
        )
    tasks = sorted({each.task for each in chosen})
    if len(tasks) > 1:
        raise FielError(
            f"expected one of {', '.join(f'{task}={wanted}' for task in tasks)}, found {wanted}, which is an "
            "item of each of these tasks"
        )
    return chosen


def write_answers(comments: Sequence[Comment], done: str, *, today: date) -> list[FeedbackAnswer]:
    """Say what became of comments.

    Raises:
        FielError: The text is empty or names who wrote a comment; it is for the public.
    """
    text = " ".join(done.split())
    if not text:
        raise FielError("expected a text that says what was done, found an empty one")
    for comment in comments:
        if re.search(rf"(?<!\w){re.escape(comment.annotator)}(?!\w)", text, re.IGNORECASE):
            raise FielError(
                f"expected a text for the public, found the user name {comment.annotator} in it. Say what "
                "was done without saying who wrote the comment."
            )
    answers = [
        FeedbackAnswer(id=comment.id, task=comment.task, item=comment.item, done=text, answered=today)
        for comment in comments
    ]
    return list({answer.id: answer for answer in answers}.values())
